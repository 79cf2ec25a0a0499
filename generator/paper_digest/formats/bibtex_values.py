"""Turns the values of a BibTeX entry into text: strings put together, braces that only keep capitals taken off."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from paper_digest.values.clean_text import fold_space

_SPLIT = re.compile(r"\\.|[{}#\"]")
_BARE = re.compile(r"[^\s{}\"#,=]+")
_TOKEN = re.compile(r"\\(?:[A-Za-z]+\*?|.)|[{}$]", re.DOTALL)


def value_of(raw: str, strings: Mapping[str, str]) -> str | None:
    """The text of a field's value, `{...}`, `"..."`, a number, a name of a string, or several joined by `#`; None if it is malformed."""
    parts: list[str] = []
    for part in _joined(raw.strip()):
        if (part.startswith("{") and _closes(part) == len(part)) or (
            part.startswith('"') and part.endswith('"') and len(part) > 1
        ):
            parts.append(part[1:-1])
        elif _BARE.fullmatch(part):
            parts.append(strings.get(part.lower(), part))
        elif part:
            return None
    return "".join(parts)


def _joined(raw: str) -> Iterator[str]:
    depth, quoted, start = 0, False, 0
    for token in _SPLIT.finditer(raw):
        char = token.group()
        depth += {"{": 1, "}": -1}.get(char, 0)
        if char == '"' and depth == 0:
            quoted = not quoted
        elif char == "#" and depth == 0 and not quoted:
            yield raw[start : token.start()].strip()
            start = token.end()
    yield raw[start:].strip()


def _closes(text: str) -> int:
    """Where the brace that opens the text is closed."""
    depth = 0
    for token in _SPLIT.finditer(text):
        depth += {"{": 1, "}": -1}.get(token.group(), 0)
        if depth == 0:
            return token.end()
    return 0


def without_braces(text: str) -> str:
    """The text without braces that only keep its capitals; those of commands, formulas and accents stay."""
    if "{" not in text:
        return fold_space(text)
    out: list[str] = []
    kept: list[bool] = []
    end, closed, formula = 0, -1, False
    for token in _TOKEN.finditer(text):
        char = token.group()
        between = text[end : token.start()]
        out.append(between)
        if char == "{":
            keep = (
                formula
                or closed == token.start()
                or _is_argument(text, token.start(), "".join(out[-2:]))
                or text[token.end() : token.end() + 1] == "\\"
            )
            kept.append(keep)
            out.append("{" if keep else "")
        elif char == "}":
            keep = not kept or kept.pop()
            closed = token.end() if keep else -1  # what follows at once is a further argument
            out.append("}" if keep else "")
        else:
            formula = formula != (char == "$")
            out.append(char)
        end = token.end()
    return fold_space("".join((*out, text[end:])))


def _is_argument(text: str, at: int, before: str) -> bool:
    """Whether the brace belongs to a command, an index or another argument."""
    return (at > 0 and text[at - 1] in "_^" and before.endswith(("_", "^"))) or bool(
        re.search(r"\\(?:[A-Za-z]+\*?|[^A-Za-z])$", before)
    )
