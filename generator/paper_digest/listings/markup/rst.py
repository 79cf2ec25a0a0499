"""Turns reStructuredText into Markdown line by line, so that line numbers stay."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from paper_digest.listings.markup.markdown_marks import RULE, heading, n_markdown_marks
from paper_digest.listings.markup.rst_list_tables import convert_list_tables
from paper_digest.listings.markup.rst_tables import convert_tables

_NAMED_LINK = re.compile(
    r"`(?P<text>(?:[^`<\n]|\n(?![^\S\n]*\n)){1,300}?)(?P<space>\s*)<(?P<url>[^`<>\s]{1,2000})>`__?"
)
"""A link, which may go on in the next line."""
_FAMILY: Final = r"[A-ZÀ-Þ][\w’'-]+"
_CITED_IN_LINK = re.compile(
    rf"\s(?:--|–|—)\s(?P<people>{_FAMILY}(?:(?:,\s|,?\s(?:and|&)\s){_FAMILY}){{0,9}}(?:,?\set al\.?)?"
    r",\s\(?(?:19|20)\d\d\)?)\.?\s*\Z"
)
"""Who wrote a paper and when, behind its title: "A Loom -- Roe et al., 2020"."""
_REFERENCE = re.compile(r"`(?P<text>[^`<>]{1,300})`__?(?!\w)")
_TARGET = re.compile(r"\.\. _`?(?P<name>[^`:]{1,300})`?:\s+(?P<url>\S+)\s*")
_FOOTNOTE_MARK = re.compile(r"\s?\[#?[\w.*-]{1,60}\]_(?!\w)")
_FOOTNOTE = re.compile(r"\.\. \[(?:#?[\w.*-]{1,60})\]\s+(?=\S)")
_ROLE = re.compile(r"(?<!\w):[a-z]+(?:[:+.-][a-z]+)*:`([^`]{1,300})`")
_LITERAL = re.compile(r"``([^`\n]{1,300})``")
_DIRECTIVE = re.compile(r"\s*(?:\.\. (?:\|[^|]{1,60}\| )?[\w:-]+::.*|:[a-z-]{1,30}: .*|\.\.(?: .*)?)")
_UNDERLINE = re.compile(r"([=\-~^\"'`#*+.:_])\1{2,}\s*")
_ENUMERATED = re.compile(r"^(\s*)#\.(?=\s)")
_MARK = re.compile(
    r"`[^`<>\n]{1,300} <[^`<>\s]{1,2000}>`__?|^\.\. [\w-]+::|^\.\. _[^:\n]{1,100}: \S|^=+(?: +=+)+\s*$"
    r"|^\.\. \[[#\w.*-]{1,60}\] \S",
    re.MULTILINE,
)


def is_rst(text: str) -> bool:
    """Whether a text has links, directives or tables of reStructuredText, more than marks of Markdown."""
    return len(_MARK.findall(text)) > n_markdown_marks(text)


def markdown_of_rst(lines: Sequence[str]) -> list[str]:
    """The same page in Markdown, with as many lines."""
    targets = {
        match["name"].lower(): match["url"] for line in lines if (match := _TARGET.fullmatch(line.strip()))
    }
    markdown = list(lines)
    in_table = convert_tables(markdown, lines)
    convert_list_tables(markdown, lines)
    _convert_headings(markdown, lines, in_table)
    text = _NAMED_LINK.sub(_named_link, "\n".join(markdown))
    return [_inline(line, targets) for line in text.split("\n")]


def _inline(line: str, targets: Mapping[str, str]) -> str:
    """A line with its links and roles as in Markdown; directives and targets become rules."""
    if line == RULE or not line.strip():
        return line
    text = _FOOTNOTE.sub("- ", line)
    if _DIRECTIVE.fullmatch(text):
        return RULE
    text = _LITERAL.sub(r"\1", _ROLE.sub(r"\1", text))
    text = _REFERENCE.sub(lambda match: _referred(match["text"], targets), text)
    return _ENUMERATED.sub(r"\g<1>1.", _FOOTNOTE_MARK.sub("", text))


def _named_link(match: re.Match[str]) -> str:
    """The link, with as many line breaks, and with the people and the year of its text behind it."""
    breaks = "\n" * match["space"].count("\n")
    cited = _CITED_IN_LINK.search(match["text"])
    if not cited:
        return _link(match["text"], match["url"], breaks)
    return f"{_link(match['text'][: cited.start()], match['url'], breaks)}, {cited['people']}"


def _link(text: str, url: str, breaks: str = "") -> str:
    """The link; a button such as `[PDF]` keeps no brackets of its own."""
    return f"[{text.strip().strip('[]')}{breaks}]({url})"


def _referred(text: str, targets: Mapping[str, str]) -> str:
    url = targets.get(text.strip().lower())
    return _link(text, url) if url else text


def _convert_headings(markdown: list[str], lines: Sequence[str], in_table: set[int]) -> None:
    """Underlined lines become headings, whose level is the order in which their characters first occur."""
    styles: list[str] = []
    for number in range(1, len(lines)):
        underline = _UNDERLINE.fullmatch(lines[number])
        title = lines[number - 1]
        if not underline or number in in_table or not _is_title(title, lines[number]):
            continue
        has_overline = number > 1 and lines[number - 2].strip() == lines[number].strip()
        style = underline[1] * (1 + has_overline)
        if style not in styles:
            styles.append(style)
        markdown[number - 1] = heading(styles.index(style) + 1, title.strip())
        markdown[number] = RULE
        if has_overline:
            markdown[number - 2] = RULE


def _is_title(title: str, underline: str) -> bool:
    text = title.strip()
    return bool(text) and not _UNDERLINE.fullmatch(title) and len(underline.strip()) + 3 >= len(text)
