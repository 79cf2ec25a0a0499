"""Tests of who wrote with whom."""

from __future__ import annotations

from paper_digest.analysis.authors.co_authors import CoAuthors

from tests.analysis.authors.bylines import parsed

ADA, BO, EVA = parsed("Ada Lovelace"), parsed("Bo Li"), parsed("Eva Roe")
CO_AUTHORS = CoAuthors(
    [("ada-lovelace", "bo-li", "jo-wu"), ("eva-roe", "jo-wu"), ("ada-lovelace", "max-ray"), ("ada-lovelace",)]
)


def test_shared_co_authors_wrote_with_both() -> None:
    assert CO_AUTHORS.shared(ADA, EVA) == {"jo-wu"}
    assert CO_AUTHORS.shared(BO, EVA) == {"jo-wu"}


def test_names_on_one_paper_are_two_people() -> None:
    assert CO_AUTHORS.are_on_one_paper(ADA, BO)
    assert not CO_AUTHORS.are_on_one_paper(ADA, EVA)


def test_co_authors_connect_papers() -> None:
    chained = CoAuthors([("a", "b"), ("a", "b", "c"), ("a", "c"), ("a", "d")])
    assert chained.are_connected({"a"}, [0, 1, 2], by_topic=False)
    assert not chained.are_connected({"a"}, [0, 2], by_topic=False)
    assert not chained.are_connected({"a"}, [0, 1, 2, 3], by_topic=False)


def test_topics_connect_papers_and_names_if_asked() -> None:
    co_authors = CoAuthors(
        [("ada-lovelace",), ("ada-lovelace", "bo-li"), ("eva-roe",)], [("x",), ("x", "y"), ()]
    )
    assert co_authors.are_connected({"ada-lovelace"}, [0, 1], by_topic=True)
    assert not co_authors.are_connected({"ada-lovelace"}, [0, 1], by_topic=False)
    assert co_authors.share_topic(ADA, BO)
    assert not co_authors.share_topic(ADA, EVA)


def test_a_topic_is_no_co_author() -> None:
    co_authors = CoAuthors([("a", "vision"), ("a",)], [(), ("vision",)])
    assert not co_authors.are_connected({"a"}, [0, 1], by_topic=True)
