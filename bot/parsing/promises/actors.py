"""Who is to do a next step: the words printed before 将、拟、会, and the agency that they mean."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from bot.agencies import full_name, known_kinds
from bot.folding import fold
from bot.parsing.letter import Letter

_LEVELS = "省|市|县|区|州|盟|旗|镇|乡"
# What may stand before the subject: a list mark, an opening, an adjunct of time.
_BEFORE = (
    r"(?:[(]?[一二三四五六七八九十\d]+[)、.]|[一二三四五六七八九十]是|首先|其次|同时|另外|此外|与此同时|接下来|"
    r"下一?步(?:工作)?(?:中|打算)?|下一?阶段|今后|后续|往后|届时|目前|为此|对此|因此|"
    r"[12]\d{3}年|今年|明年|后年|[上下]半年|近期|,|:|还|并|也|由|和|在|,\s*)*"
)
_OURSELVES = re.compile(
    r"我们|我(?:局|厅|委|部|办|中心|单位|院|校|社|会|大队|支队|总队|站|处|所|公司|行|集团|街道|署|馆)|本(?:局|厅|委|部|单位)"
)
_OUR_PLACE = re.compile(rf"(?:我|全|本)(?:{_LEVELS}|国)")
_THAT_ONE = re.compile(r"该(?:局|厅|委|部|办|公司|中心|单位|院|校|社|集团|企业)")
_FOLLOWS = (
    r"(?=[^,;。]{0,16}(?:将|拟|会|计划|要|还|也|准备|打算|继续|正|积极|争取|按|根据|结合|随|即|以|在|从|对|就|力争|"
    r"视|优先|加|进一步|统筹|主动|协助|牵头|负责|把|往|持续|已|同|与|等|可|的|分|代|宣|出|组|派|,|。|;))"
)
# Words that stand in a sentence before a name, and never in one.
_NOT_IN_A_NAME = re.compile(
    r"^(?:由|请|向|对|把|将|为|与|在|从|按|让|使|各|有关|相关|其)|积极|推动|推进|组织(?!部)|协调|督促|依托|建议|对照|加强|"
    r"指导|支持|鼓励|引导|要求|安排|配合|帮助|争取|会同|结合|根据|针对|邀请|委托|通过|利用|完善|建立|加快|做好|"
    r"落实|今年|明年|去年|目前|建设(?!局|厅|委|部|管理|和)|的|借助|围绕|发挥|责成|实现|所有|全部|"
    r"底前|年前|新建|改造|开展|实施|完成|[需须应可拟将交]由"
)
_NO_AGENCY = re.compile(r"(?:公司|集团|企业|银行)$")
_JOINED = r"(?:、|和|与|及|以及|会同|联合|协同|同)"


@dataclass(frozen=True, slots=True)
class Actor:
    """Who is to act: as printed, as meant, and under which agencies that is filed."""

    who: str
    agency: str
    agencies: tuple[str, ...]


def nobody(letter: Letter) -> Actor:
    """Who acts when no sentence says: the answering agency."""
    agency = letter.agency or ""
    return Actor("", agency, (agency,) if agency else ())


def actor(letter: Letter, start: int, end: int) -> Actor | None:
    """The subject printed at the head of a phrase in `text[start:end]`; None when it has none."""
    folded = letter.folded[start:end]
    match = _pattern().match(folded)
    if match is None or _NOT_IN_A_NAME.search(match["who"]):
        return None
    first, last = match.span("who")
    agency, filed = _meant(match["who"], letter)
    joined = [full_name(name, letter.region) for name in _agency_names(match["others"] or "")]
    names = [name for name in (*filed, *joined) if name]
    return Actor(letter.text[start + first : start + last], agency, tuple(dict.fromkeys(names)))


def _meant(who: str, letter: Letter) -> tuple[str, tuple[str, ...]]:
    """The agency, or region, that `who` means in this letter, and what it is filed under."""
    own = letter.agency or ""
    if _OURSELVES.fullmatch(who):
        return own, (own,)
    if _OUR_PLACE.fullmatch(who):
        region = letter.region or ""
        return (region if fold(region).endswith(who[-1]) else own or who), (own,)
    if _THAT_ONE.fullmatch(who):
        return who, (own,)  # a company or a centre that the reader finds a sentence before
    name = full_name(who, letter.region)
    if own and name == full_name(own, letter.region):
        return own, (own,)
    return name, (own,) if _NO_AGENCY.search(who) else (name,)


def _agency_names(folded: str) -> list[str]:
    joined = re.finditer(rf"(?:也|还)?(?:将|拟|会)?{_JOINED}(?P<name>{_agency()})", folded)
    return [one["name"] for one in joined if not _NOT_IN_A_NAME.search(one["name"])]


@cache
def _agency() -> str:
    kinds = "|".join(re.escape(fold(kind)) for kind in known_kinds())
    place = rf"(?:(?:(?![将会拟局厅委])[一-龥]){{1,7}}?(?:{_LEVELS})|{_LEVELS}|国家)"
    ends = "公司|管委会|街道办事处|指挥部|大队|中心|管理所|人民政府|镇政府|乡政府"
    return (
        rf"(?:{place}{{0,2}}(?:{kinds})(?!门)|{place}[一-龥]{{1,8}}?(?:厅|局|委|办|{ends}|站|所|队)"
        rf"|[一-龥]{{2,12}}?(?:{ends}))"
    )


@cache
def _pattern() -> re.Pattern[str]:
    one = rf"(?:{_OURSELVES.pattern}|{_OUR_PLACE.pattern}|{_THAT_ONE.pattern}|{_agency()})"
    return re.compile(
        rf"^{_BEFORE}(?P<who>{one})(?P<others>(?:(?:也|还)?(?:将|拟|会)?{_JOINED}{one})*){_FOLLOWS}"
    )
