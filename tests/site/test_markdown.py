"""Tests of rich text as Markdown: styles, links, formulas, and acronyms with tooltips."""

from __future__ import annotations

import pytest
from paper_digest.model.digest import AcronymUse
from paper_digest.site.markdown import markup
from paper_digest.values.rich_text import RichText
from paper_digest.values.rich_text.inlines import Link, Math, TextRun, TextStyle

from tests.site.test_escaping import shown

LLM = (AcronymUse("LLM", "large language model"), AcronymUse("LLMs", "large language model"))


def tooltips(text: RichText, *acronyms: AcronymUse) -> list[str]:
    """The tooltips on a page with this text, in order."""
    return shown(f"{markup(text, acronyms)}\n").titles


def test_the_first_use_has_a_tooltip_and_the_text_stays() -> None:
    seen = shown(f"{markup(RichText((TextRun('All LLMs and each LLM.'),)), LLM)}\n")
    assert (seen.titles, "".join(seen.words).strip()) == (["large language model"], "All LLMs and each LLM.")
    assert [tag for tag, _ in seen.elements] == ["p", "abbr"]


def test_a_definition_in_brackets_has_no_tooltip() -> None:
    page = markup(RichText((TextRun("Large language models (LLMs) win. LLMs do."),)), LLM)
    assert '(LLMs) win. <abbr title="large language model">LLMs</abbr> do.' in page


@pytest.mark.parametrize("words", ["LLMa", "aLLM", "LLM2", "llm", "ALLMs"])
def test_only_whole_words_are_acronyms(words: str) -> None:
    assert tooltips(RichText((TextRun(words),)), *LLM) == []


@pytest.mark.parametrize("words", ["LLM-based", "an LLM.", "“LLM”", "LLM/VLM", "(an LLM)"])
def test_an_acronym_may_have_punctuation_around_it(words: str) -> None:
    assert tooltips(RichText((TextRun(words),)), *LLM) == ["large language model"]


def test_the_longest_acronym_wins() -> None:
    nested = (
        AcronymUse("VAE", "variational autoencoder"),
        AcronymUse("VQ-VAE", "vector-quantized variational autoencoder"),
    )
    assert tooltips(RichText((TextRun("The VQ-VAE."),)), *nested) == [
        "vector-quantized variational autoencoder"
    ]


@pytest.mark.parametrize(
    "piece",
    [
        Math("LLM"),
        Math(r"\mathrm{LLM}"),
        TextRun("LLM", TextStyle.CODE),
        Link("LLM", "https://example.org/LLM"),
        Math(r"\LLM{"),
    ],
)
def test_formulas_code_and_links_have_no_tooltips(piece: TextRun | Math | Link) -> None:
    assert markup(RichText((piece,)), LLM) == markup(RichText((piece,)))


def test_styles_are_kept() -> None:
    assert (
        markup(RichText((TextRun("LLM", TextStyle.EMPHASIS),)), LLM)
        == '<em><abbr title="large language model">LLM</abbr></em>'
    )


def test_a_hostile_meaning_is_text() -> None:
    meaning = '"><script>alert(1)</script>\n*[AI]: x `y` {{ z }}'
    seen = shown(f"{markup(RichText((TextRun('An LLM.'),)), (AcronymUse('LLM', meaning),))}\n")
    assert [tag for tag, _ in seen.elements] == ["p", "abbr"]
    assert seen.titles == [meaning.replace("\n", " ")]


def test_a_link_that_is_all_formula_has_a_name_in_plain_text() -> None:
    assert '<math aria-label="x²">' in markup(RichText((Math("x^2"),)), links=False)
    assert "aria-label" not in markup(RichText((TextRun("The "), Math("x^2"))), links=False) + markup(
        RichText((Math("x^2"),))
    )


def test_inlines_become_markdown() -> None:
    inlines = (
        TextRun("a*b "),
        TextRun("bold", TextStyle.STRONG),
        TextRun(" "),
        Link("x_y", "https://a.org/x_y"),
        Link("bad", "javascript:x"),
    )
    text = RichText(inlines)
    assert markup(text) == 'a&#42;b <strong>bold</strong> <a href="https://a.org/x&#95;y">x&#95;y</a>bad'
    assert "<a" not in markup(text, links=False)
    assert markup(RichText((Math("x"),))).startswith("<span></span><math>")
