"""What a draft is beside what is stored and beside the other drafts of its batch.

A draft is parsed again whenever it is looked at, so that it is judged by the parser and the
corrections of the moment; the last parses are remembered.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from bot.comparing import Changes, changes
from bot.correcting import Correction
from bot.loading import Read, parsed
from bot.model import Document, Draft, DraftState, Outcome, Reply
from bot.store import Store


class Verdict(StrEnum):
    """What publishing a draft would do."""

    NEW = "new"
    NEW_VERSION = "new_version"
    UNCHANGED = "unchanged"  # the same text is stored; fields may still be put right
    REPEATED = "repeated"  # another draft of the batch is the same reply
    NOT_A_REPLY = "not_a_reply"  # a later parser no longer takes it for one


@dataclass(frozen=True, slots=True)
class Judgement:
    """A draft, what is read of it, and what publishing it would do."""

    draft: Draft
    verdict: Verdict
    read: Reply | None  # as the parser reads it; None for NOT_A_REPLY
    reply: Reply | None  # with all corrections; what would be published
    corrections: tuple[Correction, ...]  # of this draft, oldest first
    refusal: str  # NOT_A_REPLY: why, in Chinese
    reply_id: int | None  # what is stored of it; None for a new one
    before: Reply | None  # as it is stored
    changes: Changes | None  # from `before` to `reply`; None when nothing is stored
    repeats: Draft | None  # REPEATED: the earlier draft
    known_by: str = ""  # the same for two texts of one reply

    @property
    def needs_look(self) -> bool:
        """Whether a person should look at this one by itself before it is published."""
        if self.verdict is Verdict.REPEATED:
            return self.repeats is not None and self.repeats.document.text != self._text
        if self.reply is None:
            return True
        return bool(self.reply.warnings) or self.draft.document.ocr

    @property
    def _text(self) -> str:
        return self.draft.document.text


@dataclass(frozen=True, slots=True)
class Overview:
    """A batch at a glance, and its open drafts in the order of the files."""

    judged: tuple[Judgement, ...]  # the open ones
    published: int
    dropped: int

    def count(self, verdict: Verdict) -> int:
        """How many open drafts are so."""
        return Counter(one.verdict for one in self.judged)[verdict]

    @property
    def to_look_at(self) -> tuple[Judgement, ...]:
        """Those that a person should look at one by one."""
        return tuple(one for one in self.judged if one.needs_look)


def judge(store: Store, draft: Draft) -> Judgement:
    """The draft beside what is stored; other drafts are not looked at."""
    made = store.incoming.corrections_of_draft(draft.id)
    read = read_again(draft.document)
    if read.reply is None:
        return Judgement(
            draft, Verdict.NOT_A_REPLY, None, None, made, read.refusal, None, None, None, None
        )
    placed = store.incoming.place(read.reply, made)
    return Judgement(
        draft=draft,
        verdict=_VERDICTS[placed.outcome],
        read=read.reply,
        reply=placed.after,
        corrections=made,
        refusal="",
        reply_id=placed.reply_id,
        before=placed.before,
        changes=changes(placed.before, placed.after) if placed.before else None,
        repeats=None,
        known_by=placed.known_by,
    )


def overview(store: Store, batch_id: int) -> Overview:
    """All drafts of a batch, each beside what is stored and beside those before it."""
    drafts = store.incoming.drafts(batch_id)
    states = Counter(draft.state for draft in drafts)
    judged = [judge(store, draft) for draft in drafts if draft.state is DraftState.OPEN]
    return Overview(
        tuple(_beside_each_other(judged)),
        states[DraftState.PUBLISHED],
        states[DraftState.DROPPED],
    )


def _beside_each_other(judged: Sequence[Judgement]) -> list[Judgement]:
    """The same, with those that are the same reply as an earlier one said to be that."""
    first: dict[str, Draft] = {}
    beside: list[Judgement] = []
    for one in judged:
        earlier = first.get(one.known_by) if one.known_by else None
        if earlier is None:
            first[one.known_by] = one.draft
            beside.append(one)
        else:
            beside.append(_repeating(one, earlier))
    return beside


def _repeating(one: Judgement, earlier: Draft) -> Judgement:
    return Judgement(
        draft=one.draft,
        verdict=Verdict.REPEATED,
        read=one.read,
        reply=one.reply,
        corrections=one.corrections,
        refusal="",
        reply_id=one.reply_id,
        before=one.before,
        changes=one.changes,
        repeats=earlier,
        known_by=one.known_by,
    )


@lru_cache(maxsize=512)
def read_again(document: Document) -> Read:
    """What the parser reads in a text that was read from a file."""
    return parsed(document)


_VERDICTS = {
    Outcome.NEW: Verdict.NEW,
    Outcome.NEW_VERSION: Verdict.NEW_VERSION,
    Outcome.UNCHANGED: Verdict.UNCHANGED,
}
