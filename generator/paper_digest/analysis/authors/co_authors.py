"""Who wrote with whom: the evidence for and against one person behind two names or two papers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from scipy.cluster.hierarchy import DisjointSet

from paper_digest.analysis.authors.names import AuthorName


class CoAuthors:
    """The names on each paper, and the papers of each name."""

    def __init__(self, names_of_papers: Sequence[Sequence[str]]) -> None:
        """`names_of_papers`: the slugs of the names on each paper."""
        self.names_of_papers = [frozenset(names) for names in names_of_papers]
        papers: defaultdict[str, list[int]] = defaultdict(list)
        for paper, names in enumerate(self.names_of_papers):
            for name in sorted(names):
                papers[name].append(paper)
        self.papers_of_names = dict(papers)

    def of_name(self, name: str) -> frozenset[str]:
        """The names on the papers of a name, without that name."""
        papers = self.papers_of_names.get(name, ())
        return frozenset().union(*(self.names_of_papers[paper] for paper in papers)) - {name}

    def shared(self, left: AuthorName, right: AuthorName) -> frozenset[str]:
        """The names that wrote with both."""
        return self.of_name(left.slug) & self.of_name(right.slug)

    def are_on_one_paper(self, left: AuthorName, right: AuthorName) -> bool:
        """Whether both names are on one paper, so that they are two people."""
        return not set(self.papers_of_names[left.slug]).isdisjoint(self.papers_of_names[right.slug])

    def groups_of_papers(self, name: str, papers: Sequence[int]) -> int:
        """The number of groups of papers of a name that no other author connects with each other."""
        groups: DisjointSet[int] = DisjointSet(papers)
        first_paper: dict[str, int] = {}
        for paper in papers:
            for co_author in self.names_of_papers[paper] - {name}:
                groups.merge(paper, first_paper.setdefault(co_author, paper))
        return int(groups.n_subsets)
