"""What readers report becomes the values of an entry, or one clear message for each mistake."""

from __future__ import annotations

import pytest
from paper_digest.linkage.link import link_records
from paper_digest.linkage.paper_names import papers_by_name
from paper_digest.sources.correction_form import parse_correction_form
from paper_digest.sources.reader_correction import KnownPapers, entry_values
from paper_digest.sources.settings import parse_settings

from tests.linkage.examples import ADAM, reading, sighting

TOPICS = """
- {id: graphs, name: Graphs, formerly: [networks, old-graphs]}
- {id: safety, name: 'Safety, privacy and law'}
"""
PAPERS = papers_by_name(
    link_records([reading("a.txt", sighting("On Adam", ADAM, "2410.08198"), sighting("Looms"))]).papers
)


def correction(
    fault: str, value: str, paper: str = "on-adam", source: str = "_No response_", corrections: str = ""
) -> tuple[dict[str, object], list[str]]:
    """The values of the entry, and the messages."""
    text = "\n\n".join(
        ("### Paper", paper, "### What is wrong", fault, "### Right value", value, "### Source", source)
    )
    form, _ = parse_correction_form(text, "issue.md")
    assert form is not None
    known = KnownPapers(PAPERS, parse_settings(TOPICS, corrections))
    values, problems = entry_values(form, known, "issue.md")
    return dict(values), list(map(str, problems))


@pytest.mark.parametrize(
    ("fault", "value", "entry"),
    [
        ("Title", "  On\n$\\ell_\\infty$-Adam: a study ", {"title": r"On $\ell_\infty$-Adam: a study"}),
        ("Title", "می‌خواهم", {"title": "می‌خواهم"}),
        (
            "Authors",
            "Ada Lovelace\n\n2. Turing, Alan\n- 李 深度",
            ["Ada Lovelace", "Turing, Alan", "李 深度"],
        ),
        (
            "Authors",
            "Ada Lovelace, Alan Turing and Grace Hopper",
            ["Ada Lovelace", "Alan Turing", "Grace Hopper"],
        ),
        ("Authors", "Ada Lovelace", ["Ada Lovelace"]),
        ("date", "2024-10", {"date": "2024-10"}),
        (
            "Duplicate of another paper",
            "https://example.org/digest/papers/looms/?q=1#x",
            {"same_as": "looms"},
        ),
        ("Topic", "Safety, privacy and law\ngraphs, GRAPHS", {"topics": ["safety", "graphs"]}),
        ("Topic", "old-graphs, networks", {"topics": ["graphs"]}),
        ("Remove this paper", "I am its author.", {"remove": True}),
    ],
)
def test_each_fault_sets_its_field(fault: str, value: str, entry: dict[str, object] | list[str]) -> None:
    expected = entry if isinstance(entry, dict) else {"authors": entry}
    assert correction(fault, value) == ({"paper": "on-adam", **expected}, [])


@pytest.mark.parametrize(
    "name", ["on-adam", "arXiv:2410.08198v2", "https://arxiv.org/abs/2410.08198", "2410.08198"]
)
def test_a_paper_is_named_by_its_id_in_the_entry(name: str) -> None:
    values, problems = correction("Date", "2024", name, "https://example.org/x")
    assert (values, problems) == ({"paper": "on-adam", "date": "2024", "source": "https://example.org/x"}, [])


@pytest.mark.parametrize(
    ("fault", "value", "message"),
    [
        (
            "Title",
            "_No response_",
            "a title of at most 500 characters below '### Right value', found nothing",
        ),
        (
            "Title",
            "x" * 501,
            "a title of at most 500 characters below '### Right value', found 501 characters",
        ),
        (
            "Title",
            "a\x1b[2Jb",
            r"a title without control characters below '### Right value', found 'a\x1b[2Jb'",
        ),
        (
            "Title",
            "a\u202eb",
            r"a title without control characters below '### Right value', found 'a\u202eb'",
        ),
        (
            "Authors",
            "",
            "the names of 1 to 1,000 authors, one on each line below '### Right value', found nothing",
        ),
        (
            "Authors",
            "A B\n" * 1001,
            "1,000 authors, one on each line below '### Right value', found 1,001 names",
        ),
        (
            "Authors",
            "A B\n" + "x" * 201,
            "of at most 200 characters below '### Right value', found 201 characters",
        ),
        ("Authors", "A B\n(MIT)", "the name of an author below '### Right value', found '(MIT)'"),
        ("Date", "Oct 7", "a date such as \"2024-10-07\" or \"2024\" below '### Right value', found 'Oct 7'"),
        ("Date", "2024-13-01", "found '2024-13-01'"),
        (
            "Topic",
            "graphs, cooking",
            "ids or names of topics in topics.yml below '### Right value', found 'cooking'",
        ),
        (
            "Duplicate of another paper",
            "nobody",
            "one of its identifiers below '### Right value', found 'nobody'",
        ),
        (
            "Duplicate of another paper",
            "2410.08198",
            "a duplicate of another paper than 'on-adam', found the same",
        ),
        ("Something else", "The venue.", "found something else: 'The venue.'"),
    ],
)
def test_a_wrong_value_has_one_clear_message(fault: str, value: str, message: str) -> None:
    _, problems = correction(fault, value)
    assert len(problems) == 1
    assert message in problems[0]


def test_every_wrong_field_is_reported_with_its_line() -> None:
    _, problems = correction("Date", "never", "no-such-paper", "s" * 301)
    assert [problem.partition(": error: expected ")[0] for problem in problems] == [
        "issue.md:1",
        "issue.md:9",
        "issue.md:13",
    ]
    assert "found 'no-such-paper'" in problems[0]


def test_a_long_name_of_a_paper_is_refused_without_searching_it() -> None:
    _, (problem,) = correction("Date", "2024", "https://a.org/papers/" + "a" * 60_000)
    assert len(problem) < 400


@pytest.mark.parametrize(
    ("fault", "value", "entry", "is_new"),
    [
        ("Title", "New", "title: Old", False),
        ("Title", "New", "date: '2024'", True),
        ("Topic", "graphs", "topics: [safety, graphs]", False),
        ("Topic", "graphs, safety", "topics: [safety]", True),
    ],
)
def test_what_an_entry_sets_already_is_left_to_the_maintainers(
    fault: str, value: str, entry: str, is_new: bool
) -> None:
    _, problems = correction(fault, value, corrections=f"# comment\n- paper: '2410.08198'\n  {entry}\n")
    assert (not problems) == is_new
    assert all(
        problem.startswith("corrections.yml:2: error: expected no entry for the") for problem in problems
    )


@pytest.mark.parametrize(
    "source",
    [
        "javascript:alert(1)",
        "JavaScript : alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "ftp://a.org/x",
    ],
)
def test_a_source_is_no_address_but_that_of_a_page(source: str) -> None:
    values, (message,) = correction("Date", "2024", source=source)
    assert "source" not in values
    assert "expected an address that starts with https:// or http:// below '### Source'" in message


@pytest.mark.parametrize(
    "source",
    ["HTTPS://example.org/x", "the PDF, page 1", "Publisher: page 1", "doi:10.1145/1.2", "arXiv:2410.08198"],
)
def test_a_source_may_be_a_page_an_identifier_or_words(source: str) -> None:
    values, problems = correction("Date", "2024", source=source)
    assert (values["source"], problems) == (source, [])
