"""Acronyms are written out where papers say them so, and stay where they are the name."""

from __future__ import annotations

import pytest
from paper_digest.analysis.acronyms.extraction import paper_acronyms
from paper_digest.analysis.acronyms.normalization import in_one_shape
from paper_digest.analysis.text.document_text import Wording
from paper_digest.analysis.text.token_stream import stream_of

DEFINED = "A graph neural network (GNN) is deep."


def rewritten(*abstracts: str) -> list[str]:
    """The folded words of each paper after acronyms are written out."""
    wordings = [Wording("", abstract) for abstract in abstracts]
    stream = in_one_shape(stream_of(wordings), [paper_acronyms(wording) for wording in wordings])
    return [
        " ".join(stream.lemmas[lemma] for lemma in stream.lemma[stream.paper == paper])
        for paper in range(len(abstracts))
    ]


def test_an_acronym_is_its_long_form_and_its_explanation_goes() -> None:
    found = rewritten(
        DEFINED, "We train a graph neural network (GNN), and GNNs are graphs.", "Here GNNs win."
    )
    assert found[0] == "a graph neural network is deep"
    assert found[1] == "we train a graph neural network and graph neural network are graph"
    assert found[2] == "here graph neural network win"


def test_one_explanation_counts_for_its_paper_alone() -> None:
    assert rewritten(DEFINED, "A graph neural network.", "GNN may be a gnome.")[2] == "gnn may be a gnome"


def test_a_paper_that_means_something_else_keeps_its_acronym() -> None:
    texts = [DEFINED] * 3 + ["Green new norms (GNN) are green. GNN!", "graph neural network"]
    assert rewritten(*texts)[3] == "green new norm gnn are green gnn"


@pytest.mark.parametrize(
    "abstracts",
    [
        ["Contrastive language-image pre-training (CLIP) sees.", *["CLIP sees."] * 9],
        ["Mean average precision (MAP).", "Maximum a posteriori (MAP).", "MAP!", "mean average precision"],
        ["We map maps (MAPS) here.", "Nothing is here."],
        [""],
    ],
)
def test_names_and_doubtful_acronyms_stay(abstracts: list[str]) -> None:
    wordings = [Wording("", abstract) for abstract in abstracts]
    stream = stream_of(wordings)
    assert (
        in_one_shape(stream, [paper_acronyms(wording) for wording in wordings]).lemma.tolist()
        == stream.lemma.tolist()
    )


def test_the_long_form_is_written_as_most_papers_write_it() -> None:
    texts = [
        "Low-rank adaptation (LRA) is low-rank adaptation's aim.",
        "Low-rank adaptation (LRA); low-rank adaptation.",
        "LRA it is.",
    ]
    wordings = [Wording("", text) for text in texts]
    stream = in_one_shape(stream_of(wordings), [paper_acronyms(wording) for wording in wordings])
    last = [stream.spellings[spelling] for spelling in stream.spelling[stream.paper == 2]]
    assert " ".join(last) == "low rank adaptation it is"


def test_where_the_acronym_is_the_name_long_forms_are_shortened() -> None:
    said = "A long short-term memory (LSTM) remembers."
    texts = [said, said, "Here long short-term memory is.", *["LSTM remembers."] * 9]
    found = rewritten(*texts)
    assert found[0] == "a lstm remember"
    assert found[2] == "here lstm is"
