"""Names of places before a body or an agency: 吉林省, 云岭瑶族自治县, or bare 省, 县."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from bot.agencies import known_kinds

# 省 and 自治县 alone: which one, the letter says elsewhere.
LEVELS = (
    "省", "市", "县", "区", "旗", "州", "盟", "自治区", "自治州", "自治县", "自治旗", "新区",
    "镇", "乡",
)  # fmt: skip
_SUFFIX = (
    r"(?:自治区|自治州|自治县|自治旗|特别行政区|地区|省|市|县|区|旗|盟|镇|乡|"
    r"(?<=[\u3400-\u9fff]{2})州(?![市县区省]))"  # 凉山州; but 杭州市, 贵州省
)
# What stands before a name and is no part of it.
_CUT = re.compile(
    r"欢迎您?(?:访问|来到|光临)|访问|来到|光临|关于|答复|回复|办理|复函|对于|对|您在|你在|们在|在|向|及|和|给|由|"
    r"的|将|为|是|与|就|经|从|第(?=$)|[^\u3400-\u9fff]"
)
_NAME = re.compile(rf"[\u3400-\u9fff]{{1,12}}?{_SUFFIX}$")
_HIGHER = re.compile(r"[\u3400-\u9fff]{1,7}?(?:省|自治区|自治州|地区|盟|市)(?=[\u3400-\u9fff]{2})")
_COUNTY_OF_TOWN = re.compile(r"[\u3400-\u9fff]{1,7}?[县区旗](?=[\u3400-\u9fff]{1,5}[乡镇]$)")
_LEADING = re.compile(rf"[\u3400-\u9fff]{{0,14}}?{_SUFFIX}")
# 片区, 开发区 and 城市 are no places of a committee or congress.
_NO_PLACE = re.compile(
    r"(?:片|社|园|景|小|城|山|库|灾|辖|地|校|林|郊|老|市|农|牧|开发|新|乡|街|厂|矿|试验|示范|保护|功能|棚户)区$|"
    r"(?:城|都|超|门|集|夜|早|股|上|菜|闹|街)市$"
)


def region_before(words: str) -> str | None:
    """The place that `words` end in, without the higher places before it."""
    tail = words[-16:]
    if tail.endswith("全国"):
        return "全国"
    start = max((cut.end() for cut in _CUT.finditer(tail)), default=0)
    name = tail[start:]
    return lowest(name) if name in LEVELS or _NAME.fullmatch(name) else None


def lowest(name: str) -> str:
    """The last of several places written together: 澜川市东屏区 → 东屏区."""
    while higher := _HIGHER.match(name) or _COUNTY_OF_TOWN.match(name):
        rest = name[higher.end() :]
        if not _NAME.fullmatch(rest) or rest in ("辖区", "城区", "市区"):
            return name
        name = rest
    return name


# Areas that have an office, and neither a committee nor a congress.
_NO_COMMITTEE = re.compile(r"(?:开发|高新|经开|技术|示范|度假|保税|产业|管理|工业|园)区$")
_PARTY = re.compile("^(?:中共|中国共产党|共青团|国网|国家税务总局|中国人民银行)")


@cache
def _kinds() -> re.Pattern[str]:
    longest_first = sorted(known_kinds(), key=len, reverse=True)
    return re.compile(f"(?:{'|'.join(map(re.escape, longest_first))})(?:\\([^()]*\\))?$")


def region_of_agency(agency: str) -> str | None:
    """The place whose agency it is: 澜川市东屏区住房和城乡建设局 → 东屏区; 省财政厅 → 省."""
    agency = _PARTY.sub("", agency)
    kind = _kinds().search(agency)
    named = agency[: kind.start()] if kind else ""
    if not named or not (named in LEVELS or _NAME.fullmatch(named)):
        leading = _LEADING.match(agency)
        if leading is None:
            return None
        named = leading[0]
    named = named if named in LEVELS else lowest(named)
    return None if _NO_COMMITTEE.search(named) else named


# 澜川市公安局东屏分局
_BRANCH = re.compile(
    r"(?:局|队|公司|中心|银行)(?P<where>[\u3400-\u9fff]{2,6}?)(?:分|支)(?:局|公司|队|中心|行)"
)
_BY_KIND = re.compile(
    r"高新|经开|开发|直属|城区|园区|新区|机场|铁路|港口?$|交通|第[一二三四五六七八九十]"
)


def branch_of_agency(agency: str) -> str | None:
    """The name of the place that a branch office is for: 东屏, 东屏区; None for 高新分局."""
    branch = _BRANCH.search(agency)
    return branch["where"] if branch and not _BY_KIND.search(branch["where"]) else None


# Words before 县 or 省 that make no name: 全县, 请求县人民政府, 协调县公司.
_NO_START = re.compile(
    r"^(?:请求|协调|支持|建议|希望|督促|争取|力争|配合|提请|要求|恳请|盼望|结合|会同|依托|按照|根据|联系|通过|组织|上报|报告|请示|汇报|函告|联合|积极|主动|先后|及时|报|[省市县区])|"
    r"[全我本各该外邻贵你您每两].$"
)
_BEFORE_NAME = "是在到为了入将给对与和及从向把被由至全让于已达自以按合照据绕"
# 农贸市场, 市民, 县城: here the character ends no name.
_NO_END = r"(?!场|级|民|内|直|容|域|城(?!市|乡|镇)|里|价|值|长|情|区|政(?!府|协|务))"


def most_named(folded: str, level: str) -> str | None:
    """The place of that level that the text names most, when 市 or 县 is all that the letter says.

    A name at a line's edge, in 《》 or after a colon counts threefold. Inside a sentence a name is
    taken only after a word like 在, 于, 是, with the two characters that most names have.
    """
    edge = r"(?<![^\s《“(>:|])"
    marked = rf"{edge}((?:[\u3400-\u9fff]{{1,12}}?自治|[\u3400-\u9fff]{{1,12}}?){level}){_NO_END}"
    inside = rf"(?<=[{_BEFORE_NAME}])([\u3400-\u9fff]{{2}}{level}){_NO_END}"
    counted: Counter[str] = Counter()
    for found in re.findall(marked, folded):
        name = lowest(_CUT.split(found)[-1])
        counted[name] += 3 if name == found else 1
    counted.update(re.findall(inside, folded))
    named = [name for name, _ in counted.most_common() if len(name) > 1 and _is_name(name)]
    return named[0] if named else None


def _is_name(name: str) -> bool:
    long = len(name) > 4 and "自治" not in name
    return not long and _NO_START.search(name) is None and _NO_PLACE.search(name) is None
