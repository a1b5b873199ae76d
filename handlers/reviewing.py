"""The cards of drafts and batches: looked at, published, given up."""

from __future__ import annotations

from bot.answering import reviewing, uploads
from bot.model import StaffRole
from bot.telling import actions
from handlers.buttons import turns

EDITOR = StaffRole.EDITOR

HANDLERS = (
    turns(actions.BATCH, uploads.batch, role=EDITOR),
    turns(actions.BATCH_DRAFTS, reviewing.drafts, role=EDITOR),
    turns(actions.BATCH_LOOK, reviewing.look, role=EDITOR),
    turns(actions.BATCH_PUBLISH, reviewing.publish_batch, role=EDITOR),
    turns(actions.BATCH_PUBLISH_SURE, reviewing.publish_sure, role=EDITOR),
    turns(actions.BATCH_PUBLISH_ALL, reviewing.publish_all, role=EDITOR),
    turns(actions.BATCH_DROP, reviewing.drop_batch, role=EDITOR),
    turns(actions.BATCH_DROP_SURE, reviewing.drop_batch_surely, role=EDITOR),
    turns(actions.DRAFT, reviewing.card, role=EDITOR),
    turns(actions.DRAFT_TEXT, reviewing.text, role=EDITOR),
    turns(actions.DRAFT_PUBLISH, reviewing.publish, role=EDITOR),
    turns(actions.DRAFT_DROP, reviewing.drop, role=EDITOR),
    turns(actions.DRAFT_DROP_SURE, reviewing.drop_surely, role=EDITOR),
)
