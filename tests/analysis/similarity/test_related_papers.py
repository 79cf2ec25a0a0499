"""Related papers and the reasons a reader can check."""

from __future__ import annotations

from paper_digest.analysis.similarity.related_papers import MAX_RELATED
from paper_digest.analysis.text.ranked_terms import distinct_terms
from paper_digest.analysis.text.tokens import tokens
from paper_digest.model.digest import Digest
from paper_digest.model.paper import Paper
from paper_digest.values.rich_text import RichText

from tests.analysis.digests import digest_of_texts

MINIMA = ("Flat Minima", "The loss landscape of wide networks has flat minima and sharp minima.")


def letters_of(paper: Paper) -> str:
    """The folded words of a paper without the spaces and hyphens between them."""
    return "".join(tokens(f"{paper.heading.with_tex} {(paper.abstract or RichText()).with_tex}"))


def test_no_paper_is_its_own_neighbour_or_there_twice(real: Digest) -> None:
    for entry in real.papers:
        related = [one.paper for one in entry.related]
        assert 5 <= len(related) <= MAX_RELATED
        assert entry.paper.id not in related
        assert len(set(related)) == len(related)
        assert all(one.terms and 0 < one.score <= 1 for one in entry.related)


def test_related_terms_stand_in_both_papers(real: Digest) -> None:
    for entry in real.papers[::5]:
        mine = letters_of(entry.paper)
        for one in entry.related:
            theirs = letters_of(real.by_id[one.paper].paper)
            for term in one.terms:
                assert "".join(tokens(term)) in mine, (entry.paper.id, term)
                assert "".join(tokens(term)) in theirs, (one.paper, term)


def test_both_papers_give_the_same_reasons_and_score(real: Digest) -> None:
    found = {
        (entry.paper.id, one.paper): (one.terms, one.score) for entry in real.papers for one in entry.related
    }
    mutual = [pair for pair in found if pair[::-1] in found]
    assert len(mutual) > 300
    assert all(found[pair] == found[pair[::-1]] for pair in mutual)


def test_a_title_alone_finds_its_like() -> None:
    digest = digest_of_texts(
        ("A Graph Network", None),
        ("Graph Networks and Atoms", "A graph network joins atoms."),
        ("Cake", "Bake it."),
    )
    assert [one.paper for one in digest.by_id["a-graph-network"].related] == ["graph-networks-and-atoms"]
    assert digest.by_id["cake"].related == ()


def test_papers_that_are_equally_like_come_by_id() -> None:
    twins = [(f"{letter} Minima", "We look at curvature of the landscape.") for letter in "DBCA"]
    digest = digest_of_texts(("Curvature of the landscape", None), *twins)
    found = [one.paper for one in digest.by_id["curvature-of-the-landscape"].related]
    assert found == sorted(found)
    assert len(found) == 4


def test_reasons_hold_no_formula_number_or_empty_word() -> None:
    digest = digest_of_texts(
        ("One", r"Significantly, $\alpha_{12}$ bounds curvature in 2024 with \mathtt{x}."),
        ("Two", r"Significantly, $\alpha_{12}$ bounds curvature in 2024 with \mathtt{x}."),
    )
    terms = {term for entry in digest.papers for one in entry.related for term in one.terms}
    assert terms & {"curvature", "bounds curvature"}
    assert not [
        term
        for term in terms
        if any(part in term.lower() for part in ("alpha", "2024", "mathtt", "significantly"))
    ]


def test_no_word_of_a_shown_phrase_is_shown_again() -> None:
    assert distinct_terms(
        ["loss", "loss landscape", "flat", "landscape geometry", "self-supervised", "supervised", "geometry"]
    ) == [
        "loss landscape",
        "flat",
        "self-supervised",
        "geometry",
    ]


LANDING = "A visual servoing scheme is proposed to control an airplane during its landing with features of the runway in the image."


def test_versions_are_marked_and_do_not_crowd_out_others() -> None:
    digest = digest_of_texts(
        ("Landing by Sight", f"{LANDING} We show flights in a simulator."),
        ("Alignment with a Runway", f"{LANDING} We show the alignment alone."),
        ("Alignment with a Runway, Extended", f"{LANDING} We show the alignment in wind."),
        *(
            (f"Runway {thing}", f"We look at the runway and its {thing} from an airplane.")
            for thing in ("light", "paint", "snow", "length", "grass")
        ),
    )
    related = digest.by_id["landing-by-sight"].related
    assert [one.very_similar for one in related] == [True, *[False] * 5]
    assert related[0].paper.startswith("alignment-with-a-runway")
    assert not any(one.very_similar for one in digest.by_id["runway-snow"].related)


def test_two_papers_of_one_title_are_very_similar() -> None:
    digest = digest_of_texts(
        ("Flat Minima", "The curvature of a loss tells how networks generalise."),
        ("Sharp Minima", "Why do some basins of the loss look sharp?"),
        ("Flat Minima", "A flat house has a roof of minimal height."),
    )
    marked = {
        frozenset((entry.paper.id[:11], one.paper[:11]))
        for entry in digest.papers
        for one in entry.related
        if one.very_similar
    }
    assert marked == {frozenset({"flat-minima"})}
