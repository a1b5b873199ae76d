"""What an event touches, and so who is told of it: proposals, agencies, proposers, a step."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from bot.model import Reply, Subject
from bot.store import agencies, identity, replies

Touched = set[tuple[Subject, str]]


@dataclass(frozen=True, slots=True)
class SaidStep:
    """A next step in the version that says it last, and what an event about it touches."""

    reply_id: int
    version: int
    printed: str  # its words
    touched: Touched


def of_reply(connection: sqlite3.Connection, reply_id: int, reply: Reply) -> Touched:
    """What an event about a reply touches: proposals, proposers, and every agency in it."""
    named = [name for step in reply.next_steps for name in step.agencies]
    answering = [reply.agency] if reply.agency else []
    ids = {
        agencies.id_of(connection, name, reply.region)
        for name in dict.fromkeys([*answering, *reply.co_agencies, *named])
    }
    return {
        *_all(Subject.PROPOSAL, identity.proposal_keys(reply, reply_id)),
        *_all(Subject.AGENCY, ids),
        *_all(Subject.MEMBER, map(identity.name_key, reply.proposers)),
    }


def of_step(connection: sqlite3.Connection, step_id: int) -> SaidStep | None:
    """What an event about a step touches: it, its agencies, its reply's proposals and proposers."""
    said = connection.execute(
        """SELECT step_versions.id, step_versions.printed, versions.reply_id,
                  versions.version
           FROM step_versions JOIN versions ON versions.id = step_versions.version_id
           WHERE step_versions.step_id = ? ORDER BY versions.version DESC LIMIT 1""",
        (step_id,),
    ).fetchone()
    if said is None:
        return None
    filed = connection.execute(
        "SELECT agency_id FROM step_agencies WHERE step_version_id = ?", (said["id"],)
    )
    line = replies.lines(connection, [said["reply_id"]])[0]
    touched = {
        (Subject.STEP, str(step_id)),
        *_all(Subject.AGENCY, [row["agency_id"] for row in filed]),
        *_all(Subject.PROPOSAL, identity.proposal_keys(line, line.id)),
        *_all(Subject.MEMBER, map(identity.name_key, line.proposers)),
    }
    return SaidStep(said["reply_id"], said["version"], said["printed"], touched)


def _all(subject: Subject, keys: Iterable[str | int]) -> Touched:
    return {(subject, str(key)) for key in keys}
