"""Finds links in brackets, as Markdown, notebooks and text browsers write them, and removes their markup."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import zip_longest

from paper_digest.values.clean_text import fold_space
from paper_digest.values.rich_text.inlines import Link

_PLACE = r"(?:https?://|mailto:|[./#?]|[\w%-]+\.(?:html?|php|pdf|png|jpe?g|gif|svg|webp)\b)(?:[^\s()<>]|\([^\s()<>]*\))*"
_TARGET = rf"<?(?P<url>{_PLACE}|/|)>?(?:\s+(?:\"[^\"\n]*\"|'[^'\n]*'))?"
_TOKEN = re.compile(
    rf"\\[\[\]!]|(?P<open>!?\[)|(?P<close>\])(?:\(\s*{_TARGET}\s*\)|\[(?P<id>[^\[\]\n]{{1,20}})\])?"
)
_DEFINITION = re.compile(
    r"^[ \t]*(?:\[(?P<id>[^\[\]\n]{1,20})\]:?|(?P<number>\d{1,5})\.)[ \t]+"
    r"<?(?P<url>(?:https?|ftp|file|mailto|tel|javascript|about):\S+?|/\S+?)>?"
    r"(?:[ \t]+\(.*\)|[ \t]+\".*\")?[ \t]*$",
    re.MULTILINE,
)
_REFERENCE_HEADING = re.compile(
    r"^[ \t]*(?P<words>References|Links|Visible links|Hidden links):?[ \t]*$", re.MULTILINE | re.IGNORECASE
)
_BARE_ADDRESS = re.compile(r"<?(?P<url>https?://[^\s<>\"'`|]+)>?")
_REFERENCE = re.compile(r"\]\[\d{1,5}\]")
_NUMBER = re.compile(r"(?<![\]\w])\[(\d{1,5})\](?=[^\W_])")
_LONGEST_NAME = 20
"""Characters of the name of a reference link."""
_MANY = 5
"""References without definitions that are still markup: the definitions were cut off."""
_MAX_BRACKET = 5000
"""Characters of a bracket in which a blank line is looked for."""
_LONGEST_LINK = 200
"""Lines that one link's text may run over; a bracket farther away than that is no link's."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line without the markup of its links."""

    number: int
    raw: str
    text: str
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class _Link:
    start: int
    """Offset of the opening bracket."""
    text_start: int
    text_end: int
    end: int
    url: str
    is_image: bool

    @property
    def markup(self) -> tuple[tuple[int, int], ...]:
        """Start and end of what is not text: the brackets and the address, or all of an image."""
        if self.is_image:
            return ((self.start, self.end),)
        return (self.start, self.text_start), (self.text_end, self.end)


def unlinked(lines: list[str]) -> list[Line]:
    """The lines without link markup and images, each with the links that cover a part of it.

    Lines that define references have no text.
    """
    text = "\n".join(lines)
    starts = [0]
    for line in lines[:-1]:
        starts.append(starts[-1] + len(line) + 1)
    urls, defined = _definitions(text, starts)
    if not urls and len(_REFERENCE.findall(text)) >= _MANY:
        urls = {"0": ""}
    links = list(_links(text, urls))
    cuts: dict[int, list[tuple[int, int]]] = defaultdict(list)
    line_links: dict[int, list[Link]] = defaultdict(list)
    for link in links:
        _enter(link, text, starts, cuts, line_links)
    _enter_numbers(text, starts, urls, cuts, line_links)
    return [
        _line(number, line, cuts.get(number, []), line_links.get(number, []), number in defined)
        for number, line in enumerate(lines)
    ]


def _definitions(text: str, starts: list[int]) -> tuple[Mapping[str, str], frozenset[int]]:
    """URLs by their reference number or name, and the lines (from 0) that define them."""
    headings = _headings(text)
    urls: dict[str, str] = {}
    defined: set[int] = set()
    for match in _DEFINITION.finditer(text):
        bracketed = match["id"] is not None and match.group().lstrip().startswith(f"[{match['id']}]:")
        if bracketed or (headings and match.start() > headings[0].end()):
            urls.setdefault((match["id"] or match["number"]).lower(), match["url"])
            defined.add(_line_at(starts, match.start("url")))
    if urls:
        defined |= {_line_at(starts, heading.start("words")) for heading in headings}
    return urls, frozenset(defined)


def _headings(text: str) -> list[re.Match[str]]:
    """The headings of the page's list of URLs: the last one, and those that only URLs separate from it."""
    headings = list(_REFERENCE_HEADING.finditer(text))
    first = len(headings) - 1
    while (
        first > 0
        and not _DEFINITION.sub("", text[headings[first - 1].end() : headings[first].start()]).strip()
    ):
        first -= 1
    return headings[first:] if headings else []


def _links(text: str, urls: Mapping[str, str]) -> Iterator[_Link]:
    """The links in the order in which they close; a bracket that belongs to none is text."""
    openers: list[re.Match[str]] = []
    for token in _TOKEN.finditer(text):
        if token["open"]:
            openers.append(token)
        elif token["close"]:
            url = _url(token, openers, text, urls)
            if url is not None:
                yield _link(token, openers.pop() if openers else None, url)
            elif urls and _opens_with_image(openers):
                # Text browsers write an image's words in brackets at the start of its link.
                image = openers.pop()
                yield _Link(image.start(), image.end(), token.start(), token.end(), "", is_image=True)
            elif openers and _is_same_paragraph(text, openers[-1].start(), token.start()):
                openers.pop()


def _url(
    close: re.Match[str], openers: list[re.Match[str]], text: str, urls: Mapping[str, str]
) -> str | None:
    """The address of the link that a closing bracket ends; None where it ends none."""
    if close["url"] is not None:
        return close["url"]
    return _defined(close["id"] or _own_name(close, openers, text), urls)


def _opens_with_image(openers: list[re.Match[str]]) -> bool:
    return len(openers) > 1 and openers[-2].end() == openers[-1].start()


def _is_same_paragraph(text: str, start: int, end: int) -> bool:
    return "\n\n" not in text[start : min(end, start + _MAX_BRACKET)]


def _own_name(close: re.Match[str], opened: list[re.Match[str]], text: str) -> str | None:
    """The text of `[text]`, which may be the name of a URL; a number in brackets is a citation."""
    words = (
        text[opened[-1].end() : close.start()]
        if opened and close.start() - opened[-1].end() <= _LONGEST_NAME
        else ""
    )
    return words if words and not words.isdigit() else None


def _defined(key: str | None, urls: Mapping[str, str]) -> str | None:
    """The address of a reference; empty for a number that the page does not define."""
    if key is None or not urls:
        return None
    return urls.get(key.lower(), "" if key.isdigit() else None)


def _link(close: re.Match[str], opener: re.Match[str] | None, url: str) -> _Link:
    if opener is None:
        return _Link(close.start(), close.start(), close.start(), close.end(), url, is_image=False)
    return _Link(
        opener.start(), opener.end(), close.start(), close.end(), url, is_image=opener.group() == "!["
    )


def _enter(
    link: _Link,
    text: str,
    starts: list[int],
    cuts: dict[int, list[tuple[int, int]]],
    line_links: dict[int, list[Link]],
) -> None:
    """Notes what of which line is the link's markup, and the link for each line it covers."""
    first, last = _line_at(starts, link.start), _line_at(starts, link.end - 1)
    if last - first > _LONGEST_LINK:
        first = last
        link = replace(link, start=link.text_end, text_start=link.text_end)
    for start, end in link.markup:
        while start < end:
            line = _line_at(starts, start)
            line_end = _line_end(starts, line, text)
            cuts[line].append((start - starts[line], min(end, line_end) - starts[line]))
            start = line_end + 1
    if link.is_image or not link.url:
        return
    for line in range(first, last + 1):
        begin = max(link.text_start, starts[line])
        end = min(link.text_end, _line_end(starts, line, text))
        line_links[line].append(Link(text[begin:end] if begin < end else "", link.url))


def _enter_numbers(
    text: str,
    starts: list[int],
    urls: Mapping[str, str],
    cuts: dict[int, list[tuple[int, int]]],
    line_links: dict[int, list[Link]],
) -> None:
    """Text browsers set a link's number before its words: `[12]Title of a paper`."""
    matches = list(_NUMBER.finditer(text))
    if not any(key.isdigit() for key in urls) and len(matches) < _MANY:
        return
    for match, following in zip_longest(matches, matches[1:]):
        url = urls.get(match[1], "")
        if url or not urls:
            line = _line_at(starts, match.start())
            line_end = _line_end(starts, line, text)
            end = min(line_end, following.start() if following else len(text))
            cuts[line].append((match.start() - starts[line], match.end() - starts[line]))
            if url:
                line_links[line].append(Link(text[match.end() : end], url))


def _line_end(starts: list[int], line: int, text: str) -> int:
    return starts[line + 1] - 1 if line + 1 < len(starts) else len(text)


def _line_at(starts: list[int], offset: int) -> int:
    return bisect_right(starts, offset) - 1


def _line(number: int, raw: str, cuts: list[tuple[int, int]], links: list[Link], is_definition: bool) -> Line:
    if is_definition:
        return Line(number + 1, raw, "")
    kept, offset = [], 0
    for start, end in sorted(cuts):
        kept.append(raw[offset : max(offset, start)])
        if raw[max(start - 1, 0) : start].isdigit() and raw[end : end + 1].isdigit():
            kept.append(" ")  # a date and the number of comments after it: `Dec 2[4](...)`
        offset = max(offset, end)
    bare = "".join((*kept, raw[offset:]))
    named = [Link(_without_images(link.text), link.url) for link in links]
    return Line(number + 1, raw, bare, (*named, *_addresses_in(bare, named)))


def _without_images(text: str) -> str:
    """A link's text without images: `![x](y)`, or `[x]` at its start as text browsers write it."""
    if not re.search(r"[\[\]*_`\\]", text):
        return fold_space(text)
    words = re.sub(r"^\s*\[[^\[\]]*\](?=\s*\S)", " ", re.sub(r"!\[[^\]]*\]\([^)]*\)", " ", text))
    return fold_space(re.sub(r"\\(?=\W|$)|[\[\]*_`]", "", words))


def _addresses_in(text: str, links: list[Link]) -> Iterator[Link]:
    """URLs that are written out in the text."""
    known = {link.url for link in links}
    for match in _BARE_ADDRESS.finditer(text):
        url = match["url"].rstrip(".,;:!?)]}*")
        if url not in known:
            yield Link("", url)
