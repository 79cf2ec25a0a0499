"""Recognizes the words by which pages talk about themselves: buttons, menus, notices."""

from __future__ import annotations

import re

from paper_digest.listings.phrases import PHRASES, any_of, any_pattern
from paper_digest.values.time_of_day import LOOSE_TIME_RANGE

_PHRASES = "|".join(
    (
        LOOSE_TIME_RANGE,  # before what is in a program: "12:00 - 13:30 Lunch"
        any_pattern(PHRASES["boilerplate_patterns"]),
        any_of(PHRASES["boilerplate_phrases"]),
    )
)
# Atomic and possessive, so that a long run of such words cannot make the matcher backtrack.
_BOILERPLATE = re.compile(rf"[^\w]*+(?>(?:{_PHRASES})(?:[^\w]++|(?-i:(?=[A-Z]))|$))++", re.IGNORECASE)
_GLUED_MENU = re.compile(
    r"(?:Subscribe|Sign Up|Sign In|Log In|Login|Upvote|Trending|(?:Daily|Weekly|Monthly) Papers)+"
    r"(?P<title>[A-Z0-9\"“'‘$\\].*)"
)
_BUTTON = re.compile(
    rf"\W*+(?>\d+ authors?\b\W*+|(?:{any_of(PHRASES['button_words'])})\b\W*+)*+", re.IGNORECASE
)
_RIGHTS = re.compile(r"©|\b(?:copyright|all rights reserved)\b", re.IGNORECASE)
FOLD_BUTTON = re.compile(
    r"(?:(?<!\s)\s*+(?:\(?(?:less|more|expand|show less|read more)\)?|△ ?less|▽ ?more|…\s*(?:more|expand)"
    r"|\[more\])"
    r"|(?<=[….])\s*+\(?(?:continue reading|(?:read|learn) more (?:about|on))\b[^.]*+)\s*$",
    re.IGNORECASE,
)
"""The button that a page shows after an abstract it can fold."""


def is_boilerplate(text: str) -> bool:
    """Whether a text consists of boilerplate phrases only."""
    return bool(_BOILERPLATE.fullmatch(text))


def is_notice_of_rights(text: str) -> bool:
    """Whether boilerplate is about the rights to the page, as in its footer."""
    return bool(_RIGHTS.search(text))


def is_button(text: str) -> bool:
    """Whether a link's words name the click's result, as in `[pdf]` or `8 authors`, and no paper."""
    return bool(_BUTTON.fullmatch(text))


def without_glued_menu(title: str) -> str:
    """A title without the menu word that a scraper glued to its front: `SubscribeVisualizing ...`."""
    match = _GLUED_MENU.fullmatch(title)
    return match["title"] if match and not is_boilerplate(title) else title
