"""Turns a formula into plain Unicode."""

from __future__ import annotations

import re
from functools import lru_cache

from paper_digest.values.clean_text import fold_space
from paper_digest.values.rich_text.latex_symbols import unicode_of

_SUPER = str.maketrans("0123456789+-=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ")
_SUB = str.maketrans("0123456789+-=()aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ")
_SCRIPT = re.compile(r"([_^])\s*(?:\{([^{}]*)\}|(\\[A-Za-z]+|[^\s\\{}]))")
_FACES = re.compile(
    r"\\(?:math(?:cal|bf|rm|sf|tt|it|frak|scr)|boldsymbol|bm|text(?:bf|it|rm|sf|tt|sc)?|operatorname|emph)\s*"
)
_FUNCTION = re.compile(
    r"\\(log|exp|min|max|sup|inf|sin|cos|tan|arg\s?min|arg\s?max|det|lim|Pr)(?![A-Za-z])\s*"
)
# Stand-ins that the converter passes through, since it would take the signs themselves for syntax.
_CARET, _UNDERSCORE, _GAP = "\ue000", "\ue001", "\ue002"
_END = "{}"
"""Ends a command's name: the converter takes a small letter, as in `\\sumᵢ`, for a part of it."""
_SIGNS = str.maketrans({_CARET: "^", _UNDERSCORE: "_", _GAP: " "})
_UNKNOWN = re.compile(r"\\([A-Za-z]+)")


@lru_cache(maxsize=4096)
def formula_text(tex: str) -> str:
    r"""A formula in plain Unicode, scripts raised or lowered where Unicode can: `\ell_\infty` gives `ℓ∞`, `T^{-1/4}` gives `T^(-1/4)`."""
    without_faces = _FACES.sub("", tex)
    flat = _SCRIPT.sub(_spoken_script, _FUNCTION.sub(rf"{_GAP}\1{_GAP}", without_faces))
    latex = re.sub(r"(?<!\\)([%#&])", r"\\\1", flat)
    text = unicode_of(latex) or latex
    words = (
        _UNKNOWN.sub(r"\1", text).replace(_GAP + "(", "(").translate(_SIGNS).replace("{", "").replace("}", "")
    )
    return fold_space(words).replace("( ", "(").replace(" )", ")")


def _spoken_script(match: re.Match[str]) -> str:
    raised = match[1] == "^"
    inner = match[2] if match[2] is not None else match[3]
    small = inner.translate(_SUPER if raised else _SUB)
    if inner and all(was != now for was, now in zip(inner, small, strict=True)):
        return _END + small
    if inner in {"\\infty", "*", "\\star", "\\ast", "\\prime", "\\dagger", "\\top"}:
        return inner + " " if inner.startswith("\\") else inner
    sign = _CARET if raised else _UNDERSCORE
    return f"{sign}{inner}" if len(inner) == 1 or inner.isalpha() else f"{sign}({inner})"
