"""Converts formulas to plain Unicode."""

from __future__ import annotations

import re
from functools import lru_cache

from paper_digest.values.clean_text import fold_space
from paper_digest.values.rich_text.latex_symbols import unicode_of

_SUPER = str.maketrans("0123456789+-=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ")
_SUB = str.maketrans("0123456789+-=()aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ")
_SCRIPT = re.compile(r"([_^])\s*(?:\{([^{}]*)\}|(\\[A-Za-z]+|[^\s\\{}]))")
_STYLES = re.compile(
    r"\\(?:math(?:cal|bf|rm|sf|tt|it|frak|scr)|boldsymbol|bm|text(?:bf|it|rm|sf|tt|sc)?|operatorname|emph)\s*"
)
_FUNCTION = re.compile(
    r"\\(log|exp|min|max|sup|inf|sin|cos|tan|arg\s?min|arg\s?max|det|lim|Pr)(?![A-Za-z])\s*"
)
# Placeholders for characters that the converter would parse as syntax.
_CARET, _UNDERSCORE, _GAP = "\ue000", "\ue001", "\ue002"
_END = "{}"
"""Ends a command's name: the converter would read a subscript letter, as in `\\sumᵢ`, as part of it."""
_SIGNS = str.maketrans({_CARET: "^", _UNDERSCORE: "_", _GAP: " "})
_SCRIPTS_WITHOUT_SIGN = frozenset((r"\infty", "*", r"\star", r"\ast", r"\prime", r"\dagger", r"\top"))
_UNKNOWN = re.compile(r"\\([A-Za-z]+)")


@lru_cache(maxsize=4096)
def formula_text(tex: str) -> str:
    r"""A formula in plain Unicode, scripts raised or lowered where Unicode can.

    `\ell_\infty` gives `ℓ∞`, `x^2` gives `x²`, `T^{-1/4}` gives `T^(-1/4)`.
    """
    without_styles = _STYLES.sub("", tex)
    flat = _SCRIPT.sub(_script_text, _FUNCTION.sub(rf"{_GAP}\1{_GAP}", without_styles))
    latex = re.sub(r"(?<!\\)([%#&])", r"\\\1", flat)
    text = _UNKNOWN.sub(r"\1", unicode_of(latex) or latex).replace(_GAP + "(", "(")
    without_braces = text.translate(_SIGNS).replace("{", "").replace("}", "")
    return fold_space(without_braces).replace("( ", "(").replace(" )", ")")


def _script_text(match: re.Match[str]) -> str:
    is_raised = match[1] == "^"
    script = match[2] if match[2] is not None else match[3]
    small = script.translate(_SUPER if is_raised else _SUB)
    if script and not set(small) & set(script):
        return _END + small
    if script in _SCRIPTS_WITHOUT_SIGN:
        return f"{script} " if script.startswith("\\") else script
    sign = _CARET if is_raised else _UNDERSCORE
    return f"{sign}{script}" if len(script) == 1 or script.isalpha() else f"{sign}({script})"
