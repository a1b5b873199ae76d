"""A reply as plain JSON values: the fields of the labels, with places and warnings beside them."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from bot.model import Due, Figure, NextStep, Place, Reply, Section


def as_json(reply: Reply, name: str) -> dict[str, Any]:
    """`reply` read from the file `name`; offsets count characters of `text`."""
    return {
        "file": name,
        "kind": reply.kind.value,
        "numbers": list(reply.numbers),
        "region": reply.region,
        "term": reply.term,
        "meeting": reply.meeting,
        "titles": list(reply.titles),
        "proposers": list(reply.proposers),
        "agency": reply.agency,
        "co_agencies": list(reply.co_agencies),
        "document_number": reply.document_number,
        "index_number": reply.index_number,
        "written_on": reply.written_on.isoformat() if reply.written_on else None,
        "published_on": reply.published_on.isoformat() if reply.published_on else None,
        "disposition": reply.disposition,
        "disclosure": reply.disclosure,
        "signer": reply.signer,
        "contact": reply.contact,
        "phone": reply.phone,
        "sections": [section.heading for section in reply.sections],
        "section_places": [_section(section) for section in reply.sections],
        "telling": _place(reply.telling),
        "next_steps": [_step(step) for step in reply.next_steps],
        "next_step_paragraphs": _paragraphs(reply),
        "figures": [_figure(figure) for figure in reply.figures],
        "warnings": [asdict(warning) for warning in reply.warnings],
        "readings": [
            {"field": r.field, "place": _place(r.place), "sureness": r.sureness.value}
            for r in reply.readings
        ],
        "text": reply.text,
    }


def _place(place: Place | None) -> dict[str, int] | None:
    return asdict(place) if place else None


def _section(section: Section) -> dict[str, Any]:
    return {
        "heading": section.heading,
        "start": section.start,
        "end": section.end,
        "ask": section.ask,
        "answer": _place(section.answer),
        "telling": _place(section.telling),
    }


def _step(step: NextStep) -> dict[str, Any]:
    return {
        "text": step.text,
        "start": step.start,
        "end": step.end,
        "who": step.who,
        "agency": step.agency,
        "agencies": list(step.agencies),
        "due": _due(step.due),
        "firmness": step.firmness.value,
        "section": step.section,
        "paragraph": _place(step.paragraph),
    }


def _due(due: Due | None) -> dict[str, str] | None:
    if due is None:
        return None
    return {"text": due.text, "start": due.start.isoformat(), "end": due.end.isoformat()}


def _paragraphs(reply: Reply) -> list[dict[str, Any]]:
    """The runs of next steps, each once, in text order."""
    places = dict.fromkeys(step.paragraph for step in reply.next_steps)
    return [{"text": place.of(reply.text)} | asdict(place) for place in places]


def _figure(figure: Figure) -> dict[str, Any]:
    """Values as text, so that 54.58 stays 54.58."""
    return {
        "text": figure.text,
        "start": figure.start,
        "end": figure.end,
        "value": str(figure.value),
        "unit": figure.unit,
        "bound": figure.bound,
        "words": _place(figure.words),
        "year": figure.year,
    }
