"""What the store's answers are measured beside, over the same replies.

- rapidfuzz's `process.extract(partial_ratio)` over all titles;
- FTS5 over the very same index, `MATCH … ORDER BY rank LIMIT 20`, which is bm25 over every hit;
- tantivy with a tokenizer of two characters. Its n-grams have no positions, so that a longer word
  is all its pairs anywhere in the text: less is asked of it than of the store.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import tantivy
from rapidfuzz import fuzz, process

from bot.folding import key
from bot.store.text_index import pairs

FIRST = 20


class Titles:
    """All titles in memory."""

    def __init__(self, path: Path) -> None:
        with closing(sqlite3.connect(path)) as database:
            found = database.execute(
                "SELECT reply_id, printed FROM titles JOIN versions ON versions.id = version_id"
            ).fetchall()
        self._ids = [reply_id for reply_id, _ in found]
        self._titles = [key(title) for _, title in found]

    def nearest(self, words: str) -> list[int]:
        """The ids of the ten most alike."""
        found = process.extract(words, self._titles, scorer=fuzz.partial_ratio, limit=10)
        return [self._ids[at] for _, _, at in found]


class Ranked:
    """FTS5's own ranking."""

    def __init__(self, path: Path) -> None:
        self._database = sqlite3.connect(path)

    def first(self, word: str) -> list[int]:
        """The first twenty by bm25."""
        *whole, last = pairs(word).split()  # the last character alone ends no word that is sought
        phrase = " ".join(whole) or last
        found = self._database.execute(
            "SELECT rowid FROM text_index WHERE text_index MATCH ? ORDER BY rank LIMIT ?",
            (f'"{phrase}"', FIRST),
        )
        return [row[0] for row in found]


class Tantivy:
    """tantivy's index on disk, and its ranking."""

    def __init__(self, folder: Path, replies: Path) -> None:
        made = folder.exists()
        folder.mkdir(exist_ok=True)
        schema = tantivy.SchemaBuilder()
        schema.add_text_field("text", tokenizer_name="pairs", index_option="position")
        schema.add_integer_field("id", stored=True)
        self._schema = schema.build()
        self._index = tantivy.Index(self._schema, path=str(folder))
        self._pairs = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.ngram(2, 2, False)).build()
        self._index.register_tokenizer("pairs", self._pairs)
        if not made:
            self._fill(replies)
        self._index.reload()
        self._searcher = self._index.searcher()

    def first(self, word: str) -> list[Any]:
        """The first twenty by its bm25."""
        terms = [
            tantivy.Query.term_query(self._schema, "text", each) for each in self._analysed(word)
        ]
        query = tantivy.Query.boolean_query([(tantivy.Occur.Must, term) for term in terms])
        return [address for _, address in self._searcher.search(query, FIRST).hits]

    def _analysed(self, word: str) -> Sequence[str]:
        analysed: Sequence[str] = self._pairs.analyze(word)
        return analysed

    def _fill(self, replies: Path) -> None:
        writer = self._index.writer(heap_size=300_000_000, num_threads=1)
        with closing(sqlite3.connect(replies)) as database:
            for reply_id, text in database.execute("SELECT reply_id, text FROM versions"):
                writer.add_document(tantivy.Document(id=reply_id, text=text))
        writer.commit()
        writer.wait_merging_threads()
