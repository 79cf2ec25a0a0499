"""Keyphrase selection: which phrases become the keyphrases of a paper."""

from __future__ import annotations

import numpy as np
import pytest
from paper_digest.analysis.acronyms.extraction import paper_acronyms
from paper_digest.analysis.keyphrases.selection import Keyphrases, select_keyphrases
from paper_digest.analysis.text.document_text import DocumentText
from paper_digest.analysis.text.token_stream import token_stream


def select(*texts: tuple[str, str], known: frozenset[str] = frozenset(), max_phrases: int = 5) -> Keyphrases:
    stream = token_stream([DocumentText(title, abstract) for title, abstract in texts])
    return select_keyphrases(stream, known, max_phrases)


def phrases(keyphrases: Keyphrases) -> list[list[str]]:
    return [[keyphrases.words[phrase] for phrase in of_paper] for of_paper in keyphrases.of_paper]


FLAT = ("Flat minima", "Flat minima help.")
SHARP = ("Flat minima and sharp basins", "Flat minima, flat minima, sharp basins.")


def test_keyphrases_are_ordered_by_weight() -> None:
    keyphrases = phrases(select(FLAT, SHARP, ("Sharp basins", "Sharp basins.")))
    assert keyphrases == [["flat minima"], ["flat minima", "sharp basin"], ["sharp basin"]]


def test_a_paper_has_at_most_the_given_number_of_keyphrases() -> None:
    text = ("Sharp basins", "Sharp basins. Flat minima, flat minima.")
    titled = ("Flat minima", "Flat minima.")
    assert phrases(select(text, text, titled, titled))[0] == ["sharp basin", "flat minima"]
    assert phrases(select(text, text, titled, titled, max_phrases=1))[0] == ["sharp basin"]


def test_a_paper_adopts_a_keyphrase_that_only_one_other_paper_has() -> None:
    """In the second paper, the phrase weighs about 0.055, less than a keyphrase (0.08)."""
    texts = (("Flat minima", "Here flat minima."), ("", f"{'leaf. ' * 40} many flat minima"))
    assert phrases(select(*texts)) == [["flat minima"], ["flat minima"]]


def test_a_keyphrase_without_a_second_paper_is_dropped() -> None:
    assert phrases(select(("Flat minima", "Here flat minima."), ("Ships", "Big ships."))) == [[], []]


def test_common_phrases_are_no_keyphrases() -> None:
    text = ("Deep learning", "Deep learning, deep learning.")
    assert phrases(select(text, text)) == [[], []]


def test_a_single_word_of_a_selected_phrase_is_no_keyphrase() -> None:
    text = ("ImageNet classifier", "The ImageNet classifier on ImageNet: ImageNet classifier.")
    assert phrases(select(text, text)) == [["imagenet classifier"], ["imagenet classifier"]]


def test_known_phrases_need_less_weight() -> None:
    text = ("", f"{'leaf. ' * 9} ImageNet")
    titled = ("ImageNet", "ImageNet, ImageNet.")
    assert phrases(select(text, text, titled, titled))[:2] == [[], []]
    assert phrases(select(text, text, titled, titled, known=frozenset({"imagenet"}))) == [["imagenet"]] * 4


def test_a_keyphrase_weighs_much_in_one_paper_at_least() -> None:
    """In each paper, the phrase weighs about 0.12: enough beside 0.2 in another, which none has."""
    mention = ("", "leaf. Some flat minima.")
    assert phrases(select(mention, mention)) == [[], []]
    assert phrases(select(mention, mention, FLAT)) == [["flat minima"]] * 3


def test_a_paper_with_two_keyphrases_needs_more_weight_for_a_third_one() -> None:
    """At the end of both abstracts, the phrase weighs between 0.08 and 0.2."""
    mentioned = f"{'leaf. ' * 9} round maps"
    short = ("Flat minima", f"Flat minima, flat minima. {mentioned}")
    long = ("Flat minima, sharp basins", f"Flat minima, flat minima. Sharp basins, sharp basins. {mentioned}")
    others = (SHARP, ("Round maps", "Round maps, round maps."))
    keyphrases = phrases(select(short, long, *others))
    assert keyphrases[0] == ["flat minima", "round map"]
    assert sorted(keyphrases[1]) == ["flat minima", "sharp basin"]


def test_a_phrase_of_the_title_is_more_than_mentioned() -> None:
    """It weighs about 0.12, less than a third keyphrase needs elsewhere."""
    abstract = f"Flat minima, flat minima. Sharp basins, sharp basins. {'leaf. ' * 9}"
    text = ("Flat minima and sharp basins by ImageNet", abstract)
    assert "imagenet" in phrases(select(text, text, SHARP, ("Old", f"{'leaf. ' * 9} ImageNet")))[0]


def test_a_paper_has_one_of_several_phrases_with_the_same_meaning() -> None:
    text = "Diffusion transformers (DiT)"
    stream_texts = [DocumentText(text, f"{text} win. DiT or diffusion transformers, DiT.")] * 2
    stream = token_stream(stream_texts)
    acronyms = [paper_acronyms(document) for document in stream_texts]
    with_synonyms = select_keyphrases(stream, frozenset(), 5, acronyms)
    assert phrases(with_synonyms) == [["diffusion transformer"]] * 2
    assert phrases(select_keyphrases(stream, frozenset(), 5)) == [["diffusion transformer", "dit"]] * 2


def test_the_vector_of_a_paper_has_length_1_or_0() -> None:
    vectors = select(FLAT, SHARP, ("Cakes", "Cakes.")).vectors
    assert np.linalg.norm(vectors.toarray(), axis=1) == pytest.approx([1, 1, 0])


def test_papers_without_shared_phrases_have_empty_vectors() -> None:
    assert select(("Cakes", ""), ("Ships", "")).vectors.nnz == 0
