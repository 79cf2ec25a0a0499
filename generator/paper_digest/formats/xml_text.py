"""Read the words and dates of XML elements that hold markup, labels and parts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape, unescape
from typing import Final

from lxml import etree

from paper_digest.formats.embedded_markup import words_of_markup
from paper_digest.formats.xml_records import Element, text_of
from paper_digest.values.initials_last import parse_initials_last
from paper_digest.values.person import PersonName

_ASIDE: Final = frozenset({"fn", "note"})
"""Elements that are no part of the sentence that they are in."""
_OWN_HEADINGS: Final = frozenset({"title", "head"})
_UNLABELED: Final = frozenset({"unlabelled", "unlabeled", "abstract"})
_DATE_PARTS: Final = ("year", "month", "day")
_DATE_ATTRIBUTES: Final = ("when", "iso-8601-date")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")


def words_of(element: Element) -> str:
    """The words of an element; a labeled part of an abstract begins with its label and a colon."""
    words = unescape(words_of_markup("".join(_markup(element)))) if len(element) else text_of(element)
    label = (element.get("Label") or "").strip().rstrip(":")
    return words if not label or label.casefold() in _UNLABELED else f"{label}: {words}"


def _markup(element: Element) -> Iterator[str]:
    """The content of an element as markup whose names have a prefix, so that none acts as HTML's."""
    walker = etree.iterwalk(element, events=("start", "end"))
    for event, node in walker:
        is_left_out = node is not element and _is_left_out(node, element)
        if event == "start":
            if is_left_out:
                walker.skip_subtree()
                continue
            yield f"<x:{node.tag}>{escape(node.text or '', quote=False)}"
        elif node is not element:
            end = "" if is_left_out else f"</x:{node.tag}>"
            yield f"{end}{escape(node.tail or '', quote=False)}"


def _is_left_out(node: Element, element: Element) -> bool:
    """Whether a footnote, its mark, or the heading of a whole abstract."""
    if node.tag in _ASIDE or (node.tag == "xref" and node.get("ref-type") == "fn"):
        return True
    return node.tag in _OWN_HEADINGS and node.getparent() is element and element.tag == "abstract"


def date_of(element: Element) -> object:
    """The date of an element: year, month and day in elements of their own, an attribute, or its words."""
    parts = {str(part.tag).lower(): text_of(part) for part in element.iterchildren(etree.Element)}
    if parts.get("year"):
        return {name: parts[name] for name in _DATE_PARTS if parts.get(name)}
    stated = next((element.get(name) for name in _DATE_ATTRIBUTES if element.get(name)), None)
    words = stated or text_of(element)
    if parts and (year := _YEAR.search(words)):  # PubMed's <MedlineDate>2018 May-Jun</MedlineDate>
        return year.group()
    return words


def people_of(names: str) -> list[PersonName | dict[str, str]]:
    """The people in a text as Europe PMC writes it: "Zhao XY, Roe J, Cat Consortium."."""
    return [parse_initials_last(name) or {"literal": name} for name in names.rstrip(". ").split(", ") if name]
