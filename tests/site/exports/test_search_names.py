"""Tests of the names that a search looks up: complete, split by their words, and small enough to load."""

from __future__ import annotations

from paper_digest.model.digest import Author, Digest
from paper_digest.model.paper import Venue
from paper_digest.site.exports.search_names import DIRECTORY, SearchFilters, search_names
from paper_digest.site.exports.search_words import name_words
from paper_digest.values.person import PersonName

from tests.site.builders import analyzed, digest, tag

ICML = Venue("ICML", full_name="International Conference on Machine Learning")


def by_authors(*authors: str) -> Digest:
    """A digest of papers with these authors."""
    return digest(*(analyzed(f"paper-{number}", authors=line) for number, line in enumerate(authors)))


def parts(filters: SearchFilters, kind: str) -> list[tuple[str, list[str]]]:
    """The first word and the names of each part, in the order of the directory."""
    entries = [entry.split(" ") for entry in filters[DIRECTORY] if entry.startswith(f"{kind}-")]
    return [(first_word, list(filters[name])) for name, first_word in entries]


def test_a_name_leads_to_its_papers() -> None:
    filters = search_names(by_authors("Ada Li, Bo Wu", "Bo Wu, Bo Wu"))
    assert filters["author-0"] == {
        "Ada Li": ("papers/paper-0/index.html",),
        "Bo Wu": ("papers/paper-0/index.html", "papers/paper-1/index.html"),
    }


def test_an_author_is_found_by_every_spelling() -> None:
    person = Author(id="bo-wu", name=PersonName("Wu", "Bo"), other_names=("Bo Q. Wu",), papers=("a", "b"))
    filters = search_names(
        digest(analyzed("a", authors="Bo Wu"), analyzed("b", authors="Bo Q. Wu"), authors=(person,))
    )
    both = ("papers/a/index.html", "papers/b/index.html")
    assert filters["author-0"] == {"Bo Q. Wu": both, "Bo Wu": both}


def test_a_venue_is_found_by_its_full_name_too() -> None:
    filters = search_names(digest(analyzed("a", venue=ICML)))
    assert filters["venue-0"] == {
        "ICML": ("papers/a/index.html",),
        "International Conference on Machine Learning": ("papers/a/index.html",),
    }


def test_a_tag_finds_the_papers_of_all_with_its_meaning() -> None:
    tags = (tag("language-model", "a", "b"), tag("llm", "a", "b", same_as="language-model"))
    filters = search_names(
        digest(analyzed("a", tags=("llm",)), analyzed("b", tags=("language-model",)), tags=tags)
    )
    paths = ("papers/a/index.html", "papers/b/index.html")
    assert filters["tag-0"] == {"language model": paths, "llm": paths}


def test_every_tag_is_there() -> None:
    filters = search_names(digest(analyzed("a", tags=("flat-minima",)), tags=(tag("flat-minima", "a"),)))
    assert filters["tag-0"] == {"flat minima": ("papers/a/index.html",)}


def test_parts_start_where_the_one_before_is_full() -> None:
    filters = search_names(by_authors("Ada Li", "Bo Wu", "Cy Xu"), part_size=30)
    assert parts(filters, "author") == [
        ("", ["Ada Li", "Bo Wu"]),
        ("cy", ["Ada Li", "Cy Xu"]),
        ("wu", ["Bo Wu", "Cy Xu"]),
    ], "13, 12 and 12 bytes; the words are ada, bo, cy, li, wu, xu"


def test_all_names_with_a_word_are_in_the_part_of_that_word() -> None:
    authors = [
        f"{given} {family}"
        for given in ("Ada", "Li", "Żoë")
        for family in ("Łi", "Wu", "Ng", "李", "𐐷x", "ﾊx")
    ]
    filters = search_names(by_authors(*authors), part_size=60)
    author_parts = parts(filters, "author")
    assert len(author_parts) > 5
    keys = [first_word.encode("utf-16-be") for first_word, _ in author_parts]
    assert keys == sorted(keys), "in the order of JavaScript's strings"
    for author in authors:
        for word in name_words(author):
            part = max(number for number, key in enumerate(keys) if key <= word.encode("utf-16-be"))
            assert author in author_parts[part][1], (author, word)


def test_initials_do_not_count_unless_there_is_nothing_else() -> None:
    filters = search_names(by_authors("Y. LeCun", "Z. Q."), part_size=1)
    assert parts(filters, "author") == [("", ["Y. LeCun"]), ("q", ["Z. Q."]), ("z", ["Z. Q."])]


def test_a_name_has_no_characters_that_json_escapes() -> None:
    filters = search_names(digest(analyzed("a", venue=Venue('The "X"\\Y'))))
    assert list(filters["venue-0"]) == ["The ”X” Y"]


def test_no_names_give_an_empty_directory() -> None:
    assert search_names(digest(analyzed("a"))) == {DIRECTORY: {}}
