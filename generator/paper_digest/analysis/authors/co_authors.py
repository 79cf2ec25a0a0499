"""Who wrote with whom, and about what: the evidence for and against one person behind names or papers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence

from scipy.cluster.hierarchy import DisjointSet

from paper_digest.analysis.authors.names import AuthorName


class CoAuthors:
    """The names and topics of each paper, and the papers of each name."""

    def __init__(
        self, names_of_papers: Sequence[Sequence[str]], topics_of_papers: Sequence[Sequence[str]] = ()
    ) -> None:
        """The slugs of the names on each paper, and the ids of its topics; `()` if no topics are known."""
        self.names_of_papers = [frozenset(names) for names in names_of_papers]
        topics = topics_of_papers or [()] * len(names_of_papers)
        self.topics_of_papers = [frozenset(ids) for ids in topics]
        papers: defaultdict[str, list[int]] = defaultdict(list)
        for paper, names in enumerate(self.names_of_papers):
            for name in sorted(names):
                papers[name].append(paper)
        self.papers_of_names = dict(papers)

    def of_name(self, name: str) -> frozenset[str]:
        """The names on the papers of a name, without that name."""
        papers = self.papers_of_names[name]
        return frozenset().union(*(self.names_of_papers[paper] for paper in papers)) - {name}

    def shared(self, left: AuthorName, right: AuthorName) -> frozenset[str]:
        """The names that wrote with both."""
        return self.of_name(left.slug) & self.of_name(right.slug)

    def topics_of_name(self, name: str) -> frozenset[str]:
        """The topics of the papers of a name."""
        return frozenset().union(*(self.topics_of_papers[paper] for paper in self.papers_of_names[name]))

    def share_topic(self, left: AuthorName, right: AuthorName) -> bool:
        """Whether both names have papers on one topic."""
        return not self.topics_of_name(left.slug).isdisjoint(self.topics_of_name(right.slug))

    def are_on_one_paper(self, left: AuthorName, right: AuthorName) -> bool:
        """Whether both names are on one paper, so that they are two people."""
        return not set(self.papers_of_names[left.slug]).isdisjoint(self.papers_of_names[right.slug])

    def are_connected(self, names: Collection[str], papers: Sequence[int], *, by_topic: bool) -> bool:
        """Whether co-authors, or also topics, connect all these papers of a person with these names."""
        connected: DisjointSet[int] = DisjointSet(papers)
        first_paper: dict[str, int] = {}
        for paper in papers:
            topics = self.topics_of_papers[paper] if by_topic else frozenset()
            co_authors = self.names_of_papers[paper].difference(names)
            for link in (*co_authors, *(f"topic {topic}" for topic in topics)):
                connected.merge(paper, first_paper.setdefault(link, paper))
        return bool(connected.n_subsets <= 1)
