"""Names what keeps a candidate from being read alone as a summary, and what each defect costs."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from paper_digest.analysis.summary.candidates import Abstract, Candidate
from paper_digest.analysis.summary.experiment_reports import reports_experiments
from paper_digest.analysis.summary.formulas import is_long
from paper_digest.analysis.summary.references import unresolved_references
from paper_digest.values.rich_text.inlines import Math, TextRun
from paper_digest.values.word_lists import alternation, load_word_lists

_LISTS = load_word_lists(__package__, "word_lists.toml")
_RAW_TEX = re.compile(
    r"(?:left|right)arrow|"
    rf"\\[a-zA-Z]|\$|[\^_]\{{|(?:{alternation(_LISTS['tex_commands'])})(?![a-z])"
)
_CUT_OFF = re.compile(r"(?:\.\.\.|…)\W*$|\b(?:and|or|of|the|an?|from|with)\.$")
_GAP = re.compile(r", ,|\b(?:from|by|of|the|with) (?:to|and|or|is|are|has|have)\b")
"""What a page leaves where a citation or a formula was."""


class Defect(NamedTuple):
    """A defect, what it costs in hundredths of expected overlap, and whether a candidate has it."""

    name: str
    cost: float
    applies: Callable[[Candidate, Abstract], bool]


# Costs chosen by hand: up to here, summaries that stand alone share as much with the authors' own on both
# halves of the papers that tests/eval measures on.
DEFECTS = (
    Defect("refers to another sentence", 10.0, lambda candidate, abstract: _refers(candidate, abstract)),
    Defect("is background", 8.0, lambda candidate, abstract: candidate.position < (abstract.first_own or 0)),
    Defect("says nothing beside the title", 12.0, lambda candidate, _: not candidate.new_words),
    Defect("says one word beside the title", 6.0, lambda candidate, _: len(candidate.new_words) == 1),
    Defect("says two words beside the title", 2.0, lambda candidate, _: len(candidate.new_words) == 2),
    Defect("has a long formula", 8.0, lambda candidate, _: _has_long_formula(candidate)),
    Defect("has raw TeX", 18.0, lambda candidate, _: _has_raw_tex(candidate)),
    Defect("tells only of tests", 8.0, lambda candidate, _: reports_experiments(candidate.text.flat)),
    Defect("asks", 8.0, lambda candidate, _: candidate.text.flat.rstrip().endswith("?")),
    Defect("has a gap", 6.0, lambda candidate, _: bool(_GAP.search(candidate.text.flat))),
    Defect("is cut off", 8.0, lambda candidate, _: bool(_CUT_OFF.search(candidate.text.flat))),
)


def defects(candidate: Candidate, abstract: Abstract) -> tuple[Defect, ...]:
    """The defects of a candidate."""
    return tuple(defect for defect in DEFECTS if defect.applies(candidate, abstract))


def defect_cost(candidate: Candidate, abstract: Abstract) -> float:
    """What the defects of a candidate cost, on the scale of the cue scores."""
    return sum(defect.cost for defect in defects(candidate, abstract))


def _refers(candidate: Candidate, abstract: Abstract) -> bool:
    return bool(unresolved_references(candidate.text.flat, abstract.title_words))


def _has_raw_tex(candidate: Candidate) -> bool:
    return any(isinstance(inline, TextRun) and _RAW_TEX.search(inline.text) for inline in candidate.text)


def _has_long_formula(candidate: Candidate) -> bool:
    return any(isinstance(inline, Math) and is_long(inline) for inline in candidate.text)
