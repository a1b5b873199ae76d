"""Which sentences of a reply are shown for some words, and what is marked in them."""

from bot.finding.passages import best_passages
from bot.model import Passage
from tests.finding.replies import Draft, reply


def passages(body: str, *words: str, figures: tuple[str, ...] = ()) -> tuple[Passage, ...]:
    draft = Draft(
        number="1",
        title="关于电梯的提案",
        agency="望澜市住房和城乡建设局",
        body=body,
        figures=figures,
    )
    return best_passages(reply(draft), words)


def texts(found: tuple[Passage, ...]) -> list[str]:
    return [passage.text for passage in found]


def test_what_the_body_says_comes_before_the_repeated_title() -> None:
    assert texts(passages("电梯已加装。", "电梯")) == ["电梯已加装。"]


def test_thanks_come_last() -> None:
    assert texts(passages("感谢您关心电梯。电梯已加装。", "电梯")) == ["电梯已加装。"]


def test_a_title_alone_is_better_than_nothing() -> None:
    assert texts(passages("已经办结。", "电梯")) == ["您提出的《关于电梯的提案》收悉。"]


def test_a_sentence_with_a_figure_is_in_view() -> None:
    body = "电梯很重要。全市已加装电梯356部。电梯要管好。"
    assert texts(passages(body, "电梯", figures=("356部",))) == ["全市已加装电梯356部。"]


def test_the_sentence_with_most_words_then_the_one_with_the_rest() -> None:
    body = "电梯很重要。电梯由业主加装。财政给予补助。"
    assert texts(passages(body, "电梯", "加装", "补助")) == ["电梯由业主加装。", "财政给予补助。"]


def test_every_place_of_every_word_is_marked_the_longer_word_first() -> None:
    (passage,) = passages("加装电梯，电梯井同时施工。", "电梯", "电梯井")
    marked = [(mark.start, mark.of(passage.text)) for mark in passage.marks]
    assert marked == [(2, "电梯"), (5, "电梯井")]


def test_marks_are_places_in_the_printed_text() -> None:
    (passage,) = passages("已加裝電梯３５６部。", "电梯356部")
    assert [mark.of(passage.text) for mark in passage.marks] == ["電梯３５６部"]


def test_a_clause_of_an_enumeration_stands_alone() -> None:
    assert texts(passages("一是修路；二是加装电梯；三是绿化。", "加装电梯")) == ["二是加装电梯；"]


def test_words_that_stand_nowhere_show_nothing() -> None:
    assert passages("电梯已加装。", "碳纤维") == ()
