"""Computes, once per block, all that title detection and record extraction ask about it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from paper_digest.listings.block_context import classify_blocks
from paper_digest.listings.block_kinds import BlockKind, ClassifiedBlock
from paper_digest.listings.blocks import Block, Role, have_classes_of_titles
from paper_digest.listings.boilerplate import is_button
from paper_digest.listings.person_lines import is_name
from paper_digest.listings.prose import has_function_words
from paper_digest.listings.title_text import UNTITLED_KINDS, can_be_title, is_unusual_title, title_text
from paper_digest.values.arxiv import ArxivId
from paper_digest.values.paper_url import embedded_key, paper_key
from paper_digest.values.rich_text.inlines import Link

AUTHOR_COUNT = re.compile(r"·?\s*(\d+)\s+authors?", re.IGNORECASE)
_FEWEST_SIBLINGS = 3
"""Links in one folder that may be papers, and links to known papers that make the guess needless."""
_SENTENCES_PER_ABSTRACT = 4
"""Sentences that outnumber abstracts so much are abstracts. Both by hand, see tests/samples/pages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockFeatures(ClassifiedBlock):
    """A classified block with what it shows of the paper it belongs to."""

    paper_links: tuple[Link, ...]
    """Links to papers' own pages and files."""
    paper_keys: frozenset[str]
    """The papers that the block identifies by links or numbers."""
    button_keys: frozenset[str]
    """The papers that its buttons lead back to."""
    has_abstract: bool
    names_people: bool
    linked_title: tuple[str, str] | None
    """The first paper that the block links, and the words of the link to it that could be a title."""
    title: str
    """The words that would be the title; empty where the block's kind excludes one."""
    can_be_title: bool
    is_unusual_title: bool

    @property
    def is_plain_title(self) -> bool:
        """Whether the block may be a title and is text or a sentence, not a label, a date or people."""
        return self.can_be_title and self.kind in {BlockKind.TEXT, BlockKind.PROSE}

    @property
    def shows_paper(self) -> bool:
        """Whether the block shows an abstract, people or an identifier."""
        return self.has_abstract or self.names_people or bool(self.paper_keys)


def page_features(blocks: Sequence[Block]) -> tuple[BlockFeatures, ...]:
    """The features of every block of a page, in reading order.

    Where the classes of elements tell the titles, no other block may be one.
    """
    classified = classify_blocks(blocks)
    abstract_kinds, sibling_urls = _abstract_kinds(classified), _sibling_urls(classified)
    features = (_features(block, abstract_kinds, sibling_urls) for block in classified)
    if not have_classes_of_titles(block.block for block in classified):
        return tuple(features)
    return tuple(
        replace(block, can_be_title=block.can_be_title and block.block.role is Role.TITLE)
        for block in features
    )


def _abstract_kinds(blocks: Sequence[ClassifiedBlock]) -> frozenset[BlockKind]:
    """Sentences count as abstracts on pages that show little else."""
    n_abstracts = sum(block.kind is BlockKind.ABSTRACT for block in blocks)
    n_sentences = sum(block.kind is BlockKind.PROSE for block in blocks)
    are_sentences = n_sentences > max(2, _SENTENCES_PER_ABSTRACT * n_abstracts)
    return frozenset((BlockKind.ABSTRACT, BlockKind.PROSE) if are_sentences else (BlockKind.ABSTRACT,))


def _sibling_urls(blocks: Sequence[ClassifiedBlock]) -> frozenset[str]:
    """On a page without links to known papers: the most links in one folder whose words could be titles."""
    links = [link for block in blocks for link in block.block.links]
    if sum(paper_key(link.url) is not None for link in links) >= _FEWEST_SIBLINGS:
        return frozenset()
    folders: defaultdict[str, set[str]] = defaultdict(set)
    for link in links:
        if "/" in link.url and _could_be_title(link.text):
            folders[re.sub(r"\d+", "0", link.url.rstrip("/").rpartition("/")[0])].add(link.url)
    largest = max(folders.values(), key=len, default=set())
    return frozenset(largest) if len(largest) >= _FEWEST_SIBLINGS else frozenset()


def _could_be_title(text: str) -> bool:
    return len(text.split()) > 2 and not is_button(text) and not is_name(text)


def _features(
    block: ClassifiedBlock, abstract_kinds: frozenset[BlockKind], sibling_urls: frozenset[str]
) -> BlockFeatures:
    keys = {link: key for link in block.block.links if (key := paper_key(link.url))}
    linked_title = _linked_title(block, tuple(keys))
    may_have_title = block.kind not in UNTITLED_KINDS or block.field == "title"
    title = title_text(block, linked_title) if may_have_title else ""
    is_candidate = can_be_title(block, title)
    return BlockFeatures(
        block=block.block,
        kind=block.kind,
        label=block.label,
        paper_links=tuple(keys),
        paper_keys=_paper_keys(block, keys, sibling_urls),
        button_keys=frozenset(key for link in block.block.links if (key := embedded_key(link.url))),
        has_abstract=_has_abstract(block, abstract_kinds),
        names_people=_names_people(block),
        linked_title=(next(iter(keys.values())), linked_title) if linked_title else None,
        title=title,
        can_be_title=is_candidate,
        is_unusual_title=(is_candidate or block.field == "title") and is_unusual_title(title),
    )


def _linked_title(block: ClassifiedBlock, links: Sequence[Link]) -> str | None:
    """The first linked words that could be a title and lead to a paper's own page, or all of the block's."""
    texts = [link.text for link in links if link.text and not link.url.partition("#")[2]]
    worded = (text for text in texts if len(text.split()) > 1 and not is_button(text))
    title = next(worded, block.text if block.text in texts else None)
    return None if title and _is_within_sentence(block, title) else title


def _is_within_sentence(block: ClassifiedBlock, words: str) -> bool:
    """Whether linked words are a small part of a sentence: "see the picture in [Roe et al.](...)"."""
    before = block.text.partition(words)[0]
    is_small = len(words.split()) * 2 < len(block.text.split())
    return not block.block.level and is_small and has_function_words(before)


def _paper_keys(
    block: ClassifiedBlock, keys: Mapping[Link, str], sibling_urls: frozenset[str]
) -> frozenset[str]:
    linked = {key for link, key in keys.items() if link.text or not block.is_long}
    siblings = {link.url for link in block.block.links if link.url in sibling_urls}
    numbers = {str(arxiv_id) for arxiv_id in ArxivId.find_all(block.own_text)}
    if block.label and block.field == "arxiv" and (arxiv_id := ArxivId.parse(block.label.value)):
        numbers.add(str(arxiv_id))
    return frozenset(linked | siblings | numbers)


def _has_abstract(block: ClassifiedBlock, abstract_kinds: frozenset[BlockKind]) -> bool:
    if block.kind in {BlockKind.FIELD, BlockKind.BOILERPLATE}:
        return block.field in {"abstract", "digest"}
    return block.kind in abstract_kinds or block.block.is_list_item_of_text


def _names_people(block: ClassifiedBlock) -> bool:
    return (
        block.kind is BlockKind.PEOPLE or block.field == "authors" or bool(AUTHOR_COUNT.fullmatch(block.text))
    )
