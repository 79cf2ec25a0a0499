"""Read TOML: the data files of sites, with a table for each paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from paper_digest.formats.data_files import events_in, papers_in
from paper_digest.formats.listed_papers import are_papers
from paper_digest.formats.records import Reporter, parser_outputs
from paper_digest.formats.toml_lines import json_lines
from paper_digest.model.record import DumpMetadata, Span
from paper_digest.sources.coverage import Boilerplate, ParserOutput

LAYOUT = "TOML records"
_NAME = r"(?:[\w-]+|\"[^\"\n]{1,100}\"|'[^'\n]{1,100}')"
_START = re.compile(
    r"\ufeff?(?:[ \t]*(?:#[^\n]*)?\n)*[ \t]*"
    rf"(?:\[\[?[ \t]*{_NAME}(?:[ \t]*\.[ \t]*{_NAME})*[ \t]*\]\]?|{_NAME}[ \t]*=)"
)
"""Comments, and then the header of a table or a value."""
_TITLE = re.compile(r"^[ \t]*[\"']?(?:paper[ _-]?)?title[\"']?[ \t]*=", re.MULTILINE | re.IGNORECASE)
_TABLE = re.compile(r"^[ \t]*\[\[?[^\[\]\n=,]{1,200}\]\]?[ \t]*(?:#.*)?$", re.MULTILINE)


def recognizes(head: str) -> bool:
    """Whether the text is TOML with tables of papers."""
    if not _START.match(head) or not _TITLE.search(head) or not _TABLE.search(head):
        return False
    written, broken, _ = json_lines(head.split("\n"))
    return are_papers(papers_in(written), len(broken))


def parse(name: str, lines: Iterator[str], metadata: DumpMetadata) -> Iterator[ParserOutput]:
    """One sighting a table; tables that are no TOML and those without a paper are reported."""
    reporter = Reporter(
        name,
        'TOML tables with a "title" or an "abstract"',
        "Fix these lines or delete them; all other tables were read.",
    )
    written, broken, silent = json_lines(list(lines))
    boilerplate = (Boilerplate(Span(number, number)) for number in silent)
    return parser_outputs(chain(boilerplate, broken, events_in(written, metadata)), reporter, metadata)
