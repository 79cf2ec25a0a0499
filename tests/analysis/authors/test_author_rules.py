"""Tests of the warnings about authors.yml."""

from __future__ import annotations

from collections.abc import Iterator

from paper_digest.analysis.authors.author_rules import unused_rules
from paper_digest.model.digest import Digest
from paper_digest.model.problem import Problem
from paper_digest.model.settings import AuthorRule

from tests.analysis.authors.bylines import author_rule
from tests.site.builders import analyzed, digest


def _unused(content: Digest, rules: tuple[AuthorRule, ...]) -> Iterator[Problem]:
    return unused_rules([entry.paper for entry in content.papers], content.authors, rules)


def test_entries_that_apply_cause_no_warning() -> None:
    rules = (author_rule("Ada Lovelace"), author_rule("Bo Li", id="bo", papers=("a",)))
    content = digest(analyzed("a", authors="Ada Lovelace, Bo Li"), author_rules=rules)
    assert not list(_unused(content, rules))


def test_an_id_that_another_name_has_is_reported() -> None:
    rule = author_rule("Kai Li", id="yang-liu")
    papers = [analyzed("a", authors="Yang Liu"), analyzed("b", authors="Kai Li")]
    content = digest(*papers, author_rules=(rule,))
    (problem,) = _unused(content, (rule,))
    assert "expected an id that is not the address of another name, found 'yang-liu'" in str(problem)


def test_a_name_and_a_paper_that_the_digest_does_not_have_are_reported() -> None:
    rules = author_rule("Eva Roe"), author_rule("Ada Lovelace", id="ada", papers=("b", "nothing"))
    papers = [analyzed("a", authors="Ada Lovelace"), analyzed("b", authors="Bo Li")]
    content = digest(*papers, author_rules=rules)
    problems = [str(problem) for problem in _unused(content, rules)]
    assert problems == [
        "authors.yml:1: warning: expected the name of an author of the digest, found 'Eva Roe'. "
        "Correct the entry, or delete it.",
        "authors.yml:1: warning: expected the id of a paper by Ada Lovelace, found 'b'. "
        "Correct the entry, or delete it.",
        "authors.yml:1: warning: expected the id of a paper by Ada Lovelace, found 'nothing'. "
        "Correct the entry, or delete it.",
    ]
