"""Tells source code and documents that are written as text from pages and structured files."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import Final

_LANGUAGES: Final = {
    "C": ".c .h",
    "C#": ".cs",
    "C++": ".cc .cpp .cxx .hh .hpp",
    "CSS": ".css .less .sass .scss",
    "Go": ".go",
    "Java": ".java",
    "JavaScript": ".cjs .js .jsx .mjs",
    "Julia": ".jl",
    "Kotlin": ".kt",
    "Lua": ".lua",
    "Perl": ".pl .pm",
    "PHP": ".php",
    "PowerShell": ".ps1",
    "Python": ".py .pyi",
    "R": ".r",
    "Ruby": ".rb",
    "Rust": ".rs",
    "Scala": ".scala",
    "a shell": ".bash .sh .zsh",
    "SQL": ".sql",
    "Swift": ".swift",
    "TypeScript": ".ts .tsx",
}
_LANGUAGE_OF: Final = {
    extension: language for language, extensions in _LANGUAGES.items() for extension in extensions.split()
}
_STARTS: Final = (
    ("{\\rtf", "an RTF document"),
    ("%!PS", "a PostScript document"),
    ("#!/", "a program"),
    ("<?php", "source code in PHP"),
    ("diff --git ", "a patch"),
)
_CODE_LINE = re.compile(
    r"""\s*(?:
        [\])}({;,]+                                                 # only brackets
        | (?:import|package|using)\s+[\w.*"'{}/-]+(?:\s+as\s+\w+)?;?
        | from\s+[\w.]+\s+import\s.*
        | (?:async\s+)?(?:def|class|fn|func|function)\s+\w+.*[:{(,]
        | (?:if|elif|for|while|with|try|except|else|switch|case)\b.*[:{(]
        | (?:return|raise|yield|assert|await|throw|const|let|var|public|private|static)\s+\S.*
        | \#\s*(?:include|define|ifdef|ifndef|endif|pragma)\b.*
        | @\w+(?:\.\w+)*(?:\(.*)?
        | (?://|/\*|\*/).*
        | [\w.]+(?:\[[^\]]*\])?(?:\s*:\s*[\w.\[\], |]+)?\s*(?:[-+*/|&]?=|:=)\s*\S.*  # x = 1, x: int = 1
        | [\w.]+\((?:[^()]*\),?)?                                   # call(
        | .*[;{]                                                    # statement; or block {
    )\s*""",
    re.VERBOSE,
)
_BIBTEX_LINE = re.compile(r"\s*(?:@\w+\{.*|\w+\s*=\s*[{\"].*[}\"],?|\})\s*")
"""Pages show the entries of their papers for copying."""
_CODE_CHARACTER = re.compile(r"[{}();=]")
# Chosen by hand: of the pages in tests/samples none has a third as many, and programs have twice as many.
_MIN_CODE_LINES: Final = 5
_CODE_SHARE: Final = 0.5
"""The share of lines that look like code."""
_CODE_CHARACTERS_SHARE: Final = 0.1
"""The share of brackets, semicolons and equals signs in minified code."""
_SAMPLE_LINES: Final = 400
_LONGEST_LINE: Final = 400


def other_kind(name: str, lines: Sequence[str]) -> str | None:
    """What a text is that can list no papers, such as "source code"; None if it may be a page of papers.

    name: the dump's, whose extension tells a program. lines: the first ones, the first of them not blank.
    """
    first = lines[0].lstrip("\ufeff \t") if lines else ""
    if kind := next((kind for start, kind in _STARTS if first.startswith(start)), None):
        return kind
    extension = PurePosixPath(name).suffix.lower()
    if extension == ".toml":
        return "TOML without tables of papers"
    if language := _LANGUAGE_OF.get(extension):
        return f"source code in {language}"
    return "source code" if _is_code(_sample(lines)) else None


def _sample(lines: Sequence[str]) -> list[str]:
    """The first lines with text, without entries of BibTeX."""
    with_text = (line for line in lines[:_SAMPLE_LINES] if line and not line.isspace())
    return [line for line in with_text if not _BIBTEX_LINE.fullmatch(line[:_LONGEST_LINE])]


def _is_code(lines: Sequence[str]) -> bool:
    n_code_lines = sum(_CODE_LINE.fullmatch(line[:_LONGEST_LINE]) is not None for line in lines)
    if n_code_lines >= max(_MIN_CODE_LINES, _CODE_SHARE * len(lines)):
        return True
    text = "\n".join(lines)
    return len(lines) < _MIN_CODE_LINES and _code_characters(text) > _CODE_CHARACTERS_SHARE * len(text) > 20


def _code_characters(text: str) -> int:
    return sum(1 for _ in _CODE_CHARACTER.finditer(text))
