"""Tests of the owner's options in mkdocs.yml."""

from __future__ import annotations

from pathlib import Path

import pytest
from paper_digest.model.site_options import SiteOptions
from paper_digest.sources.site_options import load_site_options, parse_site_options

MKDOCS = """\
site_name: Reading group
site_description: What we read.
site_url: !ENV [SITE_URL, "http://127.0.0.1:8000/"]
markdown_extensions:
  - pymdownx.emoji:
      emoji_index: !!python/name:material.extensions.emoji.twemoji
extra:
  social: []
  paper_digest:
    papers_per_page: 50
    feeds: false
    sources:
      - name: daily
        categories: [cs.LG, stat.ML]
      - {name: venue}
"""


def messages(text: str) -> list[str]:
    return [str(problem) for problem in parse_site_options(text)[1]]


def test_the_options_of_a_whole_file_are_read_beside_the_tags_of_mkdocs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("SITE_URL", raising=False)
    options, problems = parse_site_options(MKDOCS)
    assert not problems
    assert options == SiteOptions(
        title="Reading group",
        url="http://127.0.0.1:8000/",
        description="What we read.",
        papers_per_page=50,
        feeds=False,
    )


@pytest.mark.parametrize(
    "text", ["", "site_name: Paper digest", "extra: {}", "extra: {paper_digest: }", "- a list", "extra: text"]
)
def test_without_options_all_have_their_usual_values(text: str) -> None:
    assert parse_site_options(text) == (SiteOptions(), ())
    assert SiteOptions().papers_per_page == 200
    assert SiteOptions().feeds


def test_a_name_that_the_environment_gives_is_not_read_as_text() -> None:
    assert parse_site_options("site_name: !ENV NAME") == (SiteOptions(), ())


def test_an_unknown_key_is_reported_with_its_line_and_the_known_ones() -> None:
    (message,) = messages("site_name: x\nextra:\n  paper_digest:\n    paper_per_page: 50\n")
    assert message.startswith(
        "mkdocs.yml:4: error: expected one of the keys feeds, languages, papers_per_page, sources below "
        "'extra: paper_digest:', found 'paper_per_page'."
    )
    assert "A correct example: extra: {paper_digest: {papers_per_page: 100" in message


@pytest.mark.parametrize(
    "value", ["9", "1001", "-5", "many", "50.0", "'٥٠'", "", "[50]", "!ENV [SIZE, 50]", "9" * 30]
)
def test_a_wrong_number_of_papers_is_reported_and_does_not_count(value: str) -> None:
    options, problems = parse_site_options(f"extra:\n  paper_digest:\n    papers_per_page: {value}\n")
    assert options == SiteOptions()
    (problem,) = problems
    assert problem.line == 3
    assert problem.expected == "a whole number from 10 to 1,000 for 'papers_per_page'"


@pytest.mark.parametrize(
    ("value", "feeds", "all_feeds"),
    [("true", True, False), ("false", False, False), ("all", True, True), ("All", True, True)],
)
def test_the_owner_chooses_between_no_feeds_the_usual_ones_and_all(
    value: str, feeds: bool, all_feeds: bool
) -> None:
    options, problems = parse_site_options(f"extra: {{paper_digest: {{feeds: {value}}}}}")
    assert (options.feeds, options.all_feeds, problems) == (feeds, all_feeds, ())


@pytest.mark.parametrize(
    ("value", "languages"),
    [("[de, en]", ("de", "en")), ("[no]", ("no",)), ("PT", ("pt",)), ("[fr, en, fr]", ("fr", "en"))],
)
def test_the_languages_of_papers_are_read_in_their_order(value: str, languages: tuple[str, ...]) -> None:
    options, problems = parse_site_options(f"extra: {{paper_digest: {{languages: {value}}}}}")
    assert (options.languages, problems) == (languages, ())


@pytest.mark.parametrize("value", ["[de, xx]", "[]", "german", "{de: en}", "[[de]]", "", "[1]"])
def test_an_unknown_language_is_reported_with_the_known_ones(value: str) -> None:
    options, problems = parse_site_options(f"extra:\n  paper_digest:\n    languages: {value}\n")
    assert options.languages == ("en",)
    (problem,) = problems
    assert problem.line == 3
    assert problem.expected.startswith("a list of one or more languages among ar, da, de, el, en, es,")


@pytest.mark.parametrize(
    ("theme", "language"),
    [("material", "en"), ("{name: material}", "en"), ("{language: de}", "de"), ("{language: pt-BR}", "pt")],
)
def test_the_pages_are_in_the_language_of_the_theme(theme: str, language: str) -> None:
    options, problems = parse_site_options(f"theme: {theme}")
    assert (options.page_language, problems) == (language, ())


@pytest.mark.parametrize("value", ["10", "1000", "1_000", "'25'"])
def test_the_smallest_and_the_largest_number_of_papers_count(value: str) -> None:
    options, problems = parse_site_options(f"extra: {{paper_digest: {{papers_per_page: {value}}}}}")
    assert not problems
    assert options.papers_per_page == int(value.strip("'"))


@pytest.mark.parametrize(
    ("section", "expected"),
    [
        ("{feeds: maybe}", "true, false or all for 'feeds'"),
        ("{feeds: [all]}", "true, false or all for 'feeds'"),
        ("[feeds]", "a mapping of keys to values below 'extra: paper_digest:'"),
    ],
)
def test_a_wrong_value_is_reported_and_does_not_count(section: str, expected: str) -> None:
    options, problems = parse_site_options(f"extra:\n  paper_digest: {section}\n")
    assert options == SiteOptions()
    assert [(problem.line, problem.expected) for problem in problems] == [(2, expected)]


def test_a_file_that_is_no_yaml_is_reported_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: x\nextra: [\n", "utf-8")
    options, (problem,) = load_site_options(tmp_path / "mkdocs.yml")
    assert (options, problem.expected) == (SiteOptions(), "YAML")


def test_a_file_that_is_no_text_is_reported_and_a_missing_one_is_not(tmp_path: Path) -> None:
    assert load_site_options(tmp_path / "mkdocs.yml") == (SiteOptions(), ())
    (tmp_path / "mkdocs.yml").write_bytes(b"site_name: \xff")
    options, (problem,) = load_site_options(tmp_path / "mkdocs.yml")
    assert (options, problem.expected) == (SiteOptions(), "a text file in UTF-8")


@pytest.mark.parametrize(
    ("value", "url"),
    [
        ("https://example.org/digest", "https://example.org/digest/"),
        ("!ENV [SITE_URL, 'http://127.0.0.1:8000/']", "http://127.0.0.1:8000/"),
        ("!ENV [OWN_URL, SITE_URL, 'http://127.0.0.1:8000/']", "https://own.example.org/"),
        ("!ENV OWN_URL", "https://own.example.org/"),
        ("!ENV SITE_URL", ""),
        ("''", ""),
    ],
)
def test_the_address_of_the_site_may_be_in_the_environment(
    value: str, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SITE_URL", raising=False)
    monkeypatch.setenv("OWN_URL", "https://own.example.org")
    options, problems = parse_site_options(f"site_name: Tiny\nsite_url: {value}\n")
    assert (options.url, problems) == (url, ())
    assert options.has_feeds == bool(url)


@pytest.mark.parametrize(
    "value",
    [
        "example.org",
        "'http://[::1'",
        "'javascript:alert(1)'",
        r'"https://example.org/\r\nBcc: a@example.org"',
        r'"https://example.org/\u202e"',
        """'https://example.org/" onload="a()'""",
        "'https://example.org> <a/'",
        "https://example.org/?page=1",
        "'https://example.org/#top'",
    ],
)
def test_an_address_that_is_none_is_reported(value: str) -> None:
    options, (problem,) = parse_site_options(f"site_name: Tiny\nsite_url: {value}\n")
    assert options.url == ""
    assert str(problem).startswith("mkdocs.yml:2: error: expected an address in 'site_url'")
