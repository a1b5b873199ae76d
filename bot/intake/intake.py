"""All that staff do with files and drafts, each deed one call.

Every method is synchronous and may be called from any thread (`asyncio.to_thread`). None asks who
may: the handler asks the role at the moment of the press. `by` is the Telegram id of the person,
`at` an aware moment. Whatever cannot be done raises `UserError` in Chinese and changes nothing;
`Overtaken`, one of these, means that somebody else was faster and the card is to be shown anew.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot import correcting
from bot.correcting import Correction, FieldCorrection, StepCorrection, StepDeed
from bot.errors import UserError
from bot.intake.judging import Judgement, Overview, Verdict, judge, overview, read_again
from bot.intake.receiving import Receiving
from bot.model import DraftState, Place, Publication, Reply
from bot.parsing.revision import revision as parser
from bot.reading import Reader
from bot.store import ReadDraft, Store


class Intake(Receiving):
    """The way of a file, from being sent in (`Receiving`) to being published and taken back."""

    def __init__(self, store: Store, reader: Reader, *, pause: timedelta) -> None:
        """`pause` is how long after publishing nobody is told (PUBLISH_PAUSE_MINUTES)."""
        super().__init__(store, reader)
        self._pause = pause

    # --- looking ----------------------------------------------------------------------------------

    def overview(self, batch_id: int) -> Overview:
        """The batch's one card: open drafts judged beside what is stored and beside each other."""
        return overview(self._store, batch_id)

    def card(self, draft_id: int) -> Judgement:
        """One draft, parsed anew with its corrections, and what publishing it would do."""
        draft = self._store.incoming.draft(draft_id)
        if draft is None:
            raise UserError("没有这件草稿。请重新发送文件。")
        if draft.state is not DraftState.OPEN:
            return judge(self._store, draft)
        judged = self.overview(draft.batch_id).judged
        return next((one for one in judged if one.draft.id == draft_id), judge(self._store, draft))

    def choices(self, draft_id: int) -> tuple[Place, ...]:
        """The sentences and clauses of the draft's text that may be chosen as next steps."""
        return correcting.choices(_reply(self.card(draft_id)))

    def borders(self, draft_id: int, step: int) -> tuple[int, ...]:
        """Where in the draft's text its next step number `step` (from 0) may be split."""
        reply = _reply(self.card(draft_id))
        _refuse_no_step(reply, step)
        return correcting.borders(reply, step)

    # --- putting right ----------------------------------------------------------------------------
    # `revision` is that of the draft on the card that the person saw (`Judgement.draft.revision`).

    def correct(
        self, draft_id: int, field: str, words: str, *, by: int, at: datetime, revision: int
    ) -> Judgement:
        """Gives a field (one of `bot.correcting.FIELDS`) the value that the words say."""
        judged = self._seen(draft_id, revision)
        read = _read(judged)
        said = correcting.read_value(field, words)
        correction = FieldCorrection(
            field, said, correcting.value_of(read, field), correcting.mark_of(read.text), by, at
        )
        return self._kept(judged, correction)

    def choose_step(
        self, draft_id: int, place: Place, *, by: int, at: datetime, revision: int
    ) -> Judgement:
        """Makes one of `choices` a next step."""
        judged = self._seen(draft_id, revision)
        return self._kept(judged, correcting.choose_step(_reply(judged), place, by, at))

    def remove_step(
        self, draft_id: int, step: int, *, by: int, at: datetime, revision: int
    ) -> Judgement:
        """Says that next step number `step` (from 0) of `Judgement.reply` is none."""
        judged = self._seen(draft_id, revision)
        _refuse_no_step(_reply(judged), step)
        return self._kept(judged, correcting.remove_step(_reply(judged), step, by, at))

    def split_step(
        self, draft_id: int, step: int, border: int, *, by: int, at: datetime, revision: int
    ) -> Judgement:
        """Makes two of next step number `step` (from 0), at one of its `borders`."""
        judged = self._seen(draft_id, revision)
        _refuse_no_step(_reply(judged), step)
        return self._kept(judged, correcting.split_step(_reply(judged), step, border, by, at))

    def undo_correction(
        self, draft_id: int, position: int, *, by: int, at: datetime, revision: int
    ) -> Judgement:
        """Takes back one of `Judgement.corrections`: what the machine reads holds again."""
        judged = self._seen(draft_id, revision)
        if not 0 <= position < len(judged.corrections):
            raise UserError("没有这一处更正。请重新打开这件再操作。")
        changed = f"撤销了更正（{_words(judged.corrections[position])}）"
        self._store.incoming.take_back_correction(
            judged.draft, position, changed=changed, by=by, at=at
        )
        return self.card(draft_id)

    def drop_batch(self, seen: Overview, batch_id: int, *, by: int, at: datetime) -> None:
        """Publishes none of these drafts ever; files of the batch that wait or failed go, too."""
        drafts = [one.draft for one in seen.judged]
        self._store.incoming.drop_batch(batch_id, drafts, by=by, at=at)

    def drop(self, draft_id: int, *, by: int, at: datetime, revision: int) -> None:
        """Publishes this draft never (放弃)."""
        judged = self._seen(draft_id, revision)
        self._store.incoming.drop_draft(judged.draft, by=by, at=at)

    def correct_published(
        self, reply_id: int, field: str, words: str, *, by: int, at: datetime
    ) -> Publication:
        """Puts right a field of a reply that is published already; followers are told so.

        It is a publication of its own: told after the pause, and to be taken back like any.
        """
        text = self._store.incoming.text_of(reply_id)
        read = read_again(text.document).reply if text else None
        if read is None:
            raise UserError("这件答复已经撤下，不能更正。")
        stored = self._store.reply(reply_id)
        said = correcting.read_value(field, words)
        was = correcting.value_of(stored.reply if stored else read, field)
        correction = FieldCorrection(
            field, said, correcting.value_of(read, field), correcting.mark_of(read.text), by, at
        )
        return self._store.incoming.correct(
            reply_id,
            read,
            correction,
            parsed_by=parser(),
            released=at + self._pause,
            note=f"{correcting.label(field)}：{correcting.shown(was)} → {correcting.shown(said)}",
        )

    # --- publishing and taking back ---------------------------------------------------------------

    def publish(self, draft_id: int, *, by: int, at: datetime, revision: int) -> Publication:
        """Publishes one draft. Followers are told after the pause."""
        return self._publish([self._seen(draft_id, revision)], by, at)

    def publish_batch(
        self,
        batch_id: int,
        *,
        by: int,
        at: datetime,
        revisions: dict[int, int] | None = None,
        sure_only: bool = False,
    ) -> Publication:
        """Publishes the open drafts of a batch together, those that repeat another left out.

        With `sure_only` those that need a look are left open, too. `revisions` are those of the
        drafts on the card that was seen; with None, they are taken as they are now.
        """
        judged = [
            one
            for one in self.overview(batch_id).judged
            if one.reply is not None
            and one.verdict is not Verdict.REPEATED
            and not (sure_only and one.needs_look)
            and (revisions is None or one.draft.id in revisions)
        ]
        for one in judged:
            if revisions is not None:
                self._store.incoming.require(one.draft.id, revisions[one.draft.id])
        return self._publish(judged, by, at)

    def withdraw(self, publication_id: int, *, by: int, at: datetime) -> tuple[Publication, int]:
        """Takes a publication back (撤回): what stood before stands again, drafts are open again.

        Within the pause nobody is told anything. Later whoever had been told is told that it was
        withdrawn; the number is how many chats. Refused when something newer stands on it.
        """
        return self._store.incoming.withdraw(publication_id, by=by, at=at)

    def told(self, publication_id: int) -> int:
        """How many chats have been told of it: so many would be told that it was withdrawn."""
        return self._store.incoming.told(publication_id)

    def publication(self, publication_id: int) -> Publication:
        """What was published together, and whether it was taken back."""
        made = self._store.incoming.publication(publication_id)
        if made is None:
            raise UserError("没有这次发布的记录。")
        return made

    def publications(self, *, limit: int = 10, offset: int = 0) -> tuple[Publication, ...]:
        """What was published, newest first, taken back or not."""
        return self._store.incoming.publications(limit=limit, offset=offset)

    # --- inside -----------------------------------------------------------------------------------

    def _seen(self, draft_id: int, revision: int) -> Judgement:
        judged = self.card(draft_id)
        self._store.incoming.require(draft_id, revision)
        return judged

    def _kept(self, judged: Judgement, correction: Correction) -> Judgement:
        """Keeps the correction and looks again."""
        words, before = _words(correction), ""
        if isinstance(correction, FieldCorrection):
            value = correcting.value_of(_reply(judged), correction.field)
            before = f"{correcting.label(correction.field)}：{correcting.shown(value)}"
        self._store.incoming.correct_draft(
            judged.draft, correction, changed=words, before=before, after=words
        )
        return self.card(judged.draft.id)

    def _publish(self, judged: Sequence[Judgement], by: int, at: datetime) -> Publication:
        if not judged:
            raise UserError("没有可以发布的草稿。请先看“需要看”的那几件。")
        read = [ReadDraft(one.draft, _read(one), parser()) for one in judged]
        return self._store.incoming.publish(read, by=by, at=at, released=at + self._pause)


def _reply(judged: Judgement) -> Reply:
    if judged.reply is None:
        raise UserError(judged.refusal)
    return judged.reply


def _read(judged: Judgement) -> Reply:
    if judged.read is None:
        raise UserError(judged.refusal)
    return judged.read


def _refuse_no_step(reply: Reply, step: int) -> None:
    if not 0 <= step < len(reply.next_steps):
        raise UserError("没有这一项下一步。请重新打开这件再操作。")


_DEEDS = {StepDeed.ADDED: "添加", StepDeed.REMOVED: "删除", StepDeed.SPLIT: "拆分"}


def _words(correction: Correction) -> str:
    """What somebody did, for whoever comes later: 把办理类别改为 B."""
    if isinstance(correction, StepCorrection):
        return f"{_DEEDS[correction.deed]}下一步“{correction.words[:30]}”"
    return f"把{correcting.label(correction.field)}改为“{correcting.shown(correction.said)[:60]}”"
