"""Lists the authors: which papers each name or person has, and which names are the same person's."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from paper_digest.analysis.authors.author_rules import AuthorRules, id_of, slugs_of
from paper_digest.analysis.authors.cannot_link import CannotLink
from paper_digest.analysis.authors.co_authors import CoAuthors
from paper_digest.analysis.authors.former_names import former_names
from paper_digest.analysis.authors.name_frequency import people_named
from paper_digest.analysis.authors.name_groups import groups_of_names
from paper_digest.analysis.authors.names import author_name
from paper_digest.analysis.authors.same_person import SamePerson, same_person_pairs
from paper_digest.model.digest import Author, MergedNames
from paper_digest.model.paper import Paper
from paper_digest.model.settings import AuthorRule
from paper_digest.values.person import PersonName
from paper_digest.values.unique_slugs import unique_slug

# Numbers of people who are expected to have a name, chosen on labeled pairs of papers.
_HARDLY_ANYONE: Final = 0.01
_FEW_PEOPLE: Final = 0.1


@dataclass(frozen=True, slots=True)
class AuthorIndex:
    """The authors in the order of their ids, and the ids of the authors of each paper."""

    authors: tuple[Author, ...]
    of_paper: tuple[tuple[str, ...], ...]
    """For each paper one id for each of its names."""
    merged_names: tuple[MergedNames, ...]


class _Names:
    """The names on the papers, by their slugs."""

    def __init__(self, papers: Sequence[Paper], topics: Sequence[Sequence[str]]) -> None:
        self.slugs = [tuple(author_name(name).slug for name in paper.authors) for paper in papers]
        self.spellings: defaultdict[str, Counter[PersonName]] = defaultdict(Counter)
        for paper, slugs in zip(papers, self.slugs, strict=True):
            for name, slug in zip(paper.authors, slugs, strict=True):
                self.spellings[slug][name] += 1
        self.written = {slug: _best_spelling(spellings) for slug, spellings in self.spellings.items()}
        self.parts = {slug: author_name(name) for slug, name in self.written.items()}
        self.co_authors = CoAuthors(self.slugs, topics)

    def are_one_person(self, main_name: str, slugs: Collection[str], rows: Sequence[int]) -> bool:
        """Whether hardly anyone else has the name, or co-authors or topics connect these papers.

        `slugs`: all spellings of the name.
        """
        people = people_named(self.parts[main_name])
        if people < _HARDLY_ANYONE:
            return True
        return self.co_authors.are_connected(slugs, rows, by_topic=people < _FEW_PEOPLE)


@dataclass(frozen=True, slots=True)
class _Person:
    """Names that are one person's, as far as is known."""

    id: str
    names: frozenset[str]
    rule: AuthorRule | None = None

    @property
    def has_listed_papers(self) -> bool:
        """Whether authors.yml lists the papers, since others have the same name."""
        return bool(self.rule and self.rule.papers)


def index_authors(
    papers: Sequence[Paper], rules: Sequence[AuthorRule] = (), topics: Sequence[Sequence[str]] = ()
) -> AuthorIndex:
    """The authors of the papers.

    rules: the entries of authors.yml, which precede all evidence.
    topics: the ids of the topics of each paper; `()` if no topics are known.
    """
    names, author_rules = _Names(papers, topics), AuthorRules(rules)
    cannot_link = CannotLink(names.parts, names.co_authors, author_rules.apart, author_rules.of_names)
    decisions = list(same_person_pairs(cannot_link))
    groups = groups_of_names(cannot_link, author_rules.groups(names.parts), decisions)
    numbered = _with_unique_ids(_people(groups, author_rules), names)
    people = sorted(numbered, key=lambda person: person.id)
    of_paper = tuple(_ids_by_paper(names.slugs, people, author_rules.claims(papers, names.slugs)))
    ids_by_name = _ids_by_name(people)
    rows = _rows_by_author(of_paper)
    former_ids = _former_ids(people, former_names(papers, of_paper, names.written), names)
    authors = (
        replace(
            _author(person, [papers[row].id for row in rows[person.id]], rows[person.id], ids_by_name, names),
            former_ids=tuple(sorted(former_ids[person.id])),
        )
        for person in people
        if any(slug in names.written for slug in person.names)
    )
    return AuthorIndex(tuple(authors), of_paper, tuple(_merged_names(names, ids_by_name, decisions)))


def _merged_names(
    names: _Names, ids_by_name: Mapping[str, set[str]], decisions: Iterable[SamePerson]
) -> Iterator[MergedNames]:
    for decision in decisions:
        left, right = decision.names
        if ids_by_name[left] == ids_by_name[right]:
            written = (str(names.written[left]), str(names.written[right]))
            yield MergedNames(written, str(decision.relation), decision.reason)


def _ids_by_paper(
    slugs: Sequence[Sequence[str]],
    people: Sequence[_Person],
    claims: Mapping[tuple[int, str], AuthorRule],
) -> Iterator[tuple[str, ...]]:
    by_rule = {person.rule: person.id for person in people}
    by_name = {slug: person.id for person in people if not person.has_listed_papers for slug in person.names}
    claimed = {place: by_rule[rule] for place, rule in claims.items()}
    for row, slugs_of_paper in enumerate(slugs):
        yield tuple(claimed.get((row, slug)) or by_name[slug] for slug in slugs_of_paper)


def _former_ids(
    people: Iterable[_Person], former: Mapping[str, frozenset[str]], names: _Names
) -> Mapping[str, set[str]]:
    """By author, the slugs of names that no paper shows: those of one entry of authors.yml or one author."""
    by_rule = {
        slug: frozenset((person.id,)) for person in people if person.rule for slug in slugs_of(person.rule)
    }
    ids: defaultdict[str, set[str]] = defaultdict(set)
    for slug, authors in {**former, **by_rule}.items():
        if len(authors) == 1 and slug not in names.written:
            ids[min(authors)].add(slug)
    return ids


def _rows_by_author(of_paper: Iterable[Iterable[str]]) -> Mapping[str, list[int]]:
    rows: defaultdict[str, list[int]] = defaultdict(list)
    for row, ids in enumerate(of_paper):
        for author in dict.fromkeys(ids):
            rows[author].append(row)
    return rows


def _ids_by_name(people: Iterable[_Person]) -> Mapping[str, set[str]]:
    ids: defaultdict[str, set[str]] = defaultdict(set)
    for person in people:
        for slug in person.names:
            ids[slug].add(person.id)
    return ids


def _people(groups: Iterable[frozenset[str]], rules: AuthorRules) -> Iterator[_Person]:
    """One person for each entry of authors.yml with a list of papers, and for each group of names."""
    yield from (_Person(id_of(rule), frozenset(slugs_of(rule)), rule) for rule in rules.of_papers)
    for group in groups:
        rule = next((rules.of_names[slug] for slug in sorted(group) if slug in rules.of_names), None)
        yield _Person(id_of(rule) if rule else _fullest(group), group, rule)


def _with_unique_ids(people: Iterable[_Person], names: _Names) -> Iterator[_Person]:
    """The people with ids of their own; an id that another name or an earlier person has gets a number."""
    taken: set[str] = set()
    for person in people:
        is_foreign = person.id in names.written and person.id not in person.names
        unique = unique_slug(person.id, person.id, {*taken, person.id} if is_foreign else taken)
        taken.add(unique)
        yield replace(person, id=unique)


def _fullest(slugs: Iterable[str]) -> str:
    return min(slugs, key=lambda slug: (-len(slug), slug))


def _author(
    person: _Person,
    papers: Iterable[str],
    rows: Sequence[int],
    ids_by_name: Mapping[str, set[str]],
    names: _Names,
) -> Author:
    """The author with the papers in these rows."""
    known = person.names & names.written.keys()
    main_name = _main_name(person, known)
    spellings = sorted(str(names.written[slug]) for slug in known - {main_name})
    aliases = sorted(known - {person.id})
    namesakes = set().union(*(ids_by_name[slug] for slug in known)) - {person.id}
    return Author(
        id=person.id,
        name=names.written[main_name],
        other_names=tuple(spellings),
        aliases=tuple(aliases),
        papers=tuple(papers),
        namesakes=tuple(sorted(namesakes)),
        is_one_person=person.rule is not None or names.are_one_person(main_name, known, rows),
        rule=person.rule,
    )


def _main_name(person: _Person, known: Iterable[str]) -> str:
    """The name that authors.yml prefers, else the fullest."""
    preferred = author_name(person.rule.name).slug if person.rule else person.id
    return preferred if preferred in known else _fullest(known)


def _best_spelling(spellings: Mapping[PersonName, int]) -> PersonName:
    """The most frequent spelling; of ties one in mixed case, then the one with the most accents."""
    return min(
        spellings,
        key=lambda name: (
            -spellings[name],
            str(name).isupper() or str(name).islower(),
            sum(char.isascii() for char in str(name)),
            str(name),
        ),
    )
