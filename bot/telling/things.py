"""What can be followed, by the name that a person knows it by: in a line, on a button, opened."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from bot.model import ReplyLine, StoredAgency, StoredStep, Subject
from bot.telling import actions, names
from bot.telling.catalogue import Catalogue, clipped
from bot.telling.message import Button, label
from bot.telling.origins import ocr
from bot.telling.quoting import quote

SUBJECTS = tuple(Subject)  # a button carries a position in it: never change the order
BUTTON_WIDTH = 40  # characters of a button that has a row of its own


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that can be followed; `id` is what a button carries, 0 when it is gone."""

    subject: Subject
    id: int
    name: str  # for buttons and toasts
    line: Markup  # for a message
    opens: str | None  # the callback data that shows it
    words: Markup | None = None  # a next step's own

    @property
    def values(self) -> tuple[int, int]:
        """The subject and the id as a button carries them."""
        return SUBJECTS.index(self.subject), self.id


def proposal(t: Catalogue, line: ReplyLine) -> Thing:
    """A reply's proposal, or proposals."""
    facts = [names.number(t, line.numbers), names.session(t, line), names.agency(line.agency, t)]
    return Thing(
        Subject.PROPOSAL,
        line.id,
        f"{clipped(facts[0], 30)} {line.title}",
        names.listed(t, facts),
        actions.PROPOSAL(line.id),
    )


def proposal_gone(t: Catalogue, key: str) -> Thing:
    """A proposal of which no reply is stored any more, by what its key says."""
    number = key.rsplit("|", 1)[-1] if key.count("|") == 4 else ""
    name = f"{names.number(t, [number] if number else [])}（{t.plain('subject-gone')}）"
    return _plain(Subject.PROPOSAL, name)


def agency(t: Catalogue, agency: StoredAgency | None) -> Thing:
    """An agency, or what is left of one that no reply names any more."""
    if agency is None:
        return _gone(t, Subject.AGENCY)
    line = Markup("{}").format(clipped(agency.name))
    return Thing(Subject.AGENCY, agency.id, agency.name, line, actions.AGENCY(agency.id))


def member(name: str, words_id: int) -> Thing:
    """A proposer; their name is kept as words are."""
    line = Markup("{}").format(clipped(name))
    return Thing(Subject.MEMBER, words_id, name, line, actions.LOOK_UP(words_id))


def step(t: Catalogue, stored: StoredStep | None) -> Thing:
    """A next step with the reply that it stands in."""
    if stored is None:
        return _gone(t, Subject.STEP)
    line = stored.reply
    facts = [
        names.number(t, line.numbers),
        names.session(t, line),
        names.agency(line.agency, t),
        t.plain("subject-step"),
        ocr(t, there=line.ocr),
    ]
    return Thing(
        Subject.STEP,
        stored.id,
        stored.step.text,
        names.listed(t, facts),
        actions.PLACE(stored.id),
        quote(t, stored.step.text),
    )


def words(text: str, words_id: int) -> Thing:
    """Words that a reply may hold."""
    line = Markup("“{}”").format(clipped(text))
    return Thing(Subject.WORDS, words_id, f"“{text}”", line, actions.LOOK_UP(words_id))


def words_gone(t: Catalogue) -> Thing:
    """Words that are no longer kept."""
    return _gone(t, Subject.WORDS)


def _gone(t: Catalogue, subject: Subject) -> Thing:
    return _plain(subject, f"{t.plain(f'subject-{subject}')}（{t.plain('subject-gone')}）")


def _plain(subject: Subject, name: str) -> Thing:
    return Thing(subject, 0, name, Markup("{}").format(clipped(name)), None)


# --- the button on an answer ----------------------------------------------------------------------


def follow_button(t: Catalogue, thing: Thing, followed: bool) -> Button:
    """Follows, or shows that it is followed and ends it; words are asked about first."""
    if followed:
        return Button(_label(t, thing, "button-followed"), actions.UNFOLLOW(*thing.values))
    data = (
        actions.FOLLOW_WORDS(thing.id)
        if thing.subject is Subject.WORDS
        else actions.FOLLOW(*thing.values)
    )
    return Button(_label(t, thing, "button-follow"), data)


def _label(t: Catalogue, thing: Thing, message: str) -> str:
    """A search has several such buttons: of words and of members, so theirs are named."""
    if thing.subject in (Subject.WORDS, Subject.MEMBER):
        return t.plain(f"{message}-this", what=label(thing.name.strip("“”"), 16))
    return t.plain(f"{message}-step" if thing.subject is Subject.STEP else message)
