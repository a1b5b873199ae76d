"""Files of every kind that is read, built part by part, as small as a test needs them."""

from __future__ import annotations

import csv
import io
import struct
import zipfile
import zlib
from collections.abc import Sequence
from email.message import EmailMessage
from html import escape

DOCX, XLSX, OFD = "word/document.xml", "xl/workbook.xml", "OFD.xml"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)


def zipped(members: dict[str, bytes | str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def office(kind: str, target: str, parts: dict[str, bytes | str]) -> bytes:
    """A document of parts whose main one is `target`."""
    types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{types}/{kind}" Target="{target}"/></Relationships>'
    )
    return zipped({"[Content_Types].xml": _TYPES, "_rels/.rels": relations, **parts})


def docx(body: str, prolog: str = "") -> bytes:
    document = f'{prolog}<w:document xmlns:w="{_W}"><w:body>{body}</w:body></w:document>'
    return office("officeDocument", DOCX, {DOCX: document})


def paragraph(words: str) -> str:
    return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"


def xlsx(row: str) -> bytes:
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    sheet = f'<worksheet xmlns="{main}"><sheetData>{row}</sheetData></worksheet>'
    book = (
        f'<workbook xmlns="{main}" xmlns:r="{types}"><sheets>'
        '<sheet name="台账" sheetId="1" r:id="r1"/></sheets></workbook>'
    )
    links = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{types}/worksheet" Target="worksheets/sheet1.xml"/>'
        "</Relationships>"
    )
    parts: dict[str, bytes | str] = {
        XLSX: book,
        "xl/_rels/workbook.xml.rels": links,
        "xl/worksheets/sheet1.xml": sheet,
    }
    return office("officeDocument", XLSX, parts)


def pdf(*objects: str | bytes, trailer: str = "") -> bytes:
    """A PDF of these objects, the first being its catalogue."""
    out = io.BytesIO(b"%PDF-1.7\n")
    out.seek(0, io.SEEK_END)
    places = []
    for number, each in enumerate(objects, start=1):
        places.append(out.tell())
        body = each if isinstance(each, bytes) else each.encode("latin-1")
        out.write(b"%d 0 obj\n%b\nendobj\n" % (number, body))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1))
    out.write(b"".join(b"%010d 00000 n \n" % place for place in places))
    size = len(places) + 1
    out.write(f"trailer\n<</Size {size}/Root 1 0 R{trailer}>>\nstartxref\n{start}\n%%EOF".encode())
    return out.getvalue()


CATALOGUE = "<</Type/Catalog/Pages 2 0 R>>"
FONT = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"


def pdf_stream(content: bytes, fields: str = "") -> bytes:
    packed = zlib.compress(content, 9)
    head = f"<</Length {len(packed)}/Filter/FlateDecode{fields}>>stream\n"
    return head.encode() + packed + b"\nendstream"


def png(width: int, height: int) -> bytes:
    def chunk(kind: bytes, content: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + content))
        return struct.pack(">I", len(content)) + kind + content + check

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\xff" * width) * height, 1)
    start = b"\x89PNG\r\n\x1a\n"
    return start + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


_OFD = 'xmlns:ofd="http://www.ofdspec.org/2016"'


def ofd(text: str) -> bytes:
    """An OFD of A4 pages: 28 characters a line and 22 lines a page, each placed by itself."""
    lines = [piece for line in text.splitlines() for piece in _wrapped(line)]
    pages = [lines[at : at + 22] for at in range(0, len(lines), 22)]
    listed = "".join(f'<ofd:Page ID="{n}" BaseLoc="P{n}.xml"/>' for n in range(1, len(pages) + 1))
    parts: dict[str, bytes | str] = {
        "OFD.xml": f'<ofd:OFD {_OFD} DocType="OFD" Version="1.0"><ofd:DocBody>'
        "<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f"<ofd:Document {_OFD}><ofd:CommonData><ofd:PageArea>"
        "<ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData>"
        f"<ofd:Pages>{listed}</ofd:Pages></ofd:Document>",
    }
    for number, page_lines in enumerate(pages, start=1):
        placed = "".join(map(_placed, range(len(page_lines)), page_lines))
        parts[f"Doc_0/P{number}.xml"] = (
            f'<ofd:Page {_OFD}><ofd:Content><ofd:Layer ID="{number}00">{placed}</ofd:Layer>'
            "</ofd:Content></ofd:Page>"
        )
    return zipped(parts)


def _wrapped(line: str) -> list[str]:
    pieces, room = [""], 28.0
    for character in line:
        room -= _ems(character)
        if room < 0:
            pieces.append("")
            room = 28.0 - _ems(character)
        pieces[-1] += character
    return pieces


def _ems(character: str) -> float:
    return 1.0 if character > "\u2000" else 0.5


def _placed(row: int, line: str) -> str:
    steps = " ".join(f"{5.6 * _ems(character):.1f}" for character in line[:-1])
    return (
        f'<ofd:TextObject ID="{row + 1}" Boundary="26 {37 + row * 10} 160 8" Font="1" Size="5.6">'
        f'<ofd:TextCode X="0" Y="5" DeltaX="{steps}">{escape(line)}</ofd:TextCode>'
        "</ofd:TextObject>"
    )


def rtf(text: str) -> bytes:
    """Rich text as Word writes Chinese: every character by its number."""
    units = text.encode("utf-16-le")
    numbers = struct.unpack(f"<{len(units) // 2}h", units)
    words = "".join("\\par\n" if number == 10 else f"\\u{number}?" for number in numbers)
    return f"{{\\rtf1\\ansi\\ansicpg936\\uc1 {words}}}".encode("ascii")


def page(text: str) -> bytes:
    """A saved page with a menu above the letter and a footer below it."""
    menu = "".join(f'<li><a href="#">栏目{number}</a></li>' for number in range(8))
    lines = "".join(f"<p>{escape(line)}</p>" for line in text.splitlines())
    return (
        "<!DOCTYPE html><html><head><meta charset='utf-8'><title>答复</title></head><body>"
        f"<ul class='nav'>{menu}</ul><div class='article'>{lines}</div>"
        "<footer>主办：云泽县人民政府</footer></body></html>"
    ).encode()


def mhtml(text: str) -> bytes:
    """The same page as a browser saves it in one file."""
    message = EmailMessage()
    message["From"] = "<Saved by Blink>"
    message["Subject"] = "答复"
    message.set_content(page(text).decode(), subtype="html", cte="quoted-printable")
    message.make_related()
    return message.as_bytes()


def comma_separated(texts: Sequence[str]) -> str:
    """A ledger with a letter a row, as a spreadsheet exports it."""
    written = io.StringIO()
    csv.writer(written).writerows([("提案号", "答复内容"), *enumerate(texts, 1)])
    return written.getvalue()


def ledger(texts: Sequence[str]) -> bytes:
    """The same as a workbook."""
    rows = [("提案号", "答复内容"), *((str(number), text) for number, text in enumerate(texts, 1))]
    return xlsx(
        "".join(
            f'<row r="{number}">'
            + "".join(
                f'<c r="{column}{number}" t="inlineStr"><is><t xml:space="preserve">'
                f"{escape(cell)}</t></is></c>"
                for column, cell in zip("AB", row, strict=True)
            )
            + "</row>"
            for number, row in enumerate(rows, 1)
        )
    )
