"""Tells links to papers from others."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, Protocol

from paper_digest.listings.field_labels import field_of
from paper_digest.values.paper_url import paper_key

_PAPER_BUTTON = re.compile(r"(?:paper|pdf|arxiv|link|preprint|abs|url|论文)\W*.{0,14}")
_MOST_BUTTON_WORDS: Final = 3
_PAPER_FILE = re.compile(r"\.pdf$|/pdf/|/abs/|\barxiv\.org(?!/(?:search|list|a)/)|doi\.org", re.IGNORECASE)
_OTHER_FILES = re.compile(
    r"\b(?:supp\w{0,12}|appendix|slides?|poster|talk|video|bib\w{0,5}|code|cv|resume|lists?)\b", re.IGNORECASE
)
"""What buttons call the files that are not the paper itself."""
_BESIDE_OTHER_FILES: Final = frozenset("and data file link material materials pdf ppt pptx the".split())
"""Other words of such buttons; "Code Llama" and "Talk to Me" are titles."""
_LOCAL_FILE = re.compile(r"(?!\w{2,9}:|//)[^#?\s]+\.\w{2,5}")
_BETWEEN_FILES = re.compile(r"\s*[,，、/&+]\s*")
_WORD = re.compile(r"[^\W_]+")


class AnyLink(Protocol):
    """What has an address and words."""

    @property
    def text(self) -> str:
        """The words that lead to the address."""

    @property
    def url(self) -> str:
        """The address."""


@lru_cache(maxsize=4096)
def is_paper_address(url: str) -> bool:
    """Whether an address is a paper's page or file."""
    return paper_key(url) is not None or bool(_PAPER_FILE.search(url))


def is_local_file(url: str) -> bool:
    """Whether an address is a path of a file that is no paper, as notes are: `notes/loomnet.md`."""
    return bool(_LOCAL_FILE.fullmatch(url)) and not is_paper_address(url)


def is_other_file(link: AnyLink) -> bool:
    """Whether a link's few words name another file of a paper or a talk: `[slides](https://.../looms.pdf)`."""
    words = _WORD.findall(link.text.lower())
    is_button = len(words) <= _MOST_BUTTON_WORDS and any(map(_OTHER_FILES.fullmatch, words))
    are_of_buttons = all(_OTHER_FILES.fullmatch(word) or word in _BESIDE_OTHER_FILES for word in words)
    return is_button and are_of_buttons and paper_key(link.url) is None


def is_paper_button(link: AnyLink) -> bool:
    """Whether a link's few words lead to a paper: `[pdf]`, `[CVPR 2024](https://arxiv.org/abs/...)`."""
    words = link.text.lower().strip("[]() ")
    if _OTHER_FILES.search(words) and paper_key(link.url) is None:
        return False
    leads_to_paper = is_paper_address(link.url) and len(words.split()) <= _MOST_BUTTON_WORDS
    return leads_to_paper or bool(_PAPER_BUTTON.fullmatch(words))


def is_file_of_paper(link: AnyLink) -> bool:
    """Whether a button leads to a file of a paper: `[pdf](https://example.org/lovelace.pdf)`."""
    return is_paper_address(link.url) and is_paper_button(link)


def is_code_button(link: AnyLink) -> bool:
    """Whether a link's words name code or a project: `[Code]`, `[Project page]`, `[code, data set]`."""
    names = _BETWEEN_FILES.split(link.text.strip("[]() "))
    return len(names) <= _MOST_BUTTON_WORDS and any(field_of(name) == "code" for name in names)
