"""One file to its documents: each kind of file has one reader, and this is the table of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from bot.errors import Damaged, NotReadable
from bot.model import Document, Refusal
from bot.reading.archive import INSIDE, File
from bot.reading.decoding import decode
from bot.reading.extracted import Extracted, Limits
from bot.reading.kinds import FileKind, kind_of, looks_like_html, refuse_other_markup
from bot.reading.ledgers.ledger import ledger_rows, looks_like_ledger
from bot.reading.normalising import normalise
from bot.reading.paged.ofd import ofd_text
from bot.reading.paged.pdf import pdf_text
from bot.reading.refusals import too_large
from bot.reading.scanned.ocr import ocr_text
from bot.reading.web.mhtml import mhtml_text
from bot.reading.web.pages import page_text
from bot.reading.word.doc import doc_text
from bot.reading.word.docx import docx_text
from bot.reading.word.rtf import rtf_text

_READERS: Mapping[FileKind, Callable[[bytes, str, Limits], Extracted]] = {
    FileKind.MHTML: mhtml_text,
    FileKind.RTF: rtf_text,
    FileKind.DOC: doc_text,
    FileKind.DOCX: docx_text,
    FileKind.PDF: pdf_text,
    FileKind.OFD: ofd_text,
    FileKind.IMAGE: ocr_text,
}
_LEDGERS = (FileKind.XLS, FileKind.XLSX, FileKind.CSV)
_LONGEST = 100_000  # characters of one document; the longest reply seen has under 30,000
_WIDEST_BLANK = 200  # of white space without a word; more of it says nothing and costs much
_ENDLESS_BLANK = re.compile(rf"\s{{{_WIDEST_BLANK + 1},}}")
_EMPTY = b"\0\t\n\r \xef\xbb\xbf\xfe\xff"


def results_of(file: File | Refusal, limits: Limits) -> tuple[Document | Refusal, ...]:
    """The documents in one file that is no archive, or the reasons why there are none."""
    if isinstance(file, Refusal):
        return (file,)
    try:
        kind, texts = _texts(file, limits)
    except NotReadable as reason:
        return (_refusal(file.name, reason),)
    return tuple(_result(text, file.name, kind) for text in texts)


def documents_of(file: File, limits: Limits) -> tuple[Document, ...]:
    """The documents in one file that is no archive: one, or one a row of a ledger."""
    kind, texts = _texts(file, limits)
    return tuple(_document(text, file.name, kind) for text in texts)


def _texts(file: File, limits: Limits) -> tuple[FileKind, tuple[Extracted, ...]]:
    content, name = file.content, file.name
    _refuse_size(content, name, limits)
    kind = kind_of(content, name)
    if kind is FileKind.TEXT:
        decoded = decode(content, name)
        if looks_like_html(decoded.text):
            page = page_text(decoded.text, name)
            return FileKind.HTML, (Extracted(page, warnings=decoded.warnings),)
        refuse_other_markup(decoded.text, name)
        if not looks_like_ledger(decoded.text):
            return kind, (Extracted(decoded.text, warnings=decoded.warnings),)
        kind = FileKind.CSV
    if kind in _LEDGERS:
        return kind, ledger_rows(content, name, limits)
    return kind, (_READERS[kind](content, name, limits),)


def _refuse_size(content: bytes, name: str, limits: Limits) -> None:
    if not content.strip(_EMPTY):
        raise Damaged(f"文件“{name}”是空的，里面没有文字。请重新导出后再上传。")
    if len(content) > limits.file_bytes:
        raise Damaged(too_large(name, len(content), limits))


def _result(extracted: Extracted, name: str, kind: FileKind) -> Document | Refusal:
    try:
        return _document(extracted, name, kind)
    except NotReadable as reason:
        return _refusal(_label(name, extracted), reason)


def _refusal(name: str, reason: NotReadable) -> Refusal:
    said = str(reason)
    return Refusal(name, said if name in said else f"文件“{name}”：{said}")


def _document(extracted: Extracted, name: str, kind: FileKind) -> Document:
    name = _label(name, extracted)
    text, breaks = normalised(extracted)
    if not text.strip():
        raise Damaged(f"文件“{name}”里没有文字。请确认上传的是答复全文，再试一次。")
    if len(text) > _LONGEST:
        raise Damaged(
            f"文件“{name}”有 {len(text)} 字，远超一件答复的篇幅，没有读取。"
            "请只上传答复本身；多件答复请分成多个文件。"
        )
    return Document(name, kind.value, text, extracted.warnings, breaks, extracted.ocr)


def _label(name: str, extracted: Extracted) -> str:
    return f"{name}{INSIDE}{extracted.place}" if extracted.place else name


def normalised(extracted: Extracted) -> tuple[str, tuple[int, ...]]:
    """The normalised text, and where the pages begin in it."""
    pages: list[str] = []
    starts: list[int] = []
    length = last = 0
    for page_break in (*extracted.breaks, len(extracted.text)):
        page = normalise(_whole_characters(extracted.text[last:page_break]))
        page = _ENDLESS_BLANK.sub(lambda blank: blank[0][:_WIDEST_BLANK], page)
        if page and length:
            starts.append(length)
        pages.append(page)
        length, last = length + len(page), page_break
    return "".join(pages), tuple(starts)


def _whole_characters(text: str) -> str:
    """`text` with halves of characters joined, and � for a half alone, which nothing can store."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
