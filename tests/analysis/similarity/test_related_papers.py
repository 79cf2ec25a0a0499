"""Related papers, and the shared terms that explain them."""

from __future__ import annotations

from paper_digest.analysis.similarity.related_papers import MAX_RELATED
from paper_digest.analysis.text.tokens import tokens
from paper_digest.model.digest import Digest
from paper_digest.model.paper import Paper
from paper_digest.values.rich_text import RichText

from tests.analysis.digests import digest_of_texts

MINIMA = ("Flat Minima", "The loss landscape of wide networks has flat minima and sharp minima.")


def letters_of(paper: Paper) -> str:
    """The folded words of a paper without the spaces and hyphens between them."""
    return "".join(tokens(f"{paper.heading.with_tex} {(paper.abstract or RichText()).with_tex}"))


def test_related_papers_are_distinct_and_others_than_the_paper(real: Digest) -> None:
    for entry in real.papers:
        related_ids = [related.paper for related in entry.related]
        assert 5 <= len(related_ids) <= MAX_RELATED
        assert entry.paper.id not in related_ids
        assert len(set(related_ids)) == len(related_ids)
        assert all(0 < related.score <= 1 for related in entry.related)


def test_shared_terms_are_in_both_papers(real: Digest) -> None:
    for entry in real.papers[::5]:
        letters = letters_of(entry.paper)
        for related in entry.related:
            related_letters = letters_of(real.by_id[related.paper].paper)
            for term in related.terms:
                assert "".join(tokens(term)) in letters, (entry.paper.id, term)
                assert "".join(tokens(term)) in related_letters, (related.paper, term)


def test_two_papers_give_the_same_terms_and_score_for_each_other(real: Digest) -> None:
    reasons = {
        (entry.paper.id, related.paper): (related.terms, related.score)
        for entry in real.papers
        for related in entry.related
    }
    mutual = [pair for pair in reasons if pair[::-1] in reasons]
    assert len(mutual) > 300
    assert all(reasons[pair] == reasons[pair[::-1]] for pair in mutual)


def test_a_paper_without_an_abstract_has_related_papers() -> None:
    digest = digest_of_texts(
        ("A Graph Network", None),
        ("Graph Networks and Atoms", "A graph network joins atoms."),
        ("Cake", "Bake it."),
    )
    assert [related.paper for related in digest.by_id["a-graph-network"].related] == [
        "graph-networks-and-atoms"
    ]
    assert digest.by_id["cake"].related == ()


def test_equally_similar_papers_are_ordered_by_id() -> None:
    twins = [(f"{letter} Minima", "We look at curvature of the landscape.") for letter in "DBCA"]
    digest = digest_of_texts(("Curvature of the landscape", None), *twins)
    related_ids = [related.paper for related in digest.by_id["curvature-of-the-landscape"].related]
    assert related_ids == sorted(related_ids)
    assert len(related_ids) == 4


def test_shared_terms_are_no_formulas_numbers_or_adverbs() -> None:
    digest = digest_of_texts(
        ("First", r"Significantly, $\alpha_{12}$ bounds curvature in 2024 with \mathtt{x}."),
        ("Second", r"Significantly, $\alpha_{12}$ bounds curvature in 2024 with \mathtt{x}."),
    )
    terms = {term for entry in digest.papers for related in entry.related for term in related.terms}
    assert terms & {"curvature", "bounds curvature"}
    unwanted = ("alpha", "2024", "mathtt", "significantly")
    assert not [term for term in terms if any(part in term.lower() for part in unwanted)]


def test_most_reasons_are_phrases(real: Digest) -> None:
    terms = [term for entry in real.papers for related in entry.related for term in related.terms]
    phrases = [term for term in terms if " " in term or "-" in term]
    assert len(phrases) > 0.7 * len(terms)
    assert {"loss", "neural", "size", "image", "grained"}.isdisjoint(terms)


def test_an_acronym_is_no_reason_beside_its_long_form() -> None:
    digest = digest_of_texts(
        ("First", "Large language models (LLMs) err. LLMs are large language models."),
        ("Second", "Large language models (LLMs) fail. LLMs are large language models."),
    )
    (related,) = digest.papers[0].related
    assert related.terms == ("large language models",)


def test_similar_papers_without_a_common_phrase_are_related_without_reason() -> None:
    digest = digest_of_texts(("A Curved Landscape", None), ("Landscape, Curved", None))
    (related,) = digest.papers[0].related
    assert related.terms == ()


LANDING = (
    "A visual servoing scheme is proposed to control an airplane during its landing "
    "with features of the runway in the image."
)


def test_versions_are_marked_and_do_not_crowd_out_others() -> None:
    digest = digest_of_texts(
        ("Landing by Sight", f"{LANDING} We show flights in a simulator."),
        ("Alignment with a Runway", f"{LANDING} We show the alignment alone."),
        ("Alignment with a Runway, Extended", f"{LANDING} We show the alignment in wind."),
        *(
            (f"Runway {feature}", f"We look at the runway and its {feature} from an airplane.")
            for feature in ("light", "paint", "snow", "length", "grass")
        ),
    )
    related = digest.by_id["landing-by-sight"].related
    assert [paper.very_similar for paper in related] == [True, *[False] * 5]
    assert related[0].paper.startswith("alignment-with-a-runway")
    assert not any(paper.very_similar for paper in digest.by_id["runway-snow"].related)


def test_two_papers_with_one_title_are_very_similar() -> None:
    digest = digest_of_texts(
        ("Flat Minima", "The curvature of a loss tells how networks generalise."),
        ("Sharp Minima", "Why do some basins of the loss look sharp?"),
        ("Flat Minima", "A flat house has a roof of minimal height."),
    )
    marked = {
        frozenset((entry.paper.id[:11], related.paper[:11]))
        for entry in digest.papers
        for related in entry.related
        if related.very_similar
    }
    assert marked == {frozenset({"flat-minima"})}
