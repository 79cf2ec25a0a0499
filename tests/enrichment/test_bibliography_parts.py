"""Tests of cutting bibliographies between records."""

from __future__ import annotations

import pytest
from paper_digest.enrichment import bibliography_parts
from paper_digest.enrichment.bibliography_parts import Part, grammar_of, parts_of

DBLP = """\
<dblp>
<article><title>One</title>
</article><article>
<title>Two</title></article>
<book><title>Three</title></book>
</dblp>"""
BIBTEX = """\
@string{looms = {Journal of
Looms}}
@misc{a, title = {One}}
@string{pots = "Pots"}

@misc{b,
  title = {Two}}
"""


def parts(text: str, layout: str, *wanted: str) -> list[Part]:
    grammar = grammar_of(text, layout, frozenset(wanted))
    assert grammar is not None
    return list(parts_of(text.split("\n"), grammar))


@pytest.fixture
def _small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bibliography_parts, "PART_SIZE", 60)


@pytest.mark.usefixtures("_small_parts")
def test_xml_is_cut_at_records_and_each_part_is_a_document() -> None:
    assert parts(DBLP, "DBLP XML", "one", "two", "three") == [
        Part("<dblp>\n<article><title>One</title>\n</article></dblp>", 0),
        Part("<dblp><article>\n<title>Two</title></article>\n</dblp>", 2),
        Part("<dblp><book><title>Three</title></book>\n</dblp>", 4),
    ]


@pytest.mark.usefixtures("_small_parts")
def test_bibtex_is_cut_at_entries_and_strings_are_carried_on() -> None:
    strings = "@string{looms = {Journal of\nLooms}}\n"
    assert parts(BIBTEX, "BibTeX") == [
        Part(strings, 0),
        Part(f'{strings}@misc{{a, title = {{One}}}}\n@string{{pots = "Pots"}}\n\n', 0),
        Part(f'{strings}@string{{pots = "Pots"}}\n@misc{{b,\n  title = {{Two}}}}\n', 2),
    ]


def test_a_small_text_is_one_part() -> None:
    assert parts(BIBTEX, "BibTeX") == [Part(BIBTEX, 0)]
    assert parts(DBLP, "DBLP XML", "one", "two") == [Part(DBLP, 0)]


@pytest.mark.parametrize(
    ("head", "layout"),
    [
        ("<dblpperson><r><article>", "DBLP XML"),
        ("<modsCollection><mods>", "MODS"),
        ("TY  - JOUR", "RIS"),
        ("<rss>", "feed"),
    ],
)
def test_other_texts_are_not_cut(head: str, layout: str) -> None:
    assert grammar_of(head, layout, frozenset()) is None


@pytest.mark.usefixtures("_small_parts")
def test_a_text_without_records_is_one_part() -> None:
    text = "<dblp>\n" + "x\n" * 500
    assert parts(text, "DBLP XML") == [Part(text, 0)]
