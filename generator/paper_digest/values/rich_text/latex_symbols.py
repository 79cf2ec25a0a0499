"""Converts LaTeX commands to Unicode with pylatexenc, and accented letters to LaTeX; survives its errors."""

from __future__ import annotations

import logging
import re
import unicodedata
from functools import lru_cache
from typing import Final

from pylatexenc.latex2text import LatexNodes2Text
from pylatexenc.latexencode import unicode_to_latex
from pylatexenc.latexwalker import LatexWalker, LatexWalkerError, get_default_latex_context_db

# The library logs commands that lack their arguments; here they become None and are shown literally.
logging.getLogger("pylatexenc").setLevel(logging.CRITICAL)

_CONVERTER = LatexNodes2Text(math_mode="text", strict_latex_spaces=True)
_CONTEXT: Final = get_default_latex_context_db()
"""The library would build it anew for each text, which takes longer than most texts."""
LIBRARY_ERRORS: Final = (
    LookupError,
    TypeError,
    ValueError,
    AttributeError,
    AssertionError,
    LatexWalkerError,
    RecursionError,
)
"""Exceptions of the library for missing or malformed arguments, as observed."""
_SIGN: Final = r"[\"'`^~=.]"
_BASE: Final = rf"\\[ij](?![A-Za-z])|\\{_SIGN}(?:[A-Za-z]|\{{[A-Za-z]\}})|[A-Za-z]"
_ACCENTED: Final = rf"\\(?:{_SIGN}|[vucHkrdbt](?![A-Za-z]))[ \t]*(?:\{{(?:{_BASE})\}}|{_BASE})"
_LETTER: Final = r"\\(?:aa|AA|ae|AE|oe|OE|ss|o|O|l|L|i|j|dj|DJ|dh|DH|th|TH|ng|NG)(?![A-Za-z])(?:\{\}|[ \t]+)?"
_ACCENTS_AND_LETTERS: Final = re.compile(
    r"(?P<formula>(?<!\\)\$(?:[^$\\]|\\.)*\$|\\\\)"
    rf"|\{{(?:{_ACCENTED}|{_LETTER})\}}|{_ACCENTED}|{_LETTER}"
    r"|(?P<command>\\[A-Za-z]+\*?[ \t]*\{)",
    re.DOTALL,
)


def unicode_of(latex: str) -> str | None:
    """Plain Unicode for LaTeX; None if the library cannot parse it, "" if it does not know it."""
    try:
        walker = LatexWalker(latex, latex_context=_CONTEXT, tolerant_parsing=True)
        text = str(_CONVERTER.nodelist_to_text(walker.get_latex_nodes()[0]))
    except LIBRARY_ERRORS:
        return None
    # "%s" is the place of an argument that the command does not have.
    return None if text.count("%s") > latex.count("%s") else text


def with_unicode_letters(latex: str) -> str:
    r"""LaTeX with its accented and special letters in Unicode: `{\L}ukasz`, `J\"urgen`; the rest stays."""
    return _ACCENTS_AND_LETTERS.sub(_letter, latex) if "\\" in latex else latex


def _letter(match: re.Match[str]) -> str:
    if match["formula"] or match["command"]:
        return match.group()
    return unicodedata.normalize("NFC", (unicode_of(match.group()) or "").strip()) or match.group()


@lru_cache(maxsize=4096)
def latex_of(letter: str) -> str:
    r"""LaTeX for an accented or special Latin letter, in braces: `{\'e}`; any other character as it is.

    BibTeX sorts and abbreviates names byte by byte, so that it cuts letters of several bytes.
    """
    if letter.isascii() or not unicodedata.name(letter, "").startswith("LATIN "):
        return letter
    latex = unicode_to_latex(letter, unknown_char_policy="keep", unknown_char_warning=False)
    braced = latex if latex.startswith("{") else f"{{{latex}}}"
    return braced if with_unicode_letters(braced) == letter else letter
