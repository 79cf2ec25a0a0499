"""Lists of papers as a whole."""

from __future__ import annotations

import pytest
from paper_digest.listings import paper_list, reference_list
from paper_digest.listings.blocks import Block, Cell, DumpBlocks
from paper_digest.listings.entries import entry_list
from paper_digest.listings.markup.html import parse_html_blocks
from paper_digest.listings.paper_list import parse
from paper_digest.model.record import Sighting
from paper_digest.sources.coverage import Boilerplate, UnparsedSpan
from paper_digest.sources.isolation import Failure, until_failure
from paper_digest.values.rich_text.inlines import Link

from tests.listings.pages import ABSTRACT, SENTENCE, block, dump, link

PEOPLE = "Ada Lovelace, Alan Turing"


def outputs(*texts: str | Block) -> tuple[list[Sighting], list[int], list[tuple[int, str]]]:
    """The records, the lines of boilerplate, and the unparsed lines with their reason."""
    parsed = list(parse(dump(*texts)) or ())
    return (
        [output for output in parsed if isinstance(output, Sighting)],
        [output.span.first for output in parsed if isinstance(output, Boilerplate)],
        [(output.span.first, output.reason) for output in parsed if isinstance(output, UnparsedSpan)],
    )


def papers_in_html(*lines: str) -> list[Sighting]:
    """The papers of a page of HTML."""
    return outputs(*parse_html_blocks(lines))[0]


def test_a_page_without_papers_is_no_list() -> None:
    assert parse(dump("Home", "About")) is None


def test_header_papers_and_footer() -> None:
    page = (
        "All Looms",
        "Faster Looms",
        PEOPLE,
        ABSTRACT,
        "Thin Threads",
        PEOPLE,
        f"So {ABSTRACT}",
        "Loose words",
    )
    records, boilerplate, unparsed = outputs("# Weaving", *page[1:])
    assert [record.title for record in records] == ["Faster Looms", "Thin Threads"]
    assert boilerplate == [1]
    assert unparsed == [(8, "words that belong to no paper")]


def test_a_single_author_of_a_listing_at_arxiv_is_kept() -> None:
    search = "https://arxiv.org/search/cs?searchtype=author&query=L"
    author = block("Ada Lovelace", links=(Link("Ada Lovelace", search),))
    entry = ("Title: Looms and Threads", author, "Subjects: Learning (cs.LG)")
    second_entry = ("Title: Threads without Looms", author, "Subjects: Learning (cs.LG)")
    records, _, _ = outputs("arXiv:2405.07990", *entry, "arXiv:2405.07991", *second_entry)
    assert [[str(name) for name in record.authors] for record in records] == [["Ada Lovelace"]] * 2


def test_a_page_of_trending_papers_shows_summaries_of_a_machine() -> None:
    papers = ("Faster Looms", PEOPLE, ABSTRACT, "Thin Threads", PEOPLE, f"So {ABSTRACT}")
    assert [record.machine_generated for record in outputs("# Trending Looms", *papers)[0]] == [True, True]
    assert [record.machine_generated for record in outputs("# Looms", *papers)[0]] == [False, False]


def test_cut_abstracts_are_no_summaries() -> None:
    papers = ("Faster Looms", PEOPLE, f"{ABSTRACT} And…", "Thin Threads", PEOPLE, f"So {ABSTRACT} And…")
    assert [record.machine_generated for record in outputs("# Trending Looms", *papers)[0]] == [False, False]


def test_linked_headings_that_are_more_than_the_papers_are_reported() -> None:
    news = [
        block(title, line, level=2, links=(Link(title, f"https://news.example/{line}"),))
        for line, title in enumerate(("New Looms Opened", "Wool Fair Begins", "Silk Prices Fall"), 3)
    ]
    papers = [
        block("Faster Looms", 1, level=2, links=(link("Faster Looms"),)),
        block("Thin Threads", 2, level=2, links=(link("Thin Threads", "2410.05435"),)),
    ]
    records, boilerplate, unparsed = outputs(*papers, *news)
    assert [record.title for record in records] == ["Faster Looms", "Thin Threads"]
    assert boilerplate == []
    assert unparsed == [(line, "a linked heading among papers, without a paper") for line in (3, 4, 5)]


def test_an_item_above_the_first_paper_of_its_list_is_no_boilerplate() -> None:
    """A list whose first papers were not recognized would lose them without a word."""
    items = [
        block(f"{words} by someone", line, marker="-")
        for line, words in enumerate(("Older items of the list", "Thin Threads and Looms"), 1)
    ]
    papers = [
        block(
            f"Title {line}: Strong Wool", line, marker="-", links=(link("Strong Wool", f"2410.0543{line}"),)
        )
        for line in range(3, 7)
    ]
    outputs = list(parse(dump(*items, *papers)) or ())
    unparsed = [output.span.first for output in outputs if isinstance(output, UnparsedSpan)]
    assert unparsed == [1, 2]


def test_people_before_titles_in_rows_belong_to_their_row() -> None:
    rows = (
        ("3", PEOPLE, "Faster Looms"),
        ("7", "Jane Roe, Max Moe", "Thin Threads"),
        ("9", "Lea Poe, Bob Roy", "Wool That Lasts"),
    )
    cells = (
        block(text, row, cell=Cell(1, row, column), marker="|" if column == 1 else "")
        for row, texts in enumerate(rows, 1)
        for column, text in enumerate(texts, 1)
    )
    papers, _, unparsed = outputs(*cells)
    assert [(paper.title, str(paper.authors[0]), paper.votes) for paper in papers] == [
        ("Faster Looms", "Ada Lovelace", None),
        ("Thin Threads", "Jane Roe", None),
        ("Wool That Lasts", "Lea Poe", None),
    ]
    assert not unparsed


def test_a_volume_with_its_editors_is_no_paper() -> None:
    page = (
        "# Conference on Looms",
        "Editors: Ada Roe, Max Moe",
        "# Faster Looms",
        PEOPLE,
        "# Thin Threads",
        PEOPLE,
    )
    papers, _, unparsed = outputs(*page)
    assert [paper.title for paper in papers] == ["Faster Looms", "Thin Threads"]
    assert not unparsed


def test_a_paper_named_like_a_volume_is_one_if_it_has_an_arxiv_id() -> None:
    handbook = ("# Handbook Volume Effects on Looms", "Ada Roe, Max Moe (eds.)", "arXiv:2411.00011")
    papers, _, _ = outputs(*handbook, "# Faster Looms", PEOPLE, "arXiv:2411.00012")
    assert [(paper.title, paper.identifiers[0].value) for paper in papers] == [
        ("Handbook Volume Effects on Looms", "2411.00011"),
        ("Faster Looms", "2411.00012"),
    ]


def test_a_fault_between_papers_costs_no_paper(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise IndexError

    monkeypatch.setattr(paper_list, "_between", fail)
    papers = ("Faster Looms", PEOPLE, ABSTRACT, "Thin Threads", PEOPLE, f"So {ABSTRACT}")
    *read, failure = until_failure(parse(dump("# Weaving", *papers)) or ())
    assert [output.title for output in read if isinstance(output, Sighting)] == [
        "Faster Looms",
        "Thin Threads",
    ]
    assert isinstance(failure, Failure)


@pytest.mark.parametrize(
    "id_of", ["arXiv:24{}.00011", '<a href="https://arxiv.org/abs/24{}.00011">arXiv</a>']
)
def test_a_year_within_the_details_of_a_paper_ends_no_paper(id_of: str) -> None:
    page = [
        f"<h3>{title}</h3><ul><li>Ada Lovelace, Jane Roe</li><li class='year'>20{month}</li>"
        f"<li>{id_of.format(month)}</li></ul>"
        for title, month in (("Weaving on a Small Loom for All", "11"), ("Threads without Any Noise", "12"))
    ]
    papers = papers_in_html("<h1>Publications</h1>", *page)
    assert [(str(paper.published), [i.value for i in paper.identifiers]) for paper in papers] == [
        ("2011", ["2411.00011"]),
        ("2012", ["2412.00011"]),
    ]


def test_the_event_of_a_page_is_no_paper_although_its_place_looks_like_people() -> None:
    place = "Santa Cruz, San Jose"
    page = ("ICML 2023 Workshop on Looms", place, "Faster Looms", PEOPLE, "Thin Threads", PEOPLE)
    papers, _, unparsed = outputs(*page)
    assert [paper.title for paper in papers] == ["Faster Looms", "Thin Threads"]
    assert not unparsed


@pytest.mark.parametrize("people", ["Ada Roe, Max Moe, Emmy Noether", "Ada Roe and Max Moe"])
def test_a_first_paper_that_is_named_like_an_event_is_reported(people: str) -> None:
    page = ("The 2023 Workshop on Looms", people, "Faster Looms", PEOPLE, "Thin Threads", PEOPLE)
    papers, _, unparsed = outputs(*page)
    assert [paper.title for paper in papers] == ["Faster Looms", "Thin Threads"]
    assert unparsed == [(1, "the name of an event in the place of a title")]


@pytest.mark.parametrize(
    "title",
    [
        *("With Few Threads: Notes from a Workshop", "The Growth of a Conference", "Looms in 2023"),
        *("The First Workshop on Looms: an Overview", "The 2023 Weaving Task: What a Workshop Learned"),
    ],
)
def test_a_first_paper_about_an_event_is_one(title: str) -> None:
    papers, _, _ = outputs(title, PEOPLE, "Faster Looms", PEOPLE, "Thin Threads", PEOPLE)
    assert [paper.title for paper in papers] == [title, "Faster Looms", "Thin Threads"]


@pytest.mark.parametrize("part", [ABSTRACT, block("", links=(link(""),))])
def test_a_first_paper_with_the_name_of_an_event_is_one(part: str | Block) -> None:
    title = "The Third Workshop on Looms and Its Guests"
    papers, _, _ = outputs(title, PEOPLE, part, "Faster Looms", PEOPLE, "Thin Threads", PEOPLE)
    assert [paper.title for paper in papers] == [title, "Faster Looms", "Thin Threads"]


def test_a_volume_that_a_page_shows_twice_is_no_paper() -> None:
    volume = "Findings of the Society of Looms"
    page = (volume, "Ada Roe, Max Moe (Editors)", volume, "Ada Roe, Max Moe", "Thin Threads", PEOPLE)
    papers, _, unparsed = outputs(*page)
    assert [paper.title for paper in papers] == ["Thin Threads"]
    assert not unparsed


def test_what_has_the_class_of_a_title_is_one_however_short_and_nothing_else() -> None:
    page = (
        "<title>publications | Ada Roe</title><h1>publications</h1><ol>",
        '<li><div class="title">Looms</div><div class="author"><em>Ada Roe</em>, Max Moe</div>',
        "<div><em>In International Conference on Machine Learning</em>, 2024</div>",
        '<a href="https://arxiv.org/abs/2410.10001">arXiv</a> <a href="knot.pdf">PDF</a></li>',
        '<li><div class="title">On Wool</div><div class="author"><em>Ada Roe</em></div>',
        "<div><em>14th Loom Symposium on Threads</em>, 2023</div></li>",
        '<li><div class="title">A Warp</div><div class="author"><em>Ada Roe</em></div></li></ol>',
    )
    papers = papers_in_html(*page)
    assert [(paper.title, [*map(str, paper.authors)]) for paper in papers] == [
        ("Looms", ["Ada Roe", "Max Moe"]),
        ("On Wool", ["Ada Roe"]),
        ("A Warp", ["Ada Roe"]),
    ]
    blocks = DumpBlocks("page.html", parse_html_blocks(page), lines=page, is_html=True)
    assert entry_list.parse(blocks) is None
    assert reference_list.parse(blocks) is None


SECTIONS = (
    "# LoomKit",
    ABSTRACT,
    "## Installation",
    ABSTRACT,
    "## Quick start",
    ABSTRACT,
    "## License",
    ABSTRACT,
)


def test_sections_with_paragraphs_as_long_as_abstracts_are_no_papers() -> None:
    assert parse(dump(*SECTIONS)) is None
    steps = (
        "1. Go to the folder of looms.",
        "2. Open the file with the threads.",
        "3. Add a new loom to it.",
    )
    assert parse(dump("# Adding looms", ABSTRACT, *steps, "# License", ABSTRACT)) is None


def test_sections_below_a_heading_that_announces_papers_are_papers() -> None:
    page = ("# Daily papers", "## On Looms", ABSTRACT, "## Thin Threads Hold", ABSTRACT)
    assert [record.title for record in outputs(*page)[0]] == ["On Looms", "Thin Threads Hold"]


@pytest.mark.parametrize("shown", [PEOPLE, "Abstract: We weave.", "https://arxiv.org/abs/2410.1000{n}"])
def test_short_titles_of_papers_with_people_abstracts_or_identifiers_are_kept(shown: str) -> None:
    page = [
        text
        for n, title in enumerate(("Looms", "On Wool", "Thin Threads"))
        for text in (f"# {title}", shown.format(n=n), ABSTRACT)
    ]
    assert [record.title for record in outputs(*page)[0]] == ["Looms", "On Wool", "Thin Threads"]


def test_long_titles_with_abstracts_alone_are_kept() -> None:
    titles = ("Weaving Cloth by Night and Day", "Nine Knots and a Thread", "A Study of Wool in Winter")
    page = [text for title in titles for text in (f"# {title}", ABSTRACT)]
    assert [record.title for record in outputs(*page)[0]] == list(titles)


def test_papers_in_headings_above_their_venues_are_read() -> None:
    heads = ("### Weaving Nets from Threads", "### Every Knot Is Undone", "### Cloth without Any Noise")
    papers, _, _ = outputs(
        "# Looms", *(text for head in heads for text in (head, "ICML 2019", "The first knot that holds."))
    )
    assert [paper.title for paper in papers] == [head.strip("# ") for head in heads]
    assert {str(paper.venue) for paper in papers} == {"ICML 2019"}


@pytest.mark.parametrize(("folder", "n_papers"), [("posts", 0), ("papers", 3)])
def test_posts_with_authors_and_dates_are_no_papers(folder: str, n_papers: int) -> None:
    heads = ("Should I Weave by Hand?", "The Power of Nine Looms", "Living with Wool at Work")
    page = (
        f"<h3><a href='/{folder}/{number}/'>{head}</a></h3><p>{PEOPLE}</p><p>May 12, 2022</p>"
        for number, head in enumerate(heads)
    )
    assert len(papers_in_html("<h1>The Loom Project</h1>", *page)) == n_papers


@pytest.mark.parametrize(("is_in_title_case", "n_papers"), [(False, 0), (True, 3)])
def test_sentences_above_the_parts_of_a_post_are_no_titles(is_in_title_case: bool, n_papers: int) -> None:
    heads = ("What is the loom about at all?", "Why does weaving work so well?", "My first year with wool")
    written = [head.title() if is_in_title_case else head for head in heads]
    papers, _, _ = outputs(*(text for head in written for text in (f"## {head}", SENTENCE)))
    assert len(papers) == n_papers
