"""What was sent in to be published: files, what was read from them, and what was published."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.model.reply import Document, Refusal
from bot.model.stored import Outcome


class UploadState(StrEnum):
    """How far a file has come."""

    WAITING = "waiting"
    READING = "reading"
    READ = "read"  # something of it was read; see its refusals for what was not
    FAILED = "failed"  # nothing was; the file is kept, to be tried again
    REPEATED = "repeated"  # the same bytes as an earlier file of the batch
    DROPPED = "dropped"


class DraftState(StrEnum):
    """What became of a reply that was read."""

    OPEN = "open"
    PUBLISHED = "published"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Batch:
    """Files that one person sent in together, and how far they have come."""

    id: int
    chat_id: int
    by: int
    at: datetime
    stopped: bool  # files not yet read stay unread until somebody says otherwise
    received: int  # files
    waiting: int  # not yet read, the one that is being read included
    read: int
    failed: int
    repeated: int
    dropped: int
    drafts: int  # replies read from them, whatever became of these
    open_drafts: int


@dataclass(frozen=True, slots=True)
class Fetch:
    """A file that somebody sent and that is still to be fetched from where it lies."""

    id: int
    chat_id: int
    by: int
    name: str
    file_id: str  # Telegram's


@dataclass(frozen=True, slots=True)
class Upload:
    """One file that was sent in."""

    id: int
    batch_id: int
    name: str
    size: int  # bytes
    state: UploadState
    repeats: str | None  # the name of the earlier file with the same bytes
    by: int
    at: datetime
    refusals: tuple[Refusal, ...]  # what of it could not be read, and why
    drafts: int  # replies read from it


@dataclass(frozen=True, slots=True)
class Draft:
    """A reply that was read and is not published yet, or was."""

    id: int
    batch_id: int
    upload_id: int
    state: DraftState
    revision: int  # every change makes it one more
    changed_by: int
    changed_at: datetime
    document: Document


@dataclass(frozen=True, slots=True)
class Published:
    """What became of one reply of a publication."""

    draft_id: int | None  # None: a published reply that was corrected
    reply_id: int
    version: int
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Publication:
    """What was published together, in one transaction."""

    id: int
    batch_id: int | None  # None: a published reply that was corrected
    by: int
    at: datetime
    released_at: datetime  # until then nobody is told
    undone_by: int | None
    undone_at: datetime | None
    replies: tuple[Published, ...]
