"""What could not be read for certain, said to the person who reviews an upload."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bot.model import Reply, Warning

_UNREAD = {
    "numbers": "没有读到提案（建议）编号，请核对标题。",
    "titles": "没有读到提案（建议）的题目。",
    "proposers": "没有读到提案人的姓名或名称。",
    "agency": "没有读到答复单位的名称，请核对落款。",
    "region": "看不出是哪个地方的政协或人大。",
    "term": "没有读到届次。",
    "meeting": "没有读到第几次会议。",
    "written_on": "没有读到成文日期。",
}


@dataclass(frozen=True, slots=True)
class Grounds:
    """What some fields rest on: the page's own 成文日期, the session's place, who signs."""

    surely_a_reply: bool
    opinion: bool  # 会办意见: a co-handler's letter to the leading agency
    stated_date: date | None
    session_region: str | None
    signed_or_headed: bool  # an agency's name stands under the letter or in its headline


def doubts(reply: Reply, grounds: Grounds) -> Iterator[Warning]:
    """One warning a doubtful field."""
    stated_date = grounds.stated_date
    if not grounds.surely_a_reply:
        yield Warning("body", "没有看全称呼和“收悉”“现答复如下”一类的用语，请确认这是答复全文。")
    if grounds.opinion:
        yield Warning("body", "这是会办（协办）意见，写给主办单位，不是对提案者的答复。")
    for field, words in _UNREAD.items():
        if getattr(reply, field) in (None, ()):
            yield Warning(field, words)
    if stated_date and reply.written_on and stated_date != reply.written_on:
        yield Warning(
            "written_on",
            f"落款日期（{reply.written_on}）与页面所列成文日期（{stated_date}）不一致，采用落款日期。",
        )
    if reply.published_on and reply.written_on and reply.published_on < reply.written_on:
        yield Warning("published_on", "发布日期早于成文日期，请核对。")
    if reply.agency and not grounds.signed_or_headed:
        yield Warning(
            "agency", f"落款和标题都没有单位名称，“{reply.agency}”取自页面来源或正文，请核对。"
        )
    said = (grounds.session_region or "") + (reply.agency or "")
    if reply.region and reply.region != "全国" and reply.region not in said:
        yield Warning("region", f"届次前没有写全地名，按文中所见取“{reply.region}”，请核对。")
    if len(reply.numbers) > 1:
        yield Warning("numbers", f"读到 {len(reply.numbers)} 个编号：{'、'.join(reply.numbers)}。")
