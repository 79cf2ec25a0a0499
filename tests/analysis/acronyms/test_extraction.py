"""Definitions of acronyms in texts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from paper_digest.analysis.acronyms.acronym import is_acronym
from paper_digest.analysis.acronyms.extraction import extract_definitions, paper_acronyms
from paper_digest.analysis.text.document_text import DocumentText


@pytest.mark.parametrize(
    ("text", "acronym", "long_form"),
    [
        ("We use Low-Rank Adaptation (LoRA) here.", "LoRA", "Low-Rank Adaptation"),
        ("LoRA (Low-Rank Adaptation) is small.", "LoRA", "Low-Rank Adaptation"),
        ("Our reinforcement learning (RL) methods.", "RL", "reinforcement learning"),
        ("The mean Average Precision (mAP) grows.", "mAP", "mean Average Precision"),
        ("By k-nearest neighbors (k-NN).", "k-NN", "k-nearest neighbors"),
        ("Fast 3D Gaussian Splatting (3DGS).", "3DGS", "3D Gaussian Splatting"),
        ("On word2vec (W2V).", "W2V", "word2vec"),
        ("For text-to-image (T2I) models.", "T2I", "text-to-image"),
        ("A Quantised-Variational AutoEncoder (Q-VAE).", "Q-VAE", "Quantised-Variational AutoEncoder"),
        ("By in-context learning (ICL).", "ICL", "in-context learning"),
        ("With electroencephalography (EEG).", "EEG", "electroencephalography"),
        (
            "Bidirectional Encoder Representations from Transformers (BERT)",
            "BERT",
            "Bidirectional Encoder Representations from Transformers",
        ),
    ],
)
def test_a_definition_is_found(text: str, acronym: str, long_form: str) -> None:
    assert extract_definitions(text) == [(acronym, long_form)]


@pytest.mark.parametrize(
    ("text", "long_form"),
    [
        ("With graph neural networks (GNNs) (see above).", "graph neural network"),
        ("GNNs (graph neural networks) win.", "graph neural network"),
        ("The multi-modal graph neural policies (GNPs).", "graph neural policy"),
    ],
)
def test_plurals_become_singular(text: str, long_form: str) -> None:
    assert [definition.long_form for definition in extract_definitions(text)] == [long_form]


@pytest.mark.parametrize(
    "brackets", ["(VQA; see Section 2)", "(or VQA)", "(VQA, for short)", "(a.k.a. VQA)", '("VQA")']
)
def test_other_words_in_the_brackets_are_ignored(brackets: str) -> None:
    assert extract_definitions(f"Visual question answering {brackets} is hard.") == [
        ("VQA", "Visual question answering")
    ]


def test_only_a_whole_word_at_the_start_introduces_a_term() -> None:
    assert extract_definitions("The AFS (anterior fibromuscular stroma).") == [
        ("AFS", "anterior fibromuscular stroma")
    ]


def test_a_generic_noun_before_the_brackets_is_ignored() -> None:
    text = "The generative adversarial imitation learning method (GAIL)."
    assert extract_definitions(text) == [("GAIL", "generative adversarial imitation learning")]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("It helps here (BERT).", id="other letters"),
        pytest.param("First (ii) and then (e.g. this).", id="a numeral"),
        pytest.param("An end. Another (AE) start.", id="the end of a sentence inside"),
        pytest.param("As figures show (Fig. 2).", id="no acronym"),
        pytest.param("As models (e.g., RL).", id="an example"),
        pytest.param("At a conference last year (ICML).", id="words without its letters"),
        pytest.param("In two dimensions (2D).", id="a dimension"),
        pytest.param("By Smith and others (SO 2018).", id="a citation in brackets"),
        pytest.param("CLIP (Radford et al., 2021) is used.", id="a citation of an acronym"),
        pytest.param("Convolutional and recurrent neural networks (CNNs).", id="a skipped word"),
        pytest.param("As a language model LM (LM).", id="the acronym itself among the words"),
    ],
)
def test_chance_matches_are_no_definitions(text: str) -> None:
    assert extract_definitions(text) == []


@pytest.mark.parametrize("text", ["Of high uncertainty (OHU).", "A system for learning of (SLO)."])
def test_a_function_word_neither_begins_nor_ends_a_long_form(text: str) -> None:
    assert extract_definitions(text) == []


def test_the_first_definition_in_a_paper_counts() -> None:
    text = DocumentText("Large language models (LLMs)", "A logic of little men (LLM) and an LLM.")
    assert paper_acronyms(text).definitions == {"llm": "Large language model"}


def test_all_spellings_in_a_paper_are_listed() -> None:
    text = DocumentText("An LLM", "LLMs: agents of an LLM.")
    assert paper_acronyms(text).spellings == {"llm": ("LLM", "LLMs")}


@given(st.text(alphabet=st.sampled_from("aAbB-2 ()'’.,;é\n"), max_size=60))
def test_every_text_gives_well_formed_definitions(text: str) -> None:
    for definition in extract_definitions(text):
        assert is_acronym(definition.acronym)
        assert definition.long_form[0].isalnum()
