"""A reply as rows, and back: what is written of a version is read again equal, field by field."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from bot.model import (
    Due,
    FieldReading,
    Figure,
    Firmness,
    Kind,
    NextStep,
    Place,
    Reply,
    Section,
    Sureness,
    Warning,
)
from bot.store import identity
from bot.store.statements import Value

# The tables of what a reply says several times, in the order of the text.
PARTS = (
    "numbers", "titles", "proposers", "co_agencies", "sections", "figures", "warnings", "readings",
)  # fmt: skip


def of_reply(reply: Reply) -> dict[str, Value]:
    """What a reply says once: columns of `versions`."""
    return {
        "kind": reply.kind.value,
        "region": reply.region,
        "term": reply.term,
        "meeting": reply.meeting,
        "agency": reply.agency,
        "document_number": reply.document_number,
        "index_number": reply.index_number,
        "written_on": _day(reply.written_on),
        "published_on": _day(reply.published_on),
        "disposition": reply.disposition,
        "disclosure": reply.disclosure,
        "signer": reply.signer,
        "contact": reply.contact,
        "phone": reply.phone,
        **_place("body", reply.body),
        **_place("telling", reply.telling),
        "text": reply.text,
    }


def parts_of_reply(reply: Reply) -> dict[str, list[dict[str, Value]]]:
    """What a reply says several times, by table; the next steps excepted."""
    return {
        "numbers": [
            {"printed": n, "key": identity.number_key(n), "serial": identity.serial(n)}
            for n in reply.numbers
        ],
        "titles": [{"printed": title} for title in reply.titles],
        "proposers": [
            {"printed": name, "key": identity.name_key(name)} for name in reply.proposers
        ],
        "co_agencies": [{"printed": name} for name in reply.co_agencies],
        "sections": [_of_section(section) for section in reply.sections],
        "figures": [_of_figure(figure) for figure in reply.figures],
        "warnings": [{"field": w.field, "said": w.text} for w in reply.warnings],
        "readings": [
            {"field": r.field, **_place("place", r.place), "sureness": r.sureness.value}
            for r in reply.readings
        ],
    }


def of_step(step: NextStep) -> dict[str, Value]:
    """A next step's columns of `step_versions`."""
    return {
        "printed": step.text,
        "text_start": step.start,
        "text_end": step.end,
        **_place("paragraph", step.paragraph),
        "section": step.section,
        "who": step.who,
        "agency": step.agency,
        "due_text": step.due.text if step.due else None,
        "due_start": _day(step.due.start) if step.due else None,
        "due_end": _day(step.due.end) if step.due else None,
        "firmness": step.firmness.value,
    }


def to_reply(connection: sqlite3.Connection, version: sqlite3.Row) -> Reply:
    """The whole reply of a row of `versions`."""

    def parts(table: str) -> list[sqlite3.Row]:
        return connection.execute(
            f"SELECT * FROM {table} WHERE version_id = ? ORDER BY position",  # noqa: S608 - names of ours
            (version["id"],),
        ).fetchall()

    def printed(table: str) -> tuple[str, ...]:
        return tuple(row["printed"] for row in parts(table))

    return Reply(
        text=version["text"],
        kind=Kind(version["kind"]),
        numbers=printed("numbers"),
        region=version["region"],
        term=version["term"],
        meeting=version["meeting"],
        titles=printed("titles"),
        proposers=printed("proposers"),
        agency=version["agency"],
        co_agencies=printed("co_agencies"),
        document_number=version["document_number"],
        index_number=version["index_number"],
        written_on=to_date(version["written_on"]),
        published_on=to_date(version["published_on"]),
        disposition=version["disposition"],
        disclosure=version["disclosure"],
        signer=version["signer"],
        contact=version["contact"],
        phone=version["phone"],
        body=Place(version["body_start"], version["body_end"]),
        sections=tuple(_to_section(row) for row in parts("sections")),
        telling=_to_place(version, "telling"),
        next_steps=to_steps(connection, parts("step_versions")),
        figures=tuple(_to_figure(row) for row in parts("figures")),
        warnings=tuple(Warning(row["field"], row["said"]) for row in parts("warnings")),
        readings=tuple(
            FieldReading(row["field"], _to_place(row, "place"), Sureness(row["sureness"]))
            for row in parts("readings")
        ),
    )


def to_steps(
    connection: sqlite3.Connection, step_versions: Sequence[sqlite3.Row]
) -> tuple[NextStep, ...]:
    """The next steps of rows of `step_versions`, in their order."""
    agencies: dict[int, list[str]] = {row["id"]: [] for row in step_versions}
    for row in connection.execute(
        "SELECT step_version_id, printed FROM step_agencies"
        " WHERE step_version_id IN (SELECT value FROM json_each(?))"
        " ORDER BY step_version_id, position",
        (json.dumps(list(agencies)),),
    ):
        agencies[row["step_version_id"]].append(row["printed"])
    return tuple(_to_step(row, agencies[row["id"]]) for row in step_versions)


def to_date(text: str | None) -> date | None:
    """A day as the database keeps it."""
    return date.fromisoformat(text) if text else None


def _of_section(section: Section) -> dict[str, Value]:
    return {
        "heading": section.heading,
        "text_start": section.start,
        "text_end": section.end,
        "ask": section.ask,
        **_place("answer", section.answer),
        **_place("telling", section.telling),
    }


def _to_section(row: sqlite3.Row) -> Section:
    return Section(
        heading=row["heading"],
        start=row["text_start"],
        end=row["text_end"],
        ask=row["ask"],
        answer=Place(row["answer_start"], row["answer_end"]),
        telling=_to_place(row, "telling"),
    )


def _of_figure(figure: Figure) -> dict[str, Value]:
    return {
        "printed": figure.text,
        "text_start": figure.start,
        "text_end": figure.end,
        "value": str(figure.value),  # as text: a REAL would not give the same digits back
        "unit": figure.unit,
        "bound": figure.bound,
        **_place("words", figure.words),
        "year": figure.year,
    }


def _to_figure(row: sqlite3.Row) -> Figure:
    return Figure(
        text=row["printed"],
        start=row["text_start"],
        end=row["text_end"],
        value=Decimal(row["value"]),
        unit=row["unit"],
        bound=row["bound"],
        words=Place(row["words_start"], row["words_end"]),
        year=row["year"],
    )


def _to_step(row: sqlite3.Row, agencies: Iterable[str]) -> NextStep:
    return NextStep(
        text=row["printed"],
        start=row["text_start"],
        end=row["text_end"],
        paragraph=Place(row["paragraph_start"], row["paragraph_end"]),
        section=row["section"],
        who=row["who"],
        agency=row["agency"],
        agencies=tuple(agencies),
        due=_to_due(row),
        firmness=Firmness(row["firmness"]),
    )


def _to_due(row: sqlite3.Row) -> Due | None:
    if row["due_text"] is None:
        return None
    return Due(
        row["due_text"],
        date.fromisoformat(row["due_start"]),
        date.fromisoformat(row["due_end"]),
    )


def _place(name: str, place: Place | None) -> dict[str, Value]:
    return {
        f"{name}_start": place.start if place else None,
        f"{name}_end": place.end if place else None,
    }


def _to_place(row: sqlite3.Row, name: str) -> Place | None:
    start = row[f"{name}_start"]
    return None if start is None else Place(start, row[f"{name}_end"])


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
