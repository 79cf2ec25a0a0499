"""Acronyms and what they stand for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from paper_digest.analysis.acronyms.extraction import acronyms_in, is_acronym


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("We use Low-Rank Adaptation (LoRA) here.", "LoRA", "Low-Rank Adaptation"),
        ("With graph neural networks (GNNs) (see above).", "GNN", "graph neural network"),
        ("LoRA (Low-Rank Adaptation) is small.", "LoRA", "Low-Rank Adaptation"),
        ("GANs (generative adversarial networks) win.", "GAN", "generative adversarial network"),
        ("For self-supervised learning (SSL; see Section 2).", "SSL", "self-supervised learning"),
        ("Visual question answering (or VQA) is hard.", "VQA", "Visual question answering"),
        ("Our reinforcement learning (RL) methods.", "RL", "reinforcement learning"),
        ("The mean Average Precision (mAP) grows.", "mAP", "mean Average Precision"),
        ("By k-nearest neighbors (k-NN).", "k-NN", "k-nearest neighbors"),
        ("Fast 3D Gaussian Splatting (3DGS).", "3DGS", "3D Gaussian Splatting"),
        ("On word2vec (W2V).", "W2V", "word2vec"),
        ("For text-to-image (T2I) models.", "T2I", "text-to-image"),
        (
            "Vector Quantised-Variational AutoEncoder (VQ-VAE).",
            "VQ-VAE",
            "Vector Quantised-Variational AutoEncoder",
        ),
        ("The multi-modal large language models (MLLMs).", "MLLM", "multi-modal large language model"),
        ("By in-context learning (ICL).", "ICL", "in-context learning"),
        ("With electroencephalography (EEG).", "EEG", "electroencephalography"),
        (
            "The generative adversarial imitation learning method (GAIL).",
            "GAIL",
            "generative adversarial imitation learning",
        ),
        (
            "Bidirectional Encoder Representations from Transformers (BERT)",
            "BERT",
            "Bidirectional Encoder Representations from Transformers",
        ),
    ],
)
def test_a_definition(text: str, short: str, long: str) -> None:
    assert acronyms_in(text) == [(short, long)]


@pytest.mark.parametrize(
    "text",
    [
        "It helps here (BERT).",
        "First (ii) and then (e.g. this).",
        "An end. Another (AE) start.",
        "As figures show (Fig. 2).",
        "As models (e.g., RL).",
        "At a conference last year (ICML).",
        "In two dimensions (2D).",
        "By Smith and others (SO 2018).",
        "CLIP (Radford et al., 2021) is used.",
        "Convolutional and recurrent neural networks (CNNs).",
        "When we are good (WAG).",
        "This is in the domain (ITD).",
    ],
)
def test_no_definition(text: str) -> None:
    assert acronyms_in(text) == []


@pytest.mark.parametrize("word", ["LLM", "LoRA", "mAP", "k-NN", "3DGS", "W2V"])
def test_an_acronym(word: str) -> None:
    assert is_acronym(word)


@pytest.mark.parametrize("word", ["II", "3D", "2D", "2018a", "Deep", "x", "ABCDEFGHIJKLM", "100K"])
def test_no_acronym(word: str) -> None:
    assert not is_acronym(word)


@given(st.text(alphabet=st.sampled_from("aAbB-2 ()'’.,;é\n"), max_size=60))
def test_no_text_breaks_it(text: str) -> None:
    for short, long in acronyms_in(text):
        assert is_acronym(short)
        assert long[0].isalnum()
