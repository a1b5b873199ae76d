"""RTF gives the words that Word shows, in whatever encoding they are written."""

import pytest

from bot.errors import Damaged
from bot.reading.extracted import Limits
from bot.reading.word.rtf import rtf_text
from tests.reading.answer import FILES, FIRST_OF_PAGE_TWO, LINES

FONTS = (
    r"{\fonttbl{\f0\froman\fcharset0 Times New Roman;}{\f1\fnil\fcharset134 SimSun;}"
    r"{\f2\fnil\fcharset136 PMingLiU;}{\f3\fnil\fcharset2 Wingdings 2;}}"
)


def lines(body: str, head: str = r"\ansicpg936\deff0") -> list[str]:
    content = rf"{{\rtf1\ansi{head}{FONTS}{body}}}".encode("ascii")
    return rtf_text(content, "答复.rtf", Limits()).text.splitlines()


def hexed(words: str, encoding: str = "gb18030") -> str:
    return "".join(f"\\'{byte:02x}" for byte in words.encode(encoding))


def units(words: str, fallback: str = "?") -> str:
    """The words as \\u numbers with a character for programs that know none."""
    stored = words.encode("utf-16-be")
    codes = (int.from_bytes(stored[at : at + 2], "big") for at in range(0, len(stored), 2))
    return "".join(f"\\u{code - 0x10000 if code > 0x7FFF else code} {fallback}" for code in codes)


def test_a_file_of_an_office_suite_is_read_as_shown() -> None:
    read = rtf_text((FILES / "answer.rtf").read_bytes(), "答复.rtf", Limits())
    assert [line for line in read.text.splitlines() if line] == LINES
    assert [read.text[at:].split()[0] for at in read.breaks] == [FIRST_OF_PAGE_TWO]


# --- encodings ------------------------------------------------------------------------------------


@pytest.mark.parametrize("font", [r"\f0 ", r"\f1 ", r"\loch\af0\hich\af0\dbch\af1 "])
def test_bytes_of_gbk_whatever_font_they_are_set_in(font: str) -> None:
    assert lines(font + hexed("顾青禾委员：“镕”") + r"\par") == ["顾青禾委员：“镕”"]


def test_raw_bytes_and_a_second_byte_written_as_a_letter() -> None:
    raw = "答复".encode("gb18030") + rb" \'81@\par"
    content = rb"{\rtf1\ansi\ansicpg936{\fonttbl{\f0\fcharset134 SimSun;}}\f0 " + raw + b"}"
    assert rtf_text(content, "答复.rtf", Limits()).text == "答复 丂\n"


def test_a_fonts_character_set_goes_before_the_documents() -> None:
    body = r"\f1 " + hexed("答复") + r"\f2 " + hexed("臺灣", "cp950")
    assert lines(body, r"\ansicpg1252") == ["答复臺灣"]


def test_unicode_with_its_fallback_skipped_and_beyond_the_first_plane() -> None:
    assert lines(r"\uc1" + units("答复") + r"\uc2" + units("𠮷野", r"\'bf\'bf")) == ["答复𠮷野"]
    assert lines(r"\uc0" + units("答复", "") + "x") == ["答复x"]


def test_a_fallback_ends_with_its_group() -> None:
    assert lines(r"{\uc2\u31572 ?}AB") == ["答AB"]


# --- structure ------------------------------------------------------------------------------------


def test_list_numbers_are_those_the_file_has_printed() -> None:
    item = r"\pard{\listtext\pard\plain \f1 " + hexed("一、") + r"\tab}" + hexed("关于底数")
    old = r"\pard{\pntext\f0 1.\tab}{\*\pn\pnlvlbody{\pntxta .}}" + hexed("云溪")
    assert lines(item + r"\par") == ["一、关于底数"]
    assert lines(old + r"\par") == ["1. 云溪"]
    assert lines(item + r"\par" + old + r"\par") == ["一、关于底数", "云溪"]


def test_deleted_hidden_and_moved_away_text_is_left_out() -> None:
    body = (
        "A{\\revised B}{\\deleted C\\par}{\\v D}\\v E\\v0 F{\\mvf G}{\\deleted H\\plain I}"
        r"\v J\plain K\par"
    )
    assert lines(body) == ["ABFIK"]


def test_a_fields_result_stays_and_its_code_goes() -> None:
    link = r'{\field{\*\fldinst{HYPERLINK "http://example.invalid/"}}{\fldrslt{\ul site}}}'
    assert lines(rf"see {link}.\par") == ["see site."]


def test_a_text_box_once_above_its_paragraph_and_notes_below() -> None:
    box = (
        r"{\shp{\*\shpinst\shpleft1{\sp{\sn shapeType}{\sv 202}}{\shptxt \pard B\par}}"
        r"{\shprslt{\*\do\dptxbx{\dptxbxtext \pard B\par}}}}"
    )
    note = r"{\super{\footnote \pard note\par}}"
    end_note = r"{\*\footnote\ftnalt end\par}"
    assert lines(rf"{box}title\par 42{note}{end_note} done\par") == [
        "B",
        "title",
        "42 done",
        "note",
        "end",
    ]


def test_rows_are_lines_and_a_label_stands_before_its_value() -> None:
    def row(*cells: str) -> str:
        return r"\trowd\pard\intbl " + "".join(rf"{cell}\cell " for cell in cells) + r"\row"

    body = (
        r"before\par"
        + row("a", "b", "c")
        + row(r"\f1 " + hexed("联系人"), hexed("林远"))
        + r"\pard after\par"
    )
    assert lines(body) == ["before", "a\tb\tc", "联系人：林远", "after"]


def test_a_nested_table_loses_no_cell() -> None:
    inner = r"\pard\intbl\itap2 i\nestcell j\nestcell k\nestcell "
    end = r"{\*\nesttableprops\trowd\cellx1\nestrow}{\nonesttables\par}"
    body = rf"\trowd\pard\intbl out\par{inner}{end}\pard\intbl tail\cell side\cell\row\pard z\par"
    assert lines(body) == ["out", "i\tj\tk", "tail", "side", "z"]


def test_a_section_that_goes_on_begins_no_page() -> None:
    content = rb"{\rtf1\sectd\sbknone a\par\sect\sectd\sbknone b\par\sect\sectd c\par}"
    read = rtf_text(content, "答复.rtf", Limits())
    assert [read.text[at:].split() for at in read.breaks] == [["c"]]


def test_headers_pictures_and_properties_are_no_text_but_the_letters_number_is() -> None:
    head = r"{\header\pard running head\par [2024]15" + hexed("号") + r"\par}{\footer 1}"
    picture = r"{\pict\wmetafile8 0102030405}{\*\shppict{\pict\bin4 }}{x}}{\*\unknown x}"
    info = r"{\info{\title x}{\author y}}{\stylesheet{\s0 Normal;}}{\colortbl;\red0;}"
    assert lines(head + info + picture + r"text\par") == ["[2024]15号", "text"]


def test_binary_data_is_jumped_over_whatever_it_holds() -> None:
    assert lines(r"a{\pict\bin5 }}}{{}b\par") == ["ab"]


def test_unicode_alternatives_are_read_once() -> None:
    assert lines(r"{\upr{a?}{\*\ud{" + units("答") + r"}}}b\par") == ["答b"]


def test_breaks_tabs_and_named_characters() -> None:
    body = r"a\line b\tab c\ldblquote d\rdblquote\emdash\~e\_f\{\}\\ \page g\sect h\par"
    read = rtf_text(rf"{{\rtf1\ansi {body}}}".encode(), "答复.rtf", Limits())
    assert read.text.splitlines() == ["a", "b\tc“d”—\xa0e-f{}\\ ", "g", "h"]
    assert [read.text[at:].split()[0] for at in read.breaks] == ["g", "h"]


def test_signs_of_pictorial_fonts_by_their_meaning_and_unknown_ones_are_said() -> None:
    content = rf"{{\rtf1\ansi{FONTS}\f3 \'52\f0 a\f3\u-4014 ?\'01\par}}".encode()
    read = rtf_text(content, "答复.rtf", Limits())
    assert read.text == "☑a☑\n"
    assert read.warnings == ("文件里有 1 个字符或符号没有读出，请对照原件。",)


# --- files that are not what they should be -------------------------------------------------------


def test_braces_without_end_neither_hang_nor_hide_the_text() -> None:
    assert lines("{" * 300_000 + "a" + "}" * 300_000 + r"b\par") == ["ab"]


def test_what_stands_behind_the_closed_document_is_no_text() -> None:
    assert rtf_text(rb"{\rtf1 a\par}b}c{d", "答复.rtf", Limits()).text == "a\n"


def test_a_long_run_of_coded_bytes_is_read_in_one_pass() -> None:
    assert lines(r"\f1 " + hexed("答复") * 100_000) == ["答复" * 100_000]


def test_a_control_word_with_a_huge_number_is_harmless() -> None:
    assert lines(r"b\u9999999999 ?a\par\bin9999999999") == ["b" + chr(9999999999 & 0xFFFF) + "a"]


@pytest.mark.parametrize("content", [b"{\\rtf1 }", b"{\\rtf1{\\pict 00}\\par}", b"plain", b""])
def test_a_file_without_words_is_said_to_be_damaged(content: bytes) -> None:
    with pytest.raises(Damaged):
        rtf_text(content, "答复.rtf", Limits())
