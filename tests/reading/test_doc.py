"""Binary Word documents (doc, wps) give the words that Word shows, and say why they cannot."""

import io
import struct

import olefile
import pytest

from bot.errors import Damaged, Unsupported
from bot.reading.extracted import Limits
from bot.reading.word.doc import doc_text
from bot.reading.word.doc_file import Broken, WordFile
from bot.reading.word.doc_properties import Look, Shape, changes, looked, shaped
from bot.reading.word.docx import docx_text
from tests.reading.answer import FILES, FIRST_OF_PAGE_TWO, LINES, answer_docx

ANSWER = (FILES / "answer.doc").read_bytes()


def shown(content: bytes, name: str = "答复.doc") -> list[str]:
    return [line for line in doc_text(content, name, Limits()).text.splitlines() if line]


def with_words(content: bytes, at: int, *words: int) -> bytes:
    """The document with those 16-bit numbers in its header."""
    buffer = io.BytesIO(content)
    with olefile.OleFileIO(buffer, write_mode=True) as container:
        stream = bytearray(container.openstream("WordDocument").read())
        struct.pack_into(f"<{len(words)}H", stream, at, *words)
        container.write_stream("WordDocument", bytes(stream))
    return buffer.getvalue()


def test_lists_changes_boxes_notes_fields_and_rows_are_read_as_shown() -> None:
    assert shown(ANSWER) == LINES


def test_the_same_letter_as_docx_gives_the_same_lines() -> None:
    of_docx = docx_text(answer_docx(), "答复.docx", Limits()).text.splitlines()
    assert [line for line in of_docx if line] == LINES


def test_a_page_break_is_kept_as_a_place() -> None:
    read = doc_text(ANSWER, "答复.doc", Limits())
    assert [read.text[at:].split()[0] for at in read.breaks] == [FIRST_OF_PAGE_TWO]


def test_a_wps_file_is_the_same_inside() -> None:
    assert shown(ANSWER, "答复.wps") == LINES


def test_lists_of_many_forms_through_styles_and_nested_tables_endnotes_and_signs() -> None:
    assert shown((FILES / "forms.doc").read_bytes()) == [
        "一、标题一", "二、标题二",
        "（③）项decimalEnclosedCircle", "（④）再项", "（III）项upperRoman", "（IV）再项",
        "（c）项lowerLetter", "（d）再项", "（三）项ideographDigital", "（四）再项",
        "（三）项chineseCountingThousand", "（四）再项", "（三）项japaneseCounting", "（四）再项",
        "（丙）项ideographTraditional", "（丁）再项", "（03）项decimalZero", "（04）再项",
        "尾注后。", "尾注文字。", "可见☑主动公开",
        "外", "内一\t内二\t内三", "尾", "旁", "甲\t乙",
        "甲节", "乙节", "丙节 nb-", "缩进：Ａ１　全角；emoji😀，罕用字㙍𬭎𫖯",
    ]  # fmt: skip


def test_a_section_that_goes_on_begins_no_page() -> None:
    read = doc_text((FILES / "forms.doc").read_bytes(), "答复.doc", Limits())
    assert [read.text[at:].split()[0] for at in read.breaks] == ["丙节"]


def test_an_encrypted_document_is_said_to_be_one() -> None:
    flags = struct.unpack_from("<H", ANSWER, 512 + 0x0A)[0]
    with pytest.raises(Damaged, match="加了密码"):
        shown(with_words(ANSWER, 0x0A, flags | 0x0100))


@pytest.mark.parametrize("words", [(0xA5DC, 0x0068), (0xA5EC, 0x0068)])
def test_word_95_is_said_to_be_too_old(words: tuple[int, int]) -> None:
    with pytest.raises(Unsupported, match="Word 95"):
        shown(with_words(ANSWER, 0, *words))


@pytest.mark.parametrize("length", [100, 600, 2000, 6000, 12000])
def test_a_file_cut_short_is_said_to_be_damaged(length: int) -> None:
    with pytest.raises(Damaged, match="已损坏"):
        shown(ANSWER[:length])


def test_a_container_without_words_in_it_is_no_document() -> None:
    name = "WordDocument".encode("utf-16-le")
    other = ANSWER.replace(name, "WordXocument".encode("utf-16-le"))
    with pytest.raises(Unsupported, match="不是 Word 文档"):
        shown(other)


def test_a_header_that_points_to_nowhere_is_damage() -> None:
    with pytest.raises(Damaged, match="已损坏"):
        shown(with_words(ANSWER, 0x01A2, 0xFFFF, 0x7FFF))


# --- single parts of the format -------------------------------------------------------------------


def word_file(pieces: list[tuple[bytes, bool]]) -> WordFile:
    """A document of those pieces, each two bytes a character or one."""
    header = bytearray(0x600)
    struct.pack_into("<HH", header, 0, 0xA5EC, 0x00C1)
    bounds, entries, text = [0], b"", b""
    for stored, narrow in pieces:
        place = len(header) + len(text)
        place = place * 2 | 0x4000_0000 if narrow else place
        entries += struct.pack("<HIH", 0, place, 0)
        bounds.append(bounds[-1] + (len(stored) if narrow else len(stored) // 2))
        text += stored
    plex = struct.pack(f"<{len(bounds)}I", *bounds) + entries
    table = b"\x01\x02\x00\xff\xff" + b"\x02" + struct.pack("<I", len(plex)) + plex
    struct.pack_into("<I", header, 0x4C, bounds[-1])
    struct.pack_into("<II", header, 0x01A2, 0, len(table))
    return WordFile(bytes(header) + text, {False: table}, b"")


def test_narrow_and_wide_pieces_stand_in_their_order() -> None:
    wide = "提案".encode("utf-16-le")
    assert word_file([(wide, False), (b"No. 37 \x93ok\x94", True), (wide, False)]).text == (
        "提案No. 37 “ok”提案"
    )


def test_pieces_that_show_the_same_bytes_without_end_are_refused() -> None:
    file = word_file([(b"a" * 100, True)])
    assert file.text == "a" * 100
    header = bytearray(file.document)
    bounds = [100 * number for number in range(101)]
    plex = struct.pack("<101I", *bounds) + struct.pack("<HIH", 0, 0x4000_0C00, 0) * 100
    table = b"\x02" + struct.pack("<I", len(plex)) + plex
    struct.pack_into("<II", header, 0x01A2, 0, len(table))
    with pytest.raises(Broken):
        WordFile(bytes(header), {False: table}, b"")


def test_property_changes_of_every_size_are_walked_over() -> None:
    stored = (
        b"\x35\x08\x01"  # bold, one byte
        b"\x03\x6a\x01\x02\x03\x04"  # a picture's place, four bytes
        b"\x0d\xc6\x02\xaa\xbb"  # tabs, with their own length
        b"\x08\xd6\x03\x00\xcc\xcc"  # a table's columns, with a length of two bytes
        b"\x3c\x08\x01"  # hidden
    )
    assert [operation for operation, _ in changes(stored)][-1] == 0x083C
    assert looked(Look(), stored).hidden


@pytest.mark.parametrize(
    ("stored", "shape"),
    [
        (b"\x0b\x46\x02\x00\x0a\x26\x01", Shape(list_number=2, level=1)),
        (b"\x0b\x46\x01\xf8", Shape()),  # once numbered, no longer
        (b"\x16\x24\x01\x17\x24\x01", Shape(in_table=True, row_end=True)),
        (b"\x07\x24\x01", Shape(page_before=True)),
        (b"\x46\x66\x02\x00\x00\x00", Shape(in_table=True)),  # the rest stands elsewhere
    ],
)
def test_a_paragraphs_changes(stored: bytes, shape: Shape) -> None:
    assert shaped(Shape(), stored, b"\0\0\x03\x00\x16\x24\x01") == shape


def test_a_deleted_run_and_a_sign_of_a_font() -> None:
    assert looked(Look(), b"\x00\x08\x01").deleted
    assert looked(Look(), b"\x09\x6a\x03\x00\x52\xf0").sign == (3, 0xF052)
