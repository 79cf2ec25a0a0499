"""An arXiv or OpenReview id joins a paper with a translation or a post, unless the id may be wrong."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from paper_digest.linkage.clustering import cluster
from paper_digest.linkage.link import LinkedPapers, link_records
from paper_digest.linkage.two_titles import join_titles
from paper_digest.model.record import Sighting
from paper_digest.values.identifiers import Identifier, IdentifierKind
from paper_digest.values.partial_date import PartialDate
from paper_digest.values.person_lists import parse_names

from tests.linkage.examples import ADAM, JAILBREAKS, doi, features, reading, sighting

RUSSIAN = (
    "Мы изучаем кошек на графах и доказываем, что каждая кошка за конечное время находит дорогу домой. Опыты "
    "показывают, что этот способ намного быстрее прежних и не требует знаний о лесе, о положении солнца и о "
    "поведении других животных."
)
OTHERS = parse_names("Grace Hopper; Mary Shelley")
PAPER = sighting("Graphs of cats", ADAM, "2401.00001", authors=parse_names("Ada Lovelace; Alan Turing"))
BARE = sighting("Graphs of cats", None, "2401.00001")
TRANSLATED = sighting("Кошки на графах", RUSSIAN, "2401.00001")
POST = sighting("Our weekly pick for the train", None, "2401.00001")
"""Of a newsletter."""
COPIES = (sighting("Graphs of cats"), sighting("Graphs of cats", ADAM))
"""Without an identifier."""


def _link(*dumps: tuple[Sighting, ...]) -> LinkedPapers:
    return link_records(reading(f"{number}.jsonl", *dump) for number, dump in enumerate(dumps))


def _titles(linked: LinkedPapers) -> list[list[str]]:
    return sorted(sorted({record.title or "" for record in paper.sightings}) for paper in linked.papers)


def _forum(paper: Sighting) -> Sighting:
    """The paper with an OpenReview id as its only identifier."""
    return replace(paper, identifiers=(Identifier(IdentifierKind.OPENREVIEW, "abcDEF1234"),))


@pytest.mark.parametrize(
    "dumps",
    [
        ((PAPER,), (POST,)),
        ((PAPER,), (TRANSLATED,)),
        ((BARE,), (POST,)),
        ((PAPER,), (TRANSLATED,), COPIES),
        ((PAPER,), (POST,), COPIES, (PAPER, sighting("Bread", JAILBREAKS, "2401.00002"))),
        ((_forum(PAPER),), (_forum(POST),)),
    ],
)
def test_two_titles_of_two_dumps_are_those_of_one_preprint(dumps: tuple[tuple[Sighting, ...], ...]) -> None:
    for ordered in (dumps, dumps[::-1]):
        linked = _link(*ordered)
        assert len([paper for paper in linked.papers if paper.heading.plain != "Bread"]) == 1
        assert not linked.problems


def test_the_title_of_a_post_does_not_replace_that_of_the_paper() -> None:
    late = replace(POST, published=PartialDate(2026, 1, 1))
    (paper,) = _link((PAPER,), (late,)).papers
    assert paper.heading.plain == "Graphs of cats"
    assert [title.plain for title in paper.other_titles] == ["Our weekly pick for the train"]


@pytest.mark.parametrize("make", [lambda paper: paper, _forum])
@pytest.mark.parametrize("records", [(BARE, POST), (PAPER, POST), (PAPER, TRANSLATED)])
def test_two_entries_of_one_dump_are_two_papers(
    make: Callable[[Sighting], Sighting], records: tuple[Sighting, Sighting]
) -> None:
    linked = _link(tuple(make(record) for record in records))
    assert len(linked.papers) == 2
    assert len(linked.problems) == 1


def test_a_dump_that_lists_both_titles_tells_of_two_papers_without_the_identifier_too() -> None:
    linked = _link((PAPER, replace(POST, identifiers=())), (POST,))
    assert _titles(linked) == [["Graphs of cats"], ["Our weekly pick for the train"]]
    assert len(linked.problems) == 1


def test_three_titles_are_those_of_three_papers() -> None:
    linked = _link((PAPER,), (TRANSLATED,), (POST,))
    assert len(linked.papers) == 3
    assert len(linked.problems) == 1


@pytest.mark.parametrize(
    "owner",
    [
        sighting("Our weekly pick for the train", JAILBREAKS, "2303.09999", authors=OTHERS),
        sighting("Our weekly pick for the train", None, "2303.09999"),
        doi(sighting("Our weekly pick for the train", None, published=PartialDate(2001)), "10.1000/x"),
    ],
)
def test_a_title_that_another_paper_has_is_not_that_of_the_preprint(owner: Sighting) -> None:
    linked = _link((PAPER,), (POST,), (owner,))
    assert ["Graphs of cats"] in _titles(linked)
    assert len(linked.problems) == 1


@pytest.mark.parametrize(
    "wrong",
    [
        sighting("Quantum bread", JAILBREAKS, "2401.00001"),
        sighting("Quantum bread", None, "2401.00001", authors=OTHERS),
    ],
)
def test_a_preprint_with_other_authors_or_another_abstract_is_another_paper(wrong: Sighting) -> None:
    for records in ((PAPER, wrong), (wrong, PAPER)):
        linked = _link(*((record,) for record in records))
        assert len(linked.papers) == 2
        assert len(linked.problems) == 1


def test_other_authors_under_the_title_of_a_record_keep_its_paper_apart() -> None:
    copy = sighting("Our weekly pick for the train", None, authors=OTHERS)
    linked = _link((PAPER,), (POST,), (copy,))
    assert _titles(linked) == [["Graphs of cats"], ["Our weekly pick for the train"]]
    assert len(linked.problems) == 1


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (Identifier(IdentifierKind.OPENREVIEW, "abcDEF1234"), Identifier(IdentifierKind.OPENREVIEW, "xyz")),
        (Identifier(IdentifierKind.DOI, "10.1000/1"), Identifier(IdentifierKind.DOI, "10.1000/2")),
    ],
)
def test_other_identifiers_keep_titles_apart(first: Identifier, second: Identifier) -> None:
    left, right = (
        replace(record, identifiers=(*record.identifiers, added))
        for record, added in ((BARE, first), (POST, second))
    )
    assert len(_link((left,), (right,)).papers) == 2


def test_a_title_with_the_identifiers_of_two_papers_joins_neither() -> None:
    bread = sighting("Quantum bread", JAILBREAKS)
    linked = _link(
        (replace(POST, identifiers=(*BARE.identifiers, *_forum(POST).identifiers)),),
        (BARE,),
        (_forum(bread),),
    )
    assert len(linked.papers) == 3


def test_an_identifier_of_three_papers_joins_none_although_two_have_like_titles() -> None:
    forum = _forum(PAPER).identifiers
    papers = [
        replace(sighting(title), identifiers=(*forum, Identifier(IdentifierKind.ARXIV, number)))
        for title, number in (("Graphs of cats", "2401.00001"), ("Graphs of all cats", "2401.00002"))
    ]
    assert len(_link((_forum(TRANSLATED),), *((paper,) for paper in papers)).papers) == 3


@pytest.mark.parametrize("number", ["2401.12345", "2401.99999"])
def test_the_number_of_an_example_joins_no_titles(number: str) -> None:
    linked = _link((sighting("Graphs of cats", None, number),), (sighting("Quantum bread", None, number),))
    assert len(linked.papers) == 2


def test_a_doi_joins_no_titles() -> None:
    linked = _link(*((doi(sighting(title), "10.1000/1"),) for title in ("Graphs of cats", "Quantum bread")))
    assert len(linked.papers) == 2


def test_a_person_may_forbid_it_and_clusters_keep_the_order_of_the_records() -> None:
    records = features(replace(PAPER, dump="a"), sighting("Third thing", dump="b"), replace(POST, dump="c"))
    joined = join_titles(cluster(records), records)
    assert joined.clusters == ((records[0], records[2]), (records[1],))
    assert [identifier.value for identifier in joined.identifiers] == ["2401.00001"]
    assert join_titles(cluster(records), records, [(2, 0)]).clusters == cluster(records)
