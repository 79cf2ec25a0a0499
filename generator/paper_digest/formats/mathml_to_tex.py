"""Turns the MathML elements of a formula into TeX while a parser reads them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

_TEMPLATES: Final = {
    "msup": "{0}^{{{1}}}",
    "msub": "{0}_{{{1}}}",
    "msubsup": "{0}_{{{1}}}^{{{2}}}",
    "mover": "{0}^{{{1}}}",
    "munder": "{0}_{{{1}}}",
    "munderover": "{0}_{{{1}}}^{{{2}}}",
    "mfrac": "\\frac{{{0}}}{{{1}}}",
    "mroot": "\\sqrt[{1}]{{{0}}}",
}
"""The TeX of elements with a fixed number of parts."""
_PART_COUNTS: Final = {"msubsup": 3, "munderover": 3}
"""The parts of elements that have not two."""
_PLAIN: Final = frozenset({"msub"})
"""Elements whose text alone says what they mean: H2O."""
_ROWS: Final = frozenset(
    "math mrow mi mn mo ms mtext mstyle mpadded menclose mphantom mfenced mtable mtr mtd semantics".split()
)
_ACCENTS: Final = {"^": "\\hat", "ˆ": "\\hat", "~": "\\tilde", "˜": "\\tilde", "¯": "\\bar", "→": "\\vec"}
MATHML: Final = frozenset((*_TEMPLATES, *_ROWS, "msqrt"))
"""The elements that are understood."""


@dataclass(slots=True)
class _Open:
    """An element whose end has not come, with the TeX of its parts so far."""

    name: str
    parts: list[str] = field(default_factory=list)


@dataclass(slots=True)
class MathMl:
    """One formula, element by element."""

    open: list[_Open] = field(default_factory=lambda: [_Open("math")])
    is_structured: bool = False
    """Whether the text of its elements alone would say something else: x2 for x squared."""

    def start(self, name: str) -> None:
        """An element begins."""
        self.open.append(_Open(name))

    def text(self, text: str) -> None:
        """Text within the current element."""
        if text.strip():
            self.open[-1].parts.append(text.strip().replace("$", "\\$"))

    def end(self, name: str) -> None:
        """An element ends; an end without a start is ignored."""
        if len(self.open) > 1 and self.open[-1].name == name:
            element = self.open.pop()
            self.is_structured |= name not in _ROWS | _PLAIN
            self.open[-1].parts.append(_tex(element))

    def tex(self) -> str:
        """The formula as far as it was read."""
        while len(self.open) > 1:
            self.end(self.open[-1].name)
        return "".join(self.open[0].parts)


def _tex(element: _Open) -> str:
    name, parts = element.name, element.parts
    if name == "msqrt":
        return f"\\sqrt{{{''.join(parts)}}}"
    if name == "mfenced":
        return f"({', '.join(parts)})"
    if name == "mover" and len(parts) == 2 and parts[1] in _ACCENTS:
        return f"{_ACCENTS[parts[1]]}{{{parts[0]}}}"
    if len(parts) == _PART_COUNTS.get(name, 2) and name in _TEMPLATES:
        return _TEMPLATES[name].format(*parts)
    return "".join(parts)
