"""Turns papers into the plain words that the study compares them by."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS

from paper_digest.model.paper import Paper
from paper_digest.values.clean_text import fold_space
from paper_digest.values.rich_text import RichText
from paper_digest.values.rich_text.inlines import Link, Math, TextRun

# What every abstract says of itself; no paper is about these words.
ACADEMIC = frozenset(
    "paper method methods approach approaches propose proposed proposes present presents show shows shown demonstrate demonstrates "
    "demonstrated novel new result results work works study studies introduce introduces introduced based using used use uses experiment "
    "experiments experimental state art performance model models problem problems task tasks dataset datasets data learning "
    "outperform outperforms existing recent recently previous prior significant significantly however moreover furthermore "
    "specifically achieve achieves achieved improve improves improved improvement framework technique techniques algorithm "
    "algorithms available code http https github com io website www different various many large small high low first second "
    "extensive effective effectively effectiveness efficient efficiently efficiency respectively including include includes "
    "also can able allow allows enable enables lead leads challenge challenges challenging important address addresses".split()
)

# TextRun that alone tell nothing about a paper; within a phrase, such as "common sense" or "support vector", they may.
GENERAL = frozenset(
    "accurate accurately affect analysis analyze base based basic called cause common compare comparison consider contain "
    "context correct create current decrease define depend describe design develop difference difficult directly effect "
    "enhance enhancing enough ensure establish estimate evaluate evaluation example exist existing explain exploit explore "
    "extend fail find finding focus follow general generally give global good handle help higher idea identify impact "
    "implement increase indicate individual introduce investigate issue key known lack like little lot lower made main major "
    "make making measure meet need new normal number observe obtain offer order original overall particular phenomena "
    "phenomenon point popular possible potential powerful practice precisely previously produce promising properly provide "
    "quality range real recall recover reduce related reliable reliably relie rely relying remain remarkable report require "
    "reveal right role series shown significant similar simple single solution solve specific standard step strategy strong "
    "successfully suggest support term test theoretical type typically ubiquitous unable underlying understand understanding "
    "useful valuable variety way wide widely world".split()
)
# scikit-learn's list takes these for empty, which they are not in "operating system", "computer vision" or "fire detection".
_NOT_EMPTY = frozenset("system computer fire interest bill mill cry amount detail".split())
STOP_WORDS = (frozenset(ENGLISH_STOP_WORDS) - _NOT_EMPTY) | frozenset(
    "via et al eg ie e.g i.e etc vs towards toward let given like well thus hence without within due one two three several".split()
)


@dataclass(frozen=True, slots=True)
class Wording:
    """A paper's own words in plain Unicode; formulas and addresses say nothing about what it is about."""

    title: str
    abstract: str


def wording_of(paper: Paper) -> Wording:
    """The words of a paper's title (whole) and abstract (without formulas and addresses)."""
    return Wording(paper.title.plain if paper.title else "", _words(paper.abstract or RichText()))


def _words(text: RichText) -> str:
    return fold_space("".join(_piece(piece) for piece in text))


def _piece(piece: TextRun | Math | Link) -> str:
    if isinstance(piece, TextRun):
        return piece.text
    # A full stop keeps the words around a formula from being read as one phrase.
    return " . " if isinstance(piece, Math) or re.match(r"https?://|www\.", piece.text) else piece.text
