"""The columns of the ledgers, under the names that offices use themselves.

What our own reader of ledgers reads is called as it looks for it; see `data/tables/ledger.toml`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from bot.dispositions import legend
from bot.ledgers.workbook import CELL_LIMIT, Cell, Column
from bot.model import Kind, NextStep, Reply, StepMark, StoredReply, page_of
from bot.telling import names
from bot.telling.catalogue import Catalogue, catalogue
from bot.telling.masking import masked

_BETWEEN = "、"

_NUMBER = {Kind.PROPOSAL: "提案号", Kind.SUGGESTION: "建议号"}
_FIRST = {Kind.PROPOSAL: "提案者", Kind.SUGGESTION: "领衔代表"}
_OTHERS = {Kind.PROPOSAL: "联名人", Kind.SUGGESTION: "联名代表"}
_CONTACTS = (Column("联系人", 10), Column("联系电话", 16))


def reply_columns(kind: Kind, *, contacts: bool, answers: int) -> tuple[Column, ...]:
    """The columns of 提案台账 or 建议台账; `answers` cells hold the longest letter."""
    return (
        Column(_NUMBER[kind], 14),
        Column("届次", 26),
        Column("案由", 40),
        Column(_FIRST[kind], 14),
        Column(_OTHERS[kind], 24),
        Column("主办单位", 24),
        Column("会办单位", 28),
        Column("办理类别", 10),
        Column("类别说明", 24),
        Column("文号", 22),
        Column("成文日期", 12),
        Column("发布日期", 12),
        Column("公开属性", 12),
        Column("签发人", 10),
        *(_CONTACTS if contacts else ()),
        Column("下一步项数", 10),
        Column("来源文件", 24),
        *(
            Column("答复内容" if not number else f"答复内容（续{number}）", 80)
            for number in range(answers)
        ),
    )


def reply_cells(stored: StoredReply, *, contacts: bool, answers: int) -> list[Cell]:
    """A reply's row; without `contacts` nobody's telephone number stands in it."""
    reply = stored.reply
    first, *others = reply.proposers or ("",)
    text = reply.text if contacts else masked(reply)
    letter = list(pieces(text))
    return [
        _BETWEEN.join(reply.numbers),
        _session(reply),
        "\n".join(reply.titles),
        first,
        _BETWEEN.join(others),
        reply.agency,
        _BETWEEN.join(reply.co_agencies),
        reply.disposition,
        legend(reply),
        reply.document_number,
        reply.written_on,
        reply.published_on,
        reply.disclosure,
        reply.signer,
        *((reply.contact, reply.phone) if contacts else ()),
        len(reply.next_steps),
        stored.source_name,
        *letter,
        *[None] * (answers - len(letter)),
    ]


def _session(reply: Reply) -> str | None:
    """The session as far as it is stated; a body alone is none."""
    return names.session(_t(), reply) if reply.term or reply.meeting else None


def cells_for(longest: int) -> int:
    """How many cells hold a letter of so many characters, wherever `pieces` may cut it."""
    units = longest * 2
    return 1 if units <= CELL_LIMIT else -(-units // (CELL_LIMIT // 2 - 1))


def pieces(text: str) -> Iterator[str]:
    """The text in pieces that a cell can hold, cut after a line where there is one."""
    while len(text.encode("utf-16-le")) // 2 > CELL_LIMIT:
        longest = text.encode("utf-16-le")[: CELL_LIMIT * 2].decode("utf-16-le", "ignore")
        cut = longest.rfind("\n", len(longest) // 2) + 1 or len(longest)
        yield text[:cut]
        text = text[cut:]
    yield text


def _t() -> Catalogue:
    """A ledger is the office's own paper: in Chinese, whatever language its reader chose."""
    return catalogue(None)


STEP_COLUMNS = (
    Column("案号", 14),
    Column("届次", 26),
    Column("案由", 40),
    Column("提案者", 24),
    Column("主办单位", 24),
    Column("责任单位", 24),
    Column("下一步安排（原文）", 60),
    Column("完成时限（原文）", 18),
    Column("到期日（按字面）", 14),
    Column("明确程度", 14),
    Column("办理状态", 12),
    Column("登记日期", 12),
    Column("依据", 40),
    Column("答复日期", 12),
    Column("文号", 22),
    Column("所在条目", 30),
    Column("来源文件", 24),
    Column("页码", 8),
)


def step_cells(
    stored: StoredReply, step: NextStep, seen: StepMark | None, marked_on: date | None
) -> list[Cell]:
    """A next step's row: who, by when, what was seen of it, and where it stands."""
    reply = stored.reply
    section = reply.sections[step.section].heading if step.section is not None else None
    status = f"status-{seen.status.replace('_', '-')}" if seen else "status-pending"
    return [
        _BETWEEN.join(reply.numbers),
        _session(reply),
        "\n".join(reply.titles),
        _BETWEEN.join(reply.proposers),
        reply.agency,
        _BETWEEN.join(step.agencies) or step.agency,
        step.text,
        step.due.text if step.due else None,
        step.due.end if step.due else None,
        _t().plain(f"firmness-{step.firmness}"),
        _t().plain(status),
        marked_on,
        seen.source if seen else None,
        reply.written_on or reply.published_on,
        reply.document_number,
        section,
        stored.source_name,
        page_of(stored.breaks, step.start) if stored.breaks else None,
    ]
