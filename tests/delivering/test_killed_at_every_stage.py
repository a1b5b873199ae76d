"""A courier that is killed at any stage tells each chat each event once, on a good line or a bad.

Where it was killed between sending a message and writing that down, that one message comes twice,
and the second says that it may be a repeat. So it does where no answer came.
"""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import closing
from math import ceil
from pathlib import Path
from typing import Any

import pytest

from bot.chat import ChatServer, Telegram
from bot.chat.call import Call
from bot.chat.refusals import too_many_requests
from bot.store import Store
from tests.delivering.owed import acquaint, follow_all, happen, named_in

ROOT = Path(__file__).resolve().parents[2]
CHATS = range(10_001, 10_201)
BLOCKED = frozenset(range(10_020, 10_201, 40))
TOLD_TO_WAIT = frozenset(range(10_030, 10_201, 20))

# Each life ends when it comes to the stage for the given time; a message comes by each of them.
STAGES = [
    (stage, turn)
    for turn in (1, 2, 3, 5)
    for stage in ("before taking", "taken", "leaving", "received", "answered")
]
STAGES += [("telling", 1)] * 3  # once a second: the same news is not worked out for each chat
STAGES += [("statement", turn) for turn in (*range(1, 20), 29, 31, 37, 41, 53)]


class Witness(Telegram):
    """Counts what arrives, and can kill whoever sent it before there is an answer."""

    def __init__(self) -> None:
        super().__init__()
        self.told: dict[int, list[str]] = defaultdict(list)
        self.pid = 0
        self.turn = 0
        self.told_to_wait: set[int] = set()

    def call(self, call: Call) -> Any:
        """As Telegram does."""
        chat = int(call.text("chat_id") or 0)
        if chat in self.told_to_wait:
            self.told_to_wait.remove(chat)
            raise too_many_requests(1)
        result = super().call(call)
        if call.method == "sendMessage":
            self.told[chat] += named_in(call.text("text"))
            self.turn -= 1
            if self.turn == 0:
                os.kill(self.pid, signal.SIGKILL)
                time.sleep(0.02)  # it is gone before there is an answer
        return result


class Lives:
    """Couriers in processes of their own."""

    def __init__(self, database: str, server: ChatServer, witness: Witness, line: str) -> None:
        self.witness = witness
        self.process = subprocess.Popen(
            [
                *(sys.executable, "-m", "tests.delivering.killed_courier"),
                *(database, server.base_url, witness.token, str(time.time()), line),
            ],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def live(self, stage: str, turn: int) -> int:
        """One life; how it ended."""
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(f"{stage} {turn}\n")
        self.process.stdin.flush()
        self.witness.pid = int(self.process.stdout.readline())
        self.witness.turn = turn if stage == "received" else 0
        return int(self.process.stdout.readline())

    def end(self) -> None:
        """No more of them."""
        self.process.communicate(timeout=10)


@pytest.fixture
def witness() -> Witness:
    return Witness()


@pytest.fixture
def server(witness: Witness) -> Iterator[ChatServer]:
    acquaint(witness, CHATS)
    serving = ChatServer(witness, port=0)
    serving.start()
    yield serving
    serving.stop()


def killed_again_and_again(lives: Lives, store: Store, stages: list[tuple[str, int]]) -> list[int]:
    """How each life ended: three things happen to all chats meanwhile."""
    ends = []
    for number, (stage, turn) in enumerate(stages):
        if number % ceil(len(stages) / 3) == 0:
            happen(store)
        ends.append(lives.live(stage, turn))
    ends.append(lives.live("never", 0))
    lives.end()
    return ends


def repeats(told: list[str]) -> Counter[str]:
    """How often each event was told again; each time it must say that it may be a repeat."""
    again: Counter[str] = Counter()
    seen = set()
    for name in told:
        event = name.rstrip("?")
        assert event not in seen or name.endswith("?")
        again[event] += event in seen
        seen.add(event)
    return again


def tries_without_answer(database: Path) -> dict[tuple[int, str], tuple[str, int]]:
    """What the outbox holds: the state of each event and how often it went without an answer."""
    with closing(sqlite3.connect(database)) as opened:
        rows = opened.execute("SELECT chat_id, event_id, state, unanswered FROM outbox").fetchall()
    return {(chat, str(event)): (state, unanswered) for chat, event, state, unanswered in rows}


def test_on_a_good_line(tmp_path: Path, server: ChatServer, witness: Witness) -> None:
    database = tmp_path / "replies.db"
    with Store.open(f"sqlite:///{database}") as store:
        follow_all(store, CHATS)
        lives = Lives(f"sqlite:///{database}", server, witness, "good")
        ends = killed_again_and_again(lives, store, STAGES)
    assert ends == [-signal.SIGKILL] * len(STAGES) + [0]
    again = {chat: repeats(witness.told[chat]) for chat in CHATS}
    assert {tuple(sorted(again[chat])) for chat in CHATS} == {tuple(sorted(again[CHATS[0]]))}
    assert len(again[CHATS[0]]) == 3
    # A kill repeats at most the one message that was on its way, and these did.
    messages = sum(max(counts.values()) for counts in again.values())
    certain = sum(stage in ("received", "answered") for stage, _ in STAGES)
    possible = certain + sum(stage == "statement" for stage, _ in STAGES)
    assert certain <= messages <= possible


def test_on_a_bad_line(tmp_path: Path, server: ChatServer, witness: Witness) -> None:
    database = tmp_path / "replies.db"
    witness.told_to_wait |= TOLD_TO_WAIT
    for chat in BLOCKED:
        witness.block(witness.chats[chat])
    with Store.open(f"sqlite:///{database}") as store:
        follow_all(store, CHATS)
        lives = Lives(f"sqlite:///{database}", server, witness, "bad")
        ends = killed_again_and_again(lives, store, STAGES[::2])
    assert ends == [-signal.SIGKILL] * len(STAGES[::2]) + [0]
    assert witness.told_to_wait == set()
    kept = tries_without_answer(database)
    for (chat, event), (state, unanswered) in kept.items():
        if chat in BLOCKED:
            assert (state, witness.told[chat]) == ("blocked", [])
        else:
            again = repeats(witness.told[chat])
            assert state == "sent"
            assert again[event] <= unanswered
            assert event in {name.rstrip("?") for name in witness.told[chat]}
    awake = [chat for chat in CHATS if chat not in BLOCKED]
    assert len({event for chat, event in kept if chat in awake}) == 3
    assert sum(chat in awake for chat, _ in kept) == 3 * len(awake)
