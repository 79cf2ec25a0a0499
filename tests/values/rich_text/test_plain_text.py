"""Text as plain strings."""

from paper_digest.values.rich_text.inlines import Link, Math, TextRun
from paper_digest.values.rich_text.plain_text import plain, spoken

TEXT = (
    TextRun("See "),
    Link("the page", "https://a.org"),
    TextRun(" on "),
    Math(r"\alpha_1"),
    TextRun(" now"),
)


def test_plain_keeps_tex_and_shows_hidden_addresses() -> None:
    assert plain(TEXT) == r"See the page (https://a.org) on $\alpha_1$ now"


def test_spoken_has_no_tex() -> None:
    assert spoken(TEXT) == "See the page on α₁ now"


def test_an_address_that_is_shown_is_not_said_twice() -> None:
    assert plain((Link("github.com/a", "https://github.com/a"),)) == "github.com/a"
