"""The forms in which Word prints the number of a list item: 一 1 ① （1） a iv 甲."""

from __future__ import annotations

from collections.abc import Callable

_DIGITS = "零一二三四五六七八九"
_FORMAL = "零壹贰叁肆伍陆柒捌玖"


def list_number(value: int, form: str) -> str:
    """`value` as the list form `form` (a name of OOXML's ST_NumberFormat) prints it."""
    if form in ("none", "bullet") or value < 0:
        return ""
    return _FORMS.get(form, str)(value)


def _counting(value: int) -> str:
    """十一, 二十, 一百零一: the way headings are counted."""
    counted = _with_units(value, _DIGITS, ("", "十", "百", "千"))
    return counted.removeprefix("一") if counted.startswith("一十") else counted


def _with_units(value: int, digits: str, units: tuple[str, ...]) -> str:
    if not 0 < value < 10_000:
        return _digit_by_digit(value)
    places = [int(place) for place in str(value)]
    counted = ""
    for at, place in enumerate(places):
        unit = units[len(places) - 1 - at]
        if place:
            counted += digits[place] + unit
        elif any(places[at:]) and not counted.endswith(digits[0]):
            counted += digits[0]
    return counted


def _japanese(value: int) -> str:
    """Without 一 before a unit and without zeros: 十一, 百一."""
    counted = _with_units(value, _DIGITS, ("", "十", "百", "千")).replace("零", "")
    for unit in "十百千":
        counted = counted.replace("一" + unit, unit)
    return counted


def _digit_by_digit(value: int) -> str:
    return "".join("〇" if place == "0" else _DIGITS[int(place)] for place in str(value))


def _formal(value: int) -> str:
    return _with_units(value, _FORMAL, ("", "拾", "佰", "仟"))


def _roman(value: int) -> str:
    written = ""
    steps = (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1)
    names = "M CM D CD C XC L XL X IX V IV I".split()
    for step, name in zip(steps, names, strict=True):
        written += name * (min(value, 5000) // step)
        value = min(value, 5000) % step
    return written


def _letter(value: int) -> str:
    """a … z, aa, bb: Word repeats the letter."""
    return chr(ord("A") + (value - 1) % 26) * min((value - 1) // 26 + 1, 30) if value else ""


def _from(first: str, most: int) -> Callable[[int], str]:
    """Signs that stand one after another in Unicode; beyond the last, plain digits."""
    return lambda value: chr(ord(first) + value - 1) if 1 <= value <= most else str(value)


def _one_of(signs: str) -> Callable[[int], str]:
    return lambda value: signs[(value - 1) % len(signs)] if value else ""


def _circled(value: int) -> str:
    for low, high, first in ((1, 20, "①"), (21, 35, "㉑"), (36, 50, "㊱")):
        if low <= value <= high:
            return chr(ord(first) + value - low)
    return str(value)


_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")

_FORMS: dict[str, Callable[[int], str]] = {
    "decimalZero": "{:02d}".format,
    "upperRoman": _roman,
    "lowerRoman": lambda value: _roman(value).lower(),
    "upperLetter": _letter,
    "lowerLetter": lambda value: _letter(value).lower(),
    "chineseCounting": _counting,
    "chineseCountingThousand": _counting,
    "taiwaneseCounting": _counting,
    "taiwaneseCountingThousand": _counting,
    "japaneseCounting": _japanese,
    "ideographDigital": _digit_by_digit,
    "japaneseDigitalTenThousand": _digit_by_digit,
    "taiwaneseDigital": _digit_by_digit,
    "chineseLegalSimplified": _formal,
    "ideographLegalTraditional": _formal,
    "ideographTraditional": _one_of("甲乙丙丁戊己庚辛壬癸"),
    "ideographZodiac": _one_of("子丑寅卯辰巳午未申酉戌亥"),
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedParen": _from("⑴", 20),
    "decimalEnclosedFullstop": _from("⒈", 20),
    "ideographEnclosedCircle": _from("㊀", 10),
    "decimalFullWidth": lambda value: str(value).translate(_FULL_WIDTH),
    "decimalFullWidth2": lambda value: str(value).translate(_FULL_WIDTH),
}
