"""Many replies at once, in one transaction: those that are new to the store table by table.

What is written is what `saving.save` writes for one after another. A reply of which text, identity
or a correction is known already, or that comes twice, goes through `saving.save`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache, partial

from bot.correcting import mark_of
from bot.model import Announce, Outcome, Reply, Saved
from bot.store import (
    agencies,
    announcing,
    audience,
    corrections,
    counting,
    identity,
    moments,
    origins,
    rows,
    saving,
    text_index,
)
from bot.store.origins import Origin
from bot.store.statements import Row, insert


@dataclass(frozen=True, slots=True)
class Loading:
    """A reply to be saved, and where it comes from."""

    reply: Reply
    origin: Origin
    sample: bool = False
    parsed_by: str = ""
    announce: Announce | None = None  # None: tells nobody

    @property
    def at(self) -> datetime:
        """When it was loaded."""
        return self.announce.at if self.announce else datetime.now(UTC)


def save_all(connection: sqlite3.Connection, batch: Sequence[Loading]) -> tuple[Saved, ...]:
    """Saves them in their order and says what became of each."""
    saved: list[Saved] = []
    waiting: list[_New] = []
    taken: set[str] = set()  # by those waiting
    for loading in batch:
        new = _New(loading, identity.identity(loading.reply), identity.text_key(loading.reply.text))
        if taken.isdisjoint((new.known_by, new.text_key)) and _is_new(connection, new):
            waiting.append(new)
            taken |= {new.known_by, new.text_key}
            continue
        saved += _write(connection, waiting)
        waiting, taken = [], set()
        saved.append(_save(connection, loading))
    return (*saved, *_write(connection, waiting))


@dataclass(frozen=True, slots=True)
class _New:
    loading: Loading
    known_by: str
    text_key: str

    @property
    def reply(self) -> Reply:
        return self.loading.reply


def _is_new(connection: sqlite3.Connection, new: _New) -> bool:
    known = connection.execute(
        """SELECT EXISTS (SELECT 1 FROM versions WHERE text_key = :text)
            OR EXISTS (SELECT 1 FROM replies WHERE identity = :identity)
            OR EXISTS (SELECT 1 FROM corrections WHERE text = :mark)""",
        {"text": new.text_key, "identity": new.known_by, "mark": mark_of(new.reply.text)},
    ).fetchone()[0]
    return not known and corrections.known_as(connection, new.reply) is None


def _save(connection: sqlite3.Connection, loading: Loading) -> Saved:
    origin = loading.origin
    return saving.save(
        connection,
        loading.reply,
        source_name=origin.source_name,
        sample=loading.sample,
        media_type=origin.media_type,
        breaks=origin.breaks,
        ocr=origin.ocr,
        parsed_by=loading.parsed_by,
        announce=loading.announce,
    )


def _write(connection: sqlite3.Connection, new: Sequence[_New]) -> list[Saved]:
    if not new:
        return []
    first, first_version = _next(connection, "replies"), _next(connection, "versions")
    numbered = list(enumerate(new, start=first))
    insert(
        connection,
        "replies",
        [
            {"id": reply_id, "identity": each.known_by, "sample": int(each.loading.sample)}
            for reply_id, each in numbered
        ],
    )
    insert(
        connection,
        "versions",
        [
            {
                "id": version_id,
                "reply_id": reply_id,
                "version": 1,
                "newest": 1,
                "loaded_at": each.loading.at.astimezone(UTC).isoformat(),
                **origins.columns(each.loading.origin),
                "parsed_by": each.loading.parsed_by,
                "text_key": each.text_key,
                **rows.of_reply(each.reply),
            }
            for version_id, (reply_id, each) in enumerate(numbered, start=first_version)
        ],
    )
    called = cache(partial(agencies.id_of, connection))
    roles = [row for reply_id, each in numbered for row in _roles(reply_id, each.reply, called)]
    _write_parts(connection, new, first_version)
    _write_steps(connection, numbered, first_version, called)
    insert(connection, "roles", roles)
    text_index.enter_all(connection, [(reply_id, each.reply) for reply_id, each in numbered])
    last = first + len(new) - 1
    audience.settle_new(connection, first, last)
    counting.enter(connection, first, last)
    saved = [Saved(Outcome.NEW, reply_id, 1) for reply_id, _ in numbered]
    for done, each in zip(saved, new, strict=True):
        if each.loading.announce and not each.loading.sample:
            announcing.saved(connection, done, each.reply, None, each.loading.announce)
    return saved


def _roles(reply_id: int, reply: Reply, called: Callable[[str, str | None], int]) -> list[Row]:
    """The agencies' roles; those that its steps name are new before those that it names itself."""
    for step in reply.next_steps:
        for printed in step.agencies:
            called(printed, reply.region)
    return agencies.roles(reply_id, reply, called)


def _write_parts(connection: sqlite3.Connection, new: Sequence[_New], first_version: int) -> None:
    parts: dict[str, list[Row]] = {table: [] for table in (*rows.PARTS, "pages")}
    for version_id, each in enumerate(new, start=first_version):
        for table, said in rows.parts_of_reply(each.reply).items():
            parts[table] += (
                {"version_id": version_id, "position": position, **row}
                for position, row in enumerate(said)
            )
        parts["pages"] += origins.pages(version_id, each.loading.origin)
    for table, written in parts.items():
        insert(connection, table, written)


def _write_steps(
    connection: sqlite3.Connection,
    numbered: Sequence[tuple[int, _New]],
    first_version: int,
    called: Callable[[str, str | None], int],
) -> None:
    step_id, row_id = _next(connection, "steps"), _next(connection, "step_versions")
    written: dict[str, list[Row]] = {
        table: [] for table in ("steps", "step_versions", "step_agencies", "due_days")
    }
    for version_id, (reply_id, each) in enumerate(numbered, start=first_version):
        said: dict[str, int] = {}
        for position, step in enumerate(each.reply.next_steps):
            words = identity.step_key(step.text)
            said[words] = repetition = said.get(words, -1) + 1
            written["steps"].append(
                {"id": step_id, "reply_id": reply_id, "key": words, "repetition": repetition}
            )
            written["step_versions"].append(
                {
                    "id": row_id,
                    "version_id": version_id,
                    "position": position,
                    "step_id": step_id,
                    **rows.of_step(step),
                }
            )
            written["step_agencies"] += (
                {
                    "step_version_id": row_id,
                    "position": place,
                    "printed": printed,
                    "agency_id": called(printed, each.reply.region),
                }
                for place, printed in enumerate(step.agencies)
            )
            if step.due:
                written["due_days"].append(
                    {
                        "step_id": step_id,
                        "due_end": step.due.end.isoformat(),
                        "since": moments.written(each.loading.at),
                    }
                )
            step_id, row_id = step_id + 1, row_id + 1
    for table, made in written.items():
        insert(connection, table, made)


def _next(connection: sqlite3.Connection, table: str) -> int:
    """The id that SQLite would give the next row: of some tables no id is ever given twice."""
    return int(
        connection.execute(
            f"""SELECT 1 + max(coalesce((SELECT max(id) FROM {table}), 0),
                    coalesce((SELECT seq FROM sqlite_sequence WHERE name = '{table}'), 0))"""  # noqa: S608 - names of ours
        ).fetchone()[0]
    )
