"""Tests of which names are grouped."""

from __future__ import annotations

from itertools import islice, permutations
from string import ascii_lowercase, ascii_uppercase

import pytest
from paper_digest.analysis.authors.author_index import index_authors
from paper_digest.analysis.authors.cannot_link import CannotLink
from paper_digest.analysis.authors.co_authors import CoAuthors
from paper_digest.analysis.authors.name_groups import groups_of_names
from paper_digest.analysis.authors.name_relation import NameRelation
from paper_digest.analysis.authors.same_person import SamePerson
from paper_digest.model.paper import Paper

from tests.analysis.authors.bylines import parsed
from tests.linear_time import assert_linear_time
from tests.site.builders import paper


def groups(
    *decided: tuple[str, str],
    known: tuple[tuple[str, ...], ...] = (),
    papers: tuple[tuple[str, ...], ...] = (),
    apart: frozenset[tuple[str, str]] = frozenset(),
) -> list[list[str]]:
    """The groups with several names, for decisions about names that are given by their slugs."""
    written = {"j-smith": "J. Smith", "jane-smith": "Jane Smith", "john-smith": "John Smith"}
    written |= {"jane-a-smith": "Jane A. Smith", "jane-b-smith": "Jane B. Smith"}
    names = {slug: parsed(name) for slug, name in written.items()}
    cannot_link = CannotLink(names, CoAuthors([*papers, *((slug,) for slug in names)]), apart)
    decisions = [SamePerson(pair, NameRelation.MIDDLE_NAMES, "for a test") for pair in decided]
    return sorted(sorted(group) for group in groups_of_names(cannot_link, known, decisions) if len(group) > 1)


CHAIN = (("j-smith", "jane-smith"), ("jane-a-smith", "jane-smith"))


def test_decisions_that_agree_join_all_names() -> None:
    assert groups(*CHAIN) == [["j-smith", "jane-a-smith", "jane-smith"]]


def test_a_name_that_may_be_two_peoples_is_left_alone() -> None:
    assert groups(("j-smith", "jane-smith"), ("j-smith", "john-smith")) == []
    assert groups(("jane-a-smith", "jane-smith"), ("jane-b-smith", "jane-smith")) == []


def test_names_on_one_paper_are_not_joined_by_a_third_name() -> None:
    assert groups(*CHAIN, papers=(("j-smith", "jane-a-smith"),)) == []


def test_names_that_are_kept_apart_are_not_joined_by_a_third_name() -> None:
    assert groups(*CHAIN, apart=frozenset({("j-smith", "jane-a-smith")})) == []


def test_known_groups_are_joined_whatever_the_names() -> None:
    assert groups(known=(("jane-smith", "john-smith"),)) == [["jane-smith", "john-smith"]]
    joined = groups(("jane-a-smith", "jane-smith"), known=(("jane-smith", "jane-b-smith"),))
    assert joined == [["jane-b-smith", "jane-smith"]]


@pytest.mark.slow
def test_the_time_for_names_that_may_all_be_one_persons_is_linear() -> None:
    middle_names = [f"{first}{second}" for first in ascii_uppercase for second in ascii_lowercase]

    def papers(size: int) -> list[Paper]:
        names = islice(permutations(middle_names, 2), size // 20)
        return [paper(f"p{number}", authors=f"Ada {' '.join(name)} Roe") for number, name in enumerate(names)]

    assert_linear_time(index_authors, papers, size=10_000)
