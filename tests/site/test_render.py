"""The generated files: all there, all linked, safe, and the same every time."""

from __future__ import annotations

import json
import posixpath
import re
import time
import timeit
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from paper_digest.model.digest import (
    Acronym,
    AcronymSense,
    AcronymUse,
    AnalyzedPaper,
    Dataset,
    Digest,
    Tag,
    Topic,
    in_order,
)
from paper_digest.model.paper import LinkKind, Paper, PaperLink
from paper_digest.model.problem import Problem
from paper_digest.model.record import Reading
from paper_digest.model.settings import TopicRule
from paper_digest.model.site_files import Site
from paper_digest.site.exports.bibtex import bibliography, citation
from paper_digest.site.exports.catalogue import catalogue
from paper_digest.site.list_pages import PAGE_SIZE
from paper_digest.site.render import render
from paper_digest.site.template_environment import template_environment
from paper_digest.values.identifiers import Identifier, IdentifierKind
from paper_digest.values.partial_date import PartialDate
from paper_digest.values.person import PersonName
from paper_digest.values.rich_text.inlines import TextRun, TextStyle

from tests.site.test_escaping import shown
from tests.toy import PAPERS, toy_digest

ROOT = Path(__file__).parents[2]
TEMPLATES = ROOT / "templates" / "pages"
GOLDEN = Path(__file__).parent / "golden"
LINK = re.compile(r"\]\(([^)\s]+)\)")


@pytest.fixture(scope="module")
def digest() -> Digest:
    """The toy digest."""
    return toy_digest()


@pytest.fixture(scope="module")
def site(digest: Digest) -> Site:
    """Its files."""
    return render(digest, TEMPLATES)


def many(count: int) -> Digest:
    """A digest of so many papers that lists need further pages."""
    one = toy_digest().papers[0]
    title = (TextRun("A paper", TextStyle.PLAIN),)
    entries = [
        replace(
            one,
            related=(),
            topics=(),
            tags=(),
            paper=replace(one.paper, id=f"a-paper-{n:05}", aliases=(), title=title, heading=title),
        )
        for n in range(count)
    ]
    return in_order(
        Digest(papers=tuple(entries), readings=(replace(toy_digest().readings[0], sightings=()),))
    )


def test_each_thing_has_its_page(digest: Digest, site: Site) -> None:
    paths = {path for path, _ in site}
    assert len(digest.papers) == len(PAPERS)
    assert {f"papers/{entry.paper.id}.md" for entry in digest.papers} <= paths
    assert {f"topics/{topic.rule.id}.md" for topic in digest.topics} <= paths
    assert {f"tags/{tag.id}.md" for tag in digest.tags} <= paths
    assert {
        "index.md",
        "topics/index.md",
        "tags/index.md",
        "papers/index.md",
        "dumps/index.md",
        "dumps/toy-dump-txt.md",
    } <= paths
    assert {
        "topics/unsorted.md",
        "glossary/index.md",
        "datasets/index.md",
        "code.md",
        "map.md",
        "like.md",
        "map.json",
        "like.bin",
        "catalogue.json",
        "digest.bib",
        "topics/graphs.bib",
    } <= paths
    assert [path for path, _ in site] == sorted(paths)


def test_every_link_leads_to_a_file(site: Site) -> None:
    paths = {path for path, _ in site}
    links = 0
    for path, content in site:
        if path.endswith(".md"):
            for link in LINK.findall(content.decode().split("---\n", 2)[2]):
                links += 1
                assert posixpath.normpath(posixpath.join(posixpath.dirname(path), link)) in paths, (
                    path,
                    link,
                )
    assert links > 100


def test_nothing_from_a_dump_runs(site: Site) -> None:
    allowed = {
        *(
            "p",
            "a",
            "h1",
            "h2",
            "div",
            "span",
            "ul",
            "li",
            "nav",
            "dl",
            "dt",
            "dd",
            "strong",
            "em",
            "code",
            "pre",
            "button",
            "label",
            "kbd",
            *("form", "input", "fieldset", "legend", "select", "option", "noscript"),
            "b",
        ),
        *("svg", "path"),
        *("time", "abbr", "table", "thead", "tbody", "tr", "th", "td", "details", "summary"),
    }
    for path, content in site:
        if not path.endswith(".md"):
            continue
        text = content.decode()
        assert "{{" not in text
        assert "{%" not in text
        _, front, body = text.split("---\n", 2)
        assert "<" not in front, path
        for tag, attributes in shown(body).elements:
            assert tag in allowed or tag.startswith("m"), (path, tag)
            assert not [name for name in attributes if name.startswith("on")], (path, attributes)
        assert not [url for url in shown(body).addresses if ":" in url and not url.startswith("https://")], (
            path
        )


def test_strange_papers_keep_their_words(digest: Digest, site: Site) -> None:
    files = dict(site)
    for entry in digest.papers:
        words = "".join(shown(files[f"papers/{entry.paper.id}.md"].decode().split("---\n", 2)[2]).words)
        for word in ("alert(1)", "onerror", "javascript:", "{{ config }}"):
            if word in "".join(
                piece.text for piece in entry.paper.abstract or () if isinstance(piece, TextRun)
            ):
                assert word in words
    assert sum("🎉" in content.decode() for path, content in site if path.startswith("papers/")) >= 1


def test_no_list_is_longer_than_a_page_holds() -> None:
    files = dict(render(many(2 * PAGE_SIZE + 1), TEMPLATES))
    pages = [path for path in files if path.startswith("browse/a")]
    assert sorted(pages) == ["browse/a.md", "browse/a/page-2.md", "browse/a/page-3.md"]
    counts = [files[path].decode().count("{ .row-title }") for path in sorted(pages)]
    assert counts == [PAGE_SIZE, PAGE_SIZE, 1]
    assert "page-2.md" in files["browse/a.md"].decode()
    assert "(../a.md)" in files["browse/a/page-2.md"].decode()


def test_a_papers_page_does_not_grow_with_the_digest() -> None:
    few, lots = (dict(render(many(count), TEMPLATES))["papers/a-paper-00000.md"] for count in (20, 400))
    assert few == lots


def test_the_same_digest_gives_the_same_bytes(digest: Digest, site: Site) -> None:
    assert render(toy_digest(), TEMPLATES) == site
    assert render(digest, TEMPLATES) == site


@pytest.mark.parametrize(
    "name", ["papers/adam-exploits-l-geometry.md", "topics/landscapes.md", "dumps/toy-dump-txt.md"]
)
def test_golden_pages(site: Site, name: str, request: pytest.FixtureRequest) -> None:
    """The page is letter for letter the one kept; `pytest --write-golden` keeps a new one, to be read before it is committed."""
    golden = GOLDEN / name.replace("/", "__")
    content = dict(site)[name]
    if request.config.getoption("--write-golden"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_bytes(content)
    assert content == golden.read_bytes()


def test_a_dump_that_could_not_be_opened_is_on_the_page_of_unread_text(digest: Digest) -> None:
    problem = Problem(
        file="x.zip",
        line=None,
        expected="a complete archive",
        found="one that breaks off",
        advice="Copy it again.",
    )
    closed = Reading(dump="x.zip", layout="unreadable", problems=(problem,))
    understood = tuple(replace(reading, unparsed=(), unparsed_lines=0) for reading in digest.readings)
    page = dict(render(replace(digest, readings=(*understood, closed)), TEMPLATES))[
        "dumps/unread.md"
    ].decode()
    assert "found one that breaks off" in page
    assert "Every line of every source was parsed" not in page
    page = dict(render(replace(digest, readings=understood), TEMPLATES))["dumps/unread.md"].decode()
    assert "Every line of every source was parsed" in page


def test_a_template_can_print_nothing_unescaped() -> None:
    jinja = template_environment(TEMPLATES)
    with pytest.raises(TypeError, match="without an escape filter"):
        jinja.from_string("{{ title }}").render(title="<script>")
    assert jinja.from_string("{{ title | md }}{{ 3 }}").render(title="<") == "&#60;3"


# ---------------------------------------------------------------- the glossary, datasets, code


HOSTILE = '<b> *[x]: `y` "z" {{ w }}'


def named(count: int) -> Digest:
    """A digest of `count` papers that all name one dataset and say where their code is, with as many acronyms."""
    plain = many(count)
    ids = tuple(entry.paper.id for entry in plain.papers)
    tag = Tag(id="hard-set", name="Hard<Set>", papers=ids, dataset="hard-set")
    code = (PaperLink(LinkKind.CODE, "https://www.example.org/<a>/b_c?x=1&y='2"),)
    entries = [
        replace(
            one,
            tags=("hard-set",),
            datasets=("hard-set", "other"),
            acronyms=(AcronymUse("OK", HOSTILE),),
            paper=replace(one.paper, links=code),
        )
        for one in plain.papers
    ]
    meanings = (
        AcronymSense(text=HOSTILE, papers=ids, tag="hard-set"),
        AcronymSense(text="other", papers=ids[:1]),
    )
    glossary = [
        Acronym(id=f"{'abc'[n % 3]}{n}", name="<A>*", meanings=meanings, papers=n) for n in range(count)
    ]
    datasets = [
        Dataset(id="hard-set", name="Hard<Set>", papers=ids),
        Dataset(id="other", name="Other", papers=ids[:2]),
    ]
    return in_order(
        Digest(
            papers=tuple(entries),
            tags=(tag,),
            readings=plain.readings,
            glossary=tuple(glossary),
            datasets=tuple(datasets),
        )
    )


def test_what_a_dataset_is_named_has_one_list() -> None:
    files = {path: content.decode() for path, content in render(named(3), TEMPLATES)}
    assert files["datasets/hard-set.md"].count("{ .row-title }") == 3
    assert 'target: "../../datasets/hard-set/"' in files["tags/hard-set.md"]
    assert "row-title" not in files["tags/hard-set.md"]
    paper = files["papers/a-paper-00000.md"]
    assert paper.count("](../datasets/hard-set.md)") == 1
    assert "[Other](../datasets/other.md)" in paper
    assert "tags/hard-set" not in "".join(
        text for path, text in files.items() if path.endswith(".md") and path != "tags/hard-set.md"
    )


def test_papers_with_code_are_on_one_list() -> None:
    files = {
        path: content.decode()
        for path, content in render(named(PAGE_SIZE + 1), TEMPLATES)
        if path.endswith(".md")
    }
    assert files["code.md"].count("{ .row-title }") == PAGE_SIZE
    assert files["code/page-2.md"].count("{ .row-title }") == 1
    seen = shown(files["code/page-2.md"].split("---\n", 2)[2])
    assert "example.org/<a>/b_c?x=1&y='2" in "".join(seen.words)
    assert "https://www.example.org/%3Ca%3E/b_c?x=1&y='2" in seen.addresses


def test_a_long_glossary_is_split_by_letter() -> None:
    short, long = (
        {path: content.decode() for path, content in render(named(count), TEMPLATES) if path.endswith(".md")}
        for count in (PAGE_SIZE, PAGE_SIZE + 1)
    )
    assert short["glossary/index.md"].count("<dt ") == PAGE_SIZE
    assert "browse/glossary-a.md" not in short
    assert long["glossary/index.md"].count("<dt ") == 120
    letters = [long[f"browse/glossary-{letter}.md"].count("<dt ") for letter in "abc"]
    assert letters == [67, 67, 67]


def test_hostile_meanings_are_only_words() -> None:
    files = {path: content.decode() for path, content in render(named(3), TEMPLATES)}
    words = "".join(shown(files["glossary/index.md"].split("---\n", 2)[2]).words)
    assert HOSTILE in words
    assert "<A>*" in words
    assert "and 0 more" not in words
    for path in ("glossary/index.md", "datasets/index.md", "papers/a-paper-00000.md", "datasets/hard-set.md"):
        elements = shown(files[path].split("---\n", 2)[2]).elements
        assert not [name for _, attributes in elements for name in attributes if name.startswith("on")]
        assert "script" not in {tag for tag, _ in elements}


def test_the_catalogue_tells_of_acronyms_and_datasets() -> None:
    schema = json.loads((ROOT / "docs" / "catalogue.schema.json").read_text("utf-8"))
    document = json.loads(catalogue(named(3)))
    jsonschema.validate(document, schema)
    assert document["papers"][0]["datasets"] == ["hard-set", "other"]
    assert document["papers"][0]["acronyms"] == {"OK": HOSTILE}
    assert document["datasets"] == [
        {"id": "hard-set", "name": "Hard<Set>", "papers": 3},
        {"id": "other", "name": "Other", "papers": 2},
    ]
    assert document["glossary"][0]["meanings"][1] == {"text": "other", "papers": 1, "tag": None}


# ---------------------------------------------------------------- the catalogue and citations


def test_the_catalogue_keeps_its_format(digest: Digest) -> None:
    schema = json.loads((ROOT / "docs" / "catalogue.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    document = json.loads(catalogue(digest))
    jsonschema.validate(document, schema)
    assert [paper["id"] for paper in document["papers"]] == sorted(
        paper["id"] for paper in document["papers"]
    )
    adam = next(paper for paper in document["papers"] if paper["id"] == "adam-exploits-l-geometry")
    assert adam["title"] == "Adam Exploits ℓ∞-geometry"
    assert adam["abstract"].startswith(
        r"We argue that $\ell_\infty$-geometry is why Adam wins; its rate is $O(T^{-1/4})$"
    )
    assert adam["url"] == "papers/adam-exploits-l-geometry/"
    (dump,) = document["dumps"]
    assert (
        dump["paper_lines"] + dump["boilerplate_lines"] + dump["unparsed_lines"]
        == dump["lines"]
        == 2 * len(PAPERS) + 1
    )
    assert dump["unparsed"][0]["first_line"] == 2 * len(PAPERS) + 1


def test_a_citation_has_what_is_known(digest: Digest) -> None:
    paper: Paper = replace(
        digest.by_id["adam-exploits-l-geometry"].paper,
        authors=(PersonName("Lovelace", "Ada"), PersonName("Co", "Bernd {O'Hara} &")),
        date=PartialDate(2024, 10, 7),
        identifiers=(Identifier(IdentifierKind.ARXIV, "2410.05434"),),
    )
    text = citation(paper)
    assert text.startswith("@misc{adam-exploits-l-geometry,\n  title = {{Adam} {Exploits} ℓ∞-geometry},\n")
    assert r"author = {Ada Lovelace and Co, Bernd \{O'Hara\} \&}" in text
    assert "year = {2024},\n  month = {10}" in text or "month = {oct}" in text
    assert "eprint = {2410.05434}" in text


def test_time_is_linear(digest: Digest) -> None:
    """A title that is one word, as base64 and broken scans are, costs its length and not the square of it."""

    def seconds(letters: int, word: str) -> float:
        paper = replace(digest.papers[0].paper, heading=(TextRun(word * (letters // len(word))),))
        return min(timeit.repeat(lambda: citation(paper), timer=time.process_time, number=1, repeat=3))

    for word in ("a", "aB", "1", "_", "é"):
        assert seconds(40_000, word) < 10 * seconds(10_000, word)


def test_the_bibliography_has_every_paper(digest: Digest) -> None:
    text = bibliography(digest.papers).decode()
    assert text.count("@misc{") == len(digest.papers)


def test_a_paper_with_400_authors_has_a_page(digest: Digest) -> None:
    entry: AnalyzedPaper = digest.papers[0]
    crowd = replace(
        entry.paper, authors=tuple(PersonName("<i>Many</i>", f"Author Number {n}", "of") for n in range(400))
    )
    page = dict(
        render(
            in_order(
                Digest(
                    papers=(replace(entry, paper=crowd, related=(), topics=(), tags=()),),
                    readings=(replace(digest.readings[0], sightings=()),),
                )
            ),
            TEMPLATES,
        )
    )[f"papers/{crowd.id}.md"].decode()
    assert "Author Number 39 of" in page
    assert "Author Number 399" not in page
    assert "and 380 more authors" in page
    assert " and others&#125;" in page
    assert "Author Number 399" in citation(crowd)
    assert "<i>" not in page


def test_topics_stand_under_their_areas_and_empty_ones_nowhere() -> None:
    toy = toy_digest()
    areas = ("Shapes & sizes", "", "Shapes & sizes")
    some = toy.topics[0].papers[:1]
    topics = tuple(
        replace(topic, rule=replace(topic.rule, area=area), papers=topic.papers or some)
        for topic, area in zip(toy.topics, areas, strict=True)
    )
    page = dict(render(replace(toy, topics=topics), TEMPLATES))["topics/index.md"].decode()
    assert re.findall(r"^## (.*)$", page, re.MULTILINE) == ["Shapes &#38; sizes", "Other topics"]
    assert page.index("landscapes.md") < page.index("nobody.md") < page.index("graphs.md")
    site = dict(render(toy, TEMPLATES))
    assert "nobody.md" not in site["topics/index.md"].decode()
    assert "topics/nobody.md" in site


def test_the_unsorted_page_shows_proposed_topics_only_where_there_are_some(
    digest: Digest, site: Site
) -> None:
    assert b"Proposed topics" not in dict(site)["topics/unsorted.md"]
    rule = TopicRule(
        id="new", name="<b>New</b>", description="x", phrases=("*loud* phrase", "[a](javascript:b)")
    )
    papers = tuple(entry.paper.id for entry in digest.unsorted)
    page = dict(render(replace(digest, proposed=(Topic(rule=rule, papers=papers),)), TEMPLATES))[
        "topics/unsorted.md"
    ].decode()
    assert "## Proposed topics" in page
    assert "&lt;b&gt;New&lt;/b&gt;" in page
    assert "*loud*" not in page
    assert "](javascript" not in page
    assert f"{len(papers)} papers" in page
