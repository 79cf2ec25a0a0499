"""Tests of reading answers with the readers of dumps."""

from __future__ import annotations

import pytest
from paper_digest.model.record import Span
from paper_digest.services.answers import (
    UnexpectedAnswerError,
    decoded_json,
    feed_sightings,
    json_sightings,
    require,
    title_words,
)

from tests.services.samples import sample


@pytest.mark.parametrize(
    ("text", "actual"),
    [
        ("<!doctype html><title>Just a moment...</title>", "an HTML page"),
        ('{"results": [{"title": "Fl', "cut or damaged"),
        ("", "cut or damaged"),
        ("[" * 100_000, "cut or damaged"),
        ('{"title": "\ud800"}', "cut or damaged"),
    ],
)
def test_what_is_no_json_is_unexpected(text: str, actual: str) -> None:
    with pytest.raises(UnexpectedAnswerError, match=actual):
        decoded_json(text)


def test_records_without_a_paper_are_left_out() -> None:
    (paper,) = json_sightings("Service", '[null, {"id": 3}, {"title": "Looms"}, 7]')
    assert (paper.dump, paper.title, paper.span, paper.position) == ("Service", "Looms", Span(1, 1), 1)


def test_text_stays_text() -> None:
    (paper,) = json_sightings("Service", '[{"title": "<script>alert(1)</script> Looms \\u0000\\u202e"}]')
    assert "<script>" not in (paper.title or "")


def test_a_feed_is_read() -> None:
    (paper,) = feed_sightings("Service", sample("arxiv.xml"))
    assert (paper.dump, paper.title) == ("Service", "Flat Minima")


def test_a_condition_of_the_documentation_is_required() -> None:
    require(True)
    with pytest.raises(UnexpectedAnswerError):
        require({})


def test_a_title_becomes_words_that_no_service_takes_for_operators() -> None:
    assert title_words('Über "x|y", (a-b) AND: $l_2$?') == "Über x y a b AND l 2"
    assert title_words("word " * 100, most=3) == "word word word"
    assert title_words("?!") == ""
