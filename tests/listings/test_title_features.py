"""Each title feature, by its name."""

from __future__ import annotations

import pytest
from paper_digest.listings.blocks import Block
from paper_digest.listings.title_features import title_features
from paper_digest.values.rich_text.inlines import Link

from tests.listings.pages import ABSTRACT, block, features, link

TITLE = "Faster Looms Through Threads of Wool or Silk"
LINKED = block(TITLE, links=(link(TITLE),))
CASES: tuple[tuple[str, tuple[str | Block, ...], list[int]], ...] = (
    ("below a byline", ("Ada Lovelace, Alan Turing:", TITLE), [1]),
    ("labeled title", ("Title: Looms", TITLE), [0]),
    ("linked to a paper", (LINKED, TITLE, LINKED), [0, 2]),
    ("linked to a paper at one level of level 2", (LINKED, block(TITLE, links=(link(TITLE),), level=2)), [1]),
    ("first link to a paper", (TITLE, block("", links=(link(""),)), LINKED), [0]),
    ("heading of level 2", (f"# {TITLE}", f"## {TITLE}"), [1]),
    (
        "linked page of level 5",
        (
            "# Accepted Papers",
            *(block(f"{TITLE} {n}", links=(link(f"{TITLE} {n}"),), level=5) for n in range(5)),
        ),
        [1, 2, 3, 4, 5],
    ),
    (
        "heading with a year of level 1",
        ("# News", *(f"# {word} {TITLE} (2001)" for word in ("Old", "New", "Even", "Far", "Much"))),
        [0, 1, 2, 3, 4, 5],
    ),
    (
        "heading with a year of level 3",
        tuple(f"### The {word} {TITLE} (2001)" for word in ("Old", "New", "Even")),
        [0, 1, 2],
    ),
    ("heading with a year of level 2", tuple(f"## Version {n} of the Loom (200{n})" for n in range(5)), []),
    ("bold line", (block(TITLE, bold=TITLE), block(f"{TITLE} by people", bold=TITLE)), [0]),
    ("starts bold", (TITLE, block(f"{TITLE} by people", bold=TITLE)), [1]),
    ("starts bold", (block("Ada Roe, Max Moe, Eva Poe", bold="Ada Roe"), block(TITLE, bold=TITLE)), [1]),
    ("starts bold", (block("Attention Looms, Ada Roe, Max Moe, Eva Poe", bold="Attention Looms"),), [0]),
    (
        "same element body div",
        (
            block(TITLE, path="body div"),
            block(TITLE, path="body div.looms"),
            block(f"Finer {TITLE}", path="body div"),
        ),
        [0, 2],
    ),
    ("numbered item", (TITLE, block(TITLE, marker="3.")), [1]),
    ("bulleted item", (TITLE, block(TITLE, marker="-")), [1]),
    ("after date", (TITLE, "Aug 7", TITLE), [2]),
    ("before date", (TITLE, "Aug 7", TITLE), [0]),
    ("leads to an abstract", (TITLE, TITLE, "12", ABSTRACT), [1]),
    ("not after text", (TITLE, TITLE), [0]),
    ("plain text", (TITLE, ABSTRACT, TITLE), [0, 2]),
)


@pytest.mark.parametrize(("name", "texts", "indices"), CASES, ids=[name for name, _, _ in CASES])
def test_a_feature_selects_blocks(name: str, texts: tuple[str | Block, ...], indices: list[int]) -> None:
    by_name = {feature.name: feature for feature in title_features(features(*texts))}
    assert [index for index, has_feature in enumerate(by_name[name].mask) if has_feature] == indices


def test_names_of_features_are_unique() -> None:
    names = [feature.name for feature in title_features(features("# A", "## B", TITLE))]
    assert len(names) == len(set(names))


def test_linked_headings_of_news_are_no_titles() -> None:
    news = [block(f"{TITLE} {n}", links=(Link(f"{TITLE} {n}", f"/{n}"),), level=5) for n in range(5)]
    by_name = {feature.name: feature for feature in title_features(features("# News", *news))}
    assert not any(by_name["linked page of level 5"].mask)
