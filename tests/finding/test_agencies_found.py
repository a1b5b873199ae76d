"""An agency by whatever a person calls it, and nonsense refused."""

import pytest

from bot.finding import find_agency
from bot.store import Store

KEJI = "青沅省科学技术厅"
FOUND = [
    # in full
    ("青沅省科学技术厅", KEJI),
    ("望澜市住房和城乡建设局", "望澜市住房和城乡建设局"),
    ("国家发展和改革委员会", "国家发展和改革委员会"),
    ("财政部", "财政部"),
    # short, with and without region
    ("青沅省科技厅", KEJI),
    ("青沅科技厅", KEJI),
    ("岭海财政厅", "岭海省财政厅"),
    ("人社厅", "青沅省人力资源和社会保障厅"),
    ("人力资源社会保障厅", "青沅省人力资源和社会保障厅"),
    ("省人社厅", "青沅省人力资源和社会保障厅"),
    ("国家发改委", "国家发展和改革委员会"),
    ("省发改委", "青沅省发展和改革委员会"),
    ("省卫健委", "青沅省卫生健康委员会"),
    ("文旅厅", "青沅省文化和旅游厅"),
    ("工信厅", "青沅省工业和信息化厅"),
    ("工信部", "工业和信息化部"),
    ("住建局", "望澜市住房和城乡建设局"),
    ("望澜住建局", "望澜市住房和城乡建设局"),
    ("市监局", "望澜市市场监督管理局"),
    ("市场监管局", "望澜市市场监督管理局"),
    ("国资委", "青沅省国有资产监督管理委员会"),
    ("退役军人厅", "青沅省退役军人事务厅"),
    ("林草局", "青沅省林业和草原局"),
    ("高院", "青沅省高级人民法院"),
    ("县教育局", "岚溪县教育局"),
    ("水利局", "岚溪县水务局"),
    ("青沅 民政厅", "青沅省民政厅"),
    # without the ending
    ("民政", "青沅省民政厅"),
    ("医疗保障", "青沅省医疗保障局"),
    # other scripts
    ("青沅省科學技術廳", KEJI),
    ("生態環境廳", "青沅省生态环境厅"),
    ("青沅省科技庁", KEJI),
    # before the reforms of 2018 and 2023
    ("环保厅", "青沅省生态环境厅"),
    ("省环保厅", "青沅省生态环境厅"),
    ("卫计委", "青沅省卫生健康委员会"),
    ("农业厅", "青沅省农业农村厅"),
    ("国土厅", "青沅省自然资源厅"),
    ("工商局", "望澜市市场监督管理局"),
    ("林业厅", "青沅省林业和草原局"),
    # in pinyin
    ("minzhengting", "青沅省民政厅"),
    ("min zheng ting", "青沅省民政厅"),
    ("Mínzhèngtīng", "青沅省民政厅"),
    ("qingyuankejiting", KEJI),
    ("gongxinbu", "工业和信息化部"),
    ("shengtaihuanjingting", "青沅省生态环境厅"),
    ("shengtaihuanjinting", "青沅省生态环境厅"),
    ("wenlüting", "青沅省文化和旅游厅"),
    ("wenlvting", "青沅省文化和旅游厅"),
    ("qyskjt", KEJI),
    ("rst", "青沅省人力资源和社会保障厅"),
    ("sthjt", "青沅省生态环境厅"),
    ("minzheng厅", "青沅省民政厅"),
    ("mz厅", "青沅省民政厅"),
    # with a slip
    ("青沅省科计厅", KEJI),
    ("名政厅", "青沅省民政厅"),
    ("民正厅", "青沅省民政厅"),
    ("民改厅", "青沅省民政厅"),
    ("民厅", "青沅省民政厅"),
    ("民政政厅", "青沅省民政厅"),
    ("政民厅", "青沅省民政厅"),
    ("生态坏境厅", "青沅省生态环境厅"),
    ("生态环境亅厅", "青沅省生态环境厅"),
    ("人力资原和社会保章厅", "青沅省人力资源和社会保障厅"),
    ("青元省民政厅", "青沅省民政厅"),
    ("青源省民政厅", "青沅省民政厅"),
]

NONSENSE = [
    "xx厅", "哈哈厅", "asdf", "火星局", "月球局", "吃饭厅", "开心厅", "客厅", "餐厅", "饭局",
    "宇宙委员会", "飞机厅", "qwert", "hhh", "厅", "局", "省", "部", "孙悟空", "今天天气怎么样",
    "12345", "!!!", "…", "😀😀", "<b>厅</b>", "'; DROP TABLE replies;--", "科技" * 500, "a" * 5000,
]  # fmt: skip


@pytest.mark.parametrize(("words", "name"), FOUND)
def test_found(store: Store, words: str, name: str) -> None:
    match = find_agency(store, words)
    assert match.agency is not None, [choice.name for choice in match.choices]
    assert (match.agency.name, match.choices) == (name, ())


@pytest.mark.parametrize("words", NONSENSE)
def test_nonsense_is_refused(store: Store, words: str) -> None:
    match = find_agency(store, words)
    assert match.agency is None
    assert not match.choices or (match.offered and len(match.choices) <= 3)


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("科技厅", {"青沅省科学技术厅", "岭海省科学技术厅"}),
        ("科计厅", {"青沅省科学技术厅", "岭海省科学技术厅"}),
        ("kjt", {"青沅省科学技术厅", "岭海省科学技术厅"}),
        ("keji厅", {"青沅省科学技术厅", "岭海省科学技术厅"}),
        ("发改委", {"青沅省发展和改革委员会", "国家发展和改革委员会"}),
        ("省财政厅", {"青沅省财政厅", "岭海省财政厅"}),
        ("财政局", {"望澜市财政局", "岚溪县财政局"}),
    ],
)
def test_several_that_fit_are_choices(store: Store, words: str, names: set[str]) -> None:
    match = find_agency(store, words)
    assert match.agency is None
    assert not match.offered
    assert {choice.name for choice in match.choices} == names


@pytest.mark.parametrize("words", ["科技厅", "省科技厅", "科計廳", "kjt", "kejiting", "科学技术庁"])
def test_the_persons_own_region_settles_it(store: Store, words: str) -> None:
    for region in ("青沅省", "岭海省"):
        match = find_agency(store, words, region)
        assert match.agency is not None
        assert match.agency.name == f"{region}科学技术厅"


def test_a_region_that_is_named_stands_against_the_persons_own(store: Store) -> None:
    match = find_agency(store, "岭海科技厅", "青沅省")
    assert match.agency is not None
    assert match.agency.name == "岭海省科学技术厅"


def test_an_agency_that_only_does_a_step_in_anothers_reply(store: Store) -> None:
    match = find_agency(store, "财政厅", "青沅省")
    assert match.agency is not None
    assert (match.agency.led, match.agency.named) == (0, 1)


@pytest.mark.parametrize(
    ("words", "nearest"),
    [
        ("税务局", "岚溪县水务局"),  # sounds the same
        ("气象局", None),
        ("体育厅", "岚溪县教育局"),  # 教体局 shares the stem
        ("科技局", "岭海省科学技术厅"),
        ("湖南省科技厅", "岭海省科学技术厅"),
        ("吉林科技厅", "岭海省科学技术厅"),
        ("岭河县教育局", "岚溪县教育局"),
        ("环保局", "青沅省生态环境厅"),
    ],
)
def test_a_real_agency_that_no_reply_names_is_not_taken_for_another(
    store: Store, words: str, nearest: str | None
) -> None:
    match = find_agency(store, words)
    assert match.agency is None
    assert nearest in ([choice.name for choice in match.choices] or [None])
    assert match.offered or not match.choices
