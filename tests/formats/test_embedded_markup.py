"""HTML and JATS in titles and abstracts become words."""

from __future__ import annotations

import pytest
from paper_digest.formats.embedded_markup import without_markup

from tests.linear_time import assert_linear_time


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>One.</p><p>Two.</p>", "One. Two."),
        ("a <i>slanted</i> word", "a slanted word"),
        ("a &lt;i&gt;slanted&lt;/i&gt; word", "a slanted word"),
        ("a &lt; b &lt;unk&gt;", "a &lt; b &lt;unk&gt;"),
        ("<jats:title>Abstract</jats:title><jats:p>We show.</jats:p>", "We show."),
        ("<p>Abstract</p>", "Abstract"),
        ("H<sub>2</sub>O", "H2O"),
        ("<p>see</p><script>alert(1)</script>", "see"),
        ("<p>a <math><mi>x</mi></math> b</p>", "a x b"),
        ("<p>R&amp;D</p>", "R&amp;D"),
        (
            "<h4>Background</h4>Cats sleep.<h4>Results.</h4>They do.",
            "Background: Cats sleep. Results. They do.",
        ),
        ("<h1>Only a heading</h1>", "Only a heading"),
        (
            "in <mml:math><mml:msub><mml:mi>Fe</mml:mi><mml:mn>3</mml:mn></mml:msub></mml:math> films",
            "in Fe3 films",
        ),
        ("a <math><msup><mi>x</mi><mn>2</mn></msup></math> b", "a $x^{2}$ b"),
        ("10<sup>6</sup> to 10<sup>-3</sup>, the 4<sup>th</sup>", "10⁶ to 10⁻³, the 4th"),
        (
            "so <alternatives><math><mi>E</mi></math>"
            "<tex-math>\\begin{document}$$E_1$$\\end{document}</tex-math></alternatives>.",
            "so $E_1$.",
        ),
        (
            "so <math><semantics><mi>E</mi>"
            "<annotation encoding='application/x-tex'>E^2</annotation></semantics></math>.",
            "so $E^2$.",
        ),
    ],
)
def test_tags_are_removed_and_blocks_separate_words(markup: str, text: str) -> None:
    assert without_markup(markup) == text


@pytest.mark.parametrize("text", ["a < b and c > d", "the <unk> token", "no markup"])
def test_text_without_known_tags_does_not_change(text: str) -> None:
    assert without_markup(text) == text


@pytest.mark.slow
@pytest.mark.parametrize(
    "unit",
    [
        "<math>",
        "</math>",
        "<math><mi>a</mi>",
        "<math><tex-math>a</tex-math>",
        "<script>",
        "<h1>a</h1>",
        "<p",
        "&",
    ],
)
def test_time_is_linear(unit: str) -> None:
    half = unit.replace("<", "</") if unit.startswith("<math") else unit
    assert_linear_time(
        without_markup, lambda size: unit * (size // len(unit) // 2) + half * (size // len(unit) // 2)
    )


@pytest.mark.parametrize(
    "text", ["We ask whether a <b or c> d holds.", "if x <i and j> k then", "p <p = q> r"]
)
def test_comparisons_of_numbers_are_no_tags(text: str) -> None:
    assert without_markup(text) == text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("We study &lt;i&gt;looms&lt;/i&gt;.", "We study looms."),
        ("&lt;p&gt;We study looms.", "We study looms."),
        ("The HTML tag &lt;i&gt; is old.", "The HTML tag &lt;i&gt; is old."),
        ("Between &lt;/b&gt; and &lt;i&gt;", "Between &lt;/b&gt; and &lt;i&gt;"),
    ],
)
def test_escaped_tags_are_tags_if_the_text_opens_and_closes_them(text: str, words: str) -> None:
    assert without_markup(text) == words
