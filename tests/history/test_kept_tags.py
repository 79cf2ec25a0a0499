"""The tags of papers from one build to the next."""

from __future__ import annotations

from paper_digest.history.assignments import PaperAssignment, TagAssignment
from paper_digest.history.kept_tags import kept_tags
from paper_digest.model.digest import Dataset, Tag

from tests.site.builders import analyzed, digest, tag


def assigned(paper: str, *tags: str) -> dict[str, PaperAssignment]:
    return {paper: PaperAssignment(paper=paper, text="", tags=tags)}


def named(*tags: str) -> dict[str, TagAssignment]:
    return {tag_id: TagAssignment(tag=tag_id, name=tag_id.upper()) for tag_id in tags}


def ids(tags: tuple[Tag, ...]) -> dict[str, tuple[str, ...]]:
    return {entry.id: entry.papers for entry in tags}


def test_a_published_tag_stays_with_one_paper_and_keeps_its_name() -> None:
    new = digest(analyzed("a", tags=("x",)), analyzed("b", tags=("x",)), tags=(tag("x", "a", "b"),))
    result = kept_tags(new, assigned("a", "old"), named("old", "x"))
    assert result.of_paper == {"a": ("old",), "b": ("x",)}
    assert ids(result.tags) == {"old": ("a",), "x": ("b",)}
    assert [entry.name for entry in result.tags] == ["OLD", "X"]


def test_a_new_tag_reaches_the_papers_that_were_there_before() -> None:
    new = digest(analyzed("a", tags=("x", "y")), analyzed("b", tags=("y",)), tags=(tag("x"), tag("y")))
    result = kept_tags(new, assigned("a", "old"), named("old", "x"))
    assert result.of_paper == {"a": ("old", "y"), "b": ("y",)}
    assert ids(result.tags) == {"old": ("a",), "y": ("a", "b")}


def test_a_new_tag_of_one_paper_is_none() -> None:
    new = digest(analyzed("a", tags=("y",)), analyzed("b", tags=("y",)), tags=(tag("y", "a", "b"),))
    full = tuple(f"old-{number}" for number in range(8))
    result = kept_tags(new, assigned("a", *full), named(*full))
    assert result.of_paper == {"a": full, "b": ()}
    assert "y" not in ids(result.tags)


def test_a_published_synonym_stays_one() -> None:
    both = (analyzed("a", tags=("llm",)), analyzed("b", tags=("language-model",)))
    new = digest(*both, tags=(tag("llm", "a", "b"), tag("language-model", "a", "b", same_as="llm")))
    published = {
        "llm": TagAssignment(tag="llm", name="LLMs", same_as="language-model"),
        "language-model": TagAssignment(tag="language-model", name="language models"),
    }
    result = kept_tags(new, assigned("a", "llm") | assigned("b", "language-model"), published)
    (llm,) = (entry for entry in result.tags if entry.id == "llm")
    (language_model,) = (entry for entry in result.tags if entry.id == "language-model")
    # Each now stands for the other; the first in the alphabet lists the papers.
    assert (llm.same_as, language_model.same_as) == ("language-model", None)
    assert language_model.papers == ("a", "b")


def test_the_page_of_a_dataset_lists_the_papers_of_its_tag() -> None:
    new = digest(
        analyzed("a", tags=("cifar",), datasets=("cifar-10",)),
        analyzed("b"),
        tags=(tag("cifar", "a", dataset="cifar-10"),),
        datasets=(Dataset(id="cifar-10", name="CIFAR-10", papers=("a",)),),
    )
    result = kept_tags(new, assigned("b", "cifar"), named("cifar"))
    assert ids(result.tags) == {"cifar": ("a", "b")}
    assert result.datasets[0].papers == ("a", "b")
    assert result.datasets_of_paper == {"a": ("cifar-10",), "b": ("cifar-10",)}


def test_a_tag_whose_line_is_lost_is_like_one_that_nobody_had() -> None:
    new = digest(analyzed("a", tags=("x",)), analyzed("b", tags=("x",)), tags=(tag("x", "a", "b"),))
    result = kept_tags(new, assigned("a", "lost", "x") | assigned("b", "lost"), {})
    assert result.of_paper == {"a": ("x",), "b": ("x",)}


def test_a_tag_that_no_paper_has_any_more_does_not_come_back_to_old_papers() -> None:
    new = digest(analyzed("a", tags=("x",)), analyzed("b", tags=("x",)), tags=(tag("x", "a", "b"),))
    result = kept_tags(new, assigned("a") | assigned("b"), named("x"))
    assert result.of_paper == {"a": (), "b": ()}
