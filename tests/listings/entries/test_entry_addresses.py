"""The addresses of an entry."""

from __future__ import annotations

from paper_digest.listings.entries.entry_addresses import addresses_of
from paper_digest.listings.entries.markdown_items import items_of_markdown
from paper_digest.listings.entries.title_candidates import title_candidates
from paper_digest.listings.entries.units import units_of

from tests.listings.entries.reading import entry, sightings_in


def test_addresses_are_relative_to_the_page() -> None:
    line = "- **One Title of Words** [[pdf](one.pdf)] [[code](https://github.com/a/b)]"
    (unit,) = units_of(items_of_markdown([line]))
    title = next(candidate for candidate in title_candidates(unit) if candidate.opening == "bold")
    page = "https://example.org/papers/"
    assert addresses_of(unit, title, page) == (
        ("https://example.org/papers/one.pdf",),
        ("https://github.com/a/b",),
    )
    assert addresses_of(unit, title, "") == ((), ("https://github.com/a/b",))


def test_addresses_of_the_paper_come_before_those_of_its_code() -> None:
    paper = entry(
        "- **One Title of Words** [[code](https://github.com/a/b)] [[pdf](https://example.org/paper.pdf)]"
        " [[Project](https://one.github.io/)]"
    )
    assert paper.urls == ("https://example.org/paper.pdf", "https://github.com/a/b", "https://one.github.io/")


def test_a_badge_is_a_link_to_the_code() -> None:
    badge = "[![Stars](https://img.shields.io/github/stars/a/b)](https://github.com/a/b)"
    page = "\n".join(
        f"- [A Title of Words {number}](https://arxiv.org/abs/2410.1000{number}) {badge}"
        for number in range(3)
    )
    assert all(paper.urls[-1] == "https://github.com/a/b" for paper in sightings_in(page))


def test_a_link_of_a_number_is_not_to_the_paper() -> None:
    sighting = entry("- **A Title of Words**, Ada Lovelace, 2021, [17](https://citations.example.org/1)")
    assert sighting.urls == ()
