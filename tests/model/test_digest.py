"""A digest's order does not depend on the order of its parts."""

from __future__ import annotations

from dataclasses import replace

from paper_digest.model.digest import Digest, in_canonical_order

from tests.example_digest import example_digest


def test_equal_parts_in_any_order_give_equal_digests() -> None:
    digest = example_digest()
    turned = replace(digest, papers=digest.papers[::-1], tags=digest.tags[::-1], terms=digest.terms[::-1])
    assert turned != digest
    assert in_canonical_order(turned) == in_canonical_order(digest)


def test_papers_are_found_by_their_id() -> None:
    digest = in_canonical_order(example_digest())
    assert [digest.by_id[entry.paper.id] for entry in digest.papers] == list(digest.papers)


def test_papers_without_a_topic_are_unsorted() -> None:
    entry = example_digest().papers[0]
    assert Digest(papers=(replace(entry, topics=()),)).unsorted == (replace(entry, topics=()),)
