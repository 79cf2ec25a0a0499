"""Whether lines with people and other words are references to papers, or of a program or a committee."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from paper_digest.listings.blocks import Block
from paper_digest.listings.person_lines import is_name
from paper_digest.listings.reference_styles import Reference
from paper_digest.values.time_of_day import LOOSE_TIME_RANGE

_MOST_WORDS, _FEWEST_REFERENCES = 8, 3
"""Words of what may be a heading, and references of a list without years. Both by hand."""
_MOST_NAME_WORDS = 4
"""More words than that are no name; by hand."""
_OF_PAPERS = re.compile(
    r"(?<!\bcall for )(?<!\bcalls for )\b(?:papers|posters|publications|articles|preprints|references|"
    r"bibliography|proceedings|abstracts|contributions|reading list|paper[ -]?list|paper[ -]reading|"
    r"publikationen|veröffentlichungen|publicaciones|publicações|pubblicazioni)\b|论文|論文|文献|논문",
    re.IGNORECASE,
)
_LISTED = re.compile(
    r"\b(?:accepted|list of|selected) (?:\w+ ){0,3}(?:papers|posters|abstracts|contributions|articles)\b"
    r"|\b(?:paper|reading)[ -]?list\b|\b(?:papers|posters) accepted\b"
    r"|\A\W*(?:(?!calls?\b|how\b|for\b|(?:read|review|writ|submit|present|prepar)\w*ing\b)\w+ ){0,3}"
    r"papers\W*(?:19|20)?\d*\Z"
    r"|(?:论文|論文)(?:列表|清单|リスト|一覧)|录用论文|採択論文"
    r"|\A\W*(?:已?收录的?|已读|必读|精选|精选的|经典|重要|推荐|相关|最新)(?:论文|文献)\W*\Z"
    r"|논문 ?(?:목록|리스트)",
    re.IGNORECASE,
)
"""What announces a list of titles; "publications" may be of any kind."""
_OF_PROGRAM = re.compile(
    rf"\A\W*(?:{LOOSE_TIME_RANGE})|\A\d\d?[:.]\d\d\b"
    r"|\A(?:opening|closing|welcome|introductory)\b.*\bremarks\b"
    r"|\A(?:keynote\b|session \d{1,3}\b|panel (?:on|discussion|session)\b|interview with\b|chairs?:)"
    r"|\b(?:general|program(?:me)?|local|publicity|publication|workshop|session|area) (?:co-?)?chairs?\b"
    r"|\b(?:program(?:me)?|organizing|steering|local) committee\b",
    re.IGNORECASE,
)
_AFTER_NAME = re.compile(r", (?:Jr|Sr|II|III|IV|Ph\.?D|M\.?D)\.?\Z")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def are_papers(blocks: Sequence[Block], references: Sequence[Reference | None]) -> bool:
    """Whether a page says that it lists papers, or most references have a year or a link."""
    own = [block for block, reference in zip(blocks, references, strict=True) if reference]
    others = (block.text for block, reference in zip(blocks, references, strict=True) if not reference)
    if len(own) < _FEWEST_REFERENCES:
        return False
    n_published = sum(bool(block.links or _YEAR.search(block.text)) for block in own)
    return n_published * 2 > len(own) or name_papers(others)


def name_papers(texts: Iterable[str], most_words: int = _MOST_WORDS) -> bool:
    """Whether any of the short texts of a page, such as its headings, says that it lists papers."""
    return any(_n_words(text) <= most_words and _OF_PAPERS.search(text) for text in texts)


def name_listed_papers(text: str) -> bool:
    """Whether a short text, such as a heading, says that papers are listed below: "Accepted papers"."""
    return _n_words(text) <= _MOST_WORDS and bool(_LISTED.search(text.replace("_", " ")))


def _n_words(text: str) -> int:
    """The number of words; bars and dashes between topics are none."""
    return sum(any(map(str.isalnum, word)) for word in text.split())


def names_part_of_program(text: str) -> bool:
    """Whether a text that may be a title is such a part: "Keynote: Looms in the Wild"."""
    return bool(_OF_PROGRAM.search(text))


def is_of_program(reference: Reference) -> bool:
    """Whether what would be a title has a time of day, or names a part of a program or a role in it."""
    return names_part_of_program(reference.title)


def has_clear_title(reference: Reference) -> bool:
    """Whether a title before several people, between commas, is not such that names in it may be more of it.

    In "Neural Networks, Kernel Methods, Ada Lovelace" no mark shows where it ends. What is behind a name, as
    "Jr." is, ends no title.
    """
    if _AFTER_NAME.search(reference.title):
        return False
    is_long = len(reference.title.split()) > _MOST_NAME_WORDS
    return is_long or "," not in reference.people or not is_name(reference.title)
