"""The XML that catalogs, archives and programs export is read by the tables of xml_formats."""

from __future__ import annotations

import pytest
from paper_digest.formats import feeds, oai_pmh
from paper_digest.model.record import DumpMetadata
from paper_digest.reading import FORMATS

from tests.formats.records import Read, read
from tests.formats.test_xml_formats import BY_LAYOUT, facts, read_as
from tests.linear_time import assert_linear_time


def field(tag: str, *subfields: str, marks: str = 'ind1=" " ind2=" "') -> str:
    """A field of MARC; subfields are their codes and texts: "aCats"."""
    parts = (f'<subfield code="{subfield[0]}">{subfield[1:]}</subfield>' for subfield in subfields)
    return f'<datafield tag="{tag}" {marks}>{"".join(parts)}</datafield>'


MARC = f"""<record xmlns="http://www.loc.gov/MARC21/slim"><leader>00000nam a2200000uu 4500</leader>
<controlfield tag="001">7</controlfield>
{field("024", "a10.5555/marc", "2DOI")}{field("037", "aarXiv:2401.00007", "9arXiv")}
{field("100", "aLynx, Lea,", "eauthor.")}
{field("245", "aCats of the library :", "ba catalog /", "cLea Lynx.")}
{field("260", "aOslo :", "cc2019.")}
{field("520", "aWe catalog cats.")}
{field("700", "aPuma, Pia.", "4aut")}{field("700", "aOcelot, Ole,", "eillustrator.")}
{field("700", "aOunce, Una.", "tOther cats.")}
{field("773", "tJournal of Cats ;", "v4", "c3-9")}
{field("856", "uhttps://cats.example/7")}{field("856", "uhttps://cats.example/toc", "3Table of contents")}
</record>"""
MARC_FACTS = (
    "Cats of the library: a catalog",
    ["Lea Lynx", "Pia Puma"],
    "2019",
    "Journal of Cats",
    "4",
    "3-9",
    ["2401.00007", "10.5555/marc"],
)
WORD = """<b:Sources xmlns:b="http://schemas.openxmlformats.org/officeDocument/2006/bibliography">
<b:Source><b:Tag>Lyn19</b:Tag><b:SourceType>JournalArticle</b:SourceType><b:Author><b:Author><b:NameList>
<b:Person><b:Last>Lynx</b:Last><b:First>Lea</b:First><b:Middle>M.</b:Middle></b:Person></b:NameList>
</b:Author>
<b:Editor><b:NameList><b:Person><b:Last>Ounce</b:Last><b:First>Una</b:First></b:Person></b:NameList>
</b:Editor>
</b:Author><b:Title>Typed Cats</b:Title><b:JournalName>Cats Today</b:JournalName><b:Year>2019</b:Year>
<b:Month>May</b:Month><b:Pages>3-9</b:Pages><b:Volume>4</b:Volume><b:DOI>10.5555/word</b:DOI></b:Source>
</b:Sources>"""
BIBTEXML = """<bibtex:file xmlns:bibtex="http://bibtexml.sf.net/"><bibtex:entry id="a"><bibtex:article>
<bibtex:author>Lea Lynx and Puma, Pia</bibtex:author><bibtex:title>Tagged Cats</bibtex:title>
<bibtex:journal>Cats Today</bibtex:journal><bibtex:year>2019</bibtex:year><bibtex:month>may</bibtex:month>
<bibtex:volume>4</bibtex:volume><bibtex:pages>3-9</bibtex:pages><bibtex:doi>10.5555/tagged</bibtex:doi>
</bibtex:article></bibtex:entry></bibtex:file>"""
DATACITE = """<resource xmlns="http://datacite.org/schema/kernel-4">
<identifier identifierType="DOI">10.5555/cite</identifier>
<creators><creator><creatorName nameType="Personal">Lynx, Lea</creatorName></creator>
<creator><creatorName nameType="Organizational">Cats, Dogs and Birds</creatorName></creator></creators>
<titles><title>Deposited Cats</title><title titleType="Subtitle">A first draft</title></titles>
<publicationYear>2019</publicationYear>
<dates><date dateType="Collected">2011</date><date dateType="Issued">2019-05-06</date></dates>
<descriptions><description descriptionType="TechnicalInfo">Text.</description>
<description descriptionType="Abstract">We deposit cats.</description></descriptions></resource>"""
EBSCO = """<records><rec resultID="1"><header uiTerm="1"><controlInfo><bkinfo/><jinfo><jtl>Cats Today</jtl>
</jinfo>
<pubinfo><dt year="2019" month="05" day="06">May2019</dt><vid>4</vid></pubinfo><artinfo>
<ui type="doi">10.5555/ebsco</ui>
<ppf>3</ppf><tig><atl>Hosted Cats</atl></tig><aug><au>Lynx, Lea</au><affil>Oslo</affil></aug>
<ab>We host cats.</ab></artinfo></controlInfo></header></rec></records>"""
PAM = """<response><records><pam:message xmlns:pam="http://prismstandard.org/namespaces/pam/2.2/">
<xhtml:head><pam:article>
<dc:title>Messages of Cats</dc:title><dc:creator>Lynx, Lea</dc:creator>
<prism:publicationName>Cats Today</prism:publicationName>
<prism:doi>10.5555/pam</prism:doi><prism:publicationDate>2019-05-06</prism:publicationDate>
<prism:volume>4</prism:volume>
<prism:startingPage>3</prism:startingPage><prism:endingPage>9</prism:endingPage></pam:article></xhtml:head>
<xhtml:body><h1>Abstract</h1><p>We send cats.</p></xhtml:body></pam:message></records></response>"""
ORCID = """<a:works xmlns:a="http://www.orcid.org/ns/activities" xmlns:work="http://www.orcid.org/ns/work">
<a:group>
<work:work-summary><work:title><common:title>Own Cats</common:title></work:title><common:external-ids>
<common:external-id>
<common:external-id-type>doi</common:external-id-type>
<common:external-id-value>10.5555/orcid</common:external-id-value>
</common:external-id></common:external-ids><common:publication-date><common:year>2019</common:year>
</common:publication-date>
<work:journal-title>Cats Today</work:journal-title></work:work-summary></a:group></a:works>"""
WOS = """<response xmlns="http://clarivate.com/schema/wok5.30/public/FullRecord"><records><REC>
<UID>WOS:1</UID><static_data>
<summary><pub_info sortdate="2019-05-06" pubyear="2019" vol="4"><page begin="3" end="9">3-9</page></pub_info>
<titles><title type="source">CATS TODAY</title><title type="item">Full Cats</title></titles><names>
<name role="author"><first_name>Lea</first_name><last_name>Lynx</last_name></name>
<name role="book_editor"><first_name>Una</first_name><last_name>Ounce</last_name></name></names></summary>
<fullrecord_metadata><abstracts><abstract><abstract_text><p>We record cats.</p></abstract_text></abstract>
</abstracts>
</fullrecord_metadata></static_data><dynamic_data><cluster_related><identifiers>
<identifier type="issn" value="1234-5678"/><identifier type="doi" value="10.5555/wos"/></identifiers>
</cluster_related>
</dynamic_data></REC></records></response>"""
ADS = """<records xmlns="http://ads.harvard.edu/schema/abs/1.1/abstracts" selected="1"><record type="article">
<bibcode>2019Cat</bibcode><title>Distant Cats</title><author>Lynx, Lea</author><journal>Cats Today</journal>
<volume>4</volume><pubdate>May 2019</pubdate><page>3</page><lastpage>9</lastpage><DOI>10.5555/ads</DOI>
</record></records>"""
EPRINTS = """<?xml version='1.0'?>
<eprints xmlns='http://eprints.org/ep2/data/2.0'><eprint id='https://x.example/1'>
<datestamp>2020-01-01</datestamp>
<creators><item><name><family>Lynx</family><given>Lea</given></name><id>lea</id></item>
<item><name><family>Puma</family><given>Pia</given></name></item></creators><title>Archived Cats</title>
<date>2019-05</date><publication>Cats Today</publication><volume>4</volume><pagerange>3-9</pagerange>
<id_number>10.5555/eprints</id_number></eprint></eprints>"""
PRIMO = """<record xmlns="http://www.exlibrisgroup.com/xsd/primo/primo_nm_bib"><control/><display>
<type>article</type>
<title>Borrowed Cats</title><creator>Lynx, Lea ; Puma, Pia</creator></display><search>
<title>Borrowed Cats.</title>
<creationdate>2019</creationdate></search><addata><jtitle>Cats Today</jtitle><volume>4</volume>
<spage>3</spage>
<epage>9</epage><doi>10.5555/primo</doi></addata></record>"""
REFERENCES = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><back><listBibl>
<biblStruct xml:id="b0"><analytic>
<title level="a" type="main">Cited Cats</title><author><persName><forename type="first">Lea</forename>
<surname>Lynx</surname>
</persName></author><idno type="DOI">10.5555/cited</idno></analytic><monogr>
<title level="j">Cats Today</title><imprint>
<biblScope unit="volume">4</biblScope><biblScope unit="page" from="3" to="9"/>
<date type="published" when="2019-05"/>
</imprint></monogr></biblStruct></listBibl></back></text></TEI>"""
SUMMARIES = """<eSummaryResult><DocSum><Id>1</Id><Item Name="PubDate" Type="Date">2019 May 6</Item>
<Item Name="AuthorList" Type="List"><Item Name="Author" Type="String">Lynx LM</Item>
<Item Name="Author" Type="String">Puma E</Item></Item><Item Name="Title" Type="String">Short Cats</Item>
<Item Name="Volume" Type="String">4</Item><Item Name="Pages" Type="String">3-9</Item>
<Item Name="DOI" Type="String">10.5555/short</Item>
<Item Name="FullJournalName" Type="String">Cats Today</Item>
</DocSum></eSummaryResult>"""


@pytest.mark.parametrize(
    ("layout", "text", "paper"),
    [
        (
            "MARC XML",
            f'<collection xmlns="http://www.loc.gov/MARC21/slim">\n{MARC}\n</collection>',
            MARC_FACTS,
        ),
        (
            "Word bibliography",
            WORD,
            ("Typed Cats", ["Lea M. Lynx"], "2019-05", "Cats Today", "4", "3-9", ["10.5555/word"]),
        ),
        (
            "BibTeXML",
            BIBTEXML,
            (
                "Tagged Cats",
                ["Lea Lynx", "Pia Puma"],
                "2019-05",
                "Cats Today",
                "4",
                "3-9",
                ["10.5555/tagged"],
            ),
        ),
        (
            "DataCite XML",
            DATACITE,
            (
                "Deposited Cats: A first draft",
                ["Lea Lynx", "Cats, Dogs and Birds"],
                "2019-05-06",
                None,
                None,
                None,
                ["10.5555/cite"],
            ),
        ),
        (
            "EBSCO XML",
            EBSCO,
            ("Hosted Cats", ["Lea Lynx"], "2019", "Cats Today", "4", "3", ["10.5555/ebsco"]),
        ),
        (
            "PRISM aggregator XML",
            PAM,
            ("Messages of Cats", ["Lea Lynx"], "2019-05-06", "Cats Today", "4", "3-9", ["10.5555/pam"]),
        ),
        ("ORCID XML", ORCID, ("Own Cats", [], "2019", "Cats Today", None, None, ["10.5555/orcid"])),
        (
            "Web of Science XML",
            WOS,
            ("Full Cats", ["Lea Lynx"], "2019-05-06", "CATS TODAY", "4", "3-9", ["10.5555/wos"]),
        ),
        (
            "ADS XML",
            ADS,
            ("Distant Cats", ["Lea Lynx"], "2019-05", "Cats Today", "4", "3-9", ["10.5555/ads"]),
        ),
        (
            "EPrints XML",
            EPRINTS,
            (
                "Archived Cats",
                ["Lea Lynx", "Pia Puma"],
                "2019-05",
                "Cats Today",
                "4",
                "3-9",
                ["10.5555/eprints"],
            ),
        ),
        (
            "Primo XML",
            PRIMO,
            ("Borrowed Cats", ["Lea Lynx", "Pia Puma"], "2019", "Cats Today", "4", "3-9", ["10.5555/primo"]),
        ),
        (
            "TEI references",
            REFERENCES,
            ("Cited Cats", ["Lea Lynx"], "2019-05", "Cats Today", "4", "3-9", ["10.5555/cited"]),
        ),
        (
            "PubMed summaries",
            SUMMARIES,
            (
                "Short Cats",
                ["L. M. Lynx", "E. Puma"],
                "2019-05-06",
                "Cats Today",
                "4",
                "3-9",
                ["10.5555/short"],
            ),
        ),
    ],
)
def test_each_kind_is_read_by_its_table_alone(layout: str, text: str, paper: tuple[object, ...]) -> None:
    assert facts(read_as(layout, text)) == paper


@pytest.mark.parametrize(
    ("layout", "text", "abstract"),
    [
        ("MARC XML", MARC, "We catalog cats."),
        ("DataCite XML", DATACITE, "We deposit cats."),
        ("EBSCO XML", EBSCO, "We host cats."),
        ("PRISM aggregator XML", PAM, "We send cats."),
        ("Web of Science XML", WOS, "We record cats."),
    ],
)
def test_the_abstract_is_that_of_the_paper(layout: str, text: str, abstract: str) -> None:
    assert [paper.abstract for paper in read(BY_LAYOUT[layout], text).sightings] == [abstract]


@pytest.mark.parametrize("prefix", ["", "zs:"])
def test_a_record_of_marc_in_the_answer_of_a_catalog_is_one_paper(prefix: str) -> None:
    answer = (
        f"<{prefix}searchRetrieveResponse><{prefix}records><{prefix}record><{prefix}recordData>{MARC}"
        f"</{prefix}recordData></{prefix}record></{prefix}records></{prefix}searchRetrieveResponse>"
    )
    assert facts(read_as("MARC XML", answer)) == MARC_FACTS


def test_a_record_of_marc_in_an_entry_of_worldcat_is_one_paper() -> None:
    entry = (
        f'<entry xmlns="http://www.w3.org/2005/Atom"><content><response>{MARC}</response></content></entry>'
    )
    assert facts(read_as("MARC XML", entry)) == MARC_FACTS


def harvest(metadata: str) -> Read:
    record = f"<record><header/><metadata>{metadata}</metadata></record>"
    return read(oai_pmh, f"<OAI-PMH><ListRecords>{record}</ListRecords></OAI-PMH>")


def test_these_kinds_are_read_in_a_harvest() -> None:
    dim = (
        '<dim xmlns="http://www.dspace.org/xmlns/dspace/dim">'
        '<field mdschema="dc" element="title">Stored Cats</field>'
        '<field mdschema="dc" element="contributor" qualifier="author">Lynx, Lea</field></dim>'
    )
    wrapped = f"<oai_datacite><payload>{DATACITE}</payload></oai_datacite>"
    titles = [harvest(metadata).titles() for metadata in (MARC, dim, wrapped)]
    assert titles == [
        ["Cats of the library: a catalog"],
        ["Stored Cats"],
        ["Deposited Cats: A first draft"],
    ]


@pytest.mark.parametrize(
    ("header", "layout"),
    [
        ("", "TEI references"),
        ("<teiHeader/>", "TEI references"),
        ("<teiHeader xml:lang='en' />", "TEI references"),
        ("<teiHeader xml:id='a/b'><p/></teiHeader>", "TEI"),
        ("<teiHeader xml:id='a'\n<p/></teiHeader>", "TEI"),
        ("<teiHeader><fileDesc><titleStmt/></fileDesc>", "TEI"),
    ],
)
def test_only_a_text_without_a_header_is_a_list_of_references(header: str, layout: str) -> None:
    text = REFERENCES.replace("<teiHeader/>", header)
    assert [parser.LAYOUT for parser in FORMATS if parser.recognizes(text)] == [layout]


@pytest.mark.slow
def test_punctuation_of_a_catalog_is_trimmed_in_linear_time() -> None:
    def parse(text: str) -> None:
        list(BY_LAYOUT["MARC XML"].parse("x", iter(text.split("\n")), DumpMetadata()))

    def record(size: int) -> str:
        marks = f"1{':;,' * (size // 12)}1"
        tags = (("245", "a"), ("245", "b"), ("100", "a"), ("260", "c"), ("773", "t"))
        fields = "".join(field(tag, f"{code}Lynx {marks}") for tag, code in tags)
        return f"<collection><record>{fields}</record></collection>"

    assert_linear_time(parse, record)


def test_a_document_with_items_that_is_no_feed_is_not_claimed_as_one() -> None:
    assert not feeds.recognizes(EPRINTS)
    assert feeds.recognizes("<item><title>a</title></item>\n<item><title>b</title></item>")
