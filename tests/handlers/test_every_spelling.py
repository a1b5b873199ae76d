"""Every kind of question that finding is measured with, through the real application."""

import pytest

from bot.chat import Conversation


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("澜岭省科学技术厅", "澜岭省科学技术厅"),  # in full
        ("科技厅", "澜岭省科学技术厅"),  # short
        ("人社厅", "澜岭省人力资源和社会保障厅"),
        ("澜岭科技厅", "澜岭省科学技术厅"),  # region and short
        ("kejiting", "澜岭省科学技术厅"),  # pinyin
        ("lanlingshengkexuejishuting", "澜岭省科学技术厅"),
        ("kjt", "澜岭省科学技术厅"),  # initials
        ("llkjt", "澜岭省科学技术厅"),
        ("keji厅", "澜岭省科学技术厅"),  # mixed
        ("科計廳", "澜岭省科学技术厅"),  # sounds alike, traditional
        ("科枝厅", "澜岭省科学技术厅"),  # looks alike
        ("科技庁", "澜岭省科学技术厅"),  # a variant
        ("科学术厅", "澜岭省科学技术厅"),  # missing
        ("科学技技术厅", "澜岭省科学技术厅"),  # too many
        ("科技学术厅", "澜岭省科学技术厅"),  # swapped
        ("澜令省科学枝术厅", "澜岭省科学技术厅"),  # two
        ("kejitin", "澜岭省科学技术厅"),  # a slip in pinyin
        ("砚州工商局", "砚州市市场监督管理局"),  # before 2018
        ("砚州国土局", "砚州市自然资源和规划局"),
        ("地方金融监管局", "澜岭省地方金融管理局"),  # before 2023
    ],
)
async def test_an_agency(member: Conversation, typed: str, name: str) -> None:
    await member.say(f"/agency {typed}")
    assert member.text.startswith(name)


async def test_an_old_name_says_what_it_is_called_now(member: Conversation) -> None:
    await member.say("/agency 砚州工商局")
    assert "“砚州工商局”是旧称，2018 年机构改革后为砚州市市场监督管理局。" in member.text


async def test_an_agency_that_no_reply_names(member: Conversation) -> None:
    (answer,) = await member.say("/agency 长春科技局")
    assert answer.text.startswith("长春市科学技术局：已存的答复都没有提到这个单位。")
    assert 0 < len(answer.labels) <= 3


async def test_free_text_that_is_an_agency_without_replies(member: Conversation) -> None:
    await member.say("长春科技局")
    assert member.text.startswith("长春市科学技术局：已存的答复都没有提到这个单位。")


async def test_nonsense_is_refused_with_the_nearest_as_buttons(member: Conversation) -> None:
    (answer,) = await member.say("/agency 科某厅")
    assert "没有找到单位“科某厅”" in answer.text
    assert 0 < len(answer.labels) <= 3


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("/proposal 2024W218", "2024W218"),
        ("/proposal W218", "2024W218"),
        ("/proposal ｗ２１８", "2024W218"),
        ("/proposal 三十六号", "第36号"),
        ("/proposal 第３６号提案", "第36号"),
        ("/proposal 十三届一次82号", "第82号"),
        ("/proposal 温若棠", "第82号"),
        ("/proposal wenruotang", "第82号"),
        ("/proposal 澜科提函〔2023〕41号", "第82号"),
        ("/proposal 澜科提函[2023]41", "第82号"),
        ("/proposal 以碳纤唯为龙头建设新材料科技成果转化基地", "第82号"),
        ("/proposal 碳纤维基地那个", "第82号"),
    ],
)
async def test_a_proposal(member: Conversation, typed: str, said: str) -> None:
    (answer,) = await member.say(typed)
    assert said in answer.text + "".join(answer.labels)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("养", "养老"),
        ("碳纤维 中试", "碳纤维"),
        ("“加装电梯”", "加装电梯"),
        ("「加装电梯」", "加装电梯"),
        ("技术经纪人 年:2024", "2024W218"),
        ("技术经纪人 承办：科技厅 届次:十三届一次", "第82号"),
        ("地区:石埂 状态:待落实", "石埂县"),
        ("电动车 类别:建议", ""),
        ("托儿所", "托"),  # the reply says 托班
    ],
)
async def test_words(member: Conversation, typed: str, said: str) -> None:
    await member.say(typed)
    assert said in member.text
    if said:
        assert "没有找到" not in member.text


async def test_a_condition_narrows(member: Conversation) -> None:
    await member.say("技术经纪人")
    assert "2 件答复提到" in member.text
    await member.say("技术经纪人 年:2024")
    assert "1 件答复提到" in member.text


async def test_a_condition_that_is_not_understood_is_explained(member: Conversation) -> None:
    await member.say("养老 状态:也许")
    assert "没看懂条件 “状态:也许”" in member.text
    assert "状态:待落实" in member.text


async def test_a_search_with_conditions_is_not_followed(member: Conversation) -> None:
    (found,) = await member.say("技术经纪人 年:2024")
    assert not any("关注" in label for label in found.labels)
    await member.say("/follow 技术经纪人 年:2024")
    assert "不能关注" in member.text
