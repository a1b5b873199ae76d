"""An OFD's paragraphs come back by where its glyphs stand, however its objects are cut."""

from html import escape
from pathlib import Path

import pypdfium2
import pytest
from rapidfuzz.distance import Levenshtein

from bot.errors import Damaged
from bot.reading.extracted import Limits
from bot.reading.paged.ofd import ofd_text
from bot.reading.paged.ofd_objects import steps
from bot.reading.paged.page_boxes import Glyph
from bot.reading.paged.pdf_glyphs import Sheet, glyphs_on, rules_on
from tests.reading.building import zipped

FILES = Path(__file__).parent / "files"
LETTER = (FILES / "page_letter.txt").read_text(encoding="utf-8")
MM = 25.4 / 72  # a point in millimetres
NS = 'xmlns:ofd="http://www.ofdspec.org/2016"'


def run(text: str, x: float, y: float, size: float = 5, code: str = "", more: str = "") -> str:
    """A text object whose base line begins at x, y on the page."""
    return (
        f'<ofd:TextObject Boundary="{x} {y - 0.88 * size} 150 {size}" Size="{size}" {more}>'
        f'<ofd:TextCode X="0" Y="{0.88 * size}" {code}>{escape(text)}</ofd:TextCode>'
        "</ofd:TextObject>"
    )


def sheet(*objects: str, head: str = "") -> str:
    return (
        f"<ofd:Page {NS}>{head}<ofd:Content><ofd:Layer>{''.join(objects)}"
        "</ofd:Layer></ofd:Content></ofd:Page>"
    )


def document(*pages: str, common: str = "", parts: dict[str, bytes | str] | None = None) -> bytes:
    return zipped({"OFD.xml": entry("Doc_0"), **body("Doc_0", pages, common), **(parts or {})})


def entry(*folders: str) -> str:
    bodies = "".join(
        f"<ofd:DocBody><ofd:DocRoot>{folder}/Document.xml</ofd:DocRoot></ofd:DocBody>"
        for folder in folders
    )
    return f"<ofd:OFD {NS}>{bodies}</ofd:OFD>"


def body(folder: str, pages: tuple[str, ...], common: str = "") -> dict[str, bytes | str]:
    listed = "".join(
        f'<ofd:Page ID="{number}" BaseLoc="Pages/Page_{number}/Content.xml"/>'
        for number in range(len(pages))
    )
    root = (
        f"<ofd:Document {NS}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297"
        f"</ofd:PhysicalBox></ofd:PageArea>{common}</ofd:CommonData>"
        f"<ofd:Pages>{listed}</ofd:Pages></ofd:Document>"
    )
    parts = {f"{folder}/Pages/Page_{at}/Content.xml": page for at, page in enumerate(pages)}
    return {f"{folder}/Document.xml": root, **parts}


def read(content: bytes) -> list[str]:
    return ofd_text(content, "答复.ofd", Limits()).text.splitlines()


def squeezed(text: str) -> str:
    return "".join(text.split())


def object_by_object(glyph: Glyph) -> str:
    size = (glyph.bottom - glyph.top) * MM
    return run(glyph.text, glyph.left * MM, (glyph.bottom * MM) - 0.12 * size, size)


def as_ofd(pdf_name: str) -> bytes:
    """The same letter as an OFD in which every glyph is an object of its own."""
    pdf = pypdfium2.PdfDocument((FILES / pdf_name).read_bytes())
    pages = []
    for page in pdf:
        upright = Sheet(page)
        rules = [
            f'<ofd:PathObject Boundary="{rule.left * MM} {rule.top * MM} '
            f'{(rule.right - rule.left) * MM} {(rule.bottom - rule.top) * MM}"/>'
            for rule in rules_on(page, upright)
        ]
        drawn = glyphs_on(page, upright, pdf_name).glyphs
        pages.append(sheet(*rules, *map(object_by_object, drawn)))
    pdf.close()
    return document(*pages)


@pytest.mark.parametrize("name", ["pdf_chromium.pdf", "pdf_libreoffice.pdf"])
def test_every_paragraph_comes_back_whole(name: str) -> None:
    extracted = ofd_text(as_ofd(name), "答复.ofd", Limits())
    lines = extracted.text.splitlines()
    assert list(map(squeezed, lines)) == list(map(squeezed, LETTER.splitlines()))
    assert Levenshtein.normalized_similarity(squeezed(extracted.text), squeezed(LETTER)) >= 0.999
    assert len(extracted.breaks) == 1
    assert extracted.warnings == ()


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (None, []),
        ("5 5 4.5", [5, 5, 4.5]),
        ("g 3 4.2", [4.2, 4.2, 4.2]),
        ("1 g 2 5 .5", [1, 5, 5, 0.5]),
        ("g 3", []),
        ("g x y 1", [1]),
    ],
)
def test_steps_are_written_one_by_one_or_repeated(
    written: str | None, expected: list[float]
) -> None:
    assert steps(written) == expected


def test_an_endless_repeat_is_cut() -> None:
    assert len(steps("g 999999999999 5")) == 10_000


@pytest.mark.parametrize("code", ["", 'DeltaX="5 5 5 5 5"', 'DeltaX="g 5 5"', 'DeltaX="5"'])
def test_a_run_is_read_whatever_its_steps(code: str) -> None:
    assert read(document(sheet(run("罗予安委员：", 30, 40, code=code)))) == ["罗予安委员："]


def test_a_run_that_goes_down_the_page_is_read_down() -> None:
    code = 'DeltaY="10 10"'
    assert read(document(sheet(run("甲乙丙", 30, 40, code=code)))) == ["甲", "乙", "丙"]


def test_objects_in_any_order_stand_where_they_stand() -> None:
    second, first = run("第二行。", 30, 60), run("第一行。", 30, 50)
    assert read(document(sheet(second, first))) == ["第一行。", "第二行。"]


def test_the_matrix_of_an_object_counts() -> None:
    doubled = run("大字", 30, 40, size=5, more='CTM="2 0 0 2 0 0"')
    assert read(document(sheet(doubled, run("后", 50, 43)))) == ["大字后"]


def test_slanting_watermarks_and_invisible_objects_are_not_the_letter() -> None:
    slanting = run("内部资料", 60, 90, more='CTM="0.7 0.7 -0.7 0.7 0 0"')
    unseen = run("看不见", 60, 120, more='Visible="false"')
    assert read(document(sheet(slanting, unseen, run("正文。", 30, 40)))) == ["正文。"]


def test_a_frame_drawn_as_one_path_makes_a_table() -> None:
    frame = (
        '<ofd:PathObject Boundary="20 20 100 20"><ofd:AbbreviatedData>M 0 0 L 100 0 M 0 10 '
        "L 100 10 M 0 20 L 100 20 M 0 0 L 0 20 M 30 0 L 30 20 M 100 0 L 100 20"
        "</ofd:AbbreviatedData></ofd:PathObject>"
    )
    cells = [run("文号", 22, 27), run("第5号", 52, 27), run("类别", 22, 37), run("A", 52, 37)]
    assert read(document(sheet(frame, *cells))) == ["文号：第5号", "类别：A"]


def test_templates_are_printed_and_running_heads_dropped() -> None:
    common = '<ofd:TemplatePage ID="9" BaseLoc="Tpls/Tpl_0/Content.xml"/>'
    head = '<ofd:Template TemplateID="9" ZOrder="Background"/>'
    parts = {"Doc_0/Tpls/Tpl_0/Content.xml": sheet(run("县政协提案办理", 30, 15, 4))}
    pages = [sheet(run(f"{words}。", 30, 60), head=head) for words in ("甲乙", "丙丁", "戊己")]
    assert read(document(*pages[:1], common=common, parts=parts)) == ["县政协提案办理", "甲乙。"]
    assert read(document(*pages, common=common, parts=parts)) == ["甲乙。", "丙丁。", "戊己。"]


def test_every_document_in_the_file_is_read() -> None:
    first, second = ((sheet(run(words, 30, 40)),) for words in ("第一件。", "第二件。"))
    content = zipped(
        {"OFD.xml": entry("Doc_0", "Doc_1"), **body("Doc_0", first), **body("Doc_1", second)}
    )
    assert read(content) == ["第一件。", "第二件。"]


def test_radicals_become_the_characters_that_were_meant() -> None:
    assert read(document(sheet(run("⻓江⼀⻔", 30, 40)))) == ["长江一门"]


def test_a_missing_page_is_said() -> None:
    content = zipped(
        {
            "OFD.xml": entry("Doc_0"),
            **body("Doc_0", (sheet(run("第一页。", 30, 40)), "")),
            "Doc_0/Pages/Page_1/Content.xml": sheet(),
        }
    ).replace(b"Page_1/Content", b"Page_x/Content")
    extracted = ofd_text(content, "答复.ofd", Limits())
    assert extracted.text == "第一页。\n"
    assert extracted.warnings == ("第 2 页缺了内容，没有读出来，请对照原件。",)


def test_names_that_climb_stay_inside() -> None:
    root = body("Doc_0", (sheet(run("正文。", 30, 40)),))
    listing = str(root["Doc_0/Document.xml"]).replace("Pages/Page_0", "../../../Doc_0/Pages/Page_0")
    content = zipped({"OFD.xml": entry("Doc_0"), **root, "Doc_0/Document.xml": listing})
    assert read(content) == ["正文。"]


def test_pages_are_bounded() -> None:
    with pytest.raises(Damaged, match="2 页的上限"):
        ofd_text(document(*[sheet(run("页", 30, 40))] * 3), "答复.ofd", Limits(pages=2))


def test_seconds_are_bounded() -> None:
    with pytest.raises(Damaged, match="内容过多"):
        ofd_text(document(sheet(run("页", 30, 40))), "答复.ofd", Limits(seconds=-1))


def test_an_encrypted_ofd_is_told_what_to_do() -> None:
    content = document(sheet(run("页", 30, 40)), parts={"Encryptions.xml": "<a/>"})
    with pytest.raises(Damaged, match=r"加了密.*不加密"):
        ofd_text(content, "答复.ofd", Limits())


@pytest.mark.parametrize(
    "content",
    [
        zipped({"Doc_0/Document.xml": "<a/>"}),
        zipped({"OFD.xml": entry("Doc_0")}),
        zipped({"OFD.xml": "<a"}),
        document(sheet()),
        b"PK\x03\x04 cut",
    ],
    ids=["no entry", "no document", "broken xml", "no words", "cut"],
)
def test_a_broken_ofd_is_told_what_to_do(content: bytes) -> None:
    with pytest.raises(Damaged, match=r"“答复\.ofd”.*再上传"):
        ofd_text(content, "答复.ofd", Limits())


def test_what_it_unpacks_to_is_bounded() -> None:
    content = document(sheet(run("页" * 200_000, 30, 40)))
    with pytest.raises(Damaged, match="没有读取"):
        ofd_text(content, "答复.ofd", Limits(unpacked_bytes=100_000))
