"""Tests of the warnings about authors.yml."""

from __future__ import annotations

from paper_digest.analysis.authors.author_rules import unused_rules

from tests.analysis.authors.bylines import author_rule
from tests.site.builders import analyzed, digest


def test_entries_that_apply_cause_no_warning() -> None:
    content = digest(analyzed("a", authors="Ada Lovelace, Bo Li"))
    assert not list(unused_rules(content, (author_rule("Ada Lovelace"),)))


def test_a_name_and_a_paper_that_the_digest_does_not_have_are_reported() -> None:
    content = digest(analyzed("a", authors="Ada Lovelace"), analyzed("b", authors="Bo Li"))
    rules = author_rule("Eva Roe"), author_rule("Ada Lovelace", id="ada", papers=("b", "nothing"))
    problems = [str(problem) for problem in unused_rules(content, rules)]
    assert problems == [
        "authors.yml:1: warning: expected the name of an author of the digest, found 'Eva Roe'. "
        "Correct the entry, or delete it.",
        "authors.yml:1: warning: expected the id of a paper by Ada Lovelace, found 'b'. "
        "Correct the entry, or delete it.",
        "authors.yml:1: warning: expected the id of a paper by Ada Lovelace, found 'nothing'. "
        "Correct the entry, or delete it.",
    ]
