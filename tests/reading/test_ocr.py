"""Scans and photographs give their words, always marked as words to be checked."""

import io
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from rapidfuzz.distance import Levenshtein

from bot.errors import Damaged, Unsupported
from bot.reading.extracted import Limits
from bot.reading.paged.ofd import ofd_text
from bot.reading.paged.pdf import pdf_text
from bot.reading.scanned import recognising
from bot.reading.scanned.ocr import ocr_text
from bot.reading.scanned.recognising import MUST_BE_CHECKED, as_printed
from tests.reading.building import png
from tests.reading.test_ofd import document, sheet

if TYPE_CHECKING:
    from PIL.Image import Image

FILES = Path(__file__).parent / "files"
LETTER = (FILES / "page_letter.txt").read_text(encoding="utf-8")
NEEDED = ("rapidocr", "onnxruntime", "PIL")
needs_ocr = pytest.mark.skipif(
    not all(map(find_spec, NEEDED)), reason="the extra `ocr` is not installed"
)
HOW = r"pip install 'proposal-bot\[ocr\]'"


def scans(dots_per_inch: int = 150) -> list["Image"]:
    """The letter's two pages, without the lines that a browser printed about them."""
    document = pypdfium2.PdfDocument((FILES / "pdf_libreoffice.pdf").read_bytes())
    pictures = [page.render(scale=dots_per_inch / 72).to_pil() for page in document]
    document.close()
    return pictures


def saved(pictures: list["Image"], kind: str, **options: object) -> bytes:
    held = io.BytesIO()
    if len(pictures) > 1:
        options |= {"save_all": True, "append_images": pictures[1:]}
    pictures[0].save(held, kind, **options)
    return held.getvalue()


def squeezed(text: str) -> str:
    return "".join(text.split())


def likeness(read: str, printed: str) -> float:
    return Levenshtein.normalized_similarity(squeezed(read), squeezed(printed))


@needs_ocr
@pytest.mark.parametrize("kind", ["PDF", "TIFF"])
def test_a_scan_gives_its_paragraphs_and_says_they_must_be_checked(kind: str) -> None:
    content = saved(scans(), kind, resolution=150) if kind == "PDF" else saved(scans(), kind)
    read = (pdf_text if kind == "PDF" else ocr_text)(content, "扫描件", Limits())
    assert likeness(read.text, LETTER) >= 0.98
    assert read.ocr
    assert read.warnings == (MUST_BE_CHECKED,)
    assert len(read.breaks) == 1
    printed = set(map(squeezed, LETTER.splitlines()))
    assert len(printed & set(map(squeezed, read.text.splitlines()))) >= 0.8 * len(printed)


@needs_ocr
def test_ruled_rows_of_a_scan_are_label_and_value() -> None:
    lines = ocr_text(saved(scans()[:1], "PNG"), "扫描件.png", Limits()).text.splitlines()
    assert lines[1] == "A类"
    assert lines[2].endswith("：浦教函〔2025〕16号")
    assert lines[4] == "公开属性：主动公开"


@needs_ocr
@pytest.mark.parametrize("kind", ["PNG", "JPEG", "BMP", "WEBP", "GIF"])
def test_a_picture_of_every_kind_is_read(kind: str) -> None:
    part = scans(110)[0].crop((0, 0, 909, 420))
    assert "浦教函" in ocr_text(saved([part], kind), "照片", Limits()).text


@needs_ocr
def test_a_photograph_is_turned_as_its_camera_says() -> None:
    from PIL import Image

    camera = Image.Exif()
    camera[0x0112] = 6  # the camera was held on its side
    lying = scans(110)[0].rotate(90, expand=True)
    content = saved([lying], "JPEG", exif=camera)
    assert "关于县政协十届四次会议第57号提案的答复" in ocr_text(content, "a.jpg", Limits()).text


@needs_ocr
@pytest.mark.parametrize("turn", [90, 180])
def test_a_page_that_was_scanned_the_wrong_way_round_is_turned(turn: int) -> None:
    wrong = scans(110)[0].crop((0, 0, 909, 760)).rotate(turn, expand=True)
    read = ocr_text(saved([wrong], "PNG"), "a.png", Limits()).text
    assert "关于县政协十届四次会议第57号提案的答复" in read
    assert read.index("浦教函〔2025〕16号") < read.index("公开属性：主动公开")


@needs_ocr
def test_a_page_that_lies_a_little_askew_keeps_its_lines() -> None:
    askew = scans()[0].convert("RGB").rotate(1, fillcolor="white")
    read = ocr_text(saved([askew], "JPEG"), "照片.jpg", Limits()).text
    assert "21所用燃煤取暖，9所改用电取暖。" in read


def ofd_of_a_picture(picture: bytes) -> bytes:
    resources = (
        '<ofd:Res xmlns:ofd="http://www.ofdspec.org/2016" BaseLoc="Res"><ofd:MultiMedias>'
        '<ofd:MultiMedia ID="7" Type="Image"><ofd:MediaFile>a.jpg</ofd:MediaFile>'
        "</ofd:MultiMedia></ofd:MultiMedias></ofd:Res>"
    )
    return document(
        sheet('<ofd:ImageObject ID="3" ResourceID="7" Boundary="0 0 210 297"/>'),
        common="<ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes>",
        parts={"Doc_0/DocumentRes.xml": resources, "Doc_0/Res/a.jpg": picture},
    )


@needs_ocr
def test_an_ofd_of_pictures_is_recognised() -> None:
    content = ofd_of_a_picture(saved(scans(110)[:1], "JPEG"))
    read = ofd_text(content, "扫描.ofd", Limits())
    assert "浦教函〔2025〕16号" in read.text
    assert read.ocr
    assert read.warnings == (MUST_BE_CHECKED,)


@needs_ocr
def test_without_the_extra_an_ofd_of_pictures_says_how_to_install_it(
    request: pytest.FixtureRequest,
) -> None:
    content = ofd_of_a_picture(saved(scans(50)[:1], "JPEG"))
    request.getfixturevalue("without_the_extra")
    with pytest.raises(Unsupported, match=f"“扫描.ofd”是扫描件.*{HOW}"):
        ofd_text(content, "扫描.ofd", Limits())


@needs_ocr
def test_a_picture_of_a_kind_that_only_ofd_has_is_told_what_to_do() -> None:
    with pytest.raises(Damaged, match=r"“扫描\.ofd”.*图片.*PDF"):
        ofd_text(ofd_of_a_picture(b"\x97JB2 unknown"), "扫描.ofd", Limits())


@needs_ocr
def test_a_picture_without_writing_is_said_to_have_none() -> None:
    with pytest.raises(Damaged, match="没有认出文字"):
        ocr_text(png(300, 300), "空白.png", Limits())


@needs_ocr
def test_pixels_are_counted_before_they_are_decoded() -> None:
    with pytest.raises(Damaged, match=r"10000×10000，超过了 40 百万像素的上限"):
        ocr_text(png(10_000, 10_000)[:200], "巨幅.png", Limits())


@needs_ocr
def test_pictures_in_one_file_are_bounded() -> None:
    small = scans(20)
    with pytest.raises(Damaged, match="2 页，超过了 1 页的上限"):
        ocr_text(saved(small, "TIFF"), "传真.tiff", Limits(pages=1))


@needs_ocr
@pytest.mark.parametrize("content", [png(300, 300)[:60], b"\x89PNG\r\n\x1a\n", b"II*\x00...."])
def test_a_broken_picture_is_called_broken(content: bytes) -> None:
    with pytest.raises(Damaged, match="已损坏或格式特殊"):
        ocr_text(content, "照片.png", Limits())


@pytest.fixture
def without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a machine on which the extra was not installed: importing it fails."""
    recognising.engine.cache_clear()
    for name in ("rapidocr", "PIL.Image"):
        monkeypatch.setitem(sys.modules, name, None)


@pytest.mark.usefixtures("without_the_extra")
def test_without_the_extra_a_picture_says_how_to_install_it() -> None:
    with pytest.raises(Unsupported, match=HOW):
        ocr_text(png(300, 300), "照片.png", Limits())


@needs_ocr
def test_without_the_extra_a_scanned_pdf_says_how_to_install_it(
    request: pytest.FixtureRequest,
) -> None:
    content = saved(scans(50), "PDF", resolution=50)
    request.getfixturevalue("without_the_extra")
    with pytest.raises(Unsupported, match=f"“扫描.pdf”是扫描件.*{HOW}"):
        pdf_text(content, "扫描.pdf", Limits())


@needs_ocr
def test_without_the_extra_the_pages_with_text_are_read_and_the_others_named(
    request: pytest.FixtureRequest,
) -> None:
    both = pypdfium2.PdfDocument((FILES / "pdf_libreoffice.pdf").read_bytes())
    both.import_pages(pypdfium2.PdfDocument(saved(scans(50)[:1], "PDF", resolution=50)))
    held = io.BytesIO()
    both.save(held)
    both.close()
    request.getfixturevalue("without_the_extra")
    read = pdf_text(held.getvalue(), "答复.pdf", Limits())
    assert squeezed(LETTER) in squeezed(read.text)
    assert read.warnings == ("第 3 页是图片，没有读出文字，请对照原件。",)
    assert not read.ocr


@pytest.mark.parametrize(
    ("recognised", "printed"),
    [
        ("全县,38所", "全县，38所"),
        ("1,130平方米", "1,130平方米"),
        ("浦教函(2025〕16号", "浦教函〔2025〕16号"),
        ("浦教函〔2025]16号", "浦教函〔2025〕16号"),
        ("第5号(资源类)提案", "第5号（资源类）提案"),
        ("10:30 a,b", "10:30 a,b"),
    ],
)
def test_marks_are_given_the_width_that_chinese_print_has(recognised: str, printed: str) -> None:
    assert as_printed(recognised) == printed
