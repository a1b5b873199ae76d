"""Files as they come in: kept at once, read one after another, kept on if they cannot be read."""

from __future__ import annotations

from datetime import datetime

from bot.errors import UserError
from bot.intake.judging import read_again
from bot.model import Batch, Document, Fetch, Listing, Refusal, Upload
from bot.reading import Reader
from bot.store import Store


class Receiving:
    """The part of `Intake` that has to do with files, not yet with replies."""

    def __init__(self, store: Store, reader: Reader) -> None:
        self._store = store.for_staff
        self._reader = reader
        self._at_hand: Upload | None = None  # the file that is being read

    def expect(self, name: str, file_id: str, *, chat_id: int, by: int) -> Fetch:
        """Writes down that a file was sent, before it is fetched: a kill then loses none."""
        return self._store.incoming.expect(name, file_id, chat_id=chat_id, by=by)

    def expected(self) -> tuple[Fetch, ...]:
        """Files that were sent and are not here yet; after a restart they are fetched again."""
        return self._store.incoming.expected()

    def no_longer_expect(self, fetch: Fetch) -> None:
        """The file cannot be had."""
        self._store.incoming.no_longer_expect(fetch.id)

    def receive(
        self,
        by: int,
        chat_id: int,
        name: str,
        content: bytes,
        *,
        at: datetime,
        batch_id: int | None = None,
        fetch: Fetch | None = None,
    ) -> Upload:
        """Keeps a file to be read, in this batch or, with None, in a new one (`Upload.batch_id`).

        Its state is WAITING, or REPEATED when the batch has the same bytes already; then `repeats`
        is the name they came under. Refused while some thousand files wait.
        """
        fetch_id = fetch.id if fetch else None
        return self._store.incoming.keep(
            batch_id, name, content, chat_id=chat_id, by=by, at=at, fetch_id=fetch_id
        )

    def read_next(self, at: datetime) -> Upload | None:
        """Reads one file that waits and says what became of it; None when none waits.

        Takes as long as the file does, in a process of its own. Batches take turns. Only one call
        reads at a time; `Work` is what should call it.
        """
        taken = self._store.incoming.take()
        if taken is None:
            return None
        upload, content = taken
        self._at_hand = upload
        documents: list[Document] = []
        refusals: list[Refusal] = []
        for result in self._reader.read_each(content, upload.name):
            if isinstance(result, Refusal):
                refusals.append(result)
                continue
            read = read_again(result)
            if read.reply is None:
                refusals.append(Refusal(read.name, read.refusal))
            else:
                documents.append(result)
        if not documents and not refusals:
            said = f"文件“{upload.name}”里没有文件可读。请打开检查后重新发送。"
            refusals.append(Refusal(upload.name, said))
        settled = self._store.incoming.settle(upload.id, documents, refusals, at)
        self._at_hand = None
        return settled

    def give_up(self, at: datetime) -> Upload | None:
        """After a defect of ours: the file that was being read counts as one that cannot be.

        It is kept and can be tried again; read once more at once it would stop all others.
        """
        upload, self._at_hand = self._at_hand, None
        if upload is None:
            return None
        said = f"读“{upload.name}”时程序出了差错，已记录。文件还在，程序更新后可以再试。"
        return self._store.incoming.settle(upload.id, (), (Refusal(upload.name, said),), at)

    def resume(self) -> int:
        """Once at the start: what was being read when the program ended waits again; how many."""
        return self._store.incoming.resume()

    def unfinished(self) -> tuple[Batch, ...]:
        """The batches with files that wait to be read, to show their progress after a restart."""
        return self._store.incoming.unfinished()

    def open_batches(self, *, limit: int = 10, offset: int = 0) -> Listing[Batch]:
        """The batches that are not done with, newest first: files to read, drafts that are open."""
        return self._store.incoming.open_batches(limit=limit, offset=offset)

    def stop(self, batch_id: int, *, by: int, at: datetime) -> Batch:
        """Reads no more of the batch's files; the one at hand is finished, the others stay unread.

        `Batch.waiting` says how many.
        """
        self.batch(batch_id)
        self._store.incoming.set_stopped(batch_id, True, by=by, at=at)
        return self.batch(batch_id)

    def go_on(self, batch_id: int, *, by: int, at: datetime) -> Batch:
        """Reads the files of a stopped batch after all."""
        self.batch(batch_id)
        self._store.incoming.set_stopped(batch_id, False, by=by, at=at)
        return self.batch(batch_id)

    def batch(self, batch_id: int) -> Batch:
        """The batch and how far its files have come: for the message that is edited."""
        batch = self._store.incoming.batch(batch_id)
        if batch is None:
            raise UserError("没有这一批文件的记录。请重新发送。")
        return batch

    def uploads(self, batch_id: int) -> tuple[Upload, ...]:
        """The batch's files in the order in which they came, each with what could not be read."""
        return self._store.incoming.uploads(batch_id)

    def failed(
        self, batch_id: int | None = None, *, limit: int = 10, offset: int = 0
    ) -> Listing[Upload]:
        """Files of which something could not be read (`refusals` say why), newest first."""
        return self._store.incoming.failed(batch_id, limit=limit, offset=offset)

    def retry(self, upload_id: int) -> Upload:
        """Has such a file read again: the bytes were kept. Drafts that it gave stay as they are."""
        self._store.incoming.retry(upload_id)
        return self._upload(upload_id)

    def drop_upload(self, upload_id: int) -> Upload:
        """Throws the bytes of such a file away; drafts that it gave stay."""
        self._upload(upload_id)
        self._store.incoming.drop_upload(upload_id)
        return self._upload(upload_id)

    def _upload(self, upload_id: int) -> Upload:
        upload = self._store.incoming.upload(upload_id)
        if upload is None:
            raise UserError("没有这个文件的记录。请重新发送。")
        return upload
