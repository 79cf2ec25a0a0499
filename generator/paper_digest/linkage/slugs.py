"""Makes the words that stand for a paper in an address: slugs of titles, and of abstracts where no title is known."""

from __future__ import annotations

import re
from hashlib import blake2b

from slugify import slugify

from paper_digest.values.fingerprint import fingerprint
from paper_digest.values.rich_text.inlines import Inline, RichText, TextRun
from paper_digest.values.rich_text.latex import parse
from paper_digest.values.rich_text.plain_text import spoken

_LONGEST = 120
"""Letters of a slug; file systems allow 255 bytes a name."""
_APOSTROPHE = re.compile(r"(?<=\w)['’](?=\w)")
_HEADING_WORDS = 12
_RESERVED = frozenset({"index"})


def slug_of_title(title: str) -> str:
    """The title as lower-case ASCII words joined by hyphens; a cut or empty slug ends in a digest of the whole title."""
    whole = _slug(spoken(parse(title)))
    if 0 < len(whole) <= _LONGEST and whole not in _RESERVED:
        return whole
    start = slugify(whole, max_length=_LONGEST, word_boundary=True, save_order=True) or "paper"
    return f"{start}-{short_digest(title)}"


def slug_of_abstract(abstract: str) -> str:
    """The first words and the fingerprint of an abstract: the id of a paper that no dump names."""
    opening = slugify(spoken(_opening(parse(abstract))), max_length=70, word_boundary=True, save_order=True)
    return f"{opening or 'paper'}-{fingerprint(abstract)[:6]}"


def _slug(words: str) -> str:
    """The words as a slug of any length; an apostrophe joins what it stands between: "Occam's" gives `occams`."""
    return str(slugify(_APOSTROPHE.sub("", words)))


def heading_of_abstract(abstract: RichText) -> RichText:
    """What a paper without a title is called: its abstract's first words, and an ellipsis."""
    opening = _opening(abstract)
    if opening == abstract:
        return opening
    if opening and isinstance(opening[-1], TextRun):
        last = opening[-1]
        return (*opening[:-1], TextRun(last.text.rstrip(" ,;:–—-") + " …", last.face))
    return (*opening, TextRun(" …"))


def short_digest(text: str) -> str:
    """Six hexadecimal digits."""
    return blake2b(text.encode(), digest_size=3).hexdigest()


def _opening(text: RichText) -> RichText:
    """The first words of a text, cut between words; a formula or link counts as one word."""
    left = _HEADING_WORDS
    taken: list[Inline] = []
    for piece in text:
        if left <= 0:
            break
        if isinstance(piece, TextRun):
            words = piece.text.split(" ")
            filled = sum(1 for word in words if word)
            taken.append(piece if filled <= left else TextRun(_first_words(piece.text, left), piece.face))
            left -= filled
        else:
            taken.append(piece)
            left -= 1
    return tuple(taken)


def _first_words(text: str, count: int) -> str:
    words = text.lstrip().split(" ")
    lead = text[: len(text) - len(text.lstrip())]
    return lead + " ".join(words[:count])
