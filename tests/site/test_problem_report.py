"""The address that opens the issue form with the paper in it."""

from __future__ import annotations

from urllib.parse import parse_qs

from paper_digest.site.problem_report import TEMPLATE, report_query

from tests.project import ROOT
from tests.site.builders import paper


def test_the_form_gets_the_paper_and_a_title() -> None:
    query = report_query(paper("flat-minima", "Flat $\\ell_2$ Minima"))
    assert parse_qs(query) == {
        "template": ["correction.yml"],
        "title": ["Correction: Flat ℓ₂ Minima"],
        "paper": ["flat-minima"],
    }
    assert (ROOT / ".github" / "ISSUE_TEMPLATE" / TEMPLATE).is_file()


def test_a_hostile_title_adds_no_field_and_no_markup() -> None:
    title = "A&paper=b#c\"'><script>+%00{{ x }}\u202e\n/../"
    query = report_query(paper("a", title))
    assert set(parse_qs(query)) == {"template", "title", "paper"}
    assert parse_qs(query)["paper"] == ["a"]
    assert not set(query) & set("\"'<>#{}\n /\u202e")


def test_a_long_title_is_cut() -> None:
    assert len(report_query(paper("a", "深" * 10_000))) < 2_000
