"""Converts TeX formulas to MathML at build time, so that a page needs no script to show them."""

from __future__ import annotations

import re
from functools import lru_cache
from xml.etree import ElementTree

from latex2mathml.converter import convert

_NAMESPACE = "{http://www.w3.org/1998/Math/MathML}"
_ALPHABETS = {"tt": (0x1D670, 0x1D7F6), "sf": (0x1D5A0, 0x1D7E2), "bold": (0x1D468, 0x1D7CE)}
"""The capital A and the digit 0 of Unicode's mathematical alphabets; the small a follows the capital Z."""
_STYLES = {"mathtt": "tt", "texttt": "tt", "mathsf": "sf", "textsf": "sf", "boldsymbol": "bold", "bm": "bold"}
"""Commands whose style latex2mathml loses."""
_STYLED = re.compile(r"\\(mathtt|texttt|mathsf|textsf|boldsymbol|bm)\s*(?:\{([^{}]*)\}|([A-Za-z0-9]))")
_GREEK = (
    "alpha beta gamma delta varepsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho varsigma "
    "sigma tau upsilon varphi chi psi omega"
).split()
_BOLD_GREEK = {name: chr(0x1D736 + position) for position, name in enumerate(_GREEK)}
_REWRITES = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"\\(?:textbf|textrm|textit|mbox|emph)(?![A-Za-z])", r"\\text"),
        (r"\\(?:bf|rm|it|cal)(?![A-Za-z])\s*", ""),
        (r"\\arg\s*\\(max|min)(?![A-Za-z])", r"\\operatorname{arg\1}"),
        (r"\\(?:R|reals|Reals)(?![A-Za-z])", r"\\mathbb{R}"),
        (r"\\eps(?![A-Za-z])", r"\\epsilon"),
        (r"\\Tilde(?![A-Za-z])", r"\\tilde"),
        (
            r"\\(poly|polylog|nnz|order|ReLU|sign|softmax|rank|tr|diag|Var|Cov)(?![A-Za-z])",
            r"\\operatorname{\1}",
        ),
        (r"(?<!\\)([%#&])", r"\\\1"),
    )
)
"""Old commands that latex2mathml does not know, and macros that mean the same in all papers."""
_MIN_CHILDREN = {"msqrt": 1, "msubsup": 3, "munderover": 3} | dict.fromkeys(
    ("mfrac", "msub", "msup", "munder", "mover", "mroot"), 2
)
_FENCES = dict.fromkeys("([{⟨⌈⌊", "prefix") | dict.fromkeys(")]}⟩⌉⌋", "postfix")
"""Brackets that are stretchy fences in MathML's operator dictionary (MathML Core, appendix B)."""
_ATTRIBUTES = {"mathvariant", "stretchy", "fence", "form", "accent", "width"}
MAX_LENGTH = 600
"""Characters of TeX; a longer match is prose between two stray dollar signs. Chosen by hand."""


@lru_cache(maxsize=8192)
def mathml(tex: str) -> str | None:
    """One `<math>` element without line breaks; None if the formula cannot be converted."""
    if len(tex) > MAX_LENGTH or tex.count("{") != tex.count("}"):
        return None
    try:
        formula = ElementTree.fromstring(convert(_prepared(tex)))  # noqa: S314 (XML that we generated)
    except Exception:  # noqa: BLE001 (latex2mathml raises many types)
        return None
    if not _is_understood(formula):
        return None
    _unwrap_rows(formula)
    _drop_default_attributes(formula)
    return _serialized(formula)


def _prepared(tex: str) -> str:
    prepared = _STYLED.sub(_styled, tex)
    for pattern, replacement in _REWRITES:
        prepared = pattern.sub(replacement, prepared)
    return prepared


def _styled(match: re.Match[str]) -> str:
    """The letters of a styled command as letters of a mathematical alphabet."""
    style, text = _STYLES[match[1]], match[2] or match[3] or ""
    if style == "bold":
        text = re.sub(r"\\([a-z]+)(?![A-Za-z])", lambda name: _BOLD_GREEK.get(name[1], name[0]), text)
    if "\\" in text:
        return f"{{{text}}}"
    capital, digit = _ALPHABETS[style]
    alphabet = {ord("A") + number: capital + number for number in range(26)}
    alphabet |= {ord("a") + number: capital + 26 + number for number in range(26)}
    alphabet |= {ord("0") + number: digit + number for number in range(10)}
    return f"{{{text.translate(alphabet)}}}"


def _is_understood(formula: ElementTree.Element) -> bool:
    """Whether latex2mathml knew all commands: unknown ones become text or lack an argument."""
    return not any(
        "\\" in (node.text or "") or len(node) < _MIN_CHILDREN.get(node.tag.removeprefix(_NAMESPACE), 0)
        for node in formula.iter()
    )


def _unwrap_rows(formula: ElementTree.Element) -> None:
    """Unwrap rows of one element, except operators, whose spacing depends on their place in a row."""
    for parent in formula.iter():
        for position, child in enumerate(parent):
            while _is_row(child) and len(child) == 1 and not child[0].tag.endswith("}mo"):
                child = child[0]
            parent[position] = child
    if len(formula) == 1 and _is_row(formula[0]):
        formula[:] = list(formula[0])


def _is_row(element: ElementTree.Element) -> bool:
    return element.tag == f"{_NAMESPACE}mrow" and not element.attrib


def _drop_default_attributes(formula: ElementTree.Element) -> None:
    """Drop the attributes of brackets that the operator dictionary gives them anyway."""
    for bracket in formula.iter(f"{_NAMESPACE}mo"):
        form = _FENCES.get(bracket.text or "")
        is_default = form is not None and bracket.get("form", form) == form
        if is_default and bracket.get("stretchy") == bracket.get("fence") == "true":
            bracket.attrib.clear()


def _serialized(formula: ElementTree.Element) -> str:
    for element in formula.iter():
        element.tag = element.tag.removeprefix(_NAMESPACE)
        element.tail = None
        if len(element) and not (element.text or "").strip():
            element.text = None
        element.attrib = {name: value for name, value in element.attrib.items() if name in _ATTRIBUTES}
    return ElementTree.tostring(formula, encoding="unicode", short_empty_elements=False).replace("\n", " ")
