"""The glossary: what acronyms stand for in the digest, and what they stand for in one paper."""

from __future__ import annotations

from paper_digest.analysis.acronyms.disambiguation import usage_of
from paper_digest.analysis.acronyms.glossary import glossary_of
from paper_digest.analysis.text.document_text import Wording
from paper_digest.model.digest import Acronym, Digest

from tests.analysis.digests import TextRun, digest_of_texts


def entries_of(*abstracts: str) -> dict[str, Acronym]:
    return {
        one.id: one
        for one in digest_of_texts(*(_paper(number, text) for number, text in enumerate(abstracts))).glossary
    }


def told_in(paper: int, *abstracts: str) -> dict[str, str]:
    """What the acronyms of one of the papers stand for."""
    wordings = [Wording("", text) for text in abstracts]
    found = glossary_of(
        [usage_of(one) for one in wordings], wordings, [f"p{number}" for number in range(len(abstracts))], ()
    )
    return {one.written: one.meaning for one in found.of_paper[paper]}


def _paper(number: int, abstract: str) -> TextRun:
    return f"Paper {'ABCDEFGH'[number]}", abstract


def test_one_meaning_for_every_way_to_write_it() -> None:
    (ssl,) = entries_of(
        "We like Self-Supervised Learning (SSL).",
        "Here self supervised learning (SSL) is.",
        "In self-supervised learning (SSL), too.",
        "By self-supervised learnings (SSL).",
        "By self-supervised learning (SSL).",
    ).values()
    assert (ssl.name, [meaning.text for meaning in ssl.meanings], ssl.papers) == (
        "SSL",
        ["self-supervised learning"],
        5,
    )
    assert ssl.meanings[0].papers == tuple(f"paper-{letter}" for letter in "abcde")


def test_two_meanings_get_both_with_their_papers() -> None:
    cl = entries_of(
        "In continual learning (CL).",
        "By contrastive learning (CL).",
        "For continual learning (CL).",
        "With contrastive learning (CL).",
    )["cl"]
    assert {meaning.text: meaning.papers for meaning in cl.meanings} == {
        "continual learning": ("paper-a", "paper-c"),
        "contrastive learning": ("paper-b", "paper-d"),
    }


def test_what_one_paper_alone_says_is_only_told_there() -> None:
    texts = "Our Dotted Line Method (DLM). The DLM wins.", "Another thing is a DLM."
    assert entries_of(*texts) == {}
    assert told_in(0, *texts) == {"DLM": "Dotted Line Method"}
    assert told_in(1, *texts) == {}


def test_a_paper_that_does_not_tell_means_what_the_others_mean() -> None:
    texts = (
        "Large language models (LLMs) are.",
        "A large language model (LLM) is.",
        "All LLMs and LLM-based agents.",
    )
    assert told_in(2, *texts) == {"LLM": "large language model", "LLMs": "large language model"}


def test_a_paper_that_does_not_tell_gets_both_of_two_meanings() -> None:
    texts = [*["In continual learning (CL)."] * 2, *["By contrastive learning (CL)."] * 2, "We try CL."]
    assert told_in(4, *texts) == {"CL": "continual learning; or contrastive learning"}


def test_a_rare_meaning_is_not_told_where_a_paper_is_silent() -> None:
    texts = [*["A large language model (LLM)."] * 19, *["Logit lens method (LLM)."] * 2, "Some LLMs."]
    assert told_in(21, *texts) == {"LLMs": "large language model"}


def test_a_papers_own_words_tell_what_it_means() -> None:
    texts = [
        *["In continual learning (CL)."] * 2,
        *["By contrastive learning (CL)."] * 2,
        "Contrastive learning is fun. So we try CL.",
    ]
    assert told_in(4, *texts) == {"CL": "contrastive learning"}


def test_other_words_with_the_same_letters_tell_that_nothing_is_sure() -> None:
    texts = [*["The learning rate (LR) decays."] * 3, "From logistic regression we learn. And LR is old."]
    assert told_in(3, *texts) == {}


def test_a_meaning_leads_to_its_tag() -> None:
    ssl = entries_of(
        "Self-supervised learning (SSL) of cats. SSL it is.",
        "Self-supervised learning (SSL) of dogs. SSL it is.",
    )["ssl"]
    assert ssl.meanings[0].tag == "self-supervised-learning"


def test_the_glossary_of_the_dumps(real: Digest) -> None:
    known = {one.name: one.meanings[0].text for one in real.glossary}
    assert known["LLM"] == "large language model"
    assert known["SGD"] == "stochastic gradient descent"
    assert known["ViT"] == "vision transformer"
    assert len(known) >= 35
    assert all(len(meaning.papers) >= 2 for one in real.glossary for meaning in one.meanings)
    assert all(
        paper in real.by_id for one in real.glossary for meaning in one.meanings for paper in meaning.papers
    )
