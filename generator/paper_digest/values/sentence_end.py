"""Tells texts that are whole from texts that were cut."""

from __future__ import annotations

import re
from typing import Final

from paper_digest.values.fingerprint import normalized_key
from paper_digest.values.url import URL_IN_PROSE

_ENDS_SENTENCE: Final = re.compile(r"(?<!\.\.)[.!?。！？][)\]}'\"”’»$]*\s*\Z")


def ends_sentence(text: str) -> bool:
    """Whether a text ends as a sentence does; an ellipsis is no such end."""
    return _ENDS_SENTENCE.search(text) is not None


def is_cut_start(text: str, longer: str) -> bool:
    """Whether a text is the start of a longer one, and was cut where it ends.

    A text that ends with a sentence, or with an address that the longer one does not continue, is whole. TeX,
    case and punctuation do not matter.
    """
    return is_start(text, longer) and not ends_sentence(text) and not _ends_with_address(text, longer)


def is_start(text: str, longer: str) -> bool:
    """Whether a text is the start of a longer one; TeX, case and punctuation do not matter."""
    return normalized_key(longer).startswith(normalized_key(text))


def _ends_with_address(text: str, longer: str) -> bool:
    """Whether the last word of a text is an address that is a word of the longer text, too."""
    last = "".join(text.split()[-1:])
    return URL_IN_PROSE.match(last) is not None and last in longer.split()
