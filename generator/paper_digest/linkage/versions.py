"""Selects the title, the abstract and the authors of the newest version of a paper, in all their copies."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from paper_digest.linkage.match_features import title_keys
from paper_digest.linkage.title_relation import is_cut, share_long_words, share_start
from paper_digest.model.record import Sighting
from paper_digest.values.dump_order import DumpOrder, dump_order
from paper_digest.values.fingerprint import normalized_key, normalized_words
from paper_digest.values.partial_date import PartialDate
from paper_digest.values.person import PersonName
from paper_digest.values.rich_text import RichText
from paper_digest.values.sentence_end import is_cut_start, is_start

_T = TypeVar("_T")


def newest_titles(sightings: Iterable[Sighting]) -> list[str]:
    """The newest title as all dumps write it; whole, if the newest dump cut it.

    A title that stands alone, and has nothing in common with those of records with authors or an abstract, is
    a translation or that of a post about the paper.
    """
    titled = [(sighting, sighting.title) for sighting in sightings if sighting.title]
    described = [
        normalized_words(title) for sighting, title in titled if sighting.authors or sighting.abstract
    ]
    own = [
        (sighting, title)
        for sighting, title in titled
        if not described or any(_may_be_one_title(normalized_words(title), words) for words in described)
    ]
    return _with_copies(_of_last_dumps(own, lambda later, _: is_cut(later)), _is_copy_of_title)


def _may_be_one_title(left: Sequence[str], right: Sequence[str]) -> bool:
    return left == right or share_start(left, right) or share_long_words(left, right)


def newest_abstracts(sightings: Iterable[Sighting]) -> list[str]:
    """The newest abstract as all dumps write it: with and without TeX, whole or cut."""
    described = [(sighting, sighting.abstract) for sighting in sightings if sighting.abstract]
    return _with_copies(_of_last_dumps(described, is_start), _is_copy_of_abstract)


def newest_authors(sightings: Iterable[Sighting]) -> list[tuple[PersonName, ...]]:
    """The newest list of authors as all dumps write it: with initials or whole names, whole or cut."""
    credited = [(sighting, sighting) for sighting in sightings if sighting.authors]
    return [sighting.authors for sighting in _with_copies(credited, _is_copy_of_authors)]


def _with_copies(shown: Sequence[tuple[Sighting, _T]], is_copy: Callable[[_T, _T], bool]) -> list[_T]:
    """The values of the newest sightings, and those of other sightings that copy one of them."""
    newest = _of_newest(shown)
    if len(newest) == len(shown):
        return newest
    return [value for _, value in shown if any(value is new or is_copy(new, value) for new in newest)]


def _of_newest(shown: Sequence[tuple[Sighting, _T]]) -> list[_T]:
    """The values of the sightings with the latest date, without earlier versions; all, if none has a date.

    Of those with the same date, the values of the latest listings.
    """
    current = _without_earlier_versions(shown)
    dated = _latest(current, _dated)
    if dated:
        seen_until = _first_version_seen_until(sighting for sighting, _ in dated)
        current = [*dated, *(pair for pair in current if _is_undated_and_seen_after(seen_until, pair[0]))]
    return [value for _, value in _latest(current, _seen_on) or current]


def _of_last_dumps(
    shown: Sequence[tuple[Sighting, str]], is_part: Callable[[str, str], bool]
) -> list[tuple[Sighting, str]]:
    """The sightings without those that a later dump of the same source and day replaces.

    is_part: whether the later text is only a part of the earlier one, which then stays.
    """
    last: dict[str, tuple[DumpOrder, str]] = {}
    for sighting, text in sorted(shown, key=lambda pair: dump_order(pair[0].dump)):
        order = dump_order(sighting.dump)
        last[order.series] = order, text

    def stays(sighting: Sighting, text: str) -> bool:
        order = dump_order(sighting.dump)
        last_order, last_text = last[order.series]
        return order.number == last_order.number or is_part(last_text, text)

    return [pair for pair in shown if stays(*pair)]


def _latest(
    shown: Sequence[tuple[Sighting, _T]], date_of: Callable[[Sighting], PartialDate | None]
) -> list[tuple[Sighting, _T]]:
    """The sightings with the latest of their dates; none if none has one."""
    dates = [date for sighting, _ in shown if (date := date_of(sighting))]
    return [pair for pair in shown if _is_same_date(max(dates), date_of(pair[0]))] if dates else []


def _first_version_seen_until(dated: Iterable[Sighting]) -> PartialDate | None:
    """The day of the latest of the listings; None if one has no day, or tells when it revised the paper."""
    days = [None if sighting.revised else _seen_on(sighting) for sighting in dated]
    known = [day for day in days if day]
    return max(known) if len(known) == len(days) else None


def _is_undated_and_seen_after(day: PartialDate | None, sighting: Sighting) -> bool:
    """Whether a listing without dates of papers is later than those with dates: it may show a revision."""
    seen_on = _seen_on(sighting)
    if day is None or seen_on is None or _dated(sighting):
        return False
    return seen_on > day and not seen_on.refines(day)


def _without_earlier_versions(shown: Sequence[tuple[Sighting, _T]]) -> list[tuple[Sighting, _T]]:
    """The sightings of the latest version at arXiv, and those that name no version."""
    latest = max((_arxiv_version(sighting) for sighting, _ in shown), default=0)
    return [pair for pair in shown if _arxiv_version(pair[0]) in (0, latest)]


def _arxiv_version(sighting: Sighting) -> int:
    """The version of the paper at arXiv that the dump names; 0 if it names none."""
    return max((identifier.version or 0 for identifier in sighting.identifiers), default=0)


def _dated(sighting: Sighting) -> PartialDate | None:
    return sighting.revised or sighting.published


def _seen_on(sighting: Sighting) -> PartialDate | None:
    return sighting.seen_on if isinstance(sighting.seen_on, PartialDate) else None


def _is_same_date(latest: PartialDate, date: PartialDate | None) -> bool:
    """Whether two dates may be the same, as far as they are known: 2024 and 2024-10-07."""
    return date is not None and (date.refines(latest) or latest.refines(date))


def _is_copy_of_title(new: str, shown: str) -> bool:
    keys, others = title_keys(new), title_keys(shown)
    return bool(keys & others) or (is_cut(new) and any(key.startswith(tuple(keys)) for key in others))


def _is_copy_of_abstract(new: str, shown: str) -> bool:
    """Whether the other text is the same, its cut start, or how it goes on if it is cut; with or without TeX.

    A whole text that is the start of the new one is an earlier version.
    """
    return any(
        normalized_key(new_text) == normalized_key(shown_text)
        or is_cut_start(shown_text, new_text)
        or is_cut_start(new_text, shown_text)
        for new_text, shown_text in ((new, shown), (RichText.parse(new).plain, RichText.parse(shown).plain))
    )


def _is_copy_of_authors(new: Sighting, shown: Sighting) -> bool:
    """Whether both lists name the same people; the list that a dump cut names the first ones."""
    count = len(new.authors)
    if len(shown.authors) < count or (len(shown.authors) > count and not _is_list_cut(new)):
        return False
    return all(map(_have_same_family, new.authors, shown.authors[:count]))


def _is_list_cut(sighting: Sighting) -> bool:
    return sighting.has_more_authors or (sighting.author_count or 0) > len(sighting.authors)


def _have_same_family(left: PersonName, right: PersonName) -> bool:
    return normalized_key(left.family) == normalized_key(right.family)
