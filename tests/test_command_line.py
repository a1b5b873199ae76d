"""The command line, as a person types it; each test runs the command in this process."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.__main__ import main
from bot.loading import Read
from bot.model import Document
from bot.reparsing import Parser
from bot.store import Store
from bot.tables import samples_folder
from tests.killed_while_reparsing import BETTER

SEEDS = Path(__file__).resolve().parents[1].parent / "shared" / "seeds"
SAMPLE = samples_folder() / "082-科技厅-2023.txt"


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test sees this checkout's database or settings."""
    monkeypatch.chdir(tmp_path)
    for name in ("BOT_TOKEN", "DATABASE_URL", "ADMIN_IDS"):
        monkeypatch.delenv(name, raising=False)


def run(*words: str) -> Result:
    return CliRunner().invoke(main, ["--db", "replies.db", *words])


@pytest.mark.parametrize(
    "command",
    ["run", "load", "parse", "reparse", "ask", "samples", "backup", "restore"],
)
def test_every_command_has_help_with_an_example(command: str) -> None:
    result = run(command, "--help")
    assert result.exit_code == 0
    assert f"proposal-bot {command}" in result.output


def test_loading_twice_changes_nothing() -> None:
    assert "新增 │ 12" in squeezed(run("load", str(samples_folder())))
    assert "无变化 │ 12" in squeezed(run("load", str(samples_folder())))


def squeezed(result: Result) -> str:
    assert result.exit_code == 0, result.output
    return " ".join(result.output.split())


@pytest.mark.parametrize(("options", "told"), [([], True), (["--quiet"], False)])
def test_loading_tells_followers_unless_it_is_to_be_quiet(options: list[str], told: bool) -> None:
    assert run("load", *options, str(SAMPLE)).exit_code == 0
    with Store.open("sqlite:///replies.db") as store:
        assert bool(store.events_of_reply(1, 1)) is told


def test_one_bad_file_stops_nothing_and_is_explained(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_bytes(b"")
    (folder / "b.txt").write_bytes(SAMPLE.read_bytes())
    (folder / "c.txt").write_text("明天下午三点开会，请准时参加。", encoding="utf-8")
    (folder / "d.docx").write_bytes(b"PK\x03\x04" + bytes(100))
    (folder / "notes.md").write_text("# 备忘", encoding="utf-8")
    result = run("load", str(folder))
    assert result.exit_code == 1
    words = " ".join(result.output.split())
    assert "新增 │ 1" in words
    assert "失败 │ 3" in words
    for name in ("a.txt", "c.txt", "d.docx"):
        assert name in words
    assert "notes.md" not in words


def test_a_failed_load_stores_nothing(tmp_path: Path) -> None:
    (tmp_path / "c.txt").write_text("明天下午三点开会。", encoding="utf-8")
    assert run("load", "c.txt").exit_code == 1
    assert "proposal-bot load" in run("ask", "/start").output


def test_parse_stores_nothing_and_shows_a_sheet() -> None:
    result = run("parse", str(SAMPLE))
    assert result.exit_code == 0
    assert "澜岭省科学技术厅" in result.output
    assert not Path("replies.db").exists()


def test_parse_json_points_into_the_text() -> None:
    result = run("parse", "--json", str(SAMPLE), str(samples_folder() / "松陂交通-第9号.txt"))
    first, second = map(json.loads, result.output.splitlines())
    assert first["numbers"] == ["82"]
    assert second["numbers"] == ["9"]
    for reply in (first, second):
        assert reply["next_steps"]
        for part in (*reply["next_steps"], *reply["next_step_paragraphs"], *reply["figures"]):
            assert reply["text"][part["start"] : part["end"]] == part["text"]
        for place in reply["section_places"]:
            assert reply["text"][place["start"] :].startswith(place["heading"])


def test_parse_says_what_is_wrong_and_ends_with_1() -> None:
    Path("空.txt").write_bytes(b"")
    result = run("parse", "空.txt")
    assert result.exit_code == 1
    assert "空.txt" in result.output


def test_ask_shows_what_a_person_would_see() -> None:
    run("samples")
    output = run("ask", "/proposal 2024W218").output
    assert "澜岭省科学技术厅" in output
    assert "[全部下一步]" in output
    assert "<b>" not in output


def test_ask_presses_buttons_one_after_another() -> None:
    run("samples")
    output = run("ask", "/proposal 2024W218", "--press", "原文", "--press", "返回摘要").output
    assert output.count("第2024W218号·澜岭省政协十三届二次会议") >= 2


def test_ask_names_the_buttons_there_are_when_one_is_not() -> None:
    run("samples")
    result = run("ask", "/proposal 2024W218", "--press", "没有这个")
    assert result.exit_code == 1
    assert "[原文]" in result.output


def test_ask_json_prints_the_calls() -> None:
    run("samples")
    calls = [json.loads(line) for line in run("ask", "--json", "/help").output.splitlines()]
    assert [call["method"] for call in calls] == ["sendMessage"]
    assert calls[0]["params"]["parse_mode"] == "HTML"


def test_ask_as_an_admin() -> None:
    run("samples")
    assert "虚构样例" in run("ask", "/start", "--as", "admin").output


def test_samples_are_removed_and_nothing_else(tmp_path: Path) -> None:
    real = tmp_path / "真.txt"
    real.write_bytes(SAMPLE.read_bytes().replace("第82号".encode(), "第83号".encode()))
    run("load", str(real))
    run("samples")
    assert "12" in run("samples", "--remove").output
    assert "第83号" in run("ask", "/proposal 83").output
    assert "没有找到" in run("ask", "/proposal 2024W218").output


def test_reparse_leaves_what_this_parser_read_unless_told_to() -> None:
    run("samples")
    assert "没有变化 │ 0" in squeezed(run("reparse"))
    assert "没有变化 │ 12" in squeezed(run("reparse", "--all"))


def test_reparse_says_which_fields_of_which_replies_changed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    run("samples")
    monkeypatch.setattr("bot.commands.reparse.todays_parser", lambda: BETTER)
    monkeypatch.setattr("bot.commands.reparse.LINES", 5)
    words = squeezed(run("reparse"))
    assert "签发人 │ 12" in words
    assert words.count("第 1 稿") == 5
    assert "另有 7 稿有变化，加 --verbose 全部列出" in words
    run("reparse", "--all")
    assert "没有变化 │ 12" in squeezed(run("reparse", "--all", "--verbose"))


def test_reparse_names_what_is_refused_now_and_ends_with_1(monkeypatch: pytest.MonkeyPatch) -> None:
    run("samples")

    def refuse(document: Document) -> Read:
        return Read(document.name, None, f"{document.name}：不像是答复", document)

    monkeypatch.setattr("bot.commands.reparse.todays_parser", lambda: Parser(refuse, "stricter"))
    result = run("reparse")
    assert result.exit_code == 1
    assert f"{SAMPLE.name}：不像是答复" in result.output
    assert "澜岭省科学技术厅" in run("ask", "/proposal 2024W218").output


def test_a_setting_of_no_use_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ADMIN_IDS", "张三")
    result = run("ask", "/start")
    assert result.exit_code == 1
    assert "ADMIN_IDS" in result.output
    assert "Traceback" not in result.output


def test_a_database_that_is_none_is_one_line() -> None:
    Path("replies.db").write_text("这不是数据库" * 500, encoding="utf-8")
    result = run("ask", "/start")
    assert result.exit_code == 1
    assert "replies.db" in result.output
    assert "Traceback" not in result.output


@pytest.mark.skipif(not SEEDS.is_dir(), reason="../shared/seeds is not there")
class TestSeeds:
    @pytest.fixture(autouse=True)
    def loaded(self, elsewhere: None) -> None:
        assert run("load", str(SEEDS)).exit_code == 0

    @pytest.mark.parametrize(
        ("question", "words"),
        [
            ("/proposal 82", "吉科发区〔2023〕78号"),
            ("/proposal 2024W218", "吉科发成〔2024〕87号"),
            ("/proposal 218", "第2024W218号"),
            ("/agency 科技厅", "吉林省科学技术厅"),
            ("/agency 财政厅", "创业引导基金"),
            ("/agency kjt", "主办 2"),
            ("碳纤维", "碳纤维"),
            ("/proposal 999", "没有找到"),
            ("/agency xx厅", "没有"),
        ],
    )
    def test_the_questions_of_a_newcomer(self, question: str, words: str) -> None:
        assert words in run("ask", question).output

    def test_every_quoted_sentence_stands_in_a_file(self) -> None:
        texts = "".join(path.read_text("utf-8") for path in SEEDS.glob("*.txt"))
        for question in ("/proposal 82", "/proposal 218", "/agency 科技厅", "碳纤维", "/pending"):
            output = run("ask", "--json", question).output
            (html,) = [json.loads(line)["params"]["text"] for line in output.splitlines()]
            for quotation in quotations(html):
                assert quotation in texts

    def test_all_nine_paragraphs_of_next_steps(self) -> None:
        result = run("parse", "--json", str(SEEDS))
        for line in result.output.splitlines():
            reply = json.loads(line)
            labels = json.loads((SEEDS / reply["file"]).with_suffix(".json").read_text("utf-8"))
            read = [paragraph["text"] for paragraph in reply["next_step_paragraphs"]]
            assert len(read) == len(labels["next_steps"])
            # A step begins with its 下一步, where one is printed; the labels leave it out.
            for paragraph, label in zip(read, labels["next_steps"], strict=True):
                assert paragraph.removeprefix("下一步，") == label


def quotations(html: str) -> list[str]:
    """The agency's words in a message, as plain text."""
    import re
    from html import unescape

    found = re.findall(r"<blockquote[^>]*>(.*?)</blockquote>", html, re.DOTALL)
    assert found
    return [unescape(re.sub(r"</?b>", "", quotation)) for quotation in found]


# --- backup and restore -----------------------------------------------------------------------


def test_a_backup_comes_back(tmp_path: Path) -> None:
    run("samples")
    said = run("backup", str(tmp_path / "copy.db.gz"))
    assert "已备份到" in said.output
    run("samples", "--remove")
    refused = CliRunner().invoke(
        main, ["--db", "replies.db", "restore", str(tmp_path / "copy.db.gz")], input="n\n"
    )
    assert refused.exit_code == 1
    assert "答复 │ 12 │ 0" in " ".join(refused.output.split())
    assert "还没有答复" in run("ask", "/start").output
    restored = run("restore", str(tmp_path / "copy.db.gz"), "--yes")
    assert restored.exit_code == 0, restored.output
    assert "12 件" in run("ask", "/start").output
    (kept,) = Path().glob("replies.db.*.replaced")
    assert kept.name in restored.output


def test_a_backup_without_a_name_stands_beside_the_database() -> None:
    assert "还不存在" in run("backup").output
    run("samples")
    assert run("backup").exit_code == 0
    assert len(list(Path().glob("replies-*.db.gz"))) == 1
    assert "先建好" in run("backup", "nowhere/copy.db").output
    assert run("backup", "copy.db").exit_code == 0
    assert "已经存在" in run("backup", "copy.db").output


def test_what_is_no_backup_is_refused_in_a_sentence(tmp_path: Path) -> None:
    run("samples")
    (tmp_path / "x.db").write_bytes(b"no database")
    result = run("restore", str(tmp_path / "x.db"), "--yes")
    assert result.exit_code == 1
    assert "不是数据库备份" in result.output
    assert "Traceback" not in result.output


def test_the_admin_of_the_terminal_is_an_owner() -> None:
    run("samples")
    assert "负责人（设置中指定）" in run("ask", "/admins", "--as", "admin").output
    assert "只供本处工作人员" in run("ask", "/admins").output
