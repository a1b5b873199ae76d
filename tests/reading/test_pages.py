"""Saved pages: the letter's lines stay, the site's furniture goes."""

import pytest

from bot.errors import Damaged
from bot.parsing import parse
from bot.reading import read

LETTER = """
<h1>关于对县政协九届二次会议第37号提案的答复</h1>
<p>云教函〔2024〕15号　B类</p>
<p>顾青禾委员：</p>
<p>　　您提出的《关于改善乡村小学取暖条件的提案》收悉，现答复如下：</p>
<p>　　全县现有<span>乡村</span>小学<b>42</b>所。<br>下一步，我局将完成其余11所的改造。</p>
<p>云泽县教育局</p><p>2024年6月12日</p>
"""
TABLE = """<table>
<tr><td>索引号：</td><td>M4061/2024-11864</td><td>发布机构：</td><td>云泽县教育局</td></tr>
<tr><th>成文日期</th><td>2024年06月12日</td><th>发布日期</th><td>2024-07-01</td></tr></table>"""
MENU = '<ul class="nav">' + "".join(f'<li><a href="#">栏目{n}</a></li>' for n in range(8)) + "</ul>"
FOOTER = "<footer>主办：云泽县人民政府 电话：0000-5550199</footer>"


def page(body: str, head: str = "") -> bytes:
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode()


def lines(body: str) -> list[str]:
    return read(page(body), "页.html").text.splitlines()


def test_blocks_and_breaks_become_lines_and_inline_tags_do_not() -> None:
    assert lines("<p>全县<b>42</b>所。<br>下一步</p><div>再见</div>") == [
        "全县42所。",
        "下一步",
        "再见",
    ]


def test_a_table_row_is_one_line_of_labels_and_values() -> None:
    assert lines(TABLE) == [
        "索引号：\tM4061/2024-11864\t发布机构：\t云泽县教育局",
        "成文日期\t2024年06月12日\t发布日期\t2024-07-01",
    ]


def test_paragraphs_inside_the_cells_of_a_row_do_not_break_it() -> None:
    row = "<table><tr><td><p>索引号：</p></td><td><p>M4061</p></td></tr></table>"
    assert lines(row) == ["索引号：\tM4061"]


def test_a_letter_inside_one_cell_keeps_its_lines() -> None:
    assert lines(f"<table><tr><td>{LETTER}</td></tr></table>")[2] == "顾青禾委员："


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>var 提案 = 1;</script>",
        "<style>p {color: red}</style>",
        '<div style="display:none">看不见</div>',
        "<div hidden>看不见</div>",
        "<!-- 看不见 -->",
        "<noscript>看不见</noscript>",
        MENU,
        FOOTER,
        '<div class="share">分享到</div>',
        '<div class="breadcrumb">首页 > 提案</div>',
    ],
)
def test_what_is_no_letter_is_dropped(hidden: str) -> None:
    assert lines(hidden + LETTER + hidden) == lines(LETTER)


def test_the_letter_stays_though_the_page_calls_its_block_a_footer() -> None:
    assert lines(f'<div class="footer-share">{LETTER}</div>') == lines(LETTER)


def test_teasers_behind_the_article_are_dropped_and_the_head_before_it_stays() -> None:
    teasers = "<div class='hot'><p>我市拟于月底前公布首批示范单位</p></div>"
    source = f"{TABLE}<div class='article-content'>{LETTER}</div>{teasers}"
    assert lines(source) == lines(TABLE + LETTER)


def test_header_table_number_date_and_class_letter_stay() -> None:
    reply = parse(read(page(MENU + TABLE + LETTER + FOOTER), "页.html"))
    assert reply.index_number == "M4061/2024-11864"
    assert reply.document_number == "云教函〔2024〕15号"
    assert reply.disposition == "B"
    assert str(reply.written_on) == "2024-06-12"
    assert str(reply.published_on) == "2024-07-01"
    assert reply.phone is None


def test_a_page_declaring_gb2312_holds_characters_beyond_it() -> None:
    source = f'<html><head><meta charset="gb2312"></head><body>{LETTER}<p>㙍镕</p></body></html>'
    assert "㙍镕" in read(source.encode("gb18030"), "页.html").text


def test_a_page_that_declares_the_wrong_encoding_is_read_by_its_bytes() -> None:
    source = f'<html><head><meta charset="gbk"></head><body>{LETTER}</body></html>'
    assert "顾青禾委员" in read(source.encode("utf-8"), "页.html").text


def test_entities_are_characters() -> None:
    assert lines("<p>A&amp;B&nbsp;&lt;《&#20851;于》&gt;</p>") == ["A&B\xa0<《关于》>"]


def test_nesting_without_end_is_refused_and_not_silently_empty() -> None:
    deep = "<div>" * 200_000 + "您的提案收悉" + "</div>" * 200_000
    with pytest.raises(Damaged, match="嵌套过深"):
        read(page(deep), "页.html")


def test_no_file_is_fetched_by_a_page() -> None:
    source = (
        '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
        "<html><body><p>您的提案&x;收悉</p></body></html>"
    )
    text = read(source.encode(), "页.html").text
    assert "您的提案" in text
    assert "root" not in text


def test_a_page_without_words_is_said_to_have_none() -> None:
    with pytest.raises(Damaged, match="没有可见的文字"):
        read(page("<script>1</script><div hidden>无</div>"), "页.html")
