"""Finds the lists of a page that show no paper, beside others that do: dates, programs, topics."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from paper_digest.listings.entries.citations import LONG_TITLE, has_authors, has_people, names_venue
from paper_digest.listings.entries.items import Item, ItemKind, text_of
from paper_digest.listings.entries.page_statistics import links_paper
from paper_digest.listings.entries.text_features import YEAR
from paper_digest.listings.entries.title_candidates import TitleCandidate
from paper_digest.listings.entries.units import PAPER, Unit, column_field
from paper_digest.listings.reference_evidence import name_papers
from paper_digest.model.record import Span
from paper_digest.values.partial_date import PartialDate
from paper_digest.values.script import HAN

_FEWEST_SHOWN: Final = 3
"""Papers of a list that shows papers; by hand."""
_NEARLY_ALL: Final = 0.8
"""Share of the units of a list that must show papers."""
_SAMPLE: Final = 30
"""Units of a list that are looked at."""
_PAPERS = re.compile(rf"\bpapers?\b|{PAPER}", re.IGNORECASE)
"""In the heading of a column of papers; "Article" and "Title" may be of other things."""

_DAYS = re.compile(r"\b\d{1,2}\s?[-–]\s?\d{1,2}(?:,? (?:19|20)\d\d| [A-Z][a-z]{2})")
"""Several days: "June 11-13, 2026", "11–13 June 2026"."""
_TALK = re.compile(
    r"(?:\A|/)(?:slides?|lectures?|presentations?|talks?)[-_\d]*/|\b(?:youtube\.com|youtu\.be|bilibili\.com)/",
    re.IGNORECASE,
)
"""In the address of slides or a video."""
_WORD = re.compile(rf"[{HAN}]{{2}}|[^\s{HAN}]+")

Titled = tuple[Unit, TitleCandidate]


def announced_tables(items: Sequence[Item]) -> frozenset[int]:
    """The tables with a column that says that it has papers, or titles below a heading that says so.

    The first heading of a page is above all.
    """
    announced: set[int] = set()
    headings: list[str] = []
    are_papers_below = False
    for item in items:
        if item.kind is ItemKind.HEADING:
            headings = [*headings[:1], text_of(item)]
            are_papers_below = name_papers(headings)
        elif item.kind is ItemKind.ROW and any(
            is_column_of_papers(cell.heading) or (are_papers_below and column_field(cell.heading) == "title")
            for cell in item.cells
        ):
            announced.add(item.list_number)
    return frozenset(announced)


def is_column_of_papers(heading: str) -> bool:
    """Whether the heading of a column says that it has papers."""
    return bool(_PAPERS.search(heading)) and column_field(heading) in ("title", "paper")


def lists_beside_papers(titled: Iterable[Titled], announced: frozenset[int]) -> frozenset[int]:
    """The lists none of whose units shows a paper, beside lists whose units do.

    titled: the units with titles, by reading order. announced: tables that say that they have papers.
    Beside these, no unit of such a list has a link or a column for its title; beside others, most titles are
    short or have a day that those of papers have not.
    """
    lists = _by_list(titled)
    n_shown = {number: sum(map(_shows_paper, own[:_SAMPLE])) for number, own in lists.items()}
    has_tables = any(len(lists.get(number, ())) >= _FEWEST_SHOWN for number in announced)
    if not has_tables and not any(_are_papers(own, n_shown[number]) for number, own in lists.items()):
        return frozenset()
    shown = frozenset(number for number, n_papers in n_shown.items() if n_papers)
    kept = shown | announced | _lists_dated_like(shown, lists)
    return frozenset(number for number in lists.keys() - kept if _are_others(lists[number], has_tables))


def lists_of_talks(titled: Iterable[Titled]) -> frozenset[int]:
    """The lists all of whose titles are links to slides or videos, without people or a year beside them."""
    lists = _by_list(titled)
    return frozenset(number for number, own in lists.items() if number and all(map(_leads_to_talk, own)))


def _leads_to_talk(titled: Titled) -> bool:
    unit, title = titled
    are_talks = title.opening == "link" and all(_TALK.search(link.url) for link in unit.links)
    return are_talks and not has_authors(unit, title) and not _has_year(unit)


def _lists_dated_like(shown: frozenset[int], lists: Mapping[int, Sequence[Titled]]) -> frozenset[int]:
    """The lists with days, as of when papers appeared; none unless most that show papers have some."""
    dated = frozenset(
        number
        for number, titled in lists.items()
        if sum(has_day(unit) for unit, _ in titled) * 2 > len(titled)
    )
    return dated if len(dated & shown) * 2 > len(shown) else frozenset()


def _by_list(titled: Iterable[Titled]) -> dict[int, list[Titled]]:
    lists: defaultdict[int, list[Titled]] = defaultdict(list)
    for unit, title in titled:
        lists[unit.list_number].append((unit, title))
    return dict(lists)


def _are_papers(titled: Sequence[Titled], n_shown: int) -> bool:
    """Whether nearly all units of a list show papers."""
    return n_shown >= max(_FEWEST_SHOWN, _NEARLY_ALL * min(len(titled), _SAMPLE))


def _are_others(titled: Sequence[Titled], has_tables: bool) -> bool:
    """Whether units that show no paper are none beside tables of papers, or are of a program.

    Those with titles in columns for something else are of a table of other things, unless venues are beside.
    """
    are_without_titles = has_tables and not any(map(_has_link_or_column, titled))
    return _are_of_program(titled) or are_without_titles or all(map(_is_other, titled))


def _is_other(titled: Titled) -> bool:
    """Whether a title is in such a column, and no other one has a venue."""
    return _is_in_other_column(titled) and not any(names_venue(part.content.text) for part in titled[0].parts)


def rows_without_papers(titled: Sequence[Titled]) -> frozenset[Span]:
    """The rows of other things, without links and years, in tables whose other rows link papers."""
    linked = {unit.list_number for unit, _ in titled if unit.kind is ItemKind.ROW and links_paper(unit)}
    bare = (pair for pair in titled if pair[0].list_number in linked and not pair[0].links)
    return frozenset(pair[0].span for pair in bare if _is_other(pair) and not _has_year(pair[0]))


def _has_year(unit: Unit) -> bool:
    return any(YEAR.search(part.content.text) for part in unit.parts)


def _is_in_other_column(titled: Titled) -> bool:
    """Whether a title is in a column for something else, without a link: "Modality" of data sets."""
    unit, title = titled
    part = unit.parts[title.part]
    is_linked = any(placed.run.url for placed in part.content.runs)
    return bool(part.heading) and column_field(part.heading) == "other" and part.column > 0 and not is_linked


def _has_link_or_column(titled: Titled) -> bool:
    unit, title = titled
    return bool(unit.links) or column_field(unit.parts[title.part].heading) in ("title", "paper")


def _shows_paper(titled: Titled) -> bool:
    """Whether a unit links a paper, or has people; words in a column for something else are none."""
    return links_paper(titled[0]) or (has_people(*titled) and not _is_in_other_column(titled))


def _are_of_program(titled: Sequence[Titled]) -> bool:
    """Whether most titles are short, or beside a day: "Notification of authors: June 10, 2026"."""
    return sum(not _is_long(title) or has_day(unit) for unit, title in titled) * 2 > len(titled)


def _is_long(title: TitleCandidate) -> bool:
    """Whether a title has as many words as most; two Chinese signs are like a word."""
    return len(_WORD.findall(title.text)) >= LONG_TITLE


def has_day(unit: Unit) -> bool:
    """Whether a unit has a date with its day, or with the first and the last one."""
    texts = [part.content.text for part in unit.parts]
    dates = map(PartialDate.parse, texts)
    return any(date is not None and date.day is not None for date in dates) or any(map(_DAYS.search, texts))
