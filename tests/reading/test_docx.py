"""Word documents lose no word and gain none: lists, changes, boxes, controls, tables, notes."""

import io
import zipfile

import pytest

from bot.errors import Damaged
from bot.reading.extracted import Limits
from bot.reading.word.docx import docx_text
from tests.reading.wordxml import docx, field, numbering, p, r, table, text_box, zipped

MARK = 'w:id="1" w:author="a" w:date="2024-01-01T00:00:00Z"'
CHAPTERS = numbering(
    ("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3．")
)


def lines(body: str, **parts: str) -> list[str]:
    return docx_text(docx(body, **parts), "答复.docx", Limits()).text.splitlines()


# --- automatic numbering --------------------------------------------------------------------------


def test_chapters_are_numbered_as_printed_and_restart_below_a_new_one() -> None:
    body = "".join(
        p(words, list_id=1, level=level)
        for words, level in (
            ("摸清底数", 0), ("城区", 1), ("乡村", 1), ("云溪镇", 2), ("加快改造", 0), ("计划", 1),
        )
    )  # fmt: skip
    assert lines(body, numbering=CHAPTERS) == [
        "一、摸清底数", "（一）城区", "（二）乡村", "1．云溪镇", "二、加快改造", "（一）计划",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("form", "start", "printed"),
    [
        ("chineseCounting", 9, ["九、", "十、", "十一、", "十二、"]),
        ("chineseCountingThousand", 99, ["九十九、", "一百、", "一百零一、", "一百零二、"]),
        ("chineseCountingThousand", 19, ["十九、", "二十、", "二十一、", "二十二、"]),
        ("japaneseCounting", 10, ["十、", "十一、", "十二、", "十三、"]),
        ("ideographDigital", 9, ["九、", "一〇、", "一一、", "一二、"]),
        ("decimal", 1, ["1、", "2、", "3、", "4、"]),
        ("decimalZero", 9, ["09、", "10、", "11、", "12、"]),
        ("decimalEnclosedCircle", 20, ["⑳、", "㉑、", "㉒、", "㉓、"]),
        ("decimalEnclosedCircleChinese", 1, ["①、", "②、", "③、", "④、"]),
        ("decimalEnclosedParen", 1, ["⑴、", "⑵、", "⑶、", "⑷、"]),
        ("decimalFullWidth", 9, ["９、", "１０、", "１１、", "１２、"]),
        ("upperLetter", 25, ["Y、", "Z、", "AA、", "BB、"]),
        ("lowerLetter", 1, ["a、", "b、", "c、", "d、"]),
        ("upperRoman", 3, ["III、", "IV、", "V、", "VI、"]),
        ("lowerRoman", 8, ["viii、", "ix、", "x、", "xi、"]),
        ("chineseLegalSimplified", 9, ["玖、", "壹拾、", "壹拾壹、", "壹拾贰、"]),
        ("ideographTraditional", 1, ["甲、", "乙、", "丙、", "丁、"]),
        ("ideographZodiac", 1, ["子、", "丑、", "寅、", "卯、"]),
    ],
)
def test_a_list_form_is_printed(form: str, start: int, printed: list[str]) -> None:
    body = p("项", list_id=1) * 4
    shown = lines(body, numbering=numbering((form, "%1、"), start=start))
    assert shown == [f"{number}项" for number in printed]


@pytest.mark.parametrize("text", ["%1、", "（%1）", "%1．", "第%1条", "%1)"])
def test_what_stands_around_the_number_stays(text: str) -> None:
    assert lines(p("项", list_id=1), numbering=numbering(("decimal", text))) == [
        text.replace("%1", "1") + "项"
    ]


def test_a_list_through_a_style_and_the_style_that_it_is_based_on() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Chapter"><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Own"><w:basedOn w:val="Chapter"/></w:style>'
    )
    body = p("底数", '<w:pStyle w:val="Chapter"/>') + p("改造", '<w:pStyle w:val="Own"/>')
    assert lines(body, numbering=CHAPTERS, styles=styles) == ["一、底数", "二、改造"]


def test_a_style_finds_its_level_by_its_name_in_the_list() -> None:
    levels = (
        '<w:abstractNum w:abstractNumId="0">'
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        '<w:lvlText w:val="%1、"/></w:lvl>'
        '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>'
        '<w:pStyle w:val="Sub"/><w:lvlText w:val="（%2）"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    styles = (
        '<w:style w:type="paragraph" w:styleId="Sub"><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    body = p("城区", '<w:pStyle w:val="Sub"/>')
    assert lines(body, numbering=levels, styles=styles) == ["（一）城区"]


def test_a_paragraph_taken_out_of_its_styles_list_has_no_number() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Chapter"><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    out = '<w:pStyle w:val="Chapter"/><w:numPr><w:numId w:val="0"/></w:numPr>'
    assert lines(p("不编号", out), numbering=CHAPTERS, styles=styles) == ["不编号"]


def test_lists_of_one_definition_count_on_and_an_override_restarts() -> None:
    extra = (
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )
    body = p("甲", list_id=1) + p("乙", list_id=2) + p("丙", list_id=3) + p("丁", list_id=3)
    part = numbering(("decimal", "%1、"), extra=extra)
    assert lines(body, numbering=part) == ["1、甲", "2、乙", "1、丙", "2、丁"]


def test_an_override_replaces_a_levels_form() -> None:
    extra = (
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>'
        '<w:lvlText w:val="%1、"/></w:lvl></w:lvlOverride></w:num>'
    )
    part = numbering(("decimal", "%1、"), extra=extra)
    assert lines(p("甲", list_id=2), numbering=part) == ["一、甲"]


def test_a_legal_level_prints_all_its_numbers_as_digits() -> None:
    part = numbering(("chineseCounting", "%1、"), ("decimal", "%1.%2")).replace(
        '<w:lvlText w:val="%1.%2"/>', '<w:isLgl/><w:lvlText w:val="%1.%2"/>'
    )
    body = p("甲", list_id=1) + p("乙", list_id=1, level=1)
    assert lines(body, numbering=part) == ["一、甲", "1.1乙"]


def test_a_level_that_never_restarts_counts_on() -> None:
    part = numbering(("decimal", "%1、"), ("decimal", "（%2）")).replace(
        '<w:lvlText w:val="（%2）"/>', '<w:lvlRestart w:val="0"/><w:lvlText w:val="（%2）"/>'
    )
    body = (p("章", list_id=1) + p("节", list_id=1, level=1)) * 2
    assert lines(body, numbering=part) == ["1、章", "（1）节", "2、章", "（2）节"]


def test_a_deleted_list_item_is_not_counted() -> None:
    gone = p(
        f"<w:del {MARK}><w:r><w:delText>删去</w:delText></w:r></w:del>",
        f"<w:rPr><w:del {MARK}/></w:rPr>",
        list_id=1,
    )
    body = p("甲", list_id=1) + gone + p("乙", list_id=1)
    assert lines(body, numbering=CHAPTERS) == ["一、甲", "二、乙"]


def test_a_pictorial_bullet_adds_no_character() -> None:
    assert lines(p("项", list_id=1), numbering=numbering(("bullet", "\uf06c"))) == ["项"]


# --- changes, hidden text, fields -----------------------------------------------------------------


def test_insertions_stay_and_deletions_go() -> None:
    body = p(
        r("我局将")
        + f"<w:ins {MARK}>{r('于2025年底前')}</w:ins>"
        + f"<w:del {MARK}><w:r><w:delText>力争</w:delText></w:r></w:del>"
        + r("完成。")
    )
    assert lines(body) == ["我局将于2025年底前完成。"]


def test_moved_text_stands_once_where_it_went() -> None:
    body = p(r("甲") + f"<w:moveFrom {MARK}>{r('搬走的话')}</w:moveFrom>") + p(
        r("乙") + f"<w:moveTo {MARK}>{r('搬走的话')}</w:moveTo>"
    )
    assert lines(body) == ["甲", "乙搬走的话"]


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    body = p("前半句，", f"<w:rPr><w:del {MARK}/></w:rPr>") + p("后半句。")
    assert lines(body) == ["前半句，后半句。"]


def test_a_deleted_row_is_gone() -> None:
    rows = table(("甲年", "乙量"), ("旧行", "旧值")).replace(
        '<w:tr><w:tc><w:p><w:pPr></w:pPr><w:r><w:rPr></w:rPr><w:t xml:space="preserve">旧行',
        f"<w:tr><w:trPr><w:del {MARK}/></w:trPr><w:tc><w:p><w:pPr></w:pPr><w:r><w:rPr></w:rPr>"
        '<w:t xml:space="preserve">旧行',
    )
    assert lines(rows) == ["甲年：乙量"]


def test_hidden_text_is_left_out_by_itself_and_by_its_style() -> None:
    styles = (
        '<w:style w:type="character" w:styleId="Hid"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="Seen"><w:rPr><w:vanish w:val="0"/></w:rPr>'
        "</w:style>"
    )
    body = p(
        r("看得见")
        + r("看不见", "<w:vanish/>")
        + r("也看不见", '<w:rStyle w:val="Hid"/>')
        + r("又看得见", '<w:rStyle w:val="Hid"/><w:vanish w:val="0"/>')
        + r("。", '<w:rStyle w:val="Seen"/>')
    )
    assert lines(body, styles=styles) == ["看得见又看得见。"]


def test_a_fields_result_stays_and_its_code_goes() -> None:
    inner = field(" PAGE ", "3")
    outer = field(f" HYPERLINK </w:instrText></w:r>{inner}<w:r><w:instrText>", "县政府网站")
    simple = f'<w:fldSimple w:instr=" DATE ">{r("2024年6月12日")}</w:fldSimple>'
    link = f"<w:hyperlink>{r('附表')}</w:hyperlink>"
    assert lines(p(r("见") + outer + simple + link)) == ["见县政府网站2024年6月12日附表"]


def test_a_field_over_several_paragraphs_is_closed_where_it_ends() -> None:
    body = (
        p('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC</w:instrText></w:r>')
        + p('<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + r("目录一"))
        + p(r("目录二") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>')
        + p("正文。")
    )
    assert [line for line in lines(body) if line] == ["目录一", "目录二", "正文。"]


# --- boxes, controls, tables, notes, headers ------------------------------------------------------


def test_a_text_box_stands_once_above_the_paragraph_it_hangs_on() -> None:
    assert lines(p(text_box("B类") + r("关于第37号提案的答复"))) == ["B类", "关于第37号提案的答复"]


def test_a_text_box_of_the_old_kind_alone() -> None:
    box = f"<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{p('A类')}</w:txbxContent>"
    assert lines(p(f"{box}</v:textbox></v:shape></w:pict></w:r>{r('答复')}")) == ["A类", "答复"]


def test_the_older_branch_is_taken_where_the_newer_has_no_words() -> None:
    body = p(
        "<w:r><mc:AlternateContent><mc:Choice Requires='x'/><mc:Fallback><w:t>字</w:t>"
        "</mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert lines(body) == ["字"]


def test_content_controls_stay_in_the_line_in_blocks_and_round_rows() -> None:
    row = "<w:tr><w:tc><w:p><w:r><w:t>联系人</w:t></w:r></w:p></w:tc><w:sdt><w:sdtContent><w:tc>"
    body = (
        f"<w:sdt><w:sdtContent>{p('块中的话')}</w:sdtContent></w:sdt>"
        + p(r("行") + f"<w:sdt><w:sdtContent>{r('中的话')}</w:sdtContent></w:sdt>")
        + f"<w:tbl><w:sdt><w:sdtContent>{row}{p('林远')}</w:tc></w:sdtContent></w:sdt></w:tr>"
        "</w:sdtContent></w:sdt></w:tbl>"
    )
    assert lines(body) == ["块中的话", "行中的话", "联系人：林远"]


def test_a_prompt_that_nobody_filled_in_is_no_text() -> None:
    prompt = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{r('单击此处')}"
    assert lines(p(r("日期") + f"{prompt}</w:sdtContent></w:sdt>")) == ["日期"]


def test_rows_are_lines_and_a_label_stands_before_its_value() -> None:
    body = table(("学校", "面积", "年份"), ("云溪小学", "820平方米", "2024年")) + table(
        ("联系人", "林远"), ("联系电话：", "0000-5550123"), ("", "空格后"), ("2024年", "42所")
    )
    assert lines(body) == [
        "学校\t面积\t年份",
        "云溪小学\t820平方米\t2024年",
        "联系人：林远",
        "联系电话：0000-5550123",
        "空格后",
        "2024年\t42所",
    ]


def test_a_letter_laid_out_in_a_table_keeps_its_paragraphs() -> None:
    letter = p("顾青禾委员：") + p("全县现有小学42所。" * 60) + p("特此答复。")
    assert lines(table((letter, "")))[::2] == ["顾青禾委员：", "特此答复。"]


def test_a_nested_table_loses_no_cell() -> None:
    assert lines(table(("外", table(("内一", "内二", "内三")) + p("尾")))) == [
        "外",
        "内一\t内二\t内三",
        "尾",
    ]


def test_soft_breaks_tabs_and_hyphens() -> None:
    body = p(
        "<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:tab/><w:t>5550</w:t><w:noBreakHyphen/></w:r>"
    )
    assert lines(body) == ["甲", "乙\t5550-"]


def test_a_note_stands_below_its_paragraph_and_its_number_is_not_in_the_figure() -> None:
    notes = (
        '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
        f'<w:footnote w:id="2">{p("<w:r><w:footnoteRef/></w:r>" + r("截至5月。"))}</w:footnote>'
    )
    body = p(r("共42") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + r("所。")) + p("下一段。")
    assert lines(body, footnotes=notes) == ["共42所。", "截至5月。", "下一段。"]


def test_a_header_gives_the_letters_number_and_class_and_not_the_running_head() -> None:
    body = p("关于第37号提案的答复")
    header = p("云泽县教育局办公室") + p("云教函〔2024〕15号") + p("办理类别：B类")
    assert lines(body, header=header, footer=p("第1页")) == [
        "云教函〔2024〕15号",
        "办理类别：B类",
        "关于第37号提案的答复",
    ]


def test_a_number_in_header_and_body_stands_once() -> None:
    assert lines(p("云教函〔2024〕15号"), header=p("云教函〔2024〕15号")) == ["云教函〔2024〕15号"]


def test_signs_of_pictorial_fonts_by_their_meaning_and_unknown_ones_are_said() -> None:
    known = '<w:r><w:sym w:font="Wingdings 2" w:char="F052"/></w:r>'
    unknown = '<w:r><w:sym w:font="Webdings" w:char="F0FF"/></w:r>'
    read = docx_text(docx(p(known + r("主动公开") + unknown)), "答复.docx", Limits())
    assert read.text == "☑主动公开\n"
    assert read.warnings == ("文件里有 1 个特殊字体的符号没有读出，请对照原件。",)


def test_a_sign_written_as_a_private_character_of_its_font() -> None:
    font = '<w:rFonts w:ascii="Wingdings 2" w:hAnsi="Wingdings 2"/>'
    assert lines(p(r("\uf052", font) + r("主动公开 ") + r("\uf0a3", font))) == ["☑主动公开 □"]


def test_the_base_of_a_ruby_and_a_fraction_of_a_formula() -> None:
    ruby = f"<w:r><w:ruby><w:rt>{r('yún')}</w:rt><w:rubyBase>{r('云')}</w:rubyBase></w:ruby></w:r>"
    share = (
        "<m:f><m:num><m:r><m:t>3</m:t></m:r></m:num><m:den><m:r><m:t>5</m:t></m:r></m:den></m:f>"
    )
    assert lines(p(ruby + r("泽县占") + f"<m:oMath>{share}</m:oMath>")) == ["云泽县占3/5"]


def test_pages_begin_where_the_file_says_so() -> None:
    body = (
        p("第一页。")
        + p('<w:r><w:br w:type="page"/></w:r>' + r("第二页。"))
        + p('<w:r><w:br w:type="page"/></w:r>')
        + p("<w:r><w:lastRenderedPageBreak/><w:t>第三页。</w:t></w:r>")
        + p("第四页。", "<w:pageBreakBefore/>")
    )
    read = docx_text(docx(body), "答复.docx", Limits())
    pages = [read.text[at:].splitlines()[0] for at in read.breaks]
    assert pages == ["第二页。", "第三页。", "第四页。"]


def test_a_section_that_goes_on_begins_no_page() -> None:
    def section(kind: str) -> str:
        return f'<w:sectPr><w:type w:val="{kind}"/></w:sectPr>'

    body = p("甲", section("nextPage")) + p("乙", section("continuous")) + p("丙")
    read = docx_text(docx(body + section("nextPage")), "答复.docx", Limits())
    assert [read.text[at:].strip() for at in read.breaks] == ["丙"]


# --- files that are not what they should be -------------------------------------------------------


def test_the_strict_name_space_is_read() -> None:
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    files = {"word/document.xml": f'<d xmlns:w="{strict}"><w:body>{p("严格格式")}</w:body></d>'}
    assert docx_text(zipped(files), "答复.docx", Limits()).text == "严格格式\n"


def test_no_entity_is_resolved() -> None:
    files = {
        "word/document.xml": '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
        "<d><body><p><r><t>您的提案&x;收悉</t></r></p></body></d>"
    }
    with pytest.raises(Damaged, match="外部定义"):
        docx_text(zipped(files), "答复.docx", Limits())


def test_entities_that_multiply_are_refused() -> None:
    laughs = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(9))
    files = {
        "word/document.xml": f'<!DOCTYPE d [<!ENTITY l0 "哈">{laughs}]><d><body><p><r>'
        "<t>&l9;</t></r></p></body></d>"
    }
    with pytest.raises(Damaged):
        docx_text(zipped(files), "答复.docx", Limits())


def test_a_file_that_unpacks_beyond_the_limit_is_refused_before_it_is_read() -> None:
    content = docx(p("字" * 2_000_000))
    with pytest.raises(Damaged, match="异常庞大"):
        docx_text(content, "答复.docx", Limits(unpacked_bytes=1_000_000))


def test_a_member_larger_than_it_says_is_refused() -> None:
    content = docx(p("字" * 100_000))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        true = archive.getinfo("word/document.xml").file_size.to_bytes(4, "little")
    lying = content.replace(true, (1000).to_bytes(4, "little"))
    assert lying != content
    with pytest.raises(Damaged, match="已损坏"):
        docx_text(lying, "答复.docx", Limits())


def test_a_part_too_large_for_its_tree_is_refused() -> None:
    with pytest.raises(Damaged, match="异常庞大"):
        docx_text(docx(p("字" * 100_000)), "答复.docx", Limits(unpacked_bytes=400_000))


def test_nesting_without_end_is_refused_and_not_silently_empty() -> None:
    deep = "<w:sdt><w:sdtContent>" * 50_000 + p("底") + "</w:sdtContent></w:sdt>" * 50_000
    with pytest.raises(Damaged, match="已损坏"):
        docx_text(docx(deep), "答复.docx", Limits())


@pytest.mark.parametrize("cut", [0.3, 0.7, 0.98])
def test_a_file_cut_short_is_said_to_be_damaged(cut: float) -> None:
    content = docx(p("答复"))
    with pytest.raises(Damaged, match="已损坏"):
        docx_text(content[: int(len(content) * cut)], "答复.docx", Limits())


def test_a_document_without_words_is_said_to_have_none() -> None:
    with pytest.raises(Damaged, match="没有文字"):
        docx_text(docx(p("") + p("<w:r><w:drawing/></w:r>")), "答复.docx", Limits())


def test_a_zip_without_a_document_is_no_word_file() -> None:
    with pytest.raises(Damaged, match="没有 Word 正文"):
        docx_text(zipped({"word/other.xml": "<a/>"}), "答复.docx", Limits())
