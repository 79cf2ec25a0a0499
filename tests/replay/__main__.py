"""Replays daily listings one by one and prints what changes: `make replay` (DAYS=260 KILLS=20 START=3000).

Each day is one build. Then some builds are killed at a random moment; the next one must give the tree of a
build that nothing disturbed. Exits with 1 if an address or a paper is lost.
"""

from __future__ import annotations

import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from statistics import mean
from typing import Final

from paper_digest import pipeline
from paper_digest.linkage.id_registry import parse_registry
from paper_digest.project import Project, project_at
from paper_digest.values.fingerprint import normalized_key

from tests.arguments import parser_of
from tests.project import ROOT
from tests.replay.listings import Listing, daily_listings, records_of
from tests.replay.measures import Counts, Snapshot, compare, has_right_history, snapshot

_ADDED: Final = re.compile(r"<ins>[^<]*In this version we add")
"""What the page of a paper shows as new in its revised abstract."""
RECORDS: Final = ROOT.parent / "shared" / "scale" / "papers-16k.jsonl.gz"


def main() -> None:
    """Replays as many days as the arguments say, and exits."""
    parser = parser_of(__doc__)
    parser.add_argument("days", type=int, nargs="?", default=40, help="listings, one a day (40)")
    parser.add_argument("kills", type=int, nargs="?", default=5, help="builds that are killed (5)")
    parser.add_argument(
        "start",
        type=int,
        nargs="?",
        default=0,
        help="papers of the first listing beside those of its day (0)",
    )
    options = parser.parse_args()
    days, kills, start = options.days, options.kills, options.start
    if not RECORDS.is_file():
        print("../shared is absent: there are no records to replay")
        sys.exit(2)
    records = records_of(RECORDS, start + 30 * days)
    listings = list(daily_listings(records, days, start))
    with tempfile.TemporaryDirectory() as folder:
        project = new_project(Path(folder) / "digest")
        counts, revised = _replay(project, listings)
        lost = _report(counts, project, listings, revised)
        failed_kills = _kill_builds(project, listings, kills)
    print(f"builds killed: {kills}, with another tree after the next build: {failed_kills}")
    sys.exit(1 if lost or failed_kills else 0)


def new_project(folder: Path) -> Project:
    """A project without dumps, with the settings and templates of this one."""
    folder.mkdir()
    for name in ("mkdocs.yml", "topics.yml", "datasets.yml", "venues.yml"):
        shutil.copy(ROOT / name, folder)
    project = project_at(folder)
    project.raw.mkdir()
    project.docs.mkdir()
    shutil.copytree(ROOT / "templates", folder / "templates")
    return project


def _save(project: Project, listing: Listing) -> None:
    dump = project.raw / f"{listing.day}.jsonl"
    dump.write_text(listing.text, "utf-8")
    dump.with_name(f"{dump.name}.yml").write_text(
        f"source: Daily papers\nretrieved: {listing.day}\n", "utf-8"
    )


def _replay(project: Project, listings: list[Listing]) -> tuple[Counts, dict[str, bool]]:
    """The counts of all days, and for each revised paper whether its new and its old abstract are shown."""
    counts, before = Counts(), Snapshot({}, {})
    ids: dict[str, str] = {}
    for listing in listings:
        _save(project, listing)
        start = time.monotonic()
        result = pipeline.make_digest(project)
        pipeline.write(result, project)
        seconds = time.monotonic() - start
        after = snapshot(result, project)
        compare(before, after, counts)
        counts.wrong_history += not has_right_history(result)
        new_ids = _ids_by_listed_title(after)
        counts.moved_papers += sum(new_ids.get(title) != paper for title, paper in ids.items())
        ids = new_ids
        before = after
        print(
            f"{listing.day}: {len(listing.records)} listed, {len(after.papers)} papers, "
            f"{counts.rewritten[-1]} older pages rewritten; so far other topics {counts.topics}, "
            f"tags {counts.tags} ({counts.lost_tags} lost one), "
            f"related papers {counts.related} of {counts.compared}; {seconds:.1f} s",
            flush=True,
        )
    return counts, _revisions_shown(listings, before)


def _ids_by_listed_title(state: Snapshot) -> dict[str, str]:
    """The id of each paper by each title that a listing gave it: another one may be shown now."""
    return {
        normalized_key(sighting.title): paper
        for paper, entry in state.papers.items()
        for sighting in entry.paper.sightings
        if sighting.title
    }


def _revisions_shown(listings: list[Listing], last: Snapshot) -> dict[str, bool]:
    """For each revised paper whether its page has the revision and the former text."""
    pages = _ids_by_listed_title(last)
    shown: dict[str, bool] = {}
    for listing in listings:
        for record in listing.records:
            if "In this version we add experiments" in record["abstract"]:
                key = normalized_key(record["title"])
                page = last.pages[f"papers/{pages[key]}.md"].decode() if key in pages else ""
                abstract, _, changes = page.partition("## Abstract")[2].partition('class="revision"')
                shown[key] = "In this version we add experiments" in abstract and bool(_ADDED.search(changes))
    return shown


def _report(counts: Counts, project: Project, listings: list[Listing], revised: Mapping[str, bool]) -> int:
    papers = sum(len(listing.new) for listing in listings)
    # Not the files in docs/papers/: some are redirects.
    registry, _ = parse_registry(project.id_registry.read_text("utf-8"))
    listed = len(registry.keys_by_id)
    share = 100 / max(1, counts.compared)
    print(f"days {counts.builds}, papers listed {papers}, papers in the digest {listed}")
    print(f"addresses lost: {counts.lost_pages}; papers with another id: {counts.moved_papers}")
    print(
        f"papers twice or lost: {abs(listed - papers)}; builds with a wrong history: {counts.wrong_history}"
    )
    print(f"unchanged papers with another first topic, a build: {counts.topics * share:.3f} %")
    print(
        f"with other tags: {counts.tags * share:.3f} %, with one tag less: {counts.lost_tags * share:.3f} %"
    )
    print(f"with another related paper: {counts.related * share:.2f} %")
    print(f"with an old paper as a new related paper: {counts.unexplained_related * share:.3f} %")
    print(f"older pages rewritten a day: {mean(counts.rewritten):.1f}, at most {max(counts.rewritten)}")
    print(f"median move on the map: at most {100 * max(counts.moves):.2f} % of its width")
    print(f"revised abstracts with both versions shown: {sum(revised.values())} of {len(revised)}")
    return counts.lost_pages + counts.moved_papers + abs(listed - papers) + counts.wrong_history


def _kill_builds(project: Project, listings: list[Listing], kills: int) -> int:
    """How many killed builds leave a tree that the next build does not repair."""
    rng = random.Random(2)
    folder = project.docs.parent
    undisturbed, disturbed = (folder.with_name(name) for name in ("undisturbed", "disturbed"))
    # The last listing is taken out again, so that the killed build has something to write.
    for path in project.raw.glob(f"{listings[-1].day}.jsonl*"):
        path.unlink()
    _build(folder)
    shutil.copytree(folder, undisturbed)
    _save(project_at(undisturbed), listings[-1])
    start = time.monotonic()
    _build(undisturbed)
    seconds = time.monotonic() - start
    expected = _tree(undisturbed)
    failures = 0
    for _ in range(kills):
        shutil.rmtree(disturbed, ignore_errors=True)
        shutil.copytree(folder, disturbed)
        _save(project_at(disturbed), listings[-1])
        process = subprocess.Popen(_command(disturbed), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        # Most of the time passes before the first file is written: aim at the end of the build.
        time.sleep(seconds * rng.uniform(0.6, 1.0))
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        _build(disturbed)
        failures += _tree(disturbed) != expected
    return failures


def _command(folder: Path) -> list[str]:
    return [sys.executable, "-m", "paper_digest", "build", "--root", str(folder)]


def _build(folder: Path) -> None:
    subprocess.run(_command(folder), check=False, capture_output=True)


def _tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".cache" not in path.relative_to(folder).parts
    }


if __name__ == "__main__":
    main()
