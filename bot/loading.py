"""Files into the database: read, parsed, saved, or a clear word why not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bot.errors import UserError
from bot.model import OF_READING, Announce, Document, Outcome, Refusal, Reply, Warning
from bot.parsing import parse
from bot.parsing.revision import revision
from bot.reading import Reader
from bot.store import Store
from bot.store.origins import Origin
from bot.store.saving_many import Loading

# Saved together: a commit of each costs as much as the rest of it.
A_BATCH = 50

# What a folder may hold beside replies (labels, notes) is passed over by its ending; a file that
# is named by itself is always tried. What a file really is, its content tells.
REPLY_ENDINGS = frozenset(
    f".{ending}"
    for ending in (
        "txt html htm mhtml mht doc docx wps rtf pdf ofd xls xlsx et csv "
        "jpg jpeg png tif tiff bmp webp heic zip rar 7z gz"
    ).split()
)


@dataclass(frozen=True, slots=True)
class Read:
    """A reply in a file, or the reason in Chinese why there is none."""

    name: str  # of the file; inside an archive or a ledger: 批次.zip › 82号.docx
    reply: Reply | None
    refusal: str = ""
    document: Document | None = None  # the text that was parsed, whether or not it is a reply


@dataclass(frozen=True, slots=True)
class Loaded:
    """What became of one reply: saved as `outcome`, or refused for the reason given in Chinese."""

    path: Path
    name: str
    outcome: Outcome | None
    reply: Reply | None
    refusal: str = ""


def files_in(paths: Iterable[Path]) -> Iterator[Path]:
    """The files named, and those in the folders named whose ending may be a reply's, in order."""
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        for file in sorted(path.rglob("*")):
            hidden = any(part.startswith((".", "~$")) for part in file.relative_to(path).parts)
            if file.is_file() and not hidden and file.suffix.lower() in REPLY_ENDINGS:
                yield file


def read_replies(reader: Reader, path: Path) -> Iterator[Read]:
    """Every reply in a file, an archive's and a ledger's one after another."""
    for result in reader.read_each(path):
        if isinstance(result, Refusal):
            yield Read(result.name, None, result.text)
        else:
            yield parsed(result)


def parsed(document: Document) -> Read:
    """The reply that a text holds, with what reading it left in doubt."""
    try:
        reply = parse(document)
    except UserError as refusal:
        return Read(document.name, None, str(refusal), document)
    doubts = tuple(Warning(OF_READING, words) for words in document.warnings)
    reply = replace(reply, warnings=(*doubts, *reply.warnings))
    return Read(document.name, reply, document=document)


def load(
    store: Store,
    reader: Reader,
    paths: Iterable[Path],
    *,
    sample: bool = False,
    announce: Callable[[], Announce] | None = None,
) -> Iterator[Loaded]:
    """Loads the replies in files, `A_BATCH` of them in a transaction: what is said is saved.

    Without `announce` nobody is told. A database in trouble raises `StoreError`: it is not the
    file's fault.
    """
    waiting: list[tuple[Path, Read]] = []
    for path in paths:
        for read in read_replies(reader, path):
            waiting.append((path, read))
            if len(waiting) == A_BATCH:
                yield from _saved(store, waiting, sample=sample, announce=announce)
                waiting = []
    yield from _saved(store, waiting, sample=sample, announce=announce)


def _saved(
    store: Store,
    waiting: Sequence[tuple[Path, Read]],
    *,
    sample: bool,
    announce: Callable[[], Announce] | None,
) -> Iterator[Loaded]:
    told = announce() if announce else None
    found = [read for _, read in waiting if read.reply]
    saved = iter(store.save_all([_loading(read, sample, told) for read in found]))
    for path, read in waiting:
        outcome = next(saved).outcome if read.reply else None
        yield Loaded(path, read.name, outcome, read.reply, read.refusal)


def _loading(read: Read, sample: bool, announce: Announce | None) -> Loading:
    if read.reply is None or read.document is None:
        raise ValueError(f"{read.name}: no reply to be saved")
    document = read.document
    origin = Origin(read.name, document.media_type, document.breaks, document.ocr)
    return Loading(read.reply, origin, sample, revision(), announce)
