"""Keys and values of every usual shape become the fields of a sighting."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from paper_digest.formats.coercion import day, flat, uninverted, words
from paper_digest.formats.embedded_markup import without_markup
from paper_digest.formats.mapping import is_no_paper, shows_paper, sighting_of
from paper_digest.formats.person_values import parse_name_list
from paper_digest.model.record import DumpMetadata, Span

from tests.formats.mapped import sighting


@pytest.mark.parametrize(
    "key", ["publicationDate", "publication_date", "Publication Date", "PUBLICATION-DATE"]
)
def test_case_and_separators_of_keys_do_not_matter(key: str) -> None:
    assert str(sighting({key: "2024-10-07"}).published) == "2024-10-07"


def test_an_organization_has_no_entities() -> None:
    assert sighting({"organization": "Looms &amp; Threads"}).organization == "Looms & Threads"


def test_what_a_person_says_of_the_columns_overrules_the_guess() -> None:
    record = {
        "title": "a code",
        "Überschrift": "A Title",
        "abstract": "wrong",
        "Zusammenfassung": "right",
        "Jahr": 2024,
        "Wer": "Jane Doe",
    }
    result = sighting(record, title="Überschrift", abstract="Zusammenfassung", date="Jahr", authors="Wer")
    assert (result.title, result.abstract, str(result.published), tuple(map(str, result.authors))) == (
        "A Title",
        "right",
        "2024",
        ("Jane Doe",),
    )


@pytest.mark.parametrize(
    ("value", "iso"),
    [
        ("Thu, 20 Aug 2026 10:11:12 GMT", "2026-08-20"),
        ("2024-10-07T19:12:34.000Z", "2024-10-07"),
        ("20241007", "2024-10-07"),
        (2024, "2024"),
        ("2024", "2024"),
        ("2024 Oct 7", "2024-10-07"),
        ("Oct 2024", "2024-10"),
        (1728328354, "2024-10-07"),
        (1728328354000, "2024-10-07"),
        ({"date-parts": [[2024, 10, 7]]}, "2024-10-07"),
        ({"date-parts": [["2024", "10"]]}, "2024-10"),
        ({"year": 2024, "month": "October"}, "2024-10"),
        ([{"version": "v1", "created": "Mon, 2 Apr 2007 19:18:42 GMT"}], "2007-04-02"),
        ([2024, 10, 7], "2024-10-07"),
        ("in press", None),
        ("Oct 7", None),
        (12, None),
        (True, None),
        (float("nan"), None),
        (1e300, None),
        ({"date-parts": [[None]]}, None),
        ("2024-13-45", "2024"),
    ],
)
def test_dates_are_read_and_never_invented(value: Any, iso: str | None) -> None:
    assert str(day(value)) == str(iso)


def test_year_month_and_day_in_keys_of_their_own_are_one_date() -> None:
    assert str(sighting({"year": "2024", "month": "oct", "day": "7"}).published) == "2024-10-07"
    assert str(sighting({"year": 2024, "month": 10}).published) == "2024-10"
    assert str(sighting({"year": 2024, "publicationDate": "2024-10-07"}).published) == "2024-10-07"
    assert str(sighting({"published": "2024", "updated": "2025-01-01"}).published) == "2024"
    assert sighting({"month": "oct"}).published is None


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (["Jane Doe", "Roe, Ada"], ("Jane Doe", "Ada Roe")),
        (
            [
                {"name": "Jane Doe"},
                {"given": "Ada", "family": "Roe", "suffix": "Jr."},
                {"literal": "Some, Team"},
            ],
            ("Jane Doe", "Ada Roe Jr.", "Some, Team"),
        ),
        ([["Doe", "Jane", ""], ["Roe", "A.", "III"]], ("Jane Doe", "A. Roe III")),
        ([{"author": {"display_name": "Jane Doe"}}], ("Jane Doe",)),
        ({"author": [{"@pid": "1", "text": "Jane Doe"}, {"text": "Ada Roe"}]}, ("Jane Doe", "Ada Roe")),
        ([{"firstName": "Jane", "lastName": "Doe"}], ("Jane Doe",)),
        ("Jane Doe, Ada Roe and Jan van der Berg", ("Jane Doe", "Ada Roe", "Jan van der Berg")),
        ("Doe, Jane; Roe, Ada", ("Jane Doe", "Ada Roe")),
        ("Doe, Jane (57200000000); Roe, Ada (57200000001)", ("Jane Doe", "Ada Roe")),
        (["Jane Doe, Ada Roe, Jan Berg"], ("Jane Doe", "Ada Roe", "Jan Berg")),
        (["Jane Doe", "et al."], ("Jane Doe",)),
        ([None, 3, {}, []], ()),
        (7, ()),
    ],
)
def test_people_in_any_shape_are_names(value: Any, expected: tuple[str, ...]) -> None:
    assert tuple(map(str, parse_name_list(value))) == expected


def test_the_papers_address_comes_first_and_its_code_last() -> None:
    record = {
        "github": "https://github.com/a/b",
        "pdf_url": "https://x.org/a.pdf",
        "url": "https://x.org/a",
        "link": "javascript:alert(1)",
    }
    assert sighting(record).urls == ("https://x.org/a", "https://x.org/a.pdf", "https://github.com/a/b")


def test_the_address_of_the_papers_software_is_that_of_its_code() -> None:
    assert sighting({"software": "https://looms.org/warp.zip"}).urls == ("https://looms.org/warp.zip",)
    assert sighting({"software": "Loomer 2.1 (https://loomer.com)"}).urls == ()


def test_the_page_of_a_paper_may_be_called_web() -> None:
    assert sighting({"web": "https://looms.org/warp", "pdf": "https://looms.org/warp.pdf"}).urls == (
        "https://looms.org/warp",
        "https://looms.org/warp.pdf",
    )


def test_a_chapter_of_a_book_has_a_title_of_its_own() -> None:
    chapter = sighting({"title": None, "chapter_title": "On Warps", "book_title": "All of Weaving"})
    assert (chapter.title, chapter.venue) == ("On Warps", "All of Weaving")


def test_comments_are_a_number_or_the_authors_remark() -> None:
    assert (sighting({"comments": "12 pages"}).remark, sighting({"comments": "12 pages"}).comments) == (
        "12 pages",
        None,
    )
    assert (sighting({"comments": 3}).remark, sighting({"comments": "3"}).comments) == (None, 3)


def test_categories() -> None:
    assert sighting({"categories": "cs.LG stat.ML math.OC"}).categories == ("cs.LG", "stat.ML", "math.OC")
    assert sighting({"categories": ["Machine Learning", "Computer Vision"]}).categories == (
        "Machine Learning",
        "Computer Vision",
    )
    assert sighting({"topics": [{"display_name": "Graphs"}]}).categories == ("Graphs",)
    assert sighting({"keywords": "graphs; deep learning"}).categories == ("graphs", "deep learning")
    assert sighting({"subjects": "Arts &amp; Humanities; Law"}).categories == ("Arts & Humanities", "Law")
    assert sighting({"keywords": "caf&eacute;s; law"}).categories == ("cafés", "law")


@pytest.mark.parametrize("nothing", ["", "  ", None, "N/A", "null", "[No abstract available]", [], {}, False])
def test_nothing_is_not_words(nothing: Any) -> None:
    assert words(nothing) is None
    assert (
        sighting_of(
            "dump", Span(1, 1), {"title": nothing, "abstract": nothing, "name": "Jane Doe"}, DumpMetadata()
        )
        is None
    )


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<jats:title>Abstract</jats:title><jats:p>One.</jats:p><jats:p>Two.</jats:p>", "One. Two."),
        ("<p>a &amp; b<br>c</p>", "a &amp; b c"),
        ("a < b and c > d", "a < b and c > d"),
        ("the <unk> token", "the <unk> token"),
        ("<b>if</b> x<y and y>z", "if x&lt;y and y>z"),
        ("H<sub>2</sub>O", "H2O"),
        ("<script>alert(1)</script><p>x</p>", "x"),
        ("We study <script> tags. We <b>find</b> much.", "We study &lt;script> tags. We find much."),
    ],
)
def test_markup_becomes_words(markup: str, text: str) -> None:
    assert without_markup(markup) == text


def test_an_inverted_index_is_put_in_order() -> None:
    assert (
        uninverted({"plan": [1, 4], "We": [0], "to": [3], "in order": [2], "odd": "x"})
        == "We plan in order to plan"
    )


@given(st.text())
def test_markup_of_any_text_is_no_crash(text: str) -> None:
    without_markup(f"<p>{text}</p><{text}")
    parse_name_list(text)
    day(text)


@pytest.mark.parametrize(
    ("people", "has_more"),
    [
        (["Jane Doe", "et al."], True),
        (["Jane Doe, et al"], True),
        ("Jane Doe et al.", True),
        ("Jane Doe, John Roe, +3 authors", True),
        ([{"name": "Jane Doe"}, {"name": "et al."}], True),
        (["Jane Doe", "Ada Roe"], False),
        ("Jane Doe, Ada Roe", False),
        (["et al."], False),
    ],
)
def test_a_list_of_authors_that_ends_with_others_is_incomplete(people: object, has_more: bool) -> None:
    assert sighting({"authors": people}).has_more_authors is has_more


@pytest.mark.parametrize(
    ("record", "details"),
    [
        (
            {"journal-ref": "Phys. Rev. D 100, 014020 (2019)"},
            ("Phys. Rev. D, 2019", "100", "014020"),
        ),
        ({"journal-ref": "JMLR 22(1):1-30, 2021"}, ("JMLR, 2021", "22", "1-30")),
        ({"journal-ref": "NeurIPS 2019"}, ("NeurIPS 2019", None, None)),
        ({"journal-ref": "Looms 5 and 7 of 12, 99 x 3"}, (None, None, None)),
        ({"proceeding": "ICLR 2025 1"}, ("ICLR 2025 1", None, None)),
        ({"journal": "JMLR 22(1):1-30", "volume": "22", "pages": "1-30"}, ("JMLR", "22", "1-30")),
        ({"venue": "Web 2.0 Conference"}, ("Web 2.0 Conference", None, None)),
    ],
)
def test_a_reference_is_split_into_venue_volume_and_pages(
    record: dict[str, Any], details: tuple[str | None, str | None, str | None]
) -> None:
    shown = sighting(record)
    assert (shown.venue, shown.volume, shown.pages) == details


@pytest.mark.parametrize(
    ("record", "iso"),
    [
        ({"id": "1707.00003", "update_date": "2021-01-01"}, "2017-07"),
        ({"id": "math/0309136", "update_date": "2021-01-01"}, "2003-09"),
        ({"id": "1707.00003", "update_date": "2017-07-20"}, "2017-07-20"),
        ({"id": "1707.00003", "update_date": "2021-01-01", "published": "2018-02-03"}, "2018-02-03"),
        ({"update_date": "2021-01-01"}, "2021-01-01"),
    ],
)
def test_the_date_of_an_update_is_not_that_of_the_paper(record: dict[str, Any], iso: str) -> None:
    assert str(sighting(record).published) == iso


def test_a_person_may_say_that_the_date_of_an_update_counts() -> None:
    record = {"id": "1707.00003", "updated": "2021-01-01"}
    assert str(sighting(record, date="updated").published) == "2021-01-01"


def test_a_title_in_two_keys_is_one() -> None:
    record = {"title": ["Explaining Looms"], "subtitle": ["A Survey"]}
    assert sighting(record).title == "Explaining Looms: A Survey"


def test_full_names_are_better_than_initials() -> None:
    record = sighting({"Authors": "Zhang Y.", "Author full names": "Zhang, Yu (57000000000)"})
    assert [str(name) for name in record.authors] == ["Yu Zhang"]


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        ({"Document Type": "Conference review"}, True),
        ({"Document Type": "Note"}, False),  # Scopus's and Web of Science's word for a short paper
        ({"Document Type": "Conference paper"}, False),
        ({"itemType": "note"}, True),
        ({"itemType": "attachment"}, True),
        ({"itemType": "preprint"}, False),
        ({}, False),
    ],
)
def test_a_record_may_say_that_it_is_no_paper(record: dict[str, Any], expected: bool) -> None:
    assert is_no_paper(flat(record)) is expected
    read = sighting_of("dump", Span(1, 1), {"title": "T", **record}, DumpMetadata())
    assert (read is None) is expected


def test_the_categories_of_a_preprint_may_be_beside_its_id() -> None:
    eprints = [{"value": "hep-th/9711200", "categories": ["hep-th", "gr-qc"]}]
    assert sighting({"arxiv_eprints": eprints}).categories == ("hep-th", "gr-qc")
    assert sighting({"arxiv_eprints": eprints, "keywords": ["strings"]}).categories == ("strings",)
    assert sighting({"arxiv_eprints": "hep-th/9711200"}).categories == ()


@pytest.mark.parametrize(
    ("around", "layer", "inside"),
    [
        (
            {"name": "LOOM", "url": "https://example.com/loom", "description": "A method."},
            "paper",
            {"title": "Looms", "url": "https://arxiv.org/abs/2101.00001"},
        ),
        (
            {"title": "Trend: LOOM", "description": "A method."},
            "paper",
            {"title": "Looms", "url_abs": "https://arxiv.org/abs/2101.00001", "published": "2021-01-02"},
        ),
        ({"title": "Entry 7"}, "attributes", {"title": "Looms", "arxiv_id": "2101.00001"}),
        ({"title": "Entry 7"}, "_source", {"title": "Looms", "doi": "", "arxiv_id": "2101.00001"}),
    ],
)
def test_a_paper_in_an_object_is_not_what_is_around_it(
    around: dict[str, Any], layer: str, inside: dict[str, Any]
) -> None:
    paper = sighting_of("dump", Span(1, 1), {**around, layer: inside}, DumpMetadata())
    assert paper is not None
    assert (paper.title, [i.value for i in paper.identifiers]) == ("Looms", ["2101.00001"])


def test_a_journal_in_an_object_is_no_paper() -> None:
    paper = sighting({"title": "Looms", "source": {"title": "Weaving", "url": "https://example.com/j"}})
    assert (paper.title, paper.venue) == ("Looms", "Weaving")


@pytest.mark.parametrize(
    ("printed", "title"),
    [
        ("['Looms']", "Looms"),
        ('("Who Are You?", "I Am")', '("Who Are You?", "I Am")'),
        ("['Looms', 'Wool']", "['Looms', 'Wool']"),
        ('("It Is Wool")', '("It Is Wool")'),
    ],
)
def test_of_a_printed_title_only_a_list_of_one_is_read(printed: str, title: str) -> None:
    assert sighting({"title": printed}).title == title


@pytest.mark.parametrize(
    "record",
    [
        {"标题": "织机", "作者": "张三;李四", "摘要": "我们织布。", "发表时间": "2019-05"},
        {"题名": "织机", "作者": "张三; 李四", "中文摘要": "我们织布。", "年份": "2019"},
        {
            "Title-题名": "织机",
            "Author-作者": "张三;李四;",
            "Summary-摘要": "我们织布。",
            "Year-年": "2019",
        },
    ],
)
def test_keys_in_chinese(record: dict[str, Any]) -> None:
    paper = sighting_of("dump", Span(1, 1), record, DumpMetadata())
    assert paper is not None
    assert (paper.title, [str(author) for author in paper.authors]) == ("织机", ["张三", "李四"])
    assert (paper.abstract, paper.published and paper.published.year) == ("我们织布。", 2019)


@pytest.mark.parametrize("value", ["ETH Zurich; EPFL", ["Google", "MIT"], [{"name": "MIT"}]])
def test_affiliations_of_authors_are_no_authors(value: object) -> None:
    assert not sighting({"Author Affiliations": value}).authors


def test_affiliations_may_have_their_authors_inside() -> None:
    paper = sighting({"authorAffiliations": [{"meta": {"author": {"name": "Ada Roe"}}}]})
    assert [str(author) for author in paper.authors] == ["Ada Roe"]


def test_a_key_without_a_namespace_counts_before_one_with_it() -> None:
    record = {"dc.date": "2001", "date": "2019", "title": "Looms"}
    paper = sighting(record)
    assert str(paper.published) == "2019"


@pytest.mark.parametrize(
    "record",
    [
        {
            "title_en": "Looms",
            "authors_html": "Roe, A., <b>Moe, B.</b>",
            "pub_url": "https://a.org/1",
            "year": 2024,
        },
        {
            "title_s": ["Looms"],
            "authFullName_s": ["A. Roe", "B. Moe"],
            "uri_s": "https://a.org/1",
            "publicationDateY_i": 2024,
        },
        {
            "bib": {"title": "Looms", "author": ["A. Roe", "B. Moe"], "pub_year": "2024"},
            "pub_url": "https://a.org/1",
        },
        {
            "title": "Looms",
            "authors": "A. Roe, B. Moe",
            "date-released": "2024",
            "links": {"Project": "https://a.org/1"},
        },
    ],
)
def test_keys_of_further_exports_are_known(record: dict[str, Any]) -> None:
    paper = sighting_of("dump", Span(1, 1), record, DumpMetadata())
    assert paper is not None
    assert (paper.title, str(paper.published), paper.urls) == ("Looms", "2024", ("https://a.org/1",))
    assert [str(name) for name in paper.authors] == ["A. Roe", "B. Moe"]


def test_of_titles_in_several_languages_the_english_one_is_taken() -> None:
    titles = {"title_de": "Webstühle", "title_en": "Looms"}
    abstracts = {"abstract_de": "Wir weben.", "abstract_en": "We weave."}
    paper = sighting_of("dump", Span(1, 1), {**titles, **abstracts}, DumpMetadata())
    assert paper is not None
    assert (paper.title, paper.abstract) == ("Looms", "We weave.")


def test_an_object_with_facts_of_the_publication_is_read() -> None:
    of_orkg = {
        "published_year": 2023,
        "published_in": {"label": "Journal of Looms"},
        "url": "https://a.org/1",
    }
    paper = sighting({"title": "Looms", "publication_info": of_orkg})
    assert (paper.title, str(paper.published), paper.venue, paper.urls) == (
        "Looms",
        "2023",
        "Journal of Looms",
        ("https://a.org/1",),
    )
    summary = "A Roe, B Moe… - Journal of Looms, 2024 - looms.org"
    of_scholar = {"summary": summary, "authors": [{"name": "A Roe"}]}
    paper = sighting({"title": "Looms", "publication_info": of_scholar})
    assert ([str(name) for name in paper.authors], paper.has_more_authors) == (["A Roe", "B Moe"], True)
    assert (paper.abstract, paper.venue, str(paper.published)) == (None, "Journal of Looms", "2024")


def test_the_record_tells_of_its_paper_before_an_object_of_its_preprint() -> None:
    preprint = {"doi": "10.1101/2020.01.01.123456", "date": "2020-01-01", "authors": ["Xi Ye"]}
    paper = sighting(
        {
            "title": "Looms",
            "author": "Ada Roe",
            "year": 2021,
            "url": "https://doi.org/10.5555/looms.1",
            "preprint": preprint,
        }
    )
    assert [str(name) for name in paper.authors] == ["Ada Roe"]
    assert str(paper.published) == "2021"
    assert "10.5555/looms.1" in {identifier.value for identifier in paper.identifiers}
    assert preprint["doi"] not in {identifier.value for identifier in paper.identifiers}


def test_an_object_with_another_title_tells_of_another_paper() -> None:
    threads = {"title": "Threads", "doi": "10.5555/threads.1", "year": 1999}
    paper = sighting({"title": "Looms", "authors": ["Ada Roe"], "preprint": threads})
    assert (paper.published, paper.identifiers) == (None, ())


def test_objects_with_facts_of_a_preprint_and_of_its_publication_are_read() -> None:
    preprint = {"url": "https://www.biorxiv.org/content/10.1101/2020.10.24.350001v4", "date": "2020-10-24"}
    paper = sighting({"title": "Looms", "preprint": preprint})
    assert (str(paper.published), paper.urls) == ("2020-10-24", (preprint["url"],))
    published = {"doi": "10.1000/loom.2", "journal": "Weaving", "page": 131, "volume": 35, "year": 2021}
    paper = sighting({"title": "Looms", "preprint": preprint, "published": published})
    assert (str(paper.published), paper.venue, paper.volume, paper.pages) == ("2021", "Weaving", "35", "131")
    assert [identifier.value for identifier in paper.identifiers] == ["10.1000/loom.2"]


def test_a_venue_has_letters() -> None:
    assert sighting({"title": "Looms", "conf": "ICLR 2024"}).venue == "ICLR 2024"
    assert sighting({"title": "Looms", "conf": 0.87, "journal": "Weaving"}).venue == "Weaving"
    assert sighting({"title": "Looms", "conf": 0.87}).venue is None


def test_authors_of_a_record_of_pubmed_have_their_initials_last() -> None:
    paper = sighting({"title": "Looms", "pmid": "1", "authors": ["Roe A", "Moe B"]})
    assert [str(name) for name in paper.authors] == ["A. Roe", "B. Moe"]
    paper = sighting({"title": "Looms", "authors": ["Roe A", "Moe B"]})
    assert [str(name) for name in paper.authors] == ["Roe A", "Moe B"]


def test_an_english_name_beats_a_title_in_another_language() -> None:
    record = {"title_ja": "織機", "name": "Looms of the North", "authors": ["Ada Roe"]}
    paper = sighting_of("dump", Span(1, 1), record, DumpMetadata())
    assert paper is not None
    assert paper.title == "Looms of the North"
    submitted = {"title_ja": "織機", "name": "Ada van Roe", "authors": ["Ada van Roe", "Bo Moe"]}
    paper = sighting_of("dump", Span(1, 1), submitted, DumpMetadata())
    assert paper is not None
    assert paper.title == "織機"
    assert sighting({"title_ja": "織機", "name": "Looms of the North", "authors": ["Ada Roe"]}).title == "T"


@pytest.mark.parametrize(
    ("record", "iso"),
    [
        ({"venue": "LOOM 2021"}, "2021"),
        ({"journal": "LOOM'21 Findings"}, "2021"),
        ({"venue": "LOOM 2021", "year": 2020}, "2020"),
        ({"venue": "LOOM 2021", "arxiv": "2103.01234"}, "2021-03"),
        ({"venue": "LOOM 2021", "arxiv": "2003.01234"}, "2021"),
        ({"venue": "LOOM"}, None),
    ],
)
def test_a_paper_without_a_date_has_the_year_of_its_venue(record: dict[str, Any], iso: str | None) -> None:
    published = sighting(record).published
    assert (published and str(published)) == iso


@pytest.mark.parametrize("answer", ["yes", "No", "TRUE"])
def test_whether_a_paper_has_an_abstract_is_no_abstract(answer: str) -> None:
    paper = sighting({"Full abstract": answer, "Authors complete": answer, "Journal published": answer})
    assert (paper.abstract, paper.authors, paper.venue) == (None, (), None)


def test_a_title_may_be_a_word_of_consent() -> None:
    assert sighting({"title": "Yes"}).title == "Yes"


def test_chapters_without_authors_are_those_of_a_book_or_a_course() -> None:
    assert not shows_paper({"chapter_title": "Warps", "pages": "1-9"}, DumpMetadata())
    assert shows_paper({"chapter_title": "Warps", "authors": ["Ada Roe"]}, DumpMetadata())


def test_a_doi_is_completed_by_the_bibtex_of_a_record_with_an_address() -> None:
    entry = (
        "@article{roe, title = {T}, author = {Roe, Ada and Moe, Bo}, doi = {10.1000/loom.12}, year = 2020}"
    )
    paper = sighting({"url": "https://example.org/loom", "bibtex": entry})
    assert [str(identifier.value) for identifier in paper.identifiers] == ["10.1000/loom.12"]
    assert (paper.urls, [*map(str, paper.authors)]) == (("https://example.org/loom",), ["Ada Roe", "Bo Moe"])


def test_the_bibtex_of_another_paper_completes_nothing() -> None:
    assert sighting({"bibtex": "@misc{a, title = {Another Loom}, doi = {10.1000/loom.12}}"}).identifiers == ()


def test_dates_of_publication_may_be_several() -> None:
    assert str(sighting({"publicationDates": ["2019"]}).published) == "2019"
