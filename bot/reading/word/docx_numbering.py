"""Which list and level a paragraph of a docx stands in, by itself or through its style."""

from __future__ import annotations

from dataclasses import replace

from lxml import etree

from bot.reading.word.docx_markup import attribute, child, is_on, value, whole_number
from bot.reading.word.docx_styles import Styles
from bot.reading.word.lists import Level, ListCounter

_LEVELS = 9


class Numbering:
    """The numbers that Word prints before the paragraphs of one document."""

    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        self._styles = styles
        self._counter = ListCounter()
        self._abstract: dict[str, etree._Element] = {}
        self._lists: dict[str, etree._Element] = {}
        self._levels: dict[str, tuple[str, dict[int, Level]]] = {}
        for element in root.iterchildren("{*}abstractNum") if root is not None else ():
            self._abstract[attribute(element, "abstractNumId") or ""] = element
        for element in root.iterchildren("{*}num") if root is not None else ():
            self._lists[attribute(element, "numId") or ""] = element

    def label(self, paragraph: etree._Element) -> str:
        """What is printed before the paragraph, "" when it is in no list; counts it."""
        number, at = self._place(paragraph)
        if number not in self._lists:
            return ""
        shared, levels = self._levels_of(number)
        if at not in levels:
            return ""
        restart = next(
            (
                whole_number(override, "startOverride")
                for override in self._lists[number].iterchildren("{*}lvlOverride")
                if attribute(override, "ilvl") == str(at)
            ),
            None,
        )
        return self._counter.label(levels, at, shared=shared, own=number, restart=restart)

    def _place(self, paragraph: etree._Element) -> tuple[str, int]:
        """The list's id and the level; the paragraph's own properties go before its style's."""
        own = child(paragraph, "pPr", "numPr")
        number, at = value(own, "numId"), whole_number(own, "ilvl")
        if number is None:
            for style, found in self._styles.number_properties(
                self._styles.of_paragraph(paragraph)
            ):
                number = value(found, "numId")
                if number is not None:
                    linked = self._level_of_style(number, style)
                    at = at if at is not None else whole_number(found, "ilvl")
                    at = at if at is not None else linked
                    break
        return number or "", max(0, min(at or 0, _LEVELS - 1))

    def _level_of_style(self, number: str, style: str) -> int | None:
        abstract = self._definition(number)[1]
        for level in abstract.iterchildren("{*}lvl") if abstract is not None else ():
            if value(level, "pStyle") == style:
                return int(attribute(level, "ilvl") or 0)
        return None

    def _definition(self, number: str) -> tuple[str, etree._Element | None]:
        """The definition that a list uses; one that only names a list style leads on to that's."""
        seen: set[str] = set()
        while number in self._lists and number not in seen:
            seen.add(number)
            shared = value(self._lists[number], "abstractNumId") or ""
            abstract = self._abstract.get(shared)
            style = value(abstract, "numStyleLink")
            if style is None:
                return shared, abstract
            linked = next(iter(self._styles.number_properties(style)), None)
            number = (value(linked[1], "numId") if linked else None) or ""
        return "", None

    def _levels_of(self, number: str) -> tuple[str, dict[int, Level]]:
        if number not in self._levels:
            shared, abstract = self._definition(number)
            levels = (
                dict(map(_level, abstract.iterchildren("{*}lvl"))) if abstract is not None else {}
            )
            for override in self._lists[number].iterchildren("{*}lvlOverride"):
                changed = child(override, "lvl")
                if changed is not None:
                    at, level = _level(changed)
                    levels[at] = level
                elif whole_number(override, "startOverride") is not None:
                    at = int(attribute(override, "ilvl") or 0)
                    start = whole_number(override, "startOverride") or 0
                    levels[at] = replace(levels.get(at, Level()), start=start)
            self._levels[number] = shared, levels
        return self._levels[number]


def _level(element: etree._Element) -> tuple[int, Level]:
    start, restarts = whole_number(element, "start"), whole_number(element, "lvlRestart")
    return int(attribute(element, "ilvl") or 0), Level(
        form=_form(element),
        text=value(element, "lvlText") or "",
        start=0 if start is None else start,
        suffix=value(element, "suff") or "tab",
        restarts_after=restarts,
        legal=is_on(element, "isLgl"),
    )


def _form(level: etree._Element) -> str:
    """The plain form, also where a newer one stands in a branch for programs that know it."""
    found = child(level, "numFmt")
    if found is None:
        found = next(level.iter("{*}Fallback"), None)
        found = child(found, "numFmt")
    return attribute(found, "val") or "decimal"
