"""Parsing: replies a second on one core, beside two peers that do less with the same files.

    python -m benchmarks.parse_speed [ROUNDS]

The peers are reading each file without parsing it, and jieba cutting the same texts into words.
Every round runs all three, in turns that change, so that a machine that slows down meanwhile slows
all of them; a ratio is that of one round, and the table gives the median and the least and most.
Then come texts of a hundred thousand characters, as long as reading lets through, that no office
would write: what the slowest of them cost is what an upload can cost at the most.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

import jieba
from rich.console import Console
from rich.table import Table

from benchmarks.corpora import SHARED
from bot.errors import NotAReply
from bot.loading import files_in
from bot.model import Document
from bot.parsing import parse
from bot.reading import read_all
from bot.tables import samples_folder

LONGEST = 100_000  # characters
HEAD = (
    "云泽县教育局关于县政协九届二次会议第37号提案的答复\n顾青禾委员：\n"
    "您提出的《关于改善乡村小学取暖条件的提案》收悉，现答复如下：\n"
)
FOOT = "\n云泽县教育局\n2024年6月12日\n"
HOSTILE = (
    " ", "　", "\n", "字", "甲，", "甲。", "甲：", "将建；", "将", "将建设中心，", "“", "（", "《",
    "《甲》1个", "1", "1234.5万元", "2027年6月底前，", "一、关于甲\n", "一是将建，二是", "第1号、",
    "县教育局、", "顾青禾、", "张三 李四\n", "编号\t", "联系电话：0000-5550123\n",
    "收悉，现答复如下：",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Corpus:
    """Files that hold a reply each, and the documents that reading makes of them."""

    name: str
    files: Sequence[tuple[str, bytes]]
    documents: Sequence[Document]


def corpora() -> Iterator[Corpus]:
    """The samples, and the shared replies where they are."""
    yield _corpus("data/samples", samples_folder())
    if (SHARED / "replies").is_dir():
        yield _corpus("../shared/replies", SHARED / "replies")


def _corpus(name: str, folder: Path) -> Corpus:
    files, documents = [], []
    for path in files_in([folder]):
        for document in read_all(content := path.read_bytes(), path.name):
            if isinstance(document, Document) and _is_reply(document):
                files.append((path.name, content))
                documents.append(document)
    return Corpus(name, files, documents)


def _is_reply(document: Document) -> bool:
    try:
        parse(document)
    except NotAReply:
        return False
    return True


def read_files(corpus: Corpus) -> None:
    for name, content in corpus.files:
        read_all(content, name)


def parse_texts(corpus: Corpus) -> None:
    for document in corpus.documents:
        parse(document)


def cut_words(corpus: Corpus) -> None:
    for document in corpus.documents:
        for _ in jieba.cut(document.text):
            pass


WORK: dict[str, Callable[[Corpus], None]] = {
    "parsing": parse_texts,
    "reading the file": read_files,
    "jieba cutting": cut_words,
}


def rounds(corpus: Corpus, count: int) -> list[dict[str, float]]:
    """Seconds of each work in each round; the first, unmeasured one warms up."""
    measured = []
    names = list(WORK)
    for number in range(count + 1):
        turn = number % len(names)
        seconds = {name: _seconds(WORK[name], corpus) for name in names[turn:] + names[:turn]}
        if number:
            measured.append(seconds)
    return measured


def _seconds(work: Callable[[Corpus], None], corpus: Corpus) -> float:
    start = perf_counter()
    work(corpus)
    return perf_counter() - start


def speeds(corpus: Corpus, measured: Sequence[dict[str, float]]) -> Table:
    """A row a work: replies and characters a second, and its time beside parsing's."""
    count, characters = len(corpus.documents), sum(len(each.text) for each in corpus.documents)
    title = f"{corpus.name}: {count} replies of {characters // count} characters"
    table = Table("", "replies/s", "characters/s", "of parsing's time", title=title)
    for name in WORK:
        typical = median(seconds[name] for seconds in measured)
        ratios = sorted(seconds[name] / seconds["parsing"] for seconds in measured)
        table.add_row(
            name,
            f"{count / typical:.0f}",
            f"{characters / typical:,.0f}",
            f"{median(ratios):.2f} ({ratios[0]:.2f}–{ratios[-1]:.2f})",
        )
    return table


def hostile_texts() -> Iterator[tuple[str, str]]:
    """Each unit repeated before, inside and behind a letter."""
    for unit in HOSTILE:
        many = (unit * LONGEST)[: LONGEST - len(HEAD) - len(FOOT)]
        yield f"{unit!r} above", many + HEAD + FOOT
        yield f"{unit!r} inside", HEAD + many + FOOT
        yield f"{unit!r} below", HEAD + FOOT + many


def costs() -> Table:
    """The texts that cost most, in seconds of the processor."""
    spent = []
    for name, text in hostile_texts():
        start = process_time()
        _is_reply(Document("a.txt", "text/plain", text))
        spent.append((process_time() - start, name))
    table = Table("repeated", "seconds", title=f"{LONGEST:,} characters that no office would write")
    for seconds, name in sorted(spent, reverse=True)[:6]:
        table.add_row(name, f"{seconds:.1f}")
    return table


def main(count: int) -> None:
    console = Console()
    jieba.setLogLevel(logging.WARNING)
    jieba.initialize()
    for corpus in corpora():
        console.print(speeds(corpus, rounds(corpus, count)))
    console.print(costs())


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 9)
