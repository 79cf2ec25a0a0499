"""Tests of the alphabetical index that is split by first letters."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from paper_digest.site.prefix_index import PrefixPage, prefix_pages

NAMES = ["li-bo", "li-jo", "li-jun", "lo-eva", "wu-max"]


def tree(pages: tuple[PrefixPage[str], ...]) -> dict[str, list[str]]:
    """The items of each page by its prefix."""
    return {page.prefix: list(page.items) for root in pages for page in root.all_pages()}


def test_short_lists_are_one_page_for_each_first_letter() -> None:
    assert tree(prefix_pages(NAMES, str, 10)) == {"l": NAMES[:4], "w": NAMES[4:]}


def test_many_items_with_one_next_letter_have_a_page_of_their_own() -> None:
    (page, _) = prefix_pages(NAMES, str, 3)
    assert (page.prefix, page.count, page.items) == ("l", 4, ())
    assert tree(page.children) == {"li": NAMES[:3], "lo": ["lo-eva"]}


def test_letters_that_all_items_share_get_no_pages() -> None:
    names = [f"wang-{letter}{number}" for letter in "ab" for number in range(3)]
    (page,) = prefix_pages(names, str, 5)
    assert tree((page,)) == {"w": [], "wang-a": names[:3], "wang-b": names[3:]}


def test_equal_keys_are_on_one_page_however_many() -> None:
    (page,) = prefix_pages(["wang"] * 50, str, 3)
    assert (page.prefix, len(page.items), page.children) == ("w", 50, ())


keys = st.lists(st.text("abc-", min_size=1, max_size=6), max_size=60)


@given(keys)
def test_every_item_is_on_one_page_with_its_prefix(items: list[str]) -> None:
    pages = [page for root in prefix_pages(items, str, 4) for page in root.all_pages()]
    assert sorted(item for page in pages for item in page.items) == sorted(items)
    assert all(item.startswith(page.prefix) for page in pages for item in page.items)
    assert len({page.prefix for page in pages}) == len(pages)


@given(keys, st.text("abc-", min_size=1, max_size=6))
def test_a_new_item_removes_no_page(items: list[str], added: str) -> None:
    before = {page.prefix for root in prefix_pages(items, str, 4) for page in root.all_pages()}
    after = {page.prefix for root in prefix_pages([*items, added], str, 4) for page in root.all_pages()}
    assert before <= after
