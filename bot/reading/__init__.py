"""Bytes to `Document`: what kind of file it is, told by its content, and its text.

`read` and `read_all` do the work in this process; `Reader` has it done by one that may be lost.
"""

from __future__ import annotations

from bot.errors import Damaged, Unsupported
from bot.model import Document, Refusal
from bot.reading.archive import files_of
from bot.reading.extracted import Limits
from bot.reading.formats import documents_of, results_of
from bot.reading.reader import Reader

__all__ = ["Limits", "Reader", "read", "read_all"]

_USUAL = Limits()


def read(content: bytes, name: str, limits: Limits = _USUAL) -> Document:
    """The text of a file that holds one document, or `NotReadable` with what to do."""
    file, *others = files_of(content, name, limits)
    if isinstance(file, Refusal):
        raise Damaged(file.text)
    document, *rows = documents_of(file, limits)
    if others or rows:
        raise Unsupported(f"文件“{name}”里不止一件答复，这里一次只能读一件。请分别上传。")
    return document


def read_all(content: bytes, name: str, limits: Limits = _USUAL) -> tuple[Document | Refusal, ...]:
    """Every document in the file: its one, or those of an archive or ledger; and what gave none."""
    files = files_of(content, name, limits)
    return tuple(result for file in files for result in results_of(file, limits))
