"""Who is to do a step: the printed subject, the agency it means, and where the step is filed."""

from __future__ import annotations

import pytest

from bot.parsing.promises.next_steps import next_steps
from tests.parsing.letter_bodies import letter

OWN = "澜川省科学技术厅"


@pytest.mark.parametrize(
    ("promise", "who", "agency", "agencies"),
    [
        ("省财政厅将设立种子基金。", "省财政厅", "澜川省财政厅", ("澜川省财政厅",)),
        ("下一步，我厅将完善办法。", "我厅", OWN, (OWN,)),
        ("我们将继续跟进。", "我们", OWN, (OWN,)),
        ("我省将扩大试点。", "我省", "澜川省", (OWN,)),
        ("省科技厅将会同相关部门推广经验。", "省科技厅", OWN, (OWN,)),
        (
            "省教育厅、省财政厅将出台细则。",
            "省教育厅",
            "澜川省教育厅",
            ("澜川省教育厅", "澜川省财政厅"),
        ),
        ("我厅将会同省财政厅出台细则。", "我厅", OWN, (OWN, "澜川省财政厅")),
        (
            "扩大规模须由省财政厅核定，省财政厅将在明年一并研究。",
            "省财政厅",
            "澜川省财政厅",
            ("澜川省财政厅",),
        ),
        ("将加大支持力度。", "", OWN, (OWN,)),
        ("省供电公司计划明年改造线路。", "省供电公司", "澜川省供电公司", (OWN,)),
    ],
)
def test_the_actor_of_a_step(
    promise: str, who: str, agency: str, agencies: tuple[str, ...]
) -> None:
    step = next_steps(letter(promise))[0]
    assert (step.who, step.agency, step.agencies) == (who, agency, agencies)


def test_a_clause_without_a_subject_inherits_the_one_before() -> None:
    first, second = next_steps(letter("省财政厅将设立基金；将每年安排资金。"))
    assert (second.who, second.agency) == ("", first.agency)


def test_another_paragraph_inherits_nothing() -> None:
    steps = next_steps(letter("省财政厅将设立基金。\n　　下一步，将完善评价办法。"))
    assert steps[-1].agency == OWN


@pytest.mark.parametrize(
    "promise",
    [
        "下一步，积极推动国家技术转移中心建设。",
        "下一步，组织市农业农村局和市自然资源局登记造册。",
        "下一步，督促环卫公司尽早立项。",
    ],
)
def test_what_is_acted_upon_does_not_act(promise: str) -> None:
    (step,) = next_steps(letter(promise))
    assert (step.who, step.agency) == ("", OWN)


def test_a_letter_without_an_agency_files_its_own_steps_nowhere() -> None:
    (step,) = next_steps(letter("我局将完善办法。", agency=None))
    assert (step.agency, step.agencies) == ("", ())
