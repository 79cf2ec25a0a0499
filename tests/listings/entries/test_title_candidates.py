"""The right title is among the candidates."""

from __future__ import annotations

import pytest
from paper_digest.listings.entries.markdown_items import items_of_markdown
from paper_digest.listings.entries.title_candidates import TitleCandidate, title_candidates
from paper_digest.listings.entries.units import units_of


def candidates(line: str) -> tuple[TitleCandidate, ...]:
    (unit,) = units_of(items_of_markdown([line]))
    return title_candidates(unit)


@pytest.mark.parametrize(
    ("line", "title", "opening", "closing"),
    [
        ("- A Title, [[pdf](https://x.org)]", "A Title", "text", "link"),
        ("- [2024/10/03] **A Title** | [pdf](https://x.org)", "A Title", "bold", "style"),
        ("- (CVPR 2024) [3D] A Title [[pdf](https://x.org)]", "A Title", "decoration", "link"),
        ("- `KDD 2024` A Title [[pdf](https://x.org)]", "A Title", "decoration", "link"),
        ("- **1). A Title** - what it does", "A Title", "bold", "style"),
        ("- ICLR<br>A Title<br>Ada Lovelace", "A Title", "decoration", "line"),
        ("- Name: A Title. ICML, 2024", "A Title", "label", "sentence"),
        ("- Ada Lovelace, Alan Turing, A Title, ICML, 2024", "A Title", "people", "comma"),
        ("- Ada B. Lovelace and Alan L. Turing. A Title. ICML, 2024", "A Title", "people", "sentence"),
        ("- Lovelace, Ada, et al. A Title. ICML, 2024", "A Title", "people", "sentence"),
        ("- Lovelace, A. (2024). A Title. ICML", "A Title", "people", "sentence"),
        ('- Ada Lovelace, "A Title of Words," ICML 2024', "A Title of Words", "quotes", "style"),
        ("- A Title - what it does", "A Title", "text", "dash"),
        ("- What Is a Title? Ada Lovelace", "What Is a Title?", "text", "sentence"),
        ("- 🔥 A Title ⭐", "A Title ⭐", "decoration", "end"),
    ],
)
def test_a_title_starts_and_ends_where_lists_set_it_apart(
    line: str, title: str, opening: str, closing: str
) -> None:
    by_text = {candidate.text: candidate for candidate in candidates(line)}
    assert title in by_text
    assert (by_text[title].opening, by_text[title].closing) == (opening, closing)


def test_a_title_with_commas_and_a_colon_is_whole_among_the_candidates() -> None:
    title = "VITA: Understanding, Generating, Segmenting, Editing"
    assert title in {candidate.text for candidate in candidates(f"- {title}, [[pdf](https://x.org)]")}
