"""Text as plain strings."""

from generator.model import Hyperlink, Math, Words
from generator.text.plain import plain, spoken

TEXT = (Words("See "), Hyperlink("the page", "https://a.org"), Words(" on "), Math(r"\alpha_1"), Words(" now"))


def test_plain_keeps_tex_and_shows_hidden_addresses() -> None:
    assert plain(TEXT) == r"See the page (https://a.org) on $\alpha_1$ now"


def test_spoken_has_no_tex() -> None:
    assert spoken(TEXT) == "See the page on α₁ now"


def test_an_address_that_is_shown_is_not_said_twice() -> None:
    assert plain((Hyperlink("github.com/a", "https://github.com/a"),)) == "github.com/a"
