"""`proposal-bot reparse`: all stored texts parsed again, and what that changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import click
from rich.console import Console
from rich.progress import track
from rich.table import Table
from rich.text import Text

from bot.commands.database import open_store
from bot.reparsing import Change, Reparsed, todays_parser
from bot.reparsing import reparse as reparse_stored
from bot.settings import Settings

LINES = 20  # replies named, unless all are asked for
_WIDTH = 40  # characters of a value

NAMES = {
    "kind": "类别",
    "numbers": "案号",
    "region": "地区",
    "term": "届",
    "meeting": "次会议",
    "titles": "标题",
    "proposers": "提案者",
    "agency": "主办",
    "co_agencies": "会办",
    "document_number": "文号",
    "index_number": "索引号",
    "written_on": "成文日期",
    "published_on": "发布日期",
    "disposition": "办理类别",
    "disclosure": "公开属性",
    "signer": "签发人",
    "contact": "联系人",
    "phone": "电话",
    "body": "正文起止",
    "sections": "分条",
    "telling": "要点句",
    "next_steps": "下一步",
    "figures": "数据",
    "warnings": "请核对",
    "readings": "字段的出处",
}


@click.command(
    help="解析规则更新后，把库中全部答复（含旧稿）就地重新解析。人工更正保留，不通知关注者，"
    "机器人不必停；中断后再次运行，从断处继续。有答复不能解析时退出码为 1。",
    epilog="例：proposal-bot reparse --verbose",
)
@click.option("--all", "everything", is_flag=True, help="解析规则没有变的也重新解析。")
@click.option("--verbose", is_flag=True, help=f"列出每一稿的变化（否则只列前 {LINES} 稿）。")
@click.pass_obj
def reparse(settings: Settings, everything: bool, verbose: bool) -> None:
    """Parses with progress; what changed is told even when it is interrupted."""
    parser, progress = todays_parser(), Console(stderr=True)
    done: list[Reparsed] = []
    with open_store(settings) as store:
        if everything:
            store.forget_parsers()
        total = store.for_staff.count_unread_by(parser.revision)
        try:
            for each in track(
                reparse_stored(store, parser),
                "重新解析",
                total=total,
                console=progress,
                disable=not progress.is_terminal,
            ):
                done.append(each)
        except KeyboardInterrupt:
            progress.print("已中断。做完的已保存，再次运行会接着做。")
            raise SystemExit(130) from None
        finally:
            _report(Console(), done, total, None if verbose else LINES)
    if any(each.refusal for each in done):
        raise SystemExit(1)


def _report(console: Console, done: Sequence[Reparsed], total: int, most: int | None) -> None:
    console.print(_counts(done, total))
    changed = [line for each in done if (line := _line(each))]
    for line in changed[:most]:
        console.print(Text(line))
    if changed[most or len(changed) :]:
        console.print(f"另有 {len(changed) - LINES} 稿有变化，加 --verbose 全部列出。")
    for each in done:
        if each.refusal:
            console.print(Text(f"未改动，新规则不能解析：{each.refusal}", "yellow"))


def _counts(done: Sequence[Reparsed], total: int) -> Table:
    table = Table("变化的项", "稿数", title=f"重新解析 {len(done)} 稿，共需 {total} 稿")
    changed = Counter(change.field for each in done for change in each.changes)
    for field, name in NAMES.items():
        if changed[field]:
            table.add_row(name, str(changed[field]))
    for name, count in (
        ("新增的下一步（项）", sum(each.steps_added for each in done)),
        ("去掉的下一步（项）", sum(each.steps_removed for each in done)),
        ("归入另一件答复", sum(each.moved for each in done)),
        ("没有变化", sum(not _line(each) and not each.refusal for each in done)),
        ("新规则不能解析，未改动", sum(bool(each.refusal) for each in done)),
    ):
        table.add_row(name, str(count))
    return table


def _line(each: Reparsed) -> str:
    """What changed in one text, or "" for nothing."""
    facts = [_change(change) for change in each.changes]
    if each.steps_added or each.steps_removed:
        facts.append(f"下一步 +{each.steps_added} −{each.steps_removed}")
    if each.moved:
        facts.append(f"归入答复 {each.reply_id}")
    return f"{each.name}（第 {each.version} 稿）：{'；'.join(facts)}" if facts else ""


def _change(change: Change) -> str:
    name, values = NAMES[change.field], (change.before, change.after)
    return (
        f"{name} {' → '.join(_clipped(value) or '无' for value in values)}" if any(values) else name
    )


def _clipped(value: str) -> str:
    words = " ".join(value.split())
    return words if len(words) <= _WIDTH else f"{words[: _WIDTH - 1]}…"
