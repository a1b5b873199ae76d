"""Next steps in a message: who, by when, how firm, and the sentence as printed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from markupsafe import Markup

from bot.model import (
    Listing,
    NextStep,
    ReplyLine,
    Status,
    StepFilter,
    StepMark,
    StoredAgency,
    StoredStep,
)
from bot.telling import actions, names
from bot.telling.catalogue import Catalogue
from bot.telling.message import Button, Message, Rows, joined, label
from bot.telling.origins import ocr
from bot.telling.paging import page_line, turning
from bot.telling.quoting import quote

PER_PAGE = 5
CHOICES = 19  # of a filter, besides "any": ten rows of two
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"

FIRMNESSES = ("firm", "planned", "soft")
DUES = ("dated", "ahead", "past", "undated")

# What was seen of steps, by their ids; times of the day that it was where members live.
Seen = Mapping[int, StepMark]
NOTHING_SEEN: Seen = {}
SETTLED = {Status.DONE, Status.ADJUSTED, Status.DROPPED}  # nothing more is waited for


def step_lines(
    t: Catalogue,
    mark: str,
    step: NextStep,
    today: date,
    source: ReplyLine | None = None,
    seen: StepMark | None = None,
) -> Markup:
    """A next step: by when, who and how firm; whence and what was seen of it; the sentence."""
    facts = [
        due(t, step),
        names.agency(step.agency, t) if step.agency else None,
        t(f"firmness-{step.firmness}"),
    ]
    more = [
        names.number(t, source.numbers) if source else None,
        names.day(source.dated, t) if source else None,
        status(t, seen) if seen else None,
        _past(t, step, today, seen),
        ocr(t, there=source.ocr) if source else None,
    ]
    return joined(
        [
            Markup("{} {}").format(mark, names.listed(t, facts)),
            names.listed(t, more) or None,
            quote(t, step.text),
        ]
    )


def status(t: Catalogue, seen: StepMark) -> Markup:
    """What was last seen of a step, and when."""
    name = t(f"status-{seen.status.replace('_', '-')}")
    return t("status-seen", status=name, day=names.day(seen.at.date(), t))


def _past(t: Catalogue, step: NextStep, today: date, seen: StepMark | None) -> Markup | None:
    if step.due is None or step.due.end >= today or (seen and seen.status in SETTLED):
        return None
    nothing = seen is None or seen.status is Status.PENDING
    return t("due-past" if nothing else "due-over")


def due(t: Catalogue, step: NextStep) -> Markup | None:
    """By when, as printed, with the last day that the words literally name."""
    if step.due is None:
        return None
    return t("due", words=step.due.text, day=names.day(step.due.end, t))


def place_buttons(t: Catalogue, steps: Sequence[StoredStep]) -> Rows:
    """A tap shows where each of the listed steps stands in the letter."""
    row = tuple(
        Button(t.plain("button-place", mark=mark), actions.PLACE(step.id))
        for mark, step in zip(CIRCLED, steps, strict=False)
    )
    return (row,) if row else ()


def listed(
    t: Catalogue,
    steps: Sequence[StoredStep],
    today: date,
    *,
    sources: bool = False,
    seen: Seen = NOTHING_SEEN,
) -> Markup:
    """Several steps, marked ①②③ as their buttons are."""
    return joined(
        step_lines(
            t, mark, stored.step, today, stored.reply if sources else None, seen.get(stored.id)
        )
        for mark, stored in zip(CIRCLED, steps, strict=False)
    )


def reply_steps(
    t: Catalogue,
    reply_id: int,
    title: str,
    steps: Listing[StoredStep],
    today: date,
    seen: Seen = NOTHING_SEEN,
) -> Message:
    """All next steps of one reply, a page at a time."""
    page, count = steps.offset // PER_PAGE, -(-steps.total // PER_PAGE)
    return Message(
        joined(
            [
                t("steps-of-reply", title=title, total=steps.total),
                ocr(t, there=any(stored.reply.ocr for stored in steps.items)),
                page_line(t, page, count),
                listed(t, steps.items, today, seen=seen) if steps.items else t("steps-none"),
            ]
        ),
        (
            *place_buttons(t, steps.items),
            *turning(
                page,
                count,
                Button(t.plain("button-previous"), actions.STEPS(reply_id, max(0, page - 1))),
                Button(t.plain("button-next"), actions.STEPS(reply_id, page + 1)),
            ),
            (Button(t.plain("button-summary"), actions.PROPOSAL(reply_id)),),
        ),
    )


# --- over everything --------------------------------------------------------------------------


def filter_values(which: StepFilter) -> tuple[int, int, int, int]:
    """The filter as the numbers that a button carries; 0 stands for any."""
    return (
        which.agency_id or 0,
        which.year or 0,
        FIRMNESSES.index(which.firmness) + 1 if which.firmness else 0,
        DUES.index(which.due) + 1 if which.due else 0,
    )


def pending(
    t: Catalogue,
    which: StepFilter,
    agency: str | None,
    steps: Listing[StoredStep],
    today: date,
    seen: Seen = NOTHING_SEEN,
) -> Message:
    """Next steps over all replies, with the buttons that narrow them."""
    values = filter_values(which)
    page, count = steps.offset // PER_PAGE, -(-steps.total // PER_PAGE)
    chosen = names.listed(
        t,
        [
            names.agency(agency, t) if agency else None,
            str(which.year) if which.year else None,
            t.plain(f"firmness-{which.firmness}") if which.firmness else None,
            t.plain(f"due-filter-{which.due}") if which.due else None,
        ],
    )
    return Message(
        joined(
            [
                t("pending", total=steps.total),
                t("pending-chosen", chosen=chosen) if chosen else None,
                page_line(t, page, count),
                listed(t, steps.items, today, sources=True, seen=seen)
                if steps.items
                else t("steps-none"),
            ]
        ),
        (
            *place_buttons(t, steps.items),
            *turning(
                page,
                count,
                Button(t.plain("button-previous"), actions.PENDING(max(0, page - 1), *values)),
                Button(t.plain("button-next"), actions.PENDING(page + 1, *values)),
            ),
            *_filter_rows(t, values),
        ),
    )


def _filter_rows(t: Catalogue, values: tuple[int, int, int, int]) -> Rows:
    buttons = [
        Button(
            t.plain(f"filter-{name}") + (" ✓" if value else ""),
            actions.PENDING_CHOICES(position, *values),
        )
        for position, (name, value) in enumerate(
            zip(("agency", "year", "firmness", "due"), values, strict=True)
        )
    ]
    clear = (Button(t.plain("filter-clear"), actions.PENDING(0, 0, 0, 0, 0)),)
    rows: Rows = (tuple(buttons[:2]), tuple(buttons[2:]))
    return (*rows, clear) if any(values) else rows


def filter_choices(
    t: Catalogue,
    position: int,
    values: tuple[int, int, int, int],
    agencies: Sequence[tuple[StoredAgency, int]],
    years: Sequence[tuple[int, int]],
) -> Message:
    """The choices for one filter, each with how many steps it leaves."""
    choices: list[tuple[int, str]] = [(0, t.plain("filter-any"))]
    if position == 0:
        choices += [
            (agency.id, label(f"{names.agency(agency.name, t)} {count}", 14))
            for agency, count in agencies[:CHOICES]
        ]
    elif position == 1:
        choices += [(year, f"{year} ({count})") for year, count in years[:CHOICES]]
    elif position == 2:
        choices += [(n, t.plain(f"firmness-{name}")) for n, name in enumerate(FIRMNESSES, 1)]
    else:
        choices += [(n, t.plain(f"due-filter-{name}")) for n, name in enumerate(DUES, 1)]
    buttons = []
    for value, text in choices:
        changed = (*values[:position], value, *values[position + 1 :])
        mark = "✓ " if value == values[position] else ""
        buttons.append(Button(mark + text, actions.PENDING(0, *changed)))
    rows = [tuple(buttons[i : i + 2]) for i in range(0, len(buttons), 2)]
    name = ("agency", "year", "firmness", "due")[position]
    return Message(t("filter-choose", name=t.plain(f"filter-{name}")), tuple(rows))
