"""What the reader of a format hands on, and what a file may cost."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Extracted:
    """A file's text before normalising, and on which page each stretch of it stands."""

    text: str
    breaks: tuple[int, ...] = ()  # offsets in `text` where a new page begins, ascending, without 0
    warnings: tuple[str, ...] = ()  # Chinese; OCR always says that its text must be checked
    ocr: bool = False
    place: str = ""  # which part of the file it is, when there are several: 第3行


@dataclass(frozen=True, slots=True)
class Limits:
    """What a file may cost."""

    file_bytes: int = 20 * 1024 * 1024
    unpacked_bytes: int = 200 * 1024 * 1024
    pages: int = 500
    pixels: int = 40_000_000
    members: int = 2000
    depth: int = 2
    seconds: float = 60.0
    memory_bytes: int = 1536 * 1024 * 1024
