"""The names of regions: what they are made of, how they are shortened, what level they are of."""

from __future__ import annotations

import re

from bot.tables import table

NATION = "全国"  # the region of a letter that answers the national body

# 州 ends a region unless it is a part of its name: 郑州市, 柘州市白塔区.
_COMPONENT = re.compile(
    r"[^省市县区旗盟镇乡各委府]{1,12}?"
    r"(?:特别行政区|自治区|自治州|自治县|自治旗|省|市(?!场|容)|州(?![市县区])|县|区|旗|盟|镇|乡|街道)"
)


def components(region: str) -> tuple[str, ...]:
    """The regions that a region's name goes through: 汇江市白塔区 → 汇江市, 白塔区."""
    found = []
    start = 0
    while match := _COMPONENT.match(region, start):
        found.append(match.group())
        start = match.end()
    return tuple(found)


def short_region(region: str) -> str:
    """The region's name as people say it: 吉林省 → 吉林, 湘西土家族苗族自治州 → 湘西."""
    for called, full in provinces().items():
        if region == full:  # 内蒙古自治区 is not 内
            return called
    levels = table("agencies")["levels"]
    ends = [end for end in (*levels["trimmed"], *levels["bare"]) if region.endswith(end)]
    short = next((region.removesuffix(end) for end in ends if len(region) > len(end) + 1), region)
    peoples = sorted(levels["peoples"], key=len, reverse=True)
    while people := next((p for p in peoples if short.endswith(p) and len(short) > len(p)), ""):
        short = short.removesuffix(people)
    return short


def places_called(region: str) -> tuple[str, ...]:
    """How people name the region before an agency: "", 吉林省, 省, 吉林."""
    regions = components(region)
    if not regions:
        return ("", region) if region else ("",)
    rest = region.removeprefix("".join(regions))  # 委 of 省委组织部
    last, short = regions[-1], short_region(regions[-1])
    above = "".join(short_region(each) for each in regions[:-1])
    named = (last, level_of(last), short, above + last, above + short)
    return tuple(dict.fromkeys(("", region, *(each + rest for each in named))))


def level_of(region: str) -> str:
    """省 of 吉林省, 自治州 of 湘西土家族苗族自治州."""
    levels: list[str] = table("agencies")["levels"]["bare"]
    return next((level for level in levels if region.endswith(level)), "")


def bare_level(name: str) -> str:
    """The level that a name begins with in place of a region: 省财政厅 → 省; not 市场监管局."""
    levels = table("agencies")["levels"]
    if name.startswith(tuple(levels["words"])):
        return ""
    return next((level for level in levels["bare"] if name.startswith(level)), "")


def is_province(region: str) -> bool:
    """Whether its agencies may be 厅."""
    return region.endswith(tuple(table("agencies")["levels"]["province_ends"]))


def provinces() -> dict[str, str]:
    """The provinces by their short names."""
    short_to_full: dict[str, str] = table("agencies")["provinces"]
    return short_to_full


def can_stand_before_a_kind(prefix: str) -> bool:
    """Whether it ends like a region, or names a province, or is nothing."""
    ends = tuple(table("agencies")["levels"]["region_ends"])
    return not prefix or prefix in provinces() or prefix.endswith(ends)


def up_to(level: str, where: str) -> str:
    """The part of the letter's region down to the bare level; the level itself if it has none."""
    regions = components(where)
    for count in range(len(regions), 0, -1):
        if regions[count - 1].endswith(level):
            return "".join(regions[:count])
    return level
