"""Tests of map.json."""

from __future__ import annotations

import json

from paper_digest.model.digest import Digest
from paper_digest.site.exports.map import areas_of, map_file

from tests.site.builders import about, analyzed, digest, topic


def test_the_file_is_as_its_description_says() -> None:
    content = digest(
        analyzed("flat-minima", "Flat Minima", topics=about("audio", "vision"), map_position=(1, 10_000)),
        analyzed("flat-minima-2", "Flat Minima", map_position=(20, 0)),
        topics=(
            topic("vision", "flat-minima", area="Senses"),
            topic("empty"),
            topic("audio", "flat-minima", area="Senses"),
            topic("alone", "flat-minima"),
        ),
    )
    assert json.loads(map_file(content)) == {
        "version": 1,
        "extent": 10_000,
        "areas": ["Senses", "Alone"],
        "topics": [["vision", "Vision", 0], ["audio", "Audio", 0], ["alone", "Alone", 1]],
        "titles": ["Flat Minima", "Flat Minima"],
        "ids": [0, "flat-minima-2"],
        "x": [1, 20],
        "y": [10_000, 0],
        "first": [1, -1],
    }


def test_a_title_is_one_line_of_plain_text() -> None:
    file = json.loads(map_file(digest(analyzed("a", "A $\\ell_2$ \u2028 <b>bound</b>"))))
    assert file["titles"] == ["A ℓ₂ <b>bound</b>"]


def test_an_empty_digest_has_an_empty_map() -> None:
    assert json.loads(map_file(Digest()))["titles"] == []


def test_a_topic_without_an_area_is_an_area_of_its_own() -> None:
    areas = areas_of(digest(topics=(topic("alone", "a"), topic("vision", "a", area="Senses"))))
    assert areas.names == ("Alone", "Senses")
    assert areas.by_topic == {"alone": 0, "vision": 1}
