"""Reads pages that list papers one after the other, whatever sets them apart: headings, links, labels, abstracts, people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from paper_digest.listings.block_classification import Cast, Role, cast
from paper_digest.listings.block_features import Clue, clues
from paper_digest.listings.blocks import Dump
from paper_digest.listings.record_extraction import Page, portrait
from paper_digest.listings.reference_parsing import are_references
from paper_digest.listings.segments import Framed, framed
from paper_digest.listings.title_detection import SAMPLE, Head, headlines
from paper_digest.sources.coverage import Boilerplate, ParserOutput, UnparsedSpan

LAYOUT = "page of papers"
_SUMMARY_WORDS = 60


def claims(dump: Dump) -> bool:
    """Whether some blocks share a sign under which the page falls into papers."""
    if are_references(dump.blocks):
        return False
    _, _, heads = _studied(replace(dump, blocks=dump.blocks[:SAMPLE]))
    return bool(heads)


def read(dump: Dump) -> Iterator[ParserOutput]:
    """One sighting a frame; menus, headings and footers are furniture, other words in no paper are left over."""
    casts, found, heads = _studied(dump)
    page_frames = framed(casts, found, heads)
    page = _page(dump, page_frames)
    for frame in page_frames.frames:
        sighting = portrait(frame, page)
        if sighting is not None:
            yield sighting
        else:
            yield from (
                UnparsedSpan(one.block.span, "a place for a paper with neither title nor abstract")
                for one in frame.rest
            )
    yield from _outside(page_frames.between, casts, heads)


def _studied(dump: Dump) -> tuple[tuple[Cast, ...], tuple[Clue, ...], tuple[Head, ...]]:
    casts = cast(dump.blocks)
    found = clues(casts)
    return casts, found, headlines(casts, found)


def _page(dump: Dump, page: Framed) -> Page:
    abstracts = [
        one for frame in page.frames for one in frame.rest if one.role in {Role.ABSTRACT, Role.PROSE}
    ]
    short = sum(
        len(one.text.split()) <= _SUMMARY_WORDS and not one.text.endswith(("…", "...")) for one in abstracts
    )
    is_trending = any(
        "trending" in one.text.casefold() and (one.block.level or len(one.text) < 40) for one in page.between
    ) and not any(one.role is Role.PAGE and one.text.casefold() == "daily papers" for one in page.between)
    following = [
        next((one for one in frame.rest if one.role is not Role.NOTHING), None) for frame in page.frames
    ]
    people = sum(one is not None and one.role is Role.PEOPLE for one in following)
    return Page(
        dump=dump.name,
        day=dump.day,
        shows_summaries=is_trending and bool(abstracts) and short >= 0.8 * len(abstracts),
        labels_digests=sum(
            any(one.label and one.label.field == "digest" for one in frame.rest) for frame in page.frames
        )
        * 2
        > len(page.frames),
        names_follow=people * 2 > len(following),
    )


def _outside(between: Sequence[Cast], casts: Sequence[Cast], heads: Sequence[Head]) -> Iterator[ParserOutput]:
    """Above the first paper stands the page's header; between and behind the papers only what looks like furniture is that."""
    first = casts[heads[0].at].block.span.first if heads else 0
    for one in between:
        above = one.block.span.first < first and one.role is not Role.ABSTRACT
        if (
            above
            or one.block.level
            or one.role in {Role.NOTHING, Role.PAGE, Role.DATE, Role.COUNT, Role.DETAIL}
        ):
            yield Boilerplate(one.block.span)
        else:
            yield UnparsedSpan(
                one.block.span,
                "an abstract without a title before it"
                if one.role is Role.ABSTRACT
                else "words that belong to no paper",
            )
