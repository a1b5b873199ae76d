"""Files that mean harm, made and never kept: `python -m tests.reading.hostile FOLDER`.

Each maker is named after its trick. Sizes are just beyond what `LIMITS` allow.
"""

from __future__ import annotations

import copy
import io
import struct
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

from bot.reading import Limits
from tests.reading.building import (
    CATALOGUE,
    FONT,
    OFD,
    docx,
    paragraph,
    pdf,
    pdf_stream,
    png,
    xlsx,
    zipped,
)
from tests.reading.ole import ole_file

LIMITS = Limits(unpacked_bytes=60 << 20, seconds=8, memory_bytes=1024 << 20)
WORDS = "这里没有答复，只有一行字。"


# --- archives -----------------------------------------------------------------------------------


def bomb_of_many() -> bytes:
    words = (WORDS * 500_000).encode()[: 19 << 20]
    return zipped({f"{number}.txt": words for number in range(5)})


def bomb_of_one() -> bytes:
    return zipped({"一.txt": bytes(80 << 20)})


def archives_in_archives() -> bytes:
    content = zipped({"82号.txt": WORDS})
    for level in range(4):
        content = zipped({f"第{level}层.zip": content})
    return content


def overlapping_members() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("0.txt", WORDS * 1000)
        for number in range(1, 50):
            again = copy.copy(archive.filelist[0])
            again.filename = f"{number}.txt"
            archive.filelist.append(again)
    return buffer.getvalue()


def lying_size() -> bytes:
    """The list of members says 10 bytes; the member has a million."""
    content = bytearray(zipped({"一.txt": b"a" * 1_000_000}))
    at = content.rindex(b"PK\x01\x02")
    content[at + 24 : at + 28] = struct.pack("<I", 10)
    return bytes(content)


def too_many_members() -> bytes:
    return zipped({f"{number}.txt": "" for number in range(LIMITS.members + 1)})


def encrypted_zip() -> bytes:
    content = bytearray(zipped({"82号.txt": WORDS}))
    for head, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(head) + flags] |= 1
    return bytes(content)


def names_that_climb() -> bytes:
    return zipped({"../../../../etc/cron.d/x.txt": WORDS, "/etc/passwd": WORDS, "C:\\x.txt": WORDS})


def endless_names() -> bytes:
    return zipped({"很长" * 10_000 + ".txt": WORDS})


# --- documents ----------------------------------------------------------------------------------


def docx_of_200_mb() -> bytes:
    return docx(paragraph(WORDS) * (200_000_000 // len(paragraph(WORDS).encode())))


def docx_with_an_outside_entity() -> bytes:
    prolog = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    return docx(paragraph(f"{WORDS}&x;"), prolog)


def laughs() -> str:
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return f'<!DOCTYPE d [<!ENTITY l0 "哈">{entities}]>'


def docx_of_a_billion_laughs() -> bytes:
    return docx(paragraph("&l9;"), laughs())


def docx_50000_deep() -> bytes:
    return docx("<w:sdt>" * 50_000 + "</w:sdt>" * 50_000)


def ofd_of_a_billion_laughs() -> bytes:
    return zipped({OFD: f'{laughs()}<o:OFD xmlns:o="http://www.ofdspec.org/2016">&l9;</o:OFD>'})


def encrypted_docx() -> bytes:
    return ole_file({"EncryptionInfo": bytes(5000), "EncryptedPackage": bytes(range(256)) * 40})


def farthest_cell() -> bytes:
    return xlsx(
        '<row r="1"><c r="A1"><v>1</v></c></row>'
        '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    )


def page_of_200000_points() -> bytes:
    return pdf(
        CATALOGUE,
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200000 200000]/Contents 4 0 R>>",
        pdf_stream(b"0 0 m 200000 200000 l S"),
    )


def pdf_of_100000_pages() -> bytes:
    kids = "3 0 R " * 100_000
    return pdf(
        CATALOGUE,
        f"<</Type/Pages/Kids[{kids}]/Count 100000>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        "/Resources<</Font<</F 5 0 R>>>>>>",
        pdf_stream(b"BT /F 12 Tf 72 700 Td (A reply.) Tj ET"),
        FONT,
    )


def pdf_without_end() -> bytes:
    return pdf(CATALOGUE, "<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2147483647>>")


def pdf_of_400_mb() -> bytes:
    return pdf(
        CATALOGUE,
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        "/Resources<</Font<</F 5 0 R>>>>>>",
        pdf_stream(b"BT /F 12 Tf 72 700 Td (A reply.) Tj ET\n" * 10_000_000),
        FONT,
    )


def encrypted_pdf() -> bytes:
    secret = "A" * 32
    return pdf(
        CATALOGUE,
        "<</Type/Pages/Kids[]/Count 0>>",
        f"<</Filter/Standard/V 1/R 2/O({secret})/U({secret})/P -4>>",
        trailer="/Encrypt 3 0 R/ID[(a)(b)]",
    )


def picture_of_100_megapixels() -> bytes:
    return png(10_000, 10_000)


def divs_200000_deep() -> bytes:
    body = "<div>" * 200_000 + WORDS + "</div>" * 200_000
    return f"<!DOCTYPE html><html><body>{body}</body></html>".encode()


def rtf_300000_deep() -> bytes:
    return b"{\\rtf1\\ansi " + b"{" * 300_000 + b"x" + b"}" * 300_001


def one_endless_line() -> bytes:
    return (WORDS * 400_000).encode()[: 18 << 20]


def program() -> bytes:
    return b"MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00\xff\xff\x00\x00" + bytes(range(256)) * 20


def noise_with_zeros() -> bytes:
    return b"\0\x01\x02\0" * 5000


def half(content: bytes) -> bytes:
    return content[: len(content) // 2]


MAKERS: dict[str, Callable[[], bytes]] = {
    "炸弹-多个.zip": bomb_of_many,
    "炸弹-一个.zip": bomb_of_one,
    "层层嵌套.zip": archives_in_archives,
    "互相重叠.zip": overlapping_members,
    "谎报大小.zip": lying_size,
    "成员太多.zip": too_many_members,
    "加密.zip": encrypted_zip,
    "路径穿越.zip": names_that_climb,
    "名字极长.zip": endless_names,
    "二百兆.docx": docx_of_200_mb,
    "外部实体.docx": docx_with_an_outside_entity,
    "十亿哈哈.docx": docx_of_a_billion_laughs,
    "五万层.docx": docx_50000_deep,
    "十亿哈哈.ofd": ofd_of_a_billion_laughs,
    "加密.docx": encrypted_docx,
    "最远单元格.xlsx": farthest_cell,
    "巨幅页面.pdf": page_of_200000_points,
    "十万页.pdf": pdf_of_100000_pages,
    "没有尽头.pdf": pdf_without_end,
    "四百兆.pdf": pdf_of_400_mb,
    "加密.pdf": encrypted_pdf,
    "一亿像素.png": picture_of_100_megapixels,
    "二十万层.html": divs_200000_deep,
    "三十万括号.rtf": rtf_300000_deep,
    "一行到底.txt": one_endless_line,
    "程序.txt": program,
    "零字节.txt": noise_with_zeros,
    "空.txt": lambda: b"",
    "残缺.zip": lambda: half(zipped({"82号.txt": WORDS * 99})),
    "残缺.docx": lambda: half(docx(paragraph(WORDS) * 99)),
    "残缺.xlsx": lambda: half(xlsx('<row r="1"><c r="A1"><v>1</v></c></row>')),
    "残缺.ofd": lambda: half(zipped({OFD: WORDS * 99, "Doc_0/Document.xml": WORDS})),
    "残缺.pdf": lambda: half(pdf_of_100000_pages()),
    "残缺.doc": lambda: half(ole_file({"WordDocument": bytes(9000), "1Table": bytes(9000)})),
    "残缺.xls": lambda: half(ole_file({"Workbook": bytes(9000)})),
    "残缺.png": lambda: half(png(300, 300)),
    "残缺.mhtml": lambda: (
        b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related; boundary="x"\r\n\r\n--x\r\nContent-Type: text/html\r\n'
    ),
    "残缺.rtf": lambda: b"{\\rtf1\\ansi\\ansicpg936 \\'c4",
    "名" * 83 + ".txt": WORDS.encode,  # 253 bytes, the longest such name
}


def make(folder: Path) -> list[Path]:
    """All hostile files, in `folder`."""
    paths = [folder / name for name in MAKERS]
    for path in paths:
        path.write_bytes(MAKERS[path.name]())
    return paths


if __name__ == "__main__":
    make(Path(sys.argv[1]))
