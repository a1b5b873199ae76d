"""Orders and counters, so that a list is as quick for a million replies as for ten thousand.

`listed_steps` holds each next step of the newest versions under every agency that it is filed under
and under `EVERY_AGENCY`; `listed_numbers` each number whole, and under the serial that it ends with
what stands before (218 and 2024w of 2024w218). The counters hold how many there are of what is
listed, apart for replies that members see and for hidden ones; a members' connection sees only the
first (`audience`). All are entered after `audience.settle` and withdrawn before anything else
changes.
"""

from __future__ import annotations

import sqlite3

EVERY_AGENCY = 0


def enter(connection: sqlite3.Connection, reply_id: int, last: int | None = None) -> None:
    """Lists and counts what the newest version of a reply says, or of each from it to `last`."""
    which = {"of": reply_id, "last": reply_id if last is None else last}
    for listed in (*_LISTED, *_LISTED_NUMBERS):
        connection.execute(f"{listed} AND versions.reply_id BETWEEN :of AND :last", which)
    _count(connection, which, 1)


def withdraw(connection: sqlite3.Connection, reply_id: int) -> None:
    """Undoes `enter`."""
    _count(connection, {"of": reply_id, "last": reply_id}, -1)
    connection.execute("DELETE FROM listed_steps WHERE reply_id = ?", (reply_id,))
    connection.execute("DELETE FROM listed_numbers WHERE reply_id = ?", (reply_id,))


def count_all(connection: sqlite3.Connection) -> None:
    """Counts everything anew."""
    for table in ("reply_counts", "agency_counts", "step_counts"):
        connection.execute(f"DELETE FROM {table}")  # noqa: S608 - names of ours
    for counted in _COUNTED:
        connection.execute(counted.format(which="true"), {"sign": 1})
    connection.execute(_REVISED)


def list_all(connection: sqlite3.Connection) -> None:
    """Lists the next steps of all newest versions anew."""
    connection.execute("DELETE FROM listed_steps")
    for listed in _LISTED:
        connection.execute(listed)


def list_numbers(connection: sqlite3.Connection) -> None:
    """Lists the numbers of all newest versions, of which none is listed yet."""
    for listed in _LISTED_NUMBERS:
        connection.execute(listed)


def revision(connection: sqlite3.Connection) -> int:
    """Another number whenever any counter has changed."""
    return int(
        connection.execute("SELECT number FROM revisions WHERE what = 'counts'").fetchone()[0]
    )


def _count(connection: sqlite3.Connection, which: dict[str, int], sign: int) -> None:
    for counted in _COUNTED:
        asked = counted.format(which="of.reply_id BETWEEN :of AND :last")
        connection.execute(asked, {**which, "sign": sign})
    connection.execute(_REVISED)


_REVISED = "UPDATE revisions SET number = number + 1 WHERE what = 'counts'"
_LISTED = tuple(
    f"""INSERT OR IGNORE INTO listed_steps
            (reply_id, position, agency_id, step_version_id, due_end, dated, firmness)
        SELECT versions.reply_id, step.position, {agency}, step.id, step.due_end, versions.dated,
            step.firmness
        FROM versions CROSS JOIN step_versions AS step ON versions.id = step.version_id {filed}
        WHERE versions.newest = 1"""  # noqa: S608 - names of ours
    for agency, filed in (
        (str(EVERY_AGENCY), ""),
        ("filed.agency_id", "JOIN step_agencies AS filed ON filed.step_version_id = step.id"),
    )
)
_LISTED_NUMBERS = tuple(
    f"""INSERT OR IGNORE INTO listed_numbers
            (reply_id, number, whole, head, value, term, meeting, dated, region)
        SELECT versions.reply_id, {number}, CAST(said.serial AS INTEGER),
            coalesce(versions.term, 0), coalesce(versions.meeting, 0),
            coalesce(versions.dated, ''), coalesce(versions.region, '')
        FROM versions CROSS JOIN numbers AS said ON versions.id = said.version_id
        WHERE versions.newest = 1 AND {which}"""  # noqa: S608 - names of ours
    for number, which in (
        ("said.key, 1, ''", "true"),
        ("said.serial, 0, rtrim(said.key, '0123456789')", "said.serial <> said.key"),
    )
)
_HIDDEN = "NOT EXISTS (SELECT 1 FROM shown WHERE shown.reply_id = of.reply_id)"
_YEAR = "coalesce(CAST(substr(of.dated, 1, 4) AS INTEGER), 0)"
_COUNTED = (
    f"""INSERT INTO reply_counts (year, sample, hidden, replies)
        SELECT {_YEAR} AS year, replies.sample, {_HIDDEN} AS hidden, :sign * count(*)
        FROM versions AS of JOIN replies ON replies.id = of.reply_id
        WHERE of.newest = 1 AND {{which}} GROUP BY 1, 2, 3
        ON CONFLICT DO UPDATE SET replies = replies + excluded.replies""",  # noqa: S608 - names of ours
    f"""INSERT INTO agency_counts (agency_id, hidden, led, joined, named, steps)
        SELECT of.agency_id, {_HIDDEN} AS hidden, :sign * sum(of.role = 'lead'),
            :sign * sum(of.role = 'joint'), :sign * sum(of.role = 'named'), 0
        FROM roles AS of WHERE {{which}} GROUP BY 1, 2
        ON CONFLICT DO UPDATE SET led = led + excluded.led, joined = joined + excluded.joined,
            named = named + excluded.named""",  # noqa: S608 - names of ours
    f"""INSERT INTO agency_counts (agency_id, hidden, led, joined, named, steps)
        SELECT of.agency_id, {_HIDDEN} AS hidden, 0, 0, 0, :sign * count(*)
        FROM listed_steps AS of WHERE of.agency_id <> {EVERY_AGENCY} AND {{which}} GROUP BY 1, 2
        ON CONFLICT DO UPDATE SET steps = steps + excluded.steps""",  # noqa: S608 - names of ours
    f"""INSERT INTO step_counts (agency_id, hidden, year, firmness, due_end, steps)
        SELECT of.agency_id, {_HIDDEN} AS hidden, {_YEAR} AS year, of.firmness,
            coalesce(of.due_end, ''), :sign * count(*)
        FROM listed_steps AS of WHERE {{which}} GROUP BY 1, 2, 3, 4, 5
        ON CONFLICT DO UPDATE SET steps = steps + excluded.steps""",  # noqa: S608 - names of ours
)
