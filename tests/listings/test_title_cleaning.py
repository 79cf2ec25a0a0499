"""What lists add to titles."""

from __future__ import annotations

import pytest
from paper_digest.listings.title_cleaning import clean_title, without_number, without_repeated_name
from paper_digest.values.rich_text.inlines import Link

from tests.listings.pages import block

ADDITIONS = {
    "icons before": "🔥 {}",
    "time": "10:30 {}",
    "times": "9:00 am - 9:20 am: {}",
    "number": "12. {}",
    "number in brackets": "[12] {}",
    "number in wide brackets": "【12】{}",
    "number in wide parentheses": "（12）{}",
    "number before a wide comma": "12、{}",
    "marks of Chinese titles": "《{}》",
    "marks of Japanese titles": "『{}』",
    "marks and a year": "《{}》 (2024)",
    "kind": "[PDF] {}",
    "venue": "[CVPR 2024] {}",
    "arXiv id": "[2608.12345v1] {}",
    "preprint": "(arXiv preprint 2024) {}",
    "stars after": "{} ⭐ 1,066",
    "icons after": "{} ⭐",
    "buttons after": "{} [pdf] [code]",
    "host": "{} (example.org)",
    "button in brackets": "{} [pdf]",
    "people": "{} (Lovelace et al.)",
    "year": "{} (2024)",
    "cited people": "{}, Ada Lovelace et al., 2024",
    "cited venue": "{}. ICML 2024",
    "pages": "{}. 12-34",
}


@pytest.mark.parametrize("addition", ADDITIONS.values(), ids=ADDITIONS)
def test_an_addition_is_removed(addition: str) -> None:
    text = addition.format("Faster Looms")
    assert clean_title(text, block(text)) == "Faster Looms"


@pytest.mark.parametrize(
    "title",
    [
        "50:50 Looms",
        "80:20 - Looms for Few",
        "🦩 Flamingo",
        "3D Looms",
        "Looms (and Threads)",
        "[Re] Looms",
        "pdf Looms",
        "《On》 and 《Off》",
    ],
)
def test_the_title_s_own_words_stay(title: str) -> None:
    assert clean_title(title, block(title)) == title


def test_linked_brackets_are_removed() -> None:
    text = "Faster Looms (more on a site)"
    assert clean_title(text, block(text, links=(Link("a site", "https://example.org"),))) == "Faster Looms"


def test_a_text_too_long_for_a_title_stays() -> None:
    text = "12. " + "loom " * 300
    assert clean_title(text, block(text)) == text.strip()


def test_a_number_is_removed() -> None:
    assert without_number("#12: Faster Looms") == "Faster Looms"


@pytest.mark.parametrize(
    ("title", "cleaned"),
    [
        ("LoomNet: LoomNet: Faster Nets", "LoomNet: Faster Nets"),
        ("**LoomNet**: LoomNet: Faster Nets", "LoomNet: Faster Nets"),
        ("`LoomNet` LoomNet: Faster Nets", "LoomNet: Faster Nets"),
        ("LoomNet: LoomNets Reconsidered", "LoomNet: LoomNets Reconsidered"),
        ("Time: Time Series in Cloth", "Time: Time Series in Cloth"),
        ("Knock Knock: Doors of Perception", "Knock Knock: Doors of Perception"),
    ],
)
def test_a_name_before_a_title_that_begins_with_it_goes(title: str, cleaned: str) -> None:
    assert without_repeated_name(title) == cleaned
