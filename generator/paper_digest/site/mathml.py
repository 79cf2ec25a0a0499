"""Turns a formula's TeX into MathML at build time, so that a page needs no script to show it."""

from __future__ import annotations

import re
from functools import lru_cache
from xml.etree import ElementTree

from latex2mathml.converter import convert

_NAMESPACE = "{http://www.w3.org/1998/Math/MathML}"
# Faces latex2mathml loses: Unicode has letters for them, which every mathematics font sets.
_FACE_STARTS: dict[str, tuple[int, int, int | None]] = {
    "mathtt": (0x1D670, 0x1D68A, 0x1D7F6),
    "texttt": (0x1D670, 0x1D68A, 0x1D7F6),
    "mathsf": (0x1D5A0, 0x1D5BA, 0x1D7E2),
    "textsf": (0x1D5A0, 0x1D5BA, 0x1D7E2),
    "boldsymbol": (0x1D468, 0x1D482, 0x1D7CE),
    "bm": (0x1D468, 0x1D482, 0x1D7CE),
}
_FACE = re.compile(r"\\(mathtt|texttt|mathsf|textsf|boldsymbol|bm)\s*(?:\{([^{}]*)\}|([A-Za-z0-9]))")
_BOLD_GREEK = {
    name: chr(0x1D736 + number)
    for number, name in enumerate(
        "alpha beta gamma delta varepsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho varsigma sigma tau "
        "upsilon varphi chi psi omega".split()
    )
}
# Authors' own commands that mean the same everywhere, and old ones the converter does not know.
_RENAMED = tuple(
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
    )
)
_CHILDREN = {
    "mfrac": 2,
    "msub": 2,
    "msup": 2,
    "msubsup": 3,
    "munder": 2,
    "mover": 2,
    "munderover": 3,
    "mroot": 2,
    "msqrt": 1,
}
"""The fewest children that an element of MathML can do with."""
_OPENING, _CLOSING = "([{⟨⌈⌊", ")]}⟩⌉⌋"
"""Brackets that MathML's dictionary of operators (MathML Core, appendix B) already makes fences that stretch."""
LONGEST = 600
"""Letters of TeX; longer stretches are sentences between two stray dollars."""


@lru_cache(maxsize=8192)
def mathml(tex: str) -> str | None:
    """One `<math>` element without line breaks, or None where the converter cannot do `tex` right and TeX must be shown.

    The library latex2mathml converts; the faces that it loses are set as Unicode letters.
    """
    if len(tex) > LONGEST or tex.count("{") != tex.count("}"):
        return None
    try:
        element = ElementTree.fromstring(convert(_prepared(tex)))  # noqa: S314
    except Exception:  # noqa: BLE001
        return None
    if _is_wrong(element):
        return None
    return _serialised(_lean(element))


def _prepared(tex: str) -> str:
    prepared = _FACE.sub(_in_face, tex)
    for pattern, replacement in _RENAMED:
        prepared = pattern.sub(replacement, prepared)
    return re.sub(r"(?<!\\)([%#&])", r"\\\1", prepared)


def _in_face(match: re.Match[str]) -> str:
    face, inner = match[1], match[2] if match[2] is not None else match[3]
    bold = face in {"boldsymbol", "bm"}
    if bold:
        inner = re.sub(r"\\([a-z]+)(?![A-Za-z])", lambda name: _BOLD_GREEK.get(name[1], name[0]), inner)
    letters = "".join(_letter(char, _FACE_STARTS[face]) for char in inner)
    return "{" + letters + "}" if "\\" not in inner else "{" + inner + "}"


def _letter(char: str, starts: tuple[int, int, int | None]) -> str:
    capital, small, digit = starts
    if "A" <= char <= "Z":
        return chr(capital + ord(char) - ord("A"))
    if "a" <= char <= "z":
        return chr(small + ord(char) - ord("a"))
    if digit is not None and "0" <= char <= "9":
        return chr(digit + ord(char) - ord("0"))
    return char


def _is_wrong(element: ElementTree.Element) -> bool:
    """Whether a command came through as letters, or lacks an argument: so the converter shows what it does not understand."""
    return any(
        "\\" in (node.text or "") or len(node) < _CHILDREN.get(node.tag.removeprefix(_NAMESPACE), 0)
        for node in element.iter()
    )


def _lean(element: ElementTree.Element) -> ElementTree.Element:
    """The formula without what changes nothing: rows of one, the row around all, and what brackets are by themselves.

    A row of one operator stays, since an operator is set by its place in a row.
    """
    for parent in element.iter():
        for at, child in enumerate(parent):
            while _is_row(child) and len(child) == 1 and not child[0].tag.endswith("}mo"):
                child = child[0]
            parent[at] = child
    if len(element) == 1 and _is_row(element[0]):
        element[:] = list(element[0])
    for bracket in element.iter(f"{_NAMESPACE}mo"):
        form = (
            "prefix"
            if bracket.text in tuple(_OPENING)
            else "postfix"
            if bracket.text in tuple(_CLOSING)
            else None
        )
        if (
            form is not None
            and bracket.get("form", form) == form
            and bracket.get("stretchy") == bracket.get("fence") == "true"
        ):
            bracket.attrib.clear()
    return element


def _is_row(element: ElementTree.Element) -> bool:
    return element.tag == f"{_NAMESPACE}mrow" and not element.attrib


def _serialised(element: ElementTree.Element) -> str:
    for child in element.iter():
        child.tag = child.tag.removeprefix(_NAMESPACE)
        if child.text is not None and not child.text.strip():
            child.text = None if len(child) else child.text
        child.tail = None
        for name in [
            name
            for name in child.attrib
            if name not in {"mathvariant", "stretchy", "fence", "form", "accent", "width"}
        ]:
            del child.attrib[name]
    return ElementTree.tostring(element, encoding="unicode", short_empty_elements=False).replace("\n", " ")
