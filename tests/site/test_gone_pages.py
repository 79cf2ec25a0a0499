"""Pages for addresses that have no page any more; tests/history/test_published.py builds them."""

from __future__ import annotations

from paper_digest.model.history import History
from paper_digest.model.history_event import Change, HistoryEvent
from paper_digest.site.gone_pages import gone_pages
from paper_digest.site.site_index import SiteIndex

from tests.site.builders import analyzed, digest

MERGED = (
    HistoryEvent(paper="first", change=Change.MERGED, other_paper="second"),
    HistoryEvent(paper="second", change=Change.MERGED, other_paper="a"),
    HistoryEvent(paper="circle", change=Change.MERGED, other_paper="circle"),
    HistoryEvent(paper="titled", change=Change.ADDED, title="A <b>title</b> with $x^2$"),
)


def pages(*published: str) -> dict[str, tuple[str, str]]:
    """The template and the target, or the heading, of each page."""
    index = SiteIndex(digest(analyzed("a"), history=History(MERGED)), published=frozenset(published))
    made = gone_pages(index, ["papers/a.md", "tags/llm.md", "datasets/cifar-10.md", "catalogue.json"])
    return {
        path: (kind, data["link"].path if kind == "moved" else data["heading"].plain)
        for kind, path, data in made
    }


def test_pages_that_exist_are_left_alone() -> None:
    assert pages("papers/a", "tags/llm") == {}


def test_papers_lead_to_the_paper_that_they_are_part_of() -> None:
    assert pages("papers/first", "papers/circle", "papers/titled") == {
        "papers/first.md": ("moved", "papers/a.md"),
        "papers/circle.md": ("gone", "circle"),
        "papers/titled.md": ("gone", "A <b>title</b> with x²"),
    }


def test_lists_lead_to_the_page_of_the_same_name_or_their_first_page() -> None:
    assert pages("tags/cifar-10", "datasets/llm", "tags/llm/page-3", "tags/lost/page-2", "odd/thing") == {
        "tags/cifar-10.md": ("moved", "datasets/cifar-10.md"),
        "datasets/llm.md": ("moved", "tags/llm.md"),
        "tags/llm/page-3.md": ("moved", "tags/llm.md"),
        "tags/lost/page-2.md": ("gone", "lost"),
        "odd/thing.md": ("gone", "thing"),
    }


def test_only_one_page_number_is_left_out_of_an_address() -> None:
    assert pages("tags/llm/page-2/page-3", f"tags/x{'/page-2' * 3000}") == {
        "tags/llm/page-2/page-3.md": ("gone", "page 2"),
        f"tags/x{'/page-2' * 3000}.md": ("gone", "page 2"),
    }
