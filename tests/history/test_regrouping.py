"""Papers that were merged with another one or separated from it."""

from __future__ import annotations

from paper_digest.history.regrouping import Regrouping, regrouped, regroupings
from paper_digest.model.history_event import Change
from paper_digest.model.paper_state import PaperState, text_hash
from paper_digest.values.partial_date import PartialDate
from paper_digest.values.rich_text import RichText

from tests.site.builders import paper, sighting

DAY = PartialDate(2024, 8, 6)
SUMS, GRAPHS, NEW = "We sum numbers.", "We draw graphs.", "We draw graphs and trees."


def known(title: str, text: str, merged_into: str = "") -> PaperState:
    digest = text_hash(text)
    return PaperState(title=title, abstract=digest, versions=frozenset({digest}), merged_into=merged_into)


def test_papers_are_united_once() -> None:
    states = {"sums": known("Sums", SUMS), "graphs": known("Graphs", GRAPHS)}
    both = paper("sums", "Sums", aliases=("graphs", "a-title-of-a-record"))
    assert regroupings([both], states, {}) == {"sums": Regrouping({"graphs": states["graphs"]})}
    states["graphs"] = known("Graphs", GRAPHS, merged_into="sums")
    assert regroupings([both], states, {}) == {}


def test_papers_are_divided_that_come_back_or_are_new() -> None:
    states = {"sums": known("Sums", SUMS), "graphs": known("Graphs", GRAPHS, merged_into="sums")}
    sums, graphs, trees = (paper(name) for name in ("sums", "graphs", "trees"))
    separated = Regrouping({}, (graphs, trees))
    assert regroupings([sums, graphs, trees], states, {"trees": "sums"}) == {"sums": separated}


def test_the_title_and_abstract_of_a_merged_paper_are_no_revision() -> None:
    merged = Regrouping({"graphs": known("Graphs", GRAPHS)})
    shown = paper("sums", "Graphs", abstract=RichText.parse(GRAPHS))
    event = regrouped(shown, known("Sums", SUMS), merged, DAY)
    assert event
    assert (event.change, event.title, event.abstract) == (Change.MERGED_WITH, "Graphs", text_hash(GRAPHS))
    assert (event.other_paper, event.date) == ("graphs", DAY)


def test_what_none_of_the_papers_had_is_left_to_the_listings() -> None:
    merged = Regrouping({"graphs": known("Graphs", GRAPHS)})
    shown = paper("sums", "Trees", abstract=RichText.parse(NEW))
    assert regrouped(shown, known("Sums", SUMS), merged, DAY) is None


def test_the_abstract_that_a_split_paper_takes_is_gone() -> None:
    graphs = paper("graphs", "Graphs", sightings=(sighting(title="Graphs", abstract=GRAPHS),))
    own = sighting(title="Sums", abstract=SUMS)
    shown = paper("sums", "Sums", abstract=RichText.parse(SUMS), sightings=(own,))
    event = regrouped(shown, known("Graphs", GRAPHS), Regrouping({}, (graphs,)), DAY)
    assert event
    assert (event.change, event.title, event.abstract) == (Change.SEPARATED_FROM, "Sums", text_hash(SUMS))
    assert event.other_paper == "graphs"


def test_a_new_version_is_not_part_of_a_division() -> None:
    graphs = paper("graphs", "Graphs", sightings=(sighting(title="Graphs", abstract=GRAPHS),))
    records = (
        sighting("monday", title="Sums", abstract=SUMS, seen_on=DAY),
        sighting("friday", title="Sums", abstract=NEW, seen_on=PartialDate(2024, 8, 9)),
    )
    shown = paper("sums", "Sums", abstract=RichText.parse(NEW), sightings=records)
    state = PaperState(
        title="Sums", abstract=text_hash(GRAPHS), versions=frozenset({text_hash(SUMS), text_hash(GRAPHS)})
    )
    event = regrouped(shown, state, Regrouping({}, (graphs,)), DAY)
    assert event
    assert event.abstract == text_hash(SUMS)
