"""Finds the addresses of an entry's paper and of its code."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import filterfalse

from paper_digest.listings.boilerplate import is_button
from paper_digest.listings.entries.items import StyledRun
from paper_digest.listings.entries.remarks import without_links_of_remarks
from paper_digest.listings.entries.title_candidates import TitleCandidate
from paper_digest.listings.entries.units import Unit
from paper_digest.listings.paper_links import is_code_button, is_paper_button
from paper_digest.values.code_url import is_code_url
from paper_digest.values.paper_url import paper_key
from paper_digest.values.url import absolute_url, absolute_urls


def addresses_of(unit: Unit, title: TitleCandidate, page: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The addresses of the paper, its own link first, and of its code."""
    links = [run for run in _own_links(unit) if absolute_url(run.url, page)]
    own = [run for run in links if _is_title_link(unit, title, run)]
    code = list(filter(_leads_to_code, (run for run in links if run not in own)))
    others = [run for run in links if run not in code]
    of_paper = (*own, *filter(_leads_to_paper, others)) or tuple(filterfalse(_is_count, others))[:1]
    return _absolute(of_paper, page), _absolute(code, page)


def _own_links(unit: Unit) -> Iterator[StyledRun]:
    """The links of a unit without those to other papers in remarks."""
    for part in unit.parts:
        runs = (placed.run for placed in without_links_of_remarks(part.content).runs)
        yield from (run for run in runs if run.url)


def _is_count(link: StyledRun) -> bool:
    """Whether the words of a link are a number, as of citations."""
    return link.text.strip().isdigit()


def _absolute(links: Iterable[StyledRun], page: str) -> tuple[str, ...]:
    return absolute_urls((link.url for link in links), page)


def _leads_to_paper(link: StyledRun) -> bool:
    return paper_key(link.url) is not None or is_paper_button(link)


def _leads_to_code(link: StyledRun) -> bool:
    return is_code_url(link.url) or (is_code_button(link) and paper_key(link.url) is None)


def _is_title_link(unit: Unit, title: TitleCandidate, link: StyledRun) -> bool:
    """Whether a link is (a part of) the title."""
    runs = unit.parts[title.part].content.runs
    return not is_button(link.text) and any(
        placed.run is link and placed.start < title.end and placed.end > title.start for placed in runs
    )
