"""Whatever people are called and letters hold, what the office is told keeps Telegram's limits."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from markupsafe import Markup

from bot.model import (
    AgencyCount,
    ClassCount,
    Counts,
    Deed,
    Doing,
    Invitation,
    Kind,
    LedgerFilter,
    Listing,
    OfficeFigures,
    StaffMember,
    StaffRole,
    Statistics,
    Status,
    StepCount,
    StepMark,
)
from bot.telling import files, marking, office, staff
from bot.telling.catalogue import LANGUAGES, Catalogue, catalogue
from bot.telling.message import Message
from tests.telling.test_limits import AGENCY, ENDLESS, LINE, STEP, STORED, TODAY

AT = datetime(2026, 11, 22, tzinfo=UTC)
NAME = "<b>王&小明</b>👩‍👩‍👧‍👦" * 20
BIG = 10**8


def everything(t: Catalogue) -> list[Message]:
    person = StaffMember(BIG, 10**10, StaffRole.EDITOR, NAME)
    by_settings = StaffMember(0, 10**10, StaffRole.OWNER, "", by_settings=True)
    done = f"done {ENDLESS}"
    deed = Deed(1, AT, 10**10, NAME, Doing.STEP_MARKED, ENDLESS, done, done)
    later = Deed(1, AT, 0, "", ENDLESS, ENDLESS, ENDLESS, ENDLESS)
    mark = StepMark(1, BIG, Status.DONE, ENDLESS, 10**10, AT)
    statistics = Statistics(
        agencies=tuple(
            AgencyCount(f"{number}{'厅' * 300}", 2000 + year, BIG)
            for number in range(60)
            for year in range(20)
        ),
        classes=tuple(
            ClassCount(letter, "省" * 300, Kind.PROPOSAL, term, BIG)
            for letter in "ABCDEFGHIJKLMNOPQ"
            for term in range(3)
        ),
        steps=tuple(
            StepCount(status, due, BIG) for status in Status for due in ("past", "ahead", "undated")
        ),
    )
    counts = Counts(BIG, BIG, BIG, BIG, TODAY)
    figures = OfficeFigures(BIG, BIG, BIG, (("words", BIG), ("proposal", BIG)))
    letters = Listing(((0, ENDLESS), (9, ENDLESS)) * 3, 10**6, 10)
    invitation = Invitation(1, StaffRole.OWNER, 1, AT)
    return [
        staff.staff(t, [by_settings, *[person] * 200], [invitation] * 50, Markup("甲")),
        staff.card(t, person),
        staff.removal(t, person),
        staff.audit(t, Listing((deed,) * staff.DEEDS, BIG, 60), [AT] * staff.DEEDS),
        staff.audit(t, Listing((later,) * staff.DEEDS, BIG, 60), [AT] * staff.DEEDS),
        marking.replies(t, "甲" * 200, [LINE] * 40, more=True, own_first=True),
        marking.steps(t, Markup("甲"), BIG, Listing((STEP,) * 5, 10**6, 500), {BIG: mark}, TODAY),
        marking.card(t, STEP, [mark] * 300, {10**10: NAME}, TODAY, Markup("甲")),
        marking.sources(t, STEP, Status.DONE),
        marking.letters(t, BIG, Status.DONE, [LINE] * 10),
        marking.sentences(t, BIG, Status.DONE, STORED, letters),
        office.statistics(t, counts, statistics, figures),
        *(office.agencies(t, statistics, page) for page in (1, 3, BIG)),
        files.export(t, LedgerFilter(BIG, 2026, BIG), "厅" * 300, BIG, whole=True),
        files.choices(t, 0, (BIG, 2026, 1), [AGENCY] * 40, [2026] * 40),
        files.choices(t, 1, (BIG, 2026, 1), [AGENCY] * 40, [2026] * 40),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_to_the_office_is_one_that_telegram_takes(language: str) -> None:
    # A message that breaks a limit cannot be made: `Message` and `Button` refuse it.
    assert all(message.html for message in everything(catalogue(language)))


def test_a_source_is_kept_whole_whatever_its_length() -> None:
    assert ENDLESS in marking.cited(catalogue(None), STORED, ENDLESS)
