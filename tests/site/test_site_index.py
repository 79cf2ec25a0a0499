"""Tests of what is looked up once for all pages."""

from __future__ import annotations

from dataclasses import replace

from paper_digest.model.digest import Dataset, TopicScore
from paper_digest.model.history import History
from paper_digest.model.history_event import Change, HistoryEvent
from paper_digest.model.paper import LinkKind, PaperLink
from paper_digest.model.record import DumpMetadata, Reading
from paper_digest.site.site_index import CountedLink, SiteIndex, code_urls, paper_link

from tests.linear_time import assert_linear_time
from tests.site.builders import about, analyzed, digest, sighting, tag, topic

CODE = (PaperLink(LinkKind.CODE, "https://a.org/code"),)

LANGUAGE_MODELS = tag("large-language-model", "a", "b")


def test_topics_are_in_the_order_of_the_settings_with_their_numbers_of_papers() -> None:
    index = SiteIndex(digest(topics=(topic("vision", "a", "b"), topic("audio"))))
    assert list(index.topics.values()) == [
        CountedLink("Vision", "topics/vision.md", 2),
        CountedLink("Audio", "topics/audio.md", 0),
    ]


def test_a_tag_that_names_a_dataset_links_to_the_datasets_page() -> None:
    index = SiteIndex(
        digest(
            tags=(tag("flat-minima", "a"), tag("image-net", "a", "b", dataset="imagenet")),
            datasets=(Dataset(id="imagenet", name="ImageNet", papers=("a", "b")),),
        )
    )
    assert index.tags["flat-minima"].path == "tags/flat-minima.md"
    assert index.tags["image-net"] == CountedLink("image net", "datasets/imagenet.md", 2)
    assert index.datasets["imagenet"] == CountedLink("ImageNet", "datasets/imagenet.md", 2)


def test_a_tag_with_the_meaning_of_another_links_to_its_page() -> None:
    index = SiteIndex(digest(tags=(tag("llm", "a", "b", same_as="large-language-model"), LANGUAGE_MODELS)))
    assert index.tags["llm"] == CountedLink("llm", "tags/large-language-model.md", 2)
    assert [index.has_page(tag) for tag in (LANGUAGE_MODELS, *index.digest.tags)] == [True, True, False]


def test_dumps_are_linked_by_their_labels_with_the_papers_that_are_not_removed() -> None:
    readings = (
        Reading(
            dump="003.txt",
            layout="x",
            metadata=DumpMetadata(label="Daily papers"),
            sightings=(sighting("003.txt"), sighting("003.txt", 2)),
        ),
    )
    kept = analyzed(sightings=(sighting("003.txt"),))
    assert SiteIndex(digest(kept, readings=readings)).dumps == {
        "003.txt": CountedLink("Daily papers", "dumps/003-txt.md", 1)
    }


def test_areas_hold_their_topics_with_papers_and_topics_without_an_area_are_last() -> None:
    alone, cats, empty, dogs = (
        topic("alone", "a"),
        topic("cats", "a", area="Animals"),
        topic("empty", area="Plants"),
        topic("dogs", "a", area="Animals"),
    )
    index = SiteIndex(digest(analyzed("a"), topics=(alone, cats, empty, dogs)))
    assert index.areas == (("Animals", (cats, dogs)), ("", (alone,)))


def test_only_topics_with_three_sure_papers_are_on_the_home_page() -> None:
    names = ("a", "b", "c")
    scores = TopicScore("sure", 0.8), TopicScore("doubtful", 0.79)
    first, *others = (analyzed(name, topics=scores) for name in names)
    papers = replace(first, topics=(*scores, TopicScore("few", 0.9))), *others
    sure, doubtful, few = (
        topic("sure", *names, area="Animals"),
        topic("doubtful", *names, area="Plants"),
        topic("few", "a", area="Animals"),
    )
    index = SiteIndex(digest(*papers, topics=(sure, doubtful, few)))
    assert index.home_areas == (("Animals", (sure,)),)


def test_papers_with_code_are_listed() -> None:
    with_code, without = analyzed("a", links=CODE), analyzed("b")
    assert SiteIndex(digest(with_code, without)).with_code == (with_code,)


def test_neighbors_are_the_previous_and_next_paper_with_the_same_first_topic() -> None:
    """In the order in which the digest got them, so that a new paper is the last one."""
    papers = [analyzed(name, name.upper(), topics=about("vision")) for name in "abc"]
    events = tuple(HistoryEvent(paper=name, change=Change.ADDED) for name in "bac")
    index = SiteIndex(digest(*papers, topics=(topic("vision", "c", "b", "a"),), history=History(events)))
    neighbors = {
        paper: [link.path if link else None for link in pair] for paper, pair in index.neighbors.items()
    }
    assert neighbors == {
        "b": [None, "papers/a.md"],
        "a": ["papers/b.md", "papers/c.md"],
        "c": ["papers/a.md", None],
    }


def test_a_second_topic_gives_no_neighbors() -> None:
    first, second = analyzed("a", topics=about("vision")), analyzed("b", topics=about("audio", "vision"))
    index = SiteIndex(digest(first, second, topics=(topic("vision", "a", "b"), topic("audio", "b"))))
    assert index.neighbors == {"a": (None, None), "b": (None, None)}


def test_papers_without_a_topic_are_neighbors_of_one_another() -> None:
    index = SiteIndex(digest(analyzed("a"), analyzed("b")))
    (_, next_paper), (previous_paper, _) = index.neighbors["a"], index.neighbors["b"]
    assert next_paper is not None
    assert next_paper.path == "papers/b.md"
    assert previous_paper is not None
    assert previous_paper.path == "papers/a.md"


def test_sightings_lead_to_their_papers_in_the_order_of_the_dump() -> None:
    first, second = sighting(position=1), sighting(position=2)
    late, early = analyzed("a", sightings=(second,)), analyzed("z", sightings=(first,))
    assert SiteIndex(digest(late, early)).seen((first, second)) == (early, late)


def test_a_row_shows_date_code_and_topics_except_that_of_the_page() -> None:
    listed = analyzed("a", topics=about("vision", "audio"), date="2024", links=CODE)
    index = SiteIndex(digest(listed, topics=(topic("vision", "a"), topic("audio", "a"))))
    (row,) = index.rows([listed], topic="vision")
    assert row.topics == (index.topics["audio"].uncounted,)
    assert str(row.date) == "2024"
    assert row.code_urls == ("https://a.org/code",)
    assert [link.name for link in next(index.rows([listed])).topics] == ["Vision", "Audio"]


def test_the_rows_of_a_paper_that_a_dump_lists_many_times_take_linear_time() -> None:
    def of_one_paper(number: int) -> SiteIndex:
        sightings = tuple(sighting(position=position) for position in range(number))
        return SiteIndex(digest(analyzed(sightings=sightings)))

    def rows(site: SiteIndex) -> None:
        assert list(site.rows(site.seen(site.digest.readings[0].sightings)))

    assert_linear_time(rows, of_one_paper, 50)


def test_a_paper_is_linked_by_its_heading() -> None:
    flat = analyzed("flat-minima", "Flat $O(n)$ minima")
    link = paper_link(flat)
    assert (link.name, link.path) == (flat.paper.heading, "papers/flat-minima.md")


def test_only_links_to_code_are_code() -> None:
    links = (
        PaperLink(LinkKind.CODE, "https://a.org/code"),
        PaperLink(LinkKind.PROJECT, "https://a.org/"),
        PaperLink(LinkKind.CODE, "https://b.org/code"),
    )
    assert code_urls(analyzed(links=links)) == ("https://a.org/code", "https://b.org/code")


def test_authors_of_five_papers_have_files_of_citations() -> None:
    bylines = ["Ada Lovelace"] + ["Ada Lovelace, Bo Li"] * 4
    papers = [analyzed(f"a{number}", authors=authors) for number, authors in enumerate(bylines)]
    lists = SiteIndex(digest(*papers)).citation_lists
    assert [path for path in lists if path.startswith("authors/")] == ["authors/ada-lovelace.md"]


def source_folders(*readings: Reading, published: tuple[str, ...] = ()) -> list[str]:
    """The folders of the feeds of sources."""
    index = SiteIndex(digest(readings=readings), published=published)
    return [followed.folder for followed in index.followed_lists if followed.heading == "Sources"]


def test_what_several_dumps_or_their_metadata_name_is_a_source() -> None:
    first = Reading(dump="cs/2026-11-29.xml", layout="x", origin="arXiv cs.LG")
    second = replace(first, dump="cs/2026-11-30.xml")
    page = Reading(dump="page.html", layout="x", origin="My favorites")
    nameless = (Reading(dump="a.bib", layout="x"), Reading(dump="b.bib", layout="x"))
    assert source_folders(first, second, page, *nameless) == ["sources/arxiv-cs-lg/"]
    named = replace(page, metadata=DumpMetadata(source="My favorites"))
    assert source_folders(named) == ["sources/my-favorites/"]


def test_a_source_with_one_dump_left_keeps_its_feed() -> None:
    left = Reading(dump="cs/2026-11-30.xml", layout="x", origin="arXiv cs.LG")
    assert source_folders(left) == []
    assert source_folders(left, published=("sources/arxiv-cs-lg/feed.xml",)) == ["sources/arxiv-cs-lg/"]
