"""The sentences of a reply that show the words asked for, and where in them the words stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from bot.folding import fold
from bot.model import Passage, Place, Reply
from bot.sentences import clauses
from bot.tables import table
from bot.typed import Term

# One passage shows what is said, a second what the first leaves out; a third is the whole reply.
MOST_PASSAGES = 2

# ○ is a digit in 二○二四年, though Unicode calls it a symbol.
_RUN = re.compile(r"(?:[^\W_]|○)+")


def best_passages(reply: Reply, words: Sequence[str | Term]) -> tuple[Passage, ...]:
    """The sentences that show most of the words: what is, figures in view, and what is to come.

    Of a `Term` any word will do.
    """
    folded, whole = fold(reply.text), Place(0, len(reply.text))
    terms = [(word,) if isinstance(word, str) else word for word in words]
    patterns = {term[0]: _pattern(term) for term in terms if _pattern(term).pattern}
    shown = {place: _shown(folded, place, patterns) for place in clauses(reply.text, whole)}
    left = {place: held for place, held in shown.items() if held}
    chosen: list[Place] = []
    missing = frozenset(patterns)
    while left and len(chosen) < MOST_PASSAGES:
        best = max(left, key=lambda place: _worth(reply, place, left[place] & missing, chosen))
        if chosen and not (left[best] & missing or _adds(reply, best, chosen)):
            break
        missing -= left.pop(best)
        chosen.append(best)
    chosen.sort(key=lambda place: place.start)
    return tuple(_passage(reply.text, folded, place, patterns.values()) for place in chosen)


def _worth(
    reply: Reply, place: Place, shows: frozenset[str], chosen: Sequence[Place]
) -> tuple[int, bool, bool, bool, int]:
    """More words, what the body says for itself, a figure, what is; then the earlier sentence.

    Once what is has been chosen, what is to come is worth more than another figure.
    """
    to_come, figure = _is_step(reply, place), _holds_figure(reply, place)
    wanted = (to_come, figure) if chosen else (figure, not to_come)
    return len(shows), _speaks_for_itself(reply, place), *wanted, -place.start


def _adds(reply: Reply, place: Place, chosen: Sequence[Place]) -> bool:
    """Whether a second sentence says what the first leaves out: what is to come, or a figure."""
    return any(
        says(reply, place) and not any(says(reply, each) for each in chosen)
        for says in (_is_step, _holds_figure)
    )


def _is_step(reply: Reply, place: Place) -> bool:
    return any(_overlap(place, step.start, step.end) for step in reply.next_steps)


def _speaks_for_itself(reply: Reply, place: Place) -> bool:
    """Whether it stands in the body and neither repeats the title nor only thanks."""
    sentence = place.of(reply.text)
    empty = (*reply.titles, *table("search_words")["courtesies"])
    return reply.body.start <= place.start < reply.body.end and not any(
        phrase in sentence for phrase in empty if phrase
    )


def _holds_figure(reply: Reply, place: Place) -> bool:
    return any(_overlap(place, figure.start, figure.end) for figure in reply.figures)


def _overlap(place: Place, start: int, end: int) -> bool:
    return start < place.end and place.start < end


def _pattern(term: Term) -> re.Pattern[str]:
    """The words as the store finds them: between letters and digits any marks and blanks."""
    ways = (r"[\W_]+".join(re.escape(run) for run in _RUN.findall(word)) for word in term)
    return re.compile("|".join(sorted(filter(None, ways), key=len, reverse=True)))


def _shown(folded: str, place: Place, patterns: Mapping[str, re.Pattern[str]]) -> frozenset[str]:
    sentence = place.of(folded)
    return frozenset(word for word, pattern in patterns.items() if pattern.search(sentence))


def _passage(text: str, folded: str, place: Place, patterns: Iterable[re.Pattern[str]]) -> Passage:
    marks = tuple(_marks(place.of(folded), patterns))
    return Passage(text=place.of(text), start=place.start, marks=marks)


def _marks(sentence: str, patterns: Iterable[re.Pattern[str]]) -> Iterator[Place]:
    """Where the words stand, from left to right, the longer word where two overlap."""
    longest_first = sorted((each.pattern for each in patterns), key=len, reverse=True)
    for match in re.finditer("|".join(longest_first), sentence):
        yield Place(match.start(), match.end())
