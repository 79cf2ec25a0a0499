"""Creates slugs from titles, or from abstracts if the title is unknown."""

from __future__ import annotations

import re

from slugify import slugify

from paper_digest.values.fingerprint import fingerprint, short_hash
from paper_digest.values.rich_text import RichText
from paper_digest.values.rich_text.inlines import Inline, TextRun
from paper_digest.values.slug import DEVICE_NAMES

_LONGEST = 120
"""Characters of a slug; file systems allow 255 bytes per name."""
_LONGEST_OPENING = 70
_HEADING_WORDS = 12
_APOSTROPHE = re.compile(r"(?<=\w)['’](?=\w)")
_RESERVED = frozenset({"index", *DEVICE_NAMES})


def slug_of_title(title: str) -> str:
    """The title as lower-case ASCII words joined by hyphens; a shortened or empty slug ends in a hash of the
    title.

    An apostrophe joins the letters around it: "Occam's" gives `occams`.
    """
    slug = str(slugify(_APOSTROPHE.sub("", RichText.parse(title).plain)))
    if 0 < len(slug) <= _LONGEST and slug not in _RESERVED:
        return slug
    start = slugify(slug, max_length=_LONGEST, word_boundary=True, save_order=True) or "paper"
    return f"{start}-{short_hash(title)}"


def slug_of_abstract(abstract: str) -> str:
    """The first words and the fingerprint of an abstract: the id of a paper without a title."""
    words = _opening(RichText.parse(abstract)).plain
    opening = slugify(words, max_length=_LONGEST_OPENING, word_boundary=True, save_order=True)
    return f"{opening or 'paper'}-{fingerprint(abstract)[:6]}"


def heading_of_abstract(abstract: RichText) -> RichText:
    """The heading of a paper without a title: the first words of its abstract and an ellipsis."""
    opening = _opening(abstract)
    if opening == abstract:
        return opening
    *preceding, last = opening
    if isinstance(last, TextRun):
        return RichText((*preceding, TextRun(last.text.rstrip(" ,;:–—-") + " …", last.style)))
    return RichText((*opening, TextRun(" …")))


def _opening(text: RichText) -> RichText:
    """The first words of a text, cut between words; a formula or link counts as one word."""
    words_left = _HEADING_WORDS
    opening: list[Inline] = []
    for inline in text:
        if words_left <= 0:
            break
        words = inline.text.split() if isinstance(inline, TextRun) else [""]
        if isinstance(inline, TextRun) and len(words) > words_left:
            inline = TextRun(_first_words(inline.text, words_left), inline.style)
        opening.append(inline)
        words_left -= len(words)
    return RichText(tuple(opening))


def _first_words(text: str, count: int) -> str:
    """The text up to the end of its word number `count`."""
    *_, last = (match for match, _ in zip(re.finditer(r"\S+", text), range(count), strict=False))
    return text[: last.end()]
