"""Recognizes sentences that tell only how something was tested."""

from __future__ import annotations

import re

from paper_digest.values.word_lists import alternation, load_word_lists

_LISTS = load_word_lists(__package__, "word_lists.toml")
_WORK = rf"(?:{alternation(_LISTS['work_nouns'])})"
_TEST = re.compile(
    rf"(?:we|this {_WORK}) (?:\w+ly )?(?:{alternation(_LISTS['test_verbs'])})s?\b"
    r"|we (?:measure|compare) (?:it|them|our)\b"
    rf"|we (?:\w+ly )?(?:show|demonstrate) the (?:{alternation(_LISTS['merits'])})\b"
    r"|we (?:\w+ly )?(?:show|demonstrate|find) that (?:our|the proposed|this|the) (?:[\w-]+ ){1,4}?"
    rf"(?:{alternation(_LISTS['praising_words'])})\b"
    r"|(?:\w+ly, )?(?:we )?(?:also )?(?:empirically|experimentally|numerically)\b"
    rf"|(?:(?:our|the|{alternation(_LISTS['test_adjectives'])}) ){{0,3}}"
    rf"(?:{alternation(_LISTS['test_nouns'])})\b",
    re.IGNORECASE,
)


def reports_experiments(sentence: str) -> bool:
    """Whether a sentence begins like a report of experiments: "We evaluate", "Extensive experiments"."""
    return bool(_TEST.match(sentence))
