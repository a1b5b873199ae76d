"""Rich Text Format: the words that Word shows, list numbers as the file has them printed.

The reader that the world offers drops notes and text boxes, keeps deleted text and prints links'
addresses into the sentence, so this one walks the groups itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.errors import Damaged
from bot.reading.extracted import Extracted, Limits
from bot.reading.word.letter_headers import of_the_letter
from bot.reading.word.page_ends import PAGE_END, paged
from bot.reading.word.rtf_fonts import Fonts, encoding_of
from bot.reading.word.rtf_story import Story
from bot.reading.word.rtf_tokens import Token, tokens

# Groups without words of the document; one marked \* is left out too, unless named in _ENTERED.
_LEFT_OUT = frozenset(
    "colortbl stylesheet listtable listoverridetable info pict fldinst object objdata sp shprslt "
    "nonshppict footer footerl footerr footerf annotation atnid atnauthor atntime atndate atnref "
    "filetbl revtbl rsidtbl themedata datastore latentstyles xmlnstbl generator xe tc rxe txe "
    "bkmkstart bkmkend private nonesttables pn upr comment".split()
)
_ENTERED = frozenset("shpinst shptxt dptxbxtext footnote ud result nesttableprops".split())
_HEADERS = frozenset("header headerl headerr headerf".split())
_BOXES = frozenset(("shptxt", "dptxbxtext"))
_DEEPEST = 20  # tables in tables
_CHARACTERS = {
    "line": "\n", "tab": "\t", "emdash": "—", "endash": "–", "emspace": "\u2003",
    "enspace": "\u2002", "qmspace": "\u2005", "bullet": "•", "lquote": "‘", "rquote": "’",
    "ldblquote": "“", "rdblquote": "”", "~": "\xa0", "_": "-", "{": "{", "}": "}", "\\": "\\",
    "column": "\n", "lbr": "\n",
}  # fmt: skip


def rtf_text(content: bytes, name: str, limits: Limits) -> Extracted:
    """The text of an RTF document."""
    if not content.lstrip().startswith(b"{\\rt") or len(content) > limits.file_bytes:
        raise Damaged(
            f"文件“{name}”不是完整的 RTF 文件，无法读取。请用 Word 打开后另存为 docx 再上传。"
        )
    reader = _Reader(has_lists=b"\\listtext" in content)
    for token in tokens(content.lstrip()):
        reader.take(token)
    lines = reader.finish()
    if not any(line.strip(PAGE_END + " \t\n\u3000") for line in lines):
        raise Damaged(
            f"文件“{name}”里没有文字（可能是扫描图片）。请另存为 PDF，或把文字粘贴到 txt 后再上传。"
        )
    return paged("\n".join(lines) + "\n", tuple(_warnings(reader.fonts)))


def _warnings(fonts: Fonts) -> Iterator[str]:
    if fonts.unread:
        yield f"文件里有 {fonts.unread} 个字符或符号没有读出，请对照原件。"


@dataclass(frozen=True, slots=True)
class _State:
    """What a group hands down to the groups inside it."""

    font: int = 0
    wide_font: int = 0
    left_out: bool = False
    deleted: bool = False
    hidden: bool = False
    fallbacks: int = 1  # characters that follow a \\u for programs without Unicode
    group: str = ""  # the destination opened by this very group
    before_upr: bool = False
    fonts: bool = False  # inside the font table


class _Reader:
    """Takes tokens in order and writes into the story that is open."""

    def __init__(self, *, has_lists: bool) -> None:
        self.fonts = Fonts()
        self._has_lists = has_lists
        self._state = _State()
        self._outer: list[_State] = []
        self._stories = [Story()]
        self._header: list[str] = []
        self._default_font = 0
        self._bytes = bytearray()
        self._skip = 0
        self._wide = False
        self._starred = False

    def finish(self) -> list[str]:
        """The lines of the letter."""
        self._flush()
        while len(self._stories) > 1:
            self._stories[-2].hang_note(self._stories.pop().finish())
        body = self._stories[0].finish()
        return of_the_letter(self._header, body) + body

    def take(self, token: Token) -> None:
        """One token."""
        if token.text:
            skipped = min(self._skip, token.fallbacks)
            self._skip -= skipped
            self._bytes += token.text[skipped:]
            return
        self._flush()
        self._skip = 0
        if token.brace == b"{":
            self._outer.append(self._state)
            self._state = replace(self._state, group="")
        elif token.brace == b"}":
            self._close()
        elif token.word == "*":
            self._starred = True
            return
        elif token.word:
            self._word(token.word, token.number)
        self._starred = False

    @property
    def _story(self) -> Story:
        return self._stories[-1]

    @property
    def _shown(self) -> bool:
        state = self._state
        return not (state.left_out or state.deleted or state.hidden)

    def _flush(self) -> None:
        if not self._bytes:
            return
        stored, self._bytes = bytes(self._bytes), bytearray()
        state = self._state
        if state.fonts:
            self.fonts.name(state.font, stored.decode("latin-1"))
        elif self._shown:
            self._story.write(self.fonts.decode(stored, state.font, state.wide_font))

    def _close(self) -> None:
        group, left_out = self._state.group, self._state.left_out
        before = self._outer.pop() if self._outer else None
        # Behind the brace that closes the document stands nothing of it.
        self._state = before if before and self._outer else _State(left_out=True)
        if left_out:
            return
        if group in ("listtext", "pntext"):
            self._story.end_label()
        elif group in _BOXES and len(self._stories) > 1:
            self._stories[-2].hang_box(self._stories.pop().finish())
        elif group == "footnote" and len(self._stories) > 1:
            self._stories[-2].hang_note(self._stories.pop().finish())
        elif group in _HEADERS and len(self._stories) > 1:
            self._header.extend(self._stories.pop().finish())

    # --- control words --------------------------------------------------------------------------

    def _word(self, word: str, number: int | None) -> None:
        if self._opens_group(word):
            return
        on = number != 0
        if word in ("f", "af", "deff", "fcharset", "ansicpg", "plain", "loch", "hich", "dbch"):
            self._font_word(word, number or 0)
        elif word in ("deleted", "mvf"):
            self._state = replace(self._state, deleted=on)
        elif word == "v":
            self._state = replace(self._state, hidden=on)
        elif word == "uc":
            self._state = replace(self._state, fallbacks=max(number or 0, 0))
        elif word == "u" and number is not None:
            self._skip = self._state.fallbacks
            if self._shown:
                self._story.write(self.fonts.character(number & 0xFFFF, self._state.font))
        elif self._shown:
            self._shown_word(word, number)

    def _opens_group(self, word: str) -> bool:
        """Whether the word says what the group is; then the state is changed to that."""
        state = self._state
        if word == "fonttbl":
            self._state = replace(state, fonts=True, left_out=True)
        elif word == "ud":
            self._state = replace(state, left_out=state.before_upr)
        elif word in _LEFT_OUT or (self._starred and word not in _ENTERED):
            self._state = replace(state, left_out=True, before_upr=state.left_out)
        elif word == "listtext" or (word == "pntext" and not self._has_lists):
            self._state = replace(state, group=word)
        elif word == "pntext":
            self._state = replace(state, left_out=True)
        elif word in _BOXES or word in _HEADERS or word == "footnote":
            if not state.left_out:
                self._state = replace(state, group=word)
                self._stories.append(Story())
        else:
            return False
        return True

    def _font_word(self, word: str, number: int) -> None:
        state = self._state
        if word == "ansicpg":
            self.fonts.encoding = encoding_of(number)
        elif word == "fcharset":
            self.fonts.charset(state.font, number)
        elif word == "deff":
            self._default_font = number
            self._state = replace(state, font=number)
        elif word == "plain":
            self._state = replace(state, font=self._default_font, deleted=False, hidden=False)
        elif word in ("loch", "hich", "dbch"):
            self._wide = word == "dbch"
        elif word == "f" and not self._wide:
            self._state = replace(state, font=number)
        elif self._wide:
            self._state = replace(state, wide_font=number)
            self._wide = False

    def _shown_word(self, word: str, number: int | None) -> None:
        story = self._story
        if word in ("par", "\r", "\n"):
            story.end_paragraph()
        elif word in ("cell", "nestcell"):
            story.end_cell()
        elif word == "row":
            story.end_row()
        elif word == "nestrow":
            story.end_row(max(story.depth, 2))
        elif word == "pard":
            story.depth = 0
        elif word == "intbl":
            story.depth = max(story.depth, 1) if number != 0 else 0
        elif word == "itap":
            story.depth = min(max(number or 0, 0), _DEEPEST)
        elif word == "sbknone":
            story.stay_on_page()
        elif word == "sect":
            story.end_paragraph()
            story.end_page()
        elif word in ("page", "pagebb"):
            story.end_page()
        elif word in _CHARACTERS:
            story.write(_CHARACTERS[word])
