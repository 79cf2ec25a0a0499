"""Measures the speed of each parser, whether time is linear in the bytes, and the peak memory.

Each size is read in a separate process, which keeps the whole reading, as the pipeline does.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from paper_digest.reading import readings_of
from rich.console import Console
from rich.table import Table

from tests.arguments import parser_of
from tests.expected import SAMPLES

SIZES = (1, 10, 100)
"""Megabytes of the streamed formats."""
PAGE_SIZES = (1, 4, 16)
"""Megabytes of a page, larger than any that a browser saves. All blocks of a page are in memory at once."""


def papers(seed: int = 1) -> Iterator[tuple[int, str, str]]:
    """An endless series of different papers, made of the words of real ones: number, title, abstract."""
    sample = json.loads((SAMPLES / "pages" / "notebook.txt.expected.json").read_text("utf-8"))
    words = [word for paper in sample[0]["papers"] for word in paper["abstract"].split() if word.isalpha()]
    rng = random.Random(seed)
    number = 0
    while True:
        number += 1
        sentences = " ".join(f"{' '.join(rng.choices(words, k=18)).capitalize()}." for _ in range(8))
        yield number, " ".join(rng.choices(words, k=8)).title(), sentences


def _json_lines(number: int, title: str, abstract: str) -> str:
    return (
        json.dumps({"id": f"24{number % 10:02}.{number % 99999:05}", "title": title, "abstract": abstract})
        + "\n"
    )


def _csv(number: int, title: str, abstract: str) -> str:
    row = io.StringIO()
    csv.writer(row).writerow([number, title, abstract])
    return row.getvalue()


def _bibtex(number: int, title: str, abstract: str) -> str:
    return f"@article{{p{number},\n title = {{{title}}},\n abstract = {{{abstract}}},\n year = 2024\n}}\n\n"


def _ris(_number: int, title: str, abstract: str) -> str:
    return f"TY  - JOUR\nTI  - {title}\nAB  - {abstract}\nPY  - 2024\nER  - \n\n"


def _atom(number: int, title: str, abstract: str) -> str:
    url = f"http://arxiv.org/abs/2401.{number % 99999:05}"
    return f"<entry><id>{url}</id><title>{title}</title><summary>{abstract}</summary></entry>\n"


def _plain_page(_number: int, title: str, abstract: str) -> str:
    return f"{title}\n\n{abstract}\n\n"


def _markdown_page(number: int, title: str, abstract: str) -> str:
    url = f"https://huggingface.co/papers/24{number % 12 + 1:02}.{number % 99999:05}"
    return f"### [{title}]({url})\n\n[{abstract}]({url})\n\n[· {number % 9 + 2} authors]({url})\n\n"


def _html_page(number: int, title: str, abstract: str) -> str:
    link = f"<a href='/papers/2401.{number % 99999:05}'>{title}</a>"
    return f"<article><h3>{link}</h3>\n<p>{abstract}</p></article>\n"


Writer = Callable[[int, str, str], str]
FORMS: dict[str, tuple[str, Writer, str, tuple[int, ...]]] = {
    "JSON Lines": ("", _json_lines, "", SIZES),
    "JSON Lines, gzipped": ("", _json_lines, "", SIZES),
    "CSV": ("id,title,abstract\n", _csv, "", SIZES),
    "BibTeX": ("", _bibtex, "", SIZES),
    "RIS": ("", _ris, "", SIZES),
    "Atom": (
        "<?xml version='1.0'?>\n<feed xmlns='http://www.w3.org/2005/Atom'>\n",
        _atom,
        "</feed>\n",
        SIZES,
    ),
    "page, plain": ("Daily Papers\n\n", _plain_page, "", PAGE_SIZES),
    "page, Markdown": ("# Daily Papers\n\n", _markdown_page, "", PAGE_SIZES),
    "page, HTML": ("<!DOCTYPE html><html><body>\n", _html_page, "</body></html>\n", PAGE_SIZES),
}


def write(form: str, megabytes: int, path: Path) -> None:
    """Writes a file of this form and size."""
    head, writer, foot, _ = FORMS[form]
    with (
        gzip.open(path, "wt", 1, encoding="utf-8")
        if "gzipped" in form
        else path.open("w", encoding="utf-8") as stream
    ):
        size = stream.write(head)
        for number, title, abstract in papers():
            size += stream.write(writer(number, title, abstract))
            if size >= megabytes * 1_000_000:
                break
        stream.write(foot)


def read(path: Path) -> None:
    """Reads a file and prints seconds, number of papers and peak memory (MB) as JSON."""
    started = time.perf_counter()
    n_papers = sum(len(reading.sightings) for reading in readings_of(path, path.name))
    seconds = time.perf_counter() - started
    print(json.dumps([seconds, n_papers, _peak_megabytes()]))


def _peak_megabytes() -> float:
    """Peak memory of this process. On Linux, ru_maxrss would include the process that started it."""
    status = Path("/proc/self/status")
    if status.is_file():
        (line,) = (line for line in status.read_text("utf-8").splitlines() if line.startswith("VmHWM:"))
        return int(line.split()[1]) / 1000
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1_000_000 if sys.platform == "darwin" else 1_000)


def readers_table() -> Table:
    """Speed and peak memory of each form at each size; time per byte of the largest size to the smallest."""
    table = Table(title="Readers: speed and peak memory")
    for column in ("form", "sizes", "MB/s", "time per byte, largest to smallest", "MB of memory"):
        table.add_column(column, justify="left" if column == "form" else "right")
    for form, (_, _, _, sizes) in FORMS.items():
        runs = [_measured(form, size) for size in sizes]
        speeds = [size / seconds for size, (seconds, _, _) in zip(sizes, runs, strict=True)]
        table.add_row(
            form,
            " / ".join(map(str, sizes)),
            " / ".join(f"{speed:.1f}" for speed in speeds),
            f"{speeds[0] / speeds[-1]:.2f}",
            " / ".join(f"{memory:.0f}" for _, _, memory in runs),
        )
    return table


def _measured(form: str, megabytes: int) -> tuple[float, int, float]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "dump"
        write(form, megabytes, path)
        command = [sys.executable, "-m", "tests.bench.readers", str(path)]
        result = subprocess.run(command, capture_output=True, text=True, check=True)
    seconds, n_papers, memory = json.loads(result.stdout)
    if not n_papers:
        sys.exit(f"Error: {form}: no paper was found in {megabytes} MB")
    return seconds, n_papers, memory


if __name__ == "__main__":
    parser = parser_of(__doc__)
    parser.add_argument("dump", type=Path, nargs="?", help="read only this file, and print the cost as JSON")
    if dump := parser.parse_args().dump:
        read(dump)
    else:
        Console().print(readers_table())
