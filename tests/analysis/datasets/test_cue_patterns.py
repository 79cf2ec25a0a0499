"""Names that texts call datasets."""

from __future__ import annotations

import pytest
from paper_digest.analysis.datasets.cue_patterns import find_cued_names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("We use the PQR-7 dataset.", {"PQR-7"}, id="before a noun"),
        pytest.param("On the ABCD, EFGH and PQR-7 benchmarks.", {"ABCD", "EFGH", "PQR-7"}, id="a list"),
        pytest.param("On benchmarks such as ABCD and PQR-7, we win.", {"ABCD", "PQR-7"}, id="such as"),
        pytest.param("On two corpora (ABCD, PQR-7).", {"ABCD", "PQR-7"}, id="brackets"),
        pytest.param("We introduce PQR-7, a large-scale dataset of cats.", {"PQR-7"}, id="in apposition"),
        pytest.param("PQR-7: A Benchmark for Cats.", {"PQR-7"}, id="a title"),
        pytest.param("With a corpus called PQR-7.", {"PQR-7"}, id="called"),
    ],
)
def test_names_beside_a_dataset_noun(text: str, names: set[str]) -> None:
    assert find_cued_names(text) == names


def test_a_singular_noun_has_one_name() -> None:
    assert find_cued_names("Our ABCD and PQR-7 dataset.") == {"PQR-7"}


def test_a_name_far_from_the_noun_is_not_called_a_dataset() -> None:
    assert find_cued_names("PQR-7 is our name for a rather large dataset.") == set()


@pytest.mark.parametrize(
    "modifier", ["RGB-D", "LLM", "LLMs", "3D", "100K", "En-De", "English-Hindi", "Deep", "AB"]
)
def test_kinds_sizes_and_languages_are_no_names(modifier: str) -> None:
    assert find_cued_names(f"The {modifier} dataset.") == set()
