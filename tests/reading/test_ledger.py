"""Ledgers: each row with an answer is a letter with its fields above it."""

import csv
import io
from datetime import date

import pytest

from bot.errors import Damaged, Unsupported
from bot.model import Document
from bot.parsing import parse
from bot.reading.extracted import Extracted, Limits
from bot.reading.ledgers.ledger import ledger_rows, looks_like_ledger
from tests.reading.answer import FILES
from tests.reading.wordxml import zipped

ANSWER = (
    "顾青禾委员：\n您提出的《关于改善乡村小学取暖条件的提案》收悉，现答复如下：\n"
    "全县现有乡村小学42所。下一步，我局将于2025年底前完成其余11所的改造。"
)
HEADINGS = (
    "序号", "提案序号", "届", "次会议", "案由", "第一提案人", "联名人", "主办单位", "会办单位",
    "办理结果", "文号", "答复日期", "办理情况",
)  # fmt: skip
ROW = (
    "1", "0037", "九", "二", "关于改善乡村小学取暖条件的提案", "顾青禾", "林远\n江叙白",
    "云泽县教育局", "云泽县财政局，云泽县发展和改革局", "B", "云教函〔2024〕15号", "2024-06-12",
    ANSWER,
)  # fmt: skip
LETTER = (
    "提案号：第0037号\n届次：九届二次会议\n标题：关于改善乡村小学取暖条件的提案\n"
    "提案者：顾青禾、林远、江叙白\n承办单位：云泽县教育局\n"
    "会办单位：云泽县财政局、云泽县发展和改革局\n办理类别：B\n文号：云教函〔2024〕15号\n"
    f"成文日期：2024年6月12日\n{ANSWER}\n"
)


def separated(*rows: tuple[str, ...], delimiter: str = ",", encoding: str = "utf-8") -> bytes:
    buffer = io.StringIO()
    csv.writer(buffer, delimiter=delimiter).writerows(rows)
    return buffer.getvalue().encode(encoding)


def xlsx(sheets: dict[str, str], styles: str = "") -> bytes:
    """A workbook of sheets whose rows are given as ready XML."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    numbers = range(1, len(sheets) + 1)
    listed = "".join(
        f'<sheet name="{name}" sheetId="{number}" r:id="r{number}"/>'
        for number, name in zip(numbers, sheets, strict=True)
    )
    files = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" '
        f'Type="{relation}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{relation}">'
        f"<sheets>{listed}</sheets></workbook>",
        "xl/styles.xml": f'<styleSheet xmlns="{main}">{styles}</styleSheet>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships">'
        + "".join(
            f'<Relationship Id="r{number}" Type="{relation}/worksheet" '
            f'Target="worksheets/sheet{number}.xml"/>'
            for number in numbers
        )
        + f'<Relationship Id="s" Type="{relation}/styles" Target="styles.xml"/></Relationships>',
    }
    for number, inner in zip(numbers, sheets.values(), strict=True):
        files[f"xl/worksheets/sheet{number}.xml"] = f'<worksheet xmlns="{main}">{inner}</worksheet>'
    return zipped(files)


def rows(*cells: tuple[str, ...], first: int = 1) -> str:
    """Rows of text cells, as XML."""
    return "<sheetData>" + "".join(map(_row, range(first, 1000), cells)) + "</sheetData>"


def _row(number: int, cells: tuple[str, ...]) -> str:
    inner = "".join(
        f'<c r="{chr(65 + column)}{number}" t="inlineStr"><is><t xml:space="preserve">{words}</t>'
        "</is></c>"
        for column, words in enumerate(cells)
    )
    return f'<row r="{number}">{inner}</row>'


def read(content: bytes, name: str = "台账.xlsx") -> tuple[Extracted, ...]:
    return ledger_rows(content, name, Limits())


def texts(content: bytes) -> list[str]:
    return [one.text for one in read(content)]


# --- the three kinds of file ----------------------------------------------------------------------


def test_a_row_of_a_workbook_is_a_letter_with_its_fields() -> None:
    assert texts(xlsx({"台账": rows(HEADINGS, ROW)})) == [LETTER]


def test_a_workbook_of_the_older_kind_that_an_office_suite_saved() -> None:
    read_rows = texts((FILES / "ledger.xls").read_bytes())
    assert [text.split("\n", 1)[0] for text in read_rows] == ["提案号：第0037号", "提案号：第39号"]
    fields = LETTER.removesuffix(f"{ANSWER}\n").replace("、江叙白", "")
    assert read_rows[0].startswith(fields)
    assert "成文日期：2024年6月12日" in read_rows[0]


@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|"])
def test_a_separated_text_by_its_own_delimiter(delimiter: str) -> None:
    assert texts(separated(HEADINGS, ROW, delimiter=delimiter)) == [LETTER]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le"])
def test_a_separated_text_in_any_encoding(encoding: str) -> None:
    assert texts(separated(HEADINGS, ROW, encoding=encoding)) == [LETTER]


def test_a_row_whose_answer_is_bare_prose_is_a_reply() -> None:
    head, _, _ = LETTER.partition("顾青禾委员：")
    bare = head + "全县乡村小学42所。2027年6月底前完成其余11所的改造。"
    reply = parse(Document("台账.csv", "text/csv", bare))
    assert reply.titles == ("关于改善乡村小学取暖条件的提案",)
    assert reply.agency == "云泽县教育局"
    assert [step.text for step in reply.next_steps] == ["2027年6月底前完成其余11所的改造。"]


def test_the_parser_understands_a_row() -> None:
    reply = parse(Document("台账.csv", "text/csv", LETTER))
    assert reply.numbers == ("0037",)
    assert (reply.term, reply.meeting) == (9, 2)
    assert reply.titles == ("关于改善乡村小学取暖条件的提案",)
    assert reply.agency == "云泽县教育局"
    assert reply.co_agencies == ("云泽县财政局", "云泽县发展和改革局")
    assert reply.document_number == "云教函〔2024〕15号"
    assert reply.disposition == "B"
    assert reply.written_on == date(2024, 6, 12)
    assert [step.text for step in reply.next_steps] == [
        "下一步，我局将于2025年底前完成其余11所的改造。"
    ]


# --- headings -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "answer", ["答复内容", "答复", "复文", "办理情况", "答 复 正 文", "答复(全文)"]
)
@pytest.mark.parametrize("title", ["案由", "标题", "提案题目", "建议标题"])
def test_a_column_by_any_of_its_names(title: str, answer: str) -> None:
    shown = texts(separated((title, answer), ("关于取暖", "已改造。")))
    assert shown == ["标题：关于取暖\n已改造。\n"]


def test_titles_above_the_headings_are_passed_over() -> None:
    above = rows(("云泽县政协提案办理台账",), ("单位：云泽县教育局", "", "2024年"), HEADINGS, ROW)
    assert texts(xlsx({"台账": above})) == [LETTER]


def test_the_full_answer_goes_before_a_column_with_the_course_of_things() -> None:
    content = separated(("案由", "办理情况", "答复内容"), ("关于取暖", "已办结", "已改造。"))
    assert texts(content) == ["标题：关于取暖\n已改造。\n"]


def test_an_outcome_with_paragraphs_is_the_answer_and_with_a_letter_the_class() -> None:
    long = "全县现有乡村小学42所，已改造31所。" * 5
    assert texts(separated(("案由", "办理结果"), ("关于取暖", long))) == [
        f"标题：关于取暖\n{long}\n"
    ]
    with pytest.raises(Unsupported, match="答复正文一列"):
        read(separated(("案由", "办理结果"), ("关于取暖", "B")))


def test_a_ledger_of_suggestions_says_so_in_its_labels() -> None:
    content = separated(("建议号", "领衔代表", "答复"), ("12", "林远", "已改造。"))
    assert texts(content) == ["建议号：第12号\n领衔代表：林远\n已改造。\n"]


def test_columns_that_are_not_known_are_said() -> None:
    content = separated(("案由", "答复", "专班意见", "满意度"), ("关于取暖", "已改造。", "x", "y"))
    assert read(content)[0].warnings == ("没有读取的列：专班意见。",)


def test_the_members_own_text_is_no_part_of_the_reply() -> None:
    content = separated(("案由", "提案内容", "答复"), ("关于取暖", "建议尽快改造。", "已改造。"))
    assert texts(content) == ["标题：关于取暖\n已改造。\n"]


@pytest.mark.parametrize(
    "headings", [("姓名", "年龄"), ("案由", "主办单位"), ("答复",), ("学校", "面积", "年份")]
)
def test_a_table_that_is_no_ledger_is_refused_with_the_columns_looked_for(
    headings: tuple[str, ...],
) -> None:
    with pytest.raises(Unsupported, match=r"答复内容、答复全文.*提案号"):
        read(separated(headings, ("甲", "乙", "丙")[: len(headings)]))


# --- rows -----------------------------------------------------------------------------------------


def test_rows_without_an_answer_are_said_and_the_others_read() -> None:
    content = separated(
        ("提案号", "答复"), ("1", "甲。"), ("2", ""), ("3", "丙。"), ("", ""), ("5", "")
    )
    read_rows = read(content)
    assert [one.text for one in read_rows] == ["提案号：第1号\n甲。\n", "提案号：第3号\n丙。\n"]
    assert read_rows[0].warnings == ("第3、6行没有答复正文，没有读取。",)
    assert read_rows[1].warnings == ()


def test_headings_without_any_answer_below_are_said() -> None:
    with pytest.raises(Damaged, match="没有一行写有答复正文"):
        read(separated(("提案号", "答复"), ("1", "")))


def test_every_sheet_with_headings_is_read_and_another_is_said() -> None:
    second = rows(("建议号", "答复"), ("12", "已改造。"))
    note = rows(("填表说明",))
    read_rows = read(
        xlsx({"提案": rows(HEADINGS, ROW), "建议": second, "说明": note, "空": rows()})
    )
    assert [one.text for one in read_rows] == [LETTER, "建议号：第12号\n已改造。\n"]
    assert read_rows[0].warnings == ("工作表“说明”没有认出表头，没有读取。",)


def test_a_value_merged_over_several_rows_belongs_to_each() -> None:
    inner = rows(
        ("提案号", "主办单位", "答复"), ("7", "云泽县教育局", "甲。"), ("", "云泽县财政局", "乙。")
    )
    merged = inner + '<mergeCells count="1"><mergeCell ref="A2:A3"/></mergeCells>'
    assert [text.split("\n")[0] for text in texts(xlsx({"台账": merged}))] == ["提案号：第7号"] * 2


def test_numbers_keep_their_zeros_and_whole_numbers_have_no_point() -> None:
    inner = rows(("提案号", "答复"), ("0037", "甲。")).replace(
        "</sheetData>",
        '<row r="3"><c r="A3"><v>82</v></c><c r="B3" t="inlineStr"><is><t>乙。</t></is></c></row>'
        "</sheetData>",
    )
    assert [text.split("\n")[0] for text in texts(xlsx({"台账": inner}))] == [
        "提案号：第0037号",
        "提案号：第82号",
    ]
    assert texts(b"\xef\xbb\xbf" + '提案号,答复\n"=""0037""",甲。\n'.encode()) == [
        "提案号：第0037号\n甲。\n"
    ]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("2024-06-12", "2024年6月12日"),
        ("2024/6/12", "2024年6月12日"),
        ("2024.6.12", "2024年6月12日"),
        ("2024-06-12 00:00:00", "2024年6月12日"),
        ("20240612", "2024年6月12日"),
        ("45455", "2024年6月12日"),
        ("2024年6月12日", "2024年6月12日"),
        ("２０２４年６月１２日", "2024年6月12日"),
        ("6月上旬", "6月上旬"),
    ],
)
def test_a_date_as_letters_print_it(written: str, shown: str) -> None:
    content = separated(("提案号", "答复日期", "答复"), ("1", written, "甲。"))
    assert texts(content) == [f"提案号：第1号\n成文日期：{shown}\n甲。\n"]


def test_a_date_cell_of_a_workbook() -> None:
    styles = (
        '<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs>'
    )
    inner = rows(("提案号", "答复日期", "答复")).replace(
        "</sheetData>",
        '<row r="2"><c r="A2"><v>1</v></c><c r="B2" s="1"><v>45455</v></c>'
        '<c r="C2" t="inlineStr"><is><t>甲。</t></is></c></row></sheetData>',
    )
    assert texts(xlsx({"台账": inner}, styles)) == [
        "提案号：第1号\n成文日期：2024年6月12日\n甲。\n"
    ]


@pytest.mark.parametrize(
    ("term", "meeting", "shown"),
    [
        ("九", "二", "九届二次会议"),
        ("9", "2", "9届2次会议"),
        ("第九届", "第二次会议", "第九届第二次会议"),
        ("九届", "二次", "九届二次会议"),
        ("九", "", "九届"),
    ],
)
def test_a_session_from_its_two_columns(term: str, meeting: str, shown: str) -> None:
    content = separated(("提案号", "届", "次会议", "答复"), ("1", term, meeting, "甲。"))
    assert texts(content) == [f"提案号：第1号\n届次：{shown}\n甲。\n"]


def test_line_breaks_inside_an_answer_stay() -> None:
    assert texts(separated(("提案号", "答复"), ("1", "甲：\n　　乙。\n丙"))) == [
        "提案号：第1号\n甲：\n　　乙。\n丙\n"
    ]


# --- told apart from a text, and hostile files ----------------------------------------------------


def test_a_ledger_is_told_from_a_letter_by_its_headings() -> None:
    assert looks_like_ledger(separated(HEADINGS, ROW).decode())
    assert looks_like_ledger("台账\n提案号\t案由\t答复\n1\t甲\t乙\n")
    assert not looks_like_ledger(ANSWER)
    assert not looks_like_ledger("提案号：37\n案由：取暖\n答复：已改造，特此答复。\n")


def test_a_cell_in_the_last_corner_does_not_cost_a_table_of_that_size() -> None:
    far = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    with pytest.raises(Damaged, match="远在数据之外"):
        read(xlsx({"台账": rows(HEADINGS, ROW).replace("</sheetData>", far)}))


def test_a_workbook_that_unpacks_beyond_the_limit_is_refused() -> None:
    content = xlsx({"台账": rows(HEADINGS, (*ROW[:-1], "字" * 1_000_000))})
    with pytest.raises(Damaged, match="异常庞大"):
        ledger_rows(content, "台账.xlsx", Limits(unpacked_bytes=500_000))


def test_a_ledger_with_too_many_rows_is_to_be_parted() -> None:
    content = separated(("提案号", "答复"), *((str(number), "甲。") for number in range(11)))
    with pytest.raises(Damaged, match="拆成几个表格"):
        ledger_rows(content, "台账.csv", Limits(members=10))


@pytest.mark.parametrize("cut", [0.2, 0.6, 0.95])
def test_a_workbook_cut_short_is_said_to_be_damaged(cut: float) -> None:
    content = xlsx({"台账": rows(HEADINGS, ROW)})
    with pytest.raises(Damaged, match="已损坏"):
        read(content[: int(len(content) * cut)])


def test_an_older_workbook_cut_short_is_said_to_be_damaged() -> None:
    content = (FILES / "ledger.xls").read_bytes()
    for length in range(0, len(content) // 2, 97):
        with pytest.raises((Damaged, Unsupported), match="台账"):
            read(content[: max(length, 8)])


def test_bytes_that_are_no_table_are_refused() -> None:
    with pytest.raises(Damaged):
        read(bytes(range(256)) * 20, "台账.csv")


def test_an_answer_goes_on_in_the_columns_that_say_so() -> None:
    full = "甲" * 32_767
    content = separated(
        ("提案号", "答复内容", "答复内容（续1）", "答复内容（续2）", "答复（旧）"),
        ("1", full, "乙。", "丙。", "别的"),
    )
    assert texts(content) == [f"提案号：第1号\n{full}乙。\n丙。\n"]
