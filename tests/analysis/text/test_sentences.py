"""Splitting texts into sentences."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from paper_digest.analysis.text.sentences import sentences
from paper_digest.values.rich_text import RichText


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("We show it. It works.", ["We show it.", "It works."]),
        ("We use trees, e.g. Oaks. It works.", ["We use trees, e.g. Oaks.", "It works."]),
        ("Smith et al. [2020] say so. We agree!", ["Smith et al. [2020] say so.", "We agree!"]),
        ("Data by Smith et al. We use it.", ["Data by Smith et al.", "We use it."]),
        ("It gains 3.5% on top. $x$ is new.", ["It gains 3.5% on top.", "$x$ is new."]),
        ("It works (see Fig. 3. There). Good.", ["It works (see Fig. 3. There).", "Good."]),
        (
            "Code: https://a.org/x.y. We thank J. Doe. End",
            ["Code: https://a.org/x.y.", "We thank J. Doe.", "End"],
        ),
        (
            "They learn by reinforcement.In this paper, we do. See a.In and b.",
            ["They learn by reinforcement.", "In this paper, we do.", "See a.In and b."],
        ),
        ("Is it? Yes.", ["Is it?", "Yes."]),
        ("", []),
    ],
)
def test_texts_are_split_at_the_ends_of_sentences(raw: str, expected: list[str]) -> None:
    assert [sentence.with_tex for sentence in sentences(RichText.parse(raw))] == expected


@given(st.text(max_size=200))
def test_no_word_is_lost(raw: str) -> None:
    text = RichText.parse(raw)
    joined = " ".join(sentence.with_tex for sentence in sentences(text))
    assert "".join(joined.split()) == "".join(text.with_tex.split())
