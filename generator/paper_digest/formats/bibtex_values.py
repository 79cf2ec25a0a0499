"""Turn the values of a BibTeX entry into text: strings joined, braces that only keep capitals removed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from paper_digest.values.clean_text import fold_space

_SPLIT = re.compile(r"\\.|[{}#\"]")
_NEXT_FIELD = re.compile(r"\"\s+[A-Za-z][\w-]{0,40}\s*=\s*[\"{]")
_BARE = re.compile(r"[^\s{}\"#,=]+")
_COMMAND_END = re.compile(r"[_^]\Z|\\(?:[A-Za-z]+\*?|[^A-Za-z])\Z")
_LONGEST_COMMAND = 40
LONGEST_STRING = 2_000
"""Characters of a string; those that are made of each other could double line by line. Venues have 100."""
_LONGEST_EXPANSION = 10_000
"""Characters that strings add to one value; the names of further ones stay."""
_TOKEN = re.compile(r"\\(?:[A-Za-z]+\*?|.)|[{}$]", re.DOTALL)


def value_of(raw: str, strings: Mapping[str, str]) -> str | None:
    """The text of a value, or None: `{...}`, `"..."`, a number, a string's name, or these joined by `#`."""
    parts: list[str] = []
    n_expanded = 0
    for part in _joined(raw.strip()):
        if (part.startswith("{") and _closes(part) == len(part)) or _is_quoted(part):
            parts.append(part[1:-1])
        elif _BARE.fullmatch(part):
            text = strings.get(part.lower(), part)
            n_expanded += len(text)
            parts.append(text if n_expanded <= _LONGEST_EXPANSION else part)
        elif part:
            return None
    return "".join(parts)


def _is_quoted(part: str) -> bool:
    """Whether a value is in quotation marks, and no further field is in them, as where a comma is missing."""
    is_quoted = part.startswith('"') and part.endswith('"') and len(part) > 1
    return is_quoted and not _NEXT_FIELD.search(part)


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
    parts: list[str] = []
    open_braces: list[bool] = []
    """For each open brace, whether it stays."""
    end, argument_end, in_formula = 0, -1, False
    for token in _TOKEN.finditer(text):
        parts.append(text[end : token.start()])
        end = token.end()
        mark = token.group()
        if mark == "{":
            stays = in_formula or argument_end == token.start() or _belongs_to_command(text, token)
            open_braces.append(stays)
        elif mark == "}":
            stays = not open_braces or open_braces.pop()
            argument_end = end if stays else -1  # what follows at once is a further argument
        else:
            stays = True
            in_formula ^= mark == "$"
        parts.append(mark if stays else "")
    return fold_space("".join((*parts, text[end:])))


def _belongs_to_command(text: str, brace: re.Match[str]) -> bool:
    """Whether an opening brace starts a command, or holds its argument, an index or an exponent."""
    before = text[max(0, brace.start() - _LONGEST_COMMAND) : brace.start()]
    return text.startswith("\\", brace.end()) or _COMMAND_END.search(before) is not None
