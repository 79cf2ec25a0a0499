"""Gathers what the small blocks of a frame tell: dates, counts, subjects, venue, organization, code."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from paper_digest.listings.block_classification import CUT_WORDS, Cast, Role, people_part
from paper_digest.listings.field_labels import Label
from paper_digest.values.arxiv import without_arxiv_ids
from paper_digest.values.paper_url import embedded_key, paper_key
from paper_digest.values.partial_date import PartialDate
from paper_digest.values.person import PersonName, parse_names
from paper_digest.values.url import split_url

_CATEGORY = re.compile(
    r"\b(?:cs\.[A-Z]{2}|stat\.[A-Z]{2}|math\.[A-Z]{2}|eess\.[A-Z]{2}|econ\.[A-Z]{2}|nlin\.[A-Z]{2}|q-(?:bio|fin)\.[A-Z]{2}|physics\.[a-z-]+|"
    r"astro-ph(?:\.[A-Z]{2})?|cond-mat(?:\.[a-z-]+)?|quant-ph|hep-(?:ex|lat|ph|th)|gr-qc|nucl-(?:ex|th)|math-ph)\b"
)
_NUMBER = re.compile(r"(\d[\d,]*(?:\.\d+)?)\s*([kKmM]?)")
_AUTHOR_COUNT = re.compile(r"·?\s*(\d+)\s+authors?", re.IGNORECASE)
_ONE_AUTHOR = re.compile(r"\W*author\b", re.IGNORECASE)
"""A label that names one of several, each with a label of its own."""
_STARS = re.compile(
    r"(?:GitHub|Code|Stars?|★|⭐)\W{0,3}(\d[\d,.]*\s*[kKmM]?)|(\d[\d,.]*\s*[kKmM]?)\s*(?:GitHub\s*)?(?:stars?\b|★|⭐)(?!\s*/)",
    re.IGNORECASE,
)
_UPVOTES = re.compile(
    r"(\d[\d,.]*\s*[kKmM]?)\s*(?:upvotes?|votes?|likes?|points?)\b|(?:upvotes?|votes?)\W{0,3}(\d+)",
    re.IGNORECASE,
)
_COMMENTS = re.compile(r"(\d+)\s*comments?\b", re.IGNORECASE)
_CODE_HOSTS = ("github.com", "gitlab.com", "bitbucket.org", "codeberg.org")
_VENUE = re.compile(
    r"\b(?:Proceedings of|Proc\.|In Proc|Conference on|Workshop on|Journal of|Transactions on|(?:PMLR|LNCS|CoRR|TMLR|JMLR|TACL)\b|"
    r"(?:NeurIPS|NIPS|ICLR|ICML|CVPR|ICCV|ECCV|WACV|ACL|EMNLP|NAACL|EACL|COLING|AAAI|IJCAI|KDD|WWW|SIGIR|AISTATS|UAI|COLT|CoRL|RSS|ICRA|"
    r"IROS|INTERSPEECH|ICASSP|COLM|CoLLAs|BMVC|MICCAI)\b[ '’]*(?:\d{2,4})?)"
)
_LONGEST_LINE = 300
"""Characters of a line of facts; longer ones are sentences."""
_HUBS = ("huggingface.co",)


@dataclass(frozen=True, slots=True)
class Facts:
    """What a frame tells beside title and abstract."""

    title: str | None = None
    authors: tuple[PersonName, ...] = ()
    author_count: int | None = None
    published: PartialDate | None = None
    organization: str | None = None
    venue: str | None = None
    categories: tuple[str, ...] = ()
    remark: str | None = None
    votes: int | None = None
    comments: int | None = None
    stars: int | None = None
    code: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    """Labelled identifiers, as `arXiv:...` and `doi:...`."""
    digest: str | None = None
    digest_by_machine: bool = False


def facts_of(casts: Sequence[Cast], lead: Sequence[Cast], day: PartialDate | None) -> Facts:
    """The facts of one frame; of two that contradict each other the first counts."""
    facts = Facts()
    for one in casts:
        facts = _with_label(facts, one, one.label) if one.label else _with_block(facts, one, day)
        facts = with_links(facts, one)
    return _with_counts(facts, casts, lead)


def number(text: str) -> int | None:
    """A count as pages write it: "1,234", "1.77k", "2M"."""
    match = _NUMBER.search(text)
    if not match or len(match[1]) > 12:
        return None
    times = {"": 1, "k": 1000, "m": 1_000_000}[match[2].lower()]
    return round(float(match[1].replace(",", "")) * times)


def _with_label(facts: Facts, one: Cast, label: Label) -> Facts:
    value = label.value
    if not value:
        return facts
    if label.field in {"title", "venue", "remark", "organization", "votes", "stars"}:
        return _filled(facts, label.field, number(value) if label.field in {"votes", "stars"} else value)
    if label.field in {"arxiv", "doi", "url"}:
        return replace(facts, places=(*facts.places, _place(label.field, value)))
    if label.field in {"authors", "categories", "date"}:
        return _with_people_and_dates(facts, one, label)
    if label.field == "digest" and facts.digest is None:
        is_authors_own = one.text.lower().lstrip("*_ ").startswith("tl;dr")
        return replace(facts, digest=CUT_WORDS.sub("", value), digest_by_machine=not is_authors_own)
    return facts


def _with_people_and_dates(facts: Facts, one: Cast, label: Label) -> Facts:
    if label.field == "authors":
        before = facts.authors if _ONE_AUTHOR.match(one.text) else ()
        names = tuple(dict.fromkeys((*before, *parse_names(re.sub(r"\([^()]*\)", "", label.value)))))
        return replace(facts, authors=names) if before else _filled(facts, "authors", names)
    if label.field == "categories":
        return _filled(facts, "categories", tuple(dict.fromkeys(_CATEGORY.findall(label.value))))
    return _filled(facts, "published", PartialDate.parse(label.value))


def _filled(facts: Facts, field: str, value: object) -> Facts:
    """The facts with one more, unless that field is filled already or there is nothing to fill it with."""
    if getattr(facts, field) not in (None, ()) or value in (None, ()):
        return facts
    changes: dict[str, Any] = {field: value}
    return replace(facts, **changes)


def _place(field: str, value: str) -> str:
    """An address or a number so that the identifiers in it are recognised."""
    if field == "arxiv":
        return f"arXiv:{re.sub(r'(?i)^arxiv:', '', value)}"
    return f"doi:{value}" if field == "doi" else value


def _with_block(facts: Facts, one: Cast, day: PartialDate | None) -> Facts:
    text = one.text
    if one.role is Role.PEOPLE:
        text = text.removeprefix(people_part(text))
    if one.role in {Role.ABSTRACT, Role.PROSE, Role.NOTHING} or not text:
        return facts
    if one.role is Role.PAGE:
        return replace(
            facts,
            venue=facts.venue
            or (_venue(text) if len(text) < 80 and _VENUE.search(text) and PartialDate.parse(text) else None),
        )
    if one.role is Role.DATE:
        return _filled(facts, "published", PartialDate.parse(text, day))
    if match := _AUTHOR_COUNT.fullmatch(text):
        return _filled(facts, "author_count", int(match[1]))
    for field, form in (("stars", _STARS), ("votes", _UPVOTES), ("comments", _COMMENTS)):
        if match := form.search(text):
            facts = _filled(facts, field, number(next(group for group in match.groups() if group)))
    facts = _filled(facts, "categories", tuple(dict.fromkeys(_CATEGORY.findall(text))))
    return _with_line(facts, text) if len(text) < _LONGEST_LINE else facts


def _with_line(facts: Facts, text: str) -> Facts:
    """The venue and the date that a short line tells among other words."""
    facts = _filled(facts, "venue", _venue(text) if _VENUE.search(text) else None)
    return _filled(facts, "published", PartialDate.parse(without_arxiv_ids(text)))


def _venue(text: str) -> str:
    """The part of a line that names the venue: `A, B; Proceedings of ..., PMLR 235:1-20` has people before it."""
    return next((part.strip(" ·•|,-–—") for part in re.split(r"[;·•|]", text) if _VENUE.search(part)), text)


def with_links(facts: Facts, one: Cast) -> Facts:
    """The facts with the code and the organization that a block links."""
    for link in one.block.links:
        host = _host(link.url)
        if host in _CODE_HOSTS and link.url.rstrip("/").count("/") >= 4:
            facts = replace(facts, code=(*facts.code, link.url))
        elif (
            host in _HUBS
            and facts.organization is None
            and _is_organisation(link.text or one.text, link.url, one)
        ):
            facts = replace(facts, organization=link.text or one.text)
    return facts


def _host(url: str) -> str:
    parts = split_url(url)
    return ((parts and parts.hostname) or "").removeprefix("www.")


def _is_organisation(words: str, url: str, one: Cast) -> bool:
    is_profile = url.rstrip("/").count("/") == 3 and "?" not in url and not paper_key(url)
    return is_profile and bool(words) and one.role is Role.WORDS and len(words.split()) <= 8


def _with_counts(facts: Facts, casts: Iterable[Cast], lead: Sequence[Cast]) -> Facts:
    """Numbers by themselves: votes before the title or on a button that leads back, else comments."""
    before = {id(one) for one in lead}
    counts = [one for one in casts if one.role is Role.COUNT and any(char.isdigit() for char in one.text)]
    for one in counts:
        is_vote = id(one) in before or any(embedded_key(link.url) for link in one.block.links)
        if is_vote:
            facts = replace(facts, votes=facts.votes if facts.votes is not None else number(one.text))
        elif (
            any("#" in link.url for link in one.block.links)
            or facts.author_count is not None
            or facts.organization is not None
        ):
            facts = replace(
                facts, comments=facts.comments if facts.comments is not None else number(one.text)
            )
    return facts
