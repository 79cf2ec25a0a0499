"""Tests of JSON in all its arrangements: records have their lines, and an invalid one is reported alone."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from paper_digest.formats import json_records
from paper_digest.model.record import DumpMetadata

from tests.formats.records import read
from tests.linear_time import assert_linear_time

PAPERS = [
    {"title": f"Paper {n}", "abstract": "It works.", "authors": [{"name": "Jane Doe"}], "tags": ["a"]}
    for n in range(20)
]
TITLES = [paper["title"] for paper in PAPERS]
ARRANGEMENTS = {
    "line-wise": "\n".join(map(json.dumps, PAPERS)),
    "glued": "".join(map(json.dumps, PAPERS)),
    "array on one line": json.dumps(PAPERS),
    "array with a record a line": "[\n" + ",\n".join(map(json.dumps, PAPERS)) + "\n]",
    "pretty": json.dumps(PAPERS, indent=2),
    "pretty without indent": json.dumps(PAPERS, indent=0),
    "pretty one after the other": "\n".join(json.dumps(paper, indent=4) for paper in PAPERS),
    "answer": json.dumps({"count": 20, "results": PAPERS, "next": None}, indent=1),
    "answer on one line": json.dumps({"count": 20, "results": PAPERS, "next": None}),
    "answer two deep": json.dumps({"status": "ok", "message": {"total": 20, "items": PAPERS}}, indent=1),
    "answer under an unusual key": json.dumps({"day": "x", "highlights": PAPERS}, indent=1),
    "pages of answers": "\n".join(
        json.dumps({"page": n, "data": PAPERS[n : n + 5]}) for n in range(0, 20, 5)
    ),
    "feed with a title": json.dumps({"version": "1.1", "title": "A feed", "items": PAPERS}, indent=1),
    "index by id": json.dumps({f"2410.{n:05}": paper for n, paper in enumerate(PAPERS)}, indent=1),
    "index by day": json.dumps({"2024-10-07": PAPERS[:10], "2024-10-08": PAPERS[10:]}, indent=1),
    "layers": json.dumps([{"paper": paper, "numComments": 2} for paper in PAPERS], indent=1),
}


@pytest.mark.parametrize("name", ARRANGEMENTS)
def test_every_arrangement_gives_the_same_papers(name: str) -> None:
    text = ARRANGEMENTS[name]
    result = read(json_records, text)
    assert json_records.recognizes(text[:65536])
    assert result.titles() == TITLES
    assert {tuple(map(str, sighting.authors)) for sighting in result.sightings} == {("Jane Doe",)}
    assert not result.problems
    assert not result.reading.unparsed


def test_lines_are_exact() -> None:
    assert read(json_records, json.dumps(PAPERS[:2], indent=1)).lines() == [(2, 13), (14, 25)]
    assert read(json_records, json.dumps({"n": 1, "papers": PAPERS[:2]}, indent=1)).lines() == [
        (4, 15),
        (16, 27),
    ]


@pytest.mark.parametrize(
    "line",
    [
        '{"title": "Cut in a te',
        '{"title": "Cut in a list", "tags": ["a",',
        '{"title" "no colon"}',
        '{"title": "x", "tags": ["a"}',
        "rubbish",
        '{"title": "One bracket too many"}}',
        "]",
        '"text"',
    ],
)
def test_only_the_broken_line_is_lost(line: str) -> None:
    lines = [json.dumps(paper) for paper in PAPERS]
    lines[16] = line
    result = read(json_records, "\n".join(lines))
    assert [title for title in result.titles() if title in TITLES] == TITLES[:16] + TITLES[17:]
    assert [problem.line for problem in result.problems] == [17]
    assert result.problems[0].advice


@pytest.mark.parametrize("name", ["pretty", "pretty one after the other", "answer", "index by id"])
@pytest.mark.parametrize(
    "fault",
    [
        '"abstract": "It works.',
        '"abstract" "It works.",',
        '"abstract": ],',
        '"abstract": {',
        '"abstract": [1,',
    ],
)
def test_only_the_broken_pretty_printed_record_is_lost(name: str, fault: str) -> None:
    lines = ARRANGEMENTS[name].split("\n")
    place = next(number for number, line in enumerate(lines) if '"Paper 7"' in line) + 1
    lines[place] = lines[place].split('"')[0] + fault
    result = read(json_records, "\n".join(lines))
    assert result.titles() == TITLES[:7] + TITLES[8:]
    assert result.problems


def test_only_the_broken_records_of_a_long_line_are_lost() -> None:
    text = (
        ARRANGEMENTS["array on one line"].replace('"Paper 7"', '"Paper 7').replace('"Paper 9",', '"Paper 9"')
    )
    assert read(json_records, text).titles() == [*TITLES[:7], TITLES[8], *TITLES[10:]]


def test_a_cut_file_gives_its_whole_records_and_a_message() -> None:
    for name in ("pretty", "array on one line", "answer"):
        result = read(json_records, ARRANGEMENTS[name][: len(ARRANGEMENTS[name]) // 2])
        assert result.titles() == TITLES[: len(result.titles())]
        assert len(result.titles()) >= 8
        assert any("cut" in problem.actual for problem in result.problems)


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ('{"title": "A", "n": ' + "9" * 5_000 + "}", ["A"]),
        ('[{"title": "A", "votes": NaN, "upvotes": Infinity, "year": -Infinity, "stars": 1e999}]', ["A"]),
        ('{"title": "A \\ud800"}', ["A \ufffd"]),
        ('{"a":' * 50_000 + "1" + "}" * 50_000 + '\n{"title": "After"}', ["After"]),
        ("[" * 50_000, []),
        ('{"title": "A", "title": "B"}', ["B"]),
        ('{"title": {"a": {"b": "c"}}}\n{"title": ["", "B"]}', ["B"]),
        ('{"title": 7, "authors": 3, "date": [], "url": {}, "doi": true}', ["7"]),
        ('{"title": "A", "date": [[[[[[[[2024]]]]]]]], "authors": [[[[["x"]]]]]}', ["A"]),
    ],
)
def test_odd_values_are_no_crash(text: str, titles: list[str]) -> None:
    result = read(json_records, text)
    assert result.titles() == titles
    "".join(str(problem) for problem in result.problems).encode()


def test_records_without_papers_are_reported_in_few_messages() -> None:
    result = read(json_records, "\n".join(json.dumps({"id": n}) for n in range(500)))
    assert result.reading.unparsed_lines == 500
    assert len(result.problems) == 21
    assert "480 more" in result.problems[-1].actual


@pytest.mark.slow
@pytest.mark.parametrize(
    "unit",
    ['"', '{"a":', '{"a":[', '\\"', '{"a": "b}, ', "{\n", "[{", '{"title":"x"]},', '{"id":1,"title":"x"},'],
)
@pytest.mark.parametrize("start", ["", "[", '{"title": "'])
def test_time_is_linear(start: str, unit: str) -> None:
    def parse(text: str) -> None:
        list(json_records.parse("x", iter(text.split("\n")), DumpMetadata()))

    # beyond 1,000 levels each character costs more, by a constant: Python's limit on recursion
    assert_linear_time(parse, lambda size: start + unit * (size // len(unit)) + "]", size=20_000)


@pytest.mark.slow
def test_a_title_of_five_megabytes_takes_linear_time() -> None:
    def parse(text: str) -> None:
        list(json_records.parse("x", iter([text]), DumpMetadata()))

    assert_linear_time(parse, lambda size: '{"title": "' + "many words " * size + '"}')


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[1] A. Author. A title, 2024.",
        "{curly} prose",
        "[A title](https://x.org)",
        "Title, authors\n[]",
        "# Papers",
        "- [x] done",
    ],
)
def test_prose_is_not_claimed(text: str) -> None:
    assert not json_records.recognizes(text)


def test_a_file_whose_start_is_missing_is_claimed() -> None:
    assert json_records.recognizes(ARRANGEMENTS["line-wise"][30:])
    assert json_records.recognizes(ARRANGEMENTS["pretty"][30:])


JSON: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["title", "authors", "date", "url", "doi", "paper", "x"]), inner, max_size=4
        )
    ),
    max_leaves=12,
)


@given(JSON, st.sampled_from([None, 0, 1]), st.integers(0, 300))
def test_any_json_whole_or_cut_is_read_without_an_exception(value: Any, indent: int | None, cut: int) -> None:
    text = json.dumps(value, indent=indent)
    read(json_records, text)
    read(json_records, text[:cut])
    read(json_records, text[cut:])
    json_records.recognizes(text[cut:])


@given(
    st.lists(
        st.sampled_from(
            ['{"title": "A"}', "{", "}", "[", "]", '"', ",", '"a":', "\n", "1", "\\", " ", "é", "null"]
        ),
        max_size=40,
    )
)
def test_any_tokens_are_read_without_an_exception(tokens: list[str]) -> None:
    read(json_records, "".join(tokens))


@given(
    st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\n\r"), min_size=1).filter(
        lambda text: any(map(str.isalpha, text))
    )
)
def test_a_title_of_any_text_comes_back(title: str) -> None:
    (sighting,) = read(
        json_records,
        json.dumps({"title": f"A {title}", "abstract": "B"}, ensure_ascii=False).replace("\u2028", " "),
    ).sightings
    assert sighting.title is not None
    assert sighting.title.startswith("A")


def test_an_answer_about_one_paper_has_its_citation() -> None:
    """Crossref wraps the paper in a `message`."""
    answer = (
        '{"status": "ok", "message": {"title": ["Looms"], "type": "journal-article",'
        ' "container-title": ["Cloth"], "issue": "3"}}'
    )
    (sighting,) = read(json_records, answer).sightings
    assert sighting.citation
    assert sighting.citation.fields == (("journal", "Cloth"), ("number", "3"))


def test_rows_of_a_table_with_their_arxiv_ids() -> None:
    answer = (
        '{"rows": [{"row_idx": 0, "row": {"paper_title": "Looms", "paper_arxiv_id": "1706.03762"}},'
        ' {"row_idx": 1, "row": {"paper_title": "Threads", "paper_arxiv_id": "1711.10485"}}]}'
    )
    papers = read(json_records, answer).sightings
    assert [(paper.title, paper.identifiers[0].value) for paper in papers] == [
        ("Looms", "1706.03762"),
        ("Threads", "1711.10485"),
    ]


def test_letters_of_tex_in_a_title_and_the_site_of_a_paper() -> None:
    (paper,) = read(
        json_records,
        r'{"title": "{\\L}ukasiewicz Paths", "site": "https://openreview.net/forum?id=2XAAdvSlP2"}',
    ).sightings
    assert (paper.title, paper.urls) == ("Łukasiewicz Paths", ("https://openreview.net/forum?id=2XAAdvSlP2",))


def test_an_abstract_among_the_details_of_a_paper() -> None:
    text = '{"papers": [{"title": "Looms", "details": {"abstract": "We weave."}}]}'
    (paper,) = read(json_records, text).sightings
    assert (paper.title, paper.abstract) == ("Looms", "We weave.")


def test_the_people_of_europe_pmc_in_one_text() -> None:
    (paper,) = read(json_records, '{"title": "Looms", "authorString": "Roe A, Doe BC."}').sightings
    assert [str(author) for author in paper.authors] == ["A. Roe", "B. C. Doe"]


def test_files_and_notes_of_a_paper_are_no_papers() -> None:
    items = [
        {"data": {"itemType": "journalArticle", "title": "Looms"}},
        {"data": {"itemType": "attachment", "title": "Full Text PDF"}},
        {"data": {"itemType": "note", "title": "Threads"}},
    ]
    result = read(json_records, json.dumps(items, indent=1))
    assert (result.titles(), result.leftovers, result.problems) == (["Looms"], [], [])


LOOMS = [{"title": f"Looms That Count to {count}", "authors": ["Ana Cruz"]} for count in range(4)]
FIRST, LAST = LOOMS[:2], LOOMS[2:]
SESSIONS = [{"title": "Orals", "talks": FIRST}, {"title": "Posters", "talks": LAST}]


@pytest.mark.parametrize(
    "program",
    [
        {"sessions": SESSIONS},
        {"title": "LOOM 2024", "sessions": SESSIONS},
        {"title": "LOOM 2024", "days": [{"title": "Monday", "sessions": SESSIONS}]},
        {"title": "LOOM 2024", "tracks": {"Main": {"name": "Main track", "sessions": SESSIONS}}},
        {"title": "LOOM 2024", "sessions": {"Orals": FIRST, "Posters": LAST}},
        {"sessions": [{"title": "Break"}, *SESSIONS, {"title": "Closing", "chair": "Ida Roe"}]},
        {"sessions": [{"name": "Break"}, *SESSIONS]},
        {"sessions": [{"title": "Demos", "papers": []}, *SESSIONS, {"title": "Awards", "papers": None}]},
        {"sessions": [{**SESSIONS[0], "description": "The best looms."}, SESSIONS[1]]},
        SESSIONS,
        [*SESSIONS, {"title": "Closing"}],
        [{"title": "Demos", "papers": []}, *SESSIONS],
        {"title": "Journal of Looms", "volumes": [{"title": "9", "issues": [{"articles": LOOMS}]}]},
    ],
)
@pytest.mark.parametrize("indent", [None, 1])
def test_sessions_of_a_program_are_no_papers(program: object, indent: int | None) -> None:
    result = read(json_records, json.dumps(program, indent=indent))
    assert result.titles() == [paper["title"] for paper in LOOMS]
    assert not result.problems


@pytest.mark.parametrize(
    "papers",
    [
        [{"title": "Looms", "authors": ["Ana Cruz"], "talks": [{"title": "Talk", "authors": ["Ana Cruz"]}]}],
        [{"title": "Looms", "sessions": [{"title": "Orals", "room": "7"}]}, {"title": "Threads"}],
        [{"title": "Looms", "abstract": "We weave.", "sessions": SESSIONS}],
        [{"title": "Looms", "url": "https://example.org/looms", "issues": None}],
        {"sessions": [{"title": "Looms", "speaker": "Ana Cruz"}, {"title": "Threads"}]},
        [
            {"title": "Looms", "year": 2024, "press": [{"title": "News", "author": "Jo Doe"}]},
            {"title": "Threads"},
        ],
        [{"title": "Looms", "id": "2401.01234", "code": [{"title": "A Program", "author": "jo"}]}],
        [
            {"title": "Looms", "preprints": [{"title": "Old Looms", "arxiv": "2401.01234"}]},
            {"title": "Threads"},
        ],
        [{"title": "Looms", "answers": [{"title": "Re: Looms", "author": "jo"}] * 2}, {"title": "Threads"}],
        [{"title": "Looms", "posters": []}, {"title": "Threads"}],
        [{"title": "Looms", "posters": None}, {"title": "Threads", "posters": None}],
        [{"title": "Looms", "year": 2024, "talks": [{"title": "Talk", "authors": ["Ana Cruz"]}]}],
    ],
)
def test_a_paper_with_talks_or_sessions_is_a_paper(papers: Any) -> None:
    titles = [paper["title"] for paper in (papers["sessions"] if isinstance(papers, dict) else papers)]
    assert read(json_records, json.dumps(papers)).titles() == titles


def test_what_has_people_or_an_address_among_sessions_is_a_paper() -> None:
    keynote = {"title": "Keynote", "authors": ["Ida Roe"]}
    linked = {"title": "A Link", "url": "https://example.org/paper"}
    identified = {"title": "An Id", "id": "2401.01234"}
    dated = {"title": "A Year", "year": 2024}
    papers = [keynote, linked, identified, dated]
    titles = read(json_records, json.dumps({"sessions": [*SESSIONS, *papers]})).titles()
    assert titles[-4:] == ["Keynote", "A Link", "An Id", "A Year"]


def test_what_may_be_a_paper_among_sessions_is_reported() -> None:
    unsure = [{"title": "Weaving With Looms That Count"}, {"title": "Looms", "speaker": "Ida Roe"}]
    result = read(json_records, json.dumps({"sessions": [unsure[0], *SESSIONS, unsure[1]]}, indent=1))
    assert result.titles() == [paper["title"] for paper in LOOMS]
    assert [problem.actual for problem in result.problems] == [
        "an object among sessions that has a title, but nothing else of a paper"
    ] * 2


def test_breaks_above_the_first_session_of_a_list_without_a_name() -> None:
    result = read(json_records, json.dumps([{"title": "Welcome"}, {"title": "Coffee"}, *SESSIONS]))
    assert result.titles() == [paper["title"] for paper in LOOMS]


def test_empty_sessions_of_an_index() -> None:
    index = {"Demos": {"title": "Demos", "talks": []}, "Orals": SESSIONS[0], "Posters": SESSIONS[1]}
    assert read(json_records, json.dumps({"tracks": index})).titles() == [paper["title"] for paper in LOOMS]


@pytest.mark.parametrize("key", ["talks", "presentations", "papers", "contributions"])
@pytest.mark.parametrize("has_days", [True, False])
def test_sessions_with_titles_are_no_papers_but_their_talks_are(key: str, has_days: bool) -> None:
    sessions: list[object] = [
        {"title": "Opening", key: []},
        {"title": "Session 1", "chair": "Jo Doe", key: PAPERS[:2]},
        {"title": "Coffee break", "start": "10:30"},
        {"title": "Session 2", "parts": [{"title": "Session 2a", key: PAPERS[2:3]}]},
        {"title": "Keynote", "authors": [{"name": "Jane Doe"}]},
    ]
    program = {"days": [{"date": "2024-05-01", "sessions": sessions}]} if has_days else {"sessions": sessions}
    result = read(json_records, json.dumps(program, indent=1))
    assert result.titles() == [*TITLES[:3], "Keynote"]
    assert not result.problems


def test_a_paper_that_an_api_does_not_know_costs_nothing() -> None:
    result = read(json_records, '[{"title": "Looms"},\n null,\n {"title": "Threads"}]')
    assert result.titles() == ["Looms", "Threads"]
    assert not result.problems
    assert read(json_records, '[{"title": "Looms"},\n nul,\n {"title": "Threads"}]').problems


@pytest.mark.parametrize(
    "program",
    [
        [
            {"title": "Looms", "authors": ["Ada Roe"], "time": "9:00"},
            {"title": "Coffee break", "location": "Hall B"},
            {"title": "Threads", "authors": ["Bo Moe"], "time": "11:00"},
        ],
        [
            {"title": "Coffee break", "location": "Hall B"},
            {"title": "Looms", "authors": ["Ada Roe"], "room": "1"},
            {"title": "Threads", "authors": ["Bo Moe"], "room": "1"},
        ],
        [
            {"title": "Weaving", "papers": [{"title": "Looms", "authors": ["Ada Roe"]}]},
            {"title": "Lunch", "venue": "Main hall"},
            {"title": "Spinning", "papers": [{"title": "Threads", "authors": ["Bo Moe"]}]},
        ],
    ],
)
def test_a_break_with_a_room_is_no_paper(program: list[dict[str, Any]]) -> None:
    result = read(json_records, json.dumps(program))
    assert result.titles() == ["Looms", "Threads"]
    assert not result.problems


def test_a_short_title_with_a_venue_in_a_list_of_papers_is_a_paper() -> None:
    papers = [{"title": "Looms", "authors": ["Ada Roe"], "venue": "LOOM"}, {"title": "Yarn", "venue": "LOOM"}]
    assert read(json_records, json.dumps(papers)).titles() == ["Looms", "Yarn"]


def test_a_short_title_with_a_room_is_a_paper_beside_talks() -> None:
    program = [
        {"title": "Looms", "authors": ["Ada Roe"], "room": "1"},
        {"number": 2, "title": "Yarn", "room": "1"},
        {"title": "Spinning revisited", "session": "Oral 1", "time": "11:00"},
    ]
    assert read(json_records, json.dumps(program)).titles() == ["Looms", "Yarn", "Spinning revisited"]


@pytest.mark.parametrize("key", ["instances", "papers"])
def test_a_file_may_call_its_papers_instances(key: str) -> None:
    papers = [{"title": "Looms", "authors": ["Ada Roe"]}, {"title": "Threads", "authors": ["Bo Moe"]}]
    assert read(json_records, json.dumps({key: papers})).titles() == ["Looms", "Threads"]
