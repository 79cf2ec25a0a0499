"""Tests of how papers, tags and acronyms are grouped and paginated."""

from __future__ import annotations

import pytest
from paper_digest.model.digest import Digest
from paper_digest.model.paper import Venue
from paper_digest.model.record import Reading
from paper_digest.site.list_pages import (
    by_letter,
    by_venue,
    by_year,
    dump_paths,
    newest,
    paginate,
    venue_slug,
)
from paper_digest.values.partial_date import PartialDate

from tests.linear_time import assert_linear_time
from tests.site.builders import analyzed, sighting


@pytest.mark.parametrize(("count", "sizes"), [(1, [1]), (200, [200]), (201, [200, 1]), (0, [0])])
def test_no_page_has_more_items_than_the_page_size(count: int, sizes: list[int]) -> None:
    assert [len(items) for _, items in paginate("a.md", range(count), 200)] == sizes


def test_further_pages_are_in_a_folder_and_know_all_pages() -> None:
    pages = [page for page, _ in paginate("tags/x.md", range(401), 200)]
    assert [page.path for page in pages] == ["tags/x.md", "tags/x/page-2.md", "tags/x/page-3.md"]
    assert [page.number for page in pages] == [1, 2, 3]
    assert all(page.paths == ("tags/x.md", "tags/x/page-2.md", "tags/x/page-3.md") for page in pages)


def test_items_are_grouped_by_letter_in_the_order_of_their_keys() -> None:
    groups = by_letter(["beta", "alpha", "apple"], str, "tags-")
    assert [(group.name, group.path, group.items) for group in groups] == [
        ("A", "browse/tags-a.md", ("alpha", "apple")),
        ("B", "browse/tags-b.md", ("beta",)),
    ]
    assert groups[0].count == 2


def test_items_that_start_with_a_digit_are_one_group_and_first() -> None:
    groups = by_letter(["alpha", "3d", "2-norm"], str)
    assert [(group.name, group.path, group.items) for group in groups] == [
        ("0–9", "browse/0.md", ("2-norm", "3d")),
        ("A", "browse/a.md", ("alpha",)),
    ]


def test_papers_are_grouped_by_year_newest_first_without_the_undated() -> None:
    old, new, undated = analyzed("a", date="2023-05"), analyzed("b", date="2024"), analyzed("c")
    groups = by_year([old, new, undated])
    assert [(group.name, group.path, group.items) for group in groups] == [
        ("2024", "browse/2024.md", (new,)),
        ("2023", "browse/2023.md", (old,)),
    ]


def test_dumps_with_the_same_slug_have_different_pages() -> None:
    readings = tuple(Reading(dump=name, layout="x") for name in ("a b.txt", "a-b.txt", "index", "!"))
    assert dump_paths(Digest(readings=readings)) == {
        "a b.txt": "dumps/a-b-txt.md",
        "a-b.txt": "dumps/a-b-txt-2.md",
        "index": "dumps/index-2.md",
        "!": "dumps/dump.md",
    }


def test_the_newest_dump_is_the_last_with_papers() -> None:
    first, second = (
        Reading(dump=name, layout="x", sightings=(sighting(name),)) for name in ("1.txt", "2.txt")
    )
    assert newest(Digest(readings=(first, second, Reading(dump="3.txt", layout="x")))) is second
    assert newest(Digest()) is None


def test_the_newest_dump_is_that_of_the_latest_day_whatever_its_name() -> None:
    august, july, undated = (
        Reading(dump=name, layout="x", sightings=(sighting(name, seen_on=day),))
        for name, day in (("a", PartialDate(2024, 8, 7)), ("b", PartialDate(2024, 7, 1)), ("z", None))
    )
    assert newest(Digest(readings=(august, july, undated))) is august


def test_papers_are_grouped_by_venue_in_any_spelling_of_its_case() -> None:
    papers = [
        analyzed("a", venue=Venue("ICML")),
        analyzed("b", venue=Venue("NeurIPS")),
        analyzed("c", venue=Venue("icml")),
        analyzed("d", venue=Venue("ICML")),
        analyzed("e"),
    ]
    groups = by_venue(papers)
    assert [(group.name, group.path) for group in groups] == [
        ("ICML", "venues/icml.md"),
        ("NeurIPS", "venues/neurips.md"),
    ]
    assert [paper.paper.id for paper in groups[0].items] == ["a", "c", "d"]


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("IEEE TPAMI", "ieee-tpami"),
        ("index", "index-venue"),
        ("🎉", "venue-venue"),
        ("会议", "hui-yi"),
        ("AUX.", "aux-venue"),
    ],
)
def test_the_address_of_a_venue_is_never_empty_or_taken(name: str, slug: str) -> None:
    assert venue_slug(Venue(name)) == slug


def test_the_year_of_the_venue_counts_before_that_of_a_preprint() -> None:
    papers = [analyzed("a", year=2024, date="2023-10"), analyzed("b", date="2023"), analyzed("c")]
    assert [(group.name, group.count) for group in by_year(papers)] == [("2024", 1), ("2023", 1)]


def test_the_pages_of_many_dumps_without_letters_take_linear_time() -> None:
    def dumps(number: int) -> Digest:
        return Digest(readings=tuple(Reading(dump=f"!{chr(0x2600 + n)}", layout="x") for n in range(number)))

    assert len(set(dump_paths(dumps(100)).values())) == 100
    assert_linear_time(dump_paths, dumps)
