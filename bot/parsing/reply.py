"""All readers of one letter, each asked once, in the order in which they need each other."""

from __future__ import annotations

from dataclasses import replace

from bot.folding import fold
from bot.model import NextStep, Place, Reply, Section
from bot.parsing.body.figures import figures
from bot.parsing.body.sections import find_parts
from bot.parsing.body.telling import telling_sentence
from bot.parsing.doubts import Grounds, doubts
from bot.parsing.fields.agency import find_agency
from bot.parsing.fields.anatomy import Anatomy, dissect
from bot.parsing.fields.co_agencies import find_co_agencies
from bot.parsing.fields.disposition import find_disclosure, find_disposition
from bot.parsing.fields.document_number import find_document_number
from bot.parsing.fields.handling import find_handling
from bot.parsing.fields.kinds import find_kind, find_region
from bot.parsing.fields.letterhead import Labelled, labelled
from bot.parsing.fields.numbers import find_numbers
from bot.parsing.fields.people import find_proposers
from bot.parsing.fields.publication import find_published, find_written
from bot.parsing.fields.session import find_session
from bot.parsing.fields.squeezed import printed, squeeze
from bot.parsing.fields.titles import find_titles
from bot.parsing.letter import Letter, Part
from bot.parsing.not_a_reply import refuse_other_texts
from bot.parsing.promises.next_steps import next_steps


def read_reply(text: str, folded: str, name: str, *, is_row: bool = False) -> Reply:
    """The reply in `text`, which is `folded` when folded; a row of a ledger is one in any case."""
    anatomy = dissect(folded)
    if not is_row:
        refuse_other_texts(folded, anatomy, name)
    labels = labelled(folded, anatomy.head, bare=True) + labelled(folded, anatomy.foot, bare=True)
    reply = _own_fields(text, folded, anatomy, labels)
    if is_row and not reply.titles:
        # In a ledger the column of titles holds the proposal's; in a letterhead the letter's own.
        reply = replace(reply, titles=_labelled_titles(text, labels))
    letter = Letter(
        text=text,
        folded=folded,
        body=reply.body,
        parts=find_parts(text, folded, reply.body),
        kind=reply.kind,
        region=reply.region,
        agency=reply.agency,
        co_agencies=reply.co_agencies,
        dated=reply.written_on or reply.published_on,
    )
    steps = next_steps(letter)
    reply = replace(
        reply,
        sections=tuple(_section(letter, part, steps) for part in letter.parts),
        telling=None if letter.parts else telling_sentence(letter, letter.body, steps),
        next_steps=steps,
        figures=figures(letter),
    )
    return replace(reply, warnings=tuple(doubts(reply, _grounds(reply, folded, anatomy, labels))))


def _grounds(reply: Reply, folded: str, anatomy: Anatomy, labels: tuple[Labelled, ...]) -> Grounds:
    head = squeeze(folded, anatomy.head).text
    return Grounds(
        stated_date=find_written(folded, replace(anatomy, signed_on=None), labels),
        session_region=find_session(folded, (anatomy.head, anatomy.opening)).region,
        signed_or_headed=anatomy.signed_by is not None
        or any(f"{fold(reply.agency or '')}{word}" in head for word in ("关于", "对", "文件")),
    )


def _own_fields(text: str, folded: str, anatomy: Anatomy, labels: tuple[Labelled, ...]) -> Reply:
    """The letter's own fields, without what its body says."""
    head, opening, foot = anatomy.head, anatomy.opening, anatomy.foot
    agency = find_agency(text, folded, anatomy, labels)
    session = find_session(folded, (head, opening))
    handling = find_handling(text, folded, labels)
    wider = Place(anatomy.body.start, min(anatomy.body.end, opening.end + 400))
    return Reply(
        text=text,
        kind=find_kind(folded, anatomy, session),
        numbers=find_numbers(text, folded, (head, opening)),
        region=find_region(text, folded, session, agency),
        term=session.term,
        meeting=session.meeting,
        titles=find_titles(text, folded, opening, (head,)),
        proposers=find_proposers(text, folded, anatomy.salutation, opening, labels),
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
        body=anatomy.body,
        sections=(),
        telling=None,
        next_steps=(),
        figures=(),
    )


def _closing(anatomy: Anatomy) -> Place:
    """The last lines above the signature, where (此件主动公开) may stand."""
    return Place(max(anatomy.body.start, anatomy.body.end - 60), anatomy.body.end)


def _index_number(text: str, labels: tuple[Labelled, ...]) -> str | None:
    for one in labels:
        value = printed(text, one.value)
        if one.meaning == "index_number" and any(character.isdigit() for character in value):
            return value
    return None


def _labelled_titles(text: str, labels: tuple[Labelled, ...]) -> tuple[str, ...]:
    titles = (printed(text, one.value) for one in labels if one.meaning == "title")
    return tuple(title.strip("《》") for title in titles)[:1]


def _section(letter: Letter, part: Part, steps: tuple[NextStep, ...]) -> Section:
    return Section(
        heading=part.heading.of(letter.text),
        start=part.heading.start,
        end=part.answer.end,
        ask=part.ask,
        answer=part.answer,
        telling=telling_sentence(letter, part.answer, steps),
    )
