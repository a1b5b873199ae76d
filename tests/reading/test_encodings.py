"""Texts in the encodings that offices send."""

import codecs

import pytest

from bot.errors import Damaged
from bot.reading import read

LONG = (
    "顾青禾委员：\n您提出的《关于改善乡村小学取暖条件的提案》收悉，现答复如下：\n"
    "全县现有乡村小学42所，其中31所已经用上电取暖。下一步，我局将完成其余11所的改造。\n"
    "云泽县教育局\n2024年6月12日\n"
)
SHORT = "您的提案收悉，现答复如下。"
TRADITIONAL = (
    "顧青禾委員：\n您提出的《關於改善鄉村小學取暖條件的提案》收悉，經研究，現答復如下：\n"
    "全縣現有鄉村小學42所，其中31所已經用上電取暖。\n"
)


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be", "utf-32"],
)
@pytest.mark.parametrize("text", [LONG, SHORT])
def test_text_comes_back_whole(text: str, encoding: str) -> None:
    document = read(text.encode(encoding), "答复.txt")
    assert (document.text, document.warnings) == (text, ())


@pytest.mark.parametrize("encoding", ["big5hkscs", "gb18030", "utf-16-le"])
def test_traditional_script(encoding: str) -> None:
    assert read(TRADITIONAL.encode(encoding), "答復.txt").text == TRADITIONAL


@pytest.mark.parametrize("mark", [codecs.BOM_UTF16_BE, codecs.BOM_UTF16_LE])
def test_marks_are_not_part_of_the_text(mark: bytes) -> None:
    encoding = "utf-16-be" if mark == codecs.BOM_UTF16_BE else "utf-16-le"
    assert read(mark + LONG.encode(encoding), "答复.txt").text == LONG


def test_a_file_cut_inside_its_last_character_is_read_with_a_warning() -> None:
    document = read(LONG.rstrip().removesuffix("日").encode() + "日".encode()[:2], "答复.txt")
    assert document.text.startswith("顾青禾委员")


def test_a_few_bad_bytes_are_said() -> None:
    content = LONG.encode("gb18030").replace("乡村".encode("gb18030"), b"\xff\xff\xff\xff", 1)
    document = read(content, "答复.txt")
    assert "云泽县教育局" in document.text
    assert len(document.warnings) == 1
    assert "读不出来" in document.warnings[0]


def test_line_ends_are_one_kind_and_unseen_characters_go() -> None:
    content = "\ufeff您的提案\u200b收悉，\r\n现答复\x07如下。\r谢谢".encode()
    assert read(content, "答复.txt").text == "您的提案收悉，\n现答复如下。\n谢谢"


@pytest.mark.parametrize("content", [b"", b"   \r\n\t", b"\xef\xbb\xbf", b"\xff\xfe", b"\0\0\0\0"])
def test_an_empty_file_is_said_to_be_empty(content: bytes) -> None:
    with pytest.raises(Damaged, match=r"“答复\.txt”是空的.*再上传"):
        read(content, "答复.txt")


def test_binary_is_said_to_be_no_text() -> None:
    content = bytes(range(256)) * 40
    with pytest.raises(Damaged, match="不是能读出的中文文本"):
        read(content, "答复.txt")


def test_a_file_far_too_large_is_refused() -> None:
    with pytest.raises(Damaged, match="超过了 20 MB 的上限"):
        read(b"a" * (20 * 1024 * 1024 + 1), "答复.txt")


def test_offsets_of_the_text_are_its_characters() -> None:
    assert len(read(LONG.replace("\n", "\r\n").encode(), "答复.txt").text) == len(LONG)
