r"""Replaces the commands of a reference in a `.bbl` file by marks around titles, venues and people.

BibTeX's styles write the same facts with different commands: `\bibinfo{title}{...}` (ACM, REVTeX),
`\APACrefatitle{...}{...}` (apacite), `{\em ...}`. Commands that no style uses stay for those who read TeX.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from paper_digest.values.rich_text.latex_symbols import with_unicode_letters


class Mark(StrEnum):
    """Private-use characters before and after what a command says."""

    TITLE = "\ue010\ue011"
    VENUE = "\ue012\ue013"
    PEOPLE = "\ue014\ue015"
    YEAR = "\ue016\ue017"
    EMPHASIS = "\ue018\ue019"
    ADDRESS = "\ue01a\ue01b"
    QUOTATION = "\ue01c\ue01d"

    def around(self, text: str) -> str:
        """The text with the marks."""
        return f"{self[0]}{text}{self[1]}"

    def find(self, text: str) -> re.Match[str] | None:  # type: ignore[override]
        """The first marked part, as the group "inside"."""
        return re.search(f"{self[0]}(?P<inside>[^{self[0]}{self[1]}]*){self[1]}", text)


BLOCK: Final = "\ue01e"
r"""Stands for `\newblock`."""
_ANY_MARK = re.compile("[\ue000-\uf8ff]")
_COMMENT = re.compile(r"(?<!\\)%\s*$", re.MULTILINE)
_GLUE: Final = (
    r"\\(?:hskip|hspace\*?|vskip)\s*\{?[\d.]+\s?em(?:\s+plus\s+[\d.]+\s?em)?(?:\s+minus\s+[\d.]+\s?em)?\}?"
)
_SPACING = re.compile(
    rf"{_GLUE}|\\(?:begin|end)\{{[^{{}}]*\}}|\\penalty\s?-?\d+|\\(?:relax|unskip|ignorespaces|BibitemOpen|BIBentry(?:ALT|STD)interwordspacing"
    r"|PrintBackRefs|CurrentBib|bibinitperiod|enspace|protect|BPBI|BCnt|BOthers|BIP|BVOL|BNUM)(?![A-Za-z])(?:\{\})?"
)
_COMMAND = re.compile(
    r"\\(?P<name>[A-Za-z]+@?[A-Za-z]*)\*?|\{\s*\\(?P<switch>em|it|sl|itshape|slshape|sc|bf|rm|tt)\b\s*"
)
_EMPTY_GROUP = re.compile(r"\s*\{\}")
_OPTION = re.compile(r"\s*(?:\[[^\[\]]{0,40}\])?\s*")
_TIE = re.compile(r"(?<!/)~|\\\s")
_QUOTED = re.compile(r"(?:``|“|(?<!\w)\")(?P<inside>[^“”\"]{2,600}?)(?:''|”|\"(?!\w))")
_EMPHASIZED_OTHERS = re.compile(
    rf"{Mark.EMPHASIS[0]}(?P<inside>\s*(?:et\.?\s?al|and\s+others)\b[\s.,]*){Mark.EMPHASIS[1]}", re.IGNORECASE
)
"""`\\emph{et al.}` is no title."""
_DEEPEST: Final = 12
"""Groups within one another that are looked into."""

_Template = Callable[..., str]


def _last(*arguments: str) -> str:
    return arguments[-1]


def _none(*_: str) -> str:
    return ""


_INFO: Final[Mapping[str, Mark]] = {
    "title": Mark.TITLE,
    "journal": Mark.VENUE,
    "booktitle": Mark.VENUE,
    "year": Mark.YEAR,
    "date": Mark.YEAR,
}
"""What REVTeX's and ACM's commands name."""


def _info(name: str, value: str) -> str:
    mark = _INFO.get(name.strip().lower())
    return mark.around(value) if mark else value


def _field(name: str, value: str) -> str:
    return Mark.PEOPLE.around(value) if name.strip().lower() == "author" else value


_COMMANDS: Final[Mapping[str, tuple[int, _Template]]] = {
    "bibinfo": (2, _info),
    "bibfield": (2, _field),
    **dict.fromkeys(("showarticletitle", "bibtitle", "enquote"), (1, Mark.TITLE.around)),
    "APACrefatitle": (2, lambda _, title: Mark.TITLE.around(title)),
    "APACrefbtitle": (2, lambda _, title: Mark.VENUE.around(title)),
    "APACjournalVolNumPages": (4, lambda journal, *rest: f"{Mark.VENUE.around(journal)}, {', '.join(rest)}"),
    "APACrefYearMonthDay": (3, lambda *date: Mark.YEAR.around(" ".join(date))),
    "APACrefYear": (1, Mark.YEAR.around),
    **dict.fromkeys(("emph", "textit", "textsl"), (1, Mark.EMPHASIS.around)),
    **dict.fromkeys(
        (
            *(
                "textsc",
                "textbf",
                "textrm",
                "textup",
                "textnormal",
                "textsf",
                "mbox",
                "hbox",
                "path",
                "uppercase",
            ),
            *("bibnamefont", "bibfnamefont", "citenamefont", "bibstring", "APAChowpublished", "APACrefnote"),
        ),
        (1, _last),
    ),
    **dict.fromkeys(
        ("natexlab", "BibitemShut", "urlprefix", "urlstyle", "APACinsertmetastar", "Bem"), (1, _none)
    ),
    **dict.fromkeys(
        ("showISBN", "showISBNx", "showISSN", "showLCCN", "footnotemark", "bibAnnote"), (1, _none)
    ),
    **dict.fromkeys(("BIBforeignlanguage", "APACaddressPublisher", "APAhyperref"), (2, _last)),
    **dict.fromkeys(
        ("href", "href@noop", "Eprint"), (2, lambda url, text: f"{Mark.ADDRESS.around(url)} {text}")
    ),
    "url": (1, Mark.ADDRESS.around),
    **dict.fromkeys(("doi", "showDOI", "bibdoi"), (1, lambda doi: f" doi:{doi}")),
    **dict.fromkeys(("eprint", "showeprint"), (1, lambda number: f" arXiv:{number}")),
    **dict.fromkeys(("BCBT", "BCBL"), (0, lambda: ",")),
    "BBA": (0, lambda: " and "),
    **dict.fromkeys(("BBOQ", "BBCQ", "BIn", "BPG", "BPGS"), (0, _none)),
    "newblock": (0, lambda: BLOCK),
}
"""For each command the number of its arguments, and what becomes of them."""


def with_marks(tex: str) -> str:
    """The text of a reference with marks instead of its style's commands; other TeX stays."""
    text = _SPACING.sub(" ", _COMMENT.sub("", _ANY_MARK.sub("", with_unicode_letters(tex))))
    text = " ".join(_TIE.sub(" ", text).split())
    marked = _Expansion(text, _closing_braces(text)).of(0, len(text), 0)
    marked = _EMPHASIZED_OTHERS.sub(lambda match: match["inside"], marked)
    return _QUOTED.sub(lambda match: Mark.QUOTATION.around(match["inside"]), marked)


def without_marks(text: str) -> str:
    """The text without any marks, and without the addresses between marks."""
    addresses = re.compile(f"{Mark.ADDRESS[0]}[^{Mark.ADDRESS[1]}]*{Mark.ADDRESS[1]}")
    return " ".join(_ANY_MARK.sub("", addresses.sub(" ", text)).split())


def addresses_in(text: str) -> tuple[str, ...]:
    """The addresses of links."""
    pattern = f"{Mark.ADDRESS[0]}([^{Mark.ADDRESS[0]}{Mark.ADDRESS[1]}]*){Mark.ADDRESS[1]}"
    return tuple(re.sub(r"\\([%_&#~])", r"\1", address).strip() for address in re.findall(pattern, text))


def _closing_braces(text: str) -> dict[int, int]:
    """Where each opened brace is closed."""
    closes: dict[int, int] = {}
    opened: list[int] = []
    for token in re.finditer(r"\\.|[{}]", text):
        if token.group() == "{":
            opened.append(token.start())
        elif token.group() == "}" and opened:
            closes[opened.pop()] = token.start()
    return closes


@dataclass(frozen=True, slots=True)
class _Expansion:
    """A text whose commands are replaced."""

    text: str
    closes: Mapping[int, int]

    def of(self, start: int, end: int, depth: int) -> str:
        """The text from `start` to `end` with its commands replaced."""
        if depth > _DEEPEST:
            return self.text[start:end]
        parts: list[str] = []
        while match := _COMMAND.search(self.text, start, end):
            parts.append(self.text[start : match.start()])
            replaced, start = self._replaced(match, end, depth)
            parts.append(replaced)
        return "".join((*parts, self.text[start:end]))

    def _replaced(self, match: re.Match[str], end: int, depth: int) -> tuple[str, int]:
        """What stands for a command, and where the text goes on."""
        if match["switch"]:
            return self._group_with_switch(match, end, depth)
        if match["name"] not in _COMMANDS:
            return match.group(), match.end()
        n_arguments, template = _COMMANDS[match["name"]]
        arguments, position = self._arguments(match.end(), n_arguments, depth)
        if len(arguments) < n_arguments:
            return " ", match.end()
        return template(*arguments), min(position, end)

    def _group_with_switch(self, match: re.Match[str], end: int, depth: int) -> tuple[str, int]:
        close = self.closes.get(match.start(), end)
        inside = self.of(match.end(), min(close, end), depth + 1)
        is_emphasis = match["switch"] not in {"sc", "bf", "rm", "tt"}
        return (Mark.EMPHASIS.around(inside) if is_emphasis else inside), min(close + 1, end)

    def _arguments(self, position: int, count: int, depth: int) -> tuple[list[str], int]:
        arguments: list[str] = []
        while len(arguments) < count:
            opening = _OPTION.match(self.text, position)
            start = opening.end() if opening else position
            if start not in self.closes:
                break
            arguments.append(self.of(start + 1, self.closes[start], depth + 1))
            position = self.closes[start] + 1
        if not count and (empty := _EMPTY_GROUP.match(self.text, position)):
            position = empty.end()
        return arguments, position
