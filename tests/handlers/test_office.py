"""/stats, /export and /backup: members are told and given what they may see, staff all of it."""

from __future__ import annotations

import gzip
import io
import re
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

from bot.chat import Conversation, Telegram
from bot.model import StaffRole, Status, StepFilter, Subject
from bot.store import Store
from tests.conftest import NOW, TODAY
from tests.handlers.office import newcomer, office, press_forged, talk_of

HIDDEN_TITLE = "关于内部事项的提案"


@pytest.fixture
async def owner(store: Store, telegram: Telegram) -> AsyncIterator[Conversation]:
    async with office(store, telegram) as talk:
        yield talk


@pytest.fixture
def hidden(store: Store) -> int:
    """A reply that is kept and not shown to members."""
    (line,) = store.replies_numbered("2024W218")
    stored = store.reply(line.id)
    assert stored
    text = stored.reply.text.replace("的", "之")
    closed = replace(
        stored.reply, text=text, disclosure="不予公开", numbers=("777",), titles=(HIDDEN_TITLE,),
        next_steps=(), phone="00005550777", signer="密",
    )  # fmt: skip
    reply_id = store.save(closed, source_name="内部.txt").reply_id
    assert store.line(reply_id) is None
    return reply_id


def sent(talk: Conversation) -> tuple[str, bytes]:
    """The file that the bot sent last: its name and its bytes."""
    documents = [m["document"] for m in talk.chat.messages.values() if "document" in m]
    kept = talk.telegram.files[documents[-1]["file_id"]]
    return kept.name, kept.content


def cells(content: bytes, sheet: str) -> list[tuple[object, ...]]:
    book = load_workbook(io.BytesIO(content))
    return [tuple(row) for row in book[sheet].iter_rows(values_only=True)]


# --- statistics -------------------------------------------------------------------------------


async def test_figures_are_those_of_what_is_stored(owner: Conversation, store: Store) -> None:
    member = talk_of(owner.telegram.member, owner)
    await member.say("/stats")
    counts = store.counts()
    assert f"库内答复 {counts.replies} 件" in member.text
    assert f"下一步（{counts.steps} 项）" in member.text
    assert "没有载入交办清单" in member.text
    assert "不能计算" in member.text
    past = store.steps(StepFilter(due="past", today=TODAY)).total
    assert f"已过期限 {past}" in member.text
    years = re.search(r"按年份\n(.+)", member.text)
    assert years
    assert sum(map(int, re.findall(r" (\d+)", years[1]))) == counts.replies


async def test_classes_come_with_the_meaning_of_their_place(owner: Conversation) -> None:
    await owner.say("/stats")
    told = re.findall(r"^([A-D]) 类 (\d+) 件：(.+)$", owner.text, re.MULTILINE)
    assert told
    assert all(meaning for _, _, meaning in told)


async def test_marks_move_steps_from_one_status_to_another(
    owner: Conversation, store: Store
) -> None:
    first, second = (step.id for step in store.steps(StepFilter(), limit=2).items)
    store.mark_step(first, Status.UNDER_WAY, source="", by=1, at=NOW)
    store.mark_step(first, Status.DONE, source="x", by=1, at=NOW)
    store.mark_step(second, Status.DONE, source="x", by=1, at=NOW)
    await owner.say("/stats")
    assert "已落实 2（" in owner.text
    assert "推进中" not in owner.text
    assert f"待落实 {store.counts().steps - 2}（" in owner.text


async def test_only_staff_are_told_of_what_is_hidden(
    owner: Conversation, store: Store, hidden: int
) -> None:
    member = talk_of(owner.telegram.member, owner)
    await member.say("/follow 科技厅")
    await member.say("/stats")
    assert "只给工作人员看" not in member.text
    await owner.say("/stats")
    assert "不向委员显示的答复：1 件" in owner.text
    assert "关注：" in owner.text
    assert f"库内答复 {store.counts().replies + 1} 件" in owner.text
    group = Conversation(
        owner.application, owner.telegram, chat=owner.telegram.group, person=owner.telegram.admin
    )
    await group.say(f"/stats@{owner.telegram.bot.username}")
    assert f"库内答复 {store.counts().replies} 件" in group.text
    assert "只给工作人员看" not in group.text


async def test_all_agencies_turn_in_place(owner: Conversation) -> None:
    (whole,) = await owner.say("/stats")
    (agencies,) = await owner.press("全部单位")
    assert agencies.id == whole.id
    (back,) = await owner.press("返回统计")
    assert back.text == whole.text
    for page in (7, 999999999):
        await press_forged(owner, f"zt:{page}")
        assert "按主办单位" in owner.text


async def test_an_empty_database_has_figures_too(tmp_path: Path, telegram: Telegram) -> None:
    with Store.open(f"sqlite:///{tmp_path / 'empty.db'}") as store:
        async with office(store, telegram) as owner:
            await owner.say("/stats")
            assert "库内答复 0 件" in owner.text
            await owner.say("/export")
            assert "导出" not in owner.answers()[0].labels
            await press_forged(owner, "xs:0:0:0")
            assert "没有可导出的" in owner.text


# --- ledgers ----------------------------------------------------------------------------------


async def test_a_member_gets_what_members_may_see(
    owner: Conversation, store: Store, hidden: int
) -> None:
    member = talk_of(owner.telegram.member, owner)
    await member.say("/export")
    assert f"共 {store.counts().replies} 件答复" in member.text
    assert "不含联系电话" in member.text
    await member.press("导出")
    name, content = sent(member)
    assert name == "提案答复台账-20261122.xlsx"
    proposals = cells(content, "提案台账")
    suggestions = cells(content, "建议台账")
    assert len(proposals) + len(suggestions) - 2 == store.counts().replies
    assert not {"联系电话", "联系人"} & {*proposals[0], *suggestions[0]}
    everything = str(proposals) + str(suggestions)
    assert HIDDEN_TITLE not in everything
    phones = [
        stored.reply.phone
        for line in store.newest(100)
        if (stored := store.reply(line.id)) and stored.reply.phone
    ]
    assert phones
    assert not [phone for phone in phones if phone in everything]


async def test_staff_get_all_of_it(owner: Conversation, hidden: int) -> None:
    await owner.say("/export")
    assert "请勿外传" in owner.text
    await owner.press("导出")
    _, content = sent(owner)
    rows = cells(content, "提案台账")
    assert HIDDEN_TITLE in str(rows)
    assert "00005550777" in str(rows)


async def test_a_forged_button_gives_a_member_no_more(
    owner: Conversation, store: Store, hidden: int
) -> None:
    member = talk_of(owner.telegram.member, owner)
    await press_forged(member, "xs:0:0:0")
    assert HIDDEN_TITLE not in str(cells(sent(member)[1], "提案台账"))


async def test_a_role_removed_before_the_press_gives_the_members_ledger(
    owner: Conversation, store: Store, hidden: int
) -> None:
    store.appoint(50, "张三", StaffRole.VIEWER, by=1, at=NOW, owners={1})
    second = talk_of(newcomer(owner.telegram, 50, "张三"), owner)
    await second.say("/export")
    assert "请勿外传" in second.text
    store.appoint(50, "", None, by=1, at=NOW, owners={1})
    await second.press("导出")
    assert HIDDEN_TITLE not in str(cells(sent(second)[1], "提案台账"))
    assert "请勿外传" not in second.text


async def test_in_a_group_staff_get_the_members_ledger(owner: Conversation, hidden: int) -> None:
    telegram = owner.telegram
    group = Conversation(owner.application, telegram, chat=telegram.group, person=telegram.admin)
    await group.say(f"/export@{telegram.bot.username}")
    assert "不含联系电话" in group.text
    await group.press("导出")
    assert HIDDEN_TITLE not in str(cells(sent(group)[1], "提案台账"))


async def test_it_is_narrowed_by_agency_year_and_what_is_followed(
    owner: Conversation, store: Store
) -> None:
    member = talk_of(owner.telegram.member, owner)
    (line,) = store.replies_numbered("2024W218")
    await member.say("/follow 2024W218")
    await member.say("/export")
    await member.press("我关注的")
    assert "筛选：我关注的" in member.text
    assert "共 1 件答复" in member.text
    await member.press("导出")
    (_, row) = cells(sent(member)[1], "提案台账")
    assert row[0] == "2024W218"
    steps = cells(sent(member)[1], "下一步台账")
    assert len(steps) - 1 == len(store.steps_of(line.id))
    await member.say("/export")
    await member.press("清除筛选")
    await member.press("年份")
    await member.press("2024")
    of_year = [each for each in store.newest(100) if each.dated and each.dated.year == 2024]
    assert f"共 {len(of_year)} 件答复" in member.text
    await member.press("单位")
    await member.press("不限")
    assert f"共 {len(of_year)} 件答复" in member.text


@pytest.mark.parametrize("subject", ["member", "agency", "words", "step"])
async def test_each_kind_of_what_is_followed(
    owner: Conversation, store: Store, subject: str
) -> None:
    (line,) = store.replies_numbered("2024W218")
    stored = store.reply(line.id)
    assert stored
    words = stored.reply.next_steps[0].text[:6]
    keys = {
        "member": line.proposers[0],
        "agency": str(next(a.id for a in store.agencies() if a.name == line.agency)),
        "words": str(store.keep_words(words)),
        "step": str(store.steps_of(line.id)[0].id),
    }
    store.follow(1001, Subject(subject), keys[subject], at=NOW)
    member = talk_of(owner.telegram.member, owner)
    await press_forged(member, "x:0:0:1")
    found = re.search(r"共 (\d+) 件", member.text)
    assert found
    assert 1 <= int(found[1]) < store.counts().replies


async def test_a_file_too_big_is_not_sent(owner: Conversation, store: Store) -> None:
    owner.application.bot_data["services"].largest_file = 1000
    await owner.say("/export")
    await owner.press("导出")
    assert "请用筛选分几次导出" in owner.text
    await owner.say("/backup")
    assert "proposal-bot backup" in owner.text
    assert store.audit().total == 0


# --- backups ----------------------------------------------------------------------------------


async def test_the_owner_gets_a_copy(owner: Conversation, store: Store, tmp_path: Path) -> None:
    await owner.say("/backup")
    name, content = sent(owner)
    assert name == "replies-20261122-100000.db.gz"
    (tmp_path / "copy.db").write_bytes(gzip.decompress(content))
    with Store.open(f"sqlite:///{tmp_path}/copy.db") as copy:
        assert copy.counts() == store.counts()
    (deed,) = store.audit().items
    assert (deed.what, deed.about) == ("backed_up", name)


async def test_an_editor_gets_no_copy(owner: Conversation, store: Store) -> None:
    store.appoint(50, "张三", StaffRole.EDITOR, by=1, at=NOW, owners={1})
    editor = talk_of(newcomer(owner.telegram, 50, "张三"), owner)
    await editor.say("/backup")
    assert "需要“负责人”身份" in editor.text
    assert not editor.answers()[0].file_name
