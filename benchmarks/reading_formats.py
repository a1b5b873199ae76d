"""Formats: how truly and how fast each is read, over the samples written anew in every format.

    python -m benchmarks.reading_formats [--write]

Accuracy is the Levenshtein similarity of the text read and the letter's own, without white space;
time is the median after a first, unmeasured reading. `--write` puts the table into README.md.
"""

from __future__ import annotations

import asyncio
import io
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from time import perf_counter

import pypdfium2
from rapidfuzz.distance import Levenshtein
from rich.console import Console
from rich.table import Table

from bot.model import Document
from bot.reading import read_all
from bot.tables import samples_folder
from tests.chromium import CHROMIUM, launched
from tests.reading import building
from tests.reading.answer import FILES, LINES

README = Path(__file__).parents[1] / "README.md"
MARKED = re.compile(r"(?<=<!-- formats -->\n).*?(?=<!-- /formats -->)", re.DOTALL)
SCANNED = 3  # letters; recognising takes seconds a page
STYLE = "@page{size:A4;margin:3cm 2.6cm}body{font:16pt/1.75 serif}p{margin:0;white-space:pre-wrap}"
FOOTER = (
    '<div style="font-size:12pt;width:100%;text-align:center">'
    '— <span class="pageNumber"></span> —</div>'
)


@dataclass(frozen=True)
class Format:
    """A format, what reads it, and files of it, each with the texts that it holds."""

    name: str
    library: str
    files: Sequence[tuple[bytes, Sequence[str]]]


@dataclass(frozen=True)
class Score:
    """What reading the files of one format gave."""

    format: Format
    similarities: Sequence[float]
    letter_seconds: float
    page_seconds: float | None  # None for a format without pages


def letters() -> list[str]:
    """The samples' texts."""
    paths = sorted(path for path in samples_folder().iterdir() if path.suffix in {".txt", ".html"})
    documents = [read_all(path.read_bytes(), path.name)[0] for path in paths]
    return [document.text for document in documents]


def each(texts: Sequence[str], build: Callable[[str], bytes]) -> list[tuple[bytes, Sequence[str]]]:
    return [(build(text), [text]) for text in texts]


def word(text: str) -> bytes:
    return building.docx("".join(building.paragraph(escape(line)) for line in text.splitlines()))


async def printed(texts: Sequence[str]) -> list[bytes]:
    """The letters as Chromium prints them, with page numbers."""
    async with launched() as browser:
        page = await browser.new_page()
        files = []
        for text in texts:
            lines = "".join(f"<p>{escape(line) or '&nbsp;'}</p>" for line in text.splitlines())
            await page.set_content(f"<meta charset=utf-8><style>{STYLE}</style>{lines}")
            files.append(
                await page.pdf(
                    prefer_css_page_size=True,
                    display_header_footer=True,
                    header_template="<span></span>",
                    footer_template=FOOTER,
                )
            )
        return files


def scanned(content: bytes, kind: str) -> bytes:
    """The pages of a PDF as pictures only, 150 points an inch."""
    with pypdfium2.PdfDocument(content) as document:
        first, *others = [page.render(scale=150 / 72).to_pil().convert("L") for page in document]
    buffer = io.BytesIO()
    first.save(buffer, kind, save_all=True, append_images=others, resolution=150)
    return buffer.getvalue()


def formats() -> Iterator[Format]:
    """Every format that can be built on this machine."""
    texts = letters()
    for encoding in ("utf-8", "utf-8-sig", "gb18030", "utf-16"):
        name = f"txt ({encoding})"
        yield Format(name, "own", each(texts, lambda text, to=encoding: text.encode(to)))  # type: ignore[misc]
    yield Format("html", "lxml", each(texts, building.page))
    yield Format("mhtml", "email, lxml", each(texts, building.mhtml))
    yield Format("docx", "lxml", each(texts, word))
    yield Format("doc", "olefile, own", [((FILES / "answer.doc").read_bytes(), ["\n".join(LINES)])])
    yield Format("ofd", "lxml", each(texts, building.ofd))
    yield Format("rtf", "own", each(texts, building.rtf))
    rows = [f"提案号：第{number}号\n{text}" for number, text in enumerate(texts, 1)]
    yield Format("xlsx", "python-calamine", [(building.ledger(texts), rows)])
    yield Format("csv", "csv", [(building.comma_separated(texts).encode("gb18030"), rows)])
    members: dict[str, bytes | str] = {f"{n}号.docx": word(text) for n, text in enumerate(texts)}
    yield Format("zip", "zipfile", [(building.zipped(members), texts)])
    if CHROMIUM is None:
        return
    pages = asyncio.run(printed(texts))
    pairs = list(zip(pages, texts, strict=True))
    yield Format("pdf", "pypdfium2", [(pdf, [text]) for pdf, text in pairs])
    if find_spec("rapidocr") is None:
        return
    for kind, name in (("PDF", "pdf, scanned"), ("TIFF", "picture")):
        yield Format(
            name, "rapidocr", [(scanned(pdf, kind), [text]) for pdf, text in pairs[:SCANNED]]
        )


def score(form: Format) -> Score:
    """Reads every file of the format, once unmeasured and then measured."""
    read_all(form.files[0][0], "样例")
    similarities: list[float] = []
    a_letter, a_page = [], []
    for content, texts in form.files:
        start = perf_counter()
        results = read_all(content, "样例")
        seconds = perf_counter() - start
        a_letter.append(seconds / len(texts))
        pages = sum(len(result.breaks) for result in results if isinstance(result, Document))
        if pages:
            a_page.append(seconds / (pages + 1))
        for text, result in zip(texts, results, strict=True):
            similarities.append(similarity(text, result.text))
    return Score(form, similarities, median(a_letter), median(a_page) if a_page else None)


def similarity(printed_text: str, text: str) -> float:
    return Levenshtein.normalized_similarity("".join(printed_text.split()), "".join(text.split()))


HEADINGS = (
    "format",
    "library",
    "letters",
    "accuracy, median",
    "lowest",
    "ms a letter",
    "ms a page",
)


def cells(score: Score) -> tuple[str, ...]:
    """One row of the table."""
    page = f"{score.page_seconds * 1000:.1f}" if score.page_seconds is not None else "–"
    return (
        score.format.name,
        score.format.library,
        str(len(score.similarities)),
        f"{median(score.similarities):.4f}",
        f"{min(score.similarities):.4f}",
        f"{score.letter_seconds * 1000:.1f}",
        page,
    )


def markdown(rows: Sequence[Sequence[str]]) -> str:
    """The table as README.md holds it."""
    lines = (HEADINGS, ["---"] * len(HEADINGS), *rows)
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def main(*, write: bool) -> None:
    rows = [cells(score(form)) for form in formats()]
    table = Table(*HEADINGS, title="Reading, one core, in this process")
    for row in rows:
        table.add_row(*row)
    Console(width=110).print(table)
    if write:
        text = README.read_text("utf-8")
        if not MARKED.search(text):
            sys.exit("README.md has no <!-- formats --> … <!-- /formats --> to write between")
        README.write_text(MARKED.sub(lambda _: markdown(rows), text), "utf-8")


if __name__ == "__main__":
    main(write="--write" in sys.argv[1:])
