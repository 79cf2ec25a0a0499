"""The features by which sightings are compared."""

from __future__ import annotations

import pytest
from paper_digest.linkage.match_features import containment, match_features, title_keys
from paper_digest.model.settings import Correction
from paper_digest.values.fingerprint import fingerprint

from tests.linkage.examples import ADAM, JAILBREAKS, features, sighting


@pytest.mark.parametrize(
    "title",
    [r"$\ell_\infty$-Geometry", "ell_infty-geometry", r"$\ELL_\INFTY$-GEOMETRY", "ℓ∞-geometry"],
)
def test_titles_with_and_without_tex_share_a_key(title: str) -> None:
    assert title_keys(title) & title_keys(r"$\ell_\infty$-geometry")


def test_a_title_without_letters_has_no_key() -> None:
    assert title_keys("🎉") == frozenset()


def test_sightings_with_the_same_text_are_compared_once() -> None:
    assert [len(group.sightings) for group in features(sighting("A", ADAM), sighting("A", ADAM))] == [2]


def test_a_main_title_is_what_comes_before_the_subtitle() -> None:
    keys = [record.main_title_key for record in features(sighting("Adam: A Study"), sighting("Adam"))]
    assert keys == ["adam", None]


def test_a_machine_generated_summary_has_no_shingles_beside_a_title() -> None:
    titled, untitled = features(
        sighting("Adam", ADAM, machine_generated=True), sighting(None, ADAM, machine_generated=True)
    )
    assert (titled.shingles.size == 0, untitled.shingles.size > 0) == (True, True)


def test_a_correction_counts_as_evidence() -> None:
    correction = Correction(paper=fingerprint(ADAM), title="Adam and Geometry", line=1)
    (record,) = match_features((sighting(None, ADAM),), {correction.paper: correction})
    assert record.title_keys == {"adamandgeometry"}


def test_containment_is_the_share_of_the_shorter_abstract() -> None:
    whole, half, unrelated, none = features(
        sighting(None, ADAM), sighting(None, ADAM[:200]), sighting(None, JAILBREAKS), sighting("Bare")
    )
    assert containment(whole, half) > 0.9
    assert containment(whole, unrelated) == 0
    assert containment(whole, none) == 0
