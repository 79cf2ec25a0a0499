"""Lists of references in common citation styles, made of real records, with the papers that must be read.

As random_layouts.py: the style, the form of the list and where each paper is published are chosen at random.
A page has one style; its papers are in journals, in proceedings and on arXiv. The styles are in
`citation_styles.toml`.
"""

from __future__ import annotations

import random
import tomllib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from tests.eval.listing_styles import Record
from tests.eval.random_layouts import LayoutPage, LayoutPaper, layout_paper

Style = Mapping[str, Any]

_FILE: Final = Path(__file__).with_name("citation_styles.toml")
STYLES: Final[Sequence[Style]] = tomllib.loads(_FILE.read_text("utf-8"))["style"]
_VENUES: Final[Mapping[str, Sequence[str]]] = {
    "journal": (
        "Remote Sensing of Environment", "Journal of Machine Learning Research", "Nature Climate Change",
        "IEEE Transactions on Pattern Analysis and Machine Intelligence", "Pattern Recognition", "PLoS ONE",
        "Physical Review D", "Bioinformatics", "Artificial Intelligence", "The Cryosphere", "Neural Networks",
        "Proceedings of the National Academy of Sciences", "Cell Reports", "Water", "Nature", "Econometrica",
        "Annals of Statistics", "Machine Learning",
    ),
    "proceedings": (
        "Proceedings of the 40th International Conference on Machine Learning",
        "Advances in Neural Information Processing Systems",
        "Proceedings of the IEEE/CVF Conference on Computer Vision and Pattern Recognition",
        "International Conference on Learning Representations",
        "Findings of the Association for Computational Linguistics: EMNLP",
    ),
    "preprint": ("arXiv",),
}  # fmt: skip
_KINDS: Final = ("journal", "journal", "proceedings", "proceedings", "preprint")
_MONTHS: Final = ("January", "March", "June", "October")
_HEADINGS: Final = ("References", "Publications", "Bibliography")
_MARKDOWN: Final = "# {heading}\n\n{body}\n"
_TEXT: Final = "{heading}\n\n{body}\n"
_HTML: Final = "<!DOCTYPE html>\n<html><body><h1>{heading}</h1>\n<div>\n{body}\n</div></body></html>\n"
_FORMS: Final = (
    ("lines.txt", "{text}", "\n", _TEXT),
    ("paragraphs.txt", "{text}", "\n\n", _TEXT),
    ("brackets.txt", "[{number}] {text}", "\n", _TEXT),
    ("numbers.txt", "{number}. {text}", "\n", _TEXT),
    ("items.md", "- {text}", "\n", _MARKDOWN),
    ("numbered.md", "{number}. {text}", "\n", _MARKDOWN),
    ("items.html", "<li>{text}</li>", "\n", _HTML),
    ("paragraphs.html", "<p>{text}</p>", "\n", _HTML),
)
"""A file, an item, what is between items, and the page."""


def random_reference_list(records: Sequence[Record], seed: int) -> LayoutPage:
    """A list of references to some records, in the style and the form that a seed chooses."""
    rng = random.Random(seed)
    style = STYLES[seed % len(STYLES)]
    name, item, gap, page = rng.choice(_FORMS)
    papers = tuple(layout_paper(record, number, rng) for number, record in enumerate(records, 1))
    items = (item.format(number=paper.number, text=reference(paper, style, rng)) for paper in papers)
    text = page.format(heading=rng.choice(_HEADINGS), body=gap.join(items))
    return LayoutPage(f"{style['name']}, {name}", name, text, papers)


def reference(paper: LayoutPaper, style: Style, rng: random.Random) -> str:
    """A reference to a paper that is published at random."""
    kind = rng.choice(_KINDS)
    first, month = rng.randrange(1, 4000), rng.choice(_MONTHS)
    values = {
        "people": _people(paper.authors, style),
        "title": paper.title,
        "title.": _ended(paper.title, "."),
        "title,": _ended(paper.title, ","),
        "year": paper.year,
        "month": month,
        "mon": month[:3],
        "day": paper.day,
        "venue": rng.choice(_VENUES[kind]),
        "volume": rng.randrange(2, 300),
        "issue": rng.randrange(1, 13),
        "first": first,
        "last": first + rng.randrange(4, 30),
        "doi": f"10.5555/{paper.arxiv_id}",
        "arxiv": paper.arxiv_id,
    }
    text = str(style[kind])
    for name, value in values.items():
        text = text.replace(f"{{{name}}}", str(value))
    return text


def _ended(title: str, mark: str) -> str:
    return title if title.endswith(("?", "!", ".")) else f"{title}{mark}"


def _people(authors: Sequence[str], style: Style) -> str:
    """The authors as a style writes them; of too many only the first ones."""
    names = _NAMES[style["names"]](authors)
    if len(names) > style.get("most", len(names)):
        return f"{', '.join(names[: style.get('shown', 1)])}{style['others']}"
    joint = style["joint"] if len(names) > 2 else style.get("pair", style["joint"])
    return joint.join((", ".join(names[:-1]), names[-1])) if len(names) > 1 else names[0]


def _parts(name: str) -> tuple[str, str]:
    given, _, family = name.rpartition(" ")
    return given, family


def _initials(given: str, mark: str, gap: str) -> str:
    return gap.join(f"{word[0].upper()}{mark}" for word in given.replace("-", " ").split())


def _inverted(names: Sequence[str]) -> list[str]:
    return [f"{family}, {_initials(given, '.', ' ')}" for given, family in map(_parts, names)]


def _initials_first(names: Sequence[str]) -> list[str]:
    return [f"{_initials(given, '.', ' ')} {family}" for given, family in map(_parts, names)]


def _medline(names: Sequence[str]) -> list[str]:
    return [f"{family} {_initials(given, '', '')}" for given, family in map(_parts, names)]


def _first_inverted(names: Sequence[str]) -> list[str]:
    given, family = _parts(names[0])
    return [f"{family}, {given}", *names[1:]]


_NAMES: Final[Mapping[str, Callable[[Sequence[str]], list[str]]]] = {
    "full": list,
    "inverted": _inverted,
    "first inverted": _first_inverted,
    "initials first": _initials_first,
    "MEDLINE": _medline,
}
