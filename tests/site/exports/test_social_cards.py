"""Tests of the pictures beside links to pages."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from paper_digest.model.digest import Digest
from paper_digest.site.exports.social_cards import SIZE, card_path, social_cards
from PIL import Image

from tests.project import ROOT
from tests.site.builders import about, analyzed, digest, topic

FONTS = (ROOT / "docs" / "assets" / "fonts",)


def example(*, name: str = "Vision") -> Digest:
    return digest(
        analyzed("a", topics=about("vision"), map_position=(0, 0)),
        analyzed("b", map_position=(10_000, 10_000)),
        topics=(topic("vision", "a", name=name), topic("audio")),
    )


def image(content: Digest, path: str) -> Image.Image:
    return Image.open(BytesIO(dict(social_cards(content, FONTS, "Paper digest"))[path])).convert("RGB")


def is_reddish(pixel: tuple[int, ...]) -> bool:
    return pixel[0] > pixel[1] + 60


def test_each_topic_with_papers_and_the_digest_have_a_picture() -> None:
    cards = dict(social_cards(example(), FONTS, "Paper digest"))
    assert list(cards) == ["cards/digest.png", "cards/vision.png"]
    assert {Image.open(BytesIO(card)).size for card in cards.values()} == {SIZE}
    assert card_path(None) == "cards/digest.png"
    assert card_path("vision") == "cards/vision.png"


def test_the_papers_of_the_topic_are_highlighted_on_the_map() -> None:
    lower_left, upper_right = (600, 570), (1140, 60)
    card, plain = image(example(), "cards/vision.png"), image(example(), "cards/digest.png")
    pixels = [picture.getpixel(place) for picture in (card, plain) for place in (lower_left, upper_right)]
    assert [is_reddish(pixel) for pixel in pixels if isinstance(pixel, tuple)] == [True, False, False, False]


def dark_pixels(content: Digest, box: tuple[int, int, int, int]) -> int:
    """How many pixels of the topic's picture have the color of its heading."""
    return sum(image(content, "cards/vision.png").crop(box).convert("L").histogram()[:60])


@pytest.mark.parametrize(
    ("name", "is_drawn"),
    [
        ("Vision", True),
        ("Agents’ plans – and “façades”", True),
        ("視覚", False),
        ("Łojasiewicz", False),
    ],
)
def test_a_name_with_letters_that_the_typeface_lacks_is_left_out(name: str, is_drawn: bool) -> None:
    beside_the_map = (0, 0, 590, 630)
    assert (dark_pixels(example(name=name), beside_the_map) > 100) == is_drawn


def test_a_long_name_stays_beside_the_map() -> None:
    content = example(name="Reinforcement learning from the preferences of many different people")
    assert dark_pixels(content, (590, 0, 1200, 630)) == 0


@pytest.mark.parametrize(
    "name", ["Vi\nsion", "Vi\rsion", "Vi\x1d\x85\u2029sion", "x" * 1_000_000, "\ud800 \0"]
)
def test_any_name_has_a_picture(name: str) -> None:
    cards = dict(social_cards(example(name=name), FONTS, name))
    assert {Image.open(BytesIO(card)).size for card in cards.values()} == {SIZE}


def test_a_project_without_typefaces_has_pictures_all_the_same(tmp_path: Path) -> None:
    (_, card) = social_cards(example(), [tmp_path], "Paper digest")
    assert Image.open(BytesIO(card[1])).size == SIZE


def test_equal_digests_give_equal_bytes() -> None:
    assert social_cards(example(), FONTS, "Paper digest") == social_cards(example(), FONTS, "Paper digest")
