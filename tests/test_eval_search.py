"""The queries of the search benchmark, and how its results are scored."""

from __future__ import annotations

from collections import Counter
from itertools import islice
from pathlib import Path

import pytest
from paper_digest import pipeline
from paper_digest.project import project_at

from tests.eval import __main__ as evaluation
from tests.eval import fingerprint
from tests.eval.rows import HALVES, scale_rows
from tests.eval.search import (
    COLLECTIONS,
    N_SCALE_PAPERS,
    SEARCH_COLUMNS,
    Outcome,
    failures,
    search_lines,
)
from tests.eval.search_queries import (
    QUERIES,
    SearchQuery,
    TitleError,
    mean_reciprocal_rank,
    papers_with,
    parse_queries,
    rank_of,
    success_at,
)
from tests.project import ROOT

TITLES = {"a": "Flat Minima", "b": "Flatness of Networks", "c": "Sharp Minima", "d": "Adam"}


def query(half: str = "develop", kind: str = "author", collection: str = "seeds") -> SearchQuery:
    return SearchQuery(collection, kind, half, "minima -sharp", ("Flat Minima",), ("Sharp",))


def test_queries_are_read_by_collection_and_kind() -> None:
    text = """
        [seeds]
        "author" = [{ half = "held out", query = "bottou", right = ["Adam"] }]
        [scale]
        "operator" = [
          { half = "develop", query = "minima -sharp", right = ["Flat M"], excluded = ["Sharp"] },
        ]
    """
    assert parse_queries(text) == (
        SearchQuery("seeds", "author", "held out", "bottou", ("Adam",)),
        SearchQuery("scale", "operator", "develop", "minima -sharp", ("Flat M",), ("Sharp",)),
    )


def test_the_start_of_a_title_means_one_paper() -> None:
    assert papers_with(["Flat M", "Adam"], TITLES) == {"a", "d"}
    with pytest.raises(TitleError, match=r"'Flat', found 2"):
        papers_with(["Flat"], TITLES)
    with pytest.raises(TitleError, match=r"'SGD', found 0"):
        papers_with(["SGD"], TITLES)


@pytest.mark.parametrize(
    ("results", "rank"),
    [(["a", "b"], 1), (["d", "b", "a"], 3), (["d", "b"], None), ([], None), (["a", "c"], None)],
)
def test_the_rank_is_that_of_the_first_right_paper(results: list[str], rank: int | None) -> None:
    assert rank_of(query(), results, TITLES) == rank


def test_success_and_mean_reciprocal_rank() -> None:
    ranks = [1, 2, None, 6]
    assert (success_at(1, ranks), success_at(5, ranks)) == (1, 2)
    assert mean_reciprocal_rank(ranks) == pytest.approx((1 + 1 / 2 + 0 + 1 / 6) / 4)


def test_the_table_counts_each_half_by_kind_and_collection() -> None:
    outcomes = [
        Outcome(query(), ("Flat Minima",), 1),
        Outcome(query(), ("Adam", "Flat Minima"), 2),
        Outcome(query("held out", collection="scale"), (), None),
        Outcome(query(kind="question"), ("Adam", "Adam", "Adam", "Adam", "Adam", "Flat Minima"), 6),
    ]
    assert list(search_lines(outcomes)) == [
        ("author", "1 of 2", "2 of 2", "0.750", "0 of 1", "0 of 1", "0.000", ""),
        ("question", "0 of 1", "0 of 1", "0.167", "", "", "", ""),
        ("all, the papers of raw/", "1 of 3", "2 of 3", "0.556", "", "", "", ""),
        ("all, 2,000 papers", "", "", "", "0 of 1", "0 of 1", "0.000", ""),
        ("all", "1 of 3", "2 of 3", "0.556", "0 of 1", "0 of 1", "0.000", "97 % in the first 5"),
    ]
    # Held out queries stay unseen.
    assert list(failures(outcomes)) == ["seeds, question: minima -sharp: right at 6; first: Adam"]


def test_queries_that_were_added_later_have_a_line_of_their_own() -> None:
    lines = list(
        search_lines(
            [Outcome(query(), (), None), Outcome(query("added later", "acronym"), ("Adam", "Flat Minima"), 2)]
        )
    )
    assert [name for name, *_ in lines] == [
        "author",
        "all, the papers of raw/",
        "all, 2,000 papers",
        "all",
        "added later, also held out",
    ]
    assert lines[-2:] == [
        ("all", "0 of 1", "0 of 1", "0.000", "", "", "", "97 % in the first 5"),
        ("added later, also held out", "", "", "", "0 of 1", "1 of 1", "0.500", ""),
    ]


def test_half_of_the_queries_of_each_kind_are_held_out() -> None:
    counts = Counter((item.kind, item.half) for item in parse_queries(QUERIES.read_text("utf-8")))
    kinds = {kind for kind, _ in counts}
    assert len(kinds) >= 12
    assert all(counts[kind, HALVES[0]] == counts[kind, HALVES[1]] for kind in kinds)


def check_papers(collection: str, titles: dict[str, str]) -> None:
    """Raises TitleError if the papers of a query are not in its collection; each is asked about once."""
    queries = [item for item in parse_queries(QUERIES.read_text("utf-8")) if item.collection == collection]
    assert len(queries) >= 60
    assert len({item.text for item in queries}) == len(queries)
    for item in queries:
        assert papers_with(item.right, titles)
        assert papers_with(item.right, titles).isdisjoint(papers_with(item.excluded, titles))


@pytest.mark.slow
def test_the_right_papers_are_among_those_of_raw() -> None:
    project = project_at(ROOT)
    linked, _ = pipeline.link(project, pipeline.settings_of(project), pipeline.read(project.raw))
    check_papers("seeds", {paper.id: paper.heading.plain for paper in linked.papers})


@pytest.mark.usefixtures("shared")
def test_the_right_papers_are_among_the_first_of_the_16_000() -> None:
    check_papers("scale", {row.id: row.title for row in islice(scale_rows(), N_SCALE_PAPERS)})
    assert set(COLLECTIONS) == {"seeds", "scale"}


def test_the_fingerprint_follows_the_scripts_that_search(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script, imported = tmp_path / "worker.js", tmp_path / "ranking" / "order.js"
    imported.parent.mkdir()
    script.write_text('import { order } from "./ranking/order.js"\nconst later = import("./later.js")\n')
    (tmp_path / "later.js").write_text("// import { no } from './no.js'\n")
    imported.write_text("export const order = 1\n")
    monkeypatch.setattr(fingerprint, "_SEARCH_SCRIPT", script)
    assert fingerprint.imported_scripts(script) == {script, imported, tmp_path / "later.js"}
    before = fingerprint.search_fingerprint()
    imported.write_text("// The order.\nexport const order = 1\n")
    assert fingerprint.search_fingerprint() == before
    imported.write_text("export const order = 2\n")
    assert fingerprint.search_fingerprint() != before


def test_new_figures_of_the_search_leave_all_others_of_the_page() -> None:
    page = (ROOT / "docs" / "project" / "evaluation.md").read_text("utf-8")
    line = ("all", *["1 of 2"] * (len(SEARCH_COLUMNS) - 1))
    changed = evaluation.with_search(page, [line])
    assert f"version {fingerprint.search_fingerprint()} of the search." in changed
    former, new = page.split("\n\n"), changed.split("\n\n")
    differing = [index for index, (old, text) in enumerate(zip(former, new, strict=True)) if old != text]
    assert len(differing) <= 2
    (table,) = [text for text in new if text.startswith("| search:")]
    assert table.endswith(f"| {' | '.join(line)} |")
