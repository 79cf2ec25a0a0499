"""Finds the abstract in a record, or a summary by a machine."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from paper_digest.formats.coercion import every_word, uninverted, words
from paper_digest.sources.translations import english_of
from paper_digest.values.bot_comments import is_bot_comment

Flat = Mapping[str, object]
_INVERTED: Final = ("abstractinvertedindex", "indexedabstract")
"""Keys of OpenAlex and AMiner, whose abstracts list each word with its positions."""
_NOTICE: Final = re.compile(
    r"\[ABSTRACT FROM [A-Z ]{5,20}\](?=\s*(?:\Z|Copyright\b))"
    r"|Copyright of .{1,300}? is the property of\b(?=.{1,500}\bmay not be copied)",
    re.DOTALL,
)
"""Where the abstract of a paper in EBSCO ends."""


_BUTTONS: Final = re.compile(
    r"(?<=[.!?…。])(?:\s*[*_|]{0,3}\[[^\[\]]{1,40}\]\(\s*https?://[^\s()]{1,500}\s*\)[*_|]{0,3})+\s*\Z"
)
"""Links in Markdown behind the end of the last sentence: "**[Preprint](https://...)**"."""


def abstract_of(inside: Flat, keys: Mapping[str, tuple[str, ...]]) -> tuple[str | None, bool]:
    """The authors' abstract, else a machine-generated summary, and whether it is machine-generated."""
    for key in keys["abstract"]:
        value = inside.get(key)
        value = _in_order(value) if key in _INVERTED else value
        if (text := _english(value) or words(value)) and _is_abstract(text):
            return _without_end(text), False
    for key in keys["machine"]:
        if text := words(inside.get(key)):
            # OpenReview's TL;DR is by the authors; Semantic Scholar's and others are machine-generated
            return text, not (key == "tldr" and isinstance(inside[key], str) and "forum" in inside)
    return None, False


def _without_end(text: str) -> str:
    """An abstract without what EBSCO says of its copyright, and without links behind it."""
    end = _NOTICE.search(text) or _BUTTONS.search(text)
    return text[: end.start()].rstrip() or text if end else text


def _is_abstract(text: str) -> bool:
    """Whether a text is none of a bot, and has words: reviews note "1" where an abstract was assessed."""
    return any(map(str.isalpha, text)) and not is_bot_comment(text)


def _english(value: object) -> str:
    """The English one of several texts; if all are in one language, such as paragraphs, the first."""
    return english_of(list(every_word(value))) if isinstance(value, list) and len(value) > 1 else ""


def _in_order(value: object) -> object:
    """The text of an inverted index; AMiner has it in an object."""
    inner = value.get("InvertedIndex", value) if isinstance(value, dict) else None
    return uninverted(inner) if isinstance(inner, dict) else value
