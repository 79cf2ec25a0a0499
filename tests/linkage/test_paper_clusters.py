"""Tests of separating papers from the metadata that joined them."""

from __future__ import annotations

from paper_digest.linkage.match_features import match_features, metadata_features
from paper_digest.linkage.paper_clusters import PaperClusters
from paper_digest.model.metadata import PaperMetadata

from tests.linkage.examples import sighting


def test_metadata_is_used_unmatched_or_ambiguous() -> None:
    first, second, third = (
        match_features((record,), {})[0]
        for record in (sighting("Looms"), sighting("Editorial", "One."), sighting("Editorial", "Two."))
    )
    looms, editorial, pottery = (
        PaperMetadata(line=number, title=title, source="a list")
        for number, title in enumerate(("Looms", "Editorial", "Pottery"), 1)
    )
    clusters = PaperClusters.of(
        (
            (first, metadata_features(looms)),
            (second, metadata_features(editorial)),
            (third,),
            (metadata_features(pottery),),
        )
    )
    assert clusters.papers == ((first,), (second,), (third,))
    assert clusters.metadata == ((looms,), (), ())
    assert clusters.unmatched == (pottery,)
    assert clusters.ambiguous == (editorial,)
