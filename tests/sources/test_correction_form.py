"""The text that GitHub makes of the issue form is read, and nothing else."""

from __future__ import annotations

import pytest
import yaml
from paper_digest.sources.correction_form import (
    LABELS,
    CorrectionForm,
    Fault,
    FormField,
    excerpt,
    form_problem,
    parse_correction_form,
)

from tests.project import ROOT

FORM = """\
### Paper

flat-minima

### What is wrong

Authors

### Right value

Ada Lovelace
Alan Turing

### Source

_No response_
"""


def messages(text: str) -> list[str]:
    form, problems = parse_correction_form(text, "issue.md")
    assert form is None
    return [str(problem) for problem in problems]


def test_a_form_is_read_with_the_lines_of_its_fields() -> None:
    assert parse_correction_form(FORM, "issue.md") == (
        CorrectionForm(
            paper=FormField("flat-minima", 1),
            fault=Fault.AUTHORS,
            value=FormField("Ada Lovelace\nAlan Turing", 9),
            source=FormField("", 14),
        ),
        (),
    )


def test_line_ends_of_browsers_and_a_word_above_the_form_do_not_matter() -> None:
    form, problems = parse_correction_form("Hello!\n\n" + FORM.replace("\n", "\r\n"), "-")
    assert form is not None
    assert (form.value.text, form.paper.line, problems) == ("Ada Lovelace\nAlan Turing", 3, ())


def test_a_heading_of_another_name_belongs_to_the_value() -> None:
    form, _ = parse_correction_form(FORM.replace("Ada Lovelace", "### Title"), "-")
    assert form is not None
    assert form.value.text == "### Title\nAlan Turing"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            FORM + "\n### Paper\n\nanother",
            "issue.md:18: error: expected the heading '### Paper' once, found 2",
        ),
        (
            FORM.replace("flat-minima", "_No response_"),
            "issue.md:1: error: expected a value below '### Paper'",
        ),
        (FORM.replace("Authors", "Venue"), "issue.md:5: error: expected one of 'Title', 'Authors', "),
        ("x" * 65_537, "issue.md: error: expected the text of an issue, at most 65,536 characters"),
    ],
)
def test_a_text_that_is_no_form_is_refused_with_its_line(text: str, expected: str) -> None:
    (message,) = messages(text)
    assert message.startswith(expected)


def test_every_missing_field_is_reported() -> None:
    assert [message.split(", found")[0] for message in messages("just words")] == [
        "issue.md: error: expected a value below '### Paper'",
        "issue.md: error: expected a value below '### What is wrong'",
    ]


def test_the_form_in_this_repository_has_these_fields_and_options() -> None:
    form = yaml.safe_load((ROOT / ".github" / "ISSUE_TEMPLATE" / "correction.yml").read_text("utf-8"))
    fields = {field["attributes"]["label"]: field for field in form["body"]}
    assert tuple(fields) == LABELS
    assert fields["What is wrong"]["attributes"]["options"] == list(map(str, Fault))
    assert fields["Paper"]["id"] == "paper"


def test_excerpts_are_one_line_without_control_characters() -> None:
    assert excerpt("a\n\x1b[31m\u202e") == r"'a\n\x1b[31m\u202e'"
    assert excerpt("x" * 61) == f"'{'x' * 60}' ..."
    assert excerpt("") == "nothing"
    assert str(form_problem("-", 3, "x", "y")).startswith("-:3: error: expected x, found y. ")
