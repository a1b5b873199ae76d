"""Word 97 to 2003 documents and WPS Writer's, which are the same inside (doc, wps)."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator

import olefile

from bot.errors import Damaged, NotReadable, Unsupported
from bot.reading.extracted import Extracted, Limits
from bot.reading.word.doc_file import Broken, Locked, TooOld, WordFile
from bot.reading.word.doc_story import Stories
from bot.reading.word.letter_headers import of_the_letter
from bot.reading.word.page_ends import paged

_RESAVE = "请用 Word 或 WPS 打开后另存为 docx 再上传。"


def doc_text(content: bytes, name: str, limits: Limits) -> Extracted:
    """The text of a binary Word document as Word prints it."""
    if len(content) > limits.file_bytes:
        raise Damaged(f"文件“{name}”太大，没有读取。{_RESAVE}")
    try:
        stories = Stories(_word_file(content, name))
        lines = list(stories.main())
        header = list(stories.headers())
    except TooOld as error:
        raise Unsupported(f"文件“{name}”是 Word 95 或更早的格式，不能读取。{_RESAVE}") from error
    except Locked as error:
        raise _locked(name) from error
    except (Broken, IndexError, struct.error) as error:
        raise Damaged(f"文件“{name}”已损坏，无法读取。{_RESAVE}") from error
    lines[:0] = of_the_letter(header, lines)
    if not any(line.strip() for line in lines):
        raise Damaged(
            f"文件“{name}”里没有文字（可能是扫描图片）。请另存为 PDF，或把文字粘贴到 txt 后再上传。"
        )
    return paged("\n".join(lines) + "\n", tuple(_warnings(stories)))


def _word_file(content: bytes, name: str) -> WordFile:
    try:
        with olefile.OleFileIO(io.BytesIO(content)) as container:
            if not container.exists("WordDocument"):
                raise _no_word(container, name)
            streams = {
                stream: container.openstream(stream).read() if container.exists(stream) else b""
                for stream in ("WordDocument", "0Table", "1Table", "Data")
            }
    except (OSError, ValueError, IndexError) as error:  # what olefile raises on broken containers
        raise Damaged(f"文件“{name}”已损坏，无法读取。{_RESAVE}") from error
    tables = {False: streams["0Table"], True: streams["1Table"]}
    return WordFile(streams["WordDocument"], tables, streams["Data"])


def _no_word(container: olefile.OleFileIO[str], name: str) -> NotReadable:
    if container.exists("EncryptedPackage"):
        return _locked(name)
    if container.exists("PowerPoint Document"):
        return Unsupported(f"文件“{name}”是演示文稿，不能读取。请上传答复的 Word 文件。")
    return Unsupported(f"文件“{name}”不是 Word 文档，不能读取。{_RESAVE}")


def _locked(name: str) -> Damaged:
    return Damaged(f"文件“{name}”加了密码，无法读取。请去掉密码后再上传。")


def _warnings(stories: Stories) -> Iterator[str]:
    if stories.unread_signs:
        yield f"文件里有 {stories.unread_signs} 个特殊字体的符号没有读出，请对照原件。"
