"""The fonts of an RTF, which say in what encoding the bytes set in them are written."""

from __future__ import annotations

import codecs
from dataclasses import dataclass, field

from bot.reading.word.symbols import symbol

_PICTORIAL = 2
_BY_CHARSET = {
    128: "cp932", 129: "cp949", 134: "gb18030", 136: "cp950", 161: "cp1253", 162: "cp1254",
    186: "cp1257", 204: "cp1251", 238: "cp1250",
}  # fmt: skip
_BY_CODE_PAGE = {936: "gb18030", 54936: "gb18030", 10008: "gb18030", 65001: "utf-8"}


def encoding_of(code_page: int) -> str:
    """The encoding of a Windows code page, the Western one when it is unknown."""
    named = _BY_CODE_PAGE.get(code_page, f"cp{code_page}")
    try:
        codecs.lookup(named)
    except LookupError:
        return "cp1252"
    return named


@dataclass(slots=True)
class Fonts:
    """The font table, filled while it is read, and the document's own encoding."""

    encoding: str = "cp1252"
    unread: int = 0  # signs and bytes without a known character
    _charsets: dict[int, int] = field(default_factory=dict)
    _names: dict[int, str] = field(default_factory=dict)

    def charset(self, font: int, charset: int) -> None:
        """Note a font's character set."""
        self._charsets[font] = charset

    def name(self, font: int, piece: str) -> None:
        """Note a piece of a font's name."""
        self._names[font] = self._names.get(font, "") + piece

    def decode(self, stored: bytes, font: int, wide_font: int) -> str:
        """The characters of bytes set in `font`, or in `wide_font` where East Asian."""
        if self._charsets.get(font) == _PICTORIAL:
            return "".join(self._sign(byte, font) for byte in stored)
        of_fonts = [_BY_CHARSET.get(self._charsets.get(one, 0)) for one in (font, wide_font)]
        for encoding in (*of_fonts, self.encoding, "cp1252"):
            if encoding is not None:
                try:
                    return stored.decode(encoding)
                except UnicodeDecodeError:
                    continue
        text = stored.decode(self.encoding, "replace")
        self.unread += text.count("\ufffd")
        return text

    def character(self, code: int, font: int) -> str:
        """The character of a number; one of a pictorial font's private range by that font."""
        if 0xF000 <= code <= 0xF0FF and self._charsets.get(font) == _PICTORIAL:
            return self._sign(code & 0xFF, font)
        return chr(code)

    def _sign(self, byte: int, font: int) -> str:
        if byte == 0x20:
            return " "
        sign = symbol(self._names.get(font, "").strip(" ;"), f"{byte:x}")
        self.unread += not sign
        return sign
