"""Lines and values with labels."""

from __future__ import annotations

import pytest
from paper_digest.listings.entries.labeled_lines import labels_and_lines
from paper_digest.listings.field_labels import Label

ABSTRACT = "We make looms faster, and show in eight words that it works."


@pytest.mark.parametrize(
    ("heading", "text", "labels"),
    [
        ("", "Authors: Ada Lovelace\nICML 2024", [Label("authors", "Ada Lovelace"), None]),
        ("", f"Abstract\n{ABSTRACT}", [Label("abstract", ABSTRACT)]),
        (
            "",
            f"Abstract\n{ABSTRACT[:20]}\n{ABSTRACT[20:]}\nCode: x",
            [Label("abstract", f"{ABSTRACT[:20]} {ABSTRACT[20:]}"), Label("code", "x")],
        ),
        ("", "Authors\nAda Lovelace, Alan Turing", [Label("authors", "Ada Lovelace, Alan Turing")]),
        ("", "Abstract\nPDF", [None, None]),
        ("", "Abstract", [None]),
        ("Venue", "ICML 2024", [Label("venue", "ICML 2024")]),
        ("Title", "One Title", [None]),
    ],
)
def test_a_label_names_what_is_behind_or_below_it(
    heading: str, text: str, labels: list[Label | None]
) -> None:
    assert [label for label, _ in labels_and_lines(heading, text)] == labels
