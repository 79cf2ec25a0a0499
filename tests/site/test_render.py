"""Tests of the generated files together: complete, linked, safe, and the same every time."""

from __future__ import annotations

import posixpath
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from paper_digest.model.digest import (
    Acronym,
    AcronymSense,
    AcronymUse,
    Dataset,
    Digest,
    Topic,
    TopicScore,
    in_canonical_order,
)
from paper_digest.model.history import History
from paper_digest.model.history_event import Change, HistoryEvent
from paper_digest.model.paper import LinkKind, PaperLink, Venue
from paper_digest.model.problem import Problem
from paper_digest.model.record import DumpMetadata, Reading
from paper_digest.model.settings import TopicRule
from paper_digest.model.site_files import SiteFiles
from paper_digest.model.site_options import SiteOptions
from paper_digest.site.exports import citation_files
from paper_digest.site.render import render
from paper_digest.values.partial_date import PartialDate
from paper_digest.values.person import PersonName

from tests.example_digest import example_digest
from tests.site.builders import about, analyzed, digest, sighting, tag, topic
from tests.site.test_escaping import shown

TEMPLATES = (Path(__file__).parents[2] / "templates" / "pages",)
FONTS = (Path(__file__).parents[2] / "docs" / "assets" / "fonts",)
SITE = SiteOptions(title="A digest", url="https://example.org/digest/")
GOLDEN = Path(__file__).parent / "golden"
LINK = re.compile(r"\]\(([^)\s]+)\)")
ELEMENTS = frozenset(
    "p a h1 h2 div span ul li nav dl dt dd strong em b code pre kbd time abbr button label form input "
    "fieldset legend select option noscript svg path table thead tbody tr th td details summary".split()
)
"""The elements of the templates; those of MathML start with m."""


@pytest.fixture(scope="module")
def example() -> Digest:
    return example_digest()


@pytest.fixture(scope="module")
def site(example: Digest) -> SiteFiles:
    """The files of the example digest."""
    return render(example, TEMPLATES, FONTS, SITE)


def rendered(content: Digest) -> dict[str, str]:
    """The Markdown pages of a digest by path."""
    return {path: page.decode() for path, page in render(content, TEMPLATES, FONTS) if path.endswith(".md")}


def body(page: str) -> str:
    """A page without its front matter."""
    return page.split("---\n", 2)[2]


# ---------------------------------------------------------------- all files


def test_every_paper_topic_and_tag_has_its_page(example: Digest, site: SiteFiles) -> None:
    paths = {path for path, _ in site}
    assert {f"papers/{analyzed.paper.id}.md" for analyzed in example.papers} <= paths
    assert {f"topics/{topic.rule.id}.md" for topic in example.topics} <= paths
    assert {f"tags/{tag.id}.md" for tag in example.tags} <= paths
    assert "dumps/toy-dump-txt.md" in paths


@pytest.mark.parametrize(
    "content", [Digest(), example_digest()], ids=["an empty digest", "the example digest"]
)
def test_every_fixed_page_and_file_is_there(content: Digest) -> None:
    expected = set(
        "index.md search.md map.md like.md code.md papers/index.md topics/index.md topics/unsorted.md "
        "tags/index.md datasets/index.md venues/index.md glossary/index.md dumps/index.md dumps/unread.md "
        "new/index.md reading-list/index.md reading-list/keys.txt catalogue.json digest.bib map.json "
        "like.bin embeddings.bin".split()
    )
    assert expected <= {path for path, _ in render(content, TEMPLATES, FONTS)}


def test_without_scripts_the_search_page_leads_to_every_kind_of_list(site: SiteFiles) -> None:
    page = dict(site)["search.md"].decode()
    for kind in ("authors", "venues", "tags", "datasets", "dumps"):
        assert f"({kind}/index.md)" in page


def test_every_topic_has_a_bibliography(site: SiteFiles) -> None:
    assert dict(site)["topics/graphs.bib"].count(b"@misc{") == 2
    assert "topics/nobody.bib" not in dict(site)


def test_the_home_page_has_the_title_and_the_description_of_the_owner() -> None:
    options = SiteOptions(title="*Reading* group", description='What "we" read.')
    page = dict(render(digest(analyzed("a")), TEMPLATES, FONTS, options))["index.md"].decode()
    assert "\n# &#42;Reading&#42; group\n" in page
    assert "What" in page.partition("\n---\n")[0]
    assert "A digest of 1 papers" not in page


def test_a_list_links_to_every_part_of_its_citations(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(citation_files, "MAX_BYTES", 1)
    files = dict(render(digest(analyzed("a"), analyzed("b")), TEMPLATES, FONTS))
    page = files["papers/index.md"].decode()
    assert "[BibTeX](../digest.bib) [part 2](../digest/part-2.bib), [RIS](../digest.ris)" in page
    assert (files["digest.bib"][:8], files["digest/part-2.bib"][:8]) == (b"@misc{a,", b"@misc{b,")


@pytest.mark.parametrize(
    ("page", "stem"),
    [
        ("topics/cats.md", "cats"),
        ("tags/soft-fur.md", "soft-fur"),
        ("datasets/imagenet.md", "imagenet"),
        ("venues/icml.md", "icml"),
        ("browse/2024.md", "2024"),
        ("papers/index.md", "../digest"),
    ],
)
def test_each_list_offers_its_citations_in_three_formats(page: str, stem: str) -> None:
    known: dict[str, Any] = {"venue": Venue("ICML"), "date": "2024", "authors": "Ada Lovelace"}
    content = digest(
        analyzed("a", topics=about("cats"), tags=("soft-fur",), datasets=("imagenet",), **known),
        analyzed("b", date="2024"),
        topics=(topic("cats", "a"),),
        tags=(tag("soft-fur", "a", "b"),),
        datasets=(Dataset(id="imagenet", name="ImageNet", papers=("a",)),),
    )
    files = dict(render(content, TEMPLATES, FONTS))
    links = ", ".join(
        f"[{name}]({stem}.{extension})"
        for name, extension in (("BibTeX", "bib"), ("RIS", "ris"), ("CSL-JSON", "csl.json"))
    )
    text = files[page].decode()
    assert links in text
    assert (f"{links} (1 incomplete)" in text) == (
        b"{b," in files[posixpath.normpath(f"{page}/../{stem}.bib")]
    )
    for extension in ("bib", "ris", "csl.json"):
        assert b"Lovelace" in files[posixpath.normpath(f"{page}/../{stem}.{extension}")]


@pytest.mark.parametrize(
    ("options", "published", "expected"),
    [
        (SITE, "", "feed.json feed.xml feeds.opml follow.md opensearch.xml robots.txt"),
        (replace(SITE, feeds=False), "index topics/graphs", "opensearch.xml robots.txt"),
        (SiteOptions(), "feed.xml", ""),
    ],
    ids=["with feeds", "without feeds", "without an address"],
)
def test_files_with_absolute_addresses_are_written_if_the_address_is_known(
    options: SiteOptions, published: str, expected: str
) -> None:
    files = dict(render(example_digest(), TEMPLATES, FONTS, options, published.split()))
    names = "feed.json feed.xml feeds.opml follow.md opensearch.xml robots.txt".split()
    assert [name for name in names if name in files] == expected.split()
    assert (b"Follow" in files["topics/graphs.md"]) == ("feed.xml" in files)
    assert (b"follow.md" in files["index.md"]) == ("feed.xml" in files)


def test_without_feeds_the_published_ones_go_on_and_nothing_links_to_them() -> None:
    published = {"feed.xml", "topics/graphs/feed.json", "tags/gone/feed.xml"}
    all_files = dict(render(example_digest(), TEMPLATES, FONTS, SITE, published))
    files = dict(render(example_digest(), TEMPLATES, FONTS, replace(SITE, feeds=False), published))
    assert {path for path in files if path.endswith(("feed.xml", "feed.json"))} == published
    assert all(files[path] == all_files[path] for path in published)
    assert not [path for path in files if path.endswith(".md") and b"feed.xml" in files[path]]


def test_a_new_title_is_shown_with_the_former_one() -> None:
    renamed = HistoryEvent(paper="a", change=Change.RETITLED, title="Flat minima", before="On minima")
    files = dict(render(digest(analyzed("a"), history=History((renamed,))), TEMPLATES, FONTS, SITE))
    assert "new title, before “On minima”" in files["papers/a.md"].decode()
    assert ": new title, before “On minima”" in files["changes/index.md"].decode()


def test_each_list_links_to_its_feed() -> None:
    known: dict[str, Any] = {"venue": Venue("ICML"), "authors": "Ada Lovelace"}
    content = digest(
        *(analyzed(f"p{number}", topics=about("cats"), tags=("fur",), **known) for number in range(5)),
        topics=(topic("cats", "p0"), topic("empty")),
        tags=(tag("fur", "p0", "p1"),),
        datasets=(Dataset(id="imagenet", name="ImageNet", papers=("p0",)),),
    )
    named = DumpMetadata(source="Daily papers")
    source = replace(content.readings[0], metadata=named, origin="Daily papers")
    site = render(replace(content, readings=(source,)), TEMPLATES, FONTS, SITE)
    files = {path: page.decode() for path, page in site if path.endswith((".md", ".xml"))}
    for page, feed in {
        "topics/cats.md": "cats/feed.xml",
        "tags/fur.md": "fur/feed.xml",
        "datasets/imagenet.md": "imagenet/feed.xml",
        "venues/icml.md": "icml/feed.xml",
        "authors/ada-lovelace.md": "ada-lovelace/feed.xml",
        "dumps/list-txt.md": "../sources/daily-papers/feed.xml",
        "code.md": "code/feed.xml",
    }.items():
        target = posixpath.normpath(posixpath.join(posixpath.dirname(page), feed))
        assert target in files
        assert f"]({feed})" in files[page], page
        assert f'\nfeed: "{target}"\n' in files[page]
    assert "[Cats](topics/cats/feed.xml)" in files["follow.md"]
    assert "Empty" not in files["follow.md"]


def test_the_page_of_feeds_links_to_all_that_are_also_json_feeds(site: SiteFiles) -> None:
    files = dict(site)
    page = files["follow.md"].decode()
    assert "Those in the list above and that of changes are also JSON Feeds" in page
    linked = {link.replace("feed.xml", "feed.json") for link in LINK.findall(page) if "feed.xml" in link}
    without_papers = {"topics/nobody/feed.json"}
    assert linked == {path for path in files if path.endswith("feed.json")} - without_papers
    assert "tags/loss-landscape/feed.xml" in files


def test_with_all_feeds_each_list_links_to_its_own_and_the_page_of_feeds_says_so() -> None:
    options = replace(SITE, all_feeds=True)
    files = dict(render(example_digest(), TEMPLATES, FONTS, options))
    assert b"They are also JSON Feeds" in files["follow.md"]
    assert b"[author](authors/index.md) also has a feed" in files["follow.md"]
    assert b"[JSON Feed](loss-landscape/feed.json)" in files["tags/loss-landscape.md"]
    assert "tags/loss-landscape/feed.json" in files


def test_a_listing_that_tells_its_day_without_the_year_has_no_full_date() -> None:
    seen = sighting("a.txt", seen_on="Mar 11")
    reading = Reading(dump="a.txt", layout="x", distinct_label="Daily papers, Mar 11", sightings=(seen,))
    content = digest(analyzed("a", sightings=(seen,)), readings=(reading,))
    page = dict(render(content, TEMPLATES, FONTS))["new/index.md"].decode()
    assert "Daily papers, Mar 11" in page
    assert "tells its full date with the year" in page
    assert "no date" not in page


def test_files_are_in_the_order_of_their_paths(site: SiteFiles) -> None:
    paths = [path for path, _ in site]
    assert paths == sorted(set(paths))


def test_every_link_leads_to_a_file(site: SiteFiles) -> None:
    paths = {path for path, _ in site}
    targets = [
        (path, posixpath.normpath(posixpath.join(posixpath.dirname(path), link)))
        for path, content in site
        if path.endswith(".md")
        for link in LINK.findall(body(content.decode()))
    ]
    assert len(targets) > 100
    assert not [(path, target) for path, target in targets if target not in paths]


def test_equal_digests_give_equal_bytes(example: Digest, site: SiteFiles) -> None:
    assert render(example_digest(), TEMPLATES, FONTS, SITE) == site
    assert render(example, TEMPLATES, FONTS, SITE) == site


def test_a_papers_page_does_not_grow_with_the_digest() -> None:
    few, many = (
        rendered(digest(*(analyzed(f"a{number:03}") for number in range(count))))["papers/a000.md"]
        for count in (20, 400)
    )
    assert few == many


@pytest.mark.parametrize(
    "name", ["papers/adam-exploits-l-geometry.md", "topics/landscapes.md", "dumps/toy-dump-txt.md"]
)
def test_a_page_is_the_same_as_its_golden_page(
    site: SiteFiles, name: str, request: pytest.FixtureRequest
) -> None:
    """`pytest --write-golden` keeps the new pages, whose difference is to be read before it is committed."""
    golden = GOLDEN / name.replace("/", "__")
    content = dict(site)[name]
    if request.config.getoption("--write-golden"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_bytes(content)
    assert content == golden.read_bytes()


# ---------------------------------------------------------------- hostile text


def test_text_of_papers_adds_no_elements_handlers_or_addresses(site: SiteFiles) -> None:
    for path, content in site:
        if path.endswith(".md"):
            page = shown(body(content.decode()))
            assert not [
                name for name, _ in page.elements if name not in ELEMENTS and not name.startswith("m")
            ], path
            assert not [
                name for _, attributes in page.elements for name in attributes if name.startswith("on")
            ]
            assert not [url for url in page.addresses if ":" in url and not url.startswith("https://")], path


def test_no_page_holds_template_syntax_or_markup_in_its_front_matter(site: SiteFiles) -> None:
    for path, content in site:
        if path.endswith(".md"):
            text = content.decode()
            assert "{{" not in text
            assert "{%" not in text
            assert "<" not in text.split("---\n", 2)[1], path


@pytest.mark.parametrize("text", ["alert(1)", "onerror", "javascript:", "{{ config }}"])
def test_hostile_text_is_shown_as_text(site: SiteFiles, text: str) -> None:
    page = dict(site)["papers/script-alert-x-script-in-a-title.md"].decode()
    assert text in "".join(shown(body(page)).words)


HOSTILE = '<b> *[x]: `y` "z" {{ w }}'


def test_hostile_meanings_and_names_are_text() -> None:
    senses = (AcronymSense(text=HOSTILE, papers=("a",), tag="set"), AcronymSense(text="other", papers=("a",)))
    pages = rendered(
        digest(
            analyzed("a", acronyms=(AcronymUse("OK", HOSTILE),), tags=("set",), datasets=("set",)),
            glossary=(Acronym(id="a", name="<A>*", meanings=senses, papers=1),),
            tags=(tag("set", "a", dataset="set"),),
            datasets=(Dataset(id="set", name="Hard<Set>", papers=("a",)),),
        )
    )
    glossary = shown(body(pages["glossary/index.md"]))
    assert HOSTILE in "".join(glossary.words)
    assert "<A>*" in "".join(glossary.words)
    assert "Hard<Set>" in "".join(shown(body(pages["datasets/index.md"])).words)
    assert not [name for name, _ in glossary.elements if name in ("script", "b")]


def test_an_author_whose_name_is_a_link_is_text() -> None:
    authors = (PersonName(family="[a](javascript:alert(1)) *b* <javascript:alert(2)>"),)
    listed = analyzed("a", date="2024")
    page = rendered(digest(replace(listed, paper=replace(listed.paper, authors=authors))))["papers/a.md"]
    (byline,) = [line for line in page.splitlines() if "../../authors/" in line]
    assert not re.search(r"[\[*]|<j", byline)


def test_hostile_authors_are_text_and_the_crowd_is_folded() -> None:
    authors = ", ".join(f"Ada <i>Lovelace{number}</i>" for number in range(100))
    page = rendered(digest(analyzed("a", authors=authors, date="2024")))["papers/a.md"]
    assert "<i>" not in page
    assert "and 80 more authors" in page


def test_addresses_of_code_are_encoded() -> None:
    code = (PaperLink(LinkKind.CODE, "https://www.example.org/<a>/b_c?x=1&y='2"),)
    page = shown(body(rendered(digest(analyzed("a", links=code)))["code.md"]))
    assert "example.org/<a>/b_c?x=1&y='2" in "".join(page.words)
    assert "https://www.example.org/%3Ca%3E/b_c?x=1&y='2" in page.addresses


# ---------------------------------------------------------------- single pages


def test_a_list_links_to_its_other_pages() -> None:
    pages = rendered(digest(*(analyzed(f"a{number:03}") for number in range(401))))
    assert "](a/page-2.md)" in pages["browse/a.md"]
    assert "](../a.md)" in pages["browse/a/page-2.md"]
    assert "**3**" in pages["browse/a/page-3.md"]


def test_a_tag_that_names_a_dataset_redirects_to_it() -> None:
    pages = rendered(
        digest(
            analyzed("a", tags=("set",), datasets=("set",)),
            tags=(tag("set", "a", dataset="set"),),
            datasets=(Dataset(id="set", name="Set", papers=("a",)),),
        )
    )
    assert 'target: "../../datasets/set/"' in pages["tags/set.md"]
    assert pages["papers/a.md"].count("](../datasets/set.md)") == 1


def test_the_table_of_sources_counts_the_papers_of_the_digest_alone() -> None:
    """Of two papers in a listing, corrections.yml removed one."""
    listing = Reading(dump="a.txt", layout="x", sightings=(sighting("a.txt", 1), sighting("a.txt", 2)))
    kept = analyzed("a", sightings=listing.sightings[:1])
    page = rendered(digest(kept, readings=(listing,)))["dumps/index.md"]
    assert "](a-txt.md) | 1 |" in page


def test_a_former_address_of_a_paper_redirects_to_its_page() -> None:
    page = rendered(digest(analyzed("a", aliases=("old-a",))))["papers/old-a.md"]
    assert 'target: "../../papers/a/"' in page
    assert "(a.md)" in page


def test_topics_are_under_their_areas_and_those_without_papers_are_left_out() -> None:
    topics = (
        topic("flat", "a", area="Shapes & sizes"),
        topic("alone", "a"),
        topic("empty", area="Shapes & sizes"),
        topic("round", "a", area="Shapes & sizes"),
    )
    page = rendered(digest(analyzed("a", topics=about("flat", "alone", "round")), topics=topics))[
        "topics/index.md"
    ]
    assert re.findall(r"^## (.*)$", page, re.MULTILINE) == ["Shapes &#38; sizes", "Other topics"]
    assert page.index("flat.md") < page.index("round.md") < page.index("alone.md")
    assert "empty.md" not in page


def test_one_of_each_kind_is_in_the_singular() -> None:
    day = PartialDate(2024, 8, 6)
    only = analyzed(
        "a",
        topics=about("round"),
        tags=("flat",),
        authors="Ada Lovelace",
        date="2024-08-06",
        venue=Venue("ICML"),
        links=(PaperLink(LinkKind.CODE, "https://github.com/a/b"),),
        sightings=(sighting(seen_on=day),),
    )
    content = digest(
        only,
        topics=(topic("round", "a"),),
        tags=(tag("flat", "a"),),
        datasets=(Dataset(id="cifar", name="CIFAR", papers=("a",)),),
        glossary=(
            Acronym(
                id="nn", name="NN", meanings=(AcronymSense(text="neural network", papers=("a",)),), papers=1
            ),
        ),
        readings=(Reading(dump="list.txt", layout="x", sightings=only.paper.sightings),),
    )
    files = {
        path: file for path, file in render(content, TEMPLATES, FONTS, SITE) if not path.endswith(".png")
    }
    assert {"index.md", "tags/index.md", "new/2024-08-06.md", "feed.xml", "venues/index.md"} <= files.keys()
    wrong = re.compile(r"\b1(?:</b>)? [a-z]+s\b", re.IGNORECASE)
    texts = {path: file.decode("utf-8", "replace") for path, file in files.items()}
    assert {path: wrong.findall(text) for path, text in texts.items() if wrong.search(text)} == {}


def test_counts_in_descriptions_have_thousands_separators() -> None:
    papers = [analyzed(f"paper-{number}") for number in range(1_000)]
    assert "1,000 papers by title" in rendered(digest(*papers))["papers/index.md"]


def test_the_home_page_counts_topics_with_papers_and_lists_those_with_sure_ones() -> None:
    papers = [
        analyzed(name, topics=(TopicScore("round", 0.9), TopicScore("flat", 0.5))) for name in ("a", "b", "c")
    ]
    topics = (topic("round", "a", "b", "c"), topic("flat", "a", "b", "c"), topic("empty"))
    page = rendered(digest(*papers, topics=topics))["index.md"]
    listed = page[page.index("## Topics") :]
    assert "(topics/round.md)" in listed
    assert "topics/flat.md" not in listed
    assert "[All topics](topics/index.md)" in listed
    assert "sorted into 2 topics" in page


def test_a_source_that_could_not_be_opened_is_on_the_page_of_unparsed_text() -> None:
    problem = Problem(
        file="x.zip",
        line=None,
        expected="a complete archive",
        actual="one that breaks off",
        advice="Copy it again.",
    )
    closed = Reading(dump="x.zip", layout="unreadable", problems=(problem,))
    page = rendered(digest(readings=(closed,)))["dumps/unread.md"]
    assert "found one that breaks off" in page
    assert "Every line of every source was parsed" not in page


def test_the_page_of_unparsed_text_says_that_there_is_none() -> None:
    page = rendered(digest(analyzed("a", sightings=(sighting(),))))["dumps/unread.md"]
    assert "Every line of every source was parsed" in page


def test_proposed_topics_are_on_the_unsorted_page_only_if_there_are_any(
    example: Digest, site: SiteFiles
) -> None:
    assert b"Proposed topics" not in dict(site)["topics/unsorted.md"]
    rule = TopicRule(
        id="new", name="<b>New</b>", description="x", phrases=("*loud* phrase", "[a](javascript:b)")
    )
    papers = tuple(analyzed.paper.id for analyzed in example.unsorted)
    page = rendered(in_canonical_order(replace(example, proposed=(Topic(rule=rule, papers=papers),))))[
        "topics/unsorted.md"
    ]
    assert "## Proposed topics" in page
    assert "&lt;b&gt;New&lt;/b&gt;" in page
    assert "*loud*" not in page
    assert "](javascript" not in page
    assert f"{len(papers)} papers" in page


def test_dates_of_a_listing_are_shown(example: Digest) -> None:
    reading = example.readings[0]
    dated = replace(
        reading,
        metadata=DumpMetadata(source="A site", retrieved=PartialDate(2025, 8, 9)),
        sightings=tuple(replace(sighting, seen_on=PartialDate(2025, 8, 7)) for sighting in reading.sightings),
    )
    pages = rendered(replace(example, readings=(dated,)))
    page = next(page for path, page in pages.items() if path.startswith("dumps/toy"))
    assert "2025-08-09" in page
    assert "<dt>Day</dt>\n<dd markdown>7 August 2025</dd>" in page
    assert '<time class="last-update" datetime="2025-08-07">7 August 2025</time>.' in pages["index.md"]


def test_a_withdrawn_paper_says_so_on_its_page_and_in_lists() -> None:
    pages = rendered(digest(analyzed("a", withdrawn=True)))
    assert pages["papers/a.md"].count("This paper was withdrawn by its authors.") == 1
    assert "<span>withdrawn</span>" in pages["topics/unsorted.md"]
    shown = rendered(digest(analyzed("a")))
    assert not any("withdrawn" in shown[path] for path in ("papers/a.md", "topics/unsorted.md"))
