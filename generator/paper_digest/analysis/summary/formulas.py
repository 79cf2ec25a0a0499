"""Writes the simple formulas of a summary as text, and tells which are too long for one."""

from __future__ import annotations

import re

from paper_digest.values.rich_text import RichText
from paper_digest.values.rich_text.formula_text import formula_text
from paper_digest.values.rich_text.inlines import Inline, Math, TextRun
from paper_digest.values.word_lists import alternation, load_word_lists

_LISTS = load_word_lists(__package__, "word_lists.toml")
_COMMAND = re.compile(r"\\(?:[A-Za-z]+|.)")
_KNOWN_COMMAND = re.compile(rf"\\(?:(?:{alternation(_LISTS['formula_commands'])})(?![A-Za-z])|[ ,;!])")
_STACKED = re.compile(r"\\[dt]?frac|\\sum|\\prod|\\int|\\begin|\\\\")
_NOT_RAISED = re.compile(r"[\\^_{}$&]")
"""What is left where Unicode has no raised or lowered letter."""
_MAX_LENGTH = 24
"""Characters of a formula that is read like a word; chosen by hand."""


def is_simple(formula: Math) -> bool:
    """Whether Unicode text says all that the formula says: ℓ∞, O(n log n), x²."""
    is_known = all(map(_KNOWN_COMMAND.match, _COMMAND.findall(formula.tex)))
    return is_known and not is_long(formula) and not _NOT_RAISED.search(formula_text(formula.tex))


def is_long(formula: Math) -> bool:
    """Whether a formula interrupts the reader of a sentence: a fraction, a sum, or a long one."""
    return len(formula_text(formula.tex)) > _MAX_LENGTH or bool(_STACKED.search(formula.tex))


def with_simple_formulas_as_text(text: RichText) -> RichText:
    """The text with formulas as Unicode if all are simple, so that no sentence has two kinds of type."""
    formulas = [inline for inline in text if isinstance(inline, Math)]
    if not formulas or not all(map(is_simple, formulas)):
        return text
    return RichText(tuple(map(_as_text, text)))


def _as_text(inline: Inline) -> Inline:
    return TextRun(formula_text(inline.tex)) if isinstance(inline, Math) else inline
