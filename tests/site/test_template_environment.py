"""Tests of the filters of the templates, and of what a template may print."""

from __future__ import annotations

from pathlib import Path
from unittest.mock import patch

import pytest
from jinja2 import (
    Environment,
    TemplateNotFound,
    TemplateRuntimeError,
    TemplateSyntaxError,
    UndefinedError,
)
from paper_digest.site.site_index import CountedLink, PageLink
from paper_digest.site.template_environment import (
    rendered as rendered_template,
)
from paper_digest.site.template_environment import (
    template_environment,
    template_fault,
    template_names,
)
from paper_digest.values.rich_text import RichText

from tests.site.builders import ENGLISH_TEXTS, paper

ENVIRONMENT = template_environment([Path("templates")], ENGLISH_TEXTS)


def rendered(template: str, **data: object) -> str:
    return ENVIRONMENT.from_string(template).render(**data)


def test_unescaped_text_cannot_be_printed() -> None:
    with pytest.raises(TemplateRuntimeError, match="without an escape filter"):
        rendered("{{ title }}", title="<script>")


def test_escaped_text_and_numbers_can_be_printed() -> None:
    assert rendered("{{ title | md }}{{ 3 }}", title="<") == "&#60;3"


def test_an_undefined_name_is_an_error() -> None:
    with pytest.raises(TemplateRuntimeError, match="Undefined without"):
        rendered("{{ nothing }}")
    with pytest.raises(UndefinedError):
        rendered("{% if nothing %}x{% endif %}")


@pytest.mark.parametrize(
    ("path", "page", "target"),
    [
        ("papers/a.md", "index.md", "papers/a.md"),
        ("papers/b.md", "papers/a.md", "b.md"),
        ("topics/x.md", "papers/a.md", "../topics/x.md"),
        ("browse/a.md", "browse/a/page-2.md", "../a.md"),
        ("code.md", "papers/a.md", "../code.md"),
    ],
)
def test_links_are_relative_to_the_page(path: str, page: str, target: str) -> None:
    assert rendered("{{ path | relative_to(page) }}", path=path, page=page) == target


def test_a_path_with_other_characters_is_an_error() -> None:
    with pytest.raises(ValueError, match="not the path of a generated page"):
        rendered("{{ 'papers/(x).md' | relative_to('index.md') }}")


def test_a_link_is_named_by_escaped_text_or_by_a_heading() -> None:
    assert (
        rendered("{{ target | link('index.md') }}", target=PageLink("<b>", "code.md"))
        == "[&#60;b&#62;](code.md)"
    )
    heading = PageLink(RichText.parse("*Flat* minima"), "papers/a.md")
    assert rendered("{{ target | link('index.md') }}", target=heading).endswith("minima](papers/a.md)")


def test_a_counted_link_shows_the_number_of_papers() -> None:
    link = CountedLink("Tag", "tags/x.md", 1234)
    assert rendered("{{ target | counted_link('index.md') }}", target=link) == (
        '[Tag](tags/x.md) <span class="number">1,234</span>'
    )


@pytest.mark.parametrize(("number", "text"), [(0, "0 papers"), (1, "1 paper"), (1234, "1,234 papers")])
def test_a_noun_agrees_with_its_number(number: int, text: str) -> None:
    assert rendered("{{ number | plural('paper', 'papers') }}", number=number) == text


def test_long_text_in_front_matter_is_cut_to_whole_words() -> None:
    assert (
        rendered("{{ text | front_text(14) }}", text=RichText.parse("Flat minima, found")) == '"Flat minima…"'
    )
    assert (
        rendered("{{ text | front_text }}", text=RichText.parse("Flat minima, found"))
        == '"Flat minima, found"'
    )


def test_an_address_is_shown_without_its_scheme_and_shortened() -> None:
    assert rendered("{{ url | short_url }}", url="https://www.a.org/x/") == "a.org/x"
    assert rendered("{{ url | short_url }}", url="https://a.org/" + "x" * 90) == "a.org/" + "x" * 54 + "…"


def test_a_reference_is_text() -> None:
    text = rendered("{{ paper | reference }}", paper=paper("flat", "Flat <minima>"))
    assert text == "Flat &#60;minima&#62;."


def rendered_file(folder: Path, text: str) -> str:
    folder.mkdir(exist_ok=True)
    (folder / "page.md.j2").write_text(text, "utf-8")
    return template_environment((folder,), ENGLISH_TEXTS).get_template("page.md.j2").render()


def test_templates_of_one_name_are_kept_apart_by_their_text(tmp_path: Path) -> None:
    assert rendered_file(tmp_path / "a", "first\n") == "first\n"
    assert rendered_file(tmp_path / "b", "second\n") == "second\n"
    assert rendered_file(tmp_path / "a", "third\n") == "third\n"
    assert rendered_file(tmp_path / "a", "first\n") == "first\n"


def test_an_equal_template_is_compiled_once(tmp_path: Path) -> None:
    assert rendered_file(tmp_path / "a", "{{ 1 + 1 }}, compiled once\n") == "2, compiled once\n"
    with patch.object(Environment, "compile", side_effect=AssertionError("compiled again")):
        assert rendered_file(tmp_path / "b", "{{ 1 + 1 }}, compiled once\n") == "2, compiled once\n"


@pytest.mark.parametrize(
    ("text", "message"),
    [("\n{{ 1 // 0 }}", "ZeroDivisionError"), ("\n{% include 'a.j2' %}", "RecursionError")],
)
def test_a_fault_of_an_own_template_names_the_template(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "a.j2").write_text(text, "utf-8")
    with pytest.raises(TemplateRuntimeError) as caught:
        rendered_template(template_environment([tmp_path], ENGLISH_TEXTS), "a.j2", {})
    assert template_fault(caught.value).startswith(f"{tmp_path / 'a.j2'}:2: error: expected a valid template")
    assert message in template_fault(caught.value)


def test_a_fault_of_a_filter_is_none_of_the_template(tmp_path: Path) -> None:
    (tmp_path / "a.j2").write_text("{{ 5 | page_url }}", "utf-8")
    environment = template_environment([tmp_path], ENGLISH_TEXTS)
    environment.filters["page_url"] = lambda value: value.path
    with pytest.raises(AttributeError):
        rendered_template(environment, "a.j2", {})


def test_a_template_that_is_no_text_names_its_file(tmp_path: Path) -> None:
    (tmp_path / "a.j2").write_bytes(b"\xff")
    with pytest.raises(TemplateSyntaxError) as caught:
        rendered_template(template_environment([tmp_path], ENGLISH_TEXTS), "a.j2", {})
    assert template_fault(caught.value).startswith(f"{tmp_path / 'a.j2'}:1: error:")
    with pytest.raises(TemplateNotFound):
        rendered_template(template_environment([tmp_path], ENGLISH_TEXTS), "b.j2", {})


def test_the_names_in_a_text_are_those_that_it_does_not_set() -> None:
    text = '{% set own = paper %}{{ own }}{% include "a.md.j2" %}{% include kind %}'
    names = template_names(ENVIRONMENT, text)
    assert names.variables == {"paper", "kind"}
    assert names.templates == ("a.md.j2", None)


def test_each_text_is_parsed_once() -> None:
    text = "{{ parsed_once }}"
    first = template_names(ENVIRONMENT, text)
    with patch.object(Environment, "parse", side_effect=AssertionError):
        assert template_names(template_environment([], ENGLISH_TEXTS), text) == first
