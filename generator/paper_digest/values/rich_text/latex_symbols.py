"""Converts LaTeX commands to Unicode with pylatexenc, and survives its errors."""

from __future__ import annotations

import logging

from pylatexenc.latex2text import LatexNodes2Text
from pylatexenc.latexwalker import LatexWalkerError

# The library logs commands that lack their arguments; here they become None and are shown literally.
logging.getLogger("pylatexenc").setLevel(logging.CRITICAL)

_CONVERTER = LatexNodes2Text(math_mode="text", strict_latex_spaces=True)
# Exceptions of the library for missing or malformed arguments, as observed.
_LIBRARY_ERRORS = (LookupError, TypeError, ValueError, AttributeError, LatexWalkerError, RecursionError)


def unicode_of(latex: str) -> str | None:
    """Plain Unicode for LaTeX; None if the library cannot parse it, "" if it does not know it."""
    try:
        text = str(_CONVERTER.latex_to_text(latex, tolerant_parsing=True))
    except _LIBRARY_ERRORS:
        return None
    # "%s" is the place of an argument that the command does not have.
    return None if text.count("%s") > latex.count("%s") else text
