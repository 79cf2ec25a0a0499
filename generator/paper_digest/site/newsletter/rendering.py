"""Writes a newsletter as HTML for mail clients, as plain text and as Markdown for GitHub."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from typing import Any, Final

from jinja2 import Environment

from paper_digest.site import escaping
from paper_digest.site.escaping import Escaped
from paper_digest.site.newsletter.contents import Newsletter, limited
from paper_digest.values.count import count_of

_WIDTH: Final = 72
"""Characters on a line of plain text."""
_MAX_HTML: Final = 100_000
"""Bytes; Gmail cuts off what is longer than 102 kilobytes."""


def fitted(newsletter: Newsletter, environment: Environment, limit: int) -> Newsletter:
    """The newsletter with at most `limit` papers in each topic; with fewer if the mail would be too long."""
    shown = limited(newsletter, limit)
    while limit > 1 and len(html_newsletter(shown, environment).encode()) > _MAX_HTML:
        limit -= 1
        shown = limited(newsletter, limit)
    return shown


def subject_of(newsletter: Newsletter) -> str:
    """The subject of the mail, on one line: "Paper digest: 12 new papers, 2025-09-24 to 2025-09-30"."""
    return escaping.bare(f"{newsletter.site.title}: {headline_of(newsletter)}, {_days(newsletter)}")


def headline_of(newsletter: Newsletter) -> str:
    """The news in some words: "12 new papers"."""
    if newsletter.count:
        return count_of(newsletter.count, "new paper")
    return f"{count_of(len(newsletter.changes) + newsletter.hidden_changes, 'paper')} changed"


def html_newsletter(newsletter: Newsletter, environment: Environment) -> str:
    """A document of HTML with styles in its elements, which work in every mail client."""
    return _rendered(newsletter, environment, "newsletter.html.j2")


def text_newsletter(newsletter: Newsletter, environment: Environment) -> str:
    """Plain text in short lines."""
    return _rendered(newsletter, environment, "newsletter.txt.j2")


def markdown_newsletter(newsletter: Newsletter, environment: Environment) -> str:
    """Markdown for a discussion, an issue or a README at GitHub."""
    return _rendered(newsletter, environment, "newsletter.md.j2")


def _rendered(newsletter: Newsletter, environment: Environment, template: str) -> str:
    own = environment.overlay()
    own.filters = {**environment.filters, **_FILTERS}
    values: dict[str, Any] = {
        "newsletter": newsletter,
        "headline": headline_of(newsletter),
        "days": _days(newsletter),
        "subject": subject_of(newsletter),
    }
    return own.get_template(template).render(values)


def _days(newsletter: Newsletter) -> str:
    if newsletter.since == newsletter.until:
        return newsletter.since
    return f"{newsletter.since} to {newsletter.until}"


def _wrapped(text: str, indent: int = 0) -> Escaped:
    """Text in lines of limited width; long words, such as addresses, stay whole."""
    margin = " " * indent
    lines = textwrap.wrap(
        escaping.bare(text),
        _WIDTH,
        initial_indent=margin,
        subsequent_indent=margin,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return Escaped("\n".join(lines))


def _underlined(text: str) -> Escaped:
    """A heading of plain text."""
    heading = escaping.bare(text)
    return Escaped(f"{heading}\n{'-' * min(len(heading), _WIDTH)}")


_FILTERS: Final[dict[str, Callable[..., Escaped]]] = {
    "github": escaping.github_markdown,
    "bare": escaping.bare,
    "wrapped": _wrapped,
    "underlined": _underlined,
}
