"""Parses the markup of one line: heading, list item, quotation, bold, escapes, stray tags."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, islice

from paper_digest.listings.boilerplate import is_boilerplate, is_button
from paper_digest.listings.html_tags import ATTRIBUTES
from paper_digest.listings.markup.bracket_links import Line
from paper_digest.values.clean_text import fold_space
from paper_digest.values.rich_text.inlines import Link

_HEADING = re.compile(r"(#{1,6})\s+(.*)")
_ITEM = re.compile(
    r"(?P<marker>(?:[-*+•●▪◦‣]|\(?\d{1,4}[.)]|\[\d{1,4}\]|\[[A-Z]{1,3}[.-]?\d{1,3}\]|(?:\d{1,4}\\[.)])|\d{1,3}/|(?!(?:19|20)\d\d:)\d{1,5}:|\d{1,4}(?=\t))(?=\s)"
    r"|【\d{1,4}】|（\d{1,4}）|\d{1,4}、)\s*(?:\[[ xX]\]\s+)?(?=\S)"
)
_QUOTE = re.compile(r"(?:>\s?)+")
_PLAIN_QUOTE = re.compile(r"(?P<marker>>)+\s+(?=\S)")
_STRONG = re.compile(r"(?<![\w*])(\*\*|__)(?!\s*\*)(.{1,2000}?)\1(?!\w)")
"""Bounded, so that unmatched stars do not each cause a search to the end of a long line."""
_EMPHASIS = re.compile(r"(?<![\w*$\\])(\*|_)(?![\s*_])([^*$\n]+?)(?<![\s*_\\])\1(?![\w*])")
_NOTE = re.compile(r"\[\[(?=[^\W\d_])(?:[^\[\]|]{1,200}\|)?([^\[\]|]{1,200})\]\]")
"""A link to another note: `[[Ada Lovelace]]`, `[[lovelace|Ada Lovelace]]`."""
_ESCAPE = re.compile(r"\\([\\`*_\[\]#+.!|>~()-])")
_TAG = re.compile(
    r"</?(?:a|abbr|article|b|big|blockquote|button|center|code|details|div|em|font|h[1-6]|hr|i|img|kbd|li|mark|ol|p|picture|pre|s|section|small|source|span|strong|sub|summary|sup|svg|table|tbody|td|th|thead|tr|u|ul)"
    rf"{ATTRIBUTES}/?>",
    re.IGNORECASE,
)
_SUMMARY = re.compile(r"<summary\b[^<>]{0,200}>(?P<words>.{0,400}?)</summary>", re.IGNORECASE)
_BOLD_WORDS = r"<(?:b|strong)>\s*([^<>*]+[^<>*\s])\s*</(?:b|strong)>"
_BOLD_TAGS = re.compile(rf"(?:(?<=[^\s>]\s){_BOLD_WORDS}|\A\s*{_BOLD_WORDS}(?=\s+[-–—]\s))", re.IGNORECASE)
"""Bold words behind others, or before a dash."""
_ANCHOR = re.compile(r"<a\s[^<>]*?href\s*=\s*[\"']?(?P<url>[^\"'\s>]+)[^<>]*>(?P<text>[^<]*)", re.IGNORECASE)
_RULE = re.compile(r"[^\w$]*")
_ADDRESS = re.compile(r"<?https?://\S+>?")
_FENCE = re.compile(r"\s*(?:`{3,}|~{3,})\s*(?P<language>[\w+#.-]*)\s*$")
_CODE_LANGUAGES = frozenset(
    "bash bat bib bibtex c c# c++ cfg cmd conf console cpp csharp css diff dockerfile go html ini java"
    " javascript js json jsonc julia kotlin latex lua make makefile matlab perl php powershell ps1 py python"
    " r rb ruby rust scala sh shell sql swift tex toml ts typescript xml yaml yml zsh".split()
)
"""Languages of blocks that are code or settings; what names no such language may be papers."""
_LINK = re.compile(r"\]\((?:https?://|/)|^\[[^\]\n]+\]: https?://|\]\[\d+\]", re.MULTILINE)
_MARKS = re.compile(
    r"^#{1,6} \S|\*\*\S[^*\n]*\*\*|^[^\S\n]*+(?:\|[^\S\n]*+)?:?-{2,}+:?[^\S\n]*+\|"
    r"|^</?(?:details|summary|div|p|table|h[1-6]|b)\b[^<>\n]*>",
    re.MULTILINE,
)
"""Matches within one line: a pattern that crosses lines takes cubic time on a long gap of blank lines."""
_INLINE_TAGS = re.compile(r"<(?P<tag>em|strong|b|i)>[^<>\n]{1,200}</(?P=tag)>", re.IGNORECASE)
_ALL_MARKS = (_MARKS, _INLINE_TAGS)
_BOLD_LINE = re.compile(r"^\*\*[^*\n]{3,400}\*\*[^\S\n]*$", re.MULTILINE)
"""A line that is bold as a whole: two make a page Markdown."""
_ENOUGH_MARKS = 3
"""Headings, bold runs, tables or tags that make a page Markdown: a single one may occur in any text."""
_SURE_MARK = re.compile(r"\A\s*(?:#{1,6} [*_]{0,3}|[*_]{2})[^\W\d_]|^#{2,6} [*_]{0,3}[^\W\d_]", re.MULTILINE)
"""What makes a page Markdown by itself: a heading or bold text at its beginning, a lower heading anywhere."""
_ESCAPED_HYPHEN = re.compile(r"[^\W\d_]\\-[^\W\d_]")
_DOUBLED = re.compile(r"\\\\[a-zA-Z]{2,}|\\[_*\[\]]")


@dataclass(frozen=True, slots=True)
class Dialect:
    """What a page's marks mean."""

    is_markdown: bool
    is_escaped: bool
    """Whether backslashes escape punctuation, as in the output of converters from HTML to Markdown."""


@dataclass(frozen=True, slots=True)
class Marked:
    """One line without its marks."""

    number: int
    raw: str
    text: str
    links: tuple[Link, ...] = ()
    level: int = 0
    bold: str = ""
    italic: str = ""
    marker: str = ""
    ends: bool = False
    """Whether the line ends by itself: a hard line break, a heading."""


def dialect_of(text: str, *, is_markdown: bool = False) -> Dialect:
    """The markup that a page uses, detected by its least ambiguous marks; text with HTML is Markdown."""
    is_markdown = (
        is_markdown
        or bool(_SURE_MARK.search(text) or _LINK.search(text))
        or len(list(islice(_BOLD_LINE.finditer(text), 2))) > 1
        or any(
            sum(1 for _ in islice(marks.finditer(text), _ENOUGH_MARKS)) == _ENOUGH_MARKS
            for marks in _ALL_MARKS
        )
    )
    is_escaped = _escapes_hyphens(text) or (bool(_DOUBLED.search(text)) and "\\(" not in text)
    return Dialect(is_markdown, is_markdown and is_escaped)


def _escapes_hyphens(text: str) -> bool:
    """Whether hyphens within words have backslashes, which no formula has."""
    return sum(1 for _ in islice(_ESCAPED_HYPHEN.finditer(text), _ENOUGH_MARKS)) == _ENOUGH_MARKS


def unmarked(line: Line, dialect: Dialect) -> tuple[Marked, ...]:
    """The line as its parts: one, or several where the line holds `<br>`."""
    if not dialect.is_markdown:
        return (_plain(line),)
    parts = re.split(r"<br\s*/?>", line.text, flags=re.IGNORECASE)
    if len(parts) == 1:
        return (_marked(line, line.text, line.links, dialect),)
    links = [tuple(link for link in line.links if not link.text or link.text in part) for part in parts]
    return tuple(_marked(line, part, own, dialect) for part, own in zip(parts, links, strict=True))


def fences_and_code(lines: Sequence[str]) -> frozenset[int]:
    """The indexes of fences, and of the lines between those of code in a named language, as of settings."""
    fences = [(index, fence) for index, line in enumerate(lines) if (fence := _FENCE.match(line))]
    inside = (
        range(start + 1, end)
        for (start, opening), (end, _) in zip(fences[::2], fences[1::2], strict=False)
        if opening["language"].lower() in _CODE_LANGUAGES
    )
    return frozenset((*(index for index, _ in fences), *chain.from_iterable(inside)))


def is_address(text: str) -> bool:
    """Whether a line holds an address and nothing else."""
    return bool(_ADDRESS.fullmatch(text.strip()))


def _plain(line: Line) -> Marked:
    text = line.text.strip()
    marker = ""
    if item := _ITEM.match(text) or _PLAIN_QUOTE.match(text):
        marker, text = item["marker"], text[item.end() :]
    return Marked(line.number, line.raw, _words(text), line.links, marker=marker)


def _marked(line: Line, text: str, links: tuple[Link, ...], dialect: Dialect) -> Marked:
    ends = text.rstrip().endswith("\\") or text.endswith("  ")
    text = text.rstrip().rstrip("\\").strip()
    links = (*links, *(Link(fold_space(anchor["text"]), anchor["url"]) for anchor in _ANCHOR.finditer(text)))
    marker, level, text = _without_prefix(_TAG.sub("", _SUMMARY.sub(_summary_words, text)))
    text = _NOTE.sub(r"\1", re.sub(r"^\[[ xX]\]\s+", "", text))
    text, bold, italic = map(fold_space, _without_emphasis(text))
    if dialect.is_escaped:
        text, bold, italic = (_ESCAPE.sub(r"\1", words) for words in (text, bold, italic))
        links = tuple(Link(_ESCAPE.sub(r"\1", link.text), link.url) for link in links)
    return Marked(line.number, line.raw, _words(text), links, level, bold, italic, marker, ends or level > 0)


def _summary_words(summary: re.Match[str]) -> str:
    """The words on which one clicks to unfold text, unless they are a button."""
    words = fold_space(_TAG.sub("", _BOLD_TAGS.sub(_in_marks, summary["words"])))
    return " " if is_boilerplate(words) or is_button(words) else f"{words} "


def _in_marks(bold: re.Match[str]) -> str:
    return f"**{bold[1] or bold[2]}**"


def _without_prefix(text: str) -> tuple[str, int, str]:
    """The marker of a quotation or a list item, the level of a heading, and the text behind both."""
    marker = ""
    if quote := _QUOTE.match(text):
        marker, text = ">", text[quote.end() :]
    heading = _HEADING.match(text)
    if not heading and (item := _ITEM.match(text)):
        marker, text = item["marker"].replace("\\", ""), text[item.end() :]
        heading = _HEADING.match(text)
    return (marker, len(heading[1]), _without_closing_marks(heading[2])) if heading else (marker, 0, text)


def _without_closing_marks(heading: str) -> str:
    return heading.rstrip().rstrip("#").rstrip()


def _words(text: str) -> str:
    """The text, or nothing where it is a rule, loose brackets or an address alone."""
    return "" if _RULE.fullmatch(text) or is_address(text) else fold_space(text)


def _without_emphasis(text: str) -> tuple[str, str, str]:
    """The text without the markup of bold and italics, its first bold text, and its first text in italics."""
    bold = _STRONG.search(text)
    plain = _STRONG.sub(r"\2", text) if bold else text
    italic = _EMPHASIS.search(plain)
    return (
        _EMPHASIS.sub(r"\2", plain),
        _EMPHASIS.sub(r"\2", bold[2]) if bold else "",
        italic[2] if italic else "",
    )
