"""The kind of a file is told by its content; kinds not read yet are named."""

import io
import zipfile

import pytest

from bot.errors import Unsupported
from bot.reading import read


def zipped(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in names:
            archive.writestr(name, "内容")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100, "旧版 Office"),
        (b"{\\rtf1\\ansi\\ansicpg936 }", "RTF"),
        (b"Rar!\x1a\x07\x01\x00", "RAR"),
        (b"7z\xbc\xaf\x27\x1c\x00\x04", "7z"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "PNG"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "JPEG"),
        (zipped("word/document.xml"), "docx"),
        (zipped("xl/workbook.xml"), "xlsx"),
        (zipped("OFD.xml"), "OFD"),
        (zipped("答复.txt"), "ZIP"),
        (
            b"From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: multipart/related;\n\n",
            "MHTML",
        ),
    ],
)
def test_named_kind_whatever_the_file_is_called(content: bytes, kind: str) -> None:
    with pytest.raises(Unsupported, match=kind) as refused:
        read(content, "答复.txt")
    assert "再上传" in str(refused.value) or "上传里面的答复" in str(refused.value)


def test_two_letters_of_a_program_or_a_picture_are_no_proof_in_a_text() -> None:
    assert read("MZ 县提案答复：您的提案收悉。".encode(), "答复.txt").media_type == "text/plain"


def test_a_page_is_a_page_whatever_it_is_called() -> None:
    content = "<!DOCTYPE html><html><body><p>您的提案收悉。</p></body></html>".encode()
    assert read(content, "答复.txt").media_type == "text/html"


def test_a_text_with_a_stray_tag_stays_a_text() -> None:
    content = '<dfn id="a"></dfn>\n顾青禾委员：\n您的提案收悉。<!--endfragment-->'.encode()
    document = read(content, "答复.html")
    assert document.media_type == "text/plain"
    assert "<dfn" in document.text
