"""A PDF's paragraphs come back as printed, whatever order and code the program wrote them in."""

from pathlib import Path

import pypdfium2
import pytest
from rapidfuzz.distance import Levenshtein

from bot.errors import Damaged, Unsupported
from bot.reading.extracted import Limits
from bot.reading.paged.pdf import pdf_text
from tests.reading import hostile
from tests.reading.building import CATALOGUE, FONT, pdf, pdf_stream

FILES = Path(__file__).parent / "files"
LETTER = (FILES / "page_letter.txt").read_text(encoding="utf-8")


def content(name: str) -> bytes:
    return (FILES / name).read_bytes()


def squeezed(text: str) -> str:
    return "".join(text.split())


def drawn_order(pdf_file: bytes) -> str:
    """What PDFium itself gives, in the order of drawing."""
    document = pypdfium2.PdfDocument(pdf_file)
    text = "".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return text


def words(text: str, place: str = "1 0 0 1 100 400", page: str = "") -> bytes:
    """One page with the words in Helvetica."""
    return drawing(f"BT /F 12 Tf {place} Tm ({text}) Tj ET", page)


def drawing(marks: str, page: str = "/MediaBox[0 0 595 842]") -> bytes:
    """One page with these marks on it."""
    return pdf(
        CATALOGUE,
        "<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 595 842]>>",
        f"<</Type/Page/Parent 2 0 R{page}/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        pdf_stream(marks.encode()),
        FONT,
    )


@pytest.mark.parametrize("name", ["pdf_chromium.pdf", "pdf_libreoffice.pdf"])
def test_every_paragraph_comes_back_whole(name: str) -> None:
    read = pdf_text(content(name), name, Limits())
    assert list(map(squeezed, read.text.splitlines())) == list(map(squeezed, LETTER.splitlines()))
    assert Levenshtein.normalized_similarity(squeezed(read.text), squeezed(LETTER)) >= 0.999
    assert read.warnings == ()
    assert not read.ocr


def test_quotation_marks_that_were_drawn_later_return_to_their_place() -> None:
    source = content("pdf_libreoffice.pdf")
    assert "“关于改善乡镇小学取暖条件的提案”" not in drawn_order(source)
    assert "“关于改善乡镇小学取暖条件的提案”" in pdf_text(source, "答复.pdf", Limits()).text


def test_radicals_become_the_characters_that_were_meant() -> None:
    source = content("pdf_type3_radicals.pdf")
    assert "⻓江⻋⻔⼀路" in drawn_order(source)
    read = pdf_text(source, "答复.pdf", Limits()).text
    assert read.splitlines() == [
        "下一步，二〇二八年十月底前，长江车门一路一桥二期一段一并见底。",
        "一是人力齐备。",
    ]


def test_class_letter_stands_alone_before_the_title() -> None:
    assert pdf_text(content("pdf_chromium.pdf"), "答复.pdf", Limits()).text.startswith("A类\n")


def test_rows_of_a_ruled_table_are_label_and_value_even_over_two_lines() -> None:
    rows = pdf_text(content("pdf_chromium.pdf"), "答复.pdf", Limits()).text.splitlines()[1:4]
    assert [row.split("：")[0] for row in map(squeezed, rows)] == ["文号", "标题", "公开属性"]
    assert rows[1].endswith("（关于改善乡镇小学取暖条件的提案）")


def test_a_browser_s_print_lines_are_dropped() -> None:
    source = content("pdf_chromium.pdf")
    assert "http://www.puning.example/57.html" in drawn_order(source)
    read = pdf_text(source, "答复.pdf", Limits()).text
    assert "puning" not in read
    assert "1/2" not in read


def test_running_head_and_page_numbers_are_dropped() -> None:
    source = content("pdf_libreoffice.pdf")
    assert "澜岭省科学技术厅提案答复" in drawn_order(source)
    read = pdf_text(source, "答复.pdf", Limits()).text
    assert "澜岭省" not in read
    assert "—" not in read


@pytest.mark.parametrize("name", ["pdf_chromium.pdf", "pdf_libreoffice.pdf"])
def test_breaks_say_where_the_second_page_begins(name: str) -> None:
    source = content(name)
    read = pdf_text(source, name, Limits())
    document = pypdfium2.PdfDocument(source)
    second = squeezed(document[1].get_textpage().get_text_range())
    document.close()
    (page_break,) = read.breaks
    assert squeezed(read.text[page_break:])[:8] in second
    assert squeezed(read.text[page_break - 8 : page_break]) not in second


@pytest.mark.parametrize(
    ("rotation", "place"),
    [(90, "0 1 -1 0 300 400"), (180, "-1 0 0 -1 300 400"), (270, "0 -1 1 0 300 400")],
)
def test_a_turned_page_is_read_as_it_is_drawn(rotation: int, place: str) -> None:
    source = words("Suggestion 82 of 2025", place, f"/Rotate {rotation}")
    assert pdf_text(source, "a.pdf", Limits()).text == "Suggestion 82 of 2025\n"


def test_a_page_of_few_words_keeps_them() -> None:
    assert pdf_text(words("82"), "a.pdf", Limits()).text == "82\n"


def test_words_beside_the_visible_part_of_the_page_are_not_the_letter() -> None:
    source = drawing(
        "BT /F 12 Tf 1 0 0 1 100 400 Tm (Seen words) Tj 1 0 0 1 100 2000 Tm (Unseen) Tj ET"
    )
    assert pdf_text(source, "a.pdf", Limits()).text == "Seen words\n"


def test_slanting_watermarks_are_not_the_letter() -> None:
    source = drawing(
        "BT /F 12 Tf 1 0 0 1 100 400 Tm (Straight words) Tj "
        "0.7 0.7 -0.7 0.7 200 200 Tm (COPY) Tj ET"
    )
    assert pdf_text(source, "a.pdf", Limits()).text == "Straight words\n"


def test_bold_that_is_printed_twice_is_read_once() -> None:
    source = drawing(
        "BT /F 12 Tf 1 0 0 1 100 400 Tm (Bold words) Tj 1 0 0 1 100.4 400 Tm (Bold words) Tj ET"
    )
    assert pdf_text(source, "a.pdf", Limits()).text == "Bold words\n"


def test_the_invisible_layer_under_a_scan_counts_as_recognised() -> None:
    read = pdf_text(drawing("BT 3 Tr /F 12 Tf 100 400 Td (Read by a scanner) Tj ET"), "a", Limits())
    assert read.text == "Read by a scanner\n"
    assert read.ocr
    assert read.warnings == ("OCR 识别的文字，请与原件核对",)


@pytest.mark.parametrize("source", [content("pdf_encrypted.pdf"), hostile.encrypted_pdf()])
def test_an_encrypted_pdf_is_told_what_to_do(source: bytes) -> None:
    with pytest.raises(Unsupported, match=r"“答复.pdf”加了密码.*去掉密码"):
        pdf_text(source, "答复.pdf", Limits())


def test_a_broken_pdf_is_called_broken() -> None:
    with pytest.raises(Damaged, match=r"“答复.pdf”已损坏"):
        pdf_text(b"%PDF-1.7\nnothing more", "答复.pdf", Limits())


def test_a_blank_pdf_has_no_text() -> None:
    with pytest.raises(Damaged, match="没有文字"):
        pdf_text(drawing(""), "答复.pdf", Limits())


def test_pages_are_bounded() -> None:
    with pytest.raises(Damaged, match=r"100000 页.*500 页的上限"):
        pdf_text(hostile.pdf_of_100000_pages(), "答复.pdf", Limits())


def test_seconds_are_bounded() -> None:
    with pytest.raises(Damaged, match="秒的上限"):
        pdf_text(content("pdf_chromium.pdf"), "答复.pdf", Limits(seconds=0))


def test_a_page_larger_than_any_paper_is_refused_before_it_is_rendered() -> None:
    strokes = " ".join(f"{x} 0 m {x} 9 l S" for x in range(200))
    with pytest.raises(Damaged, match="英寸，不像公文"):
        pdf_text(drawing(strokes, "/MediaBox[0 0 200000 200000]"), "答复.pdf", Limits())


def test_a_page_crammed_with_characters_is_refused() -> None:
    crammed = "BT /F 1 Tf 1 0 0 1 10 10 Tm " + f"({'a' * 500}) Tj " * 120 + "ET"
    with pytest.raises(Damaged, match="60000 个字符"):
        pdf_text(drawing(crammed), "答复.pdf", Limits())
