"""Characters out of pictures, on this machine, with the models that come with RapidOCR.

The settings were measured: the direction classifier loses whole lines in silence, and recognising
line by line costs a third less memory than batches.
"""

from __future__ import annotations

import importlib
import re
from functools import cache
from itertools import pairwise
from math import atan2, cos, sin
from statistics import median
from typing import TYPE_CHECKING, Any

from bot.errors import Unsupported
from bot.reading.paged.page_boxes import Glyph, Page, Rule, width_of
from bot.reading.scanned.picture_rules import rules_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Pixels = NDArray[np.uint8]  # rows of blue, green and red

MUST_BE_CHECKED = "OCR 识别的文字，请与原件核对"
_HOW_TO_INSTALL = (
    "识别图片中的文字需要另装 OCR 组件，请管理员运行 pip install 'proposal-bot[ocr]' 后再试；"
    "也可以改为上传带文字的 PDF、Word 或纯文本。"
)
_SETTINGS = {
    "Global.use_cls": False,
    "Global.log_level": "error",
    "Rec.rec_batch_num": 1,
    # Of a large machine's cores each would reserve memory that a confined process does not have.
    "EngineConfig.onnxruntime.intra_op_num_threads": 2,
    "EngineConfig.onnxruntime.inter_op_num_threads": 1,
}
# Printed Chinese has full-width marks; the models give many as their half-width twins.
_HALF_WIDTH = re.compile(
    r"(?<=[\u3400-\u9fff〇○”》）〕】])[,;:!?()]|[,;:!?()](?=[\u3400-\u9fff“《（])"
)
_FULL_WIDTH = str.maketrans(",;:!?()", "，；：！？（）")
# Brackets about a year come in pairs; of a pair read as two kinds, the printed one is 〔〕.
_MIXED_YEAR = re.compile(r"〔(\d{4})[\])）】]|[\[(（【](\d{4})〕")


_STANDING = 0.9  # as high as wide: lines of a page on its side; upright ones have 0.2
_READ_BADLY = 0.8  # certainty of the middle line; a clean page has 0.99, one on its head 0.7
_GAP = 2.2  # ems between the middles of neighbours: they stand in columns


class NotInstalled(Unsupported):
    """The extra `ocr` is missing; the sentence says how to install it."""

    def __init__(self, what: str) -> None:
        super().__init__(what + _HOW_TO_INSTALL)


def readable(width: float, height: float) -> int:
    """The longer side in pixels at which a page is read best: A4 upright, or A3 on its side.

    The size that a scan states is often wrong, so the shape decides. More pixels cost time and
    lose accuracy: the models were made for type of about this height.
    """
    return 1300 if height >= width else 1840


def recognise(pixels: Pixels) -> Page:
    """The lines of writing on a picture, levelled, each in its box; and the rules of its tables."""
    pixels, found = _upright(pixels)
    height, width = pixels.shape[:2]
    if found.boxes is None or not found.txts:
        return Page(float(width), float(height), ())
    rules = rules_of(pixels)
    boxes = [[(float(x), float(y)) for x, y in box] for box in found.boxes]
    tilt = median(atan2(box[1][1] - box[0][1], box[1][0] - box[0][0]) for box in boxes)
    glyphs: list[Glyph] = []
    for text, box, letters in zip(found.txts, boxes, found.word_results, strict=True):
        if text.strip():
            line = _glyph(as_printed(text), box, tilt)
            glyphs += _runs(line, letters, rules)
    return Page(float(width), float(height), tuple(glyphs), rules)


def _upright(pixels: Pixels) -> tuple[Pixels, Any]:
    """The picture turned so that its writing is read best, and what was found on it.

    A page that lies on its side has lines that stand; one on its head is read badly.
    """
    found = _found(pixels)
    if found.boxes is None or not found.txts:
        return pixels, found
    standing = median(_height(box) / max(_width(box), 1.0) for box in found.boxes)
    if standing > _STANDING:
        turns = (1, 3)
    elif median(found.scores) < _READ_BADLY:
        turns = (0, 2)
    else:
        return pixels, found
    numpy = importlib.import_module("numpy")
    turned = [numpy.ascontiguousarray(numpy.rot90(pixels, turn)) for turn in turns]
    return max(((each, _found(each)) for each in turned), key=lambda pair: _certainty(pair[1]))


def _found(pixels: Pixels) -> Any:
    return engine()(pixels, return_word_box=True, return_single_char_box=True)


def _certainty(found: Any) -> float:
    lines = zip(found.scores or (), found.txts or (), strict=True)
    return sum(float(score) * len(text) for score, text in lines)


def _width(box: Any) -> float:
    return float(max(x for x, _ in box) - min(x for x, _ in box))


def _height(box: Any) -> float:
    return float(max(y for _, y in box) - min(y for _, y in box))


def _runs(line: Glyph, letters: Any, rules: tuple[Rule, ...]) -> list[Glyph]:
    """The line, cut where the rule between two cells or a gap runs through it."""
    centres = [sum(x for x, _ in box) / len(box) for _, _, box in letters]
    if "".join(letter for letter, _, _ in letters) != line.text and len(centres) != len(line.text):
        return [line]
    uprights = [
        rule.left for rule in rules if rule.upright and rule.top < line.centre < rule.bottom
    ]
    cuts = [
        at
        for at, (before, after) in enumerate(pairwise(centres), 1)
        if after - before > _GAP * line.em or any(before < x < after for x in uprights)
    ]
    if not cuts:
        return [line]
    half = line.em / 2
    return [
        Glyph(
            line.text[start:end],
            centres[start] - half * width_of(line.text[start]),
            line.top,
            centres[end - 1] + half * width_of(line.text[end - 1]),
            line.bottom,
        )
        for start, end in zip([0, *cuts], [*cuts, len(line.text)], strict=True)
    ]


@cache
def engine() -> Any:
    """RapidOCR with its models, loaded once."""
    try:
        return importlib.import_module("rapidocr").RapidOCR(params=_SETTINGS)
    except ImportError as error:
        raise NotInstalled("") from error


def as_printed(text: str) -> str:
    """The marks of `text` in the width and pairs that Chinese print has."""
    full = _HALF_WIDTH.sub(lambda mark: mark.group().translate(_FULL_WIDTH), text)
    return _MIXED_YEAR.sub(lambda year: f"〔{year[1] or year[2]}〕", full)


def _glyph(text: str, box: list[tuple[float, float]], tilt: float) -> Glyph:
    """The line in an upright box, turned back by the tilt of the whole page."""
    turned = [(x * cos(tilt) + y * sin(tilt), y * cos(tilt) - x * sin(tilt)) for x, y in box]
    across, down = [x for x, _ in turned], [y for _, y in turned]
    return Glyph(text, min(across), min(down), max(across), max(down))
