"""Reads lists and objects that a program printed into a text: `['Ada Roe', 'Bo Moe']`, `[{"name": "Bo"}]`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

_TOKEN = re.compile(
    r"\s*(?:(?P<string>[urb]?(?:'(?:[^'\\]|\\.)*+'|\"(?:[^\"\\]|\\.)*+\"))|(?P<word>[\w.+-]+)|(?P<mark>[\[\](){},:]))",
    re.DOTALL,
)
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|x([0-9A-Fa-f]{2})|(.))", re.DOTALL)
_ESCAPED: Final = {"n": "\n", "r": "\r", "t": "\t"}
_PAIRS: Final = {"[": "]", "(": ")", "{": "}"}
_WORDS: Final = {
    "None": None,
    "null": None,
    "nan": None,
    "True": True,
    "true": True,
    "False": False,
    "false": False,
}
_DEPTH: Final = 20
"""Lists within one another that are read; by hand."""


class _Token(NamedTuple):
    kind: str
    text: str


def printed_value(text: str) -> list[object] | dict[str, object] | None:
    """The list or object that a whole text prints, in the notation of Python, NumPy or JSON; else None.

    It must have a quoted text, as `[1, 2]` and `[Ada Roe]` may be words in brackets.
    """
    stripped = text.strip()
    if stripped[:1] not in _PAIRS or stripped[-1:] != _PAIRS[stripped[0]]:
        return None
    tokens = _tokens(stripped)
    if not tokens or all(token.kind != "string" for token in tokens):
        return None
    try:
        return _Parser(iter(tokens)).whole()
    except (ValueError, StopIteration):
        return None


def _tokens(text: str) -> list[_Token] | None:
    """The tokens of the text; None if it has anything else."""
    tokens: list[_Token] = []
    place = 0
    while place < len(text):
        match = _TOKEN.match(text, place)
        if not match:
            return None
        tokens.append(_Token(match.lastgroup or "", match[match.lastgroup or ""]))
        if _are_words(tokens):
            return None
        place = match.end()
    return tokens


def _are_words(tokens: list[_Token]) -> bool:
    """Whether the last two tokens are words, or a word and a text, which no printed value has in a row."""
    kinds = [token.kind for token in tokens[-2:]]
    return len(kinds) == 2 and "word" in kinds and "mark" not in kinds


class _Parser:
    """Parses the tokens of one value."""

    def __init__(self, tokens: Iterator[_Token]) -> None:
        self._tokens = tokens

    def whole(self) -> list[object] | dict[str, object] | None:
        """The value, if nothing follows it."""
        value = self._value(next(self._tokens), _DEPTH)
        is_whole = next(self._tokens, None) is None
        return value if is_whole and isinstance(value, list | dict) else None

    def _value(self, token: _Token, depth: int) -> object:
        if token.kind == "string":
            return _unquoted(token.text)
        if token.kind == "word":
            return _word(token.text)
        if token.text not in _PAIRS or not depth:
            raise ValueError(token.text)
        return self._list(_PAIRS[token.text], depth - 1)

    def _list(self, end: str, depth: int) -> list[object] | dict[str, object]:
        """The values up to the closing bracket; an object if they have keys."""
        values: list[object] = []
        entries: dict[str, object] = {}
        while (token := next(self._tokens)).text != end or token.kind != "mark":
            if token == _Token("mark", ","):
                continue
            if token == _Token("mark", ":"):
                entries[str(values.pop() if values else "")] = self._value(next(self._tokens), depth)
            else:
                values.append(self._value(token, depth))
        if entries and values:
            raise ValueError("keys and values without keys")
        return entries or values


def _word(text: str) -> object:
    if text in _WORDS:
        return _WORDS[text]
    return int(text) if text.isascii() and text.isdigit() and len(text) < 16 else text


def _unquoted(text: str) -> str:
    return _ESCAPE.sub(_character, text[text.index(text[-1]) + 1 : -1])


def _character(match: re.Match[str]) -> str:
    code = match[1] or match[2]
    return chr(int(code, 16)) if code else _ESCAPED.get(match[3], match[3])
