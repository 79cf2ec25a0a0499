"""The options of the units of a page."""

from __future__ import annotations

from paper_digest.listings.entries.markdown_items import items_of_markdown
from paper_digest.listings.entries.options import page_options
from paper_digest.listings.entries.units import units_of


def test_each_candidate_has_features_and_so_has_none() -> None:
    (options,) = page_options(tuple(units_of(items_of_markdown(["- **A Title of Words**, *Ada Lovelace*"]))))
    assert len(options.candidates) == len(options.features) > 1
    assert options.none["none"] == 1.0
    assert all(features["in a bullet"] == 1.0 for features in options.features)
