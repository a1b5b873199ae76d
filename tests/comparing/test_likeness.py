"""The pairs of promises, judged by hand, that the threshold of rewording tells apart."""

from itertools import product

import pytest

from bot.comparing.likeness import REWORDED, likeness
from bot.comparing.wording import wording

SAME = [
    ("我厅将于2026年底前建成城东养老服务中心", "我厅将于2027年6月底前建成城东养老服务中心"),
    ("力争2026年底前建成投用城东养老服务中心", "确保城东养老服务中心明年上半年完成建设并投入使用"),
    ("我厅将加快推进概念验证中心建设", "我厅将继续推进概念验证中心建设，争取明年投用"),
    ("计划新建公共充电桩500个", "计划新建公共充电桩800个"),
    ("我局将在学府路增设两处过街天桥", "我局将在学府路、锦绣街增设三处过街天桥"),
    ("研究制定托育机构备案管理办法", "年内印发《托育机构备案管理实施细则》"),
    ("安排专项资金1200万元用于老旧小区加装电梯", "市财政局安排1500万元补助老旧小区加装电梯"),
    ("适时开展小区物业服务第三方评估", "每年开展一次小区物业服务第三方评估，结果公布"),
    ("推动市中医医院与五家卫生院组建医共体", "推动市中医医院与八家卫生院组建紧密型医共体"),
    ("2026年3月底前完成雨污分流管网普查", "雨污分流管网普查推迟到2026年9月底前完成"),
    ("拟在东湖公园北门设置无障碍坡道", "东湖公园北门无障碍坡道将于年底前建成"),
    ("探索设立科技成果转化种子基金", "设立规模不低于2亿元的科技成果转化种子基金"),
    ("鼓励企业参与校企合作，落实抵免政策", "落实校企合作抵免政策"),
    ("将把桂花巷纳入明年道路改造计划", "桂花巷道路改造已列入今年计划"),
]
DIFFERENT = [
    ("我厅将加快推进城东养老服务中心建设", "我厅将加快推进滨河幼儿园建设"),
    ("下一步，我局将进一步加强食品安全监管", "下一步，我局将进一步加强农贸市场管理"),
    ("研究制定托育机构管理办法", "研究制定民宿消防管理办法"),
    ("力争年内出台养老服务条例", "力争年内出台停车管理条例"),
    ("会同省财政厅研究完善专项资金补助政策", "会同省人社厅研究完善青年人才引进政策"),
    ("计划2026年新建公共充电桩500个", "计划2026年新建口袋公园500处"),
    ("2027年6月底前完成雨污分流管网改造", "2027年6月底前完成农村危房改造"),
    ("推动建立跨省医保直接结算机制", "推动建立跨部门联合执法机制"),
    ("我局将在学府路增设两处过街天桥", "我局将在机场路增设两处公交港湾"),
    ("支持高校建设概念验证中心", "支持企业建设中试基地"),
    ("我局将督促各区落实责任，按季度通报", "我局将督促物业公司落实消防责任，按月检查"),
    ("开展老年助餐服务，新增助餐点30个", "开展社区托育服务，新增托位300个"),
    ("将把该路段纳入明年道路改造计划", "将把该村纳入明年农网改造计划"),
    ("安排专项资金1200万元用于加装电梯", "安排专项资金1200万元用于购置校车"),
    ("建设省级中试基地", "建设省级种子库"),
    ("适时启动立法调研", "适时启动机构改革"),
]


def of(one: str, other: str) -> float:
    return likeness(wording(one), wording(other))


@pytest.mark.parametrize(("before", "after"), SAME)
def test_a_promise_reworded_is_the_same(before: str, after: str) -> None:
    assert of(before, after) >= REWORDED


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_promises_that_share_a_formula_are_not(one: str, other: str) -> None:
    assert of(one, other) < REWORDED


def test_the_threshold_stands_in_a_gap() -> None:
    """A little more or less would judge no pair otherwise."""
    assert min(of(*pair) for pair in SAME) >= REWORDED + 5
    assert max(of(*pair) for pair in DIFFERENT) < REWORDED - 5


def test_promises_of_different_pairs_are_not_the_same() -> None:
    for (one, _), (_, other) in product(SAME[1:], repeat=2):
        if not any({one, other} <= {*pair, *SAME[0]} for pair in SAME):
            assert of(one, other) < REWORDED, (one, other)


def test_a_sentence_of_formulas_only_is_compared_as_it_is() -> None:
    assert of("我局将继续推进", "我局将继续推进") == 100
    assert of("我局将继续推进", "下一步抓紧完成编制") < REWORDED
    assert of("我局将继续推进", "概念验证中心") < REWORDED
