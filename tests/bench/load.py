"""Measures the generator on input of unusual size: `python -m tests.bench.load`.

Each load is a digest of its own. The tables are in docs/project/benchmark.md.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from rich.console import Console
from rich.table import Table

from tests.arguments import parser_of
from tests.bench.many_papers import many_papers
from tests.bench.measured_process import MeasuredProcess, run_python
from tests.replay.__main__ import new_project

_BUILD: Final = ("-m", "paper_digest", "build", "--no-embeddings", "--root", ".")
_SENTENCES: Final = (
    "We study how {} learn from few examples. ",
    "Our method improves {} on three benchmarks. ",
    "Experiments with {} show that it is robust. ",
)
_TOPIC: Final = """\
- id: machine-learning
  name: Machine learning
  description: Papers on machine learning.
  area: Learning
  phrases: [machine learning]
"""
_GENERAL_TOPIC: Final = """\
- id: machine-learning
  name: Machine learning
  description: Papers on machine learning.
  area: Learning
  general: true
  phrases: [learning, model, network, data, algorithm, image, method, language, training, graph, task, result]
"""
_SUBJECTS: Final = ("graph networks", "language models", "robots", "optimizers", "image encoders")


def _record(number: int, length: int = 3) -> str:
    """A paper with an abstract of so many sentences, as a line of JSON."""
    subject = _SUBJECTS[number % len(_SUBJECTS)]
    sentences = (_SENTENCES[place % len(_SENTENCES)].format(subject) for place in range(length))
    paper = {
        "title": f"Study {number} of {subject} in setting {number * 7919 % 10_007}",
        "abstract": "".join(sentences),
        "authors": [f"Ann Author{number % 977}", f"Bob Writer{number % 331}"],
        "doi": f"10.5555/load.{number}",
    }
    return json.dumps(paper) + "\n"


def _long_title(raw: Path) -> None:
    paper = {"title": "Looms " * 170_000, "abstract": "We weave."}
    (raw / "a.jsonl").write_text(json.dumps(paper) + "\n" + _record(1), "utf-8")


def _many_authors(raw: Path) -> None:
    paper = {
        "title": "A collaboration",
        "abstract": "We measure.",
        "authors": [f"Ann Author{number}" for number in range(5_000)],
    }
    (raw / "a.jsonl").write_text(json.dumps(paper) + "\n" + _record(1), "utf-8")


def _many_dumps(raw: Path) -> None:
    for number in range(10_000):
        (raw / f"{number:05}.jsonl").write_text(_record(number), "utf-8")


def _large_dump(raw: Path) -> None:
    """Nearly all of its bytes are abstracts that no paper has."""
    with (raw / "a.jsonl").open("w", encoding="utf-8") as file:
        file.writelines(_record(number, 50_000) for number in range(400))


def _many_papers(raw: Path) -> None:
    with (raw / "a.jsonl").open("w", encoding="utf-8") as file:
        file.writelines(many_papers(100_000))


def _one_topic(raw: Path) -> None:
    (raw.parent / "topics.yml").write_text(_TOPIC, "utf-8")
    with (raw / "a.jsonl").open("w", encoding="utf-8") as file:
        for line in many_papers(50_000):
            paper = json.loads(line)
            paper["title"] = f"Machine learning: {paper['title']}"
            paper["abstract"] = f"We study machine learning. {paper['abstract']}"
            file.write(json.dumps(paper) + "\n")


def _large_topic(raw: Path) -> None:
    """A general topic gets nearly all of such papers."""
    (raw.parent / "topics.yml").write_text(_GENERAL_TOPIC, "utf-8")
    with (raw / "a.jsonl").open("w", encoding="utf-8") as file:
        file.writelines(many_papers(50_000))


LOADS: Final[dict[str, Callable[[Path], None]]] = {
    "a title of 1 MB": _long_title,
    "a paper of 5,000 authors": _many_authors,
    "10,000 dumps of one paper each": _many_dumps,
    "a dump of 1 GB: 400 papers with abstracts of 2.7 MB": _large_dump,
    "100,000 papers made of the records of 16,000": _many_papers,
    "50,000 papers and one topic, whose phrase all have": _one_topic,
    "a topic of 50,000 papers": _large_topic,
}


def measured(loads: Iterator[str], folder: Path) -> Iterator[tuple[str, int, MeasuredProcess, str]]:
    """For each load its bytes, what its build cost, and the last line that the build printed."""
    for number, name in enumerate(loads):
        project = new_project(folder / str(number))
        LOADS[name](project.raw)
        size = sum(file.stat().st_size for file in project.raw.iterdir())
        cost = run_python(project.docs.parent, *_BUILD)
        yield name, size, cost, cost.output.strip().split("\n")[-1]


def main() -> None:
    """Measures the loads whose names contain the argument; without one, all of them."""
    parser = parser_of(__doc__)
    parser.add_argument("name", nargs="?", default="", help="a part of the names of the loads to measure")
    wanted = parser.parse_args().name
    table = Table("load", "MB", "seconds", "processor seconds", "peak memory", "the build says")
    with tempfile.TemporaryDirectory() as folder:
        for name, size, cost, line in measured((name for name in LOADS if wanted in name), Path(folder)):
            table.add_row(
                name,
                f"{size / 1e6:,.0f}",
                f"{cost.seconds:.0f}",
                f"{cost.processor_seconds:.0f}",
                f"{cost.megabytes:,.0f} MB",
                line,
            )
    Console(width=180).print(table)


if __name__ == "__main__":
    main()
