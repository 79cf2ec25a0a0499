"""Pages that are lists of references."""

from __future__ import annotations

import pytest
from paper_digest.listings.blocks import Block
from paper_digest.listings.entries import entry_list
from paper_digest.listings.markup.blocks import parse_blocks
from paper_digest.listings.reference_list import parse
from paper_digest.model.record import Sighting
from paper_digest.sources.coverage import Boilerplate, UnparsedSpan
from paper_digest.values.partial_date import PartialDate
from paper_digest.values.rich_text.inlines import Link

from tests.listings.pages import SENTENCE, block, dump
from tests.listings.test_reference_styles import CASES


@pytest.mark.parametrize(
    ("text", "authors", "has_more"),
    [
        ("Smith, J., et al. (2021). Faster Looms. Weaving.", ["J. Smith"], True),
        ("Smith, J. et al. 2021. Faster Looms. Weaving.", ["J. Smith"], True),
        ("Ada Lovelace and others (2021). Faster Looms. Weaving.", ["Ada Lovelace"], True),
        ('Ada Lovelace, Alan Turing, et al., "Faster Looms," 2021.', ["Ada Lovelace", "Alan Turing"], True),
        ("Ada Lovelace et al. Faster Looms. Weaving, 2021.", ["Ada Lovelace"], True),
        ("Smith, J. (2021). Faster Looms. Weaving.", ["J. Smith"], False),
    ],
)
def test_a_reference_may_name_only_the_first_authors(text: str, authors: list[str], has_more: bool) -> None:
    paper = next(iter(parse(dump(text, *CASES.values())) or ()))
    assert isinstance(paper, Sighting)
    assert (paper.title, [str(name) for name in paper.authors]) == ("Faster Looms", authors)
    assert paper.has_more_authors is has_more


def test_a_list_of_references() -> None:
    outputs = list(parse(dump("# References", *CASES.values(), f"{SENTENCE} In 1943.")) or ())
    assert [type(output) for output in outputs] == [Boilerplate, *[Sighting] * len(CASES), UnparsedSpan]
    first, second = outputs[1], outputs[3]
    assert isinstance(first, Sighting)
    assert isinstance(second, Sighting)
    assert (first.title, first.venue) == ("Faster Looms", "Weaving")
    assert (second.title, second.venue) == ("Faster Looms", "Weaving")


def test_one_reference_among_other_texts_is_no_list() -> None:
    assert parse(dump(SENTENCE, SENTENCE, CASES["people_first"])) is None


def test_the_date_is_the_publication_s() -> None:
    outputs = list(parse(dump(CASES["people_first"], CASES["title_first"])) or ())
    assert isinstance(outputs[0], Sighting)
    assert outputs[0].published == PartialDate(1943)


def test_the_number_of_a_preprint_in_dblp_is_its_arxiv_id() -> None:
    preprint = "Ada Lovelace, Alan Turing: Thin Threads. CoRR abs/2402.01002 (2024)"
    papers = [
        output
        for output in parse(dump(preprint, *CASES.values())) or ()
        if isinstance(output, Sighting) and output.title == "Thin Threads"
    ]
    assert [(identifier.value, paper.venue) for paper in papers for identifier in paper.identifiers] == [
        ("2402.01002", None)
    ]


def test_a_second_identifier_in_a_reference_is_stated_and_not_the_papers() -> None:
    text = "A. Lovelace and B. Turing. Faster Looms Through Thin Threads. Journal of Looms, 2024. {}"
    references = [text.format(f"arXiv:2401.0000{number}, arXiv:2402.0000{number}") for number in range(1, 5)]
    outputs = list(parse(dump(*references)) or ())
    sightings = [output for output in outputs if isinstance(output, Sighting)]
    assert [sighting.identifiers[0].value for sighting in sightings] == [
        f"2401.0000{number}" for number in range(1, 5)
    ]
    assert [sighting.other_identifiers[0].value for sighting in sightings] == [
        f"2402.0000{number}" for number in range(1, 5)
    ]


def test_a_chinese_reference_among_others_is_read() -> None:
    chinese = block("周志华. 机器学习[M]. 北京: 清华大学出版社, 2016.", 2, marker="2.")
    outputs = list(parse(dump(CASES["people_first"], chinese, CASES["year_after_people"])) or ())
    read = [output for output in outputs if isinstance(output, Sighting)]
    assert [paper.title for paper in read] == ["Faster Looms", "机器学习", "Faster Looms"]
    assert (read[1].venue, read[1].published) == ("北京: 清华大学出版社", PartialDate(2016))


@pytest.mark.parametrize("text", ["机器学习", "周志华: 机器学习", "Looms, 1943"])
def test_a_numbered_line_that_is_no_reference_is_unparsed(text: str) -> None:
    numbered, bare = block(text, 2, marker="[2]"), block(text, 3)
    outputs = list(parse(dump(CASES["people_first"], numbered, CASES["title_first"], bare)) or ())
    assert [type(output) for output in outputs] == [Sighting, UnparsedSpan, Sighting, Boilerplate]


def test_a_page_of_chinese_references_is_a_list() -> None:
    texts = (
        "周飞燕, 金林鹏, 董军. 卷积神经网络研究综述[J]. 计算机学报, 2017, 40(6): 1229-1251.",
        "李航. 统计学习方法[M]. 北京: 清华大学出版社, 2012.",
    )
    outputs = list(parse(dump(*texts)) or ())
    assert [output.title for output in outputs if isinstance(output, Sighting)] == [
        "卷积神经网络研究综述",
        "统计学习方法",
    ]


def titles(*texts: str | Block) -> list[str | None] | None:
    """The titles of a page; None where it is no list."""
    outputs = parse(dump(*texts))
    if outputs is None:
        return None
    return [output.title for output in outputs if isinstance(output, Sighting)]


UNDATED = (
    "Ada Lovelace and Alan Turing. Thin threads of today.",
    "Ada Lovelace, Alan Turing. Thick threads of today.",
)


def test_references_without_a_year_are_read_beside_those_with_one() -> None:
    read = titles(CASES["people_first"], CASES["medline"], *UNDATED)
    assert read == ["Faster Looms", "Faster Looms", "Thin threads of today", "Thick threads of today"]


def test_a_page_of_references_without_years_is_a_list() -> None:
    assert titles("# References", *UNDATED) == ["Thin threads of today", "Thick threads of today"]
    assert titles(*UNDATED, f"{SENTENCE} It is a loom.") is None


def test_enumerations_before_sentences_are_no_references() -> None:
    assert (
        titles("Deep Looms, Thin Threads. Some notes on weaving.", "Looms, Threads. More of them here.")
        is None
    )


def test_a_single_reference_is_a_list_if_there_is_nothing_else() -> None:
    assert titles(CASES["medline"]) == ["Faster Looms"]
    assert titles(CASES["medline"], "Weaving") is None
    assert titles("# Publications", "If you use our loom, please cite:", CASES["medline"]) == ["Faster Looms"]


def test_a_venue_and_a_year_are_no_title() -> None:
    entries = ("J. Roe, M. Moe, L. Poe. Looms, 2019.", "L. Poe and J. Roe. Weaving Letters, 2018.")
    assert parse(dump(*entries)) is None


def test_the_number_of_a_preprint_is_no_part_of_its_title() -> None:
    text = (
        "Smith, J., & Roe, A. (2021). Faster Looms (arXiv:2107.03374). arXiv. http://arxiv.org/abs/2107.03374"
    )
    paper = next(iter(parse(dump(text, *CASES.values())) or ()))
    assert isinstance(paper, Sighting)
    assert paper.title == "Faster Looms"


COLONS = (
    "Ada Lovelace, Alan Turing: Weaving on a Small Loom",
    "Jane Roe and Max Moe: Knots That Hold: A Survey",
    "Tom Poe: Faster Wheels",
    "Ida Ash, Jon Jay: Wool, Cotton, and Silk in Looms",
)


@pytest.mark.parametrize("behind", ["", ". ICML 2023", ", ICML 2023", " (ICML 2023)", ". ICML 2023 [pdf]"])
def test_people_and_a_colon_may_be_before_each_title(behind: str) -> None:
    links = (Link("pdf", "https://example.org/1.pdf"),) if "pdf" in behind else ()
    page = [block(f"{line}{behind}", links=links) for line in COLONS]
    papers = [output for output in parse(dump("# Papers", *page)) or () if isinstance(output, Sighting)]
    assert [paper.title for paper in papers] == [
        "Weaving on a Small Loom",
        "Knots That Hold: A Survey",
        "Faster Wheels",
        "Wool, Cotton, and Silk in Looms",
    ]
    assert [[str(name) for name in paper.authors] for paper in papers] == [
        ["Ada Lovelace", "Alan Turing"],
        ["Jane Roe", "Max Moe"],
        ["Tom Poe"],
        ["Ida Ash", "Jon Jay"],
    ]
    assert {paper.venue for paper in papers} == {"ICML" if behind else None}


def test_a_button_behind_a_title_is_no_part_of_it() -> None:
    page = [block(f"{line} [pdf]", links=(Link("pdf", "https://example.org/1.pdf"),)) for line in COLONS]
    papers = [output for output in parse(dump(*page)) or () if isinstance(output, Sighting)]
    assert papers[0].title == "Weaving on a Small Loom"


@pytest.mark.parametrize(
    "lines",
    [
        [line.replace(", ", " of ").replace(" and ", " of ") for line in COLONS],
        [f"{title}: A Survey of All Looms" for title in ("Graph Networks", "Loom Machines", "Deep Wool")],
        [*COLONS[:2], *[SENTENCE] * 2],
        [COLONS[0], COLONS[2], "Max Moe: Looms of Today", "Jane Roe: Looms of Tomorrow for All"],
    ],
)
def test_other_words_before_colons_are_no_people(lines: list[str]) -> None:
    assert titles(*lines) is None


@pytest.mark.parametrize("separator", [", ", " - ", " – "])
def test_titles_may_be_before_people_with_nothing_else(separator: str) -> None:
    lines = (
        ("Weaving on a Small Loom", "Ada Lovelace, Alan Turing"),
        ("Wool, Cotton, and Silk in Looms", "Jane Roe and Max Moe"),
        ("Faster Spinning Wheels", "Tom Poe"),
        ("Attention, Memory, Time", "Ida Ash, Jon Jay"),
        ("Knots That Hold, Fast and Slow", "Lea Poe, Bob Roy, and Kit Lee"),
    )
    page = [f"{title}{separator}{people}" for title, people in lines]
    papers = [output for output in parse(dump("# Papers", *page)) or () if isinstance(output, Sighting)]
    assert [paper.title for paper in papers] == [title for title, _ in lines]
    names = [", ".join(map(str, paper.authors)) for paper in papers]
    assert names == [people.replace(", and ", ", ").replace(" and ", ", ") for _, people in lines]


@pytest.mark.parametrize(
    "lines",
    [
        ["Deep Looms, Thin Threads, Old Wool", "Faster Looms, Small Threads, New Wool of Looms"],
        ["Weaving on a Small Loom, with threads", "Wool and its many friends, and cotton"],
        ["Weaving on a Small Loom, Ada Lovelace, Max Moe", SENTENCE, SENTENCE],
        ["Weaving on a Small Loom, Ada Lovelace", "Weaving on a Large Loom, Ada Lovelace"],
    ],
)
def test_enumerations_are_no_titles_before_people(lines: list[str]) -> None:
    assert titles(*lines) is None


@pytest.mark.parametrize("shown", [Link("arXiv", "https://arxiv.org/abs/2410.05434"), "arXiv:2410.05434"])
@pytest.mark.parametrize("line", ["Weaving on a Small Loom, Ada Lovelace, Alan Turing", COLONS[0]])
def test_papers_whose_links_are_below_them_are_left_to_other_layouts(line: str, shown: Link | str) -> None:
    details = block(shown) if isinstance(shown, str) else block(shown.text, links=(shown,))
    page = [part for number in range(3) for part in (block(f"{line}{'abc'[number]}"), details)]
    assert titles("# Papers", *page) is None
    assert titles("# Papers", *page[::2]) is not None


def test_a_short_link_to_a_paper_is_not_dropped_silently() -> None:
    link = Link("arXiv", "https://arxiv.org/abs/2410.05434")
    page = dump(*CASES.values(), block("arXiv", 99, links=(link,)), block("Home", 100))
    spans = [output for output in parse(page) or () if isinstance(output, Boilerplate | UnparsedSpan)]
    assert [(type(part), part.span.first) for part in spans] == [(UnparsedSpan, 99), (Boilerplate, 100)]


@pytest.mark.parametrize(
    "lines",
    [
        ("Discussion of the Looms, Ada Lovelace, Alan Turing", "Cleaning of the Room, Jane Roe, Max Moe"),
        ("Ada Lovelace, Alan Turing: Discussion of the Looms", "Jane Roe, Max Moe: Cleaning of the Room"),
    ],
)
def test_people_and_words_are_papers_only_where_the_page_says_so(lines: tuple[str, str]) -> None:
    assert titles("# Group meetings", *lines * 2) is None
    assert len(titles("# Accepted papers", *lines * 2) or ()) == 4
    assert titles("# Accepted papers", *lines) is None


def test_the_parts_of_a_program_are_no_papers() -> None:
    people = ", Ada Lovelace, Alan Turing"
    parts = (
        "9:00 - 9:20 Weaving on a Small Loom",
        "Opening Remarks by the General Chairs",
        "Panel on the Future of Looms",
        "Local Chairs of the Conference",
    )
    assert titles("# Papers", *(f"{part}{people}" for part in parts)) is None
    paper = f"Weaving on a Small Loom{people}"
    assert titles("# Papers", *[paper] * 5, f"{parts[1]}{people}") == ["Weaving on a Small Loom"] * 5


def test_a_title_like_a_name_before_several_is_reported() -> None:
    page = [block(f"Weaving on a Small Loom, Ada Lovelace, Alan Turing{end}", 2) for end in "abc"]
    unclear = block("Loom Threads, Wool Knots, Ada Lovelace, Alan Turing", 9)
    outputs = list(parse(dump("# Papers", *page, unclear)) or ())
    assert [output.span.first for output in outputs if isinstance(output, UnparsedSpan)] == [9]


def test_a_venue_does_not_end_in_a_parenthesis() -> None:
    paper = next(iter(parse(dump(*[CASES["people_before_colon"]] * 3)) or ()))
    assert isinstance(paper, Sighting)
    assert (paper.venue, paper.volume, paper.pages) == ("Weaving", "1", "12-34")


def test_the_venue_follows_a_year_behind_the_people() -> None:
    text = (
        "Lovelace, A. and Turing, A., 1943. Faster looms of wool. Weaving, 12(3), pp.1-9. doi:10.1234/looms"
    )
    papers = [output for output in parse(dump(text, *CASES.values())) or () if isinstance(output, Sighting)]
    assert (papers[0].venue, papers[0].volume, str(papers[0].published)) == ("Weaving", "12", "1943")


def test_a_key_in_brackets_before_a_reference_is_no_part_of_its_people() -> None:
    text = (
        '[J3] A. Roe, B. Moe, and E. Poe, "Looms of the North," Journal of Wool, 2026.\n\n'
        '[C12] E. Poe and A. Roe, "Dye, Wool and Words," Dye Letters, 2025.\n'
    )
    papers = [
        out for out in parse(parse_blocks("cv.md", text.split("\n"))) or () if isinstance(out, Sighting)
    ]
    assert [[*map(str, paper.authors)] for paper in papers] == [
        ["A. Roe", "B. Moe", "E. Poe"],
        ["E. Poe", "A. Roe"],
    ]


QUOTED_FIRST = (
    "“Wages of Weavers,” (with Ada Q. Lovelace and Max Moe). Journal of Wool, 12(2), May 2011, 1-9.",
    '"Do Looms Pay? Evidence from a Mill," with Jane Roe, Proceedings of the Loom Society, 2004.',
    "With Ida Ash, “Strikes at the Mill,” Loom Working Paper 2003-12, June 2003.",
    "“Taxes and Thread,” December 2017",
    '"Open Looms" by Jon Jay and Ada Lovelace https://example.org/open-looms.pdf',
)


def test_a_title_in_quotation_marks_may_come_before_its_other_authors() -> None:
    papers = [output for output in parse(dump(*QUOTED_FIRST)) or () if isinstance(output, Sighting)]
    assert [(paper.title, [*map(str, paper.authors)], paper.has_more_authors) for paper in papers] == [
        ("Wages of Weavers", ["Ada Q. Lovelace", "Max Moe"], True),
        ("Do Looms Pay? Evidence from a Mill", ["Jane Roe"], True),
        ("Strikes at the Mill", ["Ida Ash"], True),
        ("Taxes and Thread", [], False),
        ("Open Looms", ["Jon Jay", "Ada Lovelace"], False),
    ]
    assert [(paper.venue, str(paper.published or "")) for paper in papers] == [
        ("Journal of Wool, 12(2)", "2011-05"),
        ("Proceedings of the Loom Society", "2004"),
        ("Loom Working Paper", "2003-06"),
        (None, "2017-12"),
        (None, ""),
    ]


def test_people_before_a_full_stop_are_not_before_the_colon_of_a_title() -> None:
    expected = [
        "LoomBank: A Corpus of Woven Text",
        "DyeBank: A Corpus of Dyed Text",
        "KnotBank: Knots for All",
    ]
    references = [f"Ada Lovelace, Max Moe. {title}. LOOM, {2020 + n}." for n, title in enumerate(expected)]
    assert titles(*references) == expected


def test_quoted_speech_is_no_list_of_papers() -> None:
    speech = (
        '"We have never seen such a loom," says Ada Lovelace.',
        '"It is fast," says Max Moe of the mill.',
    )
    assert titles(*speech * 2) is None


@pytest.mark.parametrize(
    "quotations",
    [
        (
            '"We have never seen such a result," says Ada Lovelace of the University of Wool in 2024.',
            '"It is fast and cheap to build," says Max Moe, who led the study in 2023.',
            '"The mill will open in 2025," says the mayor of Woolton.',
        ),
        (
            '"The best tool I have used this year," with 2024 being a big one.',
            '"We switched our whole team to it," by Jane Roe, 2023',
            '"Saved us weeks of work on the project." Max Moe, CTO, 2022',
        ),
        (
            '"Looms for Everyone of Us." Max Moe of the mill in Woolton',
            '"Wool Is the Future." Jane Roe of the North',
            '"Nets and Knots for All." Ida Ash of the South',
        ),
    ],
)
def test_quotations_are_no_list_of_papers(quotations: tuple[str, ...]) -> None:
    assert titles(*quotations) is None


def test_people_behind_quoted_titles_are_the_authors_up_to_the_full_stop() -> None:
    lines = (
        '"Nets for All of Us." Jane Roe, Ida Ash. NeurIPS 2023.',
        '"Dye without Water." Max Moe and Jane Roe. ICLR 2022.',
        '"Faster Looms." Ada Lovelace, Max Moe. ICML 2024.',
    )
    outputs = parse(dump(*lines)) or ()
    papers = [output for output in outputs if isinstance(output, Sighting)]
    assert [([*map(str, paper.authors)], paper.has_more_authors) for paper in papers] == [
        (["Jane Roe", "Ida Ash"], False),
        (["Max Moe", "Jane Roe"], False),
        (["Ada Lovelace", "Max Moe"], False),
    ]


@pytest.mark.parametrize(
    "reference",
    [
        "12. Ada Roe, Max Moe, and Bo Li. Faster Looms. Loom Letters. 2021, 3, 1-9.",
        "[12] Ada Roe, Max Moe, and Bo Li. Faster Looms. Loom Letters. 2021, 3, 1-9.",
        "Ada Roe,+ Max Moe,* and Bo Li.* Faster Looms. Loom Letters. 2021, 3, 1-9.",
    ],
)
def test_numbers_and_marks_are_no_part_of_a_reference(reference: str) -> None:
    paper = next(iter(parse(dump(reference, *CASES.values())) or ()))
    assert isinstance(paper, Sighting)
    assert paper.title == "Faster Looms"
    assert [str(name) for name in paper.authors] == ["Ada Roe", "Max Moe", "Bo Li"]


def test_a_venue_before_the_people_is_behind_the_title() -> None:
    lines = (
        '[WEAVE 2024] Ada Roe*, Max Moe, "Faster Looms of Today" (Oral).',
        'WEAVE 2023 Bo Li, Ada Roe, Max Moe, "Thin Threads of the North".',
        'Loom Days 2022 Max Moe, "Wool for Everyone of Us".',
    )
    papers = [output for output in parse(dump(*lines)) or () if isinstance(output, Sighting)]
    assert [([*map(str, paper.authors)], paper.title, paper.venue) for paper in papers] == [
        (["Ada Roe", "Max Moe"], "Faster Looms of Today", "WEAVE"),
        (["Bo Li", "Ada Roe", "Max Moe"], "Thin Threads of the North", "WEAVE"),
        (["Max Moe"], "Wool for Everyone of Us", "Loom Days"),
    ]


def test_titles_before_people_with_their_affiliations_are_papers() -> None:
    lines = (
        "# Accepted Papers",
        "Faster Looms of Today,Ada Roe (University of Woolton); Bo Moe (Loom Institute)",
        "Thin Threads, Knots and Nets,Max Li (University of Woolton)",
        "Wool for Everyone of Us,Bo Moe (Loom Institute); Ida Ash (Exampleton University)",
        "Every Knot of Every Net,Ida Ash (Exampleton University (North))",
        "Silk of the Southern Looms,Ada Roe (University of Woolton)",
    )
    papers = [output for output in parse(dump(*lines)) or () if isinstance(output, Sighting)]
    assert [(paper.title, [*map(str, paper.authors)]) for paper in papers] == [
        ("Faster Looms of Today", ["Ada Roe", "Bo Moe"]),
        ("Thin Threads, Knots and Nets", ["Max Li"]),
        ("Wool for Everyone of Us", ["Bo Moe", "Ida Ash"]),
        ("Every Knot of Every Net", ["Ida Ash"]),
        ("Silk of the Southern Looms", ["Ada Roe"]),
    ]


def test_the_name_of_a_journal_does_not_end_at_an_abbreviation_like_pages() -> None:
    reference = "Faster Looms of Today, A. Lovelace and A. Turing, J. Comp. Weav. 12, 34 (1943)."
    paper = next(iter(parse(dump(reference, *CASES.values())) or ()))
    assert isinstance(paper, Sighting)
    assert (paper.title, paper.venue) == ("Faster Looms of Today", "J. Comp. Weav.")


@pytest.mark.parametrize(
    "reference",
    [
        "Roe, A. and Moe, B. (2020). Faster Looms of Old. Loom Letters [pdf], 12, 3-9.",
        "Roe, A. and Moe, B. (2020). Faster Looms of Old. [pdf] [code] Loom Letters, 12, 3-9.",
    ],
)
def test_the_words_of_buttons_are_no_part_of_a_reference(reference: str) -> None:
    paper = next(iter(parse(dump(reference, *CASES.values())) or ()))
    assert isinstance(paper, Sighting)
    assert (paper.title, paper.venue, paper.pages) == ("Faster Looms of Old", "Loom Letters", "3-9")


def test_words_in_brackets_within_a_title_are_a_part_of_it() -> None:
    reference = "Roe, A. and Moe, B. (2020). Looms [of the North] for All. Loom Letters, 12, 3-9."
    paper = next(iter(parse(dump(reference, *CASES.values())) or ()))
    assert isinstance(paper, Sighting)
    assert paper.title == "Looms [of the North] for All"


@pytest.mark.parametrize(
    ("reference", "year"),
    [
        ('A. Roe and B. Moe, "Faster Looms," in Vision 2020 Workshop, 2022.', 2022),
        ("Roe, A., Moe, B. (2022). Faster Looms. In Vision 2020 Workshop, 12-34.", 2022),
        ("Roe, A., Moe, B. (2022). Faster Looms. Weaving, pp. 2001-2012.", 2022),
        ("Ada Roe, Bo Moe. Faster Looms of Today. ICML 2019. Accessed 2022.", 2019),
        ("Ada Roe, Bo Moe. Faster Looms of Today. ICML 2020 (arXiv 2018).", 2020),
        ("Ada Roe, Bo Moe. Faster Looms of Today. Journal of Looms, 2015, reprinted 2020.", 2015),
        ("Ada Roe, Bo Moe. Faster Looms of Today. 2019, Proceedings of Looms 2020.", 2019),
        ("Ada Roe, Bo Moe. Faster Looms of Today. Sensors 2019, 19(9), 2034.", 2019),
    ],
)
def test_the_year_of_a_reference_is_none_of_its_venue_s_name(reference: str, year: int) -> None:
    paper = next(iter(parse(dump(reference, *CASES.values())) or ()))
    assert isinstance(paper, Sighting)
    assert paper.published == PartialDate(year)


HARVARD = (
    ("Roe, A., Moe, B., Poe, C. and Doe, D., 2017. Wool on Looms. Craft, 63(241), pp.854-866.", 4),
    ("Roe, A.O., Moe, B., Poe, C., Doe, D., Coe, E. and Noe, F., 2022. Silk on Looms. Craft, 9, pp.5-6.", 6),
    ("van der Roe, A.B. & Moe, C. (2019). Cotton on Looms. Craft, 1, 2-3.", 2),
    ("Moe, B., 1981. The Pressure of Yarn. Loom Letters, 27(97), pp.407-421.", 1),
)


@pytest.mark.parametrize(
    "link", ["", " [url](https://example.org/roe)", "[pdf](https://example.org/roe.pdf)"]
)
def test_references_in_a_list_may_end_with_a_link(link: str) -> None:
    lines = ["# Reading", "", "papers that we read in our class this fall:", ""]
    page = parse_blocks("reading.md", [*lines, *(f"- {text}{link}" for text, _ in HARVARD)])
    assert entry_list.parse(page) is None
    outputs = list(parse(page) or ())
    papers = [output for output in outputs if isinstance(output, Sighting)]
    assert [paper.title for paper in papers] == [
        *("Wool on Looms", "Silk on Looms", "Cotton on Looms", "The Pressure of Yarn")
    ]
    assert [len(paper.authors) for paper in papers] == [number for _, number in HARVARD]
    assert [str(paper.published) for paper in papers] == ["2017", "2022", "2019", "1981"]
    assert [(paper.venue, paper.volume) for paper in papers[:2]] == [("Craft", "63"), ("Craft", "9")]
    assert [len(paper.urls) for paper in papers] == [bool(link)] * len(papers)
    assert not any(isinstance(output, UnparsedSpan) for output in outputs)


def test_no_button_is_part_of_a_venue() -> None:
    text = "- Roe, A. and Moe, B., 2023. Wool. Loom Preprints. [url](https://example.org/roe)"
    page = parse_blocks("reading.md", [text, text.replace("Wool", "Silk")])
    assert [output.venue for output in parse(page) or () if isinstance(output, Sighting)] == [
        "Loom Preprints"
    ] * 2


def test_the_lines_of_a_program_about_rooms_are_no_references() -> None:
    texts = (
        "(Room: Wool Hall, Session chair: Karin Poe)",
        "Ada Roe and Max Moe. Even Tension for Looms of Any Width",
        "Ida Ash, Jon Jay and Di Poe. Knots That Scale in Nets of Yarn",
    )
    assert titles(*texts) == ["Even Tension for Looms of Any Width", "Knots That Scale in Nets of Yarn"]


def test_the_text_about_an_author_is_no_reference() -> None:
    about = "Ada Roe is a Ph.D. candidate in Looms at the Cloth School. She received her A.B. in Looms."
    read = titles(*CASES.values(), about)
    assert read is not None
    assert not any(title and "received" in title for title in read)
