"""Any sequence of following, changing, muting, sleeping, forgetting owes what a simple model owes.

The model knows of each chat's follows and of each event what it touches, and works out from these
alone who is owed what and through which follow; it has no outbox in which it could be written.
"""

from __future__ import annotations

import sqlite3
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from bot.model import Outcome, Pace, Status, Subject
from bot.store import Store
from tests.store.followed import AT, letter, save

CHATS = (1, -2)
NUMBERS = ("7", "8")
MEMBERS = ("张望", "李遥")
WORDS = ("丙", "丁 戊")
FOLLOWED = (*NUMBERS, *MEMBERS, *WORDS, "step", "agency")
PROMISE = "将建设研究中心"
RANK = [Pace.AT_ONCE, Pace.DAILY, Pace.WEEKLY]
Key = tuple[Subject, str]


@dataclass
class Following:
    """A follow as the model knows it."""

    id: int
    key: Key
    pace: Pace
    muted: bool = False


@dataclass
class Chat:
    """What the model knows of a chat."""

    follows: list[Following] = field(default_factory=list)
    asleep: bool = False
    owed: set[int] = field(default_factory=set)  # events that wait for it
    told: set[int] = field(default_factory=set)
    missed: set[int] = field(default_factory=set)  # events that happened while it slept


class Owing(RuleBasedStateMachine):
    """The store beside the model."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        path = Path(self.folder.name) / "replies.db"
        self.store = Store.open(f"sqlite:///{path}")
        self.database = sqlite3.connect(path, isolation_level=None)
        self.chats = {chat_id: Chat() for chat_id in CHATS}
        self.touched: dict[int, set[Key]] = {}
        self.sentences: dict[str, list[str]] = {}
        self.minutes = 0

    @initialize(
        paces=st.lists(st.sampled_from(Pace), min_size=len(FOLLOWED), max_size=len(FOLLOWED))
    )
    def some_follow_all(self, paces: list[Pace]) -> None:
        self.words = {words: str(self.store.keep_words(words)) for words in WORDS}
        for chat_id in CHATS:
            self.follow(chat_id, list(zip(FOLLOWED, paces, strict=True)))

    def teardown(self) -> None:
        self.store.close()
        self.database.close()
        self.folder.cleanup()

    # --- what chats do

    @rule(
        chat_id=st.sampled_from(CHATS),
        wishes=st.lists(st.tuples(st.sampled_from(FOLLOWED), st.sampled_from(Pace)), min_size=2),
    )
    def follow_some(self, chat_id: int, wishes: list[tuple[str, Pace]]) -> None:
        self.follow(chat_id, wishes)

    def follow(self, chat_id: int, wishes: list[tuple[str, Pace]]) -> None:
        chat = self.chats[chat_id]
        for what, pace in wishes:
            key = self.key_of(what)
            made = self.store.follow(chat_id, *key, at=AT, pace=pace)
            if all(each.key != key for each in chat.follows):
                chat.follows.append(Following(made.id, key, pace))

    @rule(chat_id=st.sampled_from(CHATS), which=st.integers(0, 7), muted=st.booleans())
    def mute(self, chat_id: int, which: int, muted: bool) -> None:
        for each in self.chats[chat_id].follows[which : which + 1]:
            self.store.set_muted(chat_id, each.id, muted, at=AT)
            each.muted = muted
        self.unowe(chat_id)

    @rule(chat_id=st.sampled_from(CHATS), which=st.integers(0, 7), pace=st.sampled_from(Pace))
    def set_pace(self, chat_id: int, which: int, pace: Pace) -> None:
        for each in self.chats[chat_id].follows[which : which + 1]:
            self.store.set_pace(chat_id, each.id, pace, at=AT)
            each.pace = pace

    @rule(chat_id=st.sampled_from(CHATS), which=st.integers(0, 7))
    def unfollow(self, chat_id: int, which: int) -> None:
        follows = self.chats[chat_id].follows
        for each in follows[which : which + 2]:
            assert self.store.unfollow(chat_id, each.id)
            follows.remove(each)
        self.unowe(chat_id)

    @rule(chat_id=st.sampled_from(CHATS), entirely=st.booleans())
    def stop(self, chat_id: int, entirely: bool) -> None:
        chat = self.chats[chat_id]
        if entirely:
            self.store.forget(chat_id)
            self.chats[chat_id] = Chat()
        else:
            assert self.store.unfollow_all(chat_id) == len(chat.follows)
            chat.follows.clear()
            self.unowe(chat_id)

    @rule(chat_id=st.sampled_from(CHATS))
    def sleep(self, chat_id: int) -> None:
        self.store.asleep(chat_id, AT)
        self.chats[chat_id].asleep = True

    @rule(chat_id=st.sampled_from(CHATS))
    def wake(self, chat_id: int) -> None:
        self.store.woken(chat_id, AT)
        chat = self.chats[chat_id]
        missed, chat.missed, chat.asleep = chat.missed, set(), False
        for event_id in sorted(missed):
            self.owe(chat, event_id)

    @rule()
    def everything_is_sent(self) -> None:
        self.database.execute("UPDATE outbox SET state = 'sent' WHERE state = 'queued'")
        for chat in self.chats.values():
            if not chat.asleep:
                chat.told |= chat.owed
                chat.owed.clear()

    # --- what happens

    @rule(number=st.sampled_from(NUMBERS), more=st.sampled_from(["丙", "丁", "戊", "己"]))
    def a_reply_says_more(self, number: str, more: str) -> None:
        self.minutes += 1
        said = self.sentences.setdefault(number, [PROMISE])
        before = list(said)
        said.append(f"{more}在第{self.minutes}次写到")
        saved = self.save(number)
        new = saved is Outcome.NEW
        held = {
            (Subject.WORDS, key)
            for words, key in self.words.items()
            if all(any(word in each for each in said) for word in words.split())
            and (
                new
                or not all(any(word in each for each in before) for word in words.split())
                or all(word in said[-1] for word in words.split())
            )
        }
        self.happened(self.of(number) | held)

    @precondition(lambda self: self.sentences)
    @rule(data=st.data())
    def loaded_again(self, data: st.DataObject) -> None:
        assert self.save(data.draw(st.sampled_from(sorted(self.sentences)))) is Outcome.UNCHANGED

    @precondition(lambda self: self.sentences)
    @rule(data=st.data(), status=st.sampled_from(Status))
    def a_step_is_marked(self, data: st.DataObject, status: Status) -> None:
        number = data.draw(st.sampled_from(sorted(self.sentences)))
        reply_id = self.store.replies_numbered(number)[0].id
        step = self.store.steps_of(reply_id)[0].id
        self.minutes += 1
        self.store.mark_step(step, status, source=f"{self.minutes}", by=99, at=AT)
        self.happened(self.of(number) | {(Subject.STEP, str(step))})

    # --- the model

    def key_of(self, what: str) -> Key:
        if what in NUMBERS:
            return Subject.PROPOSAL, f"proposal|吉林省|13|1|{what}"
        if what in MEMBERS:
            return Subject.MEMBER, what
        if what in WORDS:
            return Subject.WORDS, self.words[what]
        return (Subject.STEP if what == "step" else Subject.AGENCY), "1"

    def of(self, number: str) -> set[Key]:
        """What a reply touches: its proposal, one of the members, the only agency."""
        member = MEMBERS[NUMBERS.index(number)]
        return {self.key_of(number), self.key_of(member), self.key_of("agency")}

    def save(self, number: str) -> Outcome:
        member = MEMBERS[NUMBERS.index(number)]
        reply = letter(
            f"答复{number}",
            *self.sentences[number],
            number=number,
            steps=[PROMISE],
            proposers=(member,),
        )
        return save(self.store, reply, self.minutes / 1440).outcome

    def happened(self, touched: set[Key]) -> None:
        event_id = len(self.touched) + 1
        self.touched[event_id] = touched
        for chat in self.chats.values():
            if chat.asleep:
                chat.missed.add(event_id)
            else:
                self.owe(chat, event_id)

    def owe(self, chat: Chat, event_id: int) -> None:
        if self.best(chat, event_id):
            chat.owed.add(event_id)

    def unowe(self, chat_id: int) -> None:
        chat = self.chats[chat_id]
        chat.owed = {event_id for event_id in chat.owed if self.best(chat, event_id)}

    def best(self, chat: Chat, event_id: int) -> Following | None:
        meeting = [
            each for each in chat.follows if not each.muted and each.key in self.touched[event_id]
        ]
        return min(meeting, key=lambda each: (RANK.index(each.pace), each.id), default=None)

    # --- side by side

    @invariant()
    def as_the_model_says(self) -> None:
        for chat_id, chat in self.chats.items():
            rows = self.database.execute(
                "SELECT event_id, state, follow_id FROM outbox WHERE chat_id = ?", (chat_id,)
            ).fetchall()
            waiting = {event_id: through for event_id, state, through in rows if state != "sent"}
            assert waiting.keys() == chat.owed
            assert {state for _, state, _ in rows} <= {"sent", *self.waits(chat)}
            assert {event_id for event_id, state, _ in rows if state == "sent"} == chat.told
            for event_id, through in waiting.items():
                best = self.best(chat, event_id)
                assert best
                assert through == best.id

    def waits(self, chat: Chat) -> tuple[str, ...]:
        return ("blocked",) if chat.asleep else ("queued",)


Owing.TestCase.settings = settings(max_examples=60, stateful_step_count=40, deadline=None)
TestOwing = Owing.TestCase
