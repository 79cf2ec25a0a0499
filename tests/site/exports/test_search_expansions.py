"""Tests of what search documents have besides the papers' own words: long forms of acronyms, and acronyms."""

from __future__ import annotations

import pytest
from paper_digest.model.digest import AcronymUse, AnalyzedPaper
from paper_digest.site.exports.search_expansions import Expansion, search_expansions
from paper_digest.values.rich_text import RichText

from tests.site.builders import analyzed
from tests.site.builders import digest as digest_of

RAG = AcronymUse("RAG", "retrieval-augmented generation")
DEFINITION = "Retrieval-augmented generation (RAG) helps."


def about(paper_id: str, heading: str, abstract: str, *acronyms: AcronymUse) -> AnalyzedPaper:
    return analyzed(paper_id, heading, abstract=RichText.parse(abstract), acronyms=acronyms)


DEFINING = about("a-defining", "A survey", DEFINITION, RAG)


def expansion(*papers: AnalyzedPaper) -> Expansion | None:
    """The expansion of the last of the papers."""
    return search_expansions(digest_of(*papers)).get(papers[-1].paper.id)


def test_a_paper_that_has_both_forms_needs_no_expansion() -> None:
    assert expansion(DEFINING) is None


def test_a_paper_with_an_acronym_gets_its_long_form() -> None:
    paper = about("b-short", "RAG in practice", "We test RAG.", RAG)
    long_form = ("retrieval-augmented generation",)
    assert expansion(DEFINING, paper) == Expansion(title=long_form, text=long_form)


@pytest.mark.parametrize("written", ["retrieval augmented generation", "Retrieval-Augmented Generations"])
def test_a_paper_with_the_long_form_gets_the_acronym(written: str) -> None:
    paper = about("b-long", "A method", f"We improve {written} for all.")
    assert expansion(DEFINING, paper) == Expansion(text=("RAG",))


def test_the_long_form_in_a_title_stands_for_the_acronym_of_the_abstract() -> None:
    paper = about("b-long", "Retrieval-augmented generation", "RAG helps.", RAG)
    assert expansion(DEFINING, paper) == Expansion(title=("RAG",), text=())


def test_an_acronym_in_a_longer_name_is_expanded() -> None:
    lora = AcronymUse("LoRA", "low-rank adaptation")
    defining = about("a-lora", "A survey", "Low-rank adaptation (LoRA).", lora)
    added = expansion(defining, about("b-lq", "LQ-LoRA: a method", "We decompose matrices."))
    assert added == Expansion(title=("low-rank adaptation",), text=("low-rank adaptation", "LoRA"))


def test_a_part_with_capitals_inside_is_a_word_of_its_own() -> None:
    assert expansion(about("a", "LQ-LoRA", "A method.")) == Expansion(text=("LoRA",))
    assert expansion(about("a", "LQ-LoRA", "Of LoRA.")) is None
    assert expansion(about("a", "GPT-2 and CIFAR-10", "State-of-the-art.")) is None


def test_an_acronym_with_several_meanings_is_expanded_only_where_its_paper_says_which() -> None:
    sharp = AcronymUse("SAM", "sharpness-aware minimization")
    segment = AcronymUse("SAM", "segment anything model")
    papers = (
        about("a-sharp", "X", "Sharpness-aware minimization (SAM).", sharp),
        about("b-segment", "Y", "Segment anything model (SAM).", segment),
    )
    both = AcronymUse("SAM", "segment anything model; or sharpness-aware minimization")
    assert expansion(*papers, about("c-unclear", "Z", "We use SAM.", both)) is None
    assert expansion(*papers, about("c-clear", "Z", "We use SAM.", sharp)) == Expansion(
        text=("sharpness-aware minimization",)
    )


def test_a_word_in_lower_case_is_no_acronym() -> None:
    assert expansion(DEFINING, about("b-rag", "A rag", "We clean with a rag.")) is None


def test_acronyms_of_one_paper_stay_in_its_order() -> None:
    long_form = "deep wide fast small cheap green networks"
    uses = [
        AcronymUse(f"{letters}N", long_form.rsplit(" ", count)[0])
        for count, letters in enumerate(["DWFSCG", "DWFSC", "DWFS", "DWF", "DW"])
    ]
    defining = about("a-defining", "A survey", "Many networks.", *uses)
    added = expansion(defining, about("b-long", "A method", f"We train {long_form}."))
    assert added == Expansion(text=("DWFSCGN", "DWFSCN", "DWFSN", "DWFN", "DWN"))
