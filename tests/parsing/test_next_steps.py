"""Next steps: what will be done after the letter, clause by clause, when and how firmly."""

from __future__ import annotations

import pytest

from bot.model import Firmness
from bot.parsing.promises.formulas import formulas
from bot.parsing.promises.next_steps import next_steps
from tests.parsing.letter_bodies import letter


def texts(body: str) -> list[str]:
    return [step.text for step in next_steps(letter(body))]


@pytest.mark.parametrize("formula", formulas(), ids=lambda formula: formula.name)
def test_every_formula_finds_its_own_example(formula: object) -> None:
    from bot.folding import fold
    from bot.parsing.promises.formulas import Formula

    assert isinstance(formula, Formula)
    assert formula.pattern.search(fold(formula.example))


@pytest.mark.parametrize(
    "promise",
    [
        "下一步，我厅将完善评价办法，加大支持力度。",
        "我厅拟在三个县开展试点。",
        "待省级资金下达后，即行组织招标。",
        "力争2027年6月底前建成投用。",
        "如条件具备，我厅会优先安排该项目。",
        "预计今年10月完成验收。",
    ],
)
def test_a_promise_is_found_whole(promise: str) -> None:
    assert "".join(texts(f"全省已建成中试平台38个。{promise}")) == promise


@pytest.mark.parametrize(
    "fact",
    [
        "该项目已列入2023年度计划并完工。",
        "2022年，我厅已将该平台纳入支持范围。",
        "感谢您对科技工作的支持，希望您今后继续关注。",
        "如对办理结果有意见，请填写征询意见表。",
        "截至目前，累计培训1750人，发放补助400万元。",
        "现将办理情况答复如下：",
    ],
)
def test_facts_and_courtesies_are_no_steps(fact: str) -> None:
    assert texts(fact) == []


def test_the_sentences_after_an_opening_go_on_without_a_mark_of_their_own() -> None:
    body = "下一步，我厅将实施提升行动。支持企业共建平台，完善补助办法。加强人才培训。"
    assert "".join(texts(body)) == body


def test_a_label_with_a_colon_is_no_part_of_the_step() -> None:
    assert texts("下步工作：将持续实施转化行动。") == ["将持续实施转化行动。"]


def test_each_clause_is_a_step_of_the_same_paragraph() -> None:
    body = "下一步，我厅将完善政策；将加大投入。"
    first, second = next_steps(letter(body))
    assert (first.text, second.text) == ("下一步，我厅将完善政策；", "将加大投入。")
    assert first.paragraph == second.paragraph
    assert first.paragraph.of(body) == body


def test_a_step_stands_verbatim_at_its_place() -> None:
    body = "目前已建成三处。\n　　下一步，省財政廳將設立基金。"
    (step,) = next_steps(letter(body))
    assert body[step.start : step.end] == step.text == "下一步，省財政廳將設立基金。"


@pytest.mark.parametrize(
    ("promise", "firmness"),
    [
        ("我厅将在2027年6月底前印发办法。", Firmness.FIRM),
        ("我厅将支持建设中试平台20个。", Firmness.FIRM),
        ("我厅将每半年开展一次路演。", Firmness.FIRM),
        ("我厅将修订管理办法。", Firmness.PLANNED),
        ("我厅将适时开展论证。", Firmness.SOFT),
        ("我厅将积极争取上级资金。", Firmness.SOFT),
        ("我厅将适时选择2个城市开展试点。", Firmness.SOFT),
        ("我厅将积极争取上级资金500万元。", Firmness.SOFT),
        ("我厅将积极争取上级资金，新建学校5所。", Firmness.FIRM),
    ],
)
def test_how_firmly_a_step_binds(promise: str, firmness: Firmness) -> None:
    (step,) = next_steps(letter(promise))
    assert step.firmness is firmness


def test_the_date_of_a_condition_is_no_due_date() -> None:
    (step,) = next_steps(letter("如明年资金到位，我厅将启动建设。"))
    assert step.due is None
    assert step.firmness is Firmness.PLANNED


def test_a_letter_without_a_body_promises_nothing() -> None:
    assert texts("") == []
