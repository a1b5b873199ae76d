"""Old names, agencies that no reply names, and whose agency is meant."""

from pathlib import Path

import pytest

from bot.agencies.divisions import divisions_called, is_division, regions_above
from bot.finding import AgencyMatch, find_agency
from bot.finding.known import former, known_name
from bot.store import Store
from tests.finding.replies import Draft, reply


def match(store: Store, words: str, region: str | None = None) -> AgencyMatch:
    return find_agency(store, words, region)


@pytest.mark.parametrize(
    ("words", "year", "now"),
    [
        ("环保厅", 2018, "青沅省生态环境厅"),
        ("青沅环保厅", 2018, "青沅省生态环境厅"),
        ("国土资源厅", 2018, "青沅省自然资源厅"),
        ("卫计委", 2018, "青沅省卫生健康委员会"),
        ("旅游局", 2018, "青沅省文化和旅游厅"),
        ("望澜工商局", 2018, "望澜市市场监督管理局"),
        ("劳动和社会保障厅", 2008, "青沅省人力资源和社会保障厅"),
    ],
)
def test_an_old_name_says_since_when(store: Store, words: str, year: int, now: str) -> None:
    found = match(store, words)
    assert found.agency is not None
    assert found.former is not None
    assert (found.agency.name, found.former.year, found.former.now) == (now, year, (now,))


def test_a_present_name_says_nothing_of_a_reform(store: Store) -> None:
    assert match(store, "生态环境厅").former is None


@pytest.mark.parametrize(
    ("name", "year", "now"),
    [
        ("吉林省环境保护厅", 2018, ("吉林省生态环境厅",)),
        ("吉林省乡村振兴局", 2023, ("吉林省农业农村厅",)),
        (
            "长春市旅游局",
            2018,
            ("长春市文化和旅游局", "长春市文化广电旅游局", "长春市文化广电和旅游局"),
        ),
        ("湖南省地方金融监督管理局", 2023, ("湖南省地方金融管理局",)),
    ],
)
def test_what_became_of_an_agency(name: str, year: int, now: tuple[str, ...]) -> None:
    found = former(name)
    assert found is not None
    assert (found.year, found.now) == (year, now)


def test_an_agency_that_goes_on_became_nothing_else() -> None:
    assert former("吉林省科学技术厅") is None
    assert former("某某集团") is None


@pytest.mark.parametrize(
    ("words", "region", "full"),
    [
        ("长春科技局", None, "长春市科学技术局"),
        ("长春市科技局", None, "长春市科学技术局"),
        ("吉林科技厅", None, "吉林省科学技术厅"),
        ("湘西民宗局", None, "湘西土家族苗族自治州民族宗教事务局"),
        ("昆山市教育局", None, "昆山市教育局"),
        ("北京朝阳区卫健委", None, "北京市朝阳区卫生健康委员会"),
        ("朝阳区教育局", None, "朝阳区教育局"),
        ("财政厅", "长春市", "吉林省财政厅"),
        ("财政局", "长春市", "长春市财政局"),
        ("财政局", None, "财政局"),
        ("税务局", "湖南省", "湖南省税务局"),
        ("长春科技厅", None, None),
        ("火星局", "长春市", None),
        ("哈哈市教育局", None, None),
    ],
)
def test_a_name_is_known_without_any_reply(
    words: str, region: str | None, full: str | None
) -> None:
    assert known_name(words, region) == full


@pytest.mark.parametrize(
    ("words", "known"), [("长春科技局", "长春市科学技术局"), ("吉林省科技厅", "吉林省科学技术厅")]
)
def test_an_agency_that_no_reply_names_is_named_in_full(
    store: Store, words: str, known: str
) -> None:
    found = match(store, words)
    assert (found.agency, found.known) == (None, known)
    assert found.offered or not found.choices
    assert len(found.choices) <= 3


def test_the_own_region_comes_first_and_the_others_are_a_button_away(store: Store) -> None:
    found = match(store, "财政局", "岚溪县")
    assert found.agency is not None
    assert found.agency.name == "岚溪县财政局"
    assert [agency.name for agency in found.elsewhere] == ["望澜市财政局"]


@pytest.mark.parametrize(
    "words", ["魔法部", "科某厅", "教东厅", "青沅省天天厅", "月政厅", "xxting", "kjjjt"]
)
def test_half_a_name_that_neither_sounds_nor_looks_like_it_is_only_an_offer(
    store: Store, words: str
) -> None:
    found = match(store, words)
    assert found.agency is None
    assert found.offered or not found.choices


def test_a_member_of_a_city_means_the_department_of_the_own_province(tmp_path: Path) -> None:
    with Store.open(f"sqlite:///{tmp_path}/provinces.db") as provinces:
        for region in ("吉林省", "湖南省"):
            draft = Draft("1", "关于科技的提案", f"{region}科学技术厅", "已办。", region=region)
            provinces.save(reply(draft), source_name=region)
        for region in ("吉林省", "湖南省"):
            city = {"吉林省": "长春市", "湖南省": "平江县"}[region]
            for words in ("科技厅", "kjt", "科计厅"):
                found = match(provinces, words, city)
                assert found.agency is not None
                assert found.agency.name == f"{region}科学技术厅"
        assert match(provinces, "科技厅").agency is None


def test_divisions() -> None:
    assert regions_above("长春市") == ("吉林省",)
    assert regions_above("平江县") == ("岳阳市", "湖南省")
    assert divisions_called("北京朝阳") == (("北京市", "朝阳区"),)
    assert len(divisions_called("朝阳区")) > 1
    assert is_division("内蒙古")
    assert not is_division("内")
    assert not is_division("科技")
