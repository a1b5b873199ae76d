"""Ten people send fifty files each at once while members ask: none is lost, none is mixed up."""

from __future__ import annotations

import asyncio

from bot.intake import Intake, Work
from bot.model import Upload, UploadState
from bot.store import Store
from tests.intake.letters import CHAT, NOW, file, letter

PEOPLE, FILES = range(1, 11), range(1, 51)


def number(person: int, n: int) -> int:
    return person * 1000 + n


def send_all(intake: Intake, person: int, work: Work, loop: asyncio.AbstractEventLoop) -> int:
    """Sends one person's files as one batch; returns its id."""
    batch_id = None
    for n in FILES:
        upload = intake.receive(
            person, CHAT, f"{n}.txt", file(number(person, n)), at=NOW, batch_id=batch_id
        )
        batch_id = upload.batch_id
        loop.call_soon_threadsafe(work.wake)
    assert batch_id
    return batch_id


async def test_nothing_is_lost_and_nothing_mixed(intake: Intake, store: Store) -> None:
    read: list[Upload] = []
    all_read = asyncio.Event()

    async def after(upload: Upload) -> None:
        read.append(upload)
        if len(read) == len(PEOPLE) * len(FILES):
            all_read.set()

    asked = 0

    async def ask() -> None:
        nonlocal asked
        while not all_read.is_set():
            await asyncio.to_thread(store.search, ["口袋公园"])
            await asyncio.to_thread(store.set_language, asked % 7, "zh-Hans")
            asked += 1

    work = Work(intake, lambda: NOW, after)
    running, asking = asyncio.create_task(work.run()), asyncio.create_task(ask())
    loop = asyncio.get_running_loop()
    batches = await asyncio.gather(
        *(asyncio.to_thread(send_all, intake, person, work, loop) for person in PEOPLE)
    )
    await all_read.wait()
    running.cancel()
    await asking

    assert asked > len(PEOPLE)
    assert {upload.state for upload in read} == {UploadState.READ}
    for person, batch_id in zip(PEOPLE, batches, strict=True):
        drafts = store.incoming.drafts(batch_id)
        assert [draft.document.name for draft in drafts] == [f"{n}.txt" for n in FILES]
        assert [d.document.text for d in drafts] == [letter(number(person, n)) for n in FILES]
    # Batches take turns: nobody waits for another's fifty.
    first = {upload.batch_id for upload in read[: len(read) // 2]}
    assert first == set(batches)


async def test_work_begins_with_what_an_earlier_process_left(intake: Intake, store: Store) -> None:
    intake.receive(1, CHAT, "82.txt", file(), at=NOW)
    assert store.incoming.take()  # and killed here
    done: asyncio.Queue[Upload] = asyncio.Queue()
    running = asyncio.create_task(Work(intake, lambda: NOW, done.put).run())
    upload = await done.get()
    running.cancel()
    assert (upload.state, upload.drafts) == (UploadState.READ, 1)
