"""Whatever a letter holds, every message keeps Telegram's limits, and says what it leaves out."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from markupsafe import Markup

from bot.model import (
    Firmness,
    Hit,
    Kind,
    Listing,
    NextStep,
    Passage,
    Place,
    Reply,
    ReplyLine,
    Section,
    StoredAgency,
    StoredReply,
    StoredStep,
)
from bot.telling import agencies, proposals, searching, steps
from bot.telling.catalogue import LANGUAGES, Catalogue, catalogue
from bot.telling.message import Button, Message, label
from bot.telling.quoting import quote

TODAY = date(2026, 11, 22)
ENDLESS = "<甲乙丙丁>&" * 900  # a sentence of thousands of characters, all to be escaped
TEXT = ENDLESS + "。\n" + ENDLESS
SECTION = Section("一、" + ENDLESS, 0, 5000, ENDLESS, Place(0, len(TEXT)), Place(0, 6000))
LINE = ReplyLine(
    10**8, Kind.PROPOSAL, ("9" * 80,) * 5, "省" * 300, 13, 2, ENDLESS, ENDLESS, ("人" * 200,), TODAY
)
STEP = StoredStep(
    10**8,
    LINE,
    NextStep(ENDLESS, 0, len(ENDLESS), Place(0, 1), 0, "", "厅" * 300, (), None, Firmness.FIRM),
)
AGENCY = StoredAgency(10**8, "厅" * 300, 10**6, 10**6, 10**6)
REPLY = Reply(
    text=TEXT,
    kind=Kind.PROPOSAL,
    numbers=("9" * 80,) * 5,
    region="省" * 300,
    term=13,
    meeting=2,
    titles=(ENDLESS,) * 40,
    proposers=("人" * 200,) * 300,
    agency=ENDLESS,
    co_agencies=(ENDLESS,) * 50,
    document_number="号" * 300,
    index_number=None,
    written_on=TODAY,
    published_on=None,
    disposition="B" * 300,
    disclosure=None,
    signer=None,
    contact=None,
    phone=None,
    body=Place(0, len(TEXT)),
    sections=(SECTION,) * 60,
    telling=Place(0, 6000),
    next_steps=(),
    figures=(),
)
STORED = StoredReply(10**8, 3, 4, datetime.now(UTC), "名" * 255, False, REPLY)


def listing(items: tuple, total: int = 10**6) -> Listing:  # type: ignore[type-arg]
    return Listing(items, total, 500)


def everything(t: Catalogue) -> list[Message]:
    hit = Hit(LINE, (Passage(ENDLESS, 0, (Place(3000, 3010),)),) * 2)
    line_listing, step_listing = listing((LINE,) * 8), listing((STEP,) * 5)
    return [
        proposals.summary(t, STORED, (STEP,) * 200, TODAY),
        proposals.summary(t, replace(STORED, reply=replace(REPLY, sections=())), (), TODAY),
        *(proposals.sections(t, STORED, page) for page in (0, 3, 10**8)),
        *(proposals.letter(t, STORED, page) for page in (0, 3, 10**8)),
        proposals.place(t, STORED, STEP.step),
        proposals.choice(t, Markup("甲"), (LINE,) * 40),
        proposals.choices(t, "甲" * 200, (LINE,) * 40, more=True, own_first=True),
        steps.reply_steps(t, 10**8, ENDLESS, step_listing, TODAY),
        agencies.summary(t, AGENCY, step_listing, line_listing, TODAY),
        agencies.steps(t, AGENCY, step_listing, TODAY),
        agencies.replies(t, AGENCY, line_listing),
        agencies.not_found(t, "甲" * 200, (AGENCY,) * 40, offered=True),
        searching.results(
            t,
            "甲" * 200,
            10**8,
            agencies=(AGENCY,) * 9,
            proposals=(LINE,) * 9,
            members=(("人" * 200, (LINE,) * 9),) * 5,
            hits=Listing((hit,) * 5, 10**6, 0),
            loosened=True,
        ),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_view_of_a_monstrous_letter_is_a_message(language: str) -> None:
    # A message that breaks a limit cannot be made: `Message` and `Button` refuse it.
    assert all(message.html for message in everything(catalogue(language)))


def test_a_sentence_too_long_is_shown_in_whole_clauses_and_said_to_go_on() -> None:
    text = "甲乙丙丁，" * 400
    html = quote(catalogue(None), text)
    quoted, said = html.split("\n")
    assert Markup(quoted).striptags() in text
    assert Markup(quoted).striptags().endswith("，")
    assert "全句见原文" in said


def test_the_words_asked_for_are_in_view_however_far_back() -> None:
    text = "甲乙丙丁，" * 400 + "概念验证中心，" + "甲乙丙丁，" * 400
    start = text.index("概念")
    html = quote(catalogue(None), text, [Place(start, start + 6)], 240)
    assert "<b>概念验证中心</b>" in html


def test_a_button_that_telegram_would_refuse_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="bytes"):
        Button("甲", "d" * 65)
    for html in (Markup("甲" * 4097), Markup("<b></b>")):
        with pytest.raises(ValueError, match="units"):
            Message(html)
    with pytest.raises(ValueError, match="buttons"):
        Message(Markup("甲"), ((Button("甲", "d"),) * 101,))


def test_entities_do_not_count_towards_the_limit() -> None:
    assert Message(Markup("<b>") + Markup("&lt;") * 4096 + Markup("</b>"))


def test_labels_say_where_they_were_cut() -> None:
    assert label("甲" * 30, 10) == "甲" * 9 + "…"
    assert label(" 甲\n乙 ") == "甲 乙"
