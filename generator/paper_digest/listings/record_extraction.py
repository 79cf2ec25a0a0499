"""Makes a Sighting of a frame: which of its blocks is the abstract, who wrote it, when, what else the page tells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from paper_digest.listings.abstract_detection import abstract_in
from paper_digest.listings.block_classification import Cast, Role, is_name, is_people, people_part
from paper_digest.listings.boilerplate_phrases import without_page_words
from paper_digest.listings.metadata_fields import Facts, facts_of, with_links
from paper_digest.listings.segments import Frame
from paper_digest.listings.title_candidates import title_in
from paper_digest.model.record import Sighting, Span
from paper_digest.values.arxiv import without_arxiv_ids
from paper_digest.values.identifiers import find_identifiers
from paper_digest.values.paper_url import paper_key
from paper_digest.values.partial_date import PartialDate
from paper_digest.values.person import PersonName, parse_names

_MACHINE_LABELS = re.compile(r"\W*(?:tldr|ai[ -](?:generated )?summary)\b(?!;)", re.IGNORECASE)
_MACHINE_SUMMARY_WORDS = 60
_NAME_WORDS = 4


@dataclass(frozen=True, slots=True)
class Page:
    """What a frame must know of its page."""

    dump: str
    day: PartialDate | None
    """The day of the page."""
    shows_summaries: bool
    """Whether a machine's summaries stand where abstracts would, as on a page of trending papers."""
    labels_digests: bool
    """Whether most papers have a labelled one-sentence summary; elsewhere such a label is the abstract's own word."""
    names_follow: bool
    """Whether people stand right after most titles, so that one name there is one author."""


def portrait(frame: Frame, page: Page) -> Sighting | None:
    """The paper of a frame; None where it has neither title nor abstract."""
    facts = facts_of((*frame.lead, *frame.rest), frame.lead, page.day)
    if frame.title is not None:
        facts = with_links(facts, frame.title)
    title = _title(frame, facts)
    abstract, machine_generated = _abstract(frame, facts, page)
    if not title and not abstract:
        return None
    everything = [one for one in (*frame.lead, frame.title, *frame.rest) if one is not None]
    own = _own_places(frame, everything)
    return Sighting(
        dump=page.dump,
        span=Span(everything[0].block.span.first, max(one.block.span.last for one in everything)),
        position=0,
        title=title,
        abstract=abstract,
        machine_generated=machine_generated,
        authors=_authors(frame, facts, page, title),
        published=facts.published or _published_in_title_block(frame, title),
        seen_on=(PartialDate.parse(frame.day, page.day) or frame.day) if frame.day else None,
        identifiers=find_identifiers(" ".join((*own, *facts.places))),
        urls=_urls(everything, facts),
        author_count=facts.author_count,
        organization=facts.organization,
        venue=facts.venue,
        categories=facts.categories,
        remark=facts.remark,
        votes=facts.votes,
        comments=facts.comments,
        stars=facts.stars,
    )


def _title(frame: Frame, facts: Facts) -> str | None:
    if frame.title is None:
        return facts.title
    title = title_in(frame.title)
    rest = frame.title.text.removeprefix(title)
    if frame.title.label is None and rest and rest != frame.title.text and " - " not in title:
        return without_page_words(title) or None
    return without_page_words(title) or facts.title


def _abstract(frame: Frame, facts: Facts, page: Page) -> tuple[str | None, bool]:
    """The abstract's paragraphs as one, and whether a machine wrote it."""
    text = abstract_in(frame)
    if not text and facts.digest:
        whole = next(
            (one.text for one in frame.rest if one.label and one.label.field == "digest"), facts.digest
        )
        return (facts.digest, facts.digest_by_machine) if page.labels_digests else (whole, False)
    if not text:
        return None, False
    return text, page.shows_summaries and len(text.split()) <= _MACHINE_SUMMARY_WORDS


def _authors(frame: Frame, facts: Facts, page: Page, title: str | None) -> tuple[PersonName, ...]:
    if facts.authors:
        return facts.authors
    if names := tuple(_names_apart(frame.rest)):
        return names
    for one in (*frame.lead, *frame.rest):
        if one.role is Role.PEOPLE:
            return _people(one)
        if one.role in {Role.ABSTRACT, Role.PROSE}:
            break
    if (
        page.names_follow
        and (near := next((one for one in frame.rest if one.role is not Role.NOTHING), None))
        and is_name(near.text)
    ):
        return parse_names(near.text)
    return _authors_beside(frame.title, title)


def _names_apart(rest: Sequence[Cast]) -> Iterator[PersonName]:
    """People who stand right after the title, each in a block of their own that ends in a comma."""
    for one in rest:
        name = one.text.strip(" ,;")
        if one.role is Role.NOTHING:
            continue
        if not is_name(name) or "," in name or not one.text.rstrip().endswith((",", ";")):
            break
        yield from parse_names(name)


def _people(one: Cast) -> tuple[PersonName, ...]:
    """The people of one block: the words of their links, where each has one, else the names of the text."""
    linked = [
        link.text for link in one.block.links if link.text and paper_key(link.url) is None and "/" in link.url
    ]
    if len(linked) >= 2 and sum(map(len, linked)) >= 0.6 * len(one.text):
        return tuple(dict.fromkeys(name for text in linked for name in parse_names(text)))
    return parse_names(re.sub(r"\([^()]*\)", "", people_part(one.text)))


def _authors_beside(block: Cast | None, title: str | None) -> tuple[PersonName, ...]:
    """The people in the title's own block, behind the title, as in `**Title** — Authors. Venue 2024`."""
    if block is None or not title or block.text == title or title not in block.text:
        return ()
    beside = block.text.split(title, 1)[1].strip(' -–—:·,.;"”')
    for part in re.split(r"(?<=[^\W\d_]{2})\. |\((?=[A-Z\d])|[\[—–•|]| - ", beside):
        part = part.strip(" ().,;")
        if (is_people(part) or is_name(part)) and max(
            len(str(name).split()) for name in parse_names(part)
        ) > _NAME_WORDS:
            return ()  # other words stand there too, and nothing tells where the people end
        if is_people(part) or is_name(part) or (part.endswith("et al") and parse_names(part)):
            return parse_names(part)
    return ()


def _published_in_title_block(frame: Frame, title: str | None) -> PartialDate | None:
    if frame.title is None or not title:
        return None
    beside = frame.title.text.replace(title, " ", 1)
    return (
        PartialDate.parse(without_arxiv_ids(re.sub(r"https?://\S+", " ", beside)))
        if len(beside) < 400
        else None
    )


def _own_places(frame: Frame, everything: Iterable[Cast]) -> list[str]:
    """The addresses and labels that name the paper itself, not one that its abstract speaks of."""
    places: list[str] = []
    for one in everything:
        places += [
            link.url for link in one.block.links if (link.text or not one.is_long) and paper_key(link.url)
        ]
        places.append(one.text if one is frame.title else one.own_words)
    return places


def _urls(everything: Iterable[Cast], facts: Facts) -> tuple[str, ...]:
    """The addresses of the paper, its page first, then its code; buttons, people and the page's own places are left out."""
    papers = [
        link.url
        for one in everything
        for link in one.block.links
        if paper_key(link.url) and link.url.startswith("http")
    ]
    bare = dict.fromkeys(url.split("#")[0] for url in papers)
    return tuple(dict.fromkeys((*bare, *facts.code)))
