"""What the titles of a page and of a list add to the options of a unit."""

from __future__ import annotations

from paper_digest.listings.entries.agreement import with_agreement
from paper_digest.listings.entries.markdown_items import items_of_markdown
from paper_digest.listings.entries.options import page_options
from paper_digest.listings.entries.title_choice import choice
from paper_digest.listings.entries.units import Unit, units_of


def units(markdown: str) -> tuple[Unit, ...]:
    return tuple(units_of(items_of_markdown(markdown.split("\n"))))


def test_titles_of_the_first_round_are_features_of_the_second() -> None:
    page = units(
        "- **One Title of Words**, *in Italics*\n- **Another Title of Words**, *in Italics*\n- other words"
    )
    options = page_options(page)
    titles = [choice(option, {"starts with or after bold": 1.0}) for option in options]
    second = with_agreement(options, titles)
    bold, italic = (
        features
        for candidate, features in zip(second[0].candidates, second[0].features, strict=True)
        if candidate.opening in ("bold", "italic")
    )
    assert bold["share of titles of its shape"] == 1.0
    assert italic["share of titles of its shape"] == 0.0
    assert second[2].none["none: share of units with titles"] == 2 / 3


def test_a_list_counts_by_itself() -> None:
    options = page_options(
        units("- **One Title**\n- **Another Title**\n\n## Tools\n\n- a loom\n- a shuttle\n")
    )
    titles = [choice(option, {"starts with or after bold": 1.0}) for option in options]
    shares = [
        option.none["none: share of its list with titles"] for option in with_agreement(options, titles)
    ]
    assert shares == [1.0, 1.0, 0.0, 0.0]
