"""Whatever two letters hold: no sentence is lost, counted twice or put in the other's mouth."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.comparing import Changes, changes
from bot.comparing.wording import wording, wordings
from bot.model import Place, Reply
from bot.sentences import sentences
from tests.comparing.letters import letter

PIECES = st.sampled_from(
    ["我局将", "2026年底前", "2027年", "建成", "城东", "养老服务中心", "滨河幼儿园", "已", "3.5%",
     "35%", "，", "。", "。", "。", "；", "\n", "　", "“", "”", "轉化", "转化", "1,200", "1200"]
)  # fmt: skip
BODIES = st.lists(PIECES, max_size=25).map("".join)
ANY_BODIES = BODIES | st.text(max_size=60)


def all_places(found: Changes) -> tuple[list[Place], list[Place]]:
    """What is said of the text before and of the text after."""
    return (
        [*found.removed, *(pair.before for pair in found.reworded)],
        [*found.added, *(pair.after for pair in found.reworded)],
    )


def unchanged(reply: Reply, told: list[Place]) -> list[str]:
    """The wordings of the sentences of which nothing is said."""
    kept = [place for place in sentences(reply.text, reply.body) if place not in told]
    return wordings(reply.text, kept)


@settings(deadline=None)
@given(ANY_BODIES, ANY_BODIES)
def test_every_sentence_is_counted_once(one: str, other: str) -> None:
    before, after = letter(one), letter(other)
    told = all_places(changes(before, after))
    for reply, places in zip((before, after), told, strict=True):
        assert len(places) == len(set(places))
        assert set(places) <= set(sentences(reply.text, reply.body))
    kept, stayed = unchanged(before, told[0]), unchanged(after, told[1])
    assert Counter("".join(kept)) == Counter("".join(stayed))


@settings(deadline=None)
@given(ANY_BODIES, ANY_BODIES)
def test_a_sentence_that_both_hold_is_never_added_nor_removed(one: str, other: str) -> None:
    found = changes(letter(one), letter(other))
    told = all_places(found)
    gone, come = wordings(one, told[0]), wordings(other, told[1])
    assert not set(gone) & set(come)


@settings(deadline=None)
@given(ANY_BODIES)
def test_a_letter_does_not_differ_from_itself(body: str) -> None:
    assert changes(letter(body), letter(body)).nothing


@settings(deadline=None)
@given(ANY_BODIES, ANY_BODIES)
def test_the_other_way_round_it_is_the_other_way_round(one: str, other: str) -> None:
    there, back = changes(letter(one), letter(other)), changes(letter(other), letter(one))
    assert (there.added, there.removed) == (back.removed, back.added)
    assert {(pair.before, pair.after) for pair in there.reworded} == {
        (pair.after, pair.before) for pair in back.reworded
    }


@settings(deadline=None)
@given(ANY_BODIES, ANY_BODIES)
def test_places_stand_in_text_order(one: str, other: str) -> None:
    found = changes(letter(one), letter(other))
    for places in (found.added, found.removed, [pair.after for pair in found.reworded]):
        starts = [place.start for place in places]
        assert starts == sorted(starts)


@settings(deadline=None)
@given(ANY_BODIES)
def test_a_body_without_words_is_like_none(body: str) -> None:
    found = changes(letter(""), letter(body))
    assert not found.removed and not found.reworded
    assert found.nothing == (wording(body) == "")
