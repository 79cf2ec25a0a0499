"""What is seen of a candidate."""

from __future__ import annotations

import pytest
from paper_digest.listings.entries.candidate_features import features_of_candidates, none_features
from paper_digest.listings.entries.markdown_items import items_of_markdown
from paper_digest.listings.entries.options import page_options
from paper_digest.listings.entries.page_statistics import links_paper, page_statistics
from paper_digest.listings.entries.title_candidates import title_candidates
from paper_digest.listings.entries.units import Unit, units_of

from tests.linear_time import assert_linear_time


def features_of(markdown: str, text: str) -> dict[str, float]:
    """The features of a candidate of the first unit."""
    page = tuple(units_of(items_of_markdown(markdown.split("\n"))))
    candidates = [title_candidates(unit) for unit in page]
    statistics = page_statistics(page, candidates)
    (candidate,) = [candidate for candidate in candidates[0] if candidate.text == text]
    return features_of_candidates(page[0], (candidate,), statistics)[0]


@pytest.mark.parametrize(
    ("line", "feature"),
    [
        ("- **A Title**, Ada Lovelace", "behind: name"),
        ("- **A Title** (2024)", "behind: year"),
        ("- **A Title** [[pdf](https://x.org/a.pdf)]", "paper button behind"),
        ("- **A Title** [[code](https://github.com/a/b)]", "button behind"),
        ("- see J. **A Title**", "initial before"),
        ("- [A Title](https://x.org)", "all of the entry, link"),
        (
            "- [Looms of Old Wool](https://x.org/a.pdf), see [A Title](https://x.org)",
            "behind another linked title",
        ),
        (
            "- Looms of Old Wool [[pdf](https://x.org/a.pdf)]\n  - **A Title**",
            "below words with a paper button",
        ),
        ("- Lovelace et al. **A Title**", "et al. before"),
    ],
)
def test_neighbors_are_features(line: str, feature: str) -> None:
    assert features_of(line, "A Title")[feature] == 1.0


def test_columns_are_features() -> None:
    table = "| Paper title | PDF |\n|--|--|\n| A Title | [pdf](https://x.org/a.pdf) |"
    assert features_of(table, "A Title")["column: title"] == 1.0
    assert features_of(table, "pdf")["column: url"] == 1.0


def test_words_that_several_units_share_are_marked() -> None:
    page = "\n".join(f"- **Title Number {number}** | *link*" for number in range(4))
    assert features_of(page, "link")["the same in several units"] == 1.0
    assert "the same in several units" not in features_of(page, "Title Number 0")


def test_what_shows_that_a_unit_is_no_paper() -> None:
    page = tuple(units_of(items_of_markdown(["- [Contents](#contents)"])))
    statistics = page_statistics(page, [title_candidates(unit) for unit in page])
    features = none_features(page[0], statistics)
    assert features["none: link within the page"] == features["none: links no paper"] == 1.0
    assert not links_paper(page[0])


@pytest.mark.parametrize(
    ("below", "kind"),
    [
        ("**of threads**", "bold, bold"),
        ("*Ada Roe*", "bold, italic"),
        ("[pdf](https://x.org/a.pdf)", "link"),
        ("Ada Roe, Max Moe", "name"),
        ("of threads", "lower case"),
    ],
)
def test_what_the_next_line_starts_with_is_a_feature(below: str, kind: str) -> None:
    features = features_of(f"- **A Title of Words**\n  {below}", "A Title of Words")
    assert features[f"next line: {kind}"] == 1.0


def test_a_line_that_goes_on_in_the_style_of_the_one_above_is_marked() -> None:
    text = "- **A Title of**\n  **Many Words**"
    assert features_of(text, "Many Words")["style of the line above"] == 1.0
    assert "style of the line above" not in features_of(text, "A Title of")
    assert "style of the line above" not in features_of("- A Title of\n  **Many Words**", "Many Words")


def test_the_candidates_of_an_item_with_many_items_below_it_take_linear_time() -> None:
    def make(size: int) -> tuple[Unit, ...]:
        return tuple(units_of(items_of_markdown(["- [A](#a)", *["  - [B](#b) (new)"] * size])))

    assert_linear_time(page_options, make, 1000)


def test_a_name_beside_a_button_is_no_title_above_another() -> None:
    entry = "- Loom [[pdf](https://x.org/a.pdf)]\n  - **A Title**"
    assert "below words with a paper button" not in features_of(entry, "A Title")


def test_a_title_like_a_sentence_is_marked_within_a_link() -> None:
    title = "Weaving is not the answer. It is the question of the looms"
    assert features_of(f"- [{title}](https://x.org/a.pdf)", title)["sentence break, link"] == 1.0
    assert "sentence break, link" not in features_of(f"- **{title}**", title)


@pytest.mark.parametrize(
    ("button", "leads_elsewhere"),
    [("[Youtube]", True), ("Blog post", True), ("视频", True), ("Paper", False), ("Video Looms", False)],
)
def test_a_button_of_something_else_than_papers_is_seen(button: str, leads_elsewhere: bool) -> None:
    page = tuple(units_of(items_of_markdown([f"- Looms of Wool [{button}](https://x.org/a)"])))
    features = none_features(page[0], page_statistics(page, [title_candidates(unit) for unit in page]))
    assert ("none: button of something else than papers" in features) is leads_elsewhere
