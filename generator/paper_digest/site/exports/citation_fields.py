"""What the citations of a paper say in every format: its type, what it appeared in, and its date."""

from __future__ import annotations

from typing import Final

from paper_digest.model.citation import CitationEntry
from paper_digest.model.paper import Paper, VenueKind

_TYPES: Final = {
    VenueKind.CONFERENCE: "inproceedings",
    VenueKind.JOURNAL: "article",
    VenueKind.OTHER: "misc",
}
PUBLISHER_FIELDS: Final = ("publisher", "school", "institution", "organization")
"""The fields of a BibTeX entry that name who published the work, the best first."""
BOOK_PARTS: Final = frozenset(("inproceedings", "conference", "incollection", "inbook"))
"""The types of what appeared in proceedings or in a book."""
REPORTS: Final = frozenset(("report", "techreport"))
THESES: Final = frozenset(("thesis", "mastersthesis", "phdthesis"))
_NO_ENTRY: Final = CitationEntry()


def is_citable(paper: Paper) -> bool:
    """Whether enough is known for a citation: the title, the authors and the year."""
    return bool(paper.title and paper.authors and paper.year_of_publication)


def entry_of(paper: Paper) -> CitationEntry:
    """What a dump's bibliography says of the paper; an empty entry if it says nothing."""
    return paper.citation or _NO_ENTRY


def entry_type(paper: Paper) -> str:
    """The type in BibTeX's terms: that of the paper's own entry, else the one for the kind of its venue."""
    entry = entry_of(paper)
    has_own_type = entry.entry_type and (entry.container[0] or paper.venue is None)
    return entry.entry_type if has_own_type else _TYPES[paper.venue_kind]


def container(paper: Paper) -> str:
    """The journal, the proceedings or the book that the paper appeared in; "" if unknown."""
    return entry_of(paper).container[1] or (paper.venue.cited_name if paper.venue else "")


def issue(paper: Paper) -> str:
    """The issue of a journal; "" if unknown, or if the number is that of a report or of a series."""
    own_type = entry_of(paper).entry_type or "article"
    is_article = entry_type(paper) == own_type == "article"
    return entry_of(paper).value("number", "issue") if is_article else ""


def report_number(paper: Paper) -> str:
    """The number that an institution gave to a report; "" for anything else."""
    return entry_of(paper).value("number") if entry_type(paper) in REPORTS else ""


def series_number(paper: Paper) -> str:
    """The number that a book or proceedings have in their series; "" for anything else."""
    return entry_of(paper).value("number") if entry_type(paper) in BOOK_PARTS else ""


def publisher(paper: Paper) -> str:
    """Who published the paper: for a thesis its school, for a report its institution; "" if unknown."""
    return entry_of(paper).value(*PUBLISHER_FIELDS)


def date_parts(paper: Paper) -> tuple[int, ...]:
    """The year, month and day of publication, as far as the paper or its own entry has them."""
    published, own = paper.publication_date, entry_of(paper).date
    if published is None:
        return ()
    return own.parts if own and own.refines(published) else published.parts


def cited_url(paper: Paper) -> str:
    """The address in the paper's own entry, else the paper's; "" if there is none."""
    return entry_of(paper).value("url") or paper.url or ""
