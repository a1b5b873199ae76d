"""The letter in tests/reading/files: written once as a docx, saved by an office suite as others."""

from pathlib import Path

from tests.reading.wordxml import docx, field, numbering, p, r, table, text_box

FILES = Path(__file__).parent / "files"
_MARK = 'w:id="1" w:author="a" w:date="2024-01-01T00:00:00Z"'

LINES = """云教函〔2024〕15号
B类
关于对县政协九届二次会议第37号提案的答复
顾青禾委员：
您提出的《关于改善乡村小学取暖条件的提案》收悉，现答复如下：
一、关于摸清底数的建议
全县现有乡村小学42所。
截至2024年5月。
（一）已经改造的31所
（二）尚未改造的11所
二、关于加快改造的建议
（一）排定年度计划
1．每年改造
学校\t面积\t年份
云溪小学\t820平方米\t2024年
联系人：林远
下一步，我局将于2025年底前完成改造。
详见县政府网站，𠮷野镇“两所”一并列入。
特此答复。
云泽县教育局
2024年6月12日""".splitlines()
FIRST_OF_PAGE_TWO = "云泽县教育局"


def answer_docx() -> bytes:
    """The letter with all that a Word file hides: lists, changes, a box, a note, a field."""
    body = (
        p(text_box("B类") + r(LINES[2])),
        p(LINES[3]),
        p(LINES[4]),
        p("关于摸清底数的建议", list_id=1),
        p(r("全县现有乡村小学42所") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + r("。")),
        p("已经改造的31所", list_id=1, level=1),
        p("尚未改造的11所", list_id=1, level=1),
        p("关于加快改造的建议", list_id=1),
        p("排定年度计划", list_id=1, level=1),
        p("每年改造", list_id=1, level=2),
        table(("学校", "面积", "年份"), ("云溪小学", "820平方米", "2024年")),
        table(("联系人", "林远")),
        p(
            r("下一步，我局将")
            + f"<w:ins {_MARK}>{r('于2025年底前')}</w:ins>"
            + f"<w:del {_MARK}><w:r><w:delText>力争</w:delText></w:r></w:del>"
            + r("完成改造。")
            + r("内部批注", "<w:vanish/>")
        ),
        p(
            r("详见")
            + field(' HYPERLINK "http://example.invalid/" ', "县政府网站")
            + r("，𠮷野镇“两所”一并列入。")
            + "<w:r><w:br/></w:r>"
            + r("特此答复。")
        ),
        p('<w:r><w:br w:type="page"/></w:r>'),
        p(LINES[19]),
        p(LINES[20]),
        '<w:sectPr><w:headerReference w:type="default" r:id="header"/></w:sectPr>',
    )
    notes = (
        '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
        '<w:footnote w:type="continuationSeparator" w:id="1"><w:p/></w:footnote>'
        f'<w:footnote w:id="2">{p("<w:r><w:footnoteRef/></w:r>" + r(LINES[7]))}</w:footnote>'
    )
    return docx(
        "".join(body),
        numbering=numbering(
            ("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3．")
        ),
        footnotes=notes,
        header=p("云泽县教育局文件") + p(LINES[0]),
    )
