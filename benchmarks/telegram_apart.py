"""The stand-in for Telegram in a process of its own, which counts what arrives and when.

So that neither side takes the other's time: `TelegramApart(people, limited=…)` starts it; `.say`
has the member write something and gives the seconds until the bot's answer stood in the chat.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection
from queue import Queue
from typing import Any

from bot.chat import ChatServer, Pacing, Telegram
from bot.chat.call import Call, Json
from bot.chat.refusals import Refusal
from bot.chat.world import Chat, Person


@dataclass
class Arrived:
    """What arrived since the last look."""

    at: list[float] = field(default_factory=list)  # when each message was taken
    told_to_wait: int = 0

    def a_second(self) -> float:
        """Messages a second from the first to the last."""
        return (len(self.at) - 1) / (self.at[-1] - self.at[0])

    def most_in_a_second(self) -> int:
        """The most that were taken in any one second."""
        most = first = 0
        for last, moment in enumerate(self.at):
            while self.at[first] <= moment - 1:
                first += 1
            most = max(most, last - first + 1)
        return most


class _Counting(Telegram):
    """Keeps no messages, only when they came."""

    def __init__(self, pacing: Pacing | None) -> None:
        super().__init__(pacing=pacing, now=time.monotonic)
        self.arrived = Arrived()

    def call(self, call: Call) -> Any:
        """As the stand-in does; refusals to wait are counted too."""
        try:
            return super().call(call)
        except Refusal as refusal:
            self.arrived.told_to_wait += refusal.code == 429
            raise

    def post(self, chat: Chat, sender: Person, body: Json) -> Json:
        """A message into a chat, where it is forgotten at once."""
        message = super().post(chat, sender, body)
        chat.messages.clear()
        if sender.is_bot:
            self.arrived.at.append(time.monotonic())
        return message


class TelegramApart:
    """The other process, seen from here."""

    def __init__(self, people: range, *, limited: bool) -> None:
        context = get_context("spawn")
        self._line, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, people, limited), daemon=True)
        self._process.start()
        self.token, self.base_url, self.base_file_url = self._line.recv()

    def arrived(self) -> Arrived:
        """What arrived since this was last asked."""
        self._line.send("")
        answer: Arrived = self._line.recv()
        return answer

    def say(self, words: str) -> float:
        """Seconds from the member's words to the bot's answer."""
        self._line.send(words)
        return float(self._line.recv())

    def stop(self) -> None:
        """It is not needed any more."""
        self._process.terminate()
        self._process.join()


def _serve(line: Connection, people: range, limited: bool) -> None:
    telegram = _Counting(Pacing.strict() if limited else None)
    for number in people:
        person = Person(number, "委员", f"member_{number}")
        telegram.chats[number] = Chat(number, "private", "", (person,))
    server = ChatServer(telegram, port=0)
    server.start()
    line.send((telegram.token, server.base_url, server.base_file_url))
    answers: Queue[float] = Queue()
    telegram.watch(lambda event: _noted(telegram, event, answers))
    while True:
        if words := line.recv():
            begun = time.monotonic()
            telegram.say(telegram.member_chat, telegram.member, words)
            line.send(answers.get(timeout=60) - begun)
        else:
            arrived, telegram.arrived = telegram.arrived, Arrived()
            line.send(arrived)


def _noted(telegram: Telegram, event: Json, answers: Queue[float]) -> None:
    ours = event["kind"] == "message" and event["chat_id"] == telegram.member_chat.id
    if ours and event["message"]["from"]["is_bot"]:
        answers.put(time.monotonic())
