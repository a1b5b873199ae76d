"""Pages: nothing lost, nothing cut inside a sentence, every page within Telegram's limit."""

from hypothesis import given
from hypothesis import strategies as st

from bot.model import Place
from bot.telling.message import TEXT_LIMIT, visible_length
from bot.telling.paging import Block, pages, sentence_blocks
from bot.telling.quoting import marked

TEXTS = st.text(alphabet="甲乙丙，。；<&>😀\n 一", max_size=400)


def squeezed(text: str) -> str:
    return "".join(text.split())


@given(TEXTS, st.integers(10, 200))
def test_every_character_stands_on_some_page(text: str, size: int) -> None:
    whole = pages(sentence_blocks(text, Place(0, len(text))), size)
    shown = "".join(squeezed(page.striptags()) for page in whole)
    assert squeezed(shown) == squeezed(text)


@given(TEXTS)
def test_a_page_ends_where_a_sentence_ends(text: str) -> None:
    blocks = list(sentence_blocks(text, Place(0, len(text))))
    ends = {block.html for block in blocks}
    for page in pages(blocks, 20):
        assert any(page.endswith(end) for end in ends)


def test_a_sentence_that_no_message_holds_is_cut_after_a_comma() -> None:
    text = "甲乙丙丁，" * 3000
    whole = pages(sentence_blocks(text, Place(0, len(text))))
    assert len(whole) > 1
    assert all(visible_length(page) <= TEXT_LIMIT and page.endswith("，") for page in whole)


def test_blocks_keep_their_glue_only_within_a_page() -> None:
    a, b = Block(marked("甲")), Block(marked("乙"), "\n\n")
    assert pages([a, b], 100) == ("甲\n\n乙",)
    assert pages([a, b], 1) == ("甲", "乙")


@given(st.text(max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60))))
def test_marks_change_no_word(text: str, spans: list[tuple[int, int]]) -> None:
    marks = [Place(min(span), max(span)) for span in spans if min(span) < len(text)]
    html = marked(text, marks)
    assert html.replace("<b>", "").replace("</b>", "") == marked(text)
    assert html.count("<b>") == html.count("</b>")
