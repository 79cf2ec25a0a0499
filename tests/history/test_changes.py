"""What happened to papers, as a build notices it from its listings."""

from __future__ import annotations

import json

from paper_digest.history.changes import latest_day
from paper_digest.model.history_event import Change, HistoryEvent
from paper_digest.values.fingerprint import fingerprint
from paper_digest.values.partial_date import PartialDate

from tests.history.daily_digest import GRAPHS, MINIMA, DailyDigest, record
from tests.linkage.examples import reading, sighting

REVISED = GRAPHS.replace("five others", "nine others on forty new collections of molecules")


def summary_of(event: HistoryEvent) -> tuple[str, str, str]:
    return event.change, event.paper, str(event.date or "")


def test_a_paper_is_added_on_the_day_of_its_first_listing(daily: DailyDigest) -> None:
    daily.add_listing("2024-08-07", record("Graph Networks", GRAPHS))
    daily.add_listing("2024-08-06", record("Graph Networks", GRAPHS), record("Flat Minima", MINIMA))
    assert [summary_of(event) for event in daily.events()] == [
        ("added", "flat-minima", "2024-08-06"),
        ("added", "graph-networks", "2024-08-06"),
    ]
    assert daily.events() == []


def test_a_listing_of_unknown_day_dates_no_paper(daily: DailyDigest) -> None:
    daily.add_listing("", record("Graph Networks", GRAPHS), name="books")
    (event,) = daily.events()
    assert (event.change, event.date, event.dump) == (Change.ADDED, None, "books.jsonl")


def test_a_revised_abstract_keeps_its_former_version(daily: DailyDigest) -> None:
    daily.add_listing("2024-08-06", record("Graph Networks", GRAPHS))
    daily.build()
    daily.add_listing("2024-08-09", record("Graph Networks", REVISED))
    (event,) = daily.events()
    assert summary_of(event) == ("revised", "graph-networks", "2024-08-09")
    assert (event.before, event.dump) == (GRAPHS, "2024-08-09.jsonl")
    page = daily.page("papers/graph-networks")
    assert "<del>five others.</del>" in page
    assert "nine others on forty new collections of molecules" in page.split("## Abstract")[1]
    # The version stays when the listing that showed it goes.
    daily.remove_listing("2024-08-06")
    assert daily.events() == []
    assert "<del>five others.</del>" in daily.page("papers/graph-networks")


def test_the_first_build_finds_the_versions_of_all_listings(daily: DailyDigest) -> None:
    daily.add_listing("2024-08-06", record("Graph Networks", GRAPHS))
    daily.add_listing("2024-08-09", record("Graph Networks", REVISED))
    assert [summary_of(event) for event in daily.events()] == [
        ("added", "graph-networks", "2024-08-06"),
        ("revised", "graph-networks", "2024-08-09"),
    ]


def test_case_tex_and_a_cut_are_no_revision(daily: DailyDigest) -> None:
    formula = GRAPHS.replace("five others", r"$O(n \log n)$ others")
    daily.add_listing("2024-08-06", record("Graph Networks", formula))
    daily.build()
    plain = formula.replace("$", "").replace("\\", "")
    daily.add_listing("2024-08-07", record("GRAPH NETWORKS", plain))
    daily.add_listing("2024-08-08", record("Graph Networks", f"{formula[:90]} ..."))
    assert daily.events() == []


def test_a_new_title_names_the_former_one(daily: DailyDigest) -> None:
    daily.add_listing("2024-08-06", record("Graph Networks", GRAPHS, arxiv_id="2408.00001"))
    daily.build()
    daily.add_listing("2024-08-09", record("Long-Range Graph Networks", GRAPHS, arxiv_id="2408.00001"))
    (event,) = daily.events()
    assert summary_of(event) == ("retitled", "graph-networks", "2024-08-09")
    assert (event.title, event.before) == ("Long-Range Graph Networks", "Graph Networks")


def test_a_paper_is_removed_and_listed_again(daily: DailyDigest) -> None:
    daily.add_listing("2024-08-06", record("Graph Networks", GRAPHS))
    daily.add_listing("2024-08-07", record("Flat Minima", MINIMA))
    daily.build()
    daily.remove_listing("2024-08-07")
    assert [summary_of(event) for event in daily.events()] == [("removed", "flat-minima", "2024-08-07")]
    assert daily.events() == []
    daily.add_listing("2024-08-08", record("Flat Minima", MINIMA))
    assert [summary_of(event) for event in daily.events()] == [("returned", "flat-minima", "2024-08-08")]


def test_two_papers_become_one_and_two_again(daily: DailyDigest) -> None:
    daily.add_listing("2024-08-06", record("Graph Networks", GRAPHS), record("Graph Nets Revisited", MINIMA))
    daily.build()
    same = "- {paper: graph-networks, same_as: graph-nets-revisited, source: its authors}\n"
    daily.project.corrections.write_text(same, "utf-8")
    (merged,) = (event for event in daily.events() if event.change is Change.MERGED)
    kept = {entry.paper.id for entry in daily.build().digest.papers}
    assert kept == {merged.other_paper}
    daily.project.corrections.write_text("", "utf-8")
    assert [event.paper for event in daily.events() if event.change is Change.SPLIT] == [merged.paper]
    assert daily.events() == []


def test_a_paper_cut_out_of_another_is_split_from_it(daily: DailyDigest) -> None:
    """Two records were one paper from the start; a correction makes them two."""
    first = record("Graph Networks", GRAPHS, arxiv_id="2408.00001")
    second = record("Graph Networks", REVISED, arxiv_id="2408.00001", doi="10.1000/182")
    daily.add_listing("2024-08-06", first, second)
    (added, *_) = daily.events()
    apart = "- {paper: 10.1000/182, not_same_as: [2408.00001]}\n"
    daily.project.corrections.write_text(apart, "utf-8")
    changes = [event for event in daily.events() if event.change is Change.SPLIT]
    papers = daily.build().digest.papers
    assert len(papers) == 1 + len(changes)
    assert all(event.other_paper == added.paper for event in changes)


def test_a_correction_is_an_event_if_the_paper_was_there_before(daily: DailyDigest) -> None:
    daily.add_listing("2024-08-06", record("Graph Networks", GRAPHS))
    daily.build()
    correction = "- {paper: graph-networks, authors: [Ada Lovelace], source: the paper}\n"
    daily.project.corrections.write_text(correction, "utf-8")
    (event,) = daily.events()
    assert (event.change, event.fields, str(event.date)) == (Change.CORRECTED, ("authors",), "2024-08-06")
    assert daily.events() == []


def test_a_withdrawal_is_an_event(daily: DailyDigest) -> None:
    daily.add_listing("2024-08-06", record("Graph Networks", GRAPHS))
    daily.build()
    withdrawn = record("Graph Networks", GRAPHS, comment="This paper has been withdrawn by its authors")
    daily.add_listing("2024-08-09", withdrawn)
    assert [summary_of(event) for event in daily.events()] == [("withdrawn", "graph-networks", "2024-08-09")]


def test_the_latest_day_is_that_of_a_listing_with_a_year() -> None:
    older = sighting("Graph Networks", seen_on=PartialDate(2024, 8, 6))
    undated = sighting("Flat Minima", seen_on="Aug 9")
    assert latest_day([reading("a", older), reading("b", undated)]) == PartialDate(2024, 8, 6)
    assert latest_day([reading("b", undated)]) is None


def test_an_abstract_that_was_cut_is_completed_not_revised(daily: DailyDigest) -> None:
    daily.add_listing("2024-08-06", record("Graph Networks", f"{GRAPHS[:150]} ..."))
    daily.build()
    daily.add_listing("2024-08-07", record("Graph Networks", GRAPHS))
    assert [event.change for event in daily.events()] == [Change.COMPLETED]
    assert daily.events() == []
    assert "What changed in the abstract" not in daily.page("papers/graph-networks")


def test_older_listings_that_come_later_move_the_arrival_and_show_older_versions(daily: DailyDigest) -> None:
    daily.add_listing("2024-08-09", record("Graph Networks", REVISED))
    daily.build()
    daily.add_listing("2024-08-06", record("Graph Networks", GRAPHS))
    assert [summary_of(event) for event in daily.events()] == [
        ("dated", "graph-networks", "2024-08-06"),
        ("revised", "graph-networks", "2024-08-09"),
    ]
    assert daily.events() == []
    assert str(daily.build().digest.history.arrivals["graph-networks"]) == "2024-08-06"
    assert "<del>five others.</del>" in daily.page("papers/graph-networks")


def test_a_paper_returns_not_before_it_was_removed(daily: DailyDigest) -> None:
    daily.add_listing("2024-08-06", record("Graph Networks", GRAPHS))
    daily.add_listing("2024-08-07", record("Flat Minima", MINIMA))
    daily.build()
    daily.remove_listing("2024-08-06")
    daily.build()
    daily.add_listing("2024-08-06", record("Graph Networks", GRAPHS))
    assert [summary_of(event) for event in daily.events()] == [("returned", "graph-networks", "2024-08-07")]


def test_a_corrected_title_is_one_event(daily: DailyDigest) -> None:
    daily.add_listing("2024-08-06", record("Graph Networks", GRAPHS))
    daily.build()
    correction = "- {paper: graph-networks, title: Networks of Graphs, source: the paper}\n"
    daily.project.corrections.write_text(correction, "utf-8")
    assert [(event.change, event.title) for event in daily.events()] == [
        (Change.CORRECTED, "Networks of Graphs")
    ]
    assert daily.events() == []


def test_a_paper_that_is_no_longer_withdrawn_returns(daily: DailyDigest) -> None:
    withdrawn = record("Graph Networks", GRAPHS, comment="This paper has been withdrawn by its authors")
    daily.add_listing("2024-08-06", withdrawn)
    daily.build()
    daily.add_listing("2024-08-06", record("Graph Networks", GRAPHS))
    assert [event.change for event in daily.events()] == [Change.RETURNED]
    daily.add_listing("2024-08-06", withdrawn)
    assert [event.change for event in daily.events()] == [Change.WITHDRAWN]


def test_a_new_paper_does_not_get_the_address_of_another_one_that_is_gone(daily: DailyDigest) -> None:
    daily.add_listing("2024-08-06", record("Editorial", GRAPHS, arxiv_id="2408.10001"))
    daily.add_listing("2024-08-07", record("Flat Minima", MINIMA))
    daily.build()
    daily.remove_listing("2024-08-06")
    daily.build()
    daily.add_listing("2024-08-08", record("Editorial", REVISED[40:], arxiv_id="2408.10002"))
    (added,) = daily.events()
    assert added.change is Change.ADDED
    assert added.paper.startswith("editorial-")
    assert "no longer in the digest" in daily.page("papers/editorial")


def test_a_paper_that_was_merged_by_mistake_leads_to_no_other_paper(daily: DailyDigest) -> None:
    daily.add_listing("2024-08-06", record("Graph Networks", GRAPHS))
    daily.add_listing("2024-08-07", record("Flat Minima", MINIMA))
    daily.build()
    same = "- {paper: graph-networks, same_as: flat-minima, source: its authors}\n"
    daily.project.corrections.write_text(same, "utf-8")
    daily.build()
    daily.project.corrections.write_text("", "utf-8")
    daily.build()
    for day, gone in (("2024-08-06", "graph-networks"), ("2024-08-07", "flat-minima")):
        saved = (daily.project.raw / f"{day}.jsonl").read_text("utf-8")
        daily.remove_listing(day)
        assert [summary_of(event)[:2] for event in daily.events()] == [("removed", gone)]
        assert "no longer in the digest" in daily.page(f"papers/{gone}")
        daily.add_listing(day, *map(json.loads, saved.splitlines()))
        daily.build()


def test_a_notice_in_place_of_the_abstract_withdraws_the_paper_and_keeps_its_abstract(
    daily: DailyDigest,
) -> None:
    daily.add_listing("2024-08-06", record("Graph Networks", GRAPHS, authors="Ada Lovelace"))
    daily.build()
    notice = "This paper has been withdrawn by the authors due to an error in Theorem 2."
    daily.add_listing("2024-08-09", record("Graph Networks", notice, authors="Ada Lovelace"))
    assert [summary_of(event) for event in daily.events()] == [("withdrawn", "graph-networks", "2024-08-09")]
    page = daily.page("papers/graph-networks")
    assert "withdrawn by its authors" in page
    assert "passes messages between the nodes" in page


def test_further_sentences_are_a_revision(daily: DailyDigest) -> None:
    daily.add_listing("2024-08-06", record("Graph Networks", GRAPHS))
    daily.build()
    daily.add_listing("2024-08-07", record("Graph Networks", f"{GRAPHS} We add a proof."))
    assert [(event.change, event.before) for event in daily.events()] == [(Change.REVISED, GRAPHS)]
    assert "<ins>We add a proof.</ins>" in daily.page("papers/graph-networks")


def test_a_withdrawn_paper_that_is_listed_again_stays_withdrawn(daily: DailyDigest) -> None:
    withdrawn = record("Graph Networks", GRAPHS, comment="This paper has been withdrawn by its authors")
    daily.add_listing("2024-08-06", withdrawn)
    daily.add_listing("2024-08-07", record("Flat Minima", MINIMA))
    daily.build()
    daily.remove_listing("2024-08-06")
    daily.build()
    daily.add_listing("2024-08-08", withdrawn)
    assert [event.change for event in daily.events()] == [Change.RETURNED, Change.WITHDRAWN]
    assert daily.events() == []


SAME = "- {paper: graph-networks, same_as: flat-minima, source: a reader}\n"


def revisions_on(page: str) -> int:
    return page.count("What changed in the abstract")


def test_a_merger_that_is_undone_revises_no_abstract(daily: DailyDigest) -> None:
    daily.add_listing("2024-08-06", record("Graph Networks", GRAPHS), record("Flat Minima", MINIMA))
    daily.build()
    daily.project.corrections.write_text(SAME, "utf-8")
    # The page of the merged papers shows the abstract with more words, which is that of "Graph Networks".
    assert [summary_of(event)[:2] for event in daily.events()] == [
        ("merged_with", "flat-minima"),
        ("merged", "graph-networks"),
    ]
    page = daily.page("papers/flat-minima")
    assert "passes messages between the nodes" in page
    assert "merged with “Graph Networks”, 6 August 2024" in page
    daily.project.corrections.write_text("", "utf-8")
    assert [summary_of(event)[:2] for event in daily.events()] == [
        ("separated_from", "flat-minima"),
        ("split", "graph-networks"),
    ]
    page = daily.page("papers/flat-minima")
    assert "passes messages between the nodes" not in page
    assert revisions_on(page) == 0
    assert "abstract revised" not in page
    assert "new title" not in page
    assert daily.events() == []


def test_a_merged_paper_arrived_with_the_first_of_both_until_they_are_separated(daily: DailyDigest) -> None:
    daily.add_listing("2024-08-06", record("Graph Networks", GRAPHS))
    daily.add_listing("2024-08-08", record("Flat Minima", MINIMA))
    daily.build()
    daily.project.corrections.write_text(SAME, "utf-8")
    merged = daily.build()
    assert [summary_of(event)[:2] for event in merged.events] == [("merged", "graph-networks")]
    assert str(merged.digest.history.arrivals["flat-minima"]) == "2024-08-06"
    daily.project.corrections.write_text("", "utf-8")
    arrivals = daily.build().digest.history.arrivals
    assert {paper: str(day) for paper, day in arrivals.items()} == {
        "graph-networks": "2024-08-06",
        "flat-minima": "2024-08-08",
    }


def test_a_revision_of_a_merged_paper_is_one(daily: DailyDigest) -> None:
    short = record("Graph Networks", GRAPHS, authors="Ada Lovelace")
    long = record("Graph Networks Revisited", MINIMA, authors="Ada Lovelace")
    daily.add_listing("2024-08-06", short, long)
    daily.build()
    same = "- {paper: graph-networks, same_as: graph-networks-revisited, source: a reader}\n"
    daily.project.corrections.write_text(same, "utf-8")
    daily.build()
    daily.add_listing("2024-08-09", {**short, "abstract": REVISED})
    revised, retitled = daily.events()
    assert (revised.change, str(revised.date), revised.before) == (Change.REVISED, "2024-08-09", GRAPHS)
    assert (retitled.change, retitled.before) == (Change.RETITLED, "Graph Networks Revisited")
    assert "<del>five others.</del>" in daily.page(f"papers/{revised.paper}")


def test_a_revision_in_the_build_that_separates_two_papers_is_one(daily: DailyDigest) -> None:
    daily.add_listing("2024-08-06", record("Graph Networks", GRAPHS), record("Flat Minima", MINIMA))
    daily.build()
    daily.project.corrections.write_text(SAME, "utf-8")
    daily.build()
    daily.project.corrections.write_text("", "utf-8")
    revised = MINIMA.replace("new data", "three other collections of new data")
    daily.add_listing("2024-08-09", record("Flat Minima", revised))
    events = [event for event in daily.events() if event.paper == "flat-minima"]
    assert [(event.change, event.before) for event in events] == [
        (Change.SEPARATED_FROM, ""),
        (Change.REVISED, MINIMA),
    ]
    assert revisions_on(daily.page("papers/flat-minima")) == 1
    assert daily.events() == []


def test_a_separated_record_takes_its_abstract_off_the_page(daily: DailyDigest) -> None:
    """A record of a later dump was taken for a version of the paper."""
    daily.add_listing("2024-08-06", record("Graph Networks", GRAPHS))
    daily.build()
    daily.add_listing("2024-08-09", record("Graph Networks", REVISED, arxiv_id="2408.00001"))
    assert [event.change for event in daily.events()] == [Change.REVISED]
    assert revisions_on(daily.page("papers/graph-networks")) == 1
    apart = f"- {{paper: '2408.00001', not_same_as: '{fingerprint(GRAPHS)}', source: a reader}}\n"
    daily.project.corrections.write_text(apart, "utf-8")
    result = daily.build()
    assert len(result.digest.papers) == 2
    separated, split = result.events
    assert summary_of(separated) == ("separated_from", "graph-networks", "2024-08-09")
    assert (split.change, split.other_paper) == (Change.SPLIT, "graph-networks")
    # The address was published for the record of the first listing.
    abstract = result.digest.by_id["graph-networks"].paper.abstract
    assert abstract
    assert abstract.plain == GRAPHS
    for entry in result.digest.papers:
        page = daily.page(f"papers/{entry.paper.id}")
        assert revisions_on(page) == 0
        assert "abstract revised" not in page
    assert "abstract revised" not in daily.page("changes/index")
    assert "abstract revised" not in daily.page("changes/2024-08")


def test_a_wrong_year_in_a_file_name_makes_no_paper_the_newest(daily: DailyDigest) -> None:
    daily.add_listing("2024-08-06", record("Graph Networks", GRAPHS))
    daily.add_listing("", record("Flat Minima", MINIMA), name="2099-12-31")
    result = daily.build()
    assert {event.paper: str(event.date) for event in result.events} == {
        "graph-networks": "2024-08-06",
        "flat-minima": "None",
    }
    assert any("found 2099-12-31" in str(problem) for problem in result.problems)
    home = daily.page("index")
    assert "that arrived on [6 August 2024]" in home
    assert "2099" not in home


def test_a_title_correction_that_is_taken_back_is_no_new_title(daily: DailyDigest) -> None:
    daily.add_listing("2024-08-06", record("Graph Networks", GRAPHS))
    daily.add_listing("2024-08-08", record("Flat Minima", MINIMA))
    daily.build()
    correction = "- {paper: graph-networks, title: Networks of Graphs, source: the paper}\n"
    daily.project.corrections.write_text(correction, "utf-8")
    daily.build()
    daily.project.corrections.write_text("", "utf-8")
    (event,) = daily.events()
    assert summary_of(event) == ("corrected", "graph-networks", "2024-08-08")
    assert (event.title, event.fields, event.released) == ("Graph Networks", (), ("title",))
    assert "correction of the title taken back, 8 August 2024" in daily.page("papers/graph-networks")
    assert daily.events() == []


def test_another_title_of_the_maintainers_is_a_correction(daily: DailyDigest) -> None:
    daily.add_listing("2024-08-06", record("Graph Networks", GRAPHS))
    correction = "- {paper: graph-networks, title: Networks of Graphs, source: the paper}\n"
    daily.project.corrections.write_text(correction, "utf-8")
    daily.build()
    daily.project.corrections.write_text(correction.replace("Networks of", "Learning on"), "utf-8")
    assert [(event.change, event.title) for event in daily.events()] == [
        (Change.CORRECTED, "Learning on Graphs")
    ]


def test_no_listing_brings_back_a_paper_that_the_maintainers_had_removed(daily: DailyDigest) -> None:
    daily.add_listing("2024-08-06", record("Graph Networks", GRAPHS))
    daily.add_listing("2024-08-08", record("Flat Minima", MINIMA))
    daily.build()
    daily.project.corrections.write_text("- {paper: graph-networks, remove: true}\n", "utf-8")
    daily.build()
    daily.project.corrections.write_text("", "utf-8")
    (event,) = daily.events()
    assert summary_of(event) == ("returned", "graph-networks", "2024-08-08")
    assert event.dump == ""


def test_a_new_paper_with_the_text_of_a_listed_one_is_added(daily: DailyDigest) -> None:
    daily.add_listing("2024-08-06", record("Graph Networks", GRAPHS, arxiv_id="2408.00001"))
    daily.build()
    daily.add_listing("2024-08-09", record("Graph Networks", GRAPHS, arxiv_id="2408.00002"))
    (event,) = daily.events()
    assert (event.change, event.other_paper, str(event.date)) == (Change.ADDED, "", "2024-08-09")


def test_a_withdrawn_paper_of_an_older_listing_returns_once(daily: DailyDigest) -> None:
    withdrawn = record("Graph Networks", GRAPHS, comment="This paper has been withdrawn by its authors")
    daily.add_listing("2024-08-06", withdrawn)
    daily.add_listing("2024-08-07", record("Flat Minima", MINIMA))
    daily.build()
    daily.remove_listing("2024-08-06")
    daily.build()
    daily.add_listing("2024-08-06", withdrawn)
    assert [event.change for event in daily.events()] == [Change.RETURNED, Change.WITHDRAWN]
    assert daily.events() == []


def test_a_merge_of_branches_neither_loses_nor_repeats_an_undo(daily: DailyDigest) -> None:
    daily.add_listing("2024-08-06", record("Graph Networks", GRAPHS), record("Flat Minima", MINIMA))
    daily.build()
    for corrections in (SAME, "", SAME, ""):
        daily.project.corrections.write_text(corrections, "utf-8")
        daily.build()
    files = {
        path: path.read_text("utf-8") for path in (daily.project.history, *daily.project.raw.glob("*.lock"))
    }
    base = files[daily.project.history]
    branches: list[str] = []
    new = record("Sums of Numbers", "We sum five numbers, and tell how long it takes to sum them.")
    for day in ("2024-08-09", "2024-08-08"):
        daily.add_listing(day, new)
        daily.build()
        branches.append(daily.project.history.read_text("utf-8").removeprefix(base))
        daily.remove_listing(day)
        for path, text in files.items():
            path.write_text(text, "utf-8")
    for day in ("2024-08-09", "2024-08-08"):
        daily.add_listing(day, new)
    merged: list[str] = []
    for first, second in (branches, reversed(branches)):
        daily.project.history.write_text(base + first + second, "utf-8")
        assert daily.events() == []
        merged.append(daily.project.history.read_text("utf-8"))
    assert merged[0] == merged[1]
    changes = [(event["paper"], event["change"]) for event in map(json.loads, merged[0].splitlines())]
    assert [change for paper, change in changes if paper == "graph-networks"] == [
        *("added", "merged", "split", "merged", "split")
    ]
    assert [change for paper, change in changes if paper == "flat-minima"] == [
        *("added", "merged_with", "separated_from", "merged_with", "separated_from")
    ]
    assert [change for paper, change in changes if paper == "sums-of-numbers"] == ["added"]
