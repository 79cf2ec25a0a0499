"""Keeps what was published of each paper unless its text changed or the new result is clearly better.

The analysis depends on all papers, so one more listing changes a few results of papers that it does not
concern. Readers would see tags and topics come and go, and every day thousands of pages would change.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from typing import Final

from paper_digest.history.assignments import (
    Assignments,
    AuthorAssignment,
    PaperAssignment,
    RelatedAssignment,
    TagAssignment,
    paper_key,
)
from paper_digest.history.kept_tags import kept_tags
from paper_digest.history.map_places import ContinuedLayout, kept_places
from paper_digest.model.digest import Acronym, AnalyzedPaper, Digest, Related, Tag, Topic, TopicScore
from paper_digest.model.paper import Paper
from paper_digest.model.settings import TopicRule

# All chosen by hand, and checked by the replay of daily listings (`make replay`).
_BETTER_TOPIC: Final = 0.35
"""How much more probable than the published first topic a new one must be."""
_NO_TOPIC: Final = 0.5
"""What a paper without a topic counts as: the probability from which a topic is assigned."""
_NEARER: Final = 0.02
"""How much more similar than the last related paper a new one must be."""


@dataclass(frozen=True)
class _Kept:
    """The last build's assignments of papers whose text did not change."""

    papers: Mapping[str, PaperAssignment]
    tags: Mapping[str, TagAssignment]
    has_same_rules: bool
    """Whether topics.yml is the same."""
    topic_ids: Mapping[str, str]
    """The current id of each topic by its current and former ids."""
    paper_ids: Mapping[str, str]
    """The ids of the current papers by their keys."""

    def related_to(self, assignment: PaperAssignment) -> list[Related]:
        """The published related papers of which the text did not change."""
        return [
            Related(paper, item.score, item.terms, item.very_similar)
            for item in assignment.related
            if (paper := self.paper_ids.get(item.key)) in self.papers and paper
        ]


def with_kept_assignments(
    digest: Digest, published: Assignments, continued_layout: ContinuedLayout
) -> Digest:
    """The digest with the published topics, tags, related papers and places of unchanged papers.

    continued_layout: lays out the map after the digest has grown. A second call with the assignments of its
    result changes nothing.
    """
    kept = _kept(digest, published)
    tagging = kept_tags(digest, kept.papers, kept.tags)
    assigned_places = {paper: assignment.map for paper, assignment in kept.papers.items()}
    layout = kept_places(digest.papers, assigned_places, published.papers_at_layout, continued_layout)
    papers = tuple(
        replace(
            analyzed,
            topics=_topics(analyzed, kept),
            tags=tagging.of_paper[analyzed.paper.id],
            datasets=tagging.datasets_of_paper[analyzed.paper.id],
            related=_related(analyzed, kept),
            map_position=layout.places[analyzed.paper.id],
        )
        for analyzed in digest.papers
    )
    return replace(
        digest,
        papers=papers,
        papers_at_layout=layout.papers_at_layout,
        topics=tuple(_topics_with_papers(digest.topics, papers)),
        tags=tagging.tags,
        datasets=tagging.datasets,
        glossary=tuple(_with_known_tags(digest.glossary, tagging.tags)),
        by_id={analyzed.paper.id: analyzed for analyzed in papers},
    )


def _kept(digest: Digest, published: Assignments) -> _Kept:
    texts = {analyzed.paper.id: analyzed_text_hash(analyzed.paper) for analyzed in digest.papers}
    return _Kept(
        papers={
            paper: published.papers[paper, text]
            for paper, text in texts.items()
            if (paper, text) in published.papers
        },
        tags=published.tags,
        has_same_rules=published.rules == rules_hash(digest),
        topic_ids={
            **{former: topic.rule.id for topic in digest.topics for former in topic.rule.formerly},
            **{topic.rule.id: topic.rule.id for topic in digest.topics},
        },
        paper_ids={paper_key(paper): paper for paper in texts},
    )


def assignments_of(digest: Digest, published: Assignments | None = None) -> Assignments:
    """What a digest publishes, for the next build, with the tags that were published before."""
    papers = map(_assignment, digest.papers)
    tags = (TagAssignment(tag=tag.id, name=tag.name, same_as=tag.same_as or "") for tag in digest.tags)
    return Assignments(
        rules=rules_hash(digest),
        papers_at_layout=digest.papers_at_layout,
        papers={(assignment.paper, assignment.text): assignment for assignment in papers},
        tags={**(published.tags if published else {}), **{tag.tag: tag for tag in tags}},
        authors={
            **(published.authors if published else {}),
            **{
                author.id: AuthorAssignment(author=author.id, same_as=author.aliases)
                for author in digest.authors
                if author.aliases
            },
        },
    )


def analyzed_text_hash(paper: Paper) -> str:
    """Eight hexadecimal digits for the text that the analysis reads: the title and the abstract."""
    parts = (text.with_tex if text else "" for text in (paper.title, paper.abstract))
    return _hash("\0".join(parts))


def rules_hash(digest: Digest) -> str:
    """Eight hexadecimal digits for all that topics.yml says and the analysis reads.

    Of the ids of a topic, that is the first one: a new one moves the page, and no paper.
    """
    return _hash("\n".join("\0".join(_analyzed_texts(topic.rule)) for topic in digest.topics))


def _analyzed_texts(rule: TopicRule) -> Iterator[str]:
    yield (*rule.formerly, rule.id)[0]
    yield from (rule.name, rule.description, rule.area, str(rule.method), str(rule.general))
    yield from rule.phrases


def _hash(text: str) -> str:
    return blake2b(text.encode("utf-8", "replace"), digest_size=4).hexdigest()


def _assignment(analyzed: AnalyzedPaper) -> PaperAssignment:
    return PaperAssignment(
        paper=analyzed.paper.id,
        text=analyzed_text_hash(analyzed.paper),
        topics=tuple((score.topic, score.score) for score in analyzed.topics),
        tags=analyzed.tags,
        related=tuple(
            RelatedAssignment(paper_key(related.paper), related.score, related.terms, related.very_similar)
            for related in analyzed.related
        ),
        map=analyzed.map_position,
    )


def _topics(analyzed: AnalyzedPaper, kept: _Kept) -> tuple[TopicScore, ...]:
    new = tuple(TopicScore(score.topic, round(score.score, 2)) for score in analyzed.topics)
    assignment = kept.papers.get(analyzed.paper.id)
    if assignment is None or not kept.has_same_rules or analyzed.paper.pinned_topics:
        return new
    if any(topic not in kept.topic_ids for topic, _ in assignment.topics):
        return new
    published = tuple(TopicScore(kept.topic_ids[topic], score) for topic, score in assignment.topics)
    return new if _is_clearly_better(new, published) else published


def _is_clearly_better(new: Sequence[TopicScore], published: Sequence[TopicScore]) -> bool:
    """Whether the new first topic is more probable than the published one, and than it was itself.

    The analysis leaves out topics just below a limit, so a published topic that it does not name counts as
    much as it did.
    """
    if not new:
        return False
    before = {score.topic: score.score for score in published}
    now = {score.topic: score.score for score in new}
    first = published[0].topic if published else ""
    current = now.get(first, before.get(first, _NO_TOPIC))
    return new[0].score >= max(current, before.get(new[0].topic, 0)) + _BETTER_TOPIC


def _related(analyzed: AnalyzedPaper, kept: _Kept) -> tuple[Related, ...]:
    """The published related papers, and those new papers that are nearer than the last of them."""
    new = tuple(replace(related, score=round(related.score, 2)) for related in analyzed.related)
    assignment = kept.papers.get(analyzed.paper.id)
    if assignment is None:
        return new
    related: Sequence[Related] = kept.related_to(assignment)
    size = max(len(new), len(assignment.related))
    is_complete = len(related) == len(assignment.related)
    listed = {entry.paper for entry in related}
    for candidate in new:
        is_candidate = candidate.paper not in kept.papers or not is_complete
        if candidate.paper not in listed and is_candidate:
            related = _with_candidate(related, candidate, size)
    return tuple(related)


def _with_candidate(related: Sequence[Related], candidate: Related, size: int) -> Sequence[Related]:
    """At most `size` papers: with the candidate, if there is room or it is nearer than the last."""
    if len(related) < size:
        return _inserted(related, candidate)
    is_nearer = candidate.very_similar or candidate.score >= related[-1].score + _NEARER
    return _inserted(related[:-1], candidate) if is_nearer else related


def _inserted(related: Sequence[Related], candidate: Related) -> list[Related]:
    """The list with a paper before the first that is less similar."""
    key = (candidate.very_similar, candidate.score)
    position = next(
        (place for place, entry in enumerate(related) if (entry.very_similar, entry.score) < key),
        len(related),
    )
    return [*related[:position], candidate, *related[position:]]


def _topics_with_papers(topics: Iterable[Topic], papers: Iterable[AnalyzedPaper]) -> Iterator[Topic]:
    """The topics with the papers that have them: those of the analysis in their order, then the others."""
    members: defaultdict[str, list[str]] = defaultdict(list)
    for analyzed in papers:
        for score in analyzed.topics:
            members[score.topic].append(analyzed.paper.id)
    for topic in topics:
        own = members[topic.rule.id]
        own_papers = frozenset(own)
        analyzed_first = [paper for paper in topic.papers if paper in own_papers]
        yield replace(topic, papers=tuple(dict.fromkeys((*analyzed_first, *own))))


def _with_known_tags(glossary: Iterable[Acronym], tags: Iterable[Tag]) -> Iterator[Acronym]:
    """The acronyms without links to tags that no paper has."""
    known = {tag.id for tag in tags}
    for acronym in glossary:
        meanings = (
            replace(sense, tag=sense.tag if sense.tag in known else None) for sense in acronym.meanings
        )
        yield replace(acronym, meanings=tuple(meanings))
