"""Fills in the issue form by which readers report a problem with a paper."""

from __future__ import annotations

from typing import Final
from urllib.parse import quote, urlencode

from paper_digest.model.paper import Paper
from paper_digest.site.escaping import bare

TEMPLATE: Final = "correction.yml"
"""The form, in .github/ISSUE_TEMPLATE/."""
_MAX_TITLE: Final = 200
"""Characters; servers refuse long addresses. Chosen by hand."""


def report_query(paper: Paper) -> str:
    """The query of the address at GitHub that opens the form with the paper in it, percent-encoded."""
    title = bare(paper.heading.plain)
    shown = title if len(title) <= _MAX_TITLE else f"{title[:_MAX_TITLE]}…"
    values = {"template": TEMPLATE, "title": f"Correction: {shown}", "paper": paper.id}
    return urlencode(values, quote_via=quote, safe="")
