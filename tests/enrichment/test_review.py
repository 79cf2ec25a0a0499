"""Tests of the file with doubtful matches."""

from __future__ import annotations

from paper_digest.enrichment.proof import Match, Verdict
from paper_digest.enrichment.review import merged_review
from paper_digest.values.person_lists import parse_names

from tests.enrichment.records import record
from tests.site.builders import paper

LOOM = paper("a-loom", "A loom")
POTTERY = paper("old-pottery", "Old pottery")
OPEN = {"a-loom", "old-pottery"}


def match(listed: object, name: str, dump: str = "a.json") -> Match:
    """A doubtful match of a paper with a record by one author."""
    known = LOOM if listed is LOOM else POTTERY
    title = known.heading.plain
    return Match(
        known, record(dump=dump, title=title, authors=parse_names(name)), Verdict.DOUBTFUL, "only titles"
    )


def test_matches_of_two_runs_are_in_the_order_of_papers() -> None:
    first = merged_review([match(POTTERY, "Bo Li")], "", OPEN)
    second = merged_review([match(LOOM, "Ada Roe")], first, OPEN)
    assert second.index("(papers/a-loom/)") < second.index("(papers/old-pottery/)")
    assert merged_review([match(POTTERY, "Bo Li"), match(LOOM, "Ada Roe")], "", OPEN) == second


def test_a_match_found_again_is_one_with_what_a_person_wrote_beside_it() -> None:
    text = merged_review([match(LOOM, "Ada Roe")], "", OPEN)
    noted = text.replace("only titles.", "only titles.\n# I asked her; wait for the answer.")
    assert merged_review([match(LOOM, "Ada Roe", dump="b.json")], noted, OPEN) == noted
    assert merged_review([match(LOOM, "Bo Li")], noted, OPEN).count("(papers/a-loom/)") == 2


def test_decided_matches_and_those_of_closed_papers_are_left_out() -> None:
    text = merged_review([match(LOOM, "Ada Roe"), match(POTTERY, "Bo Li")], "", OPEN)
    decided = "\n".join(line for line in text.splitlines() if "Ada Roe" not in line)
    assert "a-loom" not in merged_review([], decided, OPEN)
    assert merged_review([], text, ()) == ""


def test_lines_that_are_no_records_are_ignored() -> None:
    assert merged_review([], '# A loom (papers/a-loom/)\n# {"title": \n\n# {"title": 3}', OPEN) == ""
