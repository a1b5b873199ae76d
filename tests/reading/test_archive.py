"""Archives: every letter inside is read under its own name, whatever the archive claims."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace

import pytest

from bot.model import Document, Refusal
from bot.reading import Limits, read, read_all
from bot.reading.archive import files_of
from tests.reading import hostile
from tests.reading.building import docx, paragraph, zipped

LETTER = "顾青禾委员：\n您的提案收悉，现答复如下。\n"


def named(*names: bytes) -> bytes:
    """A zip whose members have these bytes as names, as a Chinese Windows or a Mac writes them."""
    plain = ["ABC"[number] * len(name) for number, name in enumerate(names)]
    content = zipped(dict.fromkeys(plain, LETTER))
    for stand_in, name in zip(plain, names, strict=True):
        content = content.replace(stand_in.encode(), name)
    return content


def names(content: bytes) -> list[str]:
    return [result.name for result in read_all(content, "批次.zip")]


def test_every_letter_in_every_folder_is_read_under_its_own_name() -> None:
    content = zipped({
        "省科技厅/": "",
        "省科技厅/82号.docx": docx(paragraph("顾青禾委员：")),
        "9号.txt": LETTER,
    })  # fmt: skip
    first, second = read_all(content, "批次.zip")
    assert (first.name, first.text) == ("批次.zip › 省科技厅/82号.docx", "顾青禾委员：\n")
    assert (second.name, second.text) == ("批次.zip › 9号.txt", LETTER)


def test_names_in_gbk_and_in_utf8_without_saying_so_stand_side_by_side() -> None:
    content = named("省科技厅/第82号答复.txt".encode("gbk"), "民政厅\\第9号答复.txt".encode())
    assert names(content) == [
        "批次.zip › 省科技厅/第82号答复.txt",
        "批次.zip › 民政厅/第9号答复.txt",
    ]


def test_a_name_in_no_known_encoding_is_still_a_name() -> None:
    (name,) = names(named(b"82\xff\xff.txt"))
    assert name.startswith("批次.zip › 82")


def test_what_systems_leave_behind_is_passed_over() -> None:
    litter = ("__MACOSX/._82号.txt", ".DS_Store", "a/.hidden/1.txt", "~$82号.docx", "Thumbs.db")
    content = zipped({**dict.fromkeys(litter, "x"), "82号.txt": LETTER})
    assert names(content) == ["批次.zip › 82号.txt"]


def test_an_archive_in_an_archive_is_opened() -> None:
    content = zipped({"a.zip": zipped({"82号.txt": LETTER}), "9号.txt": LETTER})
    assert names(content) == ["批次.zip › a.zip › 82号.txt", "批次.zip › 9号.txt"]


def test_a_bad_file_costs_only_itself() -> None:
    content = zipped(
        {"1.txt": LETTER, "2.txt": b"", "3.rar": b"Rar!\x1a\x07\x01\0", "4.txt": LETTER}
    )
    kinds = [type(result) for result in read_all(content, "批次.zip")]
    assert kinds == [Document, Refusal, Refusal, Document]


@pytest.mark.parametrize(
    ("maker", "said"),
    [
        (hostile.archives_in_archives, "套在 2 层压缩包里"),
        (hostile.overlapping_members, "互相重叠"),
        (hostile.too_many_members, "文件太多"),
        (hostile.encrypted_zip, "“批次.zip › 82号.txt”加了密码"),
        (hostile.lying_size, "已损坏，解不出来"),
        (hostile.bomb_of_one, "解压后超过 20 MB"),
        (lambda: hostile.half(zipped({"82号.txt": LETTER * 9})), "不完整或已损坏"),
        (lambda: zipped({}), "没有文件"),
        (lambda: zipped({"空文件夹/": ""}), "没有文件"),
    ],
)  # fmt: skip
def test_a_trick_is_answered(maker: Callable[[], bytes], said: str) -> None:
    (refusal,) = read_all(maker(), "批次.zip", hostile.LIMITS)
    assert isinstance(refusal, Refusal)
    assert said in refusal.text
    assert "请" in refusal.text


def test_what_is_unpacked_is_counted_over_all_members_and_depths() -> None:
    inner = zipped({f"{number}.txt": LETTER * 1000 for number in range(5)})
    content = zipped({"a.zip": inner, "b.zip": inner})
    limits = replace(Limits(), unpacked_bytes=7 * len((LETTER * 1000).encode()))
    *read_files, last = files_of(content, "批次.zip", limits)
    assert len(read_files) == 6
    assert isinstance(last, Refusal)
    assert "其余文件没有读取" in last.text


def test_a_name_that_climbs_is_only_a_label() -> None:
    assert names(hostile.names_that_climb()) == [
        "批次.zip › etc/cron.d/x.txt",
        "批次.zip › etc/passwd",
        "批次.zip › C:/x.txt",
    ]


def test_a_name_is_never_endless_or_unprintable() -> None:
    (name,) = names(hostile.endless_names())
    assert len(name) < 150
    (name,) = names(zipped({"82\n\u202e\x1b[31m号.txt": LETTER}))
    assert name.isprintable()


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA, zipfile.ZIP_STORED])
def test_other_ways_of_packing_are_read_and_their_damage_told(method: int) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        archive.writestr("82号.txt", LETTER)
    content = buffer.getvalue()
    assert read(content, "批次.zip").text == LETTER
    at = content.index("82号.txt".encode()) + len("82号.txt".encode()) + 12
    broken = content[:at] + bytes(8) + content[at + 8 :]
    (refusal,) = read_all(broken, "批次.zip")
    assert isinstance(refusal, Refusal)
    assert "解不出来" in refusal.text
