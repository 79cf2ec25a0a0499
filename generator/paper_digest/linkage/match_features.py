"""Computes match features of sightings: title keys, shingles of the abstract, identifiers, authors, years."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from paper_digest.caching.results import NO_RESULTS, Results, encoded
from paper_digest.model.metadata import PaperMetadata
from paper_digest.model.record import Sighting
from paper_digest.model.settings import Correction
from paper_digest.values.arxiv import ArxivId
from paper_digest.values.fingerprint import fingerprint, normalized_key, normalized_words, shingles
from paper_digest.values.identifiers import Identifier, IdentifierKind
from paper_digest.values.partial_date import PartialDate
from paper_digest.values.person import PersonName
from paper_digest.values.publication_year import publication_year
from paper_digest.values.rich_text import RichText

_NO_CORRECTION = Correction(paper="", line=0)
_SUBTITLE = re.compile(r"(?::| [-–—]{1,3}) ")


@dataclass(frozen=True, slots=True, eq=False)
class MatchFeatures:
    """The features that linkage compares: of sightings with the same text, or of a line of metadata.jsonl."""

    sightings: tuple[Sighting, ...]
    title: str | None
    title_keys: frozenset[str]
    """The title without spaces, case, accents and TeX, in each equivalent form."""
    title_words: tuple[str, ...]
    main_title_key: str | None
    """The key of the title before its subtitle; None without a subtitle."""
    fingerprint: str | None
    """Of the abstract."""
    shingles: NDArray[np.uint64]
    """Of the authors' abstract. A machine-generated summary has none if there is a title, which is more
    reliable."""
    identifiers: frozenset[Identifier]
    authors: tuple[PersonName, ...] = ()
    years: frozenset[int] = frozenset()
    """Of the preprint, the publication and the entry of a bibliography, as far as they are known."""
    metadata: PaperMetadata | None = None
    """The line of metadata.jsonl that has these features, instead of sightings."""

    @property
    def has_other_titles(self) -> bool:
        """Whether metadata.jsonl declares that records with different titles are this paper."""
        return self.metadata is not None and bool(self.metadata.other_titles)

    @property
    def abstract(self) -> str:
        """The text of the abstract; empty without one."""
        return (self.sightings[0].abstract or "") if self.sightings else ""

    @property
    def arxiv_ids(self) -> frozenset[str]:
        """The arXiv ids of the sighting and its correction."""
        return self._identifiers_of(IdentifierKind.ARXIV)

    @property
    def dois(self) -> frozenset[str]:
        """The DOIs of the sighting and its correction, without those that arXiv assigns."""
        return self._identifiers_of(IdentifierKind.DOI)

    def _identifiers_of(self, kind: IdentifierKind) -> frozenset[str]:
        return frozenset(identifier.value for identifier in self.identifiers if identifier.kind is kind)

    @property
    def content(self) -> tuple[str, ...]:
        """What the records show, as text: an order that does not depend on that of the dumps."""
        identifiers = " ".join(sorted(identifier.value for identifier in self.identifiers))
        authors = "; ".join(map(str, self.authors))
        return (self.title or "", self.fingerprint or "", identifiers, authors, str(sorted(self.years)))


def match_features(
    sightings: tuple[Sighting, ...], corrections: Mapping[str, Correction], results: Results = NO_RESULTS
) -> tuple[MatchFeatures, ...]:
    """Features of the sightings of each distinct content, in order of appearance.

    `corrections` maps fingerprints to corrections. They count as features, so that a paper whose title was
    corrected matches its other sightings. results: keeps the features of texts.
    """
    groups: dict[tuple[object, ...], list[Sighting]] = {}
    for sighting in sightings:
        groups.setdefault(_compared_content(sighting), []).append(sighting)
    firsts = [group[0] for group in groups.values()]
    texts = [_Texts(first.title or "", first.abstract or "", first.machine_generated) for first in firsts]
    kept = results.each(
        "match features", texts, lambda shown: [encoded(shown)], _TextFeatures, _text_features
    )
    return tuple(
        _features(tuple(group), shown, features, corrections)
        for group, shown, features in zip(groups.values(), texts, kept, strict=True)
    )


@dataclass(frozen=True, slots=True)
class _Texts:
    """The title and the abstract of a sighting."""

    title: str
    abstract: str
    machine_generated: bool


@dataclass(frozen=True, slots=True)
class _TextFeatures:
    """The features of a title and an abstract, as in `MatchFeatures`."""

    title_keys: frozenset[str]
    title_words: tuple[str, ...]
    main_title_key: str | None
    fingerprint: str | None
    shingles: bytes


def _text_features(texts: _Texts) -> _TextFeatures:
    title, abstract = texts.title, texts.abstract
    return _TextFeatures(
        title_keys=title_keys(title),
        title_words=tuple(normalized_words(title)),
        main_title_key=_main_title_key(title),
        fingerprint=fingerprint(abstract) if abstract else None,
        shingles=shingles("" if texts.machine_generated and title else abstract).astype("<u8").tobytes(),
    )


def _compared_content(sighting: Sighting) -> tuple[object, ...]:
    """All that tells one paper from another: two "Introductions" may differ only in their pages."""
    texts = (sighting.title, sighting.abstract, sighting.machine_generated)
    place = (sighting.venue, sighting.volume, sighting.pages, sighting.published, _entry_year(sighting))
    return (*texts, sighting.identifiers, sighting.authors, *place)


def _entry_year(sighting: Sighting) -> int | None:
    """The year in the sighting's entry of a bibliography."""
    date = sighting.citation.date if sighting.citation else None
    return date.year if date else None


def _features(
    sightings: tuple[Sighting, ...],
    texts: _Texts,
    features: _TextFeatures,
    corrections: Mapping[str, Correction],
) -> MatchFeatures:
    first = sightings[0]
    correction = corrections.get(features.fingerprint or "", _NO_CORRECTION)
    title = first.title or correction.title or ""
    if title != texts.title:
        features = _text_features(replace(texts, title=title))
    return MatchFeatures(
        sightings=sightings,
        title=title or None,
        title_keys=features.title_keys,
        title_words=features.title_words,
        main_title_key=features.main_title_key,
        fingerprint=features.fingerprint,
        shingles=np.frombuffer(features.shingles, dtype="<u8").astype(np.uint64, copy=False),
        identifiers=frozenset((*first.identifiers, *correction.identifiers)),
        authors=correction.authors or first.authors,
        years=_years_of(first, correction),
    )


def _years_of(sighting: Sighting, correction: Correction) -> frozenset[int]:
    """The years of a sighting and its correction."""
    return _years(
        (correction.date, sighting.published),
        (_entry_year(sighting), publication_year(sighting.venue or "")),
        (*sighting.identifiers, *correction.identifiers),
    )


def _years(
    dates: Iterable[PartialDate | None], years: Iterable[int | None], identifiers: Iterable[Identifier]
) -> frozenset[int]:
    """The years of a paper; an arXiv id starts with its year."""
    of_arxiv = (
        ArxivId(identifier.value).month
        for identifier in identifiers
        if identifier.kind is IdentifierKind.ARXIV
    )
    known = (*years, *(date.year for date in (*dates, *of_arxiv) if date))
    return frozenset(year for year in known if year)


def metadata_features(metadata: PaperMetadata) -> MatchFeatures:
    """Features of the metadata of one paper, which has no abstract and may have several titles."""
    titles = (metadata.title, *metadata.other_titles)
    return MatchFeatures(
        sightings=(),
        title=metadata.title,
        title_keys=frozenset().union(*map(title_keys, titles)),
        title_words=tuple(normalized_words(metadata.title)),
        main_title_key=_main_title_key(metadata.title),
        fingerprint=None,
        shingles=shingles(""),
        identifiers=frozenset(metadata.identifiers),
        authors=metadata.authors,
        years=_years((metadata.date,), (metadata.year,), metadata.identifiers),
        metadata=metadata,
    )


def _main_title_key(title: str) -> str | None:
    main_title, *subtitle = _SUBTITLE.split(title, maxsplit=1)
    return normalized_key(main_title) if subtitle else None


def title_keys(title: str) -> frozenset[str]:
    """The keys of a title as the dump has it and as plain Unicode, so that TeX matches Unicode."""
    return frozenset(
        key for key in (normalized_key(title), normalized_key(RichText.parse(title).plain)) if key
    )


def containment(left: MatchFeatures, right: MatchFeatures) -> float:
    """The share (0 to 1) of the shorter abstract's shingles that the longer one has, too; 0 without an
    abstract.

    Source: Broder, On the resemblance and containment of documents, 1997.
    """
    shorter = min(left.shingles.size, right.shingles.size)
    if not shorter:
        return 0.0
    return float(np.intersect1d(left.shingles, right.shingles, assume_unique=True).size) / shorter
