"""Says what a block of text looks like: an abstract, a title, a date, a page's own words."""

from __future__ import annotations

import re

_MONTH = (
    "Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?"
)
_DATE = re.compile(rf"(?:(?:{_MONTH})\.? \d{{1,2}}(?:,? \d{{4}})?|\d{{1,2}} (?:{_MONTH})\.?(?: \d{{4}})?|\d{{4}}-\d\d-\d\d)")
_SENTENCE_END = re.compile(r"[.!?](?:\s|$)")
_LETTER = re.compile(r"[^\W\d_]")
# Words by which a page talks about itself; a title may be glued to the last of them.
_PAGE_WORDS = "Subscribe|Sign Up|Sign In|Log In|Login|Upvote|Trending|Daily Papers|Weekly Papers|Monthly Papers"
_GLUED = re.compile(rf"(?P<page>(?:{_PAGE_WORDS})+)(?P<title>[A-Z0-9\"“'‘$\\].*)")
_PAGE_LINE = re.compile(
    rf"(?:{_PAGE_WORDS}|new|by ?AK and the research community|Get trending papers in your email inbox.*|Papers|Models|Datasets|Spaces)+!?",
    re.IGNORECASE,
)

ABSTRACT_WORDS = 30
"""The fewest words taken for an abstract: the shortest of 16,000 real ones had fewer in less than one of a hundred."""
TITLE_WORDS = 40
LONGEST_TITLE_WORDS = 130


def is_abstract(text: str) -> bool:
    """Whether a block reads like an abstract: several sentences' worth of words."""
    return len(text.split()) >= ABSTRACT_WORDS


def is_title(text: str) -> bool:
    """Whether a block could be a title: words in one sentence, as a rule a line of them, and no page furniture."""
    words = len(text.split())
    short_enough = words <= TITLE_WORDS or (words <= LONGEST_TITLE_WORDS and not _SENTENCE_END.search(text))
    return short_enough and bool(_LETTER.search(text)) and not is_furniture(text) and not is_date(text)


def is_date(text: str) -> bool:
    """Whether a block is a date and nothing else: `Aug 7`, `Oct 7, 2024`, `2024-10-07`."""
    return bool(_DATE.fullmatch(text))


def is_furniture(text: str) -> bool:
    """Whether a block holds words that a page says about itself."""
    return bool(_PAGE_LINE.fullmatch(text)) or not _LETTER.search(text)


def without_page_words(text: str) -> str:
    """A title without the menu word a scraper glued to its front: `SubscribeVisualizing ...`."""
    match = _GLUED.fullmatch(text)
    return match["title"] if match and not is_furniture(text) else text
