"""Reads pages that list papers as title, abstract, title, abstract: Hugging Face's daily papers and their like."""

from __future__ import annotations

from generator.dumps.accounts import Leftover, reading_of
from generator.dumps.shapes import is_abstract, is_date, is_furniture, is_title, without_page_words
from generator.model import Block, Dump, Reading, Sighting, Span

LAYOUT = "listing of titles and abstracts"


def claims(dump: Dump) -> bool:
    """Whether a title is followed by an abstract somewhere, and no block labels its abstract."""
    texts = [block.text for block in dump.blocks]
    if any(text.lower().startswith("abstract:") for text in texts) or (texts and texts[0][:1] in "{["):
        return False
    return any(_is_pair(title, abstract) for title, abstract in zip(dump.blocks, dump.blocks[1:], strict=False))


def read(dump: Dump) -> Reading:
    """One sighting a pair; short lines above the first pair are the page's header, all else that stands alone is unread."""
    sightings: list[Sighting] = []
    furniture: list[Block] = []
    leftovers: list[Leftover] = []
    date: str | None = None
    blocks = dump.blocks
    at = 0
    while at < len(blocks):
        block = blocks[at]
        if at + 1 < len(blocks) and _is_pair(block, blocks[at + 1]):
            sightings.append(_sighting(dump, block, blocks[at + 1], date))
            at += 2
            continue
        if is_date(block.text):
            date = block.text
        if is_date(block.text) or is_furniture(block.text) or (not sightings and not is_abstract(block.text)):
            furniture.append(block)
        else:
            leftovers.append(Leftover(block, _why(block)))
        at += 1
    return reading_of(dump, LAYOUT, sightings, furniture, leftovers)


def _is_pair(title: Block, abstract: Block) -> bool:
    return is_title(title.text) and is_abstract(abstract.text) and not (is_abstract(title.text) and title.text.endswith("."))


def _sighting(dump: Dump, title: Block, abstract: Block, date: str | None) -> Sighting:
    return Sighting(
        dump=dump.name,
        span=Span(title.span.first, abstract.span.last),
        position=0,
        title=without_page_words(title.text),
        abstract=abstract.text,
        seen_on=date,
    )


def _why(block: Block) -> str:
    return "an abstract without a title before it" if is_abstract(block.text) else "a short line that no abstract follows"
