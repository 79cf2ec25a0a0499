"""The abstract of a record is the best of the texts that may be one."""

from __future__ import annotations

from typing import Any

import pytest
from paper_digest.formats.abstract_values import abstract_of
from paper_digest.formats.field_names import NAMES
from paper_digest.formats.mapping import sighting_of
from paper_digest.model.record import DumpMetadata, Span

from tests.formats.mapped import sighting
from tests.linear_time import assert_linear_time


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        ({"abstract": "We weave.", "tldr": "Weaving."}, ("We weave.", False)),
        ({"tldr": "Weaving."}, ("Weaving.", True)),
        ({"tldr": "Weaving.", "forum": "a"}, ("Weaving.", False)),
        ({"abstract": "1"}, (None, False)),
        ({"abstractinvertedindex": {"weave.": [1], "We": [0]}}, ("We weave.", False)),
        ({"abstract": "We weave. [ABSTRACT FROM AUTHOR]"}, ("We weave.", False)),
        (
            {"abstract": "We weave. Copyright of Looms is the property of Loom Press and may not be copied."},
            ("We weave.", False),
        ),
        (
            {"abstract": "We ask: Copyright of cloth is the property of weavers? They say so."},
            ("We ask: Copyright of cloth is the property of weavers? They say so.", False),
        ),
        ({"abstract": "Copyright of looms was law."}, ("Copyright of looms was law.", False)),
    ],
)
def test_abstracts(record: dict[str, object], expected: tuple[str | None, bool]) -> None:
    assert abstract_of(record, NAMES) == expected


@pytest.mark.parametrize("text", ["Copyright of ", "[ABSTRACT FROM ", "[ABSTRACT FROM AUTHOR] "])
def test_notices_take_linear_time(text: str) -> None:
    assert_linear_time(
        lambda words: abstract_of({"abstract": words}, NAMES), lambda size: text * (size // len(text))
    )


def test_an_abstract_is_the_authors_own_if_there_is_one() -> None:
    made = {"tldr": {"model": "m", "text": "Made."}, "ai_summary": "Made too."}
    assert sighting({**made, "summary": "Own."}).abstract == "Own."
    assert not sighting({**made, "summary": "Own."}).machine_generated
    assert sighting(made).abstract == "Made."
    assert sighting(made).machine_generated
    assert not sighting({"TL;DR": "One sentence of ours.", "forum": "AbCdEf1234"}).machine_generated


@pytest.mark.parametrize(
    "record",
    [
        {"abstract": {"de": "Wir weben Muster.", "en": "We weave these patterns."}},
        {"abstract": ["Wir weben Muster aus Fäden.", "We weave these patterns of threads."]},
        {"abstract": "我们用少量的线织出图案。", "abstract_en": "We weave these patterns."},
    ],
)
def test_of_abstracts_in_two_languages_the_english_one_is_taken(record: dict[str, Any]) -> None:
    assert str(sighting(record).abstract).startswith("We weave these patterns")


def test_the_first_of_several_paragraphs_is_taken() -> None:
    record = {"abstract": ["We weave these patterns.", "They are of the best threads."]}
    assert sighting(record).abstract == "We weave these patterns."


def test_the_comment_of_a_bot_is_no_abstract() -> None:
    comment = "The following papers were recommended by the Semantic Scholar API: Looms, Threads."
    assert sighting({"title": "On Looms", "abstract": comment}).abstract is None
    assert (
        sighting({"title": "On Looms", "abstract": comment, "summary": "We weave."}).abstract == "We weave."
    )


@pytest.mark.parametrize(
    ("printed", "abstract"),
    [
        ("['We weave.', 'And more.']", "We weave. And more."),
        ("{'AIMS': 'We weave.', 'RESULTS': 'It holds.'}", "AIMS: We weave. RESULTS: It holds."),
        ("[{'label': 'AIMS', 'text': 'We weave.'}, {'text': 'It holds.'}]", "We weave. It holds."),
        ("{'en': 'We weave.', 'text': 'We dye.'}", "We dye."),
    ],
)
def test_a_printed_abstract_keeps_all_its_texts(printed: str, abstract: str) -> None:
    assert sighting({"abstract": printed}).abstract == abstract


@pytest.mark.parametrize(
    "value",
    [
        {"IndexLength": 3, "InvertedIndex": {"We": [0], "weave.": [2], "also": [1]}},
        {"We": [0], "weave.": [2], "also": [1]},
    ],
)
def test_an_inverted_index_may_be_in_an_object(value: dict[str, Any]) -> None:
    assert sighting({"indexed_abstract": value}).abstract == "We also weave."


def test_an_abstract_that_is_said_to_be_missing_is_none() -> None:
    assert sighting({"abstract": "Abstract Missing"}).abstract is None


def test_a_number_in_the_place_of_an_abstract_is_none() -> None:
    assert sighting({"title": "A", "abstract": "1"}).abstract is None


def test_a_description_alone_shows_no_paper() -> None:
    site = {"description": "A list of papers about looms."}
    assert sighting_of("dump", Span(1, 1), site, DumpMetadata()) is None
    linked = sighting_of(
        "dump", Span(1, 1), {**site, "url": "https://arxiv.org/abs/2401.01234"}, DumpMetadata()
    )
    assert linked is not None
    assert linked.abstract == "A list of papers about looms."
    assert sighting({**site, "doi": "10.5555/looms.1"}).abstract == "A list of papers about looms."


def test_links_behind_the_last_sentence_are_no_part_of_an_abstract() -> None:
    links = "**[Preprint](https://example.org/a)**\n[Full Text](https://example.org/b)"
    assert sighting({"abstract": f"We weave. {links}"}).abstract == "We weave."
    assert sighting({"abstract": "See [the code](https://a.org) for all."}).abstract == (
        "See [the code](https://a.org) for all."
    )


def test_an_abstract_may_be_one_of_the_sections() -> None:
    assert sighting({"sections": {"abstract": {"text": "We weave."}}}).abstract == "We weave."


@pytest.mark.parametrize(
    "abstract", ["We weave. See [the code](https://a.org)", "We call it [Loom](https://a.org)", "Let f[i](x)"]
)
def test_a_link_in_the_last_sentence_is_part_of_an_abstract(abstract: str) -> None:
    assert sighting({"abstract": abstract}).abstract == abstract


def test_the_sections_of_a_paper_say_nothing_but_its_abstract() -> None:
    section = {"title": "Introduction", "authors": ["X Y"], "year": 1999, "abstract": "Another one."}
    paper = sighting(
        {"title": "Of Wool", "abstract": "We weave.", "authors": ["Ada Roe"], "sections": section}
    )
    assert (paper.title, paper.abstract, paper.published) == ("Of Wool", "We weave.", None)
    assert list(map(str, paper.authors)) == ["Ada Roe"]
