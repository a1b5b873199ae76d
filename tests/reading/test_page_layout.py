"""Where glyphs stand decides what is a line, a paragraph, a row, a running head."""

import pytest

from bot.reading.paged.page_boxes import Glyph, Page, Rule, width_of
from bot.reading.paged.page_layout import lay_out

EM = 10.0
WIDTH, HEIGHT = 400.0, 600.0
LEFT, RIGHT = 50.0, 350.0  # thirty characters a line


def printed(text: str, line: float, left: float = LEFT, em: float = EM) -> list[Glyph]:
    """A line of text at its place, a glyph a character; lines are two ems apart."""
    top = line * 2 * EM
    glyphs = []
    for mark in text:
        right = left + width_of(mark) * em
        if not mark.isspace():
            glyphs.append(Glyph(mark, left, top, right, top + em))
        left = right
    return glyphs


def at_right(text: str, line: float, em: float = EM) -> list[Glyph]:
    return printed(text, line, RIGHT - width_of(text) * em, em)


def centred(text: str, line: float, em: float = EM) -> list[Glyph]:
    return printed(text, line, (WIDTH - width_of(text) * em) / 2, em)


def page(*lines: list[Glyph], rules: tuple[Rule, ...] = ()) -> Page:
    return Page(WIDTH, HEIGHT, tuple(glyph for line in lines for glyph in line), rules)


def text_of(*pages: Page) -> list[str]:
    return lay_out(pages).text.splitlines()


FULL = "全县共有乡镇小学三十八所其中二十一所冬季仍用燃煤取暖室温不足"
FIRST = "　　" + FULL[:28]
BODY = [printed(FIRST, 3), printed(FULL, 4), printed("十四度。", 5), printed(FIRST, 6)]


def test_sample_line_is_as_long_as_the_measure() -> None:
    assert len(FULL) == 30


def test_full_lines_go_on_and_a_set_in_line_begins_a_paragraph() -> None:
    assert text_of(page(*BODY, printed("完。", 7))) == [
        FULL[:28] + FULL + "十四度。",
        FULL[:28] + "完。",
    ]


def test_glyphs_may_be_drawn_in_any_order() -> None:
    drawn = page(*BODY)
    assert text_of(Page(WIDTH, HEIGHT, drawn.glyphs[::-1])) == text_of(drawn)


def test_a_line_that_has_room_left_ends_its_paragraph() -> None:
    short = FULL[:20]
    assert text_of(page(*BODY, printed(short, 7), printed("浦宁县", 8)))[-2:] == [
        FULL[:28] + short,
        "浦宁县",
    ]


def test_a_figure_that_did_not_fit_leaves_its_line_full() -> None:
    line = FULL[:26]
    lines = [printed(line, 7), printed("0000-5550176转二号。", 8)]
    assert text_of(page(*BODY, *lines))[-1] == FULL[:28] + line + "0000-5550176转二号。"


def test_a_full_line_with_a_full_stop_goes_on_where_paragraphs_are_set_in() -> None:
    stopped = FULL[:29] + "。"
    assert text_of(page(*BODY, printed(stopped, 7), printed("又一句。", 8)))[-1] == (
        FULL[:28] + stopped + "又一句。"
    )


def test_a_signature_behind_a_full_line_is_its_own() -> None:
    stopped = FULL[:29] + "。"
    assert text_of(page(*BODY, printed(stopped, 7), printed("浦宁县教育局", 8)))[-1] == (
        "浦宁县教育局"
    )


def test_without_set_in_lines_a_full_stop_at_the_margin_ends_the_paragraph() -> None:
    stopped = FULL[:29] + "。"
    lines = [printed(FULL, 3), printed(stopped, 4), printed(FULL, 5), printed("止。", 6)]
    assert text_of(page(*lines)) == [FULL + stopped, FULL + "止。"]


def test_words_of_letters_stay_apart_where_lines_meet() -> None:
    lines = [printed(FULL[:26] + "internet", 7), printed("of things项目。", 8)]
    assert text_of(page(*BODY, *lines))[-1].endswith("internet of things项目。")


def test_a_title_of_larger_type_joins_where_its_line_is_full() -> None:
    title = [centred("关于县政协十届四次会议第五十七号提案", 0, 16), centred("的答复", 1, 16)]
    assert text_of(page(*title, *BODY))[0] == "关于县政协十届四次会议第五十七号提案的答复"


def test_title_lines_that_were_broken_by_hand_stay_lines() -> None:
    title = [centred("浦宁县教育局", 0, 16), centred("关于第五十七号提案的答复", 1, 16)]
    assert text_of(page(*title, *BODY))[:2] == ["浦宁县教育局", "关于第五十七号提案的答复"]


def test_signature_and_date_at_the_right_stay_lines() -> None:
    lines = [
        at_right("浦宁县教育局", 8),
        at_right("二〇二五年六月九日", 9),
        printed("联系人：罗安", 10),
    ]
    assert text_of(page(*BODY, *lines))[-3:] == [
        "浦宁县教育局",
        "二〇二五年六月九日",
        "联系人：罗安",
    ]


def test_class_letter_beside_the_title_comes_before_it() -> None:
    assert text_of(page(printed("浦宁县教育局", 0), at_right("A类", 0), *BODY))[:2] == [
        "A类",
        "浦宁县教育局",
    ]


def test_a_gap_as_wide_as_a_column_is_a_tab() -> None:
    lines = [printed("联系人：罗安", 8), printed("电话：0000-5550176", 8, 200)]
    assert text_of(page(*BODY, *lines))[-1] == "联系人：罗安\t电话：0000-5550176"


def ruled(*across: float, down: tuple[float, ...]) -> tuple[Rule, ...]:
    """A grid with upright rules at `across` and level ones at the lines `down`."""
    tops = [line * 2 * EM - 5 for line in down]
    level = [Rule(across[0], top, across[-1], top) for top in tops]
    return (*level, *(Rule(left, tops[0], left, tops[-1]) for left in across))


def test_a_ruled_row_of_two_cells_is_label_and_value() -> None:
    rows = [printed("文号", 1, 60), printed("浦教函", 1, 160), printed("第五号", 2, 160)]
    grid = ruled(LEFT, 150, RIGHT, down=(1, 3, 4))
    kind = [printed("类别：", 3, 60), printed("A", 3, 160)]
    assert text_of(page(*rows, *kind, rules=grid)) == ["文号：浦教函第五号", "类别：A"]


def test_a_ruled_row_of_more_cells_has_tabs() -> None:
    row = [printed("年", 1, 60), printed("所数", 1, 160), printed("万元", 1, 260)]
    grid = ruled(LEFT, 150, 250, RIGHT, down=(1, 2))
    assert text_of(page(*row, rules=grid)) == ["年\t所数\t万元"]


@pytest.mark.parametrize(
    "number", ["- {} -", "— {} —", "第{}页", "第 {} 页 共 3 页", "{}/3", "·{}·", "{}"]
)
def test_page_numbers_are_dropped(number: str) -> None:
    pages = [page(*BODY, centred(number.format(count), 27)) for count in (1, 2, 3)]
    assert len(text_of(*pages)) == 6
    assert all(line.startswith(FULL[:28]) for line in text_of(*pages))


def test_a_number_in_the_letter_is_no_page_number() -> None:
    assert text_of(page(*BODY, printed("2024", 7)))[-1].endswith("2024")


def test_running_heads_are_dropped_with_their_changing_figures() -> None:
    bodies = [[printed(mark * 28, line) for line in (3, 4, 5)] for mark in "甲乙丙"]
    pages = [page(printed(f"答复{n}", 0, 120), *body) for n, body in enumerate(bodies, 1)]
    assert text_of(*pages) == ["甲" * 84 + "乙" * 84 + "丙" * 84]


def test_an_agency_that_heads_the_first_page_and_signs_the_last_is_no_running_head() -> None:
    first = page(centred("云泽县教育局", 1), *BODY)
    last = page(centred("云泽县教育局", 1), centred("2024年6月12日", 2))
    assert text_of(first, last).count("云泽县教育局") == 2


def test_a_letter_that_is_printed_twice_has_no_running_heads() -> None:
    letter = page(printed("罗予安委员：", 2), *BODY, printed("完。", 7))
    assert text_of(letter, letter).count("罗予安委员：") == 2


def test_a_class_letter_on_each_letter_of_a_file_is_no_running_head() -> None:
    assert text_of(*[page(at_right("A类", 0), *BODY)] * 2).count("A类") == 2


def test_a_paragraph_goes_on_over_the_page_and_the_break_says_where() -> None:
    first, second = page(*BODY, printed(FULL, 7)), page(printed("续页。", 3), *BODY[3:])
    laid_out = lay_out([first, second])
    assert laid_out.text.splitlines()[1] == FULL[:28] + FULL + "续页。"
    assert laid_out.text[laid_out.breaks[0] :].startswith("续页。")


def test_a_blank_page_counts_as_a_page() -> None:
    laid_out = lay_out([page(*BODY), page(), page(printed("完。", 3))])
    assert len(laid_out.breaks) == 2
    assert laid_out.text[laid_out.breaks[1] :] == "完。\n"


def test_no_pages_give_no_text() -> None:
    assert lay_out([]).text == ""
