"""The schema that a blank database gets is the one written down here."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlite_utils import Database

from bot.store import Store
from bot.store.migrations import migrations

COLUMNS = {
    "agencies": "id key name",
    "chats": "id language",
    "co_agencies": "version_id position printed",
    "figures": "version_id position printed text_start text_end value unit bound words_start"
    " words_end year",
    "numbers": "version_id position printed key serial",
    "proposers": "version_id position printed key",
    "replies": "id identity sample",
    "roles": "reply_id agency_id role",
    "searches": "id words",
    "sections": "version_id position heading text_start text_end ask answer_start answer_end"
    " telling_start telling_end",
    "step_agencies": "step_version_id position printed agency_id",
    "step_versions": "id version_id position step_id printed text_start text_end paragraph_start"
    " paragraph_end section who agency due_text due_start due_end firmness",
    "steps": "id reply_id key repetition",
    "titles": "version_id position printed",
    "topics": "id reply_id printed",
    "versions": "id reply_id version newest loaded_at source_name text_key kind region term meeting"
    " agency document_number index_number written_on published_on disposition disclosure signer"
    " contact phone body_start body_end telling_start telling_end text",
    "warnings": "version_id position field said",
}

FOREIGN_KEYS = {
    ("co_agencies", "version_id", "versions", "CASCADE"),
    ("figures", "version_id", "versions", "CASCADE"),
    ("numbers", "version_id", "versions", "CASCADE"),
    ("proposers", "version_id", "versions", "CASCADE"),
    ("roles", "agency_id", "agencies", "NO ACTION"),
    ("roles", "reply_id", "replies", "CASCADE"),
    ("sections", "version_id", "versions", "CASCADE"),
    ("step_agencies", "agency_id", "agencies", "NO ACTION"),
    ("step_agencies", "step_version_id", "step_versions", "CASCADE"),
    ("step_versions", "step_id", "steps", "NO ACTION"),
    ("step_versions", "version_id", "versions", "CASCADE"),
    ("steps", "reply_id", "replies", "CASCADE"),
    ("titles", "version_id", "versions", "CASCADE"),
    ("topics", "reply_id", "replies", "CASCADE"),
    ("versions", "reply_id", "replies", "CASCADE"),
    ("warnings", "version_id", "versions", "CASCADE"),
}

INDEXES = {
    "newest_by_date",
    "newest_version",
    "numbers_by_key",
    "numbers_by_serial",
    "proposers_by_key",
    "roles_by_agency",
    "step_agencies_by_agency",
    "topics_by_reply",
}


@pytest.fixture
def schema(store: Store, path: Path) -> Iterator[Database]:
    with Database(path, execute_plugins=False) as database:
        yield database


def own_tables(schema: Database) -> set[str]:
    """Our tables, without those that SQLite, its index and the migrations keep for themselves."""
    kept_by_others = ("sqlite_", "_sqlite_", "text_index", "topic_index")
    return {name for name in schema.table_names() if not name.startswith(kept_by_others)}


def test_tables_and_columns(schema: Database) -> None:
    found = {name: " ".join(schema[name].columns_dict) for name in own_tables(schema)}
    assert found == COLUMNS


def test_every_table_is_strict(schema: Database) -> None:
    assert {name for name in own_tables(schema) if not schema.table(name).strict} == set()


def test_foreign_keys(schema: Database) -> None:
    found = {
        (name, key["from"], key["table"], key["on_delete"])
        for name in own_tables(schema)
        for key in schema.query(f"PRAGMA foreign_key_list({name})")
    }
    assert found == FOREIGN_KEYS


def test_indexes(schema: Database) -> None:
    found = {index.name for name in own_tables(schema) for index in schema.table(name).indexes}
    assert {name for name in found if not name.startswith("sqlite_autoindex")} == INDEXES


def test_there_are_no_triggers_to_lose(schema: Database) -> None:
    assert schema.triggers == []


def test_text_indexes_are_contentless_and_of_full_detail(schema: Database) -> None:
    assert set(schema.table_names(fts5=True)) == {"text_index", "topic_index"}
    for name in ("text_index", "topic_index"):
        declared = schema.table(name).schema
        assert "content = ''" in declared
        assert "detail = full" in declared
        assert "tokenize = 'ascii'" in declared


def test_write_ahead_log_is_on(schema: Database) -> None:
    assert schema.journal_mode == "wal"


def test_migrations_are_only_ever_added(schema: Database) -> None:
    applied = [migration.name for migration in migrations.applied(schema)]
    assert applied == [
        "m001_replies",
        "m002_parts",
        "m003_steps",
        "m004_found_by",
        "m005_chats",
    ]


def test_opening_again_changes_nothing(url: str, schema: Database) -> None:
    before = schema.schema
    Store.open(url).close()
    assert schema.schema == before


def test_an_older_database_is_brought_up_to_date(tmp_path: Path, schema: Database) -> None:
    older = tmp_path / "older.db"
    with Database(older, execute_plugins=False) as database:
        migrations.apply(database, stop_before="m002_parts")
    Store.open(f"sqlite:///{older}").close()
    with Database(older, execute_plugins=False) as database:
        assert database.schema == schema.schema
