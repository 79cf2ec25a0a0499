"""The choice between candidates, and what a page's other titles add."""

from __future__ import annotations

from paper_digest.listings.entries.markdown_items import items_of_markdown
from paper_digest.listings.entries.options import page_options
from paper_digest.listings.entries.title_choice import choice, chosen_titles
from paper_digest.listings.entries.units import Unit, units_of


def units(markdown: str) -> tuple[Unit, ...]:
    return tuple(units_of(items_of_markdown(markdown.split("\n"))))


def test_the_option_with_the_highest_sum_of_weights_is_chosen() -> None:
    (options,) = page_options(units("- *Ada Lovelace*, **A Title of Words**"))
    assert choice(options, {}) is None
    title = choice(options, {"starts with or after bold": 2.0, "starts with or after italic": 1.0})
    assert title
    assert title.text == "A Title of Words"
    assert choice(options, {"starts with or after bold": 2.0, "none": 3.0}) is None


def test_an_item_like_all_others_has_its_title_though_it_looks_like_a_name() -> None:
    page = "\n".join(
        f"- {title} [[arXiv](https://arxiv.org/abs/2410.1000{number})]"
        for number, title in enumerate(
            ("One Title of Many Words", "Adversarial Patch", "Nested Looms", "Do Nets Dream?")
        )
    )
    assert [title and title.text for title in chosen_titles(units(page))] == [
        "One Title of Many Words",
        "Adversarial Patch",
        "Nested Looms",
        "Do Nets Dream?",
    ]
