"""Each rule of the match decision, on pairs of sightings."""

from __future__ import annotations

from dataclasses import replace

import pytest
from paper_digest.linkage.matching import (
    Verdict,
    contradict,
    cut_title,
    different_arxiv_ids,
    different_authors,
    different_notes,
    different_numbers,
    dois_of_one_registrant,
    match_by_title_alone,
    missing_title,
    new_ending,
    same_abstract,
    same_main_title,
    same_paper,
    same_title,
    shared_identifier,
    short_abstract,
    similar_title,
)
from paper_digest.model.record import Sighting
from paper_digest.values.partial_date import PartialDate
from paper_digest.values.person_lists import parse_names

from tests.linkage.examples import ADAM, JAILBREAKS, doi, features, sighting

TITLE = "On Learning from Wide Networks"
ADA, BOTH, OTHERS = (
    parse_names(names)
    for names in ("Ada Lovelace", "Ada Lovelace, Charles Babbage", "Grace Hopper, Alan Turing")
)
OVERVIEW = "Overview of the Shared Task on Looms"
REWRITTEN = (
    "Adam outperforms SGD on many language models, yet theoretically its advantage is hardly understood: "
    "known convergence analysis of both focuses on steps and is minimax-optimal already. Our key argument is "
    "that Adam exploits the geometry of the loss, and we give an analysis of convergence under novel "
    "assumptions."
)
"""The abstract of ADAM in other words: they have two of three words in common, and hardly a phrase."""


def by(authors: tuple, title: str, abstract: str | None = None, year: int | None = None) -> Sighting:  # type: ignore[type-arg]
    """A sighting with authors."""
    published = PartialDate(year) if year else None
    return sighting(title, abstract, authors=authors, published=published)


def dated(title: str, year: int, abstract: str | None = None) -> Sighting:
    """A sighting without authors."""
    return by((), title, abstract, year)


def test_different_arxiv_ids_are_different_papers() -> None:
    first, second, none = features(
        sighting("A", None, "2401.00001"), sighting("A", None, "2401.00002"), sighting("A")
    )
    assert different_arxiv_ids(first, second) is Verdict.DIFFERENT
    assert different_arxiv_ids(first, first) is None
    assert different_arxiv_ids(first, none) is None


def test_a_shared_identifier_is_enough() -> None:
    old, new, none = features(
        sighting("Old Networks", None, "2401.00001"),
        sighting("New Networks", None, "2401.00001"),
        sighting("New Networks"),
    )
    assert shared_identifier(old, new) is Verdict.SAME
    assert shared_identifier(old, none) is None


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (sighting("Graphs of cats", ADAM), sighting("Quantum bread", JAILBREAKS), Verdict.DIFFERENT),
        (by(BOTH, "Graphs of cats", ADAM), sighting("Quantum bread", JAILBREAKS), Verdict.DIFFERENT),
        (by(BOTH, "Graphs of cats", ADAM), sighting("Buy bread"), Verdict.DIFFERENT),
        (sighting(None, ADAM), sighting("Quantum bread", JAILBREAKS), Verdict.DIFFERENT),
        (by(BOTH, "Graphs of cats", ADAM), by(BOTH, "Quantum bread", JAILBREAKS), Verdict.SAME),
        (sighting("Graphs of cats", ADAM), sighting("Quantum bread", ADAM), Verdict.SAME),
        (sighting("Graphs of cats", ADAM), sighting("Cats and graphs"), Verdict.SAME),
        (sighting(None, ADAM), sighting("Quantum bread"), Verdict.SAME),
    ],
)
def test_an_identifier_does_not_outweigh_title_and_abstract(
    left: Sighting, right: Sighting, expected: Verdict
) -> None:
    first, second = features(doi(left, "10.1000/1"), doi(right, "10.1000/1"))
    assert shared_identifier(first, second) is expected
    assert shared_identifier(second, first) is expected


def test_the_doi_of_a_book_does_not_join_its_chapters() -> None:
    first, second, renamed = features(
        doi(by(BOTH, "Flat Minima"), "10.1000/book"),
        doi(by(OTHERS, "Sharp Edges"), "10.1000/book"),
        doi(by(BOTH, "Sharp Edges"), "10.1000/book"),
    )
    assert shared_identifier(first, second) is Verdict.DIFFERENT
    assert shared_identifier(first, renamed) is Verdict.SAME


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (doi(dated(TITLE, 2020), "10.1000/e.1"), doi(dated(TITLE, 2020), "10.1000/e.2"), Verdict.DIFFERENT),
        (doi(sighting(TITLE), "10.1000/e.1"), doi(sighting(TITLE), "10.1000/e.2"), Verdict.DIFFERENT),
        (doi(dated(TITLE, 2020), "10.1000/e.1"), doi(dated(TITLE, 2022), "10.1000/e.2"), None),
        (doi(dated(TITLE, 2020), "10.1000/e.1"), doi(dated(TITLE, 2020), "10.2000/e.2"), None),
        (doi(dated(TITLE, 2020), "10.1000/e.v1"), doi(dated(TITLE, 2020), "10.1000/e.v2"), None),
        (doi(dated(TITLE, 2020), "10.1000/e.1"), dated(TITLE, 2020), None),
    ],
)
def test_a_registrant_gives_a_paper_one_doi_in_a_year(
    left: Sighting, right: Sighting, expected: Verdict | None
) -> None:
    assert dois_of_one_registrant(*features(left, right)) is expected
    assert dois_of_one_registrant(*features(right, left)) is expected


def test_other_authors_are_another_paper() -> None:
    first, others, unnamed = features(by(BOTH, TITLE, ADAM), by(OTHERS, TITLE, ADAM), sighting(TITLE, ADAM))
    assert different_authors(first, others) is Verdict.DIFFERENT
    assert different_authors(first, unnamed) is None
    assert not same_paper(first, others)


def test_chinese_papers_of_one_title_without_a_common_author_are_two() -> None:
    title = "卷积神经网络研究综述"
    first = by(parse_names("周飞燕、金林鹏、董军"), title, None, 2017)
    others = by(parse_names("李彦冬、郝宗波、雷航"), title, None, 2016)
    version = by(parse_names("飞燕 周、林鹏 金、董军"), title, None, 2016)
    assert not same_paper(*features(first, others))
    assert same_paper(*features(first, version))


def test_a_note_about_a_paper_is_another_paper() -> None:
    paper, erratum, demo = features(
        by(BOTH, TITLE, ADAM), by(BOTH, f"Erratum to: {TITLE}", ADAM), by(BOTH, f"{TITLE} (Demo)", ADAM)
    )
    assert different_notes(paper, erratum) is Verdict.DIFFERENT
    assert different_notes(paper, demo) is Verdict.DIFFERENT
    assert different_notes(erratum, erratum) is None


def test_reports_of_two_years_are_two_papers() -> None:
    first, second, unrelated = features(
        by(BOTH, "Findings of the 2023 Conference on Flat Minima", ADAM),
        by(BOTH, "Findings of the 2022 Conference on Flat Minima", ADAM),
        by(BOTH, "The 2021 Way to Walk", ADAM),
    )
    assert different_numbers(first, second) is Verdict.DIFFERENT
    assert different_numbers(first, first) is None
    assert different_numbers(first, unrelated) is None


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (sighting(TITLE, ADAM), sighting(TITLE), Verdict.SAME),
        (sighting(TITLE, ADAM), sighting(TITLE.upper(), ADAM[:300]), Verdict.SAME),
        (sighting(TITLE, ADAM), sighting(TITLE, JAILBREAKS), Verdict.DIFFERENT),
        (sighting(TITLE, ADAM), sighting("On Teaching", ADAM), None),
        # Without an abstract, years and authors decide.
        (dated(TITLE, 2020, ADAM), dated(TITLE, 2021), Verdict.SAME),
        (dated(TITLE, 2020, ADAM), dated(TITLE, 2022), Verdict.DIFFERENT),
        (by(BOTH, TITLE, ADAM, 2020), by(BOTH, TITLE, None, 2024), Verdict.SAME),
        (by(BOTH, TITLE, ADAM, 2020), by(BOTH, TITLE, None, 2026), Verdict.DIFFERENT),
        (sighting(TITLE, ADAM, "2012.00001"), dated(TITLE, 2021), Verdict.SAME),
        # An event has a report each year, often by the same people.
        (by(BOTH, OVERVIEW, None, 2019), by(BOTH, OVERVIEW, None, 2021), Verdict.DIFFERENT),
        (by(BOTH, OVERVIEW, ADAM, 2019), by(BOTH, OVERVIEW, None, 2020), Verdict.DIFFERENT),
        (dated(OVERVIEW, 2019), dated(OVERVIEW, 2020), Verdict.DIFFERENT),
        (by(BOTH, OVERVIEW, ADAM, 2019), by(BOTH, OVERVIEW, None, 2019), Verdict.SAME),
        # A short title needs a year or an author.
        (sighting("Graph Kernels", ADAM), sighting("Graph Kernels"), Verdict.DIFFERENT),
        (dated("Graph Kernels", 2010, ADAM), dated("Graph Kernels", 2010), Verdict.SAME),
        (dated("Graph Kernels", 2010, ADAM), dated("Graph Kernels", 2011), Verdict.DIFFERENT),
        (by(BOTH, "Graph Kernels", ADAM), by(BOTH, "Graph Kernels"), Verdict.SAME),
        # "Editorial" needs an author and the year.
        (dated("Editorial", 2019, ADAM), dated("Editorial", 2019), Verdict.DIFFERENT),
        (by(BOTH, "Editorial", ADAM, 2019), by(BOTH, "Editorial", None, 2019), Verdict.SAME),
        (by(BOTH, "Editorial", ADAM, 2019), by(BOTH, "Editorial", None, 2020), Verdict.DIFFERENT),
        (by(BOTH, "Editorial", ADAM, 2019), by(BOTH, "Editorial", JAILBREAKS, 2019), Verdict.DIFFERENT),
        # A rewritten abstract needs the same authors.
        (by(BOTH, TITLE, ADAM), by(BOTH, TITLE, REWRITTEN), Verdict.SAME),
        (sighting(TITLE, ADAM), sighting(TITLE, REWRITTEN), Verdict.DIFFERENT),
        # A demo copies a part of the abstract of the full paper.
        (by(BOTH, TITLE, ADAM), by(BOTH, TITLE, ADAM[:140] + JAILBREAKS), Verdict.DIFFERENT),
        (sighting(TITLE, ADAM), sighting(TITLE, ADAM[:140] + JAILBREAKS), Verdict.DIFFERENT),
    ],
)
def test_of_one_title(left: Sighting, right: Sighting, expected: Verdict | None) -> None:
    assert same_title(*features(left, right)) is expected
    assert same_title(*features(right, left)) is expected


def test_editorials_of_one_year_by_one_editor_differ_in_their_pages() -> None:
    first = replace(by(BOTH, "Editorial", None, 2019), venue="J. One", pages="1-2")
    second = replace(first, abstract=ADAM)
    later = replace(first, pages="101-102")
    assert same_title(*features(first, second)) is Verdict.SAME
    assert same_title(*features(first, later)) is Verdict.DIFFERENT


@pytest.mark.parametrize(
    ("left", "expected"),
    [
        (sighting("On Learning from Wi...", ADAM[:120] + "..."), Verdict.SAME),
        (sighting("On Learning from Wi…", JAILBREAKS), None),
        (sighting("On Learning from", ADAM), Verdict.SAME),
        (sighting("On Learning from", ADAM[:100] + JAILBREAKS), None),
        (sighting("On Learning from Wi..."), None),
        (by(BOTH, "On Learning from Wi..."), Verdict.SAME),
        (sighting("Learning from Wide..."), None),
    ],
)
def test_a_title_that_is_cut(left: Sighting, expected: Verdict | None) -> None:
    whole = by(BOTH, TITLE, ADAM)
    assert cut_title(*features(left, whole)) is expected
    assert cut_title(*features(whole, left)) is expected


def test_a_long_cut_title_needs_no_abstract() -> None:
    whole = dated("A Theory of Learning from Very Wide Networks", 2020, ADAM)
    cut = "A Theory of Learning from Very..."
    assert cut_title(*features(sighting(cut), whole)) is Verdict.SAME
    assert cut_title(*features(dated(cut, 2023), whole)) is None


def test_a_short_abstract_is_no_evidence() -> None:
    short, long = features(sighting("A", "We study flat minima."), sighting("B", ADAM))
    assert short_abstract(short, long) is Verdict.UNPROVED
    assert short_abstract(long, long) is None


def test_without_a_title_the_abstracts_decide() -> None:
    titled, untitled, unrelated = features(
        sighting("Adam", ADAM), sighting(None, ADAM), sighting(None, JAILBREAKS)
    )
    assert missing_title(titled, untitled) is Verdict.SAME
    assert missing_title(titled, unrelated) is Verdict.UNPROVED
    assert missing_title(titled, titled) is None


def test_a_subtitle_may_be_missing() -> None:
    whole, short, unrelated = features(
        sighting("Adam: A Study", ADAM), sighting("Adam", ADAM), sighting("Adam", JAILBREAKS)
    )
    assert same_main_title(whole, short) is Verdict.SAME
    assert same_main_title(short, whole) is Verdict.SAME
    assert same_main_title(whole, unrelated) is Verdict.DIFFERENT
    assert same_main_title(short, short) is None


def test_titles_one_word_apart_need_the_same_abstract() -> None:
    maximize, minimize, copied = features(
        sighting("Entropy Maximization for Deep Models", ADAM),
        sighting("Entropy Minimization for Deep Models", JAILBREAKS),
        sighting("Entropy Maximisation for Deep Models", ADAM),
    )
    assert similar_title(maximize, copied) is Verdict.SAME
    assert similar_title(maximize, minimize) is None
    assert similar_title(maximize, features(sighting("Adam", ADAM))[0]) is None


def test_a_new_ending_of_the_title_needs_the_same_authors_and_subject() -> None:
    first = by(BOTH, "Adam: A Study of Loss Landscapes", ADAM, 2023)
    second = by(BOTH, "Adam: Geometry Explains the Advantage", REWRITTEN, 2024)
    later = replace(second, published=PartialDate(2028))
    about_others = replace(second, abstract=JAILBREAKS)
    assert new_ending(*features(first, second)) is Verdict.SAME
    assert new_ending(*features(first, replace(second, authors=()))) is None
    assert new_ending(*features(first, replace(second, title="The Advantage of Geometry"))) is None
    assert new_ending(*features(first, later)) is None
    assert new_ending(*features(first, about_others)) is None


def test_one_venue_does_not_publish_two_versions_in_one_year() -> None:
    first = replace(by(BOTH, "Adam: A Study of Loss Landscapes", ADAM, 2023), venue="ICML")
    second = replace(by(BOTH, "Adam: Geometry and Its Advantage", REWRITTEN, 2023), venue="ICML")
    assert new_ending(*features(first, second)) is None
    assert new_ending(*features(first, replace(second, venue="JMLR"))) is Verdict.SAME


def test_a_renamed_paper_has_the_same_abstract_from_end_to_end() -> None:
    first, renamed, longer = features(
        sighting("Old Name", ADAM), sighting("New Name", ADAM), sighting("Follow-up", f"{ADAM} {JAILBREAKS}")
    )
    assert same_abstract(first, renamed) is Verdict.SAME
    assert same_abstract(first, longer) is None


def test_what_matches_by_its_title_alone() -> None:
    whole, bare, by_authors = features(by(BOTH, TITLE, ADAM), sighting(TITLE), by(BOTH, TITLE))
    assert match_by_title_alone(whole, bare)
    assert not match_by_title_alone(whole, by_authors)
    assert not match_by_title_alone(whole, features(sighting(TITLE, ADAM))[0])


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (sighting("One", ADAM), sighting("Two", JAILBREAKS), True),
        (sighting("One", ADAM), sighting(None, JAILBREAKS), False),
        (sighting("One", None, "2401.00001"), sighting("One", None, "2401.00002"), True),
        (sighting("One", None, "2401.00001"), sighting("Two", None, "2401.00001"), False),
        (by(BOTH, "Adam: A Study", ADAM), by(BOTH, "Adam: A Sequel", JAILBREAKS), False),
        (by(BOTH, "Adam: A Study", ADAM), by(OTHERS, "Adam: A Sequel", JAILBREAKS), True),
        (by(BOTH, "Adam: Part I", ADAM), by(BOTH, "Adam: Part II", ADAM), True),
        (dated(TITLE, 2019), dated(TITLE, 2021, ADAM), True),
    ],
)
def test_what_contradicts(left: Sighting, right: Sighting, expected: bool) -> None:
    assert contradict(*features(left, right)) is expected


def test_undecided_pairs_stay_two() -> None:
    assert not same_paper(*features(sighting("First"), sighting("Second")))
