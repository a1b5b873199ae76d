"""/proposal and the buttons of a reply, through the real application over the samples."""

import pytest

from bot.chat import Conversation
from bot.model import StoredReply
from bot.store import Store
from bot.telling.phone import FIRST_ANSWER, height


def stored(store: Store, number: str) -> StoredReply:
    found = store.reply(store.replies_numbered(number)[0].id)
    assert found
    return found


def quotations(member: Conversation) -> list[str]:
    """What is shown as the agency's own words."""
    texts = []
    for message in member.answers():
        units = message.text.encode("utf-16-le")
        for entity in message.entities:
            if "blockquote" in entity["type"]:
                start = entity["offset"] * 2
                texts.append(units[start : start + entity["length"] * 2].decode("utf-16-le"))
    return texts


async def chosen_82(member: Conversation) -> None:
    await member.say("/proposal 82")
    await member.press("① 第82号")


async def test_a_number_that_two_sessions_have_gives_a_choice_newest_first(
    member: Conversation,
) -> None:
    (answer,) = await member.say("/proposal 82")
    assert "2 件" in answer.text
    assert "① 第82号·澜岭省政协十三届一次会议·澜岭省科学技术厅·2023年5月22日" in answer.text
    assert [label.split()[:2] for label in answer.labels] == [["①", "第82号"], ["②", "第082号"]]


async def test_the_summary_says_what_a_member_needs(member: Conversation, store: Store) -> None:
    await chosen_82(member)
    text = member.text
    for words in (
        "第82号·澜岭省政协十三届一次会议",
        "《关于以碳纤维为龙头建设新材料科技成果转化基地的提案》",
        "提案者：温若棠",
        "主办：澜岭省科学技术厅",
        "会办：省发展和改革委员会、省工业和信息化厅",
        "文号：澜科提函〔2023〕41号\n日期：2023年5月22日",
        "办理类别：原文未载明",
        "虚构样例",
        "逐条答复",
        "待落实的下一步",
    ):
        assert words in text
    labels = member.answers()[0].labels
    assert labels[-6:-2] == ("逐条答复", "全部下一步", "原文", "办理单位")
    assert labels[-2:] == ("☆ 关注", "提醒我")


async def test_every_quoted_sentence_stands_in_the_letter(
    member: Conversation, store: Store
) -> None:
    await chosen_82(member)
    text = stored(store, "82").reply.text
    assert len(quotations(member)) >= 4
    for quotation in quotations(member):
        assert quotation in text


async def test_the_first_answer_keeps_to_a_screen_and_a_half(
    member: Conversation, store: Store
) -> None:
    for line in store.newest(50):
        await member.say(f"/proposal {line.numbers[0]}")
        answer = member.answers()[-1]
        if "件对上" in answer.text:
            continue
        call = next(call for call in member.calls if call.method == "sendMessage")
        assert height(call.params["text"]) <= FIRST_ANSWER


async def test_dated_steps_come_first_with_who_and_by_when(member: Conversation) -> None:
    await chosen_82(member)
    lines = [line for line in member.text.split("\n") if line[:1] in tuple("①②③")]
    assert lines
    dated = ["（至20" in line for line in lines]
    assert dated[0]
    assert dated == sorted(dated, reverse=True)
    assert all("省" in line for line in lines)
    assert "到期未见公开进展" in member.text
    assert "未落实" not in member.text


async def test_all_steps_are_paged_and_turned_in_place(member: Conversation, store: Store) -> None:
    await chosen_82(member)
    (first,) = await member.press("全部下一步")
    assert first.edited
    assert "第 1 页" in first.text
    (second,) = await member.press("下一页")
    assert second.id == first.id
    assert "第 2 页" in second.text
    total = len(stored(store, "82").reply.next_steps)
    assert f"共 {total} 项" in second.text


async def test_a_tap_shows_where_a_step_stands(member: Conversation) -> None:
    await chosen_82(member)
    (step,) = quotations(member)[-1:]
    (place,) = await member.press(
        [label for label in member.answers()[0].labels if "出处" in label][-1]
    )
    units = place.text.encode("utf-16-le")
    bold = [
        units[entity["offset"] * 2 : (entity["offset"] + entity["length"]) * 2].decode("utf-16-le")
        for entity in place.entities
        if entity["type"] == "bold"
    ]
    assert place.text.startswith("出处")
    assert any(words in step for words in bold[1:])
    assert "、关于" in place.text


async def test_from_a_source_to_its_page_of_the_letter(member: Conversation) -> None:
    await chosen_82(member)
    (step,) = quotations(member)[-1:]
    await member.press([label for label in member.answers()[0].labels if "出处" in label][-1])
    (page,) = await member.press("原文")
    assert step in page.text


async def test_the_whole_letter_can_be_read_page_by_page(
    member: Conversation, store: Store
) -> None:
    await chosen_82(member)
    (page,) = await member.press("原文")
    seen = [page.text.split("\n\n", 1)[1]]
    while "下一页 ›" in page.labels:
        (page,) = await member.press("下一页")
        seen.append(page.text.split("\n\n", 1)[1])
    letter = stored(store, "82").reply.text.replace("0000-5550123", "*" * 12)
    assert "".join("".join(seen).split()) == "".join(letter.split())


async def test_point_by_point_shows_each_heading_and_its_answer(
    member: Conversation, store: Store
) -> None:
    await chosen_82(member)
    (page,) = await member.press("逐条答复")
    seen = page.text
    while "下一页 ›" in page.labels:
        (page,) = await member.press("下一页")
        seen += page.text
    for section in stored(store, "82").reply.sections:
        assert section.heading in seen


@pytest.mark.parametrize(
    "spelling", ["2024W218", "w218", "２０２４Ｗ２１８", "第2024W218号", "218", "二百一十八"]
)
async def test_a_number_in_any_spelling(member: Conversation, spelling: str) -> None:
    await member.say(f"/proposal {spelling}")
    assert "第2024W218号" in member.text


async def test_words_instead_of_a_number_find_the_title(member: Conversation) -> None:
    await member.say("/proposal 概念验证中心")
    assert "2024W218" in member.text + "".join(member.answers()[0].labels)


async def test_a_number_that_nobody_has_is_said_so_with_the_nearest(member: Conversation) -> None:
    (answer,) = await member.say("/proposal 999")
    assert "没有找到“999”" in answer.text
    assert answer.labels


async def test_the_agencies_of_a_reply(member: Conversation) -> None:
    await chosen_82(member)
    (choice,) = await member.press("办理单位")
    assert "澜岭省科学技术厅" in choice.labels
    (agency,) = await member.press("澜岭省科学技术厅")
    assert agency.text.startswith("澜岭省科学技术厅")


async def test_without_words_it_says_how(member: Conversation) -> None:
    await member.say("/proposal")
    assert "/proposal 82" in member.text


async def test_a_class_letter_comes_with_the_legend_of_its_place(member: Conversation) -> None:
    await member.say("/proposal 36")
    assert "办理类别：B 类（正在解决或已列入计划逐步解决）" in member.text
