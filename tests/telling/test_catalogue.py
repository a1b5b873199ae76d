"""The catalogue: the same messages in each language, values escaped, printed words untouched."""

import re
from pathlib import Path

import pytest
from markupsafe import Markup

from bot.telling.catalogue import LANGUAGES, catalogue, source

ROOT = Path(__file__).parents[2]
MESSAGE = re.compile(r"^([a-z][a-z0-9-]*) = (.*(?:\n    .*)*)", re.MULTILINE)
VALUE = re.compile(r"\{ \$(\w+) \}")


def messages(language: str) -> dict[str, set[str]]:
    return {name: set(VALUE.findall(text)) for name, text in MESSAGE.findall(source(language))}


def test_every_language_has_the_same_messages_with_the_same_values() -> None:
    assert messages("en") == messages("zh-Hans")


def test_every_message_that_code_names_exists() -> None:
    code = "".join(
        path.read_text("utf-8")
        for folder in ("bot/telling", "bot/answering", "handlers")
        for path in (ROOT / folder).rglob("*.py")
    )
    asked = set(
        re.findall(r"""(?:\bt|\.plain|notice)\((?:\w+(?:\.t)?, )?"([a-z][a-z-]+)\"""", code)
    )
    assert len(asked) > 40
    assert asked <= set(messages("zh-Hans"))


def test_values_are_escaped_once() -> None:
    t = catalogue("zh-Hans")
    assert t("title", title="<b>&") == "《&lt;b&gt;&amp;》"
    assert t("title", title=Markup("&lt;")) == "《&lt;》"


def test_traditional_turns_our_words_and_not_the_printed_ones() -> None:
    assert catalogue("zh-Hant")("steps-of-agency", name="发改委", total=2).startswith(
        "<b>发改委</b>"
    )
    assert "項" in catalogue("zh-Hant")("steps-of-agency", name="发改委", total=2)


def test_an_unknown_language_is_the_default_one() -> None:
    assert catalogue("tlh").language == catalogue(None).language == "zh-Hans"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_missing_value_is_a_defect_and_not_a_hole(language: str) -> None:
    with pytest.raises(KeyError):
        catalogue(language)("title")
