"""A digest that gets new listings day by day."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from paper_digest import pipeline
from paper_digest.model.history_event import HistoryEvent
from paper_digest.pipeline import Result
from paper_digest.project import Project, project_at

from tests.project import ROOT

TOPICS = """
- {id: graphs, name: Graphs, description: On graphs., phrases: [graph neural network, message passing]}
- {id: landscapes, name: Loss landscapes, description: Their shape., phrases: [loss landscape, flat minima]}
"""
GRAPHS = (
    "A graph neural network passes messages between the nodes of a graph. We propose a graph neural network "
    "with message passing over long distances, and show that it predicts links better than five others."
)
MINIMA = (
    "The loss landscape of wide networks has flat minima. We measure how flat minima are, and find that the "
    "loss landscape of a network predicts how well it generalizes to new data."
)


class DailyDigest:
    """A project whose dumps are one file of records for each day."""

    def __init__(self, folder: Path) -> None:
        self.project: Project = project_at(folder)
        self.project.raw.mkdir()
        self.project.docs.mkdir()
        self.project.topics.write_text(TOPICS, "utf-8")
        shutil.copytree(ROOT / "templates", folder / "templates")

    def add_listing(self, day: str, *records: dict[str, str], name: str = "") -> None:
        """Saves the listing of a day, with the day in a sidecar; "" for a listing of unknown day."""
        dump = self.project.raw / f"{name or day}.jsonl"
        dump.write_text("".join(f"{json.dumps(record)}\n" for record in records), "utf-8")
        if day:
            dump.with_name(f"{dump.name}.yml").write_text(f"retrieved: {day}\n", "utf-8")

    def remove_listing(self, day: str) -> None:
        """Deletes the listing of a day."""
        for path in self.project.raw.glob(f"{day}.jsonl*"):
            path.unlink()

    def build(self, *, reanalyze: bool = False) -> Result:
        """Builds the pages."""
        result = pipeline.make_digest(self.project, embeddings=False, reanalyze=reanalyze)
        pipeline.write(result, self.project)
        return result

    def events(self) -> list[HistoryEvent]:
        """The events of a build."""
        return list(self.build().events)

    def page(self, path: str) -> str:
        """The Markdown of a page."""
        return (self.project.docs / f"{path}.md").read_text("utf-8")

    def files(self) -> dict[str, bytes]:
        """All files of the project but caches, by path."""
        folder = self.project.docs.parent
        return {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in sorted(folder.rglob("*"))
            if path.is_file() and ".cache" not in path.parts
        }


def record(title: str, abstract: str, **fields: str) -> dict[str, str]:
    """One line of a listing."""
    return {"title": title, "abstract": abstract, **fields}


def graph_paper(number: int, **fields: str) -> dict[str, str]:
    """One of several papers on graphs."""
    return record(f"Graph Networks for Task {number}", f"{GRAPHS} This is study number {number}.", **fields)
