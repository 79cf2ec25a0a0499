"""Tests of what each kind of page prints."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from paper_digest.caching.results import encoded
from paper_digest.model.digest import Acronym, AcronymSense, Dataset, Digest, Related
from paper_digest.model.paper import Venue, VenueKind
from paper_digest.model.record import Reading
from paper_digest.site.pages import PAGES
from paper_digest.site.site_index import SiteIndex
from paper_digest.values.person_lists import parse_names
from paper_digest.values.rich_text import RichText

from tests.linear_time import assert_linear_time
from tests.site.builders import about, analyzed, digest, sighting, tag, topic


def pages(kind: str, content: Digest) -> dict[str, dict[str, Any]]:
    """The pages of a kind by path, with what their template prints."""
    return dict(PAGES[kind](SiteIndex(content)))


def paper_page(**fields: Any) -> dict[str, Any]:
    """What the page of one paper prints."""
    return pages("paper", digest(analyzed("a", **fields)))["papers/a.md"]


def authors(count: int) -> dict[str, Any]:
    return paper_page(authors=", ".join(["Ada Lovelace"] * count))


# ---------------------------------------------------------------- a paper


def test_up_to_thirty_authors_are_shown() -> None:
    page = authors(30)
    assert len(page["authors"]) == 30
    assert not page["folded_authors"]
    assert page["unnamed_authors"] == 0


def test_of_more_authors_twenty_are_shown_and_the_others_are_folded() -> None:
    page = authors(31)
    assert (len(page["authors"]), len(page["folded_authors"]), page["unnamed_authors"]) == (20, 10, 1)


def test_authors_beyond_what_a_page_has_room_for_are_counted() -> None:
    page = authors(100)
    assert (len(page["authors"]), len(page["folded_authors"]), page["unnamed_authors"]) == (20, 10, 70)


def test_a_page_says_that_more_authors_are_unknown() -> None:
    ada = parse_names("Ada Lovelace")
    seen = (sighting(authors=ada, has_more_authors=True),)
    assert paper_page(authors="Ada Lovelace", sightings=seen)["has_more_authors"]
    assert not authors(2)["has_more_authors"]


def test_a_summary_is_shown() -> None:
    summary = RichText.parse("We find flat minima.")
    assert paper_page(summary=summary)["summary"] == summary


@pytest.mark.parametrize(
    "fields",
    [
        {"summary": None},
        {"summary": RichText.parse("We find flat minima."), "machine_generated": True},
        {"summary": RichText.parse("very " * 121 + "long")},
    ],
    ids=["none", "the abstract is a summary itself", "too long"],
)
def test_no_summary_is_shown(fields: dict[str, Any]) -> None:
    assert paper_page(**fields)["summary"] is None


def test_datasets_that_tags_name_are_not_repeated() -> None:
    content = digest(
        analyzed("a", tags=("image-net",), datasets=("coco", "imagenet")),
        tags=(tag("image-net", "a", dataset="imagenet"),),
        datasets=tuple(Dataset(id=name, name=name, papers=("a",)) for name in ("coco", "imagenet")),
    )
    links = pages("paper", content)["papers/a.md"]["tags"]
    assert [link.path for link in links] == ["datasets/imagenet.md", "datasets/coco.md"]


def test_related_papers_are_linked_with_the_terms_they_share() -> None:
    related = Related("b", 0.5, ("flat minima",), very_similar=True)
    content = digest(analyzed("a", related=(related,)), analyzed("b", "Sharpness"))
    (shown,) = pages("paper", content)["papers/a.md"]["related"]
    assert (shown.link.path, shown.terms, shown.very_similar) == ("papers/b.md", ("flat minima",), True)


def test_a_related_paper_is_close_from_the_score_of_the_digest_on() -> None:
    related = (Related("b", 0.3, ()), Related("c", 0.29, ()), Related("d", 0.1, (), very_similar=True))
    papers = (analyzed("a", related=related), *(analyzed(paper) for paper in "bcd"))
    shown = pages("paper", replace(digest(*papers), close_score=0.3))["papers/a.md"]["related"]
    assert [(paper.link.path, paper.is_close) for paper in shown] == [
        ("papers/b.md", True),
        ("papers/c.md", False),
        ("papers/d.md", True),
    ]


def test_related_papers_that_share_no_phrase_show_their_common_topics() -> None:
    first = analyzed("a", related=(Related("b", 0.5, ()),), topics=about("vision", "audio"))
    content = digest(
        first,
        analyzed("b", topics=about("audio")),
        topics=(topic("vision", "a"), topic("audio", "a", "b")),
    )
    (shown,) = pages("paper", content)["papers/a.md"]["related"]
    assert shown.terms == ("Audio",)


def test_listings_of_one_dump_are_together() -> None:
    sightings = (
        sighting("b.txt", 7, 20, 20),
        sighting("a.txt", 3, 10, 12, seen_on="Aug 7"),
        sighting("b.txt", 9, 30, 31),
    )
    readings = tuple(Reading(dump=name, layout="x") for name in ("a.txt", "b.txt"))
    content = digest(analyzed("a", sightings=sightings), readings=readings)
    shown = [
        (listing["dump"].name, listing["places"], listing["date"])
        for listing in pages("paper", content)["papers/a.md"]["listings"]
    ]
    assert shown == [
        ("a.txt", "no. 3, lines 10–12", "Aug 7"),
        ("b.txt", "no. 7, line 20; no. 9, lines 30–31", ""),
    ]


def test_a_paper_with_an_abstract_has_a_fingerprint() -> None:
    assert paper_page()["fingerprint"] is None
    assert len(paper_page(sightings=(sighting(abstract="We find flat minima."),))["fingerprint"]) == 12


def test_former_ids_redirect() -> None:
    redirects = pages("redirect", digest(analyzed("a", aliases=("old-a", "older-a"))))
    assert list(redirects) == ["papers/old-a.md", "papers/older-a.md"]
    assert redirects["papers/old-a.md"]["link"].path == "papers/a.md"


def test_redirects_to_a_paper_of_many_sightings_are_kept_in_linear_time() -> None:
    def of_one_paper(number: int) -> Digest:
        sightings = tuple(sighting(position=position) for position in range(number))
        return digest(analyzed(aliases=tuple(f"old-{n}" for n in range(number)), sightings=sightings))

    def encode(content: Digest) -> None:
        for data in pages("redirect", content).values():
            encoded(data)

    assert_linear_time(encode, of_one_paper, 50)


# ---------------------------------------------------------------- lists


def test_a_topics_list_starts_with_its_most_typical_paper() -> None:
    content = digest(analyzed("a"), analyzed("b"), analyzed("c"), topics=(topic("vision", "c", "a", "b"),))
    page = pages("topic", content)["topics/vision.md"]
    assert [row.link.path for row in page["rows"]] == ["papers/c.md", "papers/a.md", "papers/b.md"]
    assert page["sorting"] == "Most typical"


def test_a_list_of_two_papers_has_no_sorting() -> None:
    content = digest(analyzed("a"), analyzed("b"), topics=(topic("vision", "a", "b"),))
    assert pages("topic", content)["topics/vision.md"]["sorting"] is None


def test_a_list_by_title_has_sorting_only_if_most_papers_have_dates() -> None:
    undated = digest(analyzed("a1", date="2024"), analyzed("a2"), analyzed("a3"))
    dated = digest(analyzed("a1", date="2024"), analyzed("a2", year=2023), analyzed("a3"))
    assert pages("group", undated)["browse/a.md"]["sorting"] is None
    assert pages("group", dated)["browse/a.md"]["sorting"] == "Title"


def test_a_long_list_has_several_pages_with_sorting() -> None:
    listed = pages("unsorted", digest(*(analyzed(f"a{number:03}", date="2024") for number in range(201))))
    assert {path: len(page["rows"]) for path, page in listed.items()} == {
        "topics/unsorted.md": 200,
        "topics/unsorted/page-2.md": 1,
    }
    assert all(page["sorting"] == "Title" and page["total"] == 201 for page in listed.values())


def test_papers_with_a_topic_are_not_unsorted() -> None:
    content = digest(analyzed("a", topics=about("vision")), analyzed("b"), topics=(topic("vision", "a"),))
    (row,) = pages("unsorted", content)["topics/unsorted.md"]["rows"]
    assert row.link.path == "papers/b.md"


def test_a_tag_has_a_list_unless_it_names_a_dataset() -> None:
    content = digest(
        analyzed("a"),
        tags=(tag("flat-minima", "a"), tag("image-net", "a", dataset="imagenet")),
        datasets=(Dataset(id="imagenet", name="ImageNet", papers=("a",)),),
    )
    assert list(pages("tag", content)) == ["tags/flat-minima.md"]
    assert pages("moved", content)["tags/image-net.md"]["link"].path == "datasets/imagenet.md"
    assert list(pages("dataset", content)) == ["datasets/imagenet.md"]


def test_a_tag_with_the_meaning_of_another_redirects_to_it() -> None:
    content = digest(
        analyzed("a"), tags=(tag("llm", "a", same_as="language-model"), tag("language-model", "a"))
    )
    assert list(pages("tag", content)) == ["tags/language-model.md"]
    assert pages("moved", content)["tags/llm.md"]["link"].path == "tags/language-model.md"
    assert [link.name for link in pages("tags", content)["tags/index.md"]["frequent"]] == ["language model"]


def test_the_long_form_of_an_acronym_redirects_to_the_acronyms_tag() -> None:
    content = digest(
        analyzed("a"),
        tags=(tag("dpo", "a"), tag("large-language-model", "a"), tag("llm", "a"), tag("cnn", "a")),
        glossary=tuple(
            Acronym(
                id=name.lower(),
                name=name,
                meanings=tuple(AcronymSense(text=text, papers=("a",)) for text in texts),
                papers=1,
            )
            for name, *texts in (
                ("DPO", "direct preference optimization"),
                ("LLM", "large language model"),
                ("CNN", "convolutional neural network", "cellular neural network"),
                ("NTK", "neural tangent kernel"),
            )
        ),
    )
    assert {path: page["link"].path for path, page in pages("moved", content).items()} == {
        "tags/direct-preference-optimization.md": "tags/dpo.md"
    }


def test_a_dumps_list_is_in_the_order_of_the_dump() -> None:
    content = digest(
        analyzed("b", sightings=(sighting(position=1),)), analyzed("a", sightings=(sighting(position=2),))
    )
    sightings = (sighting(position=1), sighting(position=2))
    reading = Reading(dump="list.txt", layout="x", sightings=sightings)
    page = pages("dump", digest(*content.papers, readings=(reading,)))["dumps/list-txt.md"]
    assert [row.link.path for row in page["rows"]] == ["papers/b.md", "papers/a.md"]


# ---------------------------------------------------------------- indexes


def test_the_home_page_shows_six_papers_of_the_latest_listing() -> None:
    papers = [analyzed(f"a{number}", sightings=(sighting(position=number),)) for number in range(1, 9)]
    page = pages("home", digest(*papers))["index.md"]
    assert page["latest_listing"].dump == "list.txt"
    assert [row.link.path for row in page["latest_rows"]] == [
        f"papers/a{number}.md" for number in range(1, 7)
    ]


def test_the_home_page_of_an_empty_digest_has_no_listing() -> None:
    page = pages("home", Digest())["index.md"]
    assert page["latest_listing"] is None
    assert not page["latest_rows"]


def test_the_page_of_all_tags_shows_the_most_frequent_in_alphabetical_order() -> None:
    rare = [tag(f"rare-{number:03}", "a") for number in range(120)]
    content = digest(analyzed("a"), analyzed("b"), tags=(*rare, tag("zebra", "a", "b")))
    shown = [link.name for link in pages("tags", content)["tags/index.md"]["frequent"]]
    assert len(shown) == 120
    assert shown[-2:] == ["rare 118", "zebra"]


def acronyms(count: int) -> Digest:
    senses = (AcronymSense(text="Adam", papers=("a",)),)
    names = (f"{'ab'[number % 2]}{number}" for number in range(count))
    glossary = tuple(
        Acronym(id=name, name=name, meanings=senses, papers=number) for number, name in enumerate(names)
    )
    return digest(analyzed("a"), glossary=glossary)


def test_a_short_glossary_is_one_page() -> None:
    glossary = pages("glossary", acronyms(200))
    assert {path: len(page["acronyms"]) for path, page in glossary.items()} == {"glossary/index.md": 200}


def test_a_long_glossary_has_a_page_for_each_letter_and_the_most_frequent_first() -> None:
    glossary = pages("glossary", acronyms(201))
    assert {path: len(page["acronyms"]) for path, page in glossary.items()} == {
        "glossary/index.md": 120,
        "browse/glossary-a.md": 101,
        "browse/glossary-b.md": 100,
    }
    assert min(acronym.papers for acronym in glossary["glossary/index.md"]["acronyms"]) == 81


def test_the_search_page_lists_topics_with_papers() -> None:
    content = digest(analyzed("a"), topics=(topic("vision", "a"), topic("audio")))
    assert [link.name for link in pages("search", content)["search.md"]["topics"]] == ["Vision"]


# ---------------------------------------------------------------- venues


def test_a_venue_has_its_papers_and_its_full_name() -> None:
    venue = Venue("ICML", VenueKind.CONFERENCE, "International Conference on Machine Learning")
    content = digest(analyzed("a", venue=venue, year=2020), analyzed("b", venue=venue, year=2024))
    page = pages("venue", content)["venues/icml.md"]
    assert [row.link.path for row in page["rows"]] == ["papers/a.md", "papers/b.md"]
    assert page["full_name"] == "International Conference on Machine Learning"
    (index,) = pages("venues", content).values()
    assert [(link.name, link.count) for link in index["links"]] == [("ICML", 2)]


def test_a_paper_links_to_its_venue() -> None:
    assert paper_page(venue=Venue("ICML Workshops"))["venue_slug"] == "icml-workshops"
    assert paper_page()["venue_slug"] is None


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        ({"date": "2024", "year": 2024, "venue": Venue("ICML")}, ""),
        ({"date": "2023-10", "year": 2024, "venue": Venue("ICML")}, "2023-10"),
        ({"date": "2024"}, "2024"),
        ({}, ""),
    ],
)
def test_a_date_that_the_venue_shows_is_not_repeated(fields: dict[str, Any], shown: str) -> None:
    assert paper_page(**fields)["shown_date"] == shown


# ---------------------------------------------------------------- what stays when a paper comes


def test_a_further_paper_of_a_topic_changes_no_page_that_does_not_show_it() -> None:
    """Pages with equal data are not rendered again."""
    papers = [
        analyzed(f"paper-{number}", topics=about("vision"), tags=("gan",), authors=f"Author {name}")
        for number, name in enumerate(("Ash", "Birch", "Cedar"), 1)
    ]

    def content(count: int) -> Digest:
        ids = [entry.paper.id for entry in papers[:count]]
        tags = (tag("gan", *ids), tag("flow", "paper-1", "paper-2"))
        return digest(*papers[:count], topics=(topic("vision", *ids), topic("audio")), tags=tags)

    before, after = content(2), content(3)
    assert pages("paper", after)["papers/paper-1.md"] == pages("paper", before)["papers/paper-1.md"]
    for author in ("author-ash", "author-birch"):
        path = f"authors/{author}.md"
        assert pages("author", after)[path] == pages("author", before)[path]
    assert pages("tag", after)["tags/flow.md"] == pages("tag", before)["tags/flow.md"]
    assert pages("topic", after)["topics/audio.md"] == pages("topic", before)["topics/audio.md"]
    assert pages("tag", after)["tags/gan.md"] != pages("tag", before)["tags/gan.md"]
