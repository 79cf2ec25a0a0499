"""Finds a paper's abstract in its frame: the labelled one, or the paragraphs that read like one, with all that belongs to them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from paper_digest.listings.block_classification import ABSTRACT_WORDS, CUT_WORDS, Cast, Role, is_prose
from paper_digest.listings.boilerplate_phrases import is_page_words
from paper_digest.listings.segments import Frame
from paper_digest.listings.title_candidates import title_in
from paper_digest.values.clean_text import fold_space

_CUT_FORM = re.compile(
    r"(?P<cut>.{20,}?)\s*(?:▽ ?more|[\[(]more[\])]|(?:show|read) more)\s+(?P<whole>\S.*)",
    re.IGNORECASE | re.DOTALL,
)
_LABELLED = re.compile(r"[^:]{1,40}:\s")
_MOST_ITEMS = 12


def abstract_in(frame: Frame) -> str | None:
    """The abstract's paragraphs as one, without what its page adds for folding it; None where the frame shows none."""
    found = _labelled_abstract(frame.rest) or _paragraphs(frame.rest) or _behind_dash(frame.title)
    return _unfolded(CUT_WORDS.sub("", found)) if found else None


def _unfolded(text: str) -> str:
    """The whole abstract where a page that can fold it shows its cut form before, as in `... the middle ... ▽ More The whole.` there."""
    match = _CUT_FORM.match(text)
    return match["whole"] if match and fold_space(match["cut"]).strip(" .…") in match["whole"] else text


def _behind_dash(title: Cast | None) -> str | None:
    """The sentences in the title's own block, behind a dash."""
    head = title_in(title) if title else ""
    tail = re.match(r"\s+[-–—]\s+(.+)", title.text.partition(head)[2], re.DOTALL) if title and head else None
    return tail[1] if tail and len(tail[1].split()) >= ABSTRACT_WORDS and is_prose(tail[1]) else None


def _labelled_abstract(rest: Sequence[Cast]) -> str | None:
    for at, one in enumerate(rest):
        if one.label and one.label.field == "abstract":
            parts = [one.label.value, *_following(one, rest[at + 1 :], labelled=True)]
            return fold_space(" ".join(parts)) or None
    return None


def _paragraphs(rest: Sequence[Cast]) -> str | None:
    """The first abstract with the sentences right before it and the paragraphs that follow; sentences alone where there is no better."""
    for wanted in (Role.ABSTRACT, Role.PROSE):
        for at, one in enumerate(rest):
            if one.role is wanted:
                start = at
                while (
                    start
                    and rest[start - 1].role in {Role.PROSE, Role.NOTHING}
                    and not rest[start - 1].block.level
                ):
                    start -= 1
                before = [part.text for part in rest[start:at] if part.text]
                return fold_space(
                    " ".join(
                        dict.fromkeys((*before, one.text, *_following(one, rest[at + 1 :], labelled=False)))
                    )
                )
    return None


def _following(first: Cast, rest: Sequence[Cast], *, labelled: bool) -> Iterator[str]:
    """The paragraphs that go on with an abstract: sentences, and items of a list between sentences.

    TextRun within the abstract's own link are its own if they are labelled or sentences follow; else they are an organization or a button.
    """
    pending: list[str] = []
    places = {link.url for link in first.block.links if link.text}
    for one in rest:
        if one.role is Role.NOTHING:
            continue
        if one.block.level or first.block.marker == ">" != one.block.marker:
            break  # what is quoted ends with its quotation
        same_link = any(link.text and link.url in places for link in one.block.links)
        if one.role in {Role.ABSTRACT, Role.PROSE} or (same_link and _LABELLED.match(one.text)):
            yield from (*pending, _said(one))
            pending = []
        elif (_may_be_item(one, labelled=labelled) or (same_link and one.role is Role.WORDS)) and len(
            pending
        ) < _MOST_ITEMS:
            pending.append(_said(one))
        else:
            break
    if labelled:
        yield from (text for text in pending if len(text.split()) > 3)


def _may_be_item(one: Cast, *, labelled: bool) -> bool:
    """Whether a block may be an item of a list in an abstract; it is one if sentences follow."""
    if one.role is Role.PAGE:
        return bool(one.block.marker) and len(one.text.split()) > 2 and not is_page_words(one.text)
    return one.role is Role.WORDS and bool(one.block.marker or labelled)


def _said(one: Cast) -> str:
    """A paragraph's words with the mark that makes it an item of a list."""
    return f"{one.block.marker} {one.text}" if one.block.marker not in {"", ">", "|"} else one.text
