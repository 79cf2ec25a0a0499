"""Tests of BibTeX: each entry is a record, and an invalid entry is reported alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from paper_digest.formats import bibtex
from paper_digest.formats.bibtex_values import without_braces
from paper_digest.model.citation import CitationEntry
from paper_digest.model.problem import Severity
from paper_digest.model.record import DumpMetadata
from paper_digest.values.partial_date import PartialDate
from paper_digest.values.person import PersonName

from tests.formats.records import read
from tests.linear_time import assert_linear_time

ENTRIES = [
    f"@article{{key{n},\n  title = {{Paper {n}}},\n  author = {{Doe, Jane}},\n  year = 2024,\n}}"
    for n in range(9)
]
TITLES = [f"Paper {n}" for n in range(9)]


@pytest.mark.parametrize(
    "damaged",
    [
        "@article{key4,\n  title = {Paper 4},\n  author = {Doe, Jane},\n  year = 2024,",
        "@article{key4,\n  title = {Paper 4,\n  author = {Doe, Jane},\n}",
        "@article{key4,\n  title = {Paper 4}\n  author = {Doe, Jane},\n}",
        '@article{key4,\n  title = "Paper 4,\n}',
    ],
)
def test_no_entry_is_lost_for_want_of_a_comma_or_brace(damaged: str) -> None:
    text = "\n\n".join([*ENTRIES[:4], damaged, *ENTRIES[5:]])
    result = read(bibtex, text)
    assert result.titles() == TITLES
    assert [problem.line for problem in result.problems] == [text[: text.index(damaged)].count("\n") + 1]
    assert result.problems[0].severity is Severity.WARNING


@pytest.mark.parametrize(
    "broken",
    [
        "@article{key4,\n  author = {Doe, Jane\n}",
        "@article{key4,\n  title {Paper 4},\n}",
        "  title = {Paper 4},\n  author = {Doe, Jane},\n}",
        "@article{key4,\n  author = {Doe, Jane},\n}",
    ],
)
def test_only_the_broken_entry_is_lost(broken: str) -> None:
    text = "\n\n".join([*ENTRIES[:4], broken, *ENTRIES[5:]])
    result = read(bibtex, text)
    assert bibtex.recognizes(text)
    assert result.titles() == TITLES[:4] + TITLES[5:]
    first = text[: text.index(broken)].count("\n") + 1
    assert result.problems[0].line == first
    assert result.reading.unparsed


def test_lines_are_exact_also_where_entries_share_a_line() -> None:
    result = read(
        bibtex, "% a remark\n@misc{a, title={A}} @misc{b,\n title = {B}\n}\n@misc(c, title={C (c)})"
    )
    assert result.lines() == [(2, 2), (2, 4), (5, 5)]
    assert result.titles() == ["A", "B", "C (c)"]


def test_strings_months_and_parts_put_together() -> None:
    text = (
        '@string{j = "Journal of " # {Plans}}\n@article{a, title="A " # {B}, journal = j # ", Part " # '
        '2, month = oct # "~7", year = 2024}'
    )
    (sighting,) = read(bibtex, text).sightings
    assert (sighting.title, sighting.venue, str(sighting.published)) == (
        "A B",
        "Journal of Plans, Part 2",
        "2024-10-07",
    )


def test_strings_that_double_fill_no_memory() -> None:
    """60 of them would be longer than any memory; the entry after them is read."""
    doubling = "".join(f"@string{{s{number} = s{number - 1} # s{number - 1}}}\n" for number in range(1, 60))
    text = f"@string{{s0 = {{Journal}}}}\n{doubling}@article{{a, title={{A Title}}, journal=s59}}\n"
    result = read(bibtex, text)
    (sighting,) = result.sightings
    assert (sighting.title, len(sighting.venue or "") < 2_100) == ("A Title", True)
    assert "a string 's9' of 3,584 characters" in [span.reason for span in result.leftovers]


def test_proceedings_behind_their_papers_lend_their_name() -> None:
    text = (
        "@inproceedings{a, title={A}, crossref={P}}\n@misc{b, title={B}}\n@proceedings{p, "
        "title={Proceedings of X}, year={2023}}\n"
    )
    result = read(bibtex, text)
    assert result.titles() == ["A", "B"]
    assert (result.sightings[0].venue, str(result.sightings[0].published)) == ("Proceedings of X", "2023")
    assert read(bibtex, "@inproceedings{a, title={A}, crossref={nowhere}}").titles() == ["A"]


def test_letters_in_tex_are_read_as_unicode_wherever_they_are() -> None:
    text = (
        '@string{v = {Na{\\"\\i}ve Learning}}\n@article{a, title={{\\L}ukasz and {J{\\"u}rgen}: $x_{1}$}, '
        "abstract={L{\\'e}on}, organization={\\'Ecole}, note={Erd{\\H{o}}s}, journal=v, "
        "author={{\\L}ukasz {\\'E}lan}}"
    )
    (sighting,) = read(bibtex, text).sightings
    assert (sighting.title, sighting.abstract) == ("Łukasz and Jürgen: $x_{1}$", "Léon")
    assert (sighting.organization, sighting.remark, sighting.venue) == ("École", "Erdős", "Naïve Learning")
    assert list(map(str, sighting.authors)) == ["Łukasz Élan"]


@pytest.mark.parametrize(
    "written",
    [
        r"https://example.org/\~n/a\_b\%20c",
        r"https://example.org/\~{}n/a{\_}b{\%}20c",
        r"https://example.org/{\~{}}n/a_b%20c",
        r"\url{https://example.org/{\textasciitilde}n/a_b%20c}",
        r"https://example.org/\textasciitilde{}n/a_b%20c",
    ],
)
def test_an_address_has_escapes_and_no_letters_in_tex(written: str) -> None:
    (sighting,) = read(bibtex, f"@misc{{a, title={{A}}, url={{{written}}}}}").sightings
    assert sighting.urls == ("https://example.org/~n/a_b%20c",)
    assert sighting.citation is not None
    assert sighting.citation.value("url") == "https://example.org/~n/a_b%20c"


def test_an_entry_keeps_its_key_type_and_standard_fields() -> None:
    text = (
        "@InProceedings{Doe_2023:a, title={A}, author={Jane Doe and others}, booktitle={Proc. of {X}}, "
        "pages={1--9}, editor={van der Berg, Kees and {\\L}ukasz, Jr., Ada}, note={50\\% off}, year=2023, "
        "month=jul, abstract={B}, file={/home/me}, timestamp={now}, biburl={x}, url={javascript:alert(1)}}"
    )
    (sighting,) = read(bibtex, text).sightings
    assert sighting.citation == CitationEntry(
        key="Doe_2023:a",
        entry_type="inproceedings",
        fields=(("booktitle", "Proc. of X"), ("pages", "1–9"), ("note", "50% off")),
        editors=(PersonName("Berg", "Kees", "van der"), PersonName("Łukasz", "Ada", "", "Jr.")),
        date=PartialDate(2023, 7),
    )


def test_others_at_the_end_make_the_authors_incomplete() -> None:
    text = "@misc{a, title={A}, author={Jane Doe and\n others}}\n@misc{b, title={B}, author={Jane Doe}}"
    assert [sighting.has_more_authors for sighting in read(bibtex, text).sightings] == [True, False]


def test_proceedings_lend_their_publisher_and_editors() -> None:
    text = (
        "@inproceedings{a, title={A}, crossref={P}, publisher={Own}}\n@proceedings{p, title={X}, "
        "publisher={Springer}, editor={Ada Roe}, series={S}, volume={4}}\n"
    )
    (sighting,) = read(bibtex, text).sightings
    assert sighting.citation is not None
    assert dict(sighting.citation.fields) == {
        "booktitle": "X",
        "publisher": "Own",
        "series": "S",
        "volume": "4",
    }
    assert sighting.citation.editors == (PersonName("Roe", "Ada"),)


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("{A {BERT} Model}", "A BERT Model"),
        ("{{Twice}}", "Twice"),
        ("$x_{1}^{2}$ and {B}", "$x_{1}^{2}$ and B"),
        ("\\emph{so} {\\'E}lan \\textbf{{X}}", "\\emph{so} {\\'E}lan \\textbf{X}"),
        ("\\frac{a}{b}", "\\frac{a}{b}"),
        ("a } b { c", "a } b c"),
        ("50\\% {of} it", "50\\% of it"),
    ],
)
def test_braces_that_keep_capitals_go(text: str, bare: str) -> None:
    assert without_braces(text) == bare


@pytest.mark.parametrize(
    "text",
    ["", "Write to jane@example.org{x}", "@jane said {this}", "@media screen { color: red }", "a = {b}"],
)
def test_prose_is_not_claimed(text: str) -> None:
    assert not bibtex.recognizes(text)


@pytest.mark.slow
@pytest.mark.parametrize("end", ["", "}}"])
@pytest.mark.parametrize(
    "unit",
    [
        "@a{",
        "@a{b,\n",
        "{",
        "}",
        '"',
        "a} # {",
        " and ",
        "{a}",
        "\\",
        "@a{b, title = {x}}\n",
        "@string{a = a}\n",
        "@a(",
        "@a{b ",
        "@a{b, title={x} c={y} ",
        "\\textless",
    ],
)
def test_time_is_linear(unit: str, end: str) -> None:
    def parse(text: str) -> None:
        list(bibtex.parse("x", iter(text.split("\n")), DumpMetadata()))

    assert_linear_time(parse, lambda size: "@a{b, title={" + unit * (size // len(unit)) + end)


def test_time_to_recognize_fields_outside_of_entries_is_linear() -> None:
    def parse(text: str) -> None:
        list(bibtex.parse("x", iter(text.split("\n")), DumpMetadata()))

    assert_linear_time(parse, lambda size: "}" + " " * size + "x\n@misc{a, title = {A}}\n")


TOKENS = [
    "@a{k,",
    "@string{",
    "title",
    "=",
    "{",
    "}",
    '"',
    ",",
    "#",
    "\n",
    " ",
    "x",
    "\\",
    "@",
    "author={A and B}",
    "(",
    ")",
    "é",
    "@comment",
    "%",
]


@given(st.lists(st.sampled_from(TOKENS), max_size=40))
def test_the_entry_after_any_tokens_is_read(tokens: list[str]) -> None:
    result = read(bibtex, "".join(tokens) + "\n\n@article{last,\n title = {The Last},\n}")
    assert result.titles()[-1:] == ["The Last"]


@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        ("@article{g {No comma}}", "Expected comma after entry key"),
        ("@article{g, author={Open", "Unexpected block start"),
    ],
)
def test_a_broken_entry_states_its_reason(broken: str, reason: str) -> None:
    text = f"{broken}\n\n@article{{h, title={{A Good Title}}}}\n"
    result = read(bibtex, text)
    assert result.titles() == ["A Good Title"]
    assert reason in str(result.problems[0])


def test_a_collection_lends_its_year_and_name_and_is_no_paper() -> None:
    text = (
        "@incollection{a, title={Tails}, author={Roe, Ada}, crossref={b}}\n"
        "@incollection{c, title={Ears}, author={Roe, Ada}, crossref={d}}\n"
        "@book{b, title={The Book}, editor={Doe, Bo}, date={2011}}\n"
        "@collection{d, title={The Collection}, editor={Doe, Bo}, date={2007-05}}\n"
        "@book{e, title={A Whole Book}, editor={Doe, Bo}, date={2001}}\n"
        "@book{f, title={A Monograph}, author={Doe, Bo}, date={2002}}\n"
        "@inbook{g, title={Its Chapter}, author={Doe, Bo}, crossref={f}}\n"
    )
    papers = read(bibtex, text).sightings
    assert [(paper.title, paper.venue, str(paper.published)) for paper in papers] == [
        ("Tails", "The Book", "2011"),
        ("Ears", "The Collection", "2007-05"),
        ("A Whole Book", None, "2001"),
        ("A Monograph", None, "2002"),
        ("Its Chapter", "A Monograph", "2002"),
    ]


def test_a_title_has_its_subtitle() -> None:
    text = (
        "@article{a, title={Looms}, subtitle={A History}}\n"
        "@article{b, title={Why Looms?}, subtitle={A History}}\n"
        "@article{c, title={Looms: A History}, subtitle={A History}}\n"
    )
    assert read(bibtex, text).titles() == ["Looms: A History", "Why Looms? A History", "Looms: A History"]


def test_an_entry_with_a_lost_comma_or_brace_is_read_with_a_warning() -> None:
    text = (
        "@article{a,\n title = {First}\n author = {Roe, Ada},\n}\n"
        "@article{b,\n title = {The {Second},\n author = {Doe, Bo},\n}\n"
        "@article{c title = {Third}, author = {Lee, Bo}}\n"
    )
    result = read(bibtex, text)
    assert [(paper.title, str(*paper.authors)) for paper in result.sightings] == [
        ("First", "Ada Roe"),
        ("The Second", "Bo Doe"),
        ("Third", "Bo Lee"),
    ]
    assert [(problem.line, problem.severity) for problem in result.problems] == [
        (1, Severity.WARNING),
        (5, Severity.WARNING),
    ]


def test_elements_of_html_that_are_written_as_commands_are_no_words() -> None:
    text = "@article{a, title={A}, journal={\\apjl}, abstract={{\\textless}p{\\textgreater}We weave.}}"
    (paper,) = read(bibtex, text).sightings
    assert (paper.abstract, paper.venue) == ("We weave.", "The Astrophysical Journal Letters")


def test_an_entry_has_all_fields_of_its_data_entries() -> None:
    text = (
        "@article{a, title={Looms}, xdata={x, y}, year={2019}}\n"
        "@xdata{x, author={Roe, Ada}, year={2018}}\n@xdata{y, journal={Cloth}}\n"
    )
    (paper,) = read(bibtex, text).sightings
    assert (str(*paper.authors), paper.venue, str(paper.published)) == ("Ada Roe", "Cloth", "2019")


def test_a_broken_entry_takes_nothing_from_another_on_its_line() -> None:
    text = "@article{a, title={First}, author={Roe, Ada}} @article{b, title={Second, author={Doe, Bo}}\n"
    result = read(bibtex, text)
    assert [(paper.title, str(*paper.authors)) for paper in result.sightings][:1] == [("First", "Ada Roe")]
    assert "First" not in result.titles()[1:]


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ("title={Looms}, doi={10.1000/a}, title={Cats}", 'two titles in one entry: "Looms" and "Cats"'),
        (
            "title={Looms}, doi={10.1000/a}, doi={10.1000/b}",
            'two DOIs in one entry: "10.1000/a" and "10.1000/b"',
        ),
        (
            "title={Looms}, author={Roe, Ada}, author={Doe, Jane}",
            'two lists of authors in one entry: "Roe, Ada" and "Doe, Jane"',
        ),
        ("title={Looms}, abstract={We weave.}, abstract={We sleep.}", "two abstracts in one entry"),
    ],
)
def test_an_entry_that_is_two_papers_is_reported(fields: str, reason: str) -> None:
    reading = read(bibtex, f"@article{{a, {fields}}}")
    assert not reading.sightings
    assert reason in str(reading.problems[0])


def test_of_abstracts_in_two_languages_the_english_one_is_taken() -> None:
    german, english = "Wir weben Muster aus Fäden.", "We weave these patterns."
    for first, second in ((german, english), (english, german)):
        (sighting,) = read(
            bibtex, f"@article{{a, title={{Looms}}, abstract={{{first}}}, abstract={{{second}}}}}"
        ).sightings
        assert sighting.abstract == english


def test_a_field_that_is_said_twice_counts_once() -> None:
    twice = (
        "title={Looms}, title={{L}ooms}, doi={10.1000/A}, doi={https://doi.org/10.1000/a}, note={1}, note={2}"
    )
    (sighting,) = read(bibtex, f"@article{{a, {twice}}}").sightings
    assert (sighting.title, [identifier.value for identifier in sighting.identifiers]) == (
        "Looms",
        ["10.1000/a"],
    )


def test_a_line_may_end_in_a_backslash() -> None:
    first = "@article{a,\n title = {The \\TUB\\\n format, in\\\\\n short},\n year = 1986,\n}\n"
    text = first + "\n@article{b,\n title = {Looms}\n}\n"
    result = read(bibtex, text)
    assert result.lines() == [(1, 6), (8, 10)]
    assert result.reading.unparsed_lines == 0


def test_comments_above_the_entries_are_boilerplate() -> None:
    comments = '%%%  BibTeX-file{\n%%%     author = "Ada Roe",\n%%%     date = "13 July",\n%%%  }\n'
    text = comments + "@article{a,\n title = {Looms}\n}\n"
    result = read(bibtex, text)
    assert (result.titles(), result.reading.boilerplate_lines, result.problems) == (["Looms"], 4, [])


ENTRY = (
    "```bibtex\n@article{roe2024,\n  title={Looms of Wool},\n  author={Roe, Ada},\n  year={2024}\n}\n```\n"
)


def test_a_page_that_shows_how_to_cite_a_paper_is_no_bibliography() -> None:
    papers = "".join(f"- [Title {n}](https://arxiv.org/abs/2410.1000{n})\n" for n in range(3))
    assert not bibtex.recognizes(f"# Looms\n\n## Citation\n\n{ENTRY}\n## Papers\n\n{papers}")


def test_entries_as_code_without_links_around_them_are_a_bibliography() -> None:
    assert bibtex.recognizes(f"# Looms\n\n{ENTRY}\nA note on [wool](https://wool.example.org).\n\n{ENTRY}")


def test_entries_as_code_with_buttons_below_are_a_bibliography() -> None:
    buttons = "[pdf](https://loom.example.org/a.pdf) [code](https://loom.example.org/a)\n\n"
    assert bibtex.recognizes(f"# Papers\n\n{ENTRY}{buttons}{ENTRY}{buttons}")


@pytest.mark.parametrize(
    "item",
    [
        "<li><a href='https://looms.example.org/{}'>Looms of Much Wool</a></li>",
        '* "Looms of Much Wool". https://looms.example.org/{}',
    ],
)
def test_a_list_of_links_above_an_entry_to_cite_is_a_page(item: str) -> None:
    papers = "\n".join(item.format(number) for number in range(3))
    assert not bibtex.recognizes(f"Papers\n\n{papers}\n\nPlease cite:\n\n{ENTRY}")
    assert bibtex.recognizes(
        f"% see https://looms.example.org/1\n% and https://looms.example.org/2\n\n{ENTRY}"
    )


@pytest.mark.parametrize(
    "above",
    [
        "- https://looms.example.org/1\n- https://looms.example.org/2\n- https://looms.example.org/3\n",
        "<!--\n- The looms of old https://looms.example.org/1\n- Their threads and yarn https://looms.example.org/2\n"
        "- All of their wool https://looms.example.org/3\n-->\n",
        "<div><a href='/'>Home</a></div>\n<div><a href='/a'>Papers</a></div>\n<p><a href='/b'>Us</a></p>\n",
    ],
)
def test_sources_and_navigation_above_entries_are_no_list(above: str) -> None:
    assert bibtex.recognizes(f"{above}\n{ENTRY}")
