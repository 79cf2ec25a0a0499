"""The sense in which papers use an acronym."""

from __future__ import annotations

from paper_digest.analysis.acronyms.disambiguation import SenseInventory, sense_inventories
from paper_digest.analysis.acronyms.extraction import paper_acronyms
from paper_digest.analysis.text.document_text import DocumentText

CONTINUAL = "In continual learning (CL)."
CONTRASTIVE = "By contrastive learning (CL)."


def inventories(*abstracts: str) -> dict[str, SenseInventory]:
    """The inventories of papers with these abstracts."""
    texts = [DocumentText("", abstract) for abstract in abstracts]
    return sense_inventories([paper_acronyms(text) for text in texts], texts)


def test_definitions_determine_the_senses() -> None:
    inventory = inventories(CONTINUAL, CONTRASTIVE, CONTINUAL, CONTRASTIVE, CONTINUAL)["cl"]
    assert [sense.name for sense in inventory.senses] == ["continual learning", "contrastive learning"]
    assert inventory.sense_of_paper == {0: 0, 1: 1, 2: 0, 3: 1, 4: 0}


def test_a_sense_needs_two_papers() -> None:
    assert inventories(CONTINUAL, "We try CL.") == {}
    assert [sense.name for sense in inventories(CONTINUAL, CONTINUAL, CONTRASTIVE)["cl"].senses] == [
        "continual learning"
    ]


def test_a_paper_without_definition_uses_the_only_sense() -> None:
    inventory = inventories(CONTINUAL, CONTINUAL, "We try CL.")["cl"]
    assert inventory.undetermined == (2,)
    assert inventory.meaning_in(2) == "continual learning"


def test_a_paper_without_definition_gets_all_likely_senses() -> None:
    inventory = inventories(CONTINUAL, CONTINUAL, CONTRASTIVE, CONTRASTIVE, "We try CL.")["cl"]
    assert inventory.meaning_in(4) == "continual learning; or contrastive learning"


def test_a_rare_sense_is_not_assumed() -> None:
    texts = [*["A large language model (LLM)."] * 19, *["Logit lens method (LLM)."] * 2, "Some LLMs."]
    assert inventories(*texts)["llm"].meaning_in(21) == "large language model"


def test_a_paper_that_spells_out_a_sense_uses_it() -> None:
    texts = (CONTINUAL, CONTINUAL, CONTRASTIVE, CONTRASTIVE, "Contrastive learning is fun. So we try CL.")
    assert inventories(*texts)["cl"].meaning_in(4) == "contrastive learning"


def test_the_words_of_a_sense_must_be_in_one_phrase() -> None:
    texts = (CONTINUAL, CONTINUAL, "It is continual. Learning with CL is fun.")
    assert inventories(*texts)["cl"].undetermined == (2,)


def test_another_phrase_with_the_initials_leaves_the_sense_unknown() -> None:
    rate = "The learning rate (LR) decays."
    inventory = inventories(rate, rate, "From logistic regression we learn. And LR is old.")["lr"]
    assert inventory.meaning_in(2) == ""


def test_a_phrase_that_ends_with_a_stop_word_is_no_other_expansion() -> None:
    rate = "The learning rate (LR) decays."
    inventory = inventories(rate, rate, "We like rather an LR.", "Loss rarely is an LR.")["lr"]
    assert inventory.meaning_in(2) == "learning rate"


def test_a_sense_of_very_few_of_an_acronyms_papers_is_not_assumed() -> None:
    inventory = inventories(CONTINUAL, CONTINUAL, *["We try CL."] * 49)["cl"]
    assert inventory.meaning_in(10) == ""


def test_an_ambiguous_pair_of_letters_needs_more_evidence() -> None:
    definitions = [CONTINUAL, CONTINUAL, CONTRASTIVE, CONTRASTIVE]
    assert inventories(*definitions, *["We try CL."] * 12)["cl"].undetermined == tuple(range(4, 16))
    assert inventories(*definitions, *["We try CL."] * 13)["cl"].undetermined == ()
