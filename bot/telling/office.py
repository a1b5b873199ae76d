"""Statistics told: counts of what is stored, and plainly what cannot be known from that."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from markupsafe import Markup

from bot.dispositions import legend
from bot.model import AgencyCount, ClassCount, Counts, OfficeFigures, Statistics, Status
from bot.telling import actions, names
from bot.telling.catalogue import Catalogue
from bot.telling.message import Button, Message, joined, label
from bot.telling.paging import page_line, turning

AGENCIES_FIRST = 6
AGENCIES = 15  # a page
LEGENDS = 8  # lines about classes at the most
YEARS = 6  # on one line
LONGEST_NAME = 30  # characters; of seen agencies the short names have fewer
_DUES = ("past", "ahead", "undated")


def statistics(
    t: Catalogue, counts: Counts, figures: Statistics, office: OfficeFigures | None
) -> Message:
    """The whole on one page; `office` is for staff alone."""
    by_agency = _by_agency(figures.agencies)
    rest = len(by_agency) - AGENCIES_FIRST
    more = Button(t.plain("stats-all-agencies"), actions.STATISTICS(1))
    lines = [
        t("stats", total=counts.replies),
        t("stats-until", day=names.day(counts.newest, t)) if counts.newest else None,
        t("stats-samples", count=counts.samples) if counts.samples else None,
        t("stats-answered", total=counts.replies),
        t("stats-no-rate"),
        "",
        t("stats-years"),
        _years(t, _totals((count.year, count.replies) for count in figures.agencies)),
        "",
        t("stats-agencies"),
        *(_agency(t, name, years) for name, years in by_agency[:AGENCIES_FIRST]),
        t("stats-agencies-more", count=rest) if rest > 0 else None,
        "",
        t("stats-classes"),
        *_classes(t, figures.classes),
        "",
        t("stats-steps", total=counts.steps),
        *_steps(t, figures),
        t("stats-steps-how"),
        *(_office(t, office) if office else ()),
    ]
    return Message(joined(lines), ((more,),) if rest > 0 else ())


def agencies(t: Catalogue, figures: Statistics, page: int) -> Message:
    """Every agency with its replies by year, a page at a time; page 0 is the whole."""
    by_agency = _by_agency(figures.agencies)
    count = max(1, -(-len(by_agency) // AGENCIES))
    at = min(page, count) - 1
    shown = by_agency[at * AGENCIES : (at + 1) * AGENCIES]
    back = Button(t.plain("stats-back"), actions.STATISTICS(0))
    return Message(
        joined(
            [
                t("stats-agencies"),
                page_line(t, at, count),
                *(_agency(t, name, years) for name, years in shown),
            ]
        ),
        (
            *turning(
                at,
                count,
                Button(t.plain("button-previous"), actions.STATISTICS(max(1, at))),
                Button(t.plain("button-next"), actions.STATISTICS(at + 2)),
            ),
            (back,),
        ),
    )


Years = Counter[int | None]


def _by_agency(counts: Iterable[AgencyCount]) -> list[tuple[str | None, Years]]:
    """The agencies with their replies by year, those of most replies first."""
    found: dict[str | None, Years] = {}
    for count in counts:
        found.setdefault(count.agency, Counter())[count.year] += count.replies
    return sorted(found.items(), key=lambda item: (-item[1].total(), item[0] or ""))


def _totals(counted: Iterable[tuple[int | None, int]]) -> Years:
    totals: Years = Counter()
    for year, replies in counted:
        totals[year] += replies
    return totals


def _agency(t: Catalogue, name: str | None, years: Years) -> Markup:
    called = label(names.agency(name, t), LONGEST_NAME)
    return t("stats-agency", name=called, total=years.total(), years=_years(t, years))


def _years(t: Catalogue, years: Years) -> Markup:
    """The newest years with their counts; undated replies last."""
    dated = sorted((year for year in years if year is not None), reverse=True)
    parts = [t("stats-year", year=str(year), count=years[year]) for year in dated[:YEARS]]
    if earlier := sum(years[year] for year in dated[YEARS:]):
        parts.append(t("stats-earlier", count=earlier))
    if years[None]:
        parts.append(t("stats-undated", count=years[None]))
    return names.listed(t, parts)


def _classes(t: Catalogue, classes: Sequence[ClassCount]) -> Iterator[Markup]:
    """Each letter with each meaning that it has; never letters of unlike meanings in one."""
    counted: Counter[tuple[str, str]] = Counter()
    for count in classes:
        counted[count.disposition or "", legend(count) or ""] += count.replies
    told = sorted(counted.items(), key=lambda item: (item[0][0] or "~", -item[1]))
    for (letter, meaning), replies in told[:LEGENDS]:
        if not letter:
            yield t("stats-class-unstated", count=replies)
        elif meaning:
            yield t("stats-class", letter=letter, legend=meaning, count=replies)
        else:
            yield t("stats-class-no-legend", letter=letter, count=replies)
    if rest := sum(replies for _, replies in told[LEGENDS:]):
        yield t("stats-classes-more", count=rest)


def _steps(t: Catalogue, figures: Statistics) -> Iterator[Markup]:
    for status in Status:
        dues = {count.due: count.steps for count in figures.steps if count.status is status}
        if not dues:
            continue
        parts = [t(f"stats-due-{due}", count=dues[due]) for due in _DUES if dues.get(due)]
        name = t(f"status-{status.replace('_', '-')}")
        yield t("stats-status", name=name, total=sum(dues.values()), dues=names.listed(t, parts))


def _office(t: Catalogue, office: OfficeFigures) -> Iterator[Markup | str]:
    yield ""
    yield t("stats-office")
    yield t("stats-hidden", count=office.hidden)
    yield t("stats-unread", count=office.unread)
    kinds = [
        t("stats-follow", what=t.plain(f"subject-{subject}"), count=count)
        for subject, count in office.follows
    ]
    yield t("stats-followers", chats=office.chats, kinds=names.listed(t, kinds))
