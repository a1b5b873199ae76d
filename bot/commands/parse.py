"""`proposal-bot parse FILE…`: what would be loaded, with nothing stored."""

from __future__ import annotations

import json
from itertools import chain
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from bot.limits import reader
from bot.loading import files_in, read_replies
from bot.model import Reply
from bot.parsing.as_json import as_json
from bot.settings import Settings


@click.command(
    help="解析文件并显示结果，不写入数据库。有文件不能解析时退出码为 1。",
    epilog="例：proposal-bot parse 第82号.txt　　proposal-bot parse --json *.html > 结果.jsonl",
)
@click.argument(
    "paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path), metavar="FILE…"
)
@click.option("--json", "as_lines", is_flag=True, help="每件答复一行 JSON。")
@click.pass_obj
def parse(settings: Settings, paths: tuple[Path, ...], as_lines: bool) -> None:
    """A sheet a reply, or a line of JSON."""
    console, failed = Console(), False
    with reader(settings) as reading:
        for read in chain.from_iterable(read_replies(reading, path) for path in files_in(paths)):
            if read.reply is None:
                failed = True
                click.echo(f"{read.name}：{read.refusal}", err=True)
            elif as_lines:
                click.echo(json.dumps(as_json(read.reply, read.name), ensure_ascii=False))
            else:
                console.print(_sheet(read.name, read.reply))
    if failed:
        raise SystemExit(1)


def _sheet(name: str, reply: Reply) -> Table:
    table = Table("项", "所读", title=name, show_lines=True)

    def row(name: str, *values: object) -> None:
        text = "\n".join(str(value) for value in values if value not in (None, ""))
        table.add_row(name, Text(text or "未载明", style="" if text else "dim"))

    row("类别", {"proposal": "政协提案", "suggestion": "人大建议"}[reply.kind])
    row("案号", *reply.numbers)
    row("地区 · 届次", f"{reply.region or '?'} · {reply.term or '?'} 届 {reply.meeting or '?'} 次")
    row("标题", *reply.titles)
    row("提案者", "、".join(reply.proposers))
    row("主办", reply.agency)
    row("会办", "、".join(reply.co_agencies))
    row("文号", reply.document_number)
    row("索引号", reply.index_number)
    row("成文 · 发布", f"{reply.written_on or '?'} · {reply.published_on or '?'}")
    row("办理类别 · 公开属性", f"{reply.disposition or '?'} · {reply.disclosure or '?'}")
    row("签发人", reply.signer)
    row("联系人 · 电话", f"{reply.contact or '?'} · {reply.phone or '?'}")
    for section in reply.sections:
        row("分条", section.heading, section.telling and f"→ {section.telling.of(reply.text)}")
    for step in reply.next_steps:
        due = f"{step.due.text}（至 {step.due.end}）" if step.due else ""
        row("下一步", " · ".join(filter(None, [step.agency, due, step.firmness])), step.text)
    row("数据", "；".join(f"{f.text}" for f in reply.figures))
    for warning in reply.warnings:
        row("请核对", f"{warning.field}：{warning.text}")
    return table
