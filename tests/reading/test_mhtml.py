"""A page saved as one file reads like the page."""

import base64
import quopri
from email.message import EmailMessage

import pytest

from bot.errors import Damaged
from bot.reading.extracted import Limits
from bot.reading.web.mhtml import mhtml_text
from tests.reading.building import mhtml

LETTER = "罗予安委员：\n您的提案收悉。下一步，我局将再改造8所小学。"
PAGE = "<html><body><p>{}</p></body></html>"


def part(page: str, charset: str, coding: str = "base64", declared: str | None = None) -> bytes:
    """An archive of one page; `declared` is the encoding that its header names."""
    content = page.encode(charset)
    packed = base64.encodebytes(content) if coding == "base64" else quopri.encodestring(content)
    named = f'; charset="{declared}"' if declared else ""
    head = (
        "From: <Saved by Browser>\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n'
        f"--b\r\nContent-Type: text/html{named}\r\nContent-Transfer-Encoding: {coding}\r\n\r\n"
    )
    return head.encode() + packed + b"\r\n--b--\r\n"


def with_frames(*texts: str) -> bytes:
    message = EmailMessage()
    message.set_content(PAGE.format(texts[0]), subtype="html")
    message.make_related()
    for text in texts[1:]:
        message.add_related(PAGE.format(text).encode(), "text", "html", cid="<frame>")
    return message.as_bytes()


def read(content: bytes) -> str:
    return mhtml_text(content, "答复.mhtml", Limits()).text


def test_the_letter_comes_without_the_site_s_menu() -> None:
    text = read(mhtml(LETTER))
    assert text == LETTER + "\n"


@pytest.mark.parametrize("coding", ["base64", "quoted-printable"])
@pytest.mark.parametrize(
    ("charset", "declared"),
    [
        ("utf-8", "utf-8"),
        ("gb18030", "gb2312"),
        ("gb18030", "GBK"),
        ("gb18030", None),
        ("gb18030", "utf-8"),
        ("utf-8", "no-such-encoding"),
        ("big5", "big5"),
    ],
)
def test_the_page_is_decoded_whatever_its_header_says(
    coding: str, charset: str, declared: str | None
) -> None:
    words = "羅予安委員：您的提案收悉。" if charset == "big5" else "罗予安委员：您的提案收悉。"
    assert read(part(PAGE.format(words), charset, coding, declared)) == words + "\n"


def test_the_letter_may_stand_in_a_frame() -> None:
    assert read(with_frames("栏目", LETTER.replace("\n", ""))) == LETTER.replace("\n", "") + "\n"


def test_an_empty_frame_beside_the_letter_is_no_fault() -> None:
    assert "收悉" in read(with_frames("", LETTER))


def test_an_archive_of_empty_pages_has_no_words() -> None:
    with pytest.raises(Damaged, match="没有可见的文字"):
        read(with_frames(""))


def test_an_archive_without_a_page_is_told_what_to_do() -> None:
    content = part("", "utf-8").replace(b"text/html\r\n", b"image/png\r\n")
    with pytest.raises(Damaged, match=r"“答复\.mhtml”里没有网页.*另存为"):
        read(content)


def test_archives_in_archives_are_refused() -> None:
    nested = "".join(
        f'Content-Type: multipart/related; boundary="b{depth}"\r\n\r\n--b{depth}\r\n'
        for depth in range(5000)
    )
    with pytest.raises(Damaged, match="层层嵌套"):
        read(b"MIME-Version: 1.0\r\n" + nested.encode())


def test_parts_are_bounded() -> None:
    with pytest.raises(Damaged, match="3 个部分，太多了"):
        mhtml_text(with_frames(LETTER, LETTER), "a.mhtml", Limits(members=1))
