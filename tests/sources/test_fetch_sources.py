"""Tests of reading the sources of listings in mkdocs.yml."""

from __future__ import annotations

from pathlib import Path

import paper_digest.sources.fetch_sources as fetch_sources_module
import pytest
from paper_digest.model.fetch_source import FetchSource, FetchSources, SourceKind
from paper_digest.sources.fetch_sources import load_fetch_sources, parse_fetch_sources

HEAD = """\
site_url: !ENV [SITE_URL, "http://127.0.0.1:8000/"]
markdown_extensions:
  - pymdownx.emoji: {emoji_index: !!python/name:material.extensions.emoji.twemoji }
extra:
  social: []
  paper_digest:
    feeds: true
    sources:
"""
"""Eight lines, with the tags of MkDocs and Material."""
GOOD = "      - {name: cs-lg, kind: arxiv, category: cs.LG}\n"


def test_the_last_list_of_sources_counts_as_in_mkdocs() -> None:
    again = "    sources:\n      - {name: cs-cl, kind: arxiv, category: cs.CL}\n"
    assert [source.name for source in parse_fetch_sources(HEAD + GOOD + again).sources] == ["cs-cl"]
    section = "extra:\n  paper_digest:\n"
    assert [source.name for source in parse_fetch_sources(HEAD + GOOD + section + again).sources] == ["cs-cl"]


def test_all_kinds_of_sources() -> None:
    result = parse_fetch_sources(
        HEAD
        + """\
      - {name: hf-daily, kind: hugging-face, label: Papers of the day}
      - {name: cs-lg, kind: arxiv, category: cs.LG}
      - {name: mes, kind: arxiv-rss, category: cond-mat.mes-hall, quiet_days: 9}
      - {name: iclr-2025, kind: openreview, venue: ICLR.cc/2025/Conference}
      - name: lab-blog
        kind: feed
        url: https://example.org/feed.xml?a=1#top
"""
    )
    assert not result.problems
    assert result.sources == (
        FetchSource(
            name="hf-daily",
            kind=SourceKind.HUGGING_FACE,
            label="Papers of the day",
            quiet_days=4,
            line=9,
        ),
        FetchSource(name="cs-lg", kind=SourceKind.ARXIV, category="cs.LG", quiet_days=4, line=10),
        FetchSource(
            name="mes", kind=SourceKind.ARXIV_RSS, category="cond-mat.mes-hall", quiet_days=9, line=11
        ),
        FetchSource(name="iclr-2025", kind=SourceKind.OPENREVIEW, venue="ICLR.cc/2025/Conference", line=12),
        FetchSource(
            name="lab-blog",
            kind=SourceKind.FEED,
            url="https://example.org/feed.xml?a=1",
            quiet_days=14,
            line=13,
        ),
    )


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ("{name: a, kind: arXiv}", "9: error: expected one of the kinds hugging-face, arxiv, arxiv-rss"),
        ("{name: a}", "found no kind"),
        ("{kind: hugging-face}", "expected a name, which is its folder in raw/, found no name"),
        (
            "{name: ../a, kind: hugging-face}",
            "lower-case letters, digits and single hyphens for 'name', found '../a'",
        ),
        ("{name: [a], kind: hugging-face}", "expected text for 'name', found a sequence"),
        ("{name: a, kind: arxiv}", "the key 'category' with a value for the kind arxiv, found none"),
        ("{name: a, kind: arxiv, category: }", "the key 'category' with a value"),
        ("{name: a, kind: arxiv, category: cs LG}", "a category of arXiv such as cs.LG for 'category'"),
        (
            "{name: a, kind: arxiv, categroy: cs.LG}",
            "the key 'category' for the kind arxiv, found 'categroy'",
        ),
        (
            "{name: a, kind: hugging-face, venue: b}",
            "expected one of the keys kind, label, name, quiet_days, url",
        ),
        ("{name: a, name: b, kind: hugging-face}", "expected the key 'name' once, found it again"),
        ("{name: a, kind: openreview, venue: a b}", "the id of a venue for 'venue', found 'a b'"),
        (
            "{name: a, kind: feed, url: ftp://a.org}",
            "an address that starts with https:// or http:// for 'url'",
        ),
        ("{name: a, kind: feed, url: 'https://a.org/ b'}", "an address that starts with"),
        ("{name: a, kind: feed, url: 'http://[a'}", "an address that starts with"),
        ("{name: a, kind: feed, url: 'https://u:p@a.org'}", "an address without a password"),
        ("{name: a, kind: feed, url: !ENV [A, b]}", "expected text for 'url', found a sequence"),
        (
            "{name: a, kind: hugging-face, quiet_days: soon}",
            "a number of days for 'quiet_days', found 'soon'",
        ),
        ("{name: a, kind: hugging-face, quiet_days: 0}", "a number of days"),
        ('{name: a, kind: hugging-face, label: "a\\nb"}', "at most 100 characters on one line for 'label'"),
        ("{name: cs-lg, kind: hugging-face}", "found 'cs-lg', which the source in line 9 has"),
        ("hf-daily", "expected a mapping of keys to values, found a scalar"),
    ],
)
def test_a_mistake_is_reported_with_its_line_and_the_others_are_read(entry: str, message: str) -> None:
    is_double = "cs-lg" in entry
    lines = [GOOD, f"      - {entry}\n"] if is_double else [f"      - {entry}\n", GOOD]
    text = HEAD + "".join(lines)
    result = parse_fetch_sources(text)
    assert [source.name for source in result.sources] == ["cs-lg"]
    (problem,) = result.problems
    assert str(problem).startswith(f"mkdocs.yml:{10 if is_double else 9}: error: expected ")
    assert message in str(problem)
    assert "A correct entry: - {name: " in str(problem)


@pytest.mark.parametrize(
    "text", ["", "site_name: a", "extra:", "extra: {paper_digest: }", "extra: [1]", HEAD, f"{HEAD}      []"]
)
def test_no_sources(text: str) -> None:
    assert parse_fetch_sources(text) == FetchSources()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: [", "mkdocs.yml:1: error: expected YAML"),
        (f"{HEAD}      a: b\n", "mkdocs.yml:9: error: expected a list of entries"),
    ],
)
def test_a_file_that_cannot_be_read(text: str, message: str) -> None:
    assert [str(problem).startswith(message) for problem in parse_fetch_sources(text).problems] == [True]


def test_files(tmp_path: Path) -> None:
    path = tmp_path / "mkdocs.yml"
    assert load_fetch_sources(path) == FetchSources()
    path.write_text(HEAD + GOOD, "utf-8")
    assert len(load_fetch_sources(path).sources) == 1
    path.write_bytes(b"\xff\xfe\xff")
    assert "expected a text file in UTF-8" in str(load_fetch_sources(path).problems[0])


def test_a_fault_of_the_program_costs_the_source_it_is_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        fetch_sources_module, "_category", lambda entry: 1 // ("cs.XX" not in str(entry.node))
    )
    broken = "      - {name: cs-xx, kind: arxiv, category: cs.XX}\n"
    sources = parse_fetch_sources(HEAD + broken + GOOD)
    assert [source.name for source in sources.sources] == ["cs-lg"]
    (problem,) = sources.problems
    assert problem.line == 9
    assert "please report it" in problem.advice
