"""Shows text from outside on a terminal: no character of it controls one."""

from __future__ import annotations

from typing import Final

_INVALID_BYTES: Final = range(0xDC80, 0xDD00)
"""What Python makes of the bytes of a file's name that are no UTF-8."""


def printable(text: str) -> str:
    r"""A text or a file's name on one line; invalid bytes and controls become escapes such as \xe9 and \n."""
    return text if text.isprintable() else "".join(map(_shown, text))


def _shown(char: str) -> str:
    if char.isprintable():
        return char
    if ord(char) in _INVALID_BYTES:
        return f"\\x{ord(char) - 0xDC00:02x}"
    return char.encode("unicode_escape").decode("ascii")
