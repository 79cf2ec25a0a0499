"""Citation files of lists that are on another page now."""

from __future__ import annotations

from paper_digest.site.former_citation_files import former_citation_files
from paper_digest.site.site_index import SiteIndex

from tests.site.builders import about, analyzed, digest, topic

MOVED = {"topics/dogs.md": "tags/dogs.md", "tags/dogs.md": "topics/cats.md", "papers/old.md": "papers/a.md"}


def files(moved: dict[str, str]) -> dict[str, bytes]:
    papers = (analyzed("a", "A study of cats", topics=about("cats")),)
    index = SiteIndex(digest(*papers, topics=(topic("cats", "a", name="Cats"),)))
    return dict(former_citation_files(index, moved))


def test_the_files_of_a_moved_list_cite_the_papers_of_the_list_that_took_its_place() -> None:
    made = files(MOVED)
    assert set(made) == {
        f"{page}.{ending}" for page in ("topics/dogs", "tags/dogs") for ending in ("bib", "ris", "csl.json")
    }
    assert b"study of cats" in made["topics/dogs.bib"]
    assert made["topics/dogs.ris"] == made["tags/dogs.ris"]


def test_the_files_of_a_list_that_is_there_are_left_alone() -> None:
    assert files({"topics/cats.md": "papers/index.md"}) == {}


def test_only_the_first_page_of_a_list_that_moved_has_files() -> None:
    """Further pages never had any, and the files of all papers are no list of a letter or a year."""
    moved = {
        "topics/cats/page-2.md": "topics/cats.md",
        "topics/dogs/page-2.md": "topics/cats.md",
        "browse/c.md": "papers/index.md",
        "browse/2024.md": "papers/index.md",
        "topics/dogs.md": "papers/index.md",
    }
    assert files(moved) == {}
