"""Sets up Jinja so that a template can print nothing that has not been escaped."""

from __future__ import annotations

import re
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from paper_digest.site import escaping as escape
from paper_digest.site.escaping import Escaped
from paper_digest.site.exports.bibtex import short_citation
from paper_digest.site.markdown import markup
from paper_digest.site.text_direction import direction, heading_manner, in_a_row, runs, runs_listed
from paper_digest.values.fingerprint import fingerprint
from paper_digest.values.rich_text.inlines import RichText
from paper_digest.values.rich_text.plain_text import spoken

_LONGEST_ADDRESS = 60
"""Letters of an address that are shown."""
_OUR_PATH = re.compile(r"[a-z0-9/._-]+")


def environment(templates: Path) -> Environment:
    """Templates from a folder; undefined names, and values that went through no filter, are errors."""
    made = Environment(
        loader=FileSystemLoader(templates),
        undefined=StrictUndefined,
        autoescape=False,  # noqa: S701
        finalize=_only_escaped,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters.update(
        md=escape.markdown,
        html=escape.html,
        verbatim=escape.verbatim,
        address=escape.address,
        front=escape.front_matter,
        slug=escape.slug,
        markup=markup,
        direction=direction,
        runs=runs,
        runs_listed=runs_listed,
        heading_manner=heading_manner,
        in_a_row=in_a_row,
        linktext=_linktext,
        spoken=_spoken,
        count=_count,
        page=_page,
        shown_address=_shown_address,
        fingerprint=_fingerprint,
        bibtex=lambda paper: escape.verbatim(short_citation(paper).rstrip("\n")),
    )
    return made


def _only_escaped(value: object) -> object:
    if isinstance(value, Escaped | int):
        return value
    raise TypeError(f"a template prints {value!r} without an escape filter")


def _linktext(text: RichText) -> Escaped:
    return markup(text, links=False)


def _spoken(text: RichText, longest: int | None = None) -> Escaped:
    """Text without any TeX for front matter, cut to whole words where it is too long."""
    words = spoken(text)
    if longest is not None and len(words) > longest:
        words = words[:longest].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"
    return escape.front_matter(words)


def _count(number: int) -> Escaped:
    return Escaped(f"{number:,}")


def _shown_address(url: str) -> Escaped:
    """A web address as a reader names it: without its scheme, and not too long."""
    words = re.sub(r"^https?://(?:www\.)?", "", url).rstrip("/")
    return escape.markdown(words if len(words) <= _LONGEST_ADDRESS else words[:_LONGEST_ADDRESS] + "…")


def _fingerprint(abstract: str) -> Escaped:
    """By which corrections.yml can name the paper."""
    return escape.html(fingerprint(abstract))


def _page(path: str, start: str) -> Escaped:
    """The way from the page `start` to the page `path`, both of this program's making, for a Markdown link."""
    if not _OUR_PATH.fullmatch(path):
        raise ValueError(f"{path!r} is no path of a generated page")
    here, there = start.split("/")[:-1], path.split("/")
    common = 0
    while common < min(len(here), len(there) - 1) and here[common] == there[common]:
        common += 1
    return Escaped("../" * (len(here) - common) + "/".join(there[common:]))
