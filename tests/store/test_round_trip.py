"""Whatever a reply holds is read back equal, and what is saved in any order stays sound."""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import closing
from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.model import (
    Due,
    FieldReading,
    Figure,
    Firmness,
    Kind,
    NextStep,
    Outcome,
    Place,
    Reply,
    Section,
    Sureness,
    Warning,
)
from bot.store import Store
from bot.store.identity import text_key
from tests.store.replies import plain_reply
from tests.store.soundness import assert_sound

words = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12)
offsets = st.integers(0, 5000)
days = st.dates(date(1949, 10, 1), date(2099, 12, 31))
places = st.builds(Place, offsets, offsets)
agencies = st.sampled_from(["省财政厅", "吉林省科学技术厅", "财政局", "工业和信息化部", "某公司"])

replies = st.builds(
    Reply,
    text=words,
    kind=st.sampled_from(Kind),
    numbers=st.lists(words, max_size=3).map(tuple),
    region=st.none() | st.sampled_from(["吉林省", "临湘市"]),
    term=st.none() | st.integers(1, 20),
    meeting=st.none() | st.integers(1, 9),
    titles=st.lists(words, max_size=3).map(tuple),
    proposers=st.lists(words, max_size=3).map(tuple),
    agency=st.none() | agencies,
    co_agencies=st.lists(agencies, max_size=3).map(tuple),
    document_number=st.none() | words,
    index_number=st.none() | words,
    written_on=st.none() | days,
    published_on=st.none() | days,
    disposition=st.none() | words,
    disclosure=st.none() | words,
    signer=st.none() | words,
    contact=st.none() | words,
    phone=st.none() | words,
    body=places,
    sections=st.lists(
        st.builds(
            Section,
            heading=words,
            start=offsets,
            end=offsets,
            ask=words,
            answer=places,
            telling=st.none() | places,
        ),
        max_size=3,
    ).map(tuple),
    telling=st.none() | places,
    next_steps=st.lists(
        st.builds(
            NextStep,
            text=words,
            start=offsets,
            end=offsets,
            paragraph=places,
            section=st.none() | st.integers(0, 9),
            who=words,
            agency=words,
            agencies=st.lists(agencies, max_size=3).map(tuple),
            due=st.none() | st.builds(Due, words, days, days),
            firmness=st.sampled_from(Firmness),
        ),
        max_size=3,
    ).map(tuple),
    figures=st.lists(
        st.builds(
            Figure,
            text=words,
            start=offsets,
            end=offsets,
            value=st.decimals(allow_nan=False, allow_infinity=False, places=4)
            | st.just(Decimal(3)),
            unit=words,
            bound=st.sampled_from(["", "over", "about"]),
            words=places,
            year=st.none() | st.integers(1949, 2099),
        ),
        max_size=3,
    ).map(tuple),
    warnings=st.lists(st.builds(Warning, words, words), max_size=3).map(tuple),
    readings=st.lists(
        st.builds(FieldReading, words, st.none() | places, st.sampled_from(Sureness)), max_size=3
    ).map(tuple),
)


@settings(max_examples=40, deadline=None)
@given(st.lists(replies, min_size=1, max_size=4))
def test_read_back_equal(saved: list[Reply]) -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        Store.open(f"sqlite:///{folder}/replies.db") as store,
        closing(sqlite3.connect(f"{folder}/replies.db")) as database,
    ):
        for reply in saved:
            done = store.save(reply, source_name="a.txt")
            stored = store.for_staff.reply(done.reply_id, done.version)
            assert stored
            if stored.reply.text == reply.text:
                assert stored.reply == reply
            else:  # only white space differs, and what was there has stayed
                assert text_key(stored.reply.text) == text_key(reply.text)
        assert_sound(store, database)


few = st.builds(
    plain_reply,
    st.sampled_from(["甲文", "甲 文", "乙文", "丙文", "丁文"]),
    numbers=st.sampled_from([(), ("82",), ("082",), ("7",)]),
    titles=st.sampled_from([(), ("题",)]),
    co_agencies=st.sampled_from([(), ("省财政厅",)]),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(few, st.booleans()), min_size=1, max_size=12))
def test_sound_after_any_saves(loaded: list[tuple[Reply, bool]]) -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        Store.open(f"sqlite:///{folder}/replies.db") as store,
        closing(sqlite3.connect(f"{folder}/replies.db")) as database,
    ):
        for reply, sample in loaded:
            store.save(reply, source_name="a.txt", sample=sample)
            before = database.execute("PRAGMA data_version").fetchone()
            again = store.save(reply, source_name="b.txt", sample=sample)
            assert again.outcome is Outcome.UNCHANGED
            assert database.execute("PRAGMA data_version").fetchone() == before
        assert_sound(store, database)
        real = {text_key(reply.text) for reply, sample in loaded if not sample}
        samples = {text_key(reply.text) for reply, sample in loaded if sample}
        store.remove_samples()
        assert_sound(store, database)
        kept = {row[0] for row in database.execute("SELECT text_key FROM versions")}
        assert real - samples <= kept <= real
