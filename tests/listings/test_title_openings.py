"""Numbers of submissions and tags before titles."""

from __future__ import annotations

import pytest
from paper_digest.listings.title_openings import without_openings
from paper_digest.model.record import Sighting, Span


def titles(texts: list[str]) -> list[str | None]:
    papers = [Sighting(dump="d", span=Span(1, 1), position=0, title=text) for text in texts]
    return [piece.title for piece in without_openings(papers) if isinstance(piece, Sighting)]


@pytest.mark.parametrize("form", ["{} {}", "#{} {}", "Paper {}: {}"])
def test_numbers_that_differ_are_no_words_of_titles(form: str) -> None:
    names = ["Causal Looms", "Explaining Threads", "Fair Weaving"]
    numbered = [form.format(number, name) for number, name in zip((12, 45, 77), names, strict=True)]
    assert titles(numbered) == names


@pytest.mark.parametrize("form", ["[{}] {}", "`{}` {}", "({}): {}", '[{}] "{}"'])
def test_tags_are_no_words_of_titles(form: str) -> None:
    names = ["Causal Looms", "Explaining Threads", "Fair Weaving"]
    tagged = [form.format(tag, name) for tag, name in zip(("Dye Labs", "Wool", "Wool"), names, strict=True)]
    assert titles(tagged) == names


@pytest.mark.parametrize(
    "texts",
    [
        ["[Re] Causal Looms", "[Re] Explaining Threads", "[Re] Fair Weaving"],
        ["(Re)weaving Nets", "(Un)fair Looms", "(Anti)symmetric Threads"],
        ["[Re] Causal Looms", "[Re] Explaining Threads", "[Re] Fair Weaving", "[Re] Looms", "[¬Re] Nets"],
        ["[Re] Causal Looms", "[Re] Explaining Threads", "[¬Re] Fair Weaving", "[Rp] Looms"],
        ["`loom`: A Package for Nets", "`yarn`: A Package for Wool", "`dye`: A Package for Colors"],
        ["[Re] Causal Looms", "Explaining Threads", "[Wool] Fair Weaving", "Looms"],
        ["3 Looms Suffice", "Threads", "Fair Weaving", "Causal Looms"],
        ["3 Looms Suffice", "3 Threads Suffice", "3 Hands Suffice"],
        ["12 Angry Looms", "7 Threads"],
    ],
)
def test_other_numbers_stay(texts: list[str]) -> None:
    assert titles(texts) == texts
