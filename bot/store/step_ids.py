"""Which next step is which: a step keeps its id from version to version, however it is worded.

A step of a new reading is a step of the reading before it that has the same words, or else the one
that it rewords (`comparing.same_steps`); or one of an older reading with the same words, which has
returned. What is none of these is a new step.

`steps.key` are the words in which a step was first said, and `repetition` tells apart those that
began with the same words.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot.comparing import same_steps
from bot.model import NextStep
from bot.store import identity
from bot.store.rows import to_steps


@dataclass(frozen=True, slots=True)
class Held:
    """A next step as one version words it."""

    id: int
    step: NextStep


def held_by(connection: sqlite3.Connection, version_id: int) -> list[Held]:
    """The next steps of a version in their order."""
    found = connection.execute(
        "SELECT * FROM step_versions WHERE version_id = ? ORDER BY position", (version_id,)
    ).fetchall()
    return [
        Held(row["step_id"], step)
        for row, step in zip(found, to_steps(connection, found), strict=True)
    ]


def ids_of(
    connection: sqlite3.Connection,
    reply_id: int,
    version_id: int,
    steps: Sequence[NextStep],
    former: Sequence[Held],
) -> list[int]:
    """An id for each of `steps`, the next steps of a version that is being written.

    `former` is what was read before of the same text, here or as another reply's. Of two steps
    that both go on in one, that of this reply keeps its id.
    """
    others = connection.execute(
        "SELECT id FROM versions WHERE reply_id = ? AND id != ? ORDER BY version DESC",
        (reply_id, version_id),
    ).fetchall()
    before = held_by(connection, others[0]["id"]) if others else []
    read_here = any(_reply_of(connection, held.id) == reply_id for held in former)
    found = _Found(steps)
    for reading in (former, before) if read_here else (before, former):
        found.by_words((held.id, identity.step_key(held.step.text)) for held in reading)
        found.by_rewording(reading)
    found.by_words(_ever_said(connection, reply_id))
    return [
        _settled(connection, reply_id, found.ids.get(at), step) for at, step in enumerate(steps)
    ]


class _Found:
    """Which of `steps` (by index) have been found to be which known step, one to one."""

    def __init__(self, steps: Sequence[NextStep]) -> None:
        self.steps = steps
        self.keys = [identity.step_key(step.text) for step in steps]
        self.ids: dict[int, int] = {}
        self.taken: set[int] = set()

    def by_words(self, known: Iterable[tuple[int, str]]) -> None:
        """Takes those that say the same, the first first."""
        waiting: dict[str, list[int]] = {}
        for step_id, words in known:
            waiting.setdefault(words, []).append(step_id)
        for at, words in enumerate(self.keys):
            free = [each for each in waiting.get(words, ()) if each not in self.taken]
            if at not in self.ids and free:
                self._take(at, free[0])

    def by_rewording(self, reading: Sequence[Held]) -> None:
        """Takes those that say it in other words."""
        before = [held for held in reading if held.id not in self.taken]
        after = [at for at in range(len(self.steps)) if at not in self.ids]
        if before and after:
            pairs = same_steps([held.step for held in before], [self.steps[at] for at in after])
            for new, old in pairs.items():
                self._take(after[new], before[old].id)

    def _take(self, at: int, step_id: int) -> None:
        self.ids[at] = step_id
        self.taken.add(step_id)


def _ever_said(connection: sqlite3.Connection, reply_id: int) -> Iterator[tuple[int, str]]:
    """The reply's steps with their words in older versions, the newest first, and their first."""
    for row in connection.execute(
        """SELECT step_versions.step_id, step_versions.printed
           FROM step_versions JOIN versions ON versions.id = step_versions.version_id
           WHERE versions.reply_id = ? ORDER BY versions.version DESC, step_versions.position""",
        (reply_id,),
    ):
        yield row["step_id"], identity.step_key(row["printed"])
    for row in connection.execute(
        "SELECT id, key FROM steps WHERE reply_id = ? ORDER BY repetition", (reply_id,)
    ):
        yield row["id"], row["key"]


def _settled(
    connection: sqlite3.Connection, reply_id: int, known: int | None, step: NextStep
) -> int:
    """The id under which the reply keeps the step: the known one, unless another reply holds it."""
    owner = None if known is None else _reply_of(connection, known)
    if known is not None and owner == reply_id:
        return known
    free = known if owner is None or not is_held(connection, known) else None
    words = identity.step_key(step.text)
    connection.execute("DELETE FROM steps WHERE id = ?", (free,))
    made = connection.execute(
        """INSERT INTO steps (id, reply_id, key, repetition)
           SELECT :id, :reply, :words, coalesce(max(repetition) + 1, 0)
           FROM steps WHERE reply_id = :reply AND key = :words RETURNING id""",
        {"id": free, "reply": reply_id, "words": words},
    ).fetchone()
    return int(made["id"])


def is_held(connection: sqlite3.Connection, step_id: int | None) -> bool:
    """Whether any version says the step."""
    found = connection.execute("SELECT 1 FROM step_versions WHERE step_id = ?", (step_id,))
    return found.fetchone() is not None


def _reply_of(connection: sqlite3.Connection, step_id: int) -> int | None:
    row = connection.execute("SELECT reply_id FROM steps WHERE id = ?", (step_id,)).fetchone()
    return int(row["reply_id"]) if row else None
