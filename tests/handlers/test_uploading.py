"""Files that staff send in: answered at once, read beside everything else, nothing lost."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest
from telegram import Update

from bot.chat import Conversation, Telegram
from bot.intake import receiving
from bot.intake.judging import read_again
from bot.loading import Read
from bot.model import Document, StaffRole
from bot.store import Store
from tests.chat.test_files_travel_both_ways import png
from tests.conftest import NOW
from tests.handlers.clerks import (
    attached,
    bureau,
    clerk_of,
    drafts,
    labels,
    read_all,
    send_album,
    sent,
    services_of,
    until,
)
from tests.handlers.office import newcomer, press_forged, send, talk_of
from tests.intake.letters import file
from tests.reading import hostile
from tests.reading.building import docx, paragraph, zipped


class Moving:
    """Telegram's own time, put forward by tests."""

    def __init__(self) -> None:
        self.seconds = 1_795_000_000.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def time() -> Moving:
    return Moving()


@pytest.fixture
def telegram(time: Moving) -> Telegram:
    return Telegram(now=time)


@pytest.fixture
async def clerk(store: Store, telegram: Telegram) -> AsyncIterator[Conversation]:
    async with bureau(store, telegram) as talk:
        yield talk


def of_bot(talk: Conversation) -> list[str]:
    return [message.text for message in talk.screen() if message.from_bot]


# --- one message a batch --------------------------------------------------------------------------


async def test_a_file_is_answered_at_once_in_one_message_that_is_edited(
    clerk: Conversation,
) -> None:
    await services_of(clerk).work.stop()
    await clerk.send_file("82号.txt", file(82))
    methods = [call.method for call in clerk.calls]
    assert methods.index("sendMessage") < methods.index("getFile")
    assert of_bot(clerk) == ["已收到 82号.txt\n正在读 0/1"]
    assert labels(clerk) == ("停止",)
    services_of(clerk).work.start()
    card = await read_all(clerk)
    assert card.startswith("新 · 82号.txt")
    assert len(of_bot(clerk)) == 1
    assert labels(clerk) == ("发布", "改", "放弃", "原文")


async def test_a_word_document(clerk: Conversation) -> None:
    body = "".join(map(paragraph, file(82).decode().splitlines()))
    card = await sent(clerk, "82号.docx", docx(body))
    assert "案号：82" in card


async def test_an_album_is_one_batch(clerk: Conversation, store: Store, time: Moving) -> None:
    await send_album(clerk, [("1.txt", file(1)), ("2.txt", file(2))], "77")
    time.seconds += 60
    await send_album(clerk, [("3.txt", file(3))], "77")
    card = await read_all(clerk)
    assert len(of_bot(clerk)) == 1
    assert "第 1 批（3 个文件" in card
    assert "新增 3" in card
    assert drafts(store) == ["1.txt", "2.txt", "3.txt"]


async def test_files_sent_one_after_another_are_one_batch_and_later_ones_another(
    clerk: Conversation, store: Store, time: Moving
) -> None:
    await clerk.send_file("1.txt", file(1))
    time.seconds += 7
    await clerk.send_file("2.txt", file(2))
    time.seconds += 9
    await clerk.send_file("3.txt", file(3))
    await read_all(clerk)
    assert len(of_bot(clerk)) == 2
    incoming = store.for_staff.incoming
    assert [len(incoming.drafts(batch)) for batch in (1, 2)] == [2, 1]


async def test_the_card_that_somebody_works_on_is_not_edited_away(
    clerk: Conversation, store: Store
) -> None:
    await sent(clerk, "1.txt", file(1))
    await clerk.press("发布")
    await sent(clerk, "2.txt", file(2))
    texts = of_bot(clerk)
    assert texts[0].startswith("已发布")
    assert texts[1].startswith("新 · 2.txt")


async def test_each_in_a_zip_is_a_draft(clerk: Conversation, store: Store) -> None:
    content = zipped({f"{n}号.txt": file(n) for n in range(1, 6)} | {"通知.txt": "请参加会议。"})
    card = await sent(clerk, "一批.zip", content)
    assert "新增 5·读不了 1" in card
    assert len(drafts(store)) == 5


async def test_the_same_file_twice_is_read_once(clerk: Conversation, store: Store) -> None:
    await send_album(clerk, [("1.txt", file(1)), ("1(1).txt", file(1)), ("2.txt", file(2))], "1")
    card = await read_all(clerk)
    assert "其中 1 个与前面的文件内容相同" in card
    assert drafts(store) == ["1.txt", "2.txt"]


async def test_a_forwarded_file_is_taken(clerk: Conversation, store: Store) -> None:
    origin = {"type": "hidden_user", "sender_user_name": "某人", "date": 1}
    body = attached(clerk.telegram, "1.txt", file(1))
    await send(clerk, {**body, "forward_origin": origin})
    await read_all(clerk)
    assert drafts(store) == ["1.txt"]


async def test_a_photo_of_a_page_is_read_or_said_why_not(clerk: Conversation) -> None:
    await clerk.send_file("页.png", png(300, 200), as_photo=True)
    card = await read_all(clerk)
    assert "读不了 1" in card
    await clerk.press("读不了的")
    assert "照片" in clerk.text


# --- what is not taken ----------------------------------------------------------------------------


async def test_a_link_is_refused_with_the_reason(clerk: Conversation) -> None:
    await clerk.say(" https://example.gov.cn/art/82.html ")
    assert "机器人不打开网页" in clerk.text
    assert "另存为文件" in clerk.text
    member = talk_of(clerk.telegram.member, clerk)
    await member.say("https://example.gov.cn/art/82.html")
    assert "写案号" in member.text


async def test_what_is_too_large_is_said_before_it_is_fetched(
    clerk: Conversation, store: Store
) -> None:
    size = 20 * 1024 * 1024 + 1
    await send(clerk, attached(clerk.telegram, "大.pdf", b"x", file_size=size))
    assert "没有收到：\n大.pdf：20.1 MB。Telegram 只让机器人取 20 MB 以内的文件" in clerk.text
    assert "getFile" not in [call.method for call in clerk.calls]
    assert not drafts(store)


async def test_a_server_of_ones_own_lifts_telegrams_limit(store: Store, telegram: Telegram) -> None:
    own = {"BOT_API_URL": "http://127.0.0.1:9", "READ_FILE_MB": "60"}
    async with bureau(store, telegram, settings=own) as clerk:
        size = 61 * 1024 * 1024
        await send(clerk, attached(telegram, "大.pdf", b"x", file_size=size))
        assert "61.0 MB，超过 60 MB 的上限" in clerk.text
        body = attached(telegram, "1.txt", file(1), file_size=59 * 1024 * 1024)
        await send(clerk, body)
        await read_all(clerk)
    assert drafts(store) == ["1.txt"]


async def test_what_telegram_does_not_have_any_more_is_said(
    clerk: Conversation, store: Store
) -> None:
    body = attached(clerk.telegram, "1.txt", file(1))
    clerk.telegram.files.clear()
    await send(clerk, body)
    await send(clerk, attached(clerk.telegram, "2.txt", file(2)))
    card = await read_all(clerk)
    assert "1.txt：Telegram 上已经没有这个文件了" in card
    assert "新 · 2.txt" in card
    assert drafts(store) == ["2.txt"]


async def test_a_sticker_is_no_letter(clerk: Conversation) -> None:
    await send(clerk, {"location": {"latitude": 1.0, "longitude": 2.0}})
    assert "这类消息不收" in clerk.text


# --- who may --------------------------------------------------------------------------------------


async def test_members_and_viewers_send_no_files(clerk: Conversation, store: Store) -> None:
    member = talk_of(clerk.telegram.member, clerk)
    await member.send_file("1.txt", file(1))
    assert "只有本处工作人员能上传文件" in member.text
    viewer = clerk_of(clerk, store, 51, "李四")
    store.appoint(51, "李四", StaffRole.VIEWER, by=1, at=NOW, owners={1})
    await viewer.send_file("1.txt", file(1))
    assert "需要“编辑”身份" in viewer.text
    group = Conversation(
        clerk.application, clerk.telegram, chat=clerk.telegram.group, person=clerk.telegram.admin
    )
    body = attached(clerk.telegram, "1.txt", file(1))
    await send(group, {**body, "caption": f"@{clerk.telegram.bot.username}"})
    assert group.answers() == ()
    assert not store.for_staff.incoming.open_batches().total


@pytest.mark.parametrize("command", ["/batches", "/failed", "/publications"])
async def test_the_commands_are_for_editors(clerk: Conversation, command: str) -> None:
    stranger = talk_of(newcomer(clerk.telegram, 52, "生人"), clerk)
    await stranger.say(command)
    assert stranger.text == "这项功能只供本处工作人员使用。"
    await clerk.say(command)
    assert "没有" in clerk.text


# --- names ----------------------------------------------------------------------------------------

NAMES = [
    "名" * 83 + ".txt",  # 253 bytes
    "../../../etc/passwd.txt",
    "<b>粗</b>&amp;<script>.txt",
    "👩‍👩‍👧‍👦😀.txt",
    "右\u202etxt.exe.txt",
    "换\n行\t\x00\x07.txt",
    "a" * 251 + ".txt",
    "",
]


@pytest.mark.parametrize("name", NAMES)
async def test_whatever_a_file_is_called(clerk: Conversation, name: str) -> None:
    await send(clerk, attached(clerk.telegram, name, file(82)))
    card = await read_all(clerk)
    first = card.splitlines()[0]
    assert first.startswith("新 · ")
    assert len(first) < 80
    assert not set(first) & set("\u202e\x00\x07\t")
    for button in ("原文", "返回", "改", "返回"):
        await clerk.press(button)
        assert "抱歉" not in clerk.text
    await clerk.press("发布")
    assert clerk.text.startswith("已发布")


# --- stopping, going on, a restart ----------------------------------------------------------------


async def test_a_batch_is_stopped_and_goes_on(clerk: Conversation, store: Store) -> None:
    work = services_of(clerk).work
    await work.stop()
    await send_album(clerk, [(f"{n}.txt", file(n)) for n in range(1, 5)], "1")
    await clerk.press("停止")
    assert "已停止：读了 0 个，还有 4 个没读" in clerk.text
    work.start()
    await asyncio.sleep(0.3)
    assert not drafts(store)
    await clerk.say("/batches")
    assert "已停止，未读 4" in clerk.text
    await clerk.press("接着读")
    card = await read_all(clerk)
    assert "没有做完的批次" in card
    assert "新增 4" in of_bot(clerk)[0]


async def test_a_restart_in_the_middle_of_a_batch_goes_on(store: Store, telegram: Telegram) -> None:
    async with bureau(store, telegram) as before:
        await services_of(before).work.stop()
        await send_album(before, [(f"{n}.txt", file(n)) for n in range(1, 6)], "1")
        taken = store.for_staff.incoming.take()
        assert taken  # it was being read when the program ended
    async with bureau(store, telegram) as after:
        first = next(call for call in after._recorded() if call.method == "sendMessage")
        assert first.params["text"].startswith("机器人重新启动过，现在接着读。\n已收到 5 个文件")
        card = await read_all(after)
        assert "新增 5" in card
        assert "5 个文件" in card
        assert len(drafts(store)) == 5
        await after.press("全部发布")
        assert after.text.startswith("已发布")


async def test_a_file_that_was_not_fetched_yet_is_fetched_after_a_restart(
    store: Store, telegram: Telegram
) -> None:
    async with bureau(store, telegram) as before:
        chat = before.chat
        await sent(before, "1.txt", file(1))
        (lying,) = telegram.files.values()
    incoming = store.for_staff.incoming
    incoming.expect("2.txt", lying.id, chat_id=chat.id, by=1)
    incoming.expect("3.txt", "gone", chat_id=chat.id, by=1)
    async with bureau(store, telegram) as after:
        await until(lambda: not incoming.expected())
        assert "3.txt" in await read_all(after)
        assert drafts(store) == ["1.txt", "2.txt"]


# --- files that cannot be read --------------------------------------------------------------------


async def test_an_unreadable_file_is_kept_tried_again_and_thrown_away(
    clerk: Conversation, store: Store
) -> None:
    await sent(clerk, "通知.txt", "各单位请准时参加会议。".encode())
    await clerk.say("/failed")
    assert "读不了的文件（1 个）" in clerk.text
    assert "不像是提案或建议的答复" in clerk.text.replace("不像提案", "不像是提案")
    await clerk.press("再试①")
    await read_all(clerk)
    assert "读不了 1" in of_bot(clerk)[-1]
    await clerk.say("/failed")
    await clerk.press("删除①")
    assert "没有读不了的文件" in clerk.text
    await press_forged(clerk, "br:1")
    assert "不在了" in clerk.text


async def test_a_defect_of_ours_costs_one_file_and_stops_no_other(
    clerk: Conversation, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def defective(document: Document) -> Read:
        if document.name == "1.txt":
            raise ZeroDivisionError
        return read_again(document)

    monkeypatch.setattr(receiving, "read_again", defective)
    await send_album(clerk, [("1.txt", file(1)), ("2.txt", file(2))], "1")
    assert "新增 1·读不了 1" in await read_all(clerk)
    await clerk.say("/failed")
    assert "程序出了差错" in clerk.text
    monkeypatch.undo()
    await clerk.press("再试①")
    await read_all(clerk)
    assert drafts(store) == ["1.txt", "2.txt"]


async def test_the_help_of_staff_says_how_files_get_in(clerk: Conversation) -> None:
    await clerk.say("/help")
    assert "把答复文件直接发来" in clerk.text
    member = talk_of(clerk.telegram.member, clerk)
    await member.say("/help")
    assert "把答复文件直接发来" not in member.text


async def test_every_hostile_file_is_answered(store: Store, telegram: Telegram) -> None:
    limits = {"READ_UNPACKED_MB": "60", "READ_SECONDS": "8", "READ_MEMORY_MB": "1024"}
    async with bureau(store, telegram, settings=limits) as clerk:
        for name, make in hostile.MAKERS.items():
            await send(clerk, attached(telegram, name, make()))
        await sent(clerk, "好.txt", file(82))
        uploads = store.for_staff.incoming.uploads(1)
        assert [upload.name for upload in uploads] == [*hostile.MAKERS, "好.txt"]
        assert drafts(store)[-1] == "好.txt"
        await clerk.say("/failed")
        total = store.for_staff.incoming.failed().total
        assert total >= len(hostile.MAKERS) - 1
        for _ in range(total // 4):
            await clerk.press("下一页")
            assert "抱歉" not in clerk.text


# --- many at once ---------------------------------------------------------------------------------


async def deliver(talk: Conversation) -> None:
    """Hands over what was sent as Telegram does: chats side by side, each in its order."""
    for update in talk.telegram.inbox.take():
        received = Update.de_json(update, talk.application.bot)
        await talk.application.update_queue.put(received)


async def test_ten_clerks_send_fifty_files_each_while_members_ask(
    store: Store, telegram: Telegram
) -> None:
    async with bureau(store, telegram) as owner, asyncio.timeout(60):
        clerks = [clerk_of(owner, store, 100 + n, f"职员{n}") for n in range(10)]
        services_of(owner).progress.spacing = 1.0
        member = talk_of(telegram.member, owner)
        for each in range(50):
            for number, clerk in enumerate(clerks):
                content = file(number * 100 + each, who=f"张{number}")
                telegram.send_file(clerk.chat, clerk.person, f"{number}-{each}.txt", content)
            if each % 10 == 0:
                telegram.say(member.chat, member.person, "/pending")
            await deliver(owner)
        await until(lambda: len(of_bot(member)) == 5)
        assert services_of(owner).intake.unfinished()  # members do not wait for the clerks' files
        await until(lambda: len(drafts(store)) == 500)
        await read_all(owner)
        for number, clerk in enumerate(clerks):
            (card,) = of_bot(clerk)
            assert "新增 50" in card
            batch_id = int(card.split()[1])
            names = [each.document.name for each in store.for_staff.incoming.drafts(batch_id)]
            assert names == [f"{number}-{each}.txt" for each in range(50)]
            owners = {each.by for each in store.for_staff.incoming.uploads(batch_id)}
            assert owners == {clerk.person.id}
