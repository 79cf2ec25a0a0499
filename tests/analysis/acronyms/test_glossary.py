"""The glossary of a digest, and the acronyms of one paper."""

from __future__ import annotations

from paper_digest.analysis.acronyms.extraction import paper_acronyms
from paper_digest.analysis.acronyms.glossary import Glossary, build_glossary
from paper_digest.analysis.text.document_text import DocumentText
from paper_digest.model.digest import AcronymUse, Digest, Tag


def glossary_of(*abstracts: str, tags: tuple[Tag, ...] = ()) -> Glossary:
    """The glossary of papers p0, p1 ... with these abstracts."""
    texts = [DocumentText("", abstract) for abstract in abstracts]
    ids = [f"p{number}" for number in range(len(texts))]
    return build_glossary([paper_acronyms(text) for text in texts], texts, ids, tags)


def test_an_entry_has_a_name_and_the_number_of_its_papers() -> None:
    (entry,) = glossary_of(
        "We like Self-Supervised Learning (SSL).",
        "Here self supervised learning (SSL) is.",
        "By self-supervised learnings (SSL).",
        "SSL works.",
    ).acronyms
    assert (entry.id, entry.name, entry.papers) == ("ssl", "SSL", 4)
    assert [sense.text for sense in entry.meanings] == ["self supervised learning"]


def test_the_name_is_the_most_frequent_spelling() -> None:
    definition = "Vision transformers (ViTs)."
    (entry,) = glossary_of(definition, definition, "A VIT.").acronyms
    assert entry.name == "ViT"


def test_each_sense_lists_its_papers() -> None:
    (entry,) = glossary_of(
        "In continual learning (CL).",
        "By contrastive learning (CL).",
        "For continual learning (CL).",
        "With contrastive learning (CL).",
        "We try CL.",
    ).acronyms
    assert {sense.text: sense.papers for sense in entry.meanings} == {
        "continual learning": ("p0", "p2"),
        "contrastive learning": ("p1", "p3"),
    }


def test_the_only_sense_lists_papers_without_a_definition_last() -> None:
    definition = "In continual learning (CL)."
    (entry,) = glossary_of("We try CL.", definition, definition).acronyms
    assert entry.meanings[0].papers == ("p1", "p2", "p0")


def test_a_definition_of_one_paper_is_for_that_paper_only() -> None:
    glossary = glossary_of("Our Dotted Line Method (DLM). The DLM wins.", "Another thing is a DLM.")
    assert glossary.acronyms == ()
    assert glossary.of_paper == [(AcronymUse("DLM", "Dotted Line Method"),), ()]


def test_all_spellings_in_a_paper_get_the_meaning_of_other_papers() -> None:
    definition = "A large language model (LLM) is."
    glossary = glossary_of(definition, definition, "All LLMs and LLM-based agents.")
    assert glossary.of_paper[2] == (
        AcronymUse("LLM", "large language model"),
        AcronymUse("LLMs", "large language model"),
    )


def test_a_papers_own_definition_comes_first() -> None:
    definition = "In continual learning (CL)."
    glossary = glossary_of(definition, definition, "By curriculum learning (CL).")
    assert glossary.of_paper[2] == (AcronymUse("CL", "curriculum learning"),)


def test_a_sense_refers_to_the_tag_with_the_same_words() -> None:
    tag = Tag(id="cont-learn", name="Continual Learning", papers=("p0", "p1"))
    definition = "In continual learning (CL)."
    (entry,) = glossary_of(definition, definition, tags=(tag,)).acronyms
    assert entry.meanings[0].tag == "cont-learn"


def test_the_glossary_of_the_dumps_has_well_known_acronyms(real: Digest) -> None:
    meanings = {entry.name: entry.meanings[0].text for entry in real.glossary}
    assert meanings["LLM"] == "large language model"
    assert meanings["SGD"] == "stochastic gradient descent"
    assert meanings["ViT"] == "vision transformer"
    assert len(meanings) >= 35
