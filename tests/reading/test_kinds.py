"""The kind of a file is told by its content; what is not read is named, with what to do."""

import pytest

from bot.errors import Damaged, NotReadable, Unsupported
from bot.reading import read
from bot.reading.kinds import FileKind, kind_of
from tests.reading.building import docx, paragraph, png, xlsx, zipped
from tests.reading.hostile import half
from tests.reading.ole import ole_file

LETTER = "顾青禾委员：\n您的提案收悉，现答复如下。"
MHTML = (
    b"From: <Saved by Blink>\r\nSubject: =?utf-8?Q?x?=\r\nMIME-Version: 1.0\r\n"
    b'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="x"\r\n\r\n--x\r\n'
)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", FileKind.PDF),
        (b"\r\n\r\n%PDF-1.4\n", FileKind.PDF),
        (b"{\\rtf1\\ansi\\ansicpg936 }", FileKind.RTF),
        (png(1, 1), FileKind.IMAGE),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", FileKind.IMAGE),
        (b"RIFF\x10\0\0\0WEBPVP8 ", FileKind.IMAGE),
        (MHTML, FileKind.MHTML),
        (docx(""), FileKind.DOCX),
        (xlsx(""), FileKind.XLSX),
        (zipped({"OFD.xml": ""}), FileKind.OFD),
        (zipped({"82号.txt": LETTER}), FileKind.ZIP),
        (ole_file({"WordDocument": b""}), FileKind.DOC),
        (ole_file({"Workbook": b""}), FileKind.XLS),
        (LETTER.encode(), FileKind.TEXT),
    ],
)
def test_every_kind_is_known_by_its_bytes(content: bytes, kind: FileKind) -> None:
    assert kind_of(content, "无关.txt") is kind


def test_an_archive_of_stored_documents_is_an_archive() -> None:
    """The document's own member names stand in the archive's bytes, but are not its members."""
    assert kind_of(zipped({"82号.docx": docx("")}), "批次.zip") is FileKind.ZIP


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (half(docx(paragraph(LETTER * 50))), FileKind.DOCX),
        (half(ole_file({"WordDocument": bytes(50_000)})), FileKind.DOC),
    ],
)
def test_a_document_cut_short_is_still_known(content: bytes, kind: FileKind) -> None:
    assert kind_of(content, "残缺") is kind


@pytest.mark.parametrize(
    ("content", "named", "todo"),
    [
        (b"Rar!\x1a\x07\x01\x00", "RAR", "重新打包为 zip"),
        (b"7z\xbc\xaf\x27\x1c\x00\x04", "7z", "重新打包为 zip"),
        (b"\x1f\x8b\x08\0\0\0\0\0", "gzip", "重新打包为 zip"),
        (b"MZ\x90\0\x03\0", "可执行程序", "请上传答复本身"),
        (b"\0\0\0\x18ftypheic\0\0\0\0", "HEIC", "JPG"),
        (b"\0\0\0\x18ftypmp42\0\0\0\0", "音像", "请上传答复本身"),
        (zipped({"ppt/presentation.xml": ""}), "PowerPoint", "另存为"),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.text"}), "OpenDocument", "另存为"),
        (ole_file({"PowerPoint Document": b""}), "PowerPoint", "另存为"),
        (ole_file({"Contents": b""}), "没有 Word", "另存为"),
        (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:x/>', "XML", "另存为"),
    ],
)  # fmt: skip
def test_what_is_not_read_is_named_with_what_to_do(content: bytes, named: str, todo: str) -> None:
    with pytest.raises(Unsupported, match=named) as refused:
        read(content, "答复.txt")
    assert todo in str(refused.value)
    assert "答复.txt" in str(refused.value)


def test_a_document_with_a_password_is_said_to_have_one() -> None:
    with pytest.raises(Damaged, match=r"加了密码.*请去掉密码"):
        read(ole_file({"EncryptionInfo": b"", "EncryptedPackage": b"x"}), "答复.docx")


def test_two_letters_of_a_program_or_a_picture_are_no_proof_in_a_text() -> None:
    for start in ("MZ 县", "BM 市", "ID3 号", "RIFF"):
        assert (
            read(f"{start}提案答复：您的提案收悉。".encode(), "答复.txt").media_type == "text/plain"
        )


def test_a_letter_that_opens_with_labels_is_no_mail() -> None:
    assert kind_of(b"A: 1\nB: 2\n\nContent-Type: multipart/related\n", "答复.txt") is FileKind.TEXT


def test_a_page_is_a_page_whatever_it_is_called() -> None:
    content = "<!DOCTYPE html><html><body><p>您的提案收悉。</p></body></html>".encode()
    assert read(content, "答复.doc").media_type == "text/html"


def test_a_page_that_opens_as_xml_is_a_page() -> None:
    content = (
        '<?xml version="1.0"?>\n<!DOCTYPE html><html><body><p>您的提案收悉。</p></body></html>'
    )
    assert read(content.encode(), "答复.html").media_type == "text/html"


def test_a_text_with_a_stray_tag_stays_a_text() -> None:
    content = '<dfn id="a"></dfn>\n顾青禾委员：\n您的提案收悉。<!--endfragment-->'.encode()
    document = read(content, "答复.html")
    assert document.media_type == "text/plain"
    assert "<dfn" in document.text


def test_a_document_is_read_whatever_it_is_called() -> None:
    document = read(docx(paragraph("顾青禾委员：")), "答复.txt")
    assert (document.text.strip(), document.media_type) == ("顾青禾委员：", FileKind.DOCX.value)


def test_a_text_beyond_any_letter_is_refused() -> None:
    with pytest.raises(NotReadable, match="远超一件答复的篇幅"):
        read("您的提案收悉。".encode() * 100_000, "答复.txt")


def test_page_breaks_follow_the_text_through_normalising() -> None:
    from bot.reading.extracted import Extracted
    from bot.reading.formats import normalised

    text = "\ufeff第一页\r\n第二\u200b页\n第三页"
    text, breaks = normalised(Extracted(text, (text.index("第二"), text.index("第三"))))
    assert [text[at : at + 3] for at in breaks] == ["第二页", "第三页"]


def test_endless_white_space_is_shortened() -> None:
    text = read(f"收悉。{'　' * 100_000}现答复如下。".encode(), "答复.txt").text
    assert len(text) < 300
    assert text.split() == ["收悉。", "现答复如下。"]


def test_half_a_character_cannot_reach_the_database() -> None:
    from bot.reading.extracted import Extracted
    from bot.reading.formats import normalised

    assert normalised(Extracted("\ud83d\ude00\ud83d"))[0] == "\U0001f600\ufffd"
