"""An identifier of a paper in any of the registries, as one type."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from paper_digest.values.arxiv import ArxivId
from paper_digest.values.doi import Doi
from paper_digest.values.openreview import OpenReviewId


class IdentifierKind(StrEnum):
    ARXIV = "arxiv"
    DOI = "doi"
    OPENREVIEW = "openreview"


@dataclass(frozen=True, slots=True, order=True)
class Identifier:
    """The identifier of a paper in one registry, canonical: equal for all its notations and versions."""

    kind: IdentifierKind
    value: str
    version: int | None = field(default=None, compare=False)
    """The version of a paper at arXiv that a notation names."""

    @classmethod
    def of(cls, identifier: ArxivId | Doi | OpenReviewId) -> Identifier:
        """The identifier with its kind; a DOI assigned by arXiv becomes the arXiv identifier in it."""
        if isinstance(identifier, Doi):
            arxiv_id = ArxivId.parse(str(identifier))
            return cls(_KINDS[Doi], str(identifier)) if arxiv_id is None else cls.of(arxiv_id)
        version = identifier.version if isinstance(identifier, ArxivId) else None
        return cls(_KINDS[type(identifier)], str(identifier), version)

    @property
    def url(self) -> str:
        """The page of the paper in the registry."""
        return _URLS[self.kind](self.value)

    @classmethod
    def parse(cls, kind: IdentifierKind, text: str) -> Identifier | None:
        """The identifier of a known kind in any notation; None if the text is not one."""
        identifier = _PARSERS[kind](text)
        return cls.of(identifier) if identifier else None


_KINDS: dict[type, IdentifierKind] = {
    ArxivId: IdentifierKind.ARXIV,
    Doi: IdentifierKind.DOI,
    OpenReviewId: IdentifierKind.OPENREVIEW,
}
_URLS: dict[IdentifierKind, Callable[[str], str]] = {
    IdentifierKind.ARXIV: lambda value: ArxivId(value).abs_url,
    IdentifierKind.DOI: lambda value: Doi(value).url,
    IdentifierKind.OPENREVIEW: lambda value: OpenReviewId(value).url,
}
_PARSERS = {
    IdentifierKind.ARXIV: ArxivId.parse,
    IdentifierKind.DOI: Doi.parse,
    IdentifierKind.OPENREVIEW: OpenReviewId.parse,
}


def first_of_each_kind(identifiers: Iterable[Identifier]) -> tuple[Identifier, ...]:
    """Of each kind the first one, sorted. A paper has one; others belong to papers that it mentions."""
    by_kind: dict[IdentifierKind, Identifier] = {}
    for identifier in identifiers:
        first = by_kind.setdefault(identifier.kind, identifier)
        if first == identifier and first.version is None:
            by_kind[identifier.kind] = identifier
    return tuple(sorted(by_kind.values()))


def own_and_others(
    stated: Iterable[Identifier], mentioned: Iterable[Identifier] = ()
) -> tuple[tuple[Identifier, ...], tuple[Identifier, ...]]:
    """The identifiers of a paper, and the others that its record states.

    mentioned: in texts that may name other papers; the first of a kind that the record does not state is
    the paper's own.
    """
    in_order = tuple(stated)
    own = first_of_each_kind((*in_order, *mentioned))
    return own, tuple(further for further in dict.fromkeys(in_order) if further not in own)


def identifiers_in_order(text: str) -> Iterator[Identifier]:
    """The identifiers in URLs or after a label, of each kind in the order of the text."""
    return map(Identifier.of, _identifiers(text))


def template_identifiers(text: str) -> Iterator[str]:
    """What a template or an example shows in place of a paper's identifier, as written.

    None of it becomes an identifier.
    """
    yield from Doi.find_templates(text)
    yield from ArxivId.find_templates(text)


def _identifiers(text: str) -> Iterator[ArxivId | Doi | OpenReviewId]:
    yield from ArxivId.find_all(text)
    yield from Doi.find_all(text)
    yield from OpenReviewId.find_all(text)
