"""Decodes the text of an answer, which may be in any encoding, and makes it a UTF-8 document."""

from __future__ import annotations

import re
from typing import Final

from paper_digest.sources.encoding import as_windows_1252, encoding_of

_XML_ENCODING = re.compile(
    r"(?P<before><\?xml\b[^>]{0,100}?\bencoding\s*=\s*)[\"'][\w.:-]{1,40}[\"']", re.ASCII
)
_HEAD_CHARACTERS: Final = 200
"""An XML declaration is within so many characters."""


def answer_text(content: bytes, content_type: str) -> str:
    """The text with plain line ends; XML says that it is UTF-8, as which it will be saved.

    The encoding is found as that of a dump is; the HTTP header counts more than a declaration in the text.
    """
    text = _decoded(content, content_type)
    text = _XML_ENCODING.sub(r'\g<before>"UTF-8"', text[:_HEAD_CHARACTERS]) + text[_HEAD_CHARACTERS:]
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")


def _decoded(content: bytes, content_type: str) -> str:
    encoding = encoding_of(content, content_type.encode("ascii", "replace"))
    errors = "surrogateescape" if encoding.startswith("utf-8") else "replace"
    return as_windows_1252(content.decode(encoding, errors))
