"""A photograph or scan of a page: measured before it is decoded, upright, at a readable size."""

from __future__ import annotations

import importlib
import io
import warnings
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from bot.errors import Damaged
from bot.reading.extracted import Limits
from bot.reading.paged.page_boxes import Page
from bot.reading.scanned.recognising import NotInstalled, readable, recognise

if TYPE_CHECKING:
    from PIL.Image import Image

    from bot.reading.scanned.recognising import Pixels

_FORMATS = ("PNG", "JPEG", "TIFF", "BMP", "WEBP", "GIF")


def recognised_pictures(content: bytes, name: str, limits: Limits) -> Iterator[Page]:
    """What stands on each picture in the file; a fax is one file of several."""
    for pixels in _pictures(content, name, limits):
        yield recognise(pixels)


def _pictures(content: bytes, name: str, limits: Limits) -> Iterator[Pixels]:
    pillow = _pillow()
    # Pillow warns of large pictures; the limit here is lower and checked before decoding.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            with pillow.open(io.BytesIO(content), formats=_FORMATS) as picture:
                for frame in range(_frames(picture, name, limits)):
                    picture.seek(frame)
                    _refuse_size(picture, name, limits)
                    yield _pixels(picture)
        except pillow.DecompressionBombError as error:
            raise _too_large(name, "过多", limits) from error
        except (OSError, SyntaxError, ValueError, EOFError) as error:
            raise Damaged(
                f"图片“{name}”已损坏或格式特殊，打不开。请另存为 JPG 或 PNG 后再上传。"
            ) from error


def _pillow() -> Any:
    try:
        pillow = importlib.import_module("PIL.Image")
    except ImportError as error:
        raise NotInstalled("") from error
    pillow.init()  # else only the commonest formats are known
    return pillow


def _frames(picture: Image, name: str, limits: Limits) -> int:
    if picture.format in ("GIF", "MPO"):  # of an animation or a stereo pair, the first is the page
        return 1
    frames: int = getattr(picture, "n_frames", 1)
    if frames > limits.pages:
        raise Damaged(
            f"图片“{name}”有 {frames} 页，超过了 {limits.pages} 页的上限。请分成几个文件再上传。"
        )
    return frames


def _refuse_size(picture: Image, name: str, limits: Limits) -> None:
    if picture.width * picture.height > limits.pixels:
        raise _too_large(name, f"有 {picture.width}×{picture.height}", limits)


def _too_large(name: str, size: str, limits: Limits) -> Damaged:
    return Damaged(
        f"图片“{name}”的像素{size}，超过了 {limits.pixels // 1_000_000} 百万像素的上限。"
        "请缩小后（长边 3000 像素足够）再上传。"
    )


def _pixels(picture: Image) -> Pixels:
    """The picture on white, turned as its camera says, as rows of blue, green and red."""
    turning, numpy = importlib.import_module("PIL.ImageOps"), importlib.import_module("numpy")
    upright = turning.exif_transpose(picture)
    longest = readable(*upright.size)
    upright.thumbnail((longest, longest))
    upright = upright.convert("RGBA")
    paper = _pillow().new("RGB", upright.size, "white")
    paper.paste(upright, mask=upright.getchannel("A"))
    pixels: Pixels = numpy.ascontiguousarray(numpy.asarray(paper)[:, :, ::-1])
    return pixels
