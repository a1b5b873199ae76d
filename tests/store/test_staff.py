"""Roles are given by owners only; a link gives its role once, to one person, for a while."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.model import Appointing, Joining, StaffRole
from bot.store import Store

AT = datetime(2026, 11, 22, 2, tzinfo=UTC)
LATER = AT + timedelta(hours=24)
OWNERS = frozenset({1})
OWNER, EDITOR, VIEWER = StaffRole


def appoint(store: Store, person: int, role: StaffRole | None, by: int = 1) -> Appointing:
    return store.appoint(person, f"人{person}", role, by=by, at=AT, owners=OWNERS)


def invite(store: Store, token: str, role: StaffRole = EDITOR, by: int = 1) -> bool:
    return store.invite(token, role, by=by, at=AT, until=LATER, owners=OWNERS)


def join(
    store: Store, token: str, person: int, at: datetime = AT, owners: frozenset[int] = OWNERS
) -> tuple[Joining, StaffRole | None]:
    return store.join(token, person, f"人{person}", at=at, owners=owners)


def test_an_owner_may_all_and_a_viewer_only_look() -> None:
    assert OWNER.covers(EDITOR) and OWNER.covers(OWNER) and EDITOR.covers(VIEWER)
    assert not VIEWER.covers(EDITOR) and not EDITOR.covers(OWNER)


def test_a_role_is_given_changed_and_taken(store: Store) -> None:
    for role in (VIEWER, EDITOR, None):
        assert appoint(store, 7, role) is Appointing.DONE
        assert store.staff_role(7) is role
    assert [deed.what for deed in store.audit().items] == [
        "staff_removed",
        "staff_changed",
        "staff_added",
    ]
    assert [(deed.before, deed.after) for deed in store.audit().items] == [
        ("editor", ""),
        ("viewer", "editor"),
        ("", "viewer"),
    ]
    assert {(deed.by, deed.about) for deed in store.audit().items} == {(1, "人7（7）")}


def test_only_an_owner_gives_roles_and_links(store: Store) -> None:
    appoint(store, 7, EDITOR)
    assert appoint(store, 8, VIEWER, by=7) is Appointing.FORBIDDEN
    assert appoint(store, 7, OWNER, by=7) is Appointing.FORBIDDEN
    assert not invite(store, "t", by=7)
    assert store.withdraw_invitations(by=7, at=AT, owners=OWNERS) is None
    assert store.audit().total == 1


def test_whom_the_settings_name_stays(store: Store) -> None:
    appoint(store, 7, OWNER)
    assert appoint(store, 1, None, by=7) is Appointing.BY_SETTINGS
    assert [member.person_id for member in store.staff(OWNERS)] == [1, 7]


def test_the_last_owner_stays(store: Store) -> None:
    appoint(store, 7, OWNER)
    appoint(store, 8, OWNER)
    nobody = frozenset[int]()
    for by, person, expected in [
        (7, 8, Appointing.DONE),
        (8, 7, Appointing.FORBIDDEN),
        (7, 7, Appointing.LAST_OWNER),
    ]:
        done = store.appoint(person, "", EDITOR, by=by, at=AT, owners=nobody)
        assert done is expected
    assert store.staff_role(7) is OWNER


def test_a_name_outlives_the_role(store: Store) -> None:
    appoint(store, 7, OWNER)
    appoint(store, 8, EDITOR, by=7)
    appoint(store, 7, None)
    assert {deed.name for deed in store.audit().items if deed.by == 7} == {"人7"}
    assert [member.person_id for member in store.staff(OWNERS)] == [1, 8]


def test_a_link_works_once(store: Store) -> None:
    assert invite(store, "token")
    assert join(store, "token", 7) == (Joining.JOINED, EDITOR)
    assert join(store, "token", 8) == (Joining.USED, None)
    assert join(store, "token", 7) == (Joining.USED, EDITOR)
    assert store.staff_role(7) is EDITOR
    assert store.staff_role(8) is None


def test_of_many_who_race_for_a_link_one_wins(store: Store) -> None:
    invite(store, "token")
    with ThreadPoolExecutor(8) as pool:
        results = list(pool.map(lambda person: join(store, "token", person)[0], range(10, 30)))
    assert results.count(Joining.JOINED) == 1
    assert results.count(Joining.USED) == 19
    assert len(store.staff(frozenset())) == 1


def test_a_link_runs_out(store: Store) -> None:
    invite(store, "token")
    assert join(store, "token", 7, at=LATER) == (Joining.EXPIRED, None)
    assert join(store, "other", 7) == (Joining.UNKNOWN, None)


def test_a_link_ends_with_the_role_of_who_made_it(store: Store) -> None:
    appoint(store, 7, OWNER)
    invite(store, "token", by=7)
    appoint(store, 7, EDITOR)
    assert join(store, "token", 8) == (Joining.EXPIRED, None)
    invite(store, "another", by=1)
    assert join(store, "another", 8, owners=frozenset()) == (Joining.EXPIRED, None)


def test_withdrawn_links_no_longer_work(store: Store) -> None:
    invite(store, "a")
    invite(store, "b", VIEWER)
    assert [invitation.role for invitation in store.invitations(AT)] == [EDITOR, VIEWER]
    assert store.withdraw_invitations(by=1, at=AT, owners=OWNERS) == 2
    assert join(store, "a", 7) == (Joining.EXPIRED, None)
    assert store.invitations(AT) == ()


def test_who_may_as_much_already_leaves_the_link_to_others(store: Store) -> None:
    appoint(store, 7, OWNER)
    invite(store, "token")
    assert join(store, "token", 7) == (Joining.NEEDLESS, OWNER)
    assert join(store, "token", 1) == (Joining.NEEDLESS, OWNER)
    assert join(store, "token", 8) == (Joining.JOINED, EDITOR)


def test_the_token_itself_is_kept_nowhere(store: Store, path: Path) -> None:
    invite(store, "a-token-nobody-must-read")
    store.close()
    assert b"a-token-nobody-must-read" not in path.read_bytes()


@pytest.mark.parametrize("change", ["UPDATE audit SET about = 'x'", "DELETE FROM audit"])
def test_the_audit_is_only_ever_added_to(
    store: Store, database: sqlite3.Connection, change: str
) -> None:
    appoint(store, 7, EDITOR)
    with pytest.raises(sqlite3.IntegrityError, match="only ever added"):
        database.execute(change)
    assert store.audit().total == 1


def test_the_audit_comes_in_pages_newest_first(store: Store) -> None:
    for person in range(10, 17):
        appoint(store, person, VIEWER)
    page = store.audit(limit=3, offset=3)
    assert [deed.about for deed in page.items] == ["人13（13）", "人12（12）", "人11（11）"]
    assert page.total == 7


def test_words_are_waited_for_until_then_and_over_a_restart(store: Store, url: str) -> None:
    store.wait_for_words(5, "source", "1", until=LATER)
    store.wait_for_words(5, "source", "2", until=LATER)
    with Store.open(url) as again:
        assert again.waiting_for(5, AT) == ("source", "2")
        assert again.waiting_for(5, LATER) is None
        assert again.waiting_for(6, AT) is None
        assert again.stop_waiting(5)
        assert not again.stop_waiting(5)
        assert again.waiting_for(5, AT) is None
