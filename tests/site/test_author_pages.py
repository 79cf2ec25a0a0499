"""Tests of what the pages of authors print."""

from __future__ import annotations

from typing import Any

import pytest
from paper_digest.model.digest import Author, Digest
from paper_digest.site.author_pages import author_groups, author_index, author_lists, moved_authors
from paper_digest.site.site_index import CountedLink, SiteIndex
from paper_digest.values.person import PersonName

from tests.site.builders import about, analyzed, digest, topic


def author_page(author: str, content: Digest) -> dict[str, Any]:
    """What the page of one author prints."""
    return dict(author_lists(SiteIndex(content)))[f"authors/{author}.md"]


def named(*links: CountedLink) -> list[tuple[str, int]]:
    return [(str(link.name), link.count) for link in links]


def test_an_authors_papers_are_listed_newest_first() -> None:
    content = digest(
        analyzed("a", "Old", authors="Ada Lovelace", date="2019"),
        analyzed("b", "New", authors="Ada Lovelace", date="2021-05"),
        analyzed("c", "Without a date", authors="Ada Lovelace"),
        analyzed("d", "Of another", authors="Bo Li", date="2022"),
    )
    page = author_page("ada-lovelace", content)
    assert [row.link.path for row in page["rows"]] == ["papers/b.md", "papers/a.md", "papers/c.md"]
    assert page["sorting"] == "Newest"


def test_co_authors_and_topics_are_those_with_the_most_papers() -> None:
    content = digest(
        analyzed("a", authors="Ada Lovelace, Bo Li, Eva Roe", topics=about("vision", "audio")),
        analyzed("b", authors="Bo Li, Ada Lovelace, Ada Lovelace", topics=about("audio")),
        topics=(topic("vision", "a"), topic("audio", "a", "b")),
    )
    page = author_page("ada-lovelace", content)
    assert named(*page["co_authors"]["shown"]) == [("Bo Li", 2), ("Eva Roe", 1)]
    assert page["co_authors"]["more"] == ""
    assert named(*page["topics"]) == [("Audio", 2), ("Vision", 1)]


@pytest.mark.parametrize(("number", "more"), [(20, ""), (25, "and 5 more"), (120, "and others")])
def test_of_many_co_authors_twenty_are_shown(number: int, more: str) -> None:
    letters = "abcdefghijklmnopqrstuvwxyz"
    crowd = ", ".join(f"Ada Roe{letters[place // 26]}{letters[place % 26]}" for place in range(number))
    page = author_page("bo-li", digest(analyzed("a", authors=f"Bo Li, {crowd}")))
    assert (len(page["co_authors"]["shown"]), page["co_authors"]["more"]) == (20, more)


def test_the_index_has_the_authors_with_the_most_papers_and_the_letters() -> None:
    bylines = {"a": "Ada Lovelace, Bo Li", "b": "Bo Li", "c": "Max Wu"}
    content = digest(*(analyzed(paper, authors=byline) for paper, byline in bylines.items()))
    ((path, page),) = author_index(SiteIndex(content))
    assert path == "authors/index.md"
    assert named(*page["frequent"]) == [("Bo Li", 2), ("Ada Lovelace", 1), ("Max Wu", 1)]
    assert named(*page["letters"]) == [("L", 2), ("W", 1)]


def test_authors_are_listed_under_the_letter_of_the_family_name() -> None:
    content = digest(analyzed("a", authors="Ada Lovelace, Kees van der Berg, 李明"))
    groups = dict(author_groups(SiteIndex(content)))
    listed = {path: [str(link.name) for link in page["links"]] for path, page in groups.items()}
    assert listed == {
        "browse/authors-l.md": ["李明", "Ada Lovelace"],
        "browse/authors-v.md": ["Kees van der Berg"],
    }


def test_a_long_letter_has_pages_for_longer_beginnings() -> None:
    names = [f"{first}{second} Wang" for first in "ABCDEFGH" for second in "abcdefghijklmnopqrstuvwxyz"]
    papers = [analyzed(f"a{number}", authors=name) for number, name in enumerate([*names, "Ada Woo"])]
    groups = dict(author_groups(SiteIndex(digest(*papers))))
    assert len(groups["browse/authors-w.md"]["links"]) == 1
    assert named(*groups["browse/authors-w.md"]["longer"]) == [("Wa…", 208)]
    assert groups["browse/authors-wa.md"]["group"].name == "Wa…"


def test_each_page_of_authors_is_named_by_the_letters_that_its_names_start_with() -> None:
    pairs = [f"{first}{second}" for first in "abcde" for second in "abcdefghijklmnopqrstuvwxyz"]
    chen = [f"{letter}{pair} Chen" for letter in "YZ" for pair in pairs]
    van_d = [f"Bo van {letter}{pair}m" for letter in "DH" for pair in pairs]
    others = [f"Bo Va{pair}" for pair in pairs[:60]] + [f"Bo Cheng{pair}" for pair in pairs[:60]]
    papers = [analyzed(f"a{number}", authors=name) for number, name in enumerate(chen + van_d + others)]
    groups = dict(author_groups(SiteIndex(digest(*papers))))
    assert {path: (page["group"].name, page["group"].count) for path, page in groups.items()} == {
        "browse/authors-c.md": ("C", 320),
        "browse/authors-chen-.md": ("Chen", 260),
        "browse/authors-chen-y.md": ("Chen, Y…", 130),
        "browse/authors-chen-z.md": ("Chen, Z…", 130),
        "browse/authors-cheng.md": ("Cheng…", 60),
        "browse/authors-v.md": ("V", 320),
        "browse/authors-van.md": ("van…", 260),
        "browse/authors-van-d.md": ("van D…", 130),
        "browse/authors-van-h.md": ("van H…", 130),
    }


def test_other_spellings_redirect_unless_they_are_authors_of_their_own() -> None:
    name = PersonName("Weinberger", "Kilian Q.")
    author = Author(
        id="kilian-q-weinberger", name=name, aliases=("kilian-weinberger", "bo-li"), papers=("a",)
    )
    bo_li = Author(id="bo-li", name=PersonName("Li", "Bo"), papers=("a",))
    content = digest(analyzed("a"), authors=(author, bo_li))
    assert [(path, page["link"].path) for path, page in moved_authors(SiteIndex(content))] == [
        ("authors/kilian-weinberger.md", "authors/kilian-q-weinberger.md")
    ]
