"""raw/addresses.lock as text."""

from __future__ import annotations

import pytest
from paper_digest.history.addresses import HEADER, LOCK, address_of, format_addresses, parse_addresses


def test_addresses_are_read_back_as_written() -> None:
    text = format_addresses({"tags/llm", "index", "topics/graphs/page-2"})
    assert text == f"{HEADER}index\ntags/llm\ntopics/graphs/page-2\n"
    addresses = parse_addresses(text)
    assert addresses.paths == {"tags/llm", "index", "topics/graphs/page-2"}
    assert addresses.problems == ()


def test_the_addresses_of_feeds_are_read_back() -> None:
    feeds = {"feed.xml", "topics/graphs/feed.json", "topics/graphs/feed.xml"}
    assert parse_addresses(format_addresses(feeds)).paths == feeds


def test_an_address_has_at_most_eight_parts_of_two_hundred_characters() -> None:
    longest = "/".join(["a" * 200] * 8)
    assert parse_addresses(f"{longest}\n").paths == {longest}


@pytest.mark.parametrize(
    "line",
    [
        *("../secrets", "tags/../../x", "/etc/passwd", "tags//x", "tags/x/", "a b", "tags/{{x}}", "C:\\x"),
        *(
            "tags/llm.xml",
            "tags/llm/FEED.xml",
            "tags/../feed.xml",
            "/feed.xml",
            "tags/llm/feed.xml/x",
            "feed.html",
        ),
        *(f"tags/{'a' * 201}", f"tags/{'a' * 1_000_000}", f"tags/x{'/page-2' * 7}"),
    ],
)
def test_a_line_that_is_no_address_is_reported_and_ignored(line: str) -> None:
    addresses = parse_addresses(f"tags/llm\n{line}\n")
    assert addresses.paths == {"tags/llm"}
    (problem,) = addresses.problems
    assert (problem.file, problem.line) == (LOCK, 2)


def test_a_feed_that_lacks_only_the_end_of_its_line_is_whole_and_a_page_may_be_cut() -> None:
    assert parse_addresses("tags/llm\ntags/llm/feed.xml").paths == {"tags/llm", "tags/llm/feed.xml"}
    addresses = parse_addresses("tags/llm\ntags/llms")
    assert addresses.paths == {"tags/llm"}
    assert "'tags/llms' without the end of a line" in str(addresses.problems[0])


def test_both_sides_of_a_merge_conflict_are_kept() -> None:
    addresses = parse_addresses("<<<<<<< HEAD\ntags/a\n=======\ntags/b\n>>>>>>> update\n")
    assert addresses.paths == {"tags/a", "tags/b"}
    assert "a conflict marker (and 2 more)" in str(addresses.problems[0])


def test_only_pages_and_feeds_have_an_address() -> None:
    assert address_of("topics/graphs/feed.xml") == "topics/graphs/feed.xml"
    assert address_of("feed.json") == "feed.json"
    assert address_of("topics/graphs/feed.bib") is None
    assert address_of("tags/llm.md") == "tags/llm"
    assert address_of("browse/2024.md") == "browse/2024"
    assert address_of("catalogue.json") is None
    assert address_of("../x.md") is None
