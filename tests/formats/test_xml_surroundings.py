"""The XML around records is checked token by token."""

from __future__ import annotations

import pytest
from paper_digest.formats.xml_surroundings import Surroundings


def reasons(text: str) -> list[str]:
    return [fault.reason for fault in Surroundings(text, frozenset({"feed"})).faults(0, len(text))]


@pytest.mark.parametrize(
    "text",
    [
        "<?xml version='1.0'?><?style x?><!-- <a> --><!DOCTYPE feed><feed><id>1 &amp; 2</id><b/></feed>",
        '<a:feed xmlns:a="x">\n<title type="html">a > b</title>',
        "<feed></feed>\n<feed></feed>",
        "</feed>",
        "<id><![CDATA[<x]]></id>",
    ],
)
def test_structure_has_no_faults(text: str) -> None:
    assert reasons(text) == []


def test_an_element_with_text_that_is_closed_by_its_parent_is_reported() -> None:
    assert reasons("<feed><author><name>A</author></feed>") == ["<name> is not closed"]


def test_a_document_type_with_entities_is_no_fault() -> None:
    assert reasons('<!DOCTYPE feed [<!ENTITY a "b"><!ENTITY c SYSTEM "file:///d">]>') == []
    assert reasons('<!DOCTYPE feed [<!ENTITY a "b">') == ["a tag that is not well-formed"] * 2


def test_elements_stay_open_from_one_part_to_the_next() -> None:
    text = "<feed><results></results></feed>"
    surroundings = Surroundings(text, frozenset({"feed"}))
    assert list(surroundings.faults(0, 15)) == []
    assert surroundings.is_open("results")
    assert list(surroundings.faults(15, len(text))) == []
    assert not surroundings.is_open("feed")


def test_content_starts_behind_declarations_and_tags_of_roots() -> None:
    text = "<?xml version='1.0'?> <feed> <title>"
    assert Surroundings(text, frozenset({"feed"})).content_start(0, len(text)) == text.index("<title")
