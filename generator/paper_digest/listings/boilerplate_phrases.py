"""The words by which pages of any kind talk about themselves: buttons, menus, notices; no paper is called so."""

from __future__ import annotations

import re

_WORDS = (
    "abs|abstract|pdf|html|bib|bibtex|supp|supplementary|supplement|arxiv|code|data|video|slides|poster|paper|papers|project|"
    "project page|page|website|demo|github|other|software|cite|citation|export|save|alert|share|download|download pdf|view|"
    "view pdf|view paper|read|read more|read paper|open|details|more|less|show|show more|show less|show all|hide|expand|collapse|"
    "see more|see all|related papers|related|openreview|other formats|format|ps|doi|url|link|links|full text|source|tex|"
    "daily papers|weekly papers|monthly papers|trending papers|trending|daily|weekly|monthly|today|yesterday|previous|next|prev|"
    "models|datasets|spaces|community|docs|enterprise|pricing|blog|posts|register|subscribe|unsubscribe|new|hot|top|latest|popular|"
    "home|about|back|contact|privacy|terms|help|menu|search|submit|upvote|upvoted|vote|submitted by|by|via|and|in|hugging face|"
    "access paper or ask questions|request code|get code|view code|view source|△|▽|▲|▼|copy|copied|back to top|cookie settings|"
    "advertisement|sponsored|ad|table of contents|contents|references|reply|replies|like|likes|report|edit|delete|follow|title|"
    "cookies|date range|fields of study|sort by|filters|date|image|logo|avatar|thumbnail|"
)
_FORMS = (
    r"get trending papers in your email inbox.*|log ?in|sign ?in|sign ?up|by ?ak and the research community|figures and tables.*|"
    r"add to (?:chrome|firefox|edge).*|figure \d+.*|tags?|topics?|skip to (?:main )?content|accept(?: all)?(?: cookies)?|"
    r"reject(?: all)?|we (?:use|value) (?:cookies|your privacy).*|this (?:site|website) uses cookies.*|loading.*|powered by.*|"
    r"all rights reserved.*|©.*|copyright.*|\d+ authors?|comments?|authors?|"
    r"readers: everyone|show (?:bibtex|details|revisions)|(?:no|official) code|code available|arxiv page|github repo|paper page|"
    r"view (?:on arxiv|arxiv page)|page \d+(?: of \d+)?|\d+ of \d+|\(?includes?.*notebook.*"
)
_LONGEST_FIRST = "|".join(sorted(_WORDS.removesuffix("|").split("|"), key=len, reverse=True))
# Atomic and possessive, so that no text of many such words can keep the matcher busy.
_PAGE = re.compile(rf"[^\w]*+(?>(?:{_FORMS}|{_LONGEST_FIRST})(?:[^\w]++|(?-i:(?=[A-Z]))|$))++", re.IGNORECASE)
_GLUED = re.compile(
    r"(?:Subscribe|Sign Up|Sign In|Log In|Login|Upvote|Trending|(?:Daily|Weekly|Monthly) Papers)+(?P<title>[A-Z0-9\"“'‘$\\].*)"
)


def is_page_words(text: str) -> bool:
    """Whether a text is made of such words and nothing else."""
    return bool(_PAGE.fullmatch(text))


def without_page_words(title: str) -> str:
    """A title without the menu word that a scraper glued to its front: `SubscribeVisualizing ...`."""
    match = _GLUED.fullmatch(title)
    return match["title"] if match and not is_page_words(title) else title
