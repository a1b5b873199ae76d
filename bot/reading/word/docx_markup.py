"""Small questions asked of WordprocessingML elements, in either of its two name spaces."""

from __future__ import annotations

from lxml import etree

_OFF = frozenset(("0", "false", "off", "none"))


def local_name(element: etree._Element) -> str:
    """The element's name without its name space; "" for comments and the like."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: etree._Element | None, name: str) -> str | None:
    """The attribute of that local name, whatever its name space."""
    if element is None:
        return None
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return None


def child(element: etree._Element | None, *path: str) -> etree._Element | None:
    """The first child of that local name, or its descendant along `path`."""
    for name in path:
        if element is None:
            return None
        element = element.find(f"{{*}}{name}")
    return element


def value(element: etree._Element | None, *path: str) -> str | None:
    """The `val` attribute of the element at `path`."""
    return attribute(child(element, *path), "val")


def whole_number(element: etree._Element | None, *path: str) -> int | None:
    """The `val` attribute at `path` as a number, None when it is absent or none."""
    written = value(element, *path) or ""
    return int(written) if written.lstrip("-").isdecimal() and len(written) < 10 else None


def is_on(element: etree._Element | None, *path: str) -> bool:
    """Whether the switch at `path` is there and not turned off."""
    switch = child(element, *path)
    return switch is not None and (attribute(switch, "val") or "1").lower() not in _OFF
