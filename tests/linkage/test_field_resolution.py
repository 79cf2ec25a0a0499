"""What a paper's page says, chosen from what its sightings say."""

from __future__ import annotations

from dataclasses import replace

import pytest
from paper_digest.linkage.field_resolution import (
    best_abstract,
    best_authors,
    best_date,
    best_title,
    combined_metadata,
)
from paper_digest.model.metadata import NO_METADATA, PaperMetadata
from paper_digest.model.paper import LinkKind, Venue, VenueKind
from paper_digest.values.partial_date import PartialDate
from paper_digest.values.person_lists import parse_names
from paper_digest.values.rich_text import RichText

from tests.linkage.examples import ADAM, papers, sighting, strip_tex


@pytest.mark.parametrize(
    ("titles", "best"),
    [
        (["FLAT MINIMA", "flat minima", "Flat Minima"], "Flat Minima"),
        (["Poincare Maps", "Poincaré Maps"], "Poincaré Maps"),
        (["A l_2 View", r"A $\ell_2$ View"], r"A $\ell_2$ View"),
        (["Flat Minima: A Study", "Flat Minima"], "Flat Minima: A Study"),
        (["Flat Minima of $L$…", "Flat minima of losses"], "Flat minima of losses"),
        ([], None),
    ],
)
def test_best_title(titles: list[str], best: str | None) -> None:
    assert best_title(titles) == best
    assert best_title(reversed(titles)) == best


def test_the_best_abstract_is_complete_and_keeps_its_tex() -> None:
    assert best_abstract([strip_tex(ADAM), ADAM, ADAM[:200]]) == ADAM
    assert best_abstract([ADAM[:200] + "$x$", strip_tex(ADAM)]) == strip_tex(ADAM)
    assert best_abstract([]) is None


def test_the_best_authors_are_most_and_written_out() -> None:
    initial, written_out, two = map(parse_names, ("A. Lovelace", "Ada Lovelace", "A. Lovelace, C. Babbage"))
    assert best_authors([initial, written_out, ()]) == written_out
    assert best_authors([written_out, two]) == two


@pytest.mark.parametrize(
    ("dates", "best"),
    [
        (["2024", "2024-10-07"], "2024-10-07"),
        (["2024-10-09", "2024-10-07"], "2024-10-07"),
        (["2023", "2024-10-07"], "2023"),
        ([], None),
    ],
)
def test_the_best_date_is_the_earliest_as_exact_as_known(dates: list[str], best: str | None) -> None:
    assert str(best_date([PartialDate.parse(date) or PartialDate(1900) for date in dates])) == str(best)


def test_each_field_comes_from_the_most_complete_sighting() -> None:
    (paper,) = papers(
        sighting(
            "adam exploits geometry",
            strip_tex(ADAM),
            authors=parse_names("A. Lovelace"),
            published=PartialDate(2024),
        ),
        sighting(
            "Adam Exploits Geometry",
            f"{ADAM} Code: https://github.com/a/b.",
            authors=parse_names("Ada Lovelace"),
            published=PartialDate(2024, 10, 7),
        ),
        sighting("ADAM EXPLOITS GEOMETRY", ADAM[:200]),
    )
    assert (paper.title or RichText()).plain == "Adam Exploits Geometry"
    assert r"$\ell_\infty$" in (paper.abstract or RichText()).with_tex
    assert (paper.authors, str(paper.date)) == (parse_names("Ada Lovelace"), "2024-10-07")
    assert [(link.kind, link.url) for link in paper.links] == [(LinkKind.CODE, "https://github.com/a/b")]


def test_the_authors_abstract_wins_over_a_longer_machine_generated_summary() -> None:
    summary = sighting(
        "Flat Minima in Networks", "A machine says that flat minima generalize. " * 20, machine_generated=True
    )
    by_authors = sighting("Flat Minima in Networks", "We show that flat minima generalize.")
    (paper,) = papers(summary, by_authors)
    assert (paper.abstract or RichText()).with_tex == "We show that flat minima generalize."
    assert not paper.machine_generated
    assert papers(summary)[0].machine_generated


def test_what_is_shown_is_of_the_newest_version() -> None:
    names, fewer = map(
        parse_names, ("Ada Lovelace, Charles Babbage, Alan Turing", "Ada Lovelace, Alan Turing")
    )
    preprint = sighting(
        "Adam Exploits Geometry: A Long First Title",
        f"{ADAM} And a sentence that was dropped later on.",
        authors=names,
        published=PartialDate(2023, 10),
    )
    article = sighting(
        "Adam Exploits Geometry: Shorter",
        ADAM.replace("novel assumptions", "new ones"),
        authors=fewer,
        published=PartialDate(2024),
    )
    for order in ((preprint, article), (article, preprint)):
        (paper,) = papers(*order)
        assert paper.id == "adam-exploits-geometry-shorter"
        assert (paper.title or RichText()).plain == "Adam Exploits Geometry: Shorter"
        assert (paper.abstract or RichText()).plain.endswith("convergence analysis for Adam under new ones.")
        assert paper.authors == fewer
        assert [title.plain for title in paper.other_titles] == ["Adam Exploits Geometry: A Long First Title"]
        assert str(paper.date) == "2023-10"


def test_text_fields_are_safe_unicode() -> None:
    hostile = replace(
        sighting("Adam Exploits Geometry", ADAM),
        venue="Arts &amp; Letters",
        organization="\u202e",
        categories=("A &lt; B",),
    )
    (paper,) = papers(hostile)
    assert (paper.venue, paper.organization) == (Venue("Arts & Letters", VenueKind.JOURNAL), None)
    assert paper.categories == ("A < B",)


def test_tex_in_venues_is_decoded() -> None:
    (paper,) = papers(
        replace(sighting("Adam", ADAM), venue=r"Zeitschrift f{\"u}r Soziologie", organization=r"ENS \'Evry")
    )
    assert (paper.venue, paper.organization) == (Venue("Zeitschrift für Soziologie"), "ENS Évry")


def test_of_several_lines_about_a_paper_the_first_value_counts() -> None:
    first = PaperMetadata(line=1, title="A", venue="ICML", source="a list")
    second = PaperMetadata(line=2, title="B", venue="ICLR", pages="1-2", source="another list")
    combined = combined_metadata((first, second))
    assert (combined.title, combined.venue, combined.pages) == ("A", "ICML", "1-2")
    assert combined.source == "a list; another list"
    assert combined_metadata(()) == NO_METADATA


@pytest.mark.parametrize(
    ("remark", "withdrawn"),
    [
        ("This paper has been withdrawn by the author", True),
        ("withdrawn by the author due to an error in Lemma 2", True),
        ("12 pages. The manuscript was withdrawn.", True),
        ("Withdrawn from ICLR 2024", False),
        ("Supersedes the withdrawn arXiv:2101.00001", False),
        (None, False),
    ],
)
def test_a_comment_of_the_authors_withdraws_a_paper(remark: str | None, withdrawn: bool) -> None:
    (paper,) = papers(sighting("Flat Minima", remark=remark))
    assert paper.withdrawn is withdrawn


def test_the_abstract_in_english_is_better_than_a_longer_one_in_another_language() -> None:
    english = "We weave with our hands, and this is how the threads of the loom are tied to their frame."
    german = (
        "Wir weben mit den Händen, und so werden die Fäden des Webstuhls an seinem Rahmen befestigt. " * 2
    )
    assert best_abstract([german, english]) == english
