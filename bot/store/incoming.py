"""What staff send in, put right, publish and take back; nothing here is for members.

Reached as `Store.incoming`. Each method is one transaction or one consistent reading. Who may do
it, its caller has asked; here it is written down who did.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime

from bot.correcting import Correction
from bot.model import (
    Batch,
    Document,
    Doing,
    Draft,
    DraftState,
    Fetch,
    Listing,
    Publication,
    Refusal,
    Reply,
    StoredText,
    Upload,
    UploadState,
)
from bot.store import (
    audit,
    batches,
    corrections,
    drafts,
    fetches,
    placing,
    publications,
    publishing,
    rereading,
    uploads,
    withdrawing,
)
from bot.store.connection import ForStaff
from bot.store.placing import Placement
from bot.store.publishing import ReadDraft

_KEPT = (UploadState.WAITING, UploadState.READING, UploadState.FAILED)


class Incoming:
    """The batches, files, drafts and publications of one database."""

    def __init__(self, file: ForStaff) -> None:
        self._file = file

    # --- files

    def expect(self, name: str, file_id: str, *, chat_id: int, by: int) -> Fetch:
        """Writes down that a file is to be fetched."""
        with self._file.writing() as connection:
            return fetches.expect(connection, name, file_id, chat_id=chat_id, by=by)

    def expected(self) -> tuple[Fetch, ...]:
        """The files that are still to be fetched."""
        with self._file.reading() as connection:
            return fetches.expected(connection)

    def no_longer_expect(self, fetch_id: int) -> None:
        """The file will never be here."""
        with self._file.writing() as connection:
            fetches.no_longer(connection, fetch_id)

    def keep(
        self,
        batch_id: int | None,
        name: str,
        content: bytes,
        *,
        chat_id: int,
        by: int,
        at: datetime,
        fetch_id: int | None = None,
    ) -> Upload:
        """Keeps a file to be read, in this batch or in a new one; `fetch_id` is then done."""
        sha256 = hashlib.sha256(content).hexdigest()
        with self._file.writing() as connection:
            if batch_id is None:
                batch_id = batches.open_batch(connection, chat_id, by, at)
            upload_id = uploads.keep_upload(connection, batch_id, name, content, sha256, by, at)
            if fetch_id is not None:
                fetches.no_longer(connection, fetch_id)
            kept = uploads.upload(connection, upload_id)
        if kept is None:
            raise LookupError(upload_id)
        return kept

    def take(self) -> tuple[Upload, bytes] | None:
        """The next file to read and its bytes, marked as being read; None when none waits."""
        with self._file.writing() as connection:
            return uploads.take_upload(connection)

    def settle(
        self,
        upload_id: int,
        documents: Sequence[Document],
        refusals: Sequence[Refusal],
        at: datetime,
    ) -> Upload | None:
        """Writes down what was read of a file and what was not."""
        with self._file.writing() as connection:
            uploads.settle_upload(connection, upload_id, documents, refusals, at)
            return uploads.upload(connection, upload_id)

    def resume(self) -> int:
        """Has files read again that were being read when the program ended; how many."""
        with self._file.writing() as connection:
            return uploads.resume(connection)

    def retry(self, upload_id: int) -> None:
        """Has a file read again of which something could not be read."""
        with self._file.writing() as connection:
            uploads.retry(connection, upload_id)

    def drop_upload(self, upload_id: int) -> None:
        """Keeps a file that could not be read no longer."""
        with self._file.writing() as connection:
            uploads.drop_upload(connection, upload_id)

    def set_stopped(self, batch_id: int, stopped: bool, *, by: int, at: datetime) -> None:
        """Stops reading the batch's files, or goes on."""
        with self._file.writing() as connection:
            batches.set_stopped(connection, batch_id, stopped)
            if stopped:
                audit.record(
                    connection, by=by, what=Doing.BATCH_STOPPED, about=f"#{batch_id}", at=at
                )

    def upload(self, upload_id: int) -> Upload | None:
        """The file with this id."""
        with self._file.reading() as connection:
            return uploads.upload(connection, upload_id)

    def uploads(self, batch_id: int) -> tuple[Upload, ...]:
        """The batch's files in the order in which they came."""
        with self._file.reading() as connection:
            return uploads.uploads_of(connection, batch_id)

    def failed(
        self, batch_id: int | None = None, *, limit: int = 10, offset: int = 0
    ) -> Listing[Upload]:
        """Files of which something could not be read, newest first; of one batch, or of all."""
        with self._file.reading() as connection:
            return uploads.failed(connection, batch_id, limit, offset)

    def batch(self, batch_id: int) -> Batch | None:
        """The batch and how far its files have come."""
        with self._file.reading() as connection:
            return batches.batch(connection, batch_id)

    def unfinished(self) -> tuple[Batch, ...]:
        """The batches with files that wait to be read, stopped ones too."""
        with self._file.reading() as connection:
            return batches.unfinished(connection)

    def open_batches(self, *, limit: int = 10, offset: int = 0) -> Listing[Batch]:
        """The batches with files to read or drafts that are open, newest first."""
        with self._file.reading() as connection:
            return batches.open_batches(connection, limit, offset)

    # --- drafts

    def draft(self, draft_id: int) -> Draft | None:
        """The draft with this id, in whatever state."""
        with self._file.reading() as connection:
            return drafts.draft(connection, draft_id)

    def drafts(self, batch_id: int, state: DraftState | None = None) -> tuple[Draft, ...]:
        """The batch's drafts in the order in which they were read."""
        with self._file.reading() as connection:
            return drafts.drafts_of(connection, batch_id, state)

    def require(self, draft_id: int, revision: int) -> None:
        """Raises `Overtaken` if the draft is not open, or was changed since this revision."""
        with self._file.reading() as connection:
            drafts.require(connection, draft_id, revision)

    def corrections_of_draft(self, draft_id: int) -> tuple[Correction, ...]:
        """Every correction of the draft, oldest first."""
        with self._file.reading() as connection:
            return corrections.made_of_draft(connection, draft_id)

    def correct_draft(
        self, draft: Draft, correction: Correction, *, changed: str, before: str, after: str
    ) -> None:
        """Keeps a correction of a draft as it was seen; the words are for who comes later."""
        with self._file.writing() as connection:
            by, at = correction.by, correction.at
            drafts.change_draft(connection, draft.id, draft.revision, by=by, at=at, changed=changed)
            corrections.keep(connection, correction, draft_id=draft.id)
            audit.record(
                connection,
                by=by,
                what=Doing.DRAFT_CORRECTED,
                about=draft.document.name,
                at=at,
                before=before,
                after=after,
            )

    def take_back_correction(
        self, draft: Draft, position: int, *, changed: str, by: int, at: datetime
    ) -> None:
        """Takes back one correction of a draft as it was seen; the oldest is 0."""
        with self._file.writing() as connection:
            drafts.change_draft(connection, draft.id, draft.revision, by=by, at=at, changed=changed)
            corrections.take_back(connection, draft.id, position)
            audit.record(
                connection,
                by=by,
                what=Doing.DRAFT_CORRECTED,
                about=draft.document.name,
                at=at,
                after=changed,
            )

    def drop_batch(self, batch_id: int, seen: Sequence[Draft], *, by: int, at: datetime) -> None:
        """Publishes none of the drafts ever, and throws away the batch's files that are kept."""
        with self._file.writing() as connection:
            for draft in seen:
                drafts.change_draft(
                    connection,
                    draft.id,
                    draft.revision,
                    by=by,
                    at=at,
                    changed="放弃",
                    state=DraftState.DROPPED,
                )
                audit.record(
                    connection, by=by, what=Doing.DRAFT_DROPPED, about=draft.document.name, at=at
                )
            for upload in uploads.uploads_of(connection, batch_id):
                if upload.state in _KEPT or upload.refusals:
                    uploads.drop_upload(connection, upload.id)

    def drop_draft(self, draft: Draft, *, by: int, at: datetime) -> None:
        """Publishes this draft never."""
        with self._file.writing() as connection:
            drafts.change_draft(
                connection,
                draft.id,
                draft.revision,
                by=by,
                at=at,
                changed="放弃",
                state=DraftState.DROPPED,
            )
            audit.record(
                connection, by=by, what=Doing.DRAFT_DROPPED, about=draft.document.name, at=at
            )

    def place(self, read: Reply, made: Sequence[Correction]) -> Placement:
        """What publishing this would do, with these corrections of its draft."""
        with self._file.reading() as connection:
            return placing.place(connection, read, made)

    # --- publishing

    def publish(
        self, read: Sequence[ReadDraft], *, by: int, at: datetime, released: datetime
    ) -> Publication:
        """Publishes the drafts together; followers are told from `released` on."""
        with self._file.writing() as connection:
            return publishing.publish(connection, read, by=by, at=at, released=released)

    def text_of(self, reply_id: int) -> StoredText | None:
        """The newest text of a published reply, to be parsed before it is corrected."""
        with self._file.reading() as connection:
            version = publishing.newest(connection, reply_id)
            return rereading.to_text(connection, version) if version else None

    def correct(
        self,
        reply_id: int,
        read: Reply,
        correction: Correction,
        *,
        parsed_by: str,
        released: datetime,
        note: str,
    ) -> Publication:
        """Puts right a published reply; `read` is what the parser reads in its newest text."""
        with self._file.writing() as connection:
            return publishing.correct(
                connection,
                reply_id,
                read,
                correction,
                parsed_by=parsed_by,
                at=correction.at,
                released=released,
                note=note,
            )

    def corrections_of_reply(self, reply_id: int) -> tuple[Correction, ...]:
        """Every correction of a published reply, oldest first."""
        with self._file.reading() as connection:
            return corrections.made_of_reply(connection, reply_id)

    def withdraw(self, publication_id: int, *, by: int, at: datetime) -> tuple[Publication, int]:
        """Puts back what stood before; with it, how many chats had been told and will be again."""
        with self._file.writing() as connection:
            return withdrawing.withdraw(connection, publication_id, by=by, at=at)

    def told(self, publication_id: int) -> int:
        """How many chats have been told of it, or are being told."""
        with self._file.reading() as connection:
            return withdrawing.told(connection, publication_id)

    def publication(self, publication_id: int) -> Publication | None:
        """The publication with this id, withdrawn or not."""
        with self._file.reading() as connection:
            return publications.publication(connection, publication_id)

    def publications(self, *, limit: int = 10, offset: int = 0) -> tuple[Publication, ...]:
        """What was published, newest first, withdrawn or not."""
        with self._file.reading() as connection:
            return publications.publications(connection, limit, offset)
