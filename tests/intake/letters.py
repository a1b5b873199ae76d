"""Short invented letters as clerks send them, and an intake over an empty store."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

NOW = datetime(2026, 11, 22, 10, tzinfo=ZoneInfo("Asia/Shanghai"))
PAUSE = timedelta(minutes=10)
CLERK, OTHER, CHAT, MEMBER = 7, 8, 7, 900

LETTER = """对政协云泽县第十届委员会第二次会议第{number}号提案的答复

{who}委员：
您提出的《关于建设{what}的提案》收悉，现答复如下：
一、现有基础
全县现有{what}12处，市民反映良好。
二、下一步打算
下一步，将在城东新建{what}{count}处，年底前建成开放，同时完善管护办法。县财政局将于2027年6月底前安排管护资金。
感谢您对我们工作的关心。
{disclosure}
云泽县住房和城乡建设局
2026年3月2日
"""


def letter(
    number: int = 82,
    *,
    what: str = "口袋公园",
    who: str = "张望",
    count: int = 3,
    disclosure: str = "（此件主动公开）",
) -> str:
    """A reply to proposal `number`; another `count` is another version of the same."""
    return LETTER.format(number=number, what=what, who=who, count=count, disclosure=disclosure)


def file(number: int = 82, **changed: object) -> bytes:
    """The same as the bytes of a text file."""
    return letter(number, **changed).encode()  # type: ignore[arg-type]
