"""What of the sightings of a paper belongs to its newest version."""

from __future__ import annotations

from dataclasses import replace

import pytest
from paper_digest.linkage.versions import newest_abstracts, newest_authors, newest_titles
from paper_digest.model.record import Sighting
from paper_digest.values.arxiv import ArxivId
from paper_digest.values.identifiers import Identifier
from paper_digest.values.partial_date import PartialDate
from paper_digest.values.person_lists import parse_names

from tests.linkage.examples import ADAM, JAILBREAKS, sighting, strip_tex


def dated(title: str, date: str, abstract: str | None = None, authors: str = "") -> Sighting:
    return sighting(title, abstract, published=PartialDate.from_iso(date), authors=parse_names(authors))


def test_the_latest_title_counts_in_all_its_spellings() -> None:
    old, new = dated("Flat Minima: A Study", "2023"), dated("Flat Minima", "2024-05")
    assert newest_titles([old, new, dated("FLAT MINIMA", "2023"), sighting("Sharp")]) == [
        "Flat Minima",
        "FLAT MINIMA",
    ]


def test_dates_that_may_be_the_same_are_of_one_version() -> None:
    titles = [dated("A", "2024"), dated("B", "2024-05"), dated("C", "2024-04")]
    assert newest_titles(titles) == ["A", "B"]


@pytest.mark.parametrize(
    ("new", "titles"),
    [("Flat Minima of...", ["Flat Minima of Losses", "Flat Minima of..."]), ("Flat", ["Flat"])],
)
def test_a_title_that_the_newest_dump_cut_is_completed(new: str, titles: list[str]) -> None:
    assert newest_titles([dated("Flat Minima of Losses", "2023"), dated(new, "2024")]) == titles


def test_the_highest_version_at_arxiv_is_the_newest_whatever_its_date() -> None:
    first, third = (
        sighting(
            title,
            published=PartialDate(2024, 5, 2),
            identifiers=(Identifier.of(ArxivId("2405.02001", version)),),
        )
        for title, version in (("A Study of Looms in Detail", 1), ("Looms", 3))
    )
    assert newest_titles([first, third]) == ["Looms"]


def test_a_revision_is_newer_than_what_it_revises() -> None:
    old = sighting("A", published=PartialDate(2024, 5, 2))
    revised = sighting("B", published=PartialDate(2024, 5, 2), revised=PartialDate(2025, 1, 1))
    assert newest_titles([revised, old]) == ["B"]


def test_a_whole_abstract_is_not_continued_by_an_older_one() -> None:
    old, new = dated("A", "2023", "We weave. We also sleep."), dated("A", "2024", "We spin.")
    assert newest_abstracts([old, new]) == ["We spin."]
    cut = dated("A", "2024", "We weave. We also")
    assert newest_abstracts([old, cut]) == [old.abstract, cut.abstract]


def test_without_dates_of_papers_the_days_of_the_listings_count() -> None:
    early, late = (sighting(title, seen_on=PartialDate(2024, 5, day)) for title, day in (("A", 1), ("B", 2)))
    assert newest_titles([late, early, sighting("C", seen_on="Aug 7")]) == ["B"]
    assert newest_titles([late, early, dated("C", "2020")]) == ["C"]


def test_a_later_listing_without_dates_of_papers_shows_a_revision() -> None:
    published, day, later = PartialDate(2024, 1, 2), PartialDate(2024, 1, 5), PartialDate(2024, 3, 1)
    first = sighting("A", published=published, seen_on=day)
    revision = sighting("B", seen_on=later)
    assert newest_titles([revision, first]) == ["B"]
    assert newest_titles([revision, replace(first, seen_on=None)]) == ["A"], "nobody knows which is later"
    assert newest_titles([revision, replace(first, revised=day)]) == ["A"], "it tells its version itself"
    assert newest_titles([replace(revision, seen_on=day), first]) == ["A"]
    assert newest_titles([replace(revision, seen_on=day), replace(first, seen_on=PartialDate(2024))]) == ["A"]
    assert newest_titles([replace(revision, seen_on=PartialDate(2023, 12)), first]) == ["A"]


def test_without_any_date_all_count() -> None:
    assert newest_titles([sighting("A"), sighting("B"), sighting(None, ADAM)]) == ["A", "B"]


def test_the_newest_abstract_is_completed_and_gets_its_tex_back() -> None:
    cut = dated("A", "2024", strip_tex(ADAM)[:200] + "...")
    assert newest_abstracts([dated("A", "2023", ADAM), dated("A", "2023", JAILBREAKS), cut]) == [
        ADAM,
        cut.abstract,
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("We weave $10\\times$ as fast.", "We weave 10times as fast. We dye, too."),
        ("We weave. Code: https://looms.org", "We weave. Code: https://looms.org We dye, too."),
    ],
)
def test_a_revision_that_goes_on_behind_a_whole_abstract_replaces_it(old: str, new: str) -> None:
    shown = [dated("A", "2023-01-01", old), dated("A", "2023-02-01", new)]
    assert newest_abstracts(shown) == [new]


def test_a_shorter_abstract_of_a_newer_version_counts() -> None:
    old, new = dated("A", "2023", f"{ADAM} {JAILBREAKS}"), dated("A", "2024", JAILBREAKS)
    assert newest_abstracts([old, new]) == [JAILBREAKS]


def test_the_newest_authors_are_the_fewer_ones_unless_their_list_is_cut() -> None:
    old = dated("A", "2023", authors="Ada Lovelace, Charles Babbage, Alan Turing")
    new = dated("A", "2024", authors="A. Lovelace, C. Babbage")
    spelled = dated("A", "2022", authors="Ada Lovelace, Charles Babbage")
    assert newest_authors([old, new, spelled]) == [new.authors, spelled.authors]
    cut = sighting("A", published=PartialDate(2024), authors=new.authors, has_more_authors=True)
    assert newest_authors([old, cut]) == [old.authors, cut.authors]


def test_of_several_dumps_of_a_source_and_day_the_last_counts() -> None:
    """Of other dumps of that day, none is known to be later."""
    day = PartialDate(2025, 11, 20)
    first, second, of_blog = (
        replace(sighting("Looms", abstract, seen_on=day), dump=dump)
        for dump, abstract in (
            ("hf/2025-11-20.json", "We weave five long looms."),
            ("hf/2025-11-20-2.json", "We spin."),
            ("blog/2025-11-20.xml", "We weave looms."),
        )
    )
    assert newest_abstracts([second, first]) == ["We spin."]
    assert newest_abstracts([second, first, of_blog]) == ["We spin.", "We weave looms."]


def test_the_start_of_an_abstract_in_a_second_dump_is_an_excerpt() -> None:
    """And the authors that it lacks stay."""
    day = PartialDate(2025, 11, 20)
    whole = "We weave five long looms. They are wide."
    first, second = (
        replace(sighting("Looms", abstract, seen_on=day, authors=parse_names(people)), dump=dump)
        for dump, abstract, people in (
            ("hf/2025-11-20.json", whole, "Ada Roe, Bo Moe"),
            ("hf/2025-11-20-2.json", "We weave five long looms.", "Ada Roe"),
        )
    )
    assert whole in newest_abstracts([second, first])
    assert parse_names("Ada Roe, Bo Moe") in newest_authors([second, first])
