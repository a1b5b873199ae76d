"""The watch on polling: a line that has gone silent ends the bot, a living one does not."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot import liveness
from bot.app import Bot, build
from bot.chat import ChatServer, Telegram
from bot.liveness import SILENCE, WatchedRequest
from bot.settings import Settings
from bot.store import Store


@pytest.fixture
async def application(tmp_path: Path) -> AsyncIterator[Bot]:
    """The application as it runs: polling a server over HTTP."""
    server = ChatServer(Telegram(), port=0)
    server.start()
    with Store.open(f"sqlite:///{tmp_path / 'replies.db'}") as store:
        made = build(
            Settings.read({}),
            store,
            token=server.telegram.token,
            base_url=server.base_url,
            direct=True,
        )
        async with made:
            yield made
    server.stop()


def watched(application: Bot) -> WatchedRequest:
    request = application.bot._request[0]
    assert isinstance(request, WatchedRequest)
    return request


async def checked(application: Bot) -> None:
    """Runs the job of the watch as the scheduler would."""
    assert application.job_queue
    (job,) = application.job_queue.jobs()
    await job.run(application)


async def test_an_answered_poll_is_remembered(application: Bot) -> None:
    request = watched(application)
    request.answered_at = before = request.answered_at - SILENCE
    await application.bot.get_updates(timeout=0)
    assert request.answered_at > before + SILENCE - 1


async def test_silence_stops_the_bot_with_a_word_in_the_log(
    application: Bot, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    stopped = []
    monkeypatch.setattr(application, "stop_running", lambda: stopped.append(True))
    await checked(application)
    assert not stopped
    watched(application).answered_at -= SILENCE + 1
    await checked(application)
    assert stopped
    assert "no answer to getUpdates" in caplog.text


def test_the_watch_looks_often_enough() -> None:
    assert liveness.CHECKED_EVERY < SILENCE
