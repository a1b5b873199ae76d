"""HTML parse mode: from marked-up text to plain text and entities, refusing what Telegram refuses.

Telegram reads no HTML but a small language of its own: fifteen tags, four named characters, and
any other `&` as itself. The offsets in its refusals count bytes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NoReturn

from bot.chat.call import Json
from bot.chat.entities import Formatted, utf16_length
from bot.chat.refusals import bad_request

_KINDS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "span": "spoiler",
    "tg-spoiler": "spoiler",
    "tg-emoji": "custom_emoji",
    "a": "text_link",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
}
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_CHARACTER = re.compile(r"&(?:#(\d{1,8})|#[xX]([0-9a-fA-F]{1,8})|(lt|gt|amp|quot));?")
_NAME = re.compile(r"[^\s>]*")
_ATTRIBUTE = re.compile(r"""\s*([^\s=>/"']*)\s*(=?)\s*""")
_TOKEN = re.compile(r"[A-Za-z0-9.\-]*")


@dataclass(frozen=True, slots=True)
class _Open:
    """A tag that waits for its end."""

    tag: str
    argument: str
    start: int  # characters into the plain text


def parse_html(markup: str) -> Formatted:
    """The plain text and entities of a text in HTML parse mode."""
    return _HtmlReader(markup).read()


class _HtmlReader:
    """One pass over the marked-up text."""

    def __init__(self, markup: str) -> None:
        self.markup = markup
        self.at = 0
        self.plain: list[str] = []
        self.length = 0
        self.open: list[_Open] = []
        self.found: list[tuple[int, int, Json]] = []

    def read(self) -> Formatted:
        while self.at < len(self.markup):
            character = self.markup[self.at]
            if character == "<":
                self._tag()
            elif character == "&":
                self._write(self._character())
            else:
                self._write(character)
                self.at += 1
        if self.open:
            tag = self.open[-1].tag
            raise _unreadable(f'Can\'t find end tag corresponding to start tag "{tag}"')
        text = "".join(self.plain)
        return Formatted(text, tuple(_placed(text, self.found)))

    def _write(self, characters: str) -> None:
        self.plain.append(characters)
        self.length += len(characters)

    def _character(self) -> str:
        """The character that a reference stands for, or a bare `&` as itself."""
        match = _CHARACTER.match(self.markup, self.at)
        if match:
            decimal, hexadecimal, name = match.groups()
            if name:
                self.at = match.end()
                return _NAMED[name]
            code = int(decimal) if decimal else int(hexadecimal, 16)
            if 0 < code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF:
                self.at = match.end()
                return chr(code)
        self.at += 1
        return "&"

    def _tag(self) -> None:
        start = self.at
        if self.markup.startswith("</", start):
            self._end_tag(start)
        else:
            self._start_tag(start)

    def _start_tag(self, start: int) -> None:
        name = self._take(_NAME, start + 1)
        if self.at >= len(self.markup):
            self._refuse("Unclosed start tag", start)
        tag = name.lower()
        if tag not in _KINDS:
            self._refuse(f'Unsupported start tag "{tag}"', start)
        attributes = self._attributes(tag, start)
        argument = _argument(tag, attributes)
        if tag == "span" and argument != "spoiler":
            self._refuse('Tag "span" must have class "tg-spoiler"', start)
        self.open.append(_Open(tag, argument, self.length))

    def _attributes(self, tag: str, start: int) -> dict[str, str]:
        attributes: dict[str, str] = {}
        while True:
            while self.at < len(self.markup) and self.markup[self.at].isspace():
                self.at += 1
            if self.at >= len(self.markup):
                self._refuse(f'Unclosed start tag "{tag}"', start)
            if self.markup[self.at] == ">":
                self.at += 1
                return attributes
            match = _ATTRIBUTE.match(self.markup, self.at)
            if match is None or not match[1]:
                self._refuse(f'Empty attribute name in the tag "{tag}"', start)
            self.at = match.end()
            attributes[match[1].lower()] = self._value(start) if match[2] else ""

    def _value(self, start: int) -> str:
        """An attribute's value, quoted or a bare word."""
        quote = self.markup[self.at : self.at + 1]
        if quote not in {'"', "'"}:
            begin = self.at
            word = self._take(_TOKEN, begin)
            if self.at < len(self.markup) and not re.match(r"[\s>]", self.markup[self.at]):
                self._refuse("Unexpected end of name token", begin)
            return word
        end = self.markup.find(quote, self.at + 1)
        if end < 0:
            self._refuse("Unclosed start tag", start)
        raw = self.markup[self.at + 1 : end]
        self.at = end + 1
        return _HtmlReader(raw).literal()

    def literal(self) -> str:
        """The text with its character references resolved and nothing else read."""
        while self.at < len(self.markup):
            if self.markup[self.at] == "&":
                self._write(self._character())
            else:
                self._write(self.markup[self.at])
                self.at += 1
        return "".join(self.plain)

    def _end_tag(self, start: int) -> None:
        if not self.open:
            self._refuse("Unexpected end tag", start)
        name = self._take(_NAME, start + 2)
        while self.at < len(self.markup) and self.markup[self.at].isspace():
            self.at += 1
        if self.markup[self.at : self.at + 1] != ">":
            self._refuse("Unclosed end tag", start)
        self.at += 1
        opened = self.open.pop()
        if name and name.lower() != opened.tag:
            offset = self._bytes_before(start)
            raise _unreadable(
                f"Unmatched end tag at byte offset {offset}, "
                f'expected "</{opened.tag}>", found "</{name}>"'
            )
        if self.length > opened.start:
            self._close(opened)

    def _close(self, opened: _Open) -> None:
        entity: Json = {"type": _KINDS[opened.tag]}
        if opened.tag == "a":
            url = opened.argument or "".join(self.plain)[opened.start :]
            if not re.match(r"(?:https?|tg|tonsite|mailto|tel):|[\w-]+(?:\.[\w-]+)+", url):
                return  # Telegram drops a link that leads nowhere and keeps its words
            entity["url"] = url if ":" in url else f"http://{url}/"
        elif opened.tag == "tg-emoji":
            entity["custom_emoji_id"] = opened.argument
        elif opened.tag == "blockquote" and opened.argument:
            entity["type"] = "expandable_blockquote"
        elif opened.tag in {"pre", "code"} and self._joins_code(opened):
            return
        elif opened.tag == "code" and opened.argument:
            entity["language"] = opened.argument
        self.found.append((opened.start, self.length, entity))

    def _joins_code(self, opened: _Open) -> bool:
        """Whether `<pre><code class="language-x">` has just become one entity."""
        if not self.found or opened.tag != "pre":
            return False
        start, end, entity = self.found[-1]
        if (start, end, entity["type"]) != (opened.start, self.length, "code"):
            return False
        entity["type"] = "pre"
        return True

    def _take(self, pattern: re.Pattern[str], start: int) -> str:
        match = pattern.match(self.markup, start)
        words = match[0] if match else ""
        self.at = start + len(words)
        return words

    def _refuse(self, words: str, at: int) -> NoReturn:
        raise _unreadable(f"{words} at byte offset {self._bytes_before(at)}")

    def _bytes_before(self, at: int) -> int:
        return len(self.markup[:at].encode())


def _unreadable(words: str) -> Exception:
    return bad_request(f"can't parse entities: {words}")


def _argument(tag: str, attributes: dict[str, str]) -> str:
    """What a tag says besides its name."""
    if tag == "a":
        return attributes.get("href", "")
    if tag == "tg-emoji":
        return attributes.get("emoji-id", "")
    if tag == "blockquote":
        return "expandable" if "expandable" in attributes else ""
    prefix = {"code": "language-", "span": "tg-"}.get(tag)
    named = attributes.get("class", "")
    return named.removeprefix(prefix) if prefix and named.startswith(prefix) else ""


def _placed(text: str, found: list[tuple[int, int, Json]]) -> list[Json]:
    """The entities with offsets in UTF-16 units, outer before inner."""
    placed: list[Json] = []
    for start, end, entity in sorted(found, key=lambda item: (item[0], -item[1])):
        if entity["type"] == "code":
            entity.pop("language", None)
        offset, length = utf16_length(text[:start]), utf16_length(text[start:end])
        placed.append({**entity, "offset": offset, "length": length})
    return placed
