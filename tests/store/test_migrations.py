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
    "agency_counts": "agency_id hidden led joined named steps",
    "also_known_by": "identity reply_id",
    "audit": "id at by what about before after",
    "awaited": "chat_id what about until",
    "batches": "id chat_id by at stopped",
    "chat_states": "chat_id asleep_since asleep_after held_until",
    "chats": "id language region",
    "co_agencies": "version_id position printed",
    "corrections": "id reply_id draft_id field said read text by at",
    "drafts": "id batch_id upload_id state revision changed_by changed_at changed name"
    " media_type ocr breaks warnings text_key text",
    "due_days": "step_id due_end since",
    "event_subjects": "event_id subject key",
    "events": "id key what at released_at reply_id version before step_id mark_id day was note"
    " about_subject about_key",
    "figures": "version_id position printed text_start text_end value unit bound words_start"
    " words_end year",
    "follows": "id chat_id subject key pace muted since",
    "invitations": "id token_hash role made_by made_at expires_at used_by used_at",
    "journal": "id publication_id of_table deed which was",
    "left_behind": "publication_id reply_id versions",
    "listed_steps": "reply_id position agency_id step_version_id due_end dated firmness",
    "listed_numbers": "reply_id number whole head value term meeting dated region",
    "numbers": "version_id position printed key serial",
    "outbox": "id chat_id event_id follow_id state look_at parcel_id tries unanswered alone",
    "pages": "version_id position start",
    "parcels": "id chat_id state attempts leased_until message_id settled_at said heard",
    "proposers": "version_id position printed key",
    "publications": "id batch_id by at released_at undone_by undone_at",
    "published": "publication_id position draft_id reply_id version outcome",
    "readings": "version_id position field place_start place_end sureness",
    "fetches": "id chat_id by name file_id",
    "refusals": "upload_id position name said",
    "reminders": "id chat_id subject key day made_at",
    "replies": "id identity sample",
    "reply_counts": "year sample hidden replies",
    "revisions": "what number",
    "roles": "reply_id agency_id role dated",
    "rules": "name said",
    "searches": "id words",
    "sections": "version_id position heading text_start text_end ask answer_start answer_end"
    " telling_start telling_end",
    "shown": "version_id reply_id",
    "staff": "id person_id role name added_by added_at",
    "step_agencies": "step_version_id position printed agency_id",
    "step_counts": "agency_id hidden year firmness due_end steps",
    "step_marks": "id step_id status source by at",
    "step_versions": "id version_id position step_id printed text_start text_end paragraph_start"
    " paragraph_end section who agency due_text due_start due_end firmness",
    "steps": "id reply_id key repetition",
    "telling_times": "chat_id digest_hour digest_weekday quiet_from quiet_to working_days_only"
    " tell_when_quiet set_at",
    "titles": "version_id position printed",
    "topics": "id reply_id printed",
    "uploads": "id batch_id position name sha256 size state repeats by at content",
    "versions": "id reply_id version newest loaded_at source_name text_key kind region term meeting"
    " agency document_number index_number written_on published_on disposition disclosure signer"
    " contact phone body_start body_end telling_start telling_end text media_type ocr parsed_by",
    "warnings": "version_id position field said",
}

FOREIGN_KEYS = {
    ("co_agencies", "version_id", "versions", "CASCADE"),
    ("event_subjects", "event_id", "events", "CASCADE"),
    ("figures", "version_id", "versions", "CASCADE"),
    ("numbers", "version_id", "versions", "CASCADE"),
    ("outbox", "event_id", "events", "CASCADE"),
    ("outbox", "parcel_id", "parcels", "NO ACTION"),
    ("pages", "version_id", "versions", "CASCADE"),
    ("proposers", "version_id", "versions", "CASCADE"),
    ("readings", "version_id", "versions", "CASCADE"),
    ("listed_numbers", "reply_id", "replies", "CASCADE"),
    ("listed_steps", "reply_id", "replies", "CASCADE"),
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
    ("also_known_by", "reply_id", "replies", "CASCADE"),
    ("drafts", "batch_id", "batches", "NO ACTION"),
    ("drafts", "upload_id", "uploads", "NO ACTION"),
    ("journal", "publication_id", "publications", "NO ACTION"),
    ("left_behind", "publication_id", "publications", "NO ACTION"),
    ("publications", "batch_id", "batches", "NO ACTION"),
    ("published", "publication_id", "publications", "NO ACTION"),
    ("refusals", "upload_id", "uploads", "CASCADE"),
    ("shown", "reply_id", "replies", "CASCADE"),
    ("shown", "version_id", "versions", "CASCADE"),
    ("uploads", "batch_id", "batches", "NO ACTION"),
    ("uploads", "repeats", "uploads", "NO ACTION"),
}

INDEXES = {
    "event_subjects_by_key",
    "events_by_reply",
    "events_by_time",
    "follows_by_subject",
    "listed_steps_by_age",
    "listed_steps_by_due",
    "newest_by_date",
    "newest_by_region",
    "newest_version",
    "listed_numbers_by_session",
    "listed_numbers_by_value",
    "outbox_by_event",
    "outbox_by_parcel",
    "outbox_waiting",
    "outbox_waiting_of_chat",
    "parcels_on_their_way",
    "proposers_by_key",
    "reminders_by_day",
    "roles_by_agency",
    "step_agencies_by_agency",
    "step_marks_by_step",
    "topics_by_reply",
    "versions_by_parser",
    "also_known_by_reply",
    "corrections_by_draft",
    "corrections_by_reply",
    "corrections_by_text",
    "drafts_by_batch",
    "drafts_by_upload",
    "journal_by_publication",
    "left_behind_by_reply",
    "published_by_reply",
    "shown_by_reply",
    "uploads_by_content",
    "uploads_by_state",
    "uploads_to_read",
}


@pytest.fixture
def schema(store: Store, path: Path) -> Iterator[Database]:
    with Database(path, execute_plugins=False) as database:
        yield database


def own_tables(schema: Database) -> set[str]:
    """Our tables, without those that SQLite, its index and the migrations keep for themselves."""
    kept_by_others = ("sqlite_", "_sqlite_", "text_index", "head_index", "topic_index")
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


def test_the_audit_alone_has_triggers_to_lose(schema: Database) -> None:
    # A later migration that transforms the table would drop them without a word.
    assert {(trigger.name, trigger.table) for trigger in schema.triggers} == {
        ("audit_refuses_update", "audit"),
        ("audit_refuses_delete", "audit"),
    }


def test_text_indexes_are_contentless_and_of_full_detail(schema: Database) -> None:
    assert set(schema.table_names(fts5=True)) == {"text_index", "head_index", "topic_index"}
    for name in ("text_index", "head_index", "topic_index"):
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
        "m006_following",
        "m007_events",
        "m008_outbox",
        "m009_readings",
        "m010_pages",
        "m011_staff",
        "m012_audit",
        "m013_awaited",
        "m014_audience",
        "m015_corrections",
        "m016_uploads",
        "m017_publications",
        "m018_orders",
        "m019_counters",
        "m020_by_date",
        "m021_home",
        "m022_numbers",
        "m023_newest_first",
        "m024_regions",
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


def test_due_days_of_an_older_database_are_known_since_it_was_loaded(tmp_path: Path) -> None:
    older = tmp_path / "older.db"
    with Database(older, execute_plugins=False) as database:
        migrations.apply(database, stop_before="m006_following")
        database.execute("INSERT INTO replies (id, identity, sample) VALUES (1, 'a', 0)")
        database.execute("INSERT INTO steps (id, reply_id, key, repetition) VALUES (5, 1, 'k', 0)")
        moments = ("2026-03-01T08:00:00.25+00:00", "2026-04-01T08:00:00+00:00")
        for version, moment in enumerate(moments, start=1):
            database.execute(
                """INSERT INTO versions (id, reply_id, version, newest, loaded_at, source_name,
                       text_key, kind, body_start, body_end, text)
                   VALUES (:version, 1, :version, :version = 2, :moment, '', :version, 'proposal',
                       0, 1, '甲')""",
                {"version": version, "moment": moment},
            )
            database.execute(
                """INSERT INTO step_versions (version_id, position, step_id, printed, text_start,
                       text_end, paragraph_start, paragraph_end, who, agency, due_text, due_start,
                       due_end, firmness)
                   VALUES (?, 0, 5, '甲', 0, 1, 0, 1, '', '', '六月底', '2026-06-01', '2026-06-30',
                       'firm')""",
                (version,),
            )
    Store.open(f"sqlite:///{older}").close()
    with Database(older, execute_plugins=False) as database:
        assert list(database["due_days"].rows) == [
            {"step_id": 5, "due_end": "2026-06-30", "since": 1_772_352_000_000}
        ]
