"""The message catalogue: every word of our own, by language.

`locales/zh-Hans` comes first; `en` says the same in English; traditional Chinese is made
from the simplified one by OpenCC. Only our own wording is turned: a sentence of an agency goes
in as a value and stays as printed. Every value is escaped here, once, unless it is `Markup`.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from fluent.runtime import FluentBundle, FluentResource
from markupsafe import Markup, escape
from opencc import OpenCC

LANGUAGES = {"zh-Hans": "简体中文", "zh-Hant": "繁體中文", "en": "English"}
DEFAULT_LANGUAGE = "zh-Hans"

# Characters of a value: a name, a title, a number, never a quotation. Escaped, six times as many
# are still below what the library takes for an attack.
LONGEST_VALUE = 160

_LOCALES = Path(__file__).parent / "locales"


class Catalogue:
    """The messages of one language."""

    def __init__(self, language: str, source: str) -> None:
        self.language = language
        # Isolation marks would stand in every copied line; our scripts all run left to right.
        self._bundle = FluentBundle([language], use_isolating=False)
        self._bundle.add_resource(FluentResource(source))
        self._fixed: dict[str, Markup] = {}  # messages that take no value, as they are asked for

    def __call__(self, message_id: str, **values: object) -> Markup:
        """The message as safe HTML; raises `KeyError` for an unknown id or a missing value."""
        if values:
            return self._said(message_id, values)
        fixed = self._fixed.get(message_id)
        if fixed is None:
            fixed = self._fixed[message_id] = self._said(message_id, values)
        return fixed

    def _said(self, message_id: str, values: Mapping[str, object]) -> Markup:
        pattern = self._bundle.get_message(message_id).value
        if pattern is None:
            raise KeyError(message_id)
        safe = {name: _safe(value) for name, value in values.items()}
        text, errors = self._bundle.format_pattern(pattern, safe)
        if errors:
            raise KeyError(f"{message_id} ({self.language}): {errors[0]}")
        return Markup(text)

    def plain(self, message_id: str, **values: object) -> str:
        """The message without markup: for button labels and menus."""
        return self(message_id, **values).unescape()


def clipped(text: str, longest: int = LONGEST_VALUE) -> str:
    """`text`, or its beginning and … when it is longer than any name or title that was seen."""
    return text if len(text) <= longest else text[: longest - 1] + "…"


def _safe(value: object) -> object:
    if isinstance(value, int | Markup):
        return value
    return str(escape(clipped(str(value))))


@cache
def catalogue(language: str | None) -> Catalogue:
    """The catalogue of a language of `LANGUAGES`; of the default one for anything else."""
    chosen = language if language in LANGUAGES else DEFAULT_LANGUAGE
    if chosen == "zh-Hant":
        return Catalogue(chosen, OpenCC("s2twp").convert(source("zh-Hans")))
    return Catalogue(chosen, source(chosen))


def source(language: str) -> str:
    """The text of a language's catalogue files, one a family of messages."""
    files = sorted((_LOCALES / language).glob("*.ftl"))
    return "\n".join(file.read_text(encoding="utf-8") for file in files)
