from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape

from bot.chat.entities import Formatted, utf16_slice
from bot.chat.html_mode import parse_html
from bot.chat.recognising import MOST_ENTITIES, settle
from bot.chat.refusals import Refusal


def covered(formatted: Formatted) -> list[tuple[str, str]]:
    return [
        (entity["type"], utf16_slice(formatted.text, entity["offset"], entity["length"]))
        for entity in formatted.entities
    ]


def test_tags_become_entities_and_vanish_from_the_text() -> None:
    formatted = parse_html("<b>甲</b><i>乙</i><u>丙</u><s>丁</s><code>戊</code>")
    assert formatted.text == "甲乙丙丁戊"
    assert covered(formatted) == [
        ("bold", "甲"),
        ("italic", "乙"),
        ("underline", "丙"),
        ("strikethrough", "丁"),
        ("code", "戊"),
    ]


def test_offsets_count_utf16_units() -> None:
    (entity,) = parse_html("😀<b>好</b>").entities
    assert (entity["offset"], entity["length"]) == (2, 1)


def test_nested_tags_give_the_outer_entity_first() -> None:
    assert covered(parse_html("<b>全<i>部</i></b>")) == [("bold", "全部"), ("italic", "部")]


@pytest.mark.parametrize(
    ("markup", "kind", "more"),
    [
        ('<span class="tg-spoiler">x</span>', "spoiler", {}),
        ("<tg-spoiler>x</tg-spoiler>", "spoiler", {}),
        ("<blockquote>x</blockquote>", "blockquote", {}),
        ("<blockquote expandable>x</blockquote>", "expandable_blockquote", {}),
        ("<pre>x</pre>", "pre", {}),
        ('<pre><code class="language-sql">x</code></pre>', "pre", {"language": "sql"}),
        ('<a href="https://example.org/?a=1&amp;b=2">x</a>', "text_link",
         {"url": "https://example.org/?a=1&b=2"}),
        ("<a href='tg://user?id=1001'>x</a>", "text_link", {"url": "tg://user?id=1001"}),
        ("<STRONG>x</STRONG>", "bold", {}),
        ("<b>x</>", "bold", {}),
    ],
)  # fmt: skip
def test_every_tag_that_telegram_knows(markup: str, kind: str, more: dict[str, str]) -> None:
    formatted = parse_html(markup)
    assert formatted.text == "x"
    assert formatted.entities == ({"type": kind, "offset": 0, "length": 1, **more},)


def test_a_link_that_leads_nowhere_keeps_its_words_only() -> None:
    assert parse_html('<a href="#top">回到开头</a>') == Formatted("回到开头", ())


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("&lt;b&gt; &amp; &quot;", '<b> & "'),
        ("&#20013;&#x56FD;", "中国"),
        ("甲 & 乙 &copy; &nbsp; &#0;", "甲 & 乙 &copy; &nbsp; &#0;"),
        ("3 > 2", "3 > 2"),
    ],
)
def test_only_four_named_characters_are_known_and_a_bare_ampersand_stands(
    markup: str, text: str
) -> None:
    assert parse_html(markup).text == text


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("a < b", 'Unsupported start tag "" at byte offset 2'),
        ("甲<p>乙</p>", 'Unsupported start tag "p" at byte offset 3'),
        ("<br/>", 'Unsupported start tag "br/" at byte offset 0'),
        ("<b>甲", 'Can\'t find end tag corresponding to start tag "b"'),
        ("甲</b>", "Unexpected end tag at byte offset 3"),
        ("<b><i>x</b></i>",
         'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'),
        ("<b", "Unclosed start tag at byte offset 0"),
        ('<a href="x', "Unclosed start tag at byte offset 0"),
        ("<a href=x/y>z</a>", "Unexpected end of name token at byte offset 8"),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ('<a ="x">y</a>', 'Empty attribute name in the tag "a" at byte offset 0'),
    ],
)  # fmt: skip
def test_what_telegram_cannot_parse_is_refused_in_its_words(markup: str, words: str) -> None:
    with pytest.raises(Refusal) as refused:
        parse_html(markup)
    assert refused.value.code == 400
    assert refused.value.description == f"Bad Request: can't parse entities: {words}"


@given(st.text())
def test_escaped_text_comes_out_as_it_went_in(text: str) -> None:
    assert parse_html(str(escape(text)).replace("&#39;", "'").replace("&#34;", '"')).text == text


@given(st.text(alphabet="<>/&b i\"'=a;#x"))
def test_any_markup_is_read_or_refused(markup: str) -> None:
    try:
        formatted = parse_html(markup)
    except Refusal as refusal:
        assert "can't parse entities" in refusal.description
    else:
        assert all(entity["length"] > 0 for entity in formatted.entities)


def test_text_is_trimmed_and_entities_move_with_it() -> None:
    settled = settle(parse_html("\n  <b> 甲 </b> \n"))
    assert settled == Formatted("甲", ({"type": "bold", "offset": 0, "length": 1},))


def test_carriage_returns_vanish() -> None:
    assert settle(parse_html("甲\r\n<b>乙</b>")) == Formatted(
        "甲\n乙", ({"type": "bold", "offset": 2, "length": 1},)
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("/proposal 82", [("bot_command", "/proposal")]),
        ("再看 /agency@proposal_reply_bot 科技厅", [("bot_command", "/agency@proposal_reply_bot")]),
        ("请发/help", []),
        ("/help看", []),
        ("和/或 a/b", []),
        ("见 https://example.org/a?b=1。", [("url", "https://example.org/a?b=1")]),
        ("@proposal_reply_bot 您好", [("mention", "@proposal_reply_bot")]),
        ("#提案 #2024", [("hashtag", "#提案")]),
        ("信箱 someone@example.org", [("email", "someone@example.org")]),
    ],
)
def test_what_is_recognised_in_plain_text(text: str, found: list[tuple[str, str]]) -> None:
    assert covered(settle(Formatted(text))) == found


def test_entities_beyond_the_hundredth_are_dropped() -> None:
    settled = settle(parse_html("<b>甲</b>乙" * 120))
    assert len(settled.entities) == MOST_ENTITIES


def test_nothing_is_recognised_inside_code() -> None:
    settled = settle(parse_html("<code>/start</code>"))
    assert [entity["type"] for entity in settled.entities] == ["code"]
