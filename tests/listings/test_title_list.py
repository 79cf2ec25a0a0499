"""Pages that show nothing of their papers but the titles."""

from __future__ import annotations

import pytest
from paper_digest.listings.markup.blocks import parse_blocks
from paper_digest.listings.title_list import parse
from paper_digest.model.record import Sighting
from paper_digest.sources.coverage import UnparsedSpan

from tests.linear_time import assert_linear_time

TITLES = (
    "Weaving Patterns from a Handful of Threads",
    "Cloth without Noise: A Reproduction on Nine Looms",
    "Do Looms Dream of Wool?",
    "Every Knot of Threads Can Be Undone in Time",
    "Notes on the Analytical Loom and Its Uses",
    "Warp Speed",
    "xKnot: Nets of Looms Made by Tying Threads",
)
FORMS = {
    "lines": "Accepted Papers\n\n{titles}",
    "lines below an introduction": "Accepted papers\n\nThe following papers will be presented.\n\n{titles}",
    "items": "# Loom 2021 paper-list\n\n## Warps\n\n- {items}\n\n## Wefts\n\n- {titles_of_others}",
    "bullets below a line": "Accepted Papers\n\n- {items}\n- {titles_of_others}",
    "bullets of text": "Accepted Papers\n\n• {bullets}",
    "paragraphs": "# Loom 2021\n\n## Accepted papers\n\n{paragraphs}",
    "HTML": "<html><body><h1>List of Accepted Papers</h1><ul><li>{html}</li></ul></body></html>",
}


def outputs(text: str, name: str = "page") -> list[object]:
    return list(parse(parse_blocks(name, text.split("\n"))) or ())


def titles_in(text: str) -> list[str | None]:
    return [output.title for output in outputs(text) if isinstance(output, Sighting)]


@pytest.mark.parametrize("form", FORMS)
def test_each_line_or_item_is_a_title(form: str) -> None:
    text = FORMS[form].format(
        titles="\n".join(TITLES),
        items="\n- ".join(TITLES[:3]),
        titles_of_others="\n- ".join(TITLES[3:]),
        bullets="\n• ".join(TITLES),
        paragraphs="\n\n".join(TITLES),
        html="</li><li>".join(TITLES),
    )
    assert titles_in(text) == list(TITLES)


def test_numbers_of_submissions_are_no_part_of_titles() -> None:
    lines = "\n".join(f"{number}\t{title}" for number, title in enumerate(TITLES, 17))
    assert titles_in(f"List of accepted papers\n\n{lines}") == list(TITLES)


def test_the_word_paper_before_numbers_is_no_part_of_titles() -> None:
    lines = "\n".join(f"Paper {number}: {title}" for number, title in enumerate(TITLES, 1))
    assert titles_in(f"List of accepted papers\n\n{lines}") == list(TITLES)


LOWER = [
    "learning to weave from a handful of threads",
    "the tension of threads in wide looms",
    "attention over cloth in wide looms",
    "counting weaves with generating functions",
    "a benchmark for weft and warp",
]


@pytest.mark.parametrize("form", ["#{} {}", "[{}] {}", "{}: {}", "Paper {} - {}", "{} | {}"])
def test_titles_with_numbers_of_submissions_may_be_in_lower_case(form: str) -> None:
    lines = [form.format(number, title) for number, title in zip((12, 7, 31, 44, 58), LOWER, strict=True)]
    assert titles_in("\n".join(["# Accepted papers", *(f"- {line}" for line in lines)])) == LOWER


@pytest.mark.parametrize(
    "lines",
    [
        LOWER,
        [f"({number}) {text}" for number, text in enumerate(LOWER, 1)],
        [f"{number} minutes for {text}" for number, text in zip((12, 7, 31, 44, 58), LOWER, strict=True)],
    ],
)
def test_other_lines_in_lower_case_are_no_titles(lines: list[str]) -> None:
    assert not titles_in("\n".join(["# Accepted papers", *(f"- {line}" for line in lines)]))


def test_numbers_within_titles_stay() -> None:
    titles = [f"Weaving {number} Kinds of Cloth by Hand" for number in range(3, 9)]
    assert titles_in("Accepted papers\n\n" + "\n".join(titles)) == titles


def test_full_stops_behind_titles_are_no_part_of_them() -> None:
    lines = "\n".join(f"{title.rstrip('?')}." for title in TITLES)
    assert titles_in(f"Accepted papers\n\n{lines}") == [title.rstrip("?") for title in TITLES]


def test_a_title_between_blank_lines_may_go_on_in_the_next_line() -> None:
    paragraphs = "\n\n".join(title.replace(" of ", "\nof ") for title in TITLES)
    assert titles_in(f"Accepted papers\n\n{paragraphs}") == list(TITLES)


def test_an_item_that_is_no_title_is_unparsed() -> None:
    titles = "\n- ".join((*TITLES, *TITLES, "see https://loom.example.org for more"))
    reported = [output for output in outputs(f"# Papers\n\n- {titles}") if isinstance(output, UnparsedSpan)]
    assert [unparsed.span.first for unparsed in reported] == [17]


def test_what_resembles_titles_below_other_headings_is_unparsed() -> None:
    sections = {
        "Accepted papers": "\n- ".join(TITLES),
        "Demos": "The Loom That Weaves All by Itself\n- A Net of Knots (Ada Roe, Max Moe)",
        "Trips": "take the night train to the old town",
        "Keynotes": "The Future of Wool and of Cotton",
    }
    page = "# Fair" + "".join(f"\n\n## {heading}\n\n- {lines}" for heading, lines in sections.items())
    reported = [output for output in outputs(page) if isinstance(output, UnparsedSpan)]
    assert [unparsed.span.first for unparsed in reported] == [15, 16]


def test_links_to_sections_of_the_page_are_no_titles() -> None:
    contents = "\n".join(f"- [Looms of the {name} Kind and Others](#{name})" for name in ("First", "Second"))
    titles = "\n- ".join(TITLES)
    assert titles_in(f"# Paper list\n\n{contents}\n\n## Looms\n\n- {titles}") == list(TITLES)


def test_contents_are_no_titles() -> None:
    contents = "- Warps of all kinds in use\n- Wefts of all kinds in use\n- Knots and other things of use"
    sections = "".join(
        f"\n\n## {heading}\n\n- " + "\n- ".join(TITLES)
        for heading in ("Warps of all kinds in use", "Wefts of all kinds in use")
    )
    assert titles_in(f"# Paper list\n\n# Categories\n\n{contents}{sections}") == [*TITLES, *TITLES]


def titles_below(heading: str, text: str) -> list[str | None]:
    return titles_in(f"# {heading}\n\n- " + "\n- ".join(text.split("; ")))


@pytest.mark.parametrize(
    "text",
    [
        "Send the draft to the other weavers; Print the survey for the train ride; Buy the new book on "
        "dyes; Ask Max about the missing appendix; Return the old loom to the museum",
        "Warps and wefts of all kinds of cloth; Threads for the next kind of loom; Knots and nets in use; "
        "Safety of looms in the home; History of weaving in the north",
        "How Do I Upload the Last Version; Can I Change the Title of My Text; Who Has to Register for It; "
        "Where Do I Find the Form for Posters; What Is the Limit of Pages for You",
        "School of Weaving, University of Wool; Institute for Threads, Knot University; Department of Looms, "
        "Warp College; School of Informatics, Weft University; Faculty of Cloth, University of Linen",
    ],
    ids=["notes", "topics", "questions", "institutions"],
)
def test_items_that_look_like_no_titles_are_none_below_a_heading_of_papers(text: str) -> None:
    assert not titles_below("Selected papers", text)


@pytest.mark.parametrize(
    "heading",
    [
        "Call for papers",
        "How to write papers",
        "Submitting papers",
        "Accepted papers\n\n## News",
        "Accepted papers\n\n## How to add",
    ],
)
def test_titles_below_a_heading_of_something_else_are_none(heading: str) -> None:
    assert not titles_below(heading, "; ".join(TITLES))


@pytest.mark.parametrize(
    "text",
    [
        "# Tools\n\n- " + "\n- ".join(TITLES),
        "# Accepted papers\n\n" + "\n\n".join(f"{title}\nAda Roe, Max Moe" for title in TITLES),
        "Accepted papers\n\n" + "\n".join(f"{title}\nAda Roe, Max Moe" for title in TITLES),
        "# Papers\n\n- Warps\n- Wefts\n- Knots\n- Looms\n- Wool\n- Deep Learning",
        "Accepted papers\n\nAda Roe\nMax Moe\nLia Poe\nJan Doe\nBo Li\nAda Wong",
        "# Papers\n\n- " + "\n- ".join(f"{title}\n  - Ada Roe" for title in TITLES),
        "Accepted papers\n\n" + "\n".join(title.replace(" of ", "\nof ") for title in TITLES),
        "Accepted papers\n\n" + "\n".join(f"{title} and the\nTheory of Cloth" for title in TITLES),
        "# Papers\n\n- " + "\n- ".join(f"{title} by Ada Roe, Max Moe" for title in TITLES),
        "# Papers\n\n- " + "\n- ".join(f"{title} by Ada Roe" for title in TITLES),
        "# Papers\n\n- " + "\n- ".join(f"{title} (Ada Roe, Max Moe)" for title in TITLES),
        "Accepted papers\n\n" + "\n".join(f"1\t{title}\tAda Roe, Max Moe" for title in TITLES),
        "# Papers\n\n- " + "\n- ".join(TITLES[:4]),
    ],
    ids=[
        "tools",
        "people",
        "people in lines",
        "topics",
        "names",
        "more of them",
        "wrapped in lower case",
        "wrapped",
        "people behind them",
        "one behind each",
        "people in parentheses",
        "people behind tabs",
        "few",
    ],
)
def test_no_other_page_is_a_list_of_titles(text: str) -> None:
    assert not outputs(text)


def test_what_authors_are_told_to_do_is_no_title() -> None:
    """Submissions have numbers there, as in lists of titles."""
    lines = (
        "#12 - upload the final version of the paper",
        "#17 - add the missing note to page one",
        "#23 - bring the poster to the main hall",
        "#31 - shorten the abstract to nine threads of words",
        "#44 - confirm the name of the presenting weaver",
    )
    assert not titles_in("# Loom workshop\n\n## Accepted papers\n\n- " + "\n- ".join(lines))


def test_titles_may_begin_with_words_of_instructions() -> None:
    titles = (
        "Sign Language Recognition by Hand",
        "Contact Prediction for Woven Proteins",
        "Check Digits for Fast Looms",
        "Update Rules for Quick Threads",
        "See and Hear Looms at Night",
        "Remove Rain from Woven Images",
    )
    assert titles_in("Accepted papers\n\n" + "\n".join(titles)) == list(titles)
    steps = (
        "Sign the form of the loom",
        "Contact the chairs of looms",
        "Check the digits of the threads",
    )
    assert not titles_in("Accepted papers\n\n" + "\n".join(steps * 2))


def test_lists_below_short_items_are_those_of_topics() -> None:
    lists = (f"- Loom {year}\n    - {title}" for year, title in enumerate(TITLES[:5], 2015))
    page = "# Papers\n\n" + "\n\n".join(lists) + f"\n    - {TITLES[6]}\n"
    assert titles_in(page) == [*TITLES[:5], TITLES[6]]


def test_items_with_notes_below_their_titles_are_no_topics() -> None:
    page = "# Accepted Papers\n\n" + "\n".join(f"- {title}\n    - a note" for title in TITLES[:6])
    assert not titles_in(page)


def test_the_only_paper_of_a_company_may_name_it() -> None:
    pages = (f"## {name}\n\n- {title}\n" for name, title in zip("ABCDE", TITLES, strict=False))
    page = "# Papers\n\n" + "\n".join(pages) + "\n## F\n\n- The Amazon Loom at Work\n"
    assert titles_in(page) == [*TITLES[:5], "The Amazon Loom at Work"]


def test_buttons_behind_titles_are_none_of_them() -> None:
    items = "\n".join(f"- {title} [[pdf](files/{n}.html)]" for n, title in enumerate(TITLES))
    assert titles_in(f"# Accepted Papers\n\n{items}\n") == list(TITLES)


@pytest.mark.parametrize(
    ("end", "stays"),
    [
        (" [[pdf](a.html) | ]", ""),
        (" ([pdf](a.html)), []", ""),
        (" (Nets) [[pdf](a.html)]", " (Nets)"),
        (" [x](a.html)", " x"),
    ],
)
def test_brackets_stay_unless_only_buttons_were_in_them(end: str, stays: str) -> None:
    items = "\n".join(f"- {title}{end}" for title in TITLES)
    assert titles_in(f"# Accepted Papers\n\n{items}\n") == [f"{title}{stays}" for title in TITLES]


@pytest.mark.slow
def test_opened_brackets_behind_a_button_take_linear_time() -> None:
    assert_linear_time(
        titles_in, lambda size: f"# Accepted Papers\n\n- [pdf](https://a.org) {'[' * size}\n", size=5000
    )


def test_titles_with_a_colon_are_no_institutions() -> None:
    names = [f"Amazon {name}: A Loom for Nine Nets" for name in ("Warps", "Wefts", "Yarn", "Knots", "Wool")]
    assert titles_in("# Papers\n\n" + "\n".join(f"- {name}" for name in names)) == names


def test_a_title_may_end_with_the_last_word_of_a_verb() -> None:
    titles = [*TITLES, "Which Looms Should Weavers Rely On"]
    assert titles_in("\n".join(["Accepted papers", "", *titles])) == titles


def test_a_venue_or_a_day_behind_the_titles_of_a_plain_text_is_no_part_of_them() -> None:
    page = (
        "Reading List",
        "Systems",
        "(required) The Wool File System in the North [LOOM 2003]",
        "(required) Nets: Simple Knots on Large Boats [WOOL 2004]",
        "Nets for All of the Boats [LOOM 2018]",
        "Theory of Knots",
        "The Case for Learned Knots [LOOM 2019]",
        "Dynamic Dye without Any Water [WOOL 2007]",
    )
    outputs = parse(parse_blocks("page.txt", page)) or ()
    papers = [output for output in outputs if isinstance(output, Sighting)]
    assert [(paper.title, paper.venue, str(paper.published)) for paper in papers] == [
        ("The Wool File System in the North", "LOOM 2003", "2003"),
        ("Nets: Simple Knots on Large Boats", "WOOL 2004", "2004"),
        ("Nets for All of the Boats", "LOOM 2018", "2018"),
        ("The Case for Learned Knots", "LOOM 2019", "2019"),
        ("Dynamic Dye without Any Water", "WOOL 2007", "2007"),
    ]


def test_a_line_beside_titles_with_venues_is_reported_if_it_may_be_one() -> None:
    venues = ("LOOM 2003", "WOOL 2004", "LOOM 2018", "LOOM 2019", "WOOL 2007")
    lines = [f"The Case for Learned Knots {n} [{venue}]" for n, venue in enumerate(venues)]
    page = ("Accepted papers", *lines, "A Sheep Walks into a Bar")
    outputs = list(parse(parse_blocks("page.txt", page)) or ())
    assert [output.span.first for output in outputs if isinstance(output, UnparsedSpan)] == [7]


def test_a_question_in_lower_case_may_be_a_title() -> None:
    question = "What do our looms learn from the threads of wool?"
    assert titles_in("\n".join(["Accepted papers", "", *TITLES, question])) == [*TITLES, question]


def test_years_and_venues_joined_before_titles_are_none_of_their_words() -> None:
    lines = "\n\n".join(f"[{n}] 202{n}_KDD_{title}" for n, title in enumerate(TITLES))
    papers = [output for output in outputs(f"# Loom paper list\n\n{lines}") if isinstance(output, Sighting)]
    assert [paper.title for paper in papers] == list(TITLES)
    assert [(paper.venue, str(paper.published)) for paper in papers[:2]] == [("KDD", "2020"), ("KDD", "2021")]
