"""What the words of a text show."""

from __future__ import annotations

import pytest
from paper_digest.listings.entries.text_features import has_several_words, length_class, text_features


@pytest.mark.parametrize(
    ("text", "feature"),
    [
        ("paper", "button"),
        ("Ada Lovelace", "name of a person"),
        ("Ada Lovelace, Alan Turing", "people"),
        ("Ada Lovelace et al.", "et al."),
        ("ICML 2024", "venue"),
        ("ICML 2024", "year"),
        ("https://example.org", "address"),
        ("what it does", "starts in lower case"),
        ("A Title (with parentheses", "unbalanced"),
    ],
)
def test_words_show_what_they_are(text: str, feature: str) -> None:
    assert feature in text_features(text)
    assert feature not in text_features("Deep Residual Learning of Looms")


def test_words_are_counted_in_classes() -> None:
    assert [length_class(text) for text in ("Looms", "A Title of Words", "word " * 40)] == [
        "1",
        "4-5",
        "more",
    ]
    assert has_several_words("Title of Words")
    assert not has_several_words("Nested Looms")


@pytest.mark.parametrize(
    ("text", "is_venue"),
    [
        ("ACM MM 2017", True),
        ("In ICCV, 2025", True),
        ("In Proceedings of the Loom Conference", True),
        ("Advances in Thread Processing", True),
        ("IEEE Transactions on Looms", True),
        ("Sydney 2000", False),
        ("GPT-4 Technical Report", False),
    ],
)
def test_a_venue_alone_is_known(text: str, is_venue: bool) -> None:
    assert ("name of a venue" in text_features(text)) is is_venue
