"""Links of a paper are found by their labels in lists under any key."""

from __future__ import annotations

from paper_digest.formats.labeled_links import labeled_links
from paper_digest.formats.mapping import sighting_of
from paper_digest.model.record import DumpMetadata, Span

PILLS = [
    {"title": "arXiv", "link": "https://arxiv.org/abs/2401.01234"},
    {"title": "GitHub", "link": "https://github.com/example/loom"},
    {"title": "Slides", "link": "https://example.org/slides.pdf"},
]


def test_labels_become_keys() -> None:
    assert labeled_links({"pills": PILLS}) == {
        "arxiv": "https://arxiv.org/abs/2401.01234",
        "github": "https://github.com/example/loom",
    }


def test_other_papers_and_what_is_no_address_are_left() -> None:
    assert labeled_links({"related": [{"title": "Threads", "url": "https://arxiv.org/abs/2401.09999"}]}) == {}
    assert labeled_links({"relatedwork": PILLS, "seealso": PILLS, "datasets": PILLS, "team": PILLS}) == {}
    assert labeled_links({"pills": [{"title": "PDF", "link": "/loom.pdf"}, "PDF"]}) == {}
    assert labeled_links({"links": PILLS}) == {}


def test_a_record_has_its_labeled_links_where_it_has_no_others() -> None:
    record = {"title": "Looms", "github": "https://github.com/example/own", "pills": PILLS}
    paper = sighting_of("dump", Span(1, 1), record, DumpMetadata())
    assert paper is not None
    assert [identifier.value for identifier in paper.identifiers] == ["2401.01234"]
    assert paper.urls == ("https://arxiv.org/abs/2401.01234", "https://github.com/example/own")


def test_an_object_of_links_has_labels_as_keys() -> None:
    links = {"Extended Version": "https://arxiv.org/abs/2401.01234", "repository": "https://github.com/a/b"}
    assert labeled_links(
        {"links": {**links, "talk": "https://example.org/talk", "url": "https://x.org"}}
    ) == {
        "extendedversion": "https://arxiv.org/abs/2401.01234",
        "repository": "https://github.com/a/b",
    }
