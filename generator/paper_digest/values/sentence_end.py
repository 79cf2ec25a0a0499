"""Tells texts that are whole from texts that were cut."""

from __future__ import annotations

import re
from typing import Final

_ENDS_SENTENCE: Final = re.compile(r"(?<!\.\.)[.!?。！？][)\]}'\"”’»$]*\s*\Z")


def ends_sentence(text: str) -> bool:
    """Whether a text ends as a sentence does; an ellipsis is no such end."""
    return _ENDS_SENTENCE.search(text) is not None
