"""Writing a row: the statements that only differ by their table and columns.

sqlite-utils' own `insert` would make a table of a mistyped name; these fail.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence

Value = str | int | None
Row = Mapping[str, Value]


def insert(connection: sqlite3.Connection, table: str, rows: Sequence[Row]) -> None:
    """Inserts rows that all have the columns of the first into a table that must exist."""
    if rows:
        columns = tuple(rows[0])
        connection.executemany(
            f"INSERT INTO {table} ({', '.join(columns)}) VALUES (:{', :'.join(columns)})",  # noqa: S608 - names of ours
            rows,
        )


def insert_one(connection: sqlite3.Connection, table: str, row: Row) -> int:
    """Inserts a row and returns its id."""
    insert(connection, table, [row])
    return int(connection.execute("SELECT last_insert_rowid()").fetchone()[0])


def update(connection: sqlite3.Connection, table: str, row_id: int, row: Row) -> None:
    """Changes these columns of the row with this id."""
    assigned = ", ".join(f"{column} = :{column}" for column in row)
    connection.execute(
        f"UPDATE {table} SET {assigned} WHERE id = :id",  # noqa: S608 - names of ours
        {**row, "id": row_id},
    )
