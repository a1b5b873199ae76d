"""All readers of one letter, each asked once, in the order in which they need each other."""

from __future__ import annotations

from dataclasses import replace

from bot.folding import fold
from bot.model import NextStep, Place, Reply, Section
from bot.parsing.body.figures import figures
from bot.parsing.body.sections import find_parts
from bot.parsing.body.telling import telling_sentence
from bot.parsing.doubts import Grounds, doubts
from bot.parsing.fields.anatomy import Anatomy, dissect
from bot.parsing.fields.found import value, values
from bot.parsing.fields.letterhead import Labelled, labelled
from bot.parsing.fields.publication import find_stated
from bot.parsing.fields.session import find_session
from bot.parsing.fields.squeezed import squeeze
from bot.parsing.letter import Letter, Part
from bot.parsing.not_a_reply import is_opinion, refuse_other_texts
from bot.parsing.own_fields import OwnFields, read_fields, readings, session_places
from bot.parsing.promises.next_steps import next_steps


def read_reply(text: str, folded: str, name: str, *, is_row: bool = False) -> Reply:
    """The reply in `text`, which is `folded` when folded; a row of a ledger is one in any case."""
    anatomy = dissect(folded)
    sure = is_row or refuse_other_texts(folded, anatomy, name)
    labels = labelled(folded, anatomy.head, bare=True) + labelled(folded, anatomy.foot, bare=True)
    own = read_fields(text, folded, anatomy, labels, is_row=is_row)
    reply = with_body(_reply(text, own, anatomy.body))
    warnings = tuple(doubts(reply, _grounds(reply, folded, anatomy, labels, sure=sure)))
    return replace(reply, warnings=warnings, readings=tuple(readings(own, warnings)))


def with_body(reply: Reply) -> Reply:
    """The reply with what its body says, as its agency, its place and its day let it be read."""
    letter = letter_of(reply)
    steps = next_steps(letter)
    return replace(
        reply,
        sections=tuple(_section(letter, part, steps) for part in letter.parts),
        telling=None if letter.parts else telling_sentence(letter, letter.body, steps, reply.title),
        next_steps=steps,
        figures=figures(letter),
    )


def letter_of(reply: Reply) -> Letter:
    """The letter that the reply was read from, with what is known of it now."""
    folded = fold(reply.text)
    return Letter(
        text=reply.text,
        folded=folded,
        body=reply.body,
        parts=find_parts(reply.text, folded, reply.body),
        kind=reply.kind,
        region=reply.region,
        agency=reply.agency,
        co_agencies=reply.co_agencies,
        dated=reply.written_on or reply.published_on,
    )


def _grounds(
    reply: Reply, folded: str, anatomy: Anatomy, labels: tuple[Labelled, ...], *, sure: bool
) -> Grounds:
    head = squeeze(folded, anatomy.head).text
    to_a_member = anatomy.salutation is not None and anatomy.salutation.office != ""
    return Grounds(
        surely_a_reply=sure,
        opinion=not to_a_member and is_opinion(head, squeeze(folded, anatomy.opening).text),
        stated_date=value(find_stated(folded, labels)),
        session_region=value(find_session(folded, session_places(anatomy, labels)).region),
        signed_or_headed=anatomy.signed_by is not None
        or any(f"{fold(reply.agency or '')}{word}" in head for word in ("关于", "对", "文件")),
    )


def _reply(text: str, own: OwnFields, body: Place) -> Reply:
    """The letter's own fields, without what its body says."""
    return Reply(
        text=text,
        kind=own.kind.value,
        numbers=values(own.numbers),
        region=value(own.region),
        term=value(own.term),
        meeting=value(own.meeting),
        titles=values(own.titles),
        proposers=values(own.proposers),
        agency=value(own.agency),
        co_agencies=values(own.co_agencies),
        document_number=value(own.document_number),
        index_number=value(own.index_number),
        written_on=value(own.written_on),
        published_on=value(own.published_on),
        disposition=value(own.disposition),
        disclosure=value(own.disclosure),
        signer=value(own.signer),
        contact=value(own.contact),
        phone=value(own.phone),
        body=body,
        sections=(),
        telling=None,
        next_steps=(),
        figures=(),
    )


def _section(letter: Letter, part: Part, steps: tuple[NextStep, ...]) -> Section:
    return Section(
        heading=part.heading.of(letter.text),
        start=part.heading.start,
        end=part.answer.end,
        ask=part.ask,
        answer=part.answer,
        telling=telling_sentence(letter, part.answer, steps, part.ask),
    )
