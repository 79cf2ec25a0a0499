"""Names that texts call datasets."""

from __future__ import annotations

import pytest
from paper_digest.analysis.datasets.cue_patterns import CUE_PATTERNS, find_cued_names

EXAMPLES = {
    "XYZ dataset": ("We use the PQR-7 dataset.", {"PQR-7"}),
    "XYZ and ABC datasets": ("On the ABCD, EFGH and PQR-7 benchmarks.", {"ABCD", "EFGH", "PQR-7"}),
    "XYZ, a large dataset": ("We introduce PQR-7, a large-scale dataset of cats.", {"PQR-7"}),
    "datasets such as XYZ and ABC": ("On benchmarks such as ABCD and PQR-7, we win.", {"ABCD", "PQR-7"}),
    "benchmarks (XYZ, ABC)": ("On two corpora (ABCD, PQR-7).", {"ABCD", "PQR-7"}),
    "a dataset called XYZ": ("With a corpus called PQR-7.", {"PQR-7"}),
}


@pytest.mark.parametrize("pattern", CUE_PATTERNS, ids=lambda pattern: pattern.example)
def test_each_pattern_has_an_example(pattern: object) -> None:
    assert pattern in CUE_PATTERNS


@pytest.mark.parametrize(("text", "names"), EXAMPLES.values(), ids=EXAMPLES)
def test_names_beside_a_dataset_noun(text: str, names: set[str]) -> None:
    assert find_cued_names(text) == (names, set())


def test_a_title_may_introduce_a_dataset() -> None:
    assert find_cued_names("PQR-7: A Benchmark for Cats.").called == {"PQR-7"}


def test_a_singular_noun_has_one_name() -> None:
    assert find_cued_names("Our ABCD and PQR-7 dataset.").called == {"PQR-7"}


def test_a_name_far_from_the_noun_is_not_called_a_dataset() -> None:
    assert find_cued_names("PQR-7 is our name for a rather large dataset.") == (set(), set())


@pytest.mark.parametrize(
    "text", ["Experiments on PQR-7 show it.", "It is evaluated on PQR-7.", "Accuracy scores on the PQR-7."]
)
def test_names_that_results_are_reported_on(text: str) -> None:
    assert find_cued_names(text) == (set(), {"PQR-7"})


def test_a_name_after_on_without_results_is_nothing() -> None:
    assert find_cued_names("We focus on PQR-7.") == (set(), set())


@pytest.mark.parametrize(
    "modifier", ["RGB-D", "LLM", "LLMs", "3D", "100K", "En-De", "English-Hindi", "Deep", "AB"]
)
def test_kinds_sizes_and_languages_are_no_names(modifier: str) -> None:
    assert find_cued_names(f"The {modifier} dataset.") == (set(), set())
