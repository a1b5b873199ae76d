"""What is known of a text's file stays with its version; the better known of two files is kept."""

from __future__ import annotations

import sqlite3

import pytest

from bot.model import page_of
from bot.store import Store
from tests.store.replies import full_reply
from tests.store.test_saving import new_version

PDF = {"media_type": "application/pdf", "breaks": (40, 90), "ocr": False}
SCAN = {"media_type": "application/pdf", "breaks": (40,), "ocr": True}
TXT = {"media_type": "text/plain", "breaks": (), "ocr": False}
UNKNOWN = {"media_type": "", "breaks": (), "ocr": False}


def save(store: Store, name: str, known: dict[str, object]) -> None:
    store.save(full_reply(), source_name=name, **known)  # type: ignore[arg-type]


def origin(store: Store, version: int = 1) -> tuple[str, tuple[int, ...], bool]:
    stored = store.reply(1, version)
    assert stored
    return stored.source_name, stored.breaks, stored.ocr


def test_pages_and_recognition_are_read_back(store: Store) -> None:
    save(store, "a.pdf", SCAN)
    assert origin(store) == ("a.pdf", (40,), True)
    line = store.line(1)
    assert line
    assert line.ocr


def test_each_version_has_its_own_file(store: Store) -> None:
    save(store, "a.pdf", PDF)
    store.save(new_version(), source_name="b.txt", media_type="text/plain")
    assert origin(store, 1) == ("a.pdf", (40, 90), False)
    assert origin(store, 2) == ("b.txt", (), False)


@pytest.mark.parametrize(
    ("first", "second"), [(UNKNOWN, TXT), (UNKNOWN, SCAN), (TXT, PDF), (SCAN, PDF), (SCAN, TXT)]
)
def test_a_file_that_tells_more_takes_the_place_of_one_that_tells_less(
    store: Store, first: dict[str, object], second: dict[str, object]
) -> None:
    save(store, "first", first)
    save(store, "second", second)
    assert origin(store) == ("second", second["breaks"], second["ocr"])
    save(store, "third", first)
    assert origin(store)[0] == "second"


def test_pages_go_with_their_version(store: Store, database: sqlite3.Connection) -> None:
    store.save(full_reply(), source_name="样例.pdf", sample=True, breaks=(40, 90))
    store.remove_samples()
    assert database.execute("SELECT count(*) FROM pages").fetchone() == (0,)


@pytest.mark.parametrize(("offset", "page"), [(0, 1), (39, 1), (40, 2), (89, 2), (90, 3), (999, 3)])
def test_a_page_begins_at_its_break(offset: int, page: int) -> None:
    assert page_of((40, 90), offset) == page


def test_the_only_page_is_the_first() -> None:
    assert page_of((), 5) == 1
