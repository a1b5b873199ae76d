"""Whatever happens in whatever order, every owed event is told once, and none that is not owed.

Only where no answer came, or the courier was killed with a message in hand, may it be told again.
"""

from __future__ import annotations

import asyncio
import tempfile
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from telegram.error import NetworkError, TimedOut
from telegram.ext import ExtBot

from bot.chat import InProcessRequest, Telegram
from bot.delivering import Pacing
from bot.delivering.courier import LEASE
from bot.model import Announce, Pace, Parcel, Settled, Subject, TellingTimes
from bot.store import Store
from bot.store.settling import MOST_UNANSWERED
from bot.timing import may_tell
from tests.delivering.owed import ZONE, Clock, acquaint, courier_of, said_in, states
from tests.store.replies import plain_reply

CHATS = (11, 12, 13)
NUMBERS = (82, 83)
Pair = tuple[int, int]  # a chat and an event


@pytest.fixture(autouse=True, scope="module")
def waits_are_timedeltas() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("PTB_TIMEDELTA", "true")
        yield


class BadLine(InProcessRequest):
    """Fails once when told to: before a message has arrived, or after."""

    trouble: str | None = None

    async def do_request(self, url: str, *given: Any, **named: Any) -> tuple[int, bytes]:
        """As the stand-in answers, unless there is trouble."""
        trouble = self.trouble if url.endswith("sendMessage") else None
        if trouble == "unreachable":
            raise NetworkError("httpx.ConnectError") from httpx.ConnectError("unreachable")
        if trouble == "500":
            return 500, b'{"ok": false, "error_code": 500, "description": "Internal Server Error"}'
        if trouble == "429":
            self.telegram.pacer.demand_waiting(40)
        answer = await super().do_request(url, *given, **named)
        if trouble == "no answer":
            raise TimedOut from httpx.ReadTimeout("no answer")
        return answer


chats = st.sampled_from(CHATS)
numbers = st.sampled_from(NUMBERS)
FOLLOWED = (Subject.PROPOSAL, Subject.AGENCY)
subjects = st.sampled_from(FOLLOWED)


class AnyLife(RuleBasedStateMachine):
    """Three chats, two proposals of one agency, and a courier that can be killed."""

    @initialize(paces=st.tuples(*[st.sampled_from(Pace)] * len(CHATS)))
    def begin(self, paces: tuple[Pace, ...]) -> None:
        """Every chat follows the agency, and nothing has happened."""
        self.folder = tempfile.TemporaryDirectory()
        self.url = f"sqlite:///{Path(self.folder.name)}/replies.db"
        self.loop = asyncio.new_event_loop()
        self.clock = Clock()
        self.telegram = Telegram()
        acquaint(self.telegram, CHATS)
        self.line = BadLine(self.telegram)
        self.bot: ExtBot[Any] = ExtBot(
            self.telegram.token,
            request=self.line,
            rate_limiter=Pacing(clock=self.clock.monotonic, sleep=self.clock.sleep),
        )
        self.loop.run_until_complete(self.bot.initialize())
        self.texts = 0
        self.reply_ids: dict[int, int] = {}
        self.owed: set[Pair] = set()
        self.numbers_of: dict[int, int] = {}  # by event: the proposal that it is about
        self.latest = self.clock.now()
        self.unsure: set[Pair] = set()  # on their way when they were unowed
        self.reminders: set[tuple[int, int, date]] = set()
        self.reminded: Counter[int] = Counter()  # by chat
        self.unanswered: Counter[Pair] = Counter()
        self.hand: tuple[Parcel, Settled | None] | None = None
        self.store = Store.open(self.url)
        for number in NUMBERS:
            self.save(number, announced=False)
        for chat, pace in zip(CHATS, paces, strict=True):
            self.follow(chat, Subject.AGENCY, NUMBERS[0], pace)

    # --- what chats do

    @rule(chat=chats, subject=subjects, number=numbers, pace=st.sampled_from(Pace))
    def follow(self, chat: int, subject: Subject, number: int, pace: Pace) -> None:
        """A chat follows something, or changes how often it is told."""
        if self.telegram.chats[chat].blocked:
            return
        known = self.store.follow(chat, subject, self.key(subject, number), at=self.now, pace=pace)
        self.store.set_pace(chat, known.id, pace, at=self.now)

    @rule(chat=chats, place=st.integers(0, 5), how=st.sampled_from(["mute", "unmute", "stop"]))
    def follow_less(self, chat: int, place: int, how: str) -> None:
        """A chat mutes or ends one of its follows."""
        follows = self.store.follows(chat)
        if place >= len(follows) or self.telegram.chats[chat].blocked:
            return
        follow = follows[place]
        if how == "stop":
            self.store.unfollow(chat, follow.id)
        else:
            self.store.set_muted(chat, follow.id, how == "mute", at=self.now)
        if how != "unmute":
            self.unowe(chat)

    @rule(
        chat=chats,
        times=st.sampled_from(
            [
                TellingTimes(),
                TellingTimes(quiet_from=None, quiet_to=None),
                TellingTimes(digest_hour=18, digest_weekday=4),
                TellingTimes(working_days_only=True),
            ]
        ),
    )
    def choose_times(self, chat: int, times: TellingTimes) -> None:
        """A chat chooses when it is told."""
        self.store.set_telling_times(chat, times, at=self.now)

    @rule(chat=chats, heard=st.booleans())
    def stop_the_bot(self, chat: int, heard: bool) -> None:
        """A person blocks the bot; if that is not heard, the courier finds out."""
        self.telegram.block(self.telegram.chats[chat])
        if heard:
            self.store.asleep(chat, self.now)

    @rule(chat=chats)
    def come_back(self, chat: int) -> None:
        """A person lets the bot speak again."""
        self.telegram.block(self.telegram.chats[chat], False)
        self.store.woken(chat, self.now)

    # --- what happens

    @rule(number=numbers)
    def change(self, number: int) -> None:
        """A new version of a reply is loaded."""
        self.save(number, announced=True)

    @rule(chat=chats, number=numbers, days=st.integers(1, 20))
    def remind(self, chat: int, number: int, days: int) -> None:
        """A chat wishes to be reminded."""
        day = self.now.date() + timedelta(days=days)
        key = self.key(Subject.PROPOSAL, number)
        self.store.remind(chat, Subject.PROPOSAL, key, day, at=self.now)
        self.reminders.add((chat, number, day))

    @rule(minutes=st.sampled_from([1, 30, 240, 1440, 11_000]))
    def time_passes(self, minutes: int) -> None:
        """Minutes to days go by."""
        self.clock.go_on(timedelta(minutes=minutes))

    @rule(days=st.sampled_from([-400, -20, -1, 1, 400]))
    def clock_is_put(self, days: int) -> None:
        """The machine's clock was wrong, or is."""
        self.clock.time += timedelta(days=days)
        self.store.look_again(self.now, timedelta())

    # --- what the courier does

    @rule(trouble=st.sampled_from([None, None, None, "429", "500", "unreachable", "no answer"]))
    def step(self, trouble: str | None) -> None:
        """Settles the last parcel, takes the next and sends it."""
        self.take()
        self.send(trouble)

    @rule()
    def take(self) -> None:
        """Settles the last parcel and takes the next."""
        if self.hand and self.hand[1] is None:
            self.send(None)
        self.store.come_due(self.now, ZONE)
        due = {each for each in self.reminders if each[2] <= self.now.date()}
        self.reminded.update(chat for chat, _, _ in due)
        self.reminders -= due
        settled = self.hand[1] if self.hand else None
        parcel = self.store.take_parcel(self.now, ZONE, lease=LEASE, settled=settled)
        self.hand = (parcel, None) if parcel else None
        if parcel:
            times = self.store.telling_times(parcel.chat_id)
            assert may_tell(self.now, times, ZONE)

    @precondition(lambda self: self.hand and self.hand[1] is None)
    @rule(trouble=st.sampled_from([None, None, "429", "500", "unreachable", "no answer"]))
    def send(self, trouble: str | None) -> None:
        """Sends the parcel in hand."""
        if not self.hand or self.hand[1]:
            return
        parcel = self.hand[0]
        self.line.trouble = trouble
        courier = courier_of(self.store, self.bot, self.clock)
        self.hand = (parcel, self.loop.run_until_complete(courier.deliver(parcel)))
        self.line.trouble = None
        if trouble == "no answer":
            self.not_heard_of(parcel)

    @rule(sent=st.booleans())
    def kill(self, sent: bool) -> None:
        """The courier is gone with what it had in hand, and starts again."""
        self.take()
        if sent:
            self.send(None)
        if self.hand:
            self.not_heard_of(self.hand[0])
        self.hand = None
        self.store.close()
        self.store = Store.open(self.url)
        self.store.look_again(self.now, timedelta(hours=4))

    # --- what must hold

    @invariant()
    def nothing_is_told_that_is_not_owed(self) -> None:
        """And nothing more than once, but what may have been lost."""
        for chat in CHATS:
            seen = set()
            for name in said_in(self.telegram, chat):
                assert name.endswith("?") or name not in seen
                seen.add(name.rstrip("?"))
        reminders: Counter[int] = Counter()
        for (chat, event), times in self.told().items():
            assert times <= 1 + self.unanswered[chat, event]
            if event in self.numbers_of:
                assert (chat, event) in self.owed | self.unsure
            else:
                reminders[chat] += 1
        assert reminders <= self.reminded

    def teardown(self) -> None:
        """In the end all is well again, and time goes on: what is owed is told."""
        if not hasattr(self, "store"):
            return
        for chat in CHATS:
            self.come_back(chat)
        self.clock.time = self.latest + timedelta(days=30)
        for _ in range(12 * 40):
            self.take()
            while self.hand:
                self.send(None)
                self.take()
            if not {"queued", "sending"} & set(states(self.url).values()):
                break
            self.clock.go_on(timedelta(hours=2))
        self.nothing_is_told_that_is_not_owed()
        told = self.told()
        for pair in self.owed:
            assert told[pair] or self.unanswered[pair] >= MOST_UNANSWERED
        for chat, times in self.reminded.items():
            lost = sum(
                self.unanswered[pair] >= MOST_UNANSWERED
                for pair in states(self.url)
                if pair[0] == chat and pair[1] not in self.numbers_of
            )
            heard = {pair for pair in told if pair[0] == chat and pair[1] not in self.numbers_of}
            assert times - lost <= len(heard) <= times
        assert not self.reminders
        self.loop.run_until_complete(self.bot.shutdown())
        self.loop.close()
        self.store.close()
        self.folder.cleanup()

    # --- what the test knows by itself

    @property
    def now(self) -> datetime:
        """What the clock shows; the latest that it ever showed is remembered."""
        self.latest = max(self.latest, self.clock.now())
        return self.clock.now()

    def key(self, subject: Subject, number: int) -> str:
        """What is followed: the agency, or one of its proposals."""
        if subject is Subject.AGENCY:
            return str(self.store.agencies()[0].id)
        return self.store.proposal_keys_of(self.reply_ids[number])[0]

    def meets(self, chat: int, number: int) -> bool:
        """Whether the chat is told of what happens to this proposal."""
        keys = {(subject, self.key(subject, number)) for subject in FOLLOWED}
        follows = self.store.follows(chat)
        return any((each.subject, each.key) in keys for each in follows if not each.muted)

    def unowe(self, chat: int) -> None:
        """What the chat follows no more it is not told, unless it is on its way or was perhaps."""
        told, in_hand = self.told(), self.hand[0] if self.hand else None
        for pair in [pair for pair in self.owed if pair[0] == chat and not told[pair]]:
            if self.meets(chat, self.numbers_of[pair[1]]):
                continue
            self.owed.remove(pair)
            on_its_way = in_hand and in_hand.chat_id == chat
            if self.unanswered[pair] or on_its_way:
                self.unsure.add(pair)

    def not_heard_of(self, parcel: Parcel) -> None:
        """Nobody can know whether the parcel arrived."""
        self.unanswered.update((parcel.chat_id, each.event.id) for each in parcel.owed)

    def save(self, number: int, *, announced: bool) -> None:
        """Loads another text of a reply; who follows it is owed that."""
        self.texts += 1
        reply = plain_reply(f"这是第{self.texts}稿，专为第{number}号而写。", numbers=(str(number),))
        saved = self.store.save(
            reply,
            source_name="a.txt",
            announce=Announce(self.now) if announced else None,
        )
        self.reply_ids[number] = saved.reply_id
        if announced:
            (event, *_) = self.store.events_of_reply(saved.reply_id, 1)
            self.numbers_of[event.id] = number
            self.owed |= {(chat, event.id) for chat in CHATS if self.meets(chat, number)}

    def told(self) -> Counter[Pair]:
        """How often each event was told to each chat."""
        return Counter(
            (chat, int(name.rstrip("?"))) for chat in CHATS for name in said_in(self.telegram, chat)
        )


TestAnyLife = AnyLife.TestCase
TestAnyLife.settings = settings(
    max_examples=120,
    stateful_step_count=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
