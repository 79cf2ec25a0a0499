"""Finds the sections of a page that are about something else than papers: teaching, service, news."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, NamedTuple

from paper_digest.listings.entries.citations import has_people, is_long, is_published
from paper_digest.listings.entries.items import Item, ItemKind
from paper_digest.listings.entries.page_statistics import links_paper
from paper_digest.listings.entries.title_candidates import TitleCandidate
from paper_digest.listings.entries.units import Unit
from paper_digest.listings.paper_links import is_paper_address
from paper_digest.listings.phrases import PHRASES, any_pattern
from paper_digest.values.clean_text import fold_space
from paper_digest.values.code_url import is_code_url

_OTHERS: Final = frozenset(PHRASES["other_sections"])
_WITHOUT_PAPERS: Final = frozenset(PHRASES["sections_without_papers"])
_NEWS: Final = frozenset(PHRASES["news_sections"])
_TALKS: Final = frozenset(PHRASES["sections_of_talks"])
_TOOLS: Final = frozenset(PHRASES["sections_of_tools"])
_OF_AUTHORS = re.compile(any_pattern(PHRASES["authors_of_announcements"]), re.IGNORECASE)
_STATEMENT = re.compile(any_pattern(PHRASES["announced_patterns"]))
_ANNOUNCEMENT = re.compile(
    any_pattern(
        (
            *PHRASES["announcement_patterns"],
            *PHRASES["authors_of_announcements"],
            *PHRASES["announced_patterns"],
        )
    ),
    re.IGNORECASE,
)
_PUBLICATIONS = re.compile("publication|论文")
"""In a heading of the page of a person or a group; on other pages "Education" may be a topic of papers."""
_PAPERS = re.compile(
    r"(?:(?:academic|list of|related|research|selected) )?(?:papers?|articles|publications?|preprints)|论文"
)
"""The heading of the section of papers; "Survey papers" may be one of their topics."""
_END: Final = 1 << 62


class _Section(NamedTuple):
    name: str
    level: int
    lines: range
    """From its heading to the next one."""


@dataclass(frozen=True, slots=True)
class OtherSections:
    """The lines of such sections, each from its heading to the next one."""

    others: tuple[range, ...] = ()
    """Of sections in which only what links or cites a paper is one."""
    without_papers: tuple[range, ...] = ()
    """Those of them in which only what links a paper is one: an award is given to people at a venue."""
    news: tuple[range, ...] = ()
    """Of sections in which only a cited paper, or a title that is set apart beside a link to it, is one."""
    tools: tuple[range, ...] = ()
    """Of sections with tools, in which what leads to code only is no paper."""

    @classmethod
    def of(cls, items: Iterable[Item]) -> OtherSections:
        """The sections of a page; sections with such names within others may be topics of papers."""
        sections = _sections([item for item in items if item.kind is ItemKind.HEADING])
        is_of_person = any(map(_names_publications, sections))
        are_topics = _are_topics(sections)
        own = [section for section, is_topic in zip(sections, are_topics, strict=True) if not is_topic]
        others, without_papers = (_OTHERS, _WITHOUT_PAPERS) if is_of_person else (frozenset[str](),) * 2
        talks, tools = (_beside_papers(names, sections) for names in (_TALKS, _TOOLS))
        return cls(
            _lines_of(others, own, talks | tools),
            _lines_of(without_papers, own, talks),
            _lines_of(_NEWS, own),
            _lines_of(_TOOLS, sections),
        )

    def has_news(self, part: Item | Unit) -> bool:
        """Whether a part of the page is in a section with news."""
        return _is_in(part.span.first, self.news)

    def leave_out(self, unit: Unit, title: TitleCandidate) -> bool:
        """Whether a unit with a title is in such a section, and does not show to be a paper."""
        if self.has_news(unit):
            return not _is_paper_among_news(unit, title)
        is_other = _is_in(unit.span.first, self.others)
        is_paper = links_paper(unit) or (
            is_published(unit, title) and not _is_in(unit.span.first, self.without_papers)
        )
        is_tool = _is_in(unit.span.first, self.tools) and _leads_to_code_only(unit)
        return (is_other or is_tool) and not is_paper


def _leads_to_code_only(unit: Unit) -> bool:
    return bool(unit.links) and all(is_code_url(link.url) for link in unit.links)


def _is_in(line: int, sections: Sequence[range]) -> bool:
    """Whether a line is in one of some sections, which are in the order of their lines."""
    n_starts = bisect_right(sections, line, key=lambda lines: lines.start)
    return n_starts > 0 and line in sections[n_starts - 1]


def _is_paper_among_news(unit: Unit, title: TitleCandidate) -> bool:
    """Whether it is: "Our paper is accepted!" names none by its title, but a link to a paper mostly does."""
    if _links_paper_itself(unit, title):
        return not (_OF_AUTHORS.search(title.text) and _STATEMENT.search(title.text))
    is_apart = title.opening == "link" or (title.opening == "bold" and is_long(title))
    is_paper = (links_paper(unit) and is_apart) or has_people(unit, title)
    return is_paper and not _ANNOUNCEMENT.search(title.text)


def _links_paper_itself(unit: Unit, title: TitleCandidate) -> bool:
    """Whether the whole text of a link to a paper is the title."""
    return any(is_paper_address(link.url) and fold_space(link.text) == title.text for link in unit.links)


def _lines_of(
    names: frozenset[str], sections: Iterable[_Section], others: frozenset[_Section] = frozenset()
) -> tuple[range, ...]:
    return tuple(section.lines for section in sections if section.name in names or section in others)


def _beside_papers(names: frozenset[str], sections: Sequence[_Section]) -> frozenset[_Section]:
    """The sections with some names beside one of papers; elsewhere they are topics of papers."""
    parents = _parents(sections)
    pairs = list(zip(sections, parents, strict=True))
    with_papers = {parent for section, parent in pairs if _PAPERS.fullmatch(section.name)}
    return frozenset(section for section, parent in pairs if section.name in names and parent in with_papers)


def _sections(headings: Sequence[Item]) -> tuple[_Section, ...]:
    starts = (*(heading.span.first for heading in headings), _END)
    return tuple(
        _Section(_name(heading), heading.level, range(start, end))
        for heading, (start, end) in zip(headings, pairwise(starts), strict=True)
    )


def _are_topics(sections: Sequence[_Section]) -> Iterator[bool]:
    """For each section whether it is within another one about papers, below the title of the page.

    A title that alone names publications is that of a list of papers: its sections are topics, but for news.
    What never has papers is no topic, nor are the sections beside it.
    """
    parents = _parents(sections)
    n_publications = sum(map(_names_publications, sections))
    persons = _parents_of_sections_without_papers(sections, parents)
    for section, parent in zip(sections, parents, strict=True):
        if (
            parent is None
            or parent.name in _OTHERS | _NEWS
            or (parent in persons and section.name in _OTHERS)
        ):
            yield False
        elif parent.level == 1 or parent is sections[0]:
            has_papers = n_publications == 1 and _names_publications(parent)
            yield has_papers and section.name not in _NEWS
        else:
            yield True


def _names_publications(section: _Section) -> bool:
    return bool(_PUBLICATIONS.search(section.name))


def _parents_of_sections_without_papers(
    sections: Sequence[_Section], parents: Sequence[_Section | None]
) -> frozenset[_Section | None]:
    pairs = zip(sections, parents, strict=True)
    return frozenset(parent for section, parent in pairs if section.name in _WITHOUT_PAPERS)


def _parents(sections: Iterable[_Section]) -> list[_Section | None]:
    """For each section the one that it is within."""
    parents: list[_Section | None] = []
    above: list[_Section] = []
    for section in sections:
        while above and above[-1].level >= section.level:
            above.pop()
        parents.append(above[-1] if above else None)
        above.append(section)
    return parents


def _name(heading: Item) -> str:
    return _words(" ".join(run.text for cell in heading.cells for line in cell.lines for run in line))


def _words(text: str) -> str:
    """The words of a heading in lower case, without punctuation and icons."""
    return " ".join(re.findall(r"[^\W_]+", text.lower()))


def names_other_section(text: str) -> bool:
    """Whether a heading is that of a section about something else than papers, on whatever page."""
    return _words(text) in _OTHERS | _NEWS
