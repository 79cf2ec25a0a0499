"""Makes pairs of different papers that look like one."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from paper_digest.model.record import Sighting
from paper_digest.values.identifiers import Identifier, IdentifierKind
from paper_digest.values.partial_date import PartialDate

from tests.eval.rows import Row
from tests.linkage.examples import sighting

Pair = tuple[Sighting, Sighting]

PAIRS_OF_KIND: Final = 20
_GENERIC: Final = ("Editorial", "Introduction", "Preface", "Book Reviews", "Guest Editors' Introduction")
_NOTES: Final = ("Erratum: {}", "Comment on “{}”", "Reply to: {}", "Correction to: {}", "{} (Demo)")
_REPORTS: Final = (
    "Findings of the {} Conference on {}",
    "Overview of the {} Shared Task on {}",
    "Report on the {} Workshop on {}",
    "Results of the {} Challenge on {}",
)
_DEMO: Final = (
    "In this demonstration attendees explore an interactive system in their browser. They upload examples of"
    " their own, change parameters and inspect the output of each step. The interface shows intermediate"
    " results, compares settings side by side and exports figures. We also walk through its architecture."
)


def pairs_of_kinds(rows: Sequence[Row]) -> Iterator[tuple[str, list[Pair]]]:
    """For each kind, its pairs: each is made of two rows, by different authors."""
    chance = random.Random(1)
    for kind, make in KINDS.items():
        papers = list(map(_paper, chance.sample(rows, 2 * PAIRS_OF_KIND)))
        couples = zip(papers[::2], papers[1::2], strict=True)
        yield kind, [make(number, left, right, chance) for number, (left, right) in enumerate(couples)]


def _paper(row: Row) -> Sighting:
    date = PartialDate.parse(str(row.record["date"]))
    return sighting(row.title, row.abstract, authors=row.authors, published=date)


def _generic(number: int, left: Sighting, right: Sighting, _: random.Random) -> Pair:
    """Two editorials of different years and authors; one has an abstract."""
    title = _GENERIC[number % len(_GENERIC)]
    return (
        replace(left, title=title, published=PartialDate(2019)),
        replace(right, title=title, abstract=None, published=PartialDate(2021)),
    )


def _generic_without_authors(number: int, left: Sighting, right: Sighting, chance: random.Random) -> Pair:
    return tuple(replace(paper, authors=()) for paper in _generic(number, left, right, chance))  # type: ignore[return-value]


def _other_authors(number: int, left: Sighting, right: Sighting, _: random.Random) -> Pair:
    """One title by other people, who have no abstract, or one about something else."""
    return left, replace(right, title=left.title, abstract=right.abstract if number % 2 else None)


def _parts(number: int, left: Sighting, right: Sighting, _: random.Random) -> Pair:
    """Parts I and II by the same authors, with half of the abstract in common."""
    first, second = ("Part I", "Part II") if number % 2 else ("I: Theory", "II: Experiments")
    words = (left.abstract or "").split()
    abstract = " ".join([*words[: len(words) // 2], *(right.abstract or "").split()[:80]])
    return (
        replace(left, title=f"{left.title}, {first}"),
        replace(left, title=f"{left.title}, {second}", abstract=abstract),
    )


def _demo(number: int, left: Sighting, right: Sighting, chance: random.Random) -> Pair:
    """A paper and its demo by the same authors, with a third of the sentences in common."""
    sentences = re.split(r"(?<=[.!?])\s+", left.abstract or "")
    shared = sorted(chance.sample(range(len(sentences)), max(1, len(sentences) // 3)))
    others = re.split(r"(?<=[.!?])\s+", right.abstract or "")
    rest = _DEMO if number % 2 else " ".join(others[len(others) // 3 :])
    return left, replace(left, abstract=" ".join([*(sentences[index] for index in shared), rest]))


def _demo_without_authors(number: int, left: Sighting, right: Sighting, chance: random.Random) -> Pair:
    return tuple(replace(paper, authors=()) for paper in _demo(number, left, right, chance))  # type: ignore[return-value]


def _note(number: int, left: Sighting, _right: Sighting, _chance: random.Random) -> Pair:
    """An erratum, comment or reply with the abstract of the paper."""
    return left, replace(left, title=_NOTES[number % len(_NOTES)].format(left.title))


def _one_registrant(number: int, left: Sighting, right: Sighting, _: random.Random) -> Pair:
    """Two DOIs of one registrant and year, with the same title and authors."""
    first, second = (Identifier(IdentifierKind.DOI, f"10.1234/{number}.{place}") for place in (1, 2))
    return (
        replace(left, identifiers=(first,)),
        replace(left, identifiers=(second,), abstract=None if number % 2 else right.abstract),
    )


def _report(number: int, left: Sighting, _right: Sighting, chance: random.Random) -> Pair:
    """Reports of two years with nearly the same abstract."""
    form, years = _REPORTS[number % len(_REPORTS)], (("2022", "2023"), ("Third", "Fourth"))[number // 4 % 2]
    subject = " ".join((left.title or "").split()[:4])
    titles = [form.format(year, subject) for year in years]
    words = [word for word in (left.abstract or "").split() if chance.random() > 0.02]
    return (
        replace(left, title=titles[0]),
        replace(left, title=titles[1], abstract=" ".join(words), published=None),
    )


KINDS: Final[dict[str, Callable[[int, Sighting, Sighting, random.Random], Pair]]] = {
    "editorials of two years": _generic,
    "editorials of two years, without authors": _generic_without_authors,
    "one title, other authors": _other_authors,
    "parts I and II": _parts,
    "demo and full paper": _demo,
    "demo and full paper, without authors": _demo_without_authors,
    "erratum, comment or reply": _note,
    "two DOIs of one registrant and year": _one_registrant,
    "reports of two years": _report,
}
