"""Pages of papers in made styles, of real records, with the papers that must be read from them.

The templates are in `page_styles.toml`. A style is named by what is special about it and how its file ends.
"""

from __future__ import annotations

import html
import random
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

Record = Mapping[str, Any]

_TEMPLATES: Final = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
PAGE_STYLES: Final[Mapping[str, Mapping[str, Any]]] = {style["name"]: style for style in _TEMPLATES["style"]}
_MONTHS: Final = (
    "January February March April May June July August September October November December".split()
)
_VENUES: Final = ("CVPR", "NeurIPS", "ICLR", "ACL", "ICML", "AAAI", "KDD")
_MARKUP: Final = re.compile(r"[\\$<>{}`*_|\n]")
"""What has another meaning in one of the markups."""
_FACTS: Final = {
    "{title}": "title",
    "{authors}": "authors",
    "{abstract}": "abstract",
    "{arxiv_id}": "arxiv",
    "{arxiv_url}": "arxiv",
    "{pdf_url}": "arxiv",
}
"""What of a paper a template shows."""


def is_plain(record: Record) -> bool:
    """Whether a record can stand on a page of any markup."""
    texts = (str(record["title"]), str(record["abstract"]), *map(str, record["authors"]))
    return all(texts) and len(texts) > 2 and not any(map(_MARKUP.search, texts))


def styled_page(style: str, records: Sequence[Record], seed: int) -> tuple[str, list[dict[str, Any]]]:
    """A page in a style, and its papers in their order, with the facts that the page shows."""
    rng = random.Random(seed)
    parts = PAGE_STYLES[style]
    shown: list[str] = [parts["head"]]
    papers: list[dict[str, Any]] = []
    for item, record in enumerate(records, 1):
        template = rng.choice(parts["templates"])
        values = _values(record, item, rng)
        escaped = {
            name: html.escape(value) if isinstance(value, str) and style.endswith(".html") else value
            for name, value in values.items()
        }
        shown.append(template.format(**escaped))
        papers.append(dict(_facts(template, record, values)))
    return "\n".join((*shown, parts["foot"])), papers


def _facts(template: str, record: Record, values: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for field, fact in _FACTS.items():
        if field in template:
            yield fact, record["authors"] if fact == "authors" else values[fact]


def _values(record: Record, item: int, rng: random.Random) -> dict[str, Any]:
    """A paper as pages show it; numbers and dates that the record lacks are made up."""
    arxiv_id = f"{rng.randrange(10, 26)}{rng.randrange(1, 13):02}.{rng.randrange(100_000):05}"
    month = rng.randrange(12)
    return {
        "item": item,
        "title": str(record["title"]),
        "authors": ", ".join(record["authors"]),
        "first_author": record["authors"][0],
        "abstract": str(record["abstract"]),
        "first_sentence": re.split(r"(?<=[a-z]{3}\.)\s", str(record["abstract"]))[0],
        "arxiv": arxiv_id,
        "arxiv_id": arxiv_id,
        "arxiv_url": f"https://arxiv.org/abs/{arxiv_id}",
        "pdf_url": f"https://arxiv.org/pdf/{arxiv_id}",
        "code_url": f"https://github.com/lab/project-{arxiv_id}",
        "year": int(str(record["date"])[:4]),
        "month": _MONTHS[month],
        "month_number": month + 1,
        "day": rng.randrange(1, 29),
        "venue": rng.choice(_VENUES),
        "votes": rng.randrange(2, 300),
    }
