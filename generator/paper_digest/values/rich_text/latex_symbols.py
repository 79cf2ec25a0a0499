"""Asks the LaTeX library for the Unicode of commands, and survives what it cannot digest."""

from __future__ import annotations

import logging

from pylatexenc.latex2text import LatexNodes2Text
from pylatexenc.latexwalker import LatexWalkerError

# It logs each command without its arguments; such commands are answered with None here, and shown as they are.
logging.getLogger("pylatexenc").setLevel(logging.CRITICAL)

_CONVERTER = LatexNodes2Text(math_mode="text", strict_latex_spaces=True)
# What the library was seen to raise on commands that lack their arguments or have odd ones.
_LIBRARY_ERRORS = (LookupError, TypeError, ValueError, AttributeError, LatexWalkerError, RecursionError)


def unicode_of(latex: str) -> str | None:
    """Plain Unicode for a stretch of LaTeX; None where the library cannot read it, "" where it knows nothing of it."""
    try:
        text = str(_CONVERTER.latex_to_text(latex, tolerant_parsing=True))
    except _LIBRARY_ERRORS:
        return None
    return (
        None if text.count("%s") > latex.count("%s") else text
    )  # the places of arguments that a command does not have
