"""Phrases that mean the same."""

from __future__ import annotations

from paper_digest.analysis.acronyms.extraction import paper_acronyms
from paper_digest.analysis.keyphrases.candidates import candidate_phrases, phrase_words
from paper_digest.analysis.keyphrases.synonyms import repetitions, synonyms
from paper_digest.analysis.text.document_text import DocumentText
from paper_digest.analysis.text.token_stream import token_stream


def replaced(*abstracts: str) -> dict[str, str]:
    stream = token_stream([DocumentText("", abstract) for abstract in abstracts])
    phrases = candidate_phrases(stream)
    words = phrase_words(phrases, stream)
    return {words[number]: words[kept] for number, kept in repetitions(phrases, words).items()}


def same_meaning(*abstracts: str) -> dict[str, str]:
    texts = [DocumentText("", abstract) for abstract in abstracts]
    stream = token_stream(texts)
    phrases = candidate_phrases(stream)
    words = phrase_words(phrases, stream)
    groups = synonyms(phrases, words, map(paper_acronyms, texts), stream)
    return {words[number]: words[kept] for number, kept in groups.items()}


def test_a_part_of_one_longer_phrase_is_replaced_by_it() -> None:
    """Three of four "cross-entropy" are a "cross-entropy loss", more than 70 %."""
    text = "cross-entropy loss. "
    assert replaced(text * 2, f"{text} cross-entropy.") == {"cross entropy": "cross entropy loss"}
    assert replaced(text * 2, f"{text} cross-entropy. cross-entropy.") == {}


def test_the_last_words_of_a_longer_phrase_are_replaced_too() -> None:
    text = "neural tangent kernel. "
    assert replaced(text * 2, text)["tangent kernel"] == "neural tangent kernel"


def test_two_occurrences_are_too_few() -> None:
    assert replaced("tangent kernel", "tangent kernel") == {}


def test_blanks_do_not_distinguish_phrases() -> None:
    texts = (
        "meta learner nets. meta learner nets.",
        "meta learner nets. metalearner nets",
        "metalearner nets",
    )
    assert replaced(*texts)["metalearner net"] == "meta learner net"


def test_an_acronym_means_its_long_form() -> None:
    texts = ("Large language models (LLMs) talk.", "An LLM, a large language model. LLMs.")
    assert same_meaning(*texts) == {"large language model": "llm"}


def test_an_acronym_with_several_long_forms_has_no_synonym() -> None:
    texts = (
        "Sharp adaptive minima (SAM). Small animal models.",
        "Small animal models (SAM). Sharp adaptive minima.",
    )
    assert same_meaning(*texts) == {}


def test_a_short_name_means_the_phrase_that_a_paper_has_beside_it() -> None:
    texts = ("BatchNorm is batch normalization. BatchNorm.", "BatchNorm. Use batch normalization.")
    assert same_meaning(*texts) == {"batch normalization": "batchnorm"}


def test_a_short_name_that_no_paper_has_beside_the_phrase_is_something_else() -> None:
    assert same_meaning("ImageNet", "ImageNet", "image network", "image network") == {}
