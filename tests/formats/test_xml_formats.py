"""Each bibliography in XML is read by its table of paths, and only by its own."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from paper_digest.formats import xml_formats
from paper_digest.formats.xml_formats import XmlFormat
from paper_digest.formats.xml_records import root_of
from paper_digest.model.problem import Severity
from paper_digest.model.record import DumpMetadata
from paper_digest.reading import FORMATS

from tests.expected import SAMPLES
from tests.formats.records import Read, read
from tests.linear_time import assert_linear_time

FOLDER = SAMPLES / "formats"
BY_LAYOUT = {xml_format.LAYOUT: xml_format for xml_format in xml_formats.FORMATS}
SAMPLE_OF = {
    "PubMed XML": "pubmed.xml",
    "Crossref XML": "crossref.xml",
    "MODS": "mods.xml",
    "JATS": "article.nxml",
    "TEI": "grobid.tei.xml",
    "DBLP XML": "dblp.xml",
    "Europe PMC XML": "europe-pmc.xml",
    "ACL Anthology XML": "acl-anthology.xml",
    "RDF bibliography": "zotero.rdf",
}
HAL = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>HAL export</title>
</titleStmt>
</fileDesc></teiHeader><text><body><listBibl>
<biblFull><titleStmt><title xml:lang="en">Cats of Lyon</title><author role="aut"><persName>
<forename type="first">Zoé</forename><surname>Petit</surname></persName><idno type="halauthorid">1</idno>
</author></titleStmt>
<sourceDesc><biblStruct><monogr><title level="j">Chats</title><imprint><biblScope unit="volume">3</biblScope>
<date type="datePub">2022-05-01</date></imprint></monogr><idno type="doi">10.5555/chats</idno></biblStruct>
</sourceDesc>
<profileDesc><abstract xml:lang="fr"><p>Des chats.</p></abstract><abstract xml:lang="en"><p>Some cats.</p>
</abstract></profileDesc>
</biblFull></listBibl></body></text></TEI>"""
QUERY = """<crossref_result xmlns="http://www.crossref.org/qrschema/2.0"><query_result><body>
<query status="resolved"><doi type="journal_article">10.5555/q.1</doi>
<journal_title>Cats Today</journal_title>
<contributors><contributor first-author="true" sequence="first" contributor_role="author">
<given_name>Tom</given_name>
<surname>Grey</surname></contributor></contributors><volume>4</volume><first_page>7</first_page><last_page>8</last_page>
<year media_type="print">2010</year><article_title>Asking for Cats</article_title></query></body>
</query_result></crossref_result>"""
PUBLISHERS = """<ArticleSet><Article><Journal><JournalTitle>Cats Today</JournalTitle><Volume>2</Volume>
<PubDate PubStatus="ppublish"><Year>2012</Year><Month>7</Month></PubDate></Journal>
<ArticleTitle>Sending Cats</ArticleTitle><FirstPage>1</FirstPage><LastPage>4</LastPage>
<AuthorList><Author><FirstName>Ana</FirstName><MiddleName>M</MiddleName><LastName>Cruz</LastName></Author></AuthorList>
<ArticleIdList><ArticleId IdType="doi">10.5555/send</ArticleId></ArticleIdList>
<Abstract>We send.</Abstract></Article></ArticleSet>"""
SEARCH = """<result><query>cats</query><hits total="1"><hit score="1"><info><authors>
<author pid="1/2">Wei Wang 0002</author>
</authors><title>Hits of Cats.</title><venue>CATS</venue><year>2020</year><doi>10.5555/HITS</doi></info>
</hit></hits></result>"""
SCHEMA = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:schema="http://schema.org/">
<schema:ScholarlyArticle><schema:name>Linked Cats</schema:name><schema:author>Cruz, Ana M.</schema:author>
<schema:isPartOf rdf:resource="#issue"/><schema:sameAs rdf:resource="http://dx.doi.org/10.5555/linked"/></schema:ScholarlyArticle>
<schema:PublicationIssue rdf:about="#issue"><schema:isPartOf><schema:Periodical>
<schema:volumeNumber>5</schema:volumeNumber>
<schema:name>Cats and Cataloging</schema:name></schema:Periodical></schema:isPartOf>
<schema:datePublished>2012</schema:datePublished>
</schema:PublicationIssue></rdf:RDF>"""
SRU = """<zs:searchRetrieveResponse xmlns:zs="http://www.loc.gov/zing/srw/"><zs:records><zs:record><zs:recordData>
<mods xmlns="http://www.loc.gov/mods/v3"><titleInfo><title>Catalogued Cats</title></titleInfo></mods>
</zs:recordData></zs:record></zs:records></zs:searchRetrieveResponse>"""


def read_as(layout: str, text: str) -> Read:
    """What the format makes of a text that it and no other format recognizes."""
    assert [parser.LAYOUT for parser in FORMATS if parser.recognizes(text)] == [layout]
    return read(BY_LAYOUT[layout], text)


def facts(result: Read) -> tuple[object, ...]:
    """The fields of the only paper as texts."""
    (paper,) = result.sightings
    assert not result.problems
    identifiers = [str(identifier.value) for identifier in paper.identifiers]
    people = [str(author) for author in paper.authors]
    return paper.title, people, str(paper.published), paper.venue, paper.volume, paper.pages, identifiers


@pytest.mark.parametrize("layout", SAMPLE_OF)
def test_a_sample_is_claimed_by_its_format_alone(layout: str) -> None:
    text = (FOLDER / SAMPLE_OF[layout]).read_text("utf-8")
    assert not read_as(layout, text).problems


@pytest.mark.parametrize(
    ("layout", "text", "paper"),
    [
        (
            "TEI bibliography",
            HAL,
            ("Cats of Lyon", ["Zoé Petit"], "2022-05-01", "Chats", "3", None, ["10.5555/chats"]),
        ),
        (
            "Crossref query result",
            QUERY,
            ("Asking for Cats", ["Tom Grey"], "2010", "Cats Today", "4", "7-8", ["10.5555/q.1"]),
        ),
        (
            "PubMed XML of publishers",
            PUBLISHERS,
            ("Sending Cats", ["Ana M Cruz"], "2012-07", "Cats Today", "2", "1-4", ["10.5555/send"]),
        ),
        ("DBLP XML", SEARCH, ("Hits of Cats.", ["Wei Wang"], "2020", "CATS", None, None, ["10.5555/hits"])),
        (
            "RDF bibliography",
            SCHEMA,
            ("Linked Cats", ["Ana M. Cruz"], "2012", "Cats and Cataloging", "5", None, ["10.5555/linked"]),
        ),
        ("MODS", SRU, ("Catalogued Cats", [], "None", None, None, None, [])),
    ],
)
def test_the_other_forms_of_a_format(layout: str, text: str, paper: tuple[object, ...]) -> None:
    assert facts(read_as(layout, text)) == paper


def test_the_abstract_in_english_is_preferred_among_several() -> None:
    (paper,) = read(BY_LAYOUT["TEI bibliography"], HAL).sightings
    assert paper.abstract == "Some cats."


@pytest.mark.parametrize(
    "text",
    [
        '<article xmlns="http://docbook.org/ns/docbook"><info><title>A Manual</title></info></article>',
        '<rdf:RDF xmlns="http://purl.org/rss/1.0/" xmlns:s="http://schema.org/"><item><title>x</title></item></rdf:RDF>',
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"></rdf:RDF>',
        "<result><title>x</title></result>",
        "<library><book><titles><title>x</title></titles></book></library>",
    ],
)
def test_other_xml_with_such_elements_is_not_claimed(text: str) -> None:
    assert not [parser.LAYOUT for parser in xml_formats.FORMATS if parser.recognizes(text)]


@pytest.mark.parametrize(
    ("layout", "text"),
    [
        ("PubMed XML", "<PubmedArticleSet>\n<Pagination/></PubmedArticleSet>"),
        ("Europe PMC XML", "<responseWrapper><hitCount>10</hitCount><resultList/></responseWrapper>"),
    ],
)
def test_a_document_without_papers_is_an_error_that_says_what_was_expected(layout: str, text: str) -> None:
    (problem,) = read_as(layout, text).problems
    assert problem.severity is Severity.ERROR
    assert "without any" in problem.actual
    assert "<result>" in problem.expected or "<PubmedArticle>" in problem.expected


@pytest.mark.parametrize("layout", ["PubMed XML", "DBLP XML"])
def test_a_document_without_any_content_is_only_a_warning(layout: str) -> None:
    root = {"PubMed XML": "PubmedArticleSet", "DBLP XML": "dblp"}[layout]
    (problem,) = read_as(layout, f"<{root}>\n</{root}>").problems
    assert problem.severity is Severity.WARNING


@pytest.mark.parametrize("count", ["<hitCount>0</hitCount>", "<o:totalResults> 0 </o:totalResults>"])
def test_an_answer_that_says_it_found_nothing_is_only_a_warning(count: str) -> None:
    text = f"<responseWrapper>\n<version>6.9</version>{count}<resultList/></responseWrapper>"
    (problem,) = read_as("Europe PMC XML", text).problems
    assert problem.severity is Severity.WARNING


def test_a_journal_s_fields_go_to_its_articles_and_to_no_others() -> None:
    text = (FOLDER / "crossref.xml").read_text("utf-8")
    preprint = read(BY_LAYOUT["Crossref XML"], text).sightings[2]
    assert (preprint.title, preprint.venue, preprint.volume) == ("A preprint on whiskers", None, None)


@pytest.mark.parametrize("last", ["report-paper", "standard"])
def test_the_fields_of_a_book_end_with_it(last: str) -> None:
    chapter = "<content_item><titles><title>{}</title></titles></content_item>"
    text = (
        '<doi_batch xmlns="http://www.crossref.org/schema/4.3.0"><body>\n'
        "<book><book_metadata><titles><title>The Book</title></titles><publication_date><year>2020</year>"
        f"</publication_date></book_metadata>{chapter.format('Inside')}</book>\n"
        f"<{last}><{last}_metadata><titles><title>A Report</title></titles></{last}_metadata>\n"
        f"{chapter.format('Outside')}</{last}>\n"
        "</body></doi_batch>\n"
    )
    papers = {paper.title: paper for paper in read(BY_LAYOUT["Crossref XML"], text).sightings}
    assert (papers["Inside"].venue, str(papers["Inside"].published)) == ("The Book", "2020")
    assert (papers["Outside"].venue, papers["Outside"].published) == (None, None)


def test_an_event_before_proceedings_and_an_issue_after_its_journal_keep_the_context() -> None:
    text = (
        '<doi_batch xmlns="http://www.crossref.org/schema/4.3.0"><body>\n'
        "<conference><event_metadata><conference_name>C</conference_name></event_metadata>\n"
        "<proceedings_metadata><proceedings_title>Talks</proceedings_title></proceedings_metadata>\n"
        "<conference_paper><titles><title>Talk</title></titles></conference_paper></conference>\n"
        "<journal><journal_metadata><full_title>Journal</full_title></journal_metadata>\n"
        "<journal_issue><journal_volume><volume>3</volume></journal_volume></journal_issue>\n"
        "<journal_article><titles><title>Article</title></titles></journal_article></journal>\n"
        "</body></doi_batch>\n"
    )
    papers = read(BY_LAYOUT["Crossref XML"], text).sightings
    assert [(paper.venue, paper.volume) for paper in papers] == [("Talks", None), ("Journal", "3")]


def test_zotero_s_extra_field_is_no_abstract() -> None:
    text = (FOLDER / "zotero.rdf").read_text("utf-8")
    (paper,) = (
        paper
        for paper in read(BY_LAYOUT["RDF bibliography"], text).sightings
        if paper.title == "Whiskers at Scale"
    )
    assert paper.abstract is None
    assert [identifier.value for identifier in paper.identifiers] == ["10.5555/whiskers"]


def test_a_doi_of_a_journal_that_two_articles_share_is_given_to_neither() -> None:
    text = (FOLDER / "zotero.rdf").read_text("utf-8")
    start, end = text.index("    <bib:Article"), text.index("    <bib:Journal rdf:about")
    twice = text[:end] + text[start:end].replace("Dreams of Cats", "Other Dreams") + text[end:]
    papers = read(BY_LAYOUT["RDF bibliography"], twice).sightings
    assert [paper.venue for paper in papers] == ["Journal of Dreams"] * 2 + ["Proceedings of CATS"]
    assert [len(paper.identifiers) for paper in papers] == [0, 0, 1]


@pytest.mark.parametrize("layout", ["PubMed XML", "Crossref XML", "Europe PMC XML", "RDF bibliography"])
def test_a_damaged_first_element_costs_no_record(layout: str) -> None:
    text = (FOLDER / SAMPLE_OF[layout]).read_text("utf-8")
    result = read_as(layout, re.sub(rf"<(\S+:)?{root_of(text)}\b", "<%", text, count=1))
    assert result.titles() == read(BY_LAYOUT[layout], text).titles()
    assert result.leftovers


def test_an_invalid_record_is_reported_and_the_others_are_read() -> None:
    text = (FOLDER / "pubmed.xml").read_text("utf-8").replace("<ForeName>Sam</ForeName>", "<ForeName>Sam")
    result = read_as("PubMed XML", text)
    assert result.titles() == ["Über müde Hunde.", "Whiskers"]
    assert [problem.line for problem in result.problems] == [4]


@pytest.mark.parametrize("layout", SAMPLE_OF)
def test_a_cut_file_gives_a_message_and_no_new_title(layout: str) -> None:
    text = (FOLDER / SAMPLE_OF[layout]).read_text("utf-8").rstrip()
    titles = set(read(BY_LAYOUT[layout], text).titles())
    for cut in range(0, len(text) - 1, 211):
        result = read(BY_LAYOUT[layout], text[:cut])
        assert set(result.titles()) <= titles
        assert result.problems or result.leftovers


PIECES = [
    "<mods>",
    "</mods>",
    "<titleInfo><title>a</title></titleInfo>",
    "<name><namePart>",
    "</namePart></name>",
    "<journal_metadata>",
    "</journal_metadata>",
    "<journal_article>",
    "</journal_article>",
    "<titles><title>b</title></titles>",
    "<book_metadata>",
    "</book_metadata>",
    "<content_item/>",
    "<article>",
    "</article>",
    "<abstract><sec><title>c</title>",
    "<isPartOf resource='j'/>",
    "<Journal about='j'>",
    "</Journal>",
    "<Article>",
    "</Article>",
    "<date when='2'/>",
    "<year>2020</year>",
    "\n",
    "&",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "\x00",
    "<",
]


@given(st.lists(st.sampled_from(PIECES), max_size=25), st.sampled_from(xml_formats.FORMATS))
def test_any_pieces_are_read_without_an_exception_and_lines_add_up(
    pieces: list[str], xml_format: XmlFormat
) -> None:
    text = "".join(pieces)
    read(xml_format, text)
    root = min(xml_format.roots)
    read(xml_format, f"<{root}>\n{text}\n</{root}>")
    xml_format.recognizes(text)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("layout", "unit"),
    [
        ("MODS", "<mods><name><namePart>a</namePart></name></mods>"),
        ("MODS", "<mods>"),
        ("Crossref XML", "<book_metadata><titles><title>a</title></titles></book_metadata>"),
        ("RDF bibliography", "<Journal about='j'/><Article><isPartOf resource='j'/></Article>"),
        ("RDF bibliography", "<Article><isPartOf "),
        (
            "JATS",
            "<article><front><article-meta><abstract><sec><title>a</title></sec></abstract></article-meta>",
        ),
        ("JATS", "<sec><title>a</title>"),
    ],
)
def test_time_is_linear(layout: str, unit: str) -> None:
    xml_format = BY_LAYOUT[layout]

    def parse(text: str) -> None:
        xml_format.recognizes(text[:65_536])
        list(xml_format.parse("x", iter(text.split("\n")), DumpMetadata()))

    assert_linear_time(parse, lambda size: f"<{min(xml_format.roots)}>\n" + unit * (size // len(unit)))


@pytest.mark.slow
def test_time_is_linear_in_the_size_of_a_record() -> None:
    def parse(text: str) -> None:
        list(BY_LAYOUT["JATS"].parse("x", iter([text]), DumpMetadata()))

    opening = (
        "<article><front><article-meta><title-group><article-title>a</article-title></title-group><abstract>"
    )
    ending = "</abstract></article-meta></front></article>"
    assert_linear_time(parse, lambda size: opening + "<p>a <i>b</i></p>" * (size // 17) + ending)


@pytest.mark.parametrize("languages", [("en", "de"), ("de", "en")])
def test_of_abstracts_in_two_languages_the_english_one_is_taken(languages: tuple[str, str]) -> None:
    first, second = languages
    text = (
        "<article><front><article-meta><title-group><article-title>A</article-title></title-group>\n"
        f'<abstract xml:lang="{first}"><p>In {first}.</p></abstract>\n'
        f'<trans-abstract xml:lang="{second}"><p>In {second}.</p></trans-abstract>\n'
        "</article-meta></front></article>"
    )
    (sighting,) = read(BY_LAYOUT["JATS"], text).sightings
    assert sighting.abstract == "In en."


def test_after_a_broken_journal_no_paper_gets_the_journal_before_it() -> None:
    text = (
        '<doi_batch xmlns="http://www.crossref.org/schema/4.3.0"><body>\n'
        "<journal><journal_metadata><full_title>Journal One</full_title></journal_metadata>\n"
        "<journal_article><titles><title>First</title></titles></journal_article></journal>\n"
        "<journal><journal_metadata><full_title>Journal Two</journal_metadata>\n"
        "<journal_article><titles><title>Second</title></titles></journal_article></journal>\n"
        "</body></doi_batch>\n"
    )
    result = read(BY_LAYOUT["Crossref XML"], text)
    venues = {sighting.title: sighting.venue for sighting in result.sightings}
    assert venues == {"First": "Journal One", "Second": None}


BIOC = """<?xml version="1.0"?><collection><source>PMC</source><document><id>1</id><passage>
<infon key="article-id_doi">10.5555/LOOM.1</infon><infon key="year">2011</infon>
<infon key="name_0">surname:Roe;given-names:Ada</infon>
<infon key="name_10">surname:Poe;given-names:Cy</infon>
<infon key="name_2">surname:Moe;given-names:Bo T.</infon>
<infon key="section_type">TITLE</infon><infon key="type">front</infon>
<text>Weaving with Hands</text></passage><passage><infon key="section_type">ABSTRACT</infon>
<infon key="type">abstract</infon><text>We weave.</text></passage>
<passage><infon key="section_type">INTRO</infon><infon key="type">paragraph</infon>
<text>Long ago.</text></passage><passage><infon key="name_0">surname:Zoe;given-names:Zed</infon>
<infon key="section_type">REF</infon><infon key="type">ref</infon><infon key="year">1999</infon>
<text>Threads</text></passage></document></collection>"""


def test_people_of_bioc_are_in_the_order_of_their_numbers() -> None:
    (paper,) = read_as("BioC", BIOC).sightings
    assert (paper.title, paper.abstract) == ("Weaving with Hands", "We weave.")
    assert [str(author) for author in paper.authors] == ["Ada Roe", "Bo T. Moe", "Cy Poe"]
    assert (str(paper.published), paper.identifiers[0].value) == ("2011", "10.5555/loom.1")


def test_ids_of_the_anthology_are_addresses() -> None:
    text = """<?xml version='1.0'?><collection id="2020.loom"><volume id="main">
<meta><booktitle>Looms</booktitle>
<year>2020</year></meta><paper id="1"><title>Weaving</title>
<author><first>Ada</first><last>Roe</last></author>
<url hash="1">2020.loom-main.1</url></paper><paper id="2"><title>Threads</title>
<url>https://example.org/2</url></paper></volume></collection>"""
    papers = read_as("ACL Anthology XML", text).sightings
    assert [paper.urls for paper in papers] == [
        ("https://aclanthology.org/2020.loom-main.1",),
        ("https://example.org/2",),
    ]


def test_a_note_of_tei_may_be_the_address() -> None:
    text = (
        '<listBibl xmlns="http://www.tei-c.org/ns/1.0"><biblStruct type="journalArticle"><analytic>'
        "<title>Noted Cats</title><author><forename>Ana</forename><surname>Cruz</surname></author></analytic>"
        '<monogr><title level="j">Cats</title><imprint><biblScope unit="page">7-9</biblScope>'
        '<date>2012</date><note type="url">https://example.org/cats</note></imprint></monogr>'
        "</biblStruct></listBibl>"
    )
    (paper,) = read_as("TEI references", text).sightings
    assert (paper.title, paper.pages, paper.urls) == ("Noted Cats", "7-9", ("https://example.org/cats",))
