"""Decodes the text of an answer, which may be in any encoding, and makes it a UTF-8 document."""

from __future__ import annotations

import codecs
import re
from typing import Final

_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE | re.ASCII)
_DECLARED = re.compile(
    r"(?P<before><\?xml\b[^>]{0,100}?\bencoding\s*=\s*)[\"'](?P<encoding>[\w.:-]{1,40})[\"']", re.ASCII
)
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_HEAD_BYTES: Final = 200
"""An XML declaration is within so many bytes."""


def answer_text(content: bytes, content_type: str) -> str:
    """The text with plain line ends; XML says that it is UTF-8, as which it will be saved.

    The encoding is that of the byte order mark, UTF-8 if the text fits it, else that of the HTTP header or of
    the XML declaration.
    """
    text = _decoded(content, content_type)
    text = _DECLARED.sub(r'\g<before>"UTF-8"', text[:_HEAD_BYTES]) + text[_HEAD_BYTES:]
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")


def _decoded(content: bytes, content_type: str) -> str:
    declared = [match[1] for match in (_CHARSET.search(content_type),) if match]
    head = _DECLARED.search(content[:_HEAD_BYTES].decode("latin-1"))
    declared += [head["encoding"]] if head else []
    marked = [encoding for mark, encoding in _MARKS if content.startswith(mark)]
    for encoding in (*marked, "utf-8", *declared):
        try:
            return content.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return content.decode("utf-8", "replace")
