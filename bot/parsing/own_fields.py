"""The letter's own fields, each with the stretch of the text that it was read from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date

from bot.model import FieldReading, Kind, Place, Sureness, Warning
from bot.parsing.fields.agency import find_agency
from bot.parsing.fields.anatomy import Anatomy
from bot.parsing.fields.co_agencies import find_co_agencies
from bot.parsing.fields.disposition import find_disclosure, find_disposition
from bot.parsing.fields.document_number import find_document_number
from bot.parsing.fields.found import Found, found_at
from bot.parsing.fields.handling import find_handling
from bot.parsing.fields.kinds import find_kind, find_region
from bot.parsing.fields.letterhead import Labelled
from bot.parsing.fields.numbers import find_numbers
from bot.parsing.fields.people import find_proposers
from bot.parsing.fields.publication import find_published, find_written
from bot.parsing.fields.session import find_session
from bot.parsing.fields.titles import find_labelled_titles, find_titles


@dataclass(frozen=True, slots=True)
class OwnFields:
    """What the letter says of itself, outside its body; the names are those of `Reply`."""

    kind: Found[Kind]
    numbers: tuple[Found[str], ...]
    region: Found[str] | None
    term: Found[int] | None
    meeting: Found[int] | None
    titles: tuple[Found[str], ...]
    proposers: tuple[Found[str], ...]
    agency: Found[str] | None
    co_agencies: tuple[Found[str], ...]
    document_number: Found[str] | None
    index_number: Found[str] | None
    written_on: Found[date] | None
    published_on: Found[date] | None
    disposition: Found[str] | None
    disclosure: Found[str] | None
    signer: Found[str] | None
    contact: Found[str] | None
    phone: Found[str] | None


def read_fields(
    text: str, folded: str, anatomy: Anatomy, labels: tuple[Labelled, ...], *, is_row: bool
) -> OwnFields:
    """Every field, asked once; `labels` are those of the head and of the foot."""
    head, opening, foot = anatomy.head, anatomy.opening, anatomy.foot
    agency = find_agency(text, folded, anatomy, labels)
    session = find_session(folded, session_places(anatomy, labels))
    handling = find_handling(text, folded, labels)
    wider = Place(anatomy.body.start, min(anatomy.body.end, opening.end + 400))
    titles = find_titles(text, folded, opening, (head,))
    if not titles:
        # In a ledger the column of titles holds the proposal's; in a letterhead the letter's own.
        meanings = ("matter", "title") if is_row else ("matter",)
        titles = find_labelled_titles(text, labels, meanings)
    return OwnFields(
        kind=find_kind(folded, anatomy, session, labels),
        numbers=find_numbers(text, folded, (head, opening), labels),
        region=find_region(text, folded, session, agency),
        term=session.term,
        meeting=session.meeting,
        titles=titles,
        proposers=find_proposers(text, folded, anatomy.salutation, (opening, head), labels),
        agency=agency,
        co_agencies=find_co_agencies(text, folded, opening, wider, labels),
        document_number=find_document_number(text, folded, head, labels),
        index_number=_index_number(text, labels),
        written_on=find_written(folded, anatomy, labels),
        published_on=find_published(folded, anatomy, labels),
        disposition=find_disposition(text, folded, head, foot, labels),
        disclosure=find_disclosure(text, folded, (head, foot, _closing(anatomy)), labels),
        signer=handling.signer,
        contact=handling.contact,
        phone=handling.phone,
    )


def readings(own: OwnFields, warnings: tuple[Warning, ...]) -> Iterator[FieldReading]:
    """One reading a value, in the order of the fields; a warning makes its field doubtful."""
    doubted = {warning.field for warning in warnings}
    for field in fields(own):
        found = getattr(own, field.name)
        for one in found if isinstance(found, tuple) else (found,) if found else ():
            sureness = Sureness.STATED if one.stated else Sureness.DERIVED
            sureness = Sureness.DOUBTFUL if field.name in doubted else sureness
            yield FieldReading(field.name, one.place, sureness)


def session_places(anatomy: Anatomy, labels: tuple[Labelled, ...]) -> tuple[Place, ...]:
    """Where a letter names its session: the head, the opening, the page's 届次."""
    stated = (one.value for one in labels if one.meaning == "session")
    return (anatomy.head, anatomy.opening, *stated)


def _closing(anatomy: Anatomy) -> Place:
    """The last lines above the signature, where (此件主动公开) may stand."""
    return Place(max(anatomy.body.start, anatomy.body.end - 60), anatomy.body.end)


def _index_number(text: str, labels: tuple[Labelled, ...]) -> Found[str] | None:
    for one in labels:
        if one.meaning == "index_number" and any(c.isdigit() for c in one.value.of(text)):
            return found_at(text, one.value)
    return None
