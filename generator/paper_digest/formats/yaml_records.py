"""Read YAML: lists of papers, CITATION.cff, and pages that describe one paper in their front matter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from paper_digest.formats import bibtex
from paper_digest.formats.data_files import events_in, papers_in
from paper_digest.formats.listed_papers import are_papers
from paper_digest.formats.paper_pages import describes_paper, is_listed_paper, page_events
from paper_digest.formats.people_columns import with_people_apart
from paper_digest.formats.records import Event, Reporter, parser_outputs
from paper_digest.formats.toml_lines import InvalidTomlError, toml_values
from paper_digest.formats.yaml_lines import check_keys, json_lines
from paper_digest.model.record import DumpMetadata, Span
from paper_digest.sources.coverage import Boilerplate, ParserOutput
from paper_digest.sources.front_matter import FrontMatter, front_matter
from paper_digest.sources.yaml_nodes import InvalidYamlError, compose, plain_value

LAYOUT = "YAML records"
_START = re.compile(
    r"\ufeff?(?:(?:%YAML.*|---[ \t]*|[ \t]*\#.*|[ \t]*)\n)*"
    r"[ \t]*(?:-\s+)*[\"']?[^\W_][\w ./+-]{0,60}[\"']?[ \t]*:(?:\s|$)"
)
"""Comments, and then a key, maybe of the first item."""
_KEY_START: Final = r"^[ \t]*(?:-[ \t]+)*[\"']?"
_TITLE: Final = r"(?:paper[ _-]?)?title"
_TITLE_LINE = re.compile(rf"{_KEY_START}{_TITLE}[\"']?[ \t]*:", re.MULTILINE | re.IGNORECASE)
_TITLE_OR_AUTHORS_LINE = re.compile(
    rf"{_KEY_START}(?:{_TITLE}|authors)[\"']?[ \t]*:", re.MULTILINE | re.IGNORECASE
)
"""A record has one of these; a name is a title only beside authors."""
_LABELED = re.compile(r"[^\s:-][^:]*:\s+(?!&\S+\s*$)\S")
_JSON_LINE = re.compile(r"^\s*\},?\s*$", re.MULTILINE)
"""A line of JSON whose beginning may be lost."""
_CITATION_FILE = re.compile(r"^cff-version[ \t]*:", re.MULTILINE)
_BOILERPLATE = re.compile(r"\s*(?:#.*|---\s*|\.\.\.\s*|%YAML.*|(?:- +)*[\w\"' .-]{1,60}:\s*)")
"""A comment, a rule around a document, or a key above what it holds."""
_DEPTH: Final = 6
"""Levels of a file that are looked into, and of a page that are read."""


def recognizes(head: str) -> bool:
    """Whether the text is YAML with papers, or a page with the data of a paper or of several at its top."""
    lines = head.split("\n")
    if front := front_matter(head):
        values = _values(front)
        if bibtex.recognizes("\n".join(lines[front.n_lines :])):
            return False
        is_list = not front.is_toml and _lists_papers(values, front)
        return is_list or describes_paper(values, lines[front.n_lines :])
    if not _START.match(head) or not _TITLE_OR_AUTHORS_LINE.search(head) or _JSON_LINE.search(head):
        return False
    return _CITATION_FILE.search(head) is not None or _is_list(lines)


def has_titles(text: str) -> bool:
    """Whether a text has keys of titles."""
    return _TITLE_LINE.search(text) is not None


def _values(front: FrontMatter) -> dict[str, object]:
    """The values of front matter; none if it cannot be read."""
    try:
        values = toml_values(front.text) if front.is_toml else _yaml_values(front.text)
    except (InvalidYamlError, InvalidTomlError):
        return {}
    return values if isinstance(values, dict) else {}


def _yaml_values(text: str) -> object:
    root = compose(text)
    check_keys(root)
    return plain_value(root, _DEPTH) if root else None


def _is_list(lines: Sequence[str]) -> bool:
    """Whether lines are YAML with papers, and not labeled text with a few items that could be YAML."""
    papers, n_broken = _papers_in(lines)
    is_nested = any(isinstance(child, list | dict) for paper in papers for child in paper.values())
    return are_papers(papers, n_broken) and (is_nested or not _is_flat(lines))


def _papers_in(lines: Sequence[str]) -> tuple[list[Mapping[str, object]], int]:
    """The values of the records that are read from YAML, and the number of items that are no YAML."""
    written, broken = json_lines(lines)
    return papers_in(written), len(broken)


def _is_flat(lines: Sequence[str]) -> bool:
    """Whether the first line with text is a label with its value, as in a page of labeled lines."""
    return any(
        map(_LABELED.match, [line for line in lines if not _BOILERPLATE.fullmatch(line) and line.strip()][:1])
    )


def _lists_papers(values: Mapping[str, object], front: FrontMatter) -> bool:
    """Whether front matter has a list of papers that is read: that of a page with a title has links, too."""
    may_list = any(isinstance(value, list | dict) for value in values.values())
    papers, _ = _papers_in(front.text.split("\n")) if may_list else ([], 0)
    return any(is_listed_paper(paper) for paper in papers if paper.keys() != values.keys())


def parse(name: str, lines: Iterator[str], metadata: DumpMetadata) -> Iterator[ParserOutput]:
    """One sighting a record; items that are no YAML and records without a paper are reported."""
    reporter = Reporter(
        name,
        'YAML records with a "title" or an "abstract"',
        "Fix these lines or delete them; all other records were read.",
    )
    return parser_outputs(with_people_apart(_events(list(lines), metadata)), reporter, metadata)


def _events(lines: Sequence[str], metadata: DumpMetadata) -> Iterator[Event]:
    first = next((index for index, line in enumerate(lines) if line.strip()), 0)
    front = front_matter("\n".join(lines[first:]))
    values = _values(front) if front else {}
    end = first + front.n_lines if front else len(lines)
    if describes_paper(values, lines[end:]):
        yield from page_events(values, lines, end)
        return
    above = first + 1 if front else 0
    written, broken = json_lines((*[""] * above, *lines[above : end - bool(front)]))
    boilerplate = (number for number, line in enumerate(lines[:end], 1) if _BOILERPLATE.fullmatch(line))
    yield from (Boilerplate(Span(number, number)) for number in boilerplate)
    yield from broken
    yield from events_in(written, metadata)
