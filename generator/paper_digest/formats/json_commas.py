"""Takes the commas before closing brackets out of JSON, which JavaScript and people write there."""

from __future__ import annotations

import re
from typing import Final

from paper_digest.formats.records import Text

_TRAILING: Final = re.compile(r",(?=\s*+[}\]])")
_STRING_OR_TRAILING: Final = re.compile(
    rf'"[^"\\]*+(?:\\.[^"\\]*+)*+"|(?P<comma>{_TRAILING.pattern})', re.DOTALL
)


def without_trailing_commas(text: Text) -> Text:
    """The text with a space for each comma that nothing follows in its list or object; strings stay."""
    if not _TRAILING.search(text):
        return text
    return Text(_STRING_OR_TRAILING.sub(lambda match: " " if match["comma"] else match[0], text))
