"""Gathers what each block of a page tells about papers: whose address it carries, whether an abstract or people stand there."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from paper_digest.listings.block_classification import Cast, Role, is_item_of_text, is_name
from paper_digest.listings.blocks import Block
from paper_digest.values.arxiv import ArxivId
from paper_digest.values.paper_url import embedded_key, is_page_of_paper, paper_key

_AUTHOR_COUNT = re.compile(r"·?\s*\d+\s+authors?", re.IGNORECASE)
_BUTTON = re.compile(
    r"\W*+(?>\d+ authors?\b\W*+|(?:view|read|download|full|open|official|arxiv|pdf|html|paper|code|page|project|link|abs|abstract|the|"
    r"more|on|text|bib|supp|here|doi|github|openreview|preprint)\b\W*+)*+",
    re.IGNORECASE,
)
_ENOUGH = 3


@dataclass(frozen=True, slots=True)
class Clue:
    """What one block tells about the paper it stands with."""

    keys: frozenset[str]
    """The papers whose own addresses the block carries."""
    button_keys: frozenset[str]
    """The papers that its buttons lead back to."""
    has_abstract: bool
    names_people: bool


def clues(casts: Sequence[Cast]) -> tuple[Clue, ...]:
    """One clue a block."""
    abstracts = sum(one.role is Role.ABSTRACT for one in casts)
    sentences = sum(one.role is Role.PROSE for one in casts)
    shown = {Role.ABSTRACT, Role.PROSE} if sentences > max(2, 4 * abstracts) else {Role.ABSTRACT}
    family = _family(casts)
    return tuple(_clue(one, shown, family) for one in casts)


def _family(casts: Sequence[Cast]) -> frozenset[str]:
    """On a page whose links no rule knows: the addresses that stand in one folder and whose words could be titles, if there are three."""
    links = [link for one in casts for link in one.block.links]
    if sum(paper_key(link.url) is not None for link in links) >= _ENOUGH:
        return frozenset()
    folders: defaultdict[str, set[str]] = defaultdict(set)
    for link in links:
        if (
            len(link.text.split()) > 2
            and not is_button(link.text)
            and not is_name(link.text)
            and "/" in link.url
        ):
            folders[re.sub(r"\d+", "0", link.url.rstrip("/").rpartition("/")[0])].add(link.url)
    largest = max(folders.values(), key=len, default=set())
    return frozenset(largest) if len(largest) >= _ENOUGH else frozenset()


def linked_title(block: Block) -> str | None:
    """The words of the block's first link to a paper's own page, where they could be a title."""
    for link in block.links:
        if len(link.text.split()) >= 2 and is_page_of_paper(link.url) and not is_button(link.text):
            return link.text
    return next(
        (
            link.text
            for link in block.links
            if link.text and link.text == block.text and is_page_of_paper(link.url)
        ),
        None,
    )


def is_button(text: str) -> bool:
    """Whether a link's words say what happens on a click, such as `[pdf]` or `8 authors`."""
    return bool(_BUTTON.fullmatch(text))


def _clue(one: Cast, shown: set[Role], family: frozenset[str]) -> Clue:
    block = one.block
    keys = {key for link in block.links if (link.text or not one.is_long) and (key := paper_key(link.url))}
    keys |= {link.url for link in block.links if link.url in family}
    keys |= {str(arxiv_id) for arxiv_id in ArxivId.find_all(one.own_words)}
    if one.label and one.label.field == "arxiv" and (arxiv_id := ArxivId.parse(one.label.value)):
        keys.add(str(arxiv_id))
    field = one.label.field if one.label else None
    is_item = one.role not in {Role.LABEL, Role.PAGE} and is_item_of_text(block)
    return Clue(
        keys=frozenset(keys),
        button_keys=frozenset(key for link in block.links if (key := embedded_key(link.url))),
        has_abstract=one.role in shown or field in {"abstract", "digest"} or is_item,
        names_people=one.role is Role.PEOPLE
        or field == "authors"
        or bool(_AUTHOR_COUNT.fullmatch(block.text)),
    )
