"""Tests of a reader's notes on papers of the reading list."""

from __future__ import annotations

import csv
import json
from pathlib import Path

from bibtexparser.entrypoint import parse_file
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Visit
from tests.browser.test_reading_list import export, import_text
from tests.browser.waiting import wait_until

ADAM = "adam-exploits-l-geometry-of-loss-landscape-via-coordinate-wise-adaptivity"
PAPER = f"papers/{ADAM}/"
LIST = "reading-list/"
KEY = "/paper-digest/reading-list"
NOTE = "Compare with {SAM}:\n\n=1+1 <img src=x onerror=alert(1)>"


def store(page: Page, *entries: dict[str, str]) -> None:
    """Stores a list, as an earlier version or another tab did."""
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, json.dumps(entries)])


def stored(page: Page) -> list[dict[str, str]]:
    """The list in the browser's storage."""
    entries: list[dict[str, str]] = json.loads(page.evaluate("key => localStorage.getItem(key)", KEY))
    return entries


def entry(paper_id: str = ADAM, **fields: str) -> dict[str, str]:
    """A paper of the list as it is stored."""
    return {"id": paper_id, "state": "to-read", "title": f"Title of {paper_id}", "day": "2026-05-01"} | fields


def note(page: Page) -> Locator:
    """The text areas of notes."""
    return page.locator(".note-editor textarea")


def expect_saved(page: Page) -> None:
    expect(page.locator(".note-editor .status-message").first).to_have_text(
        "Saved. Stored in this browser only."
    )


def test_a_note_is_written_on_the_papers_page_while_it_is_on_the_list(visit: Visit, address: str) -> None:
    page = visit(PAPER)
    to_read = page.get_by_role("button", name="To read")
    to_read.wait_for()
    expect(note(page)).to_have_count(0)
    to_read.click()
    page.get_by_label("Your note on this paper").fill(NOTE)
    expect_saved(page)
    page.goto(address + LIST)
    expect(note(page)).to_have_value(NOTE)
    page.goto(address + PAPER)
    expect(note(page)).to_have_value(NOTE)
    to_read.click()
    expect(note(page)).to_have_count(0)
    page.get_by_role("button", name="Undo").click()
    expect(note(page)).to_have_value(NOTE)


def test_a_note_is_added_on_the_list_by_keyboard_without_losing_the_caret(visit: Visit) -> None:
    page = visit(LIST)
    store(page, entry(), entry("another-paper"))
    page.reload()
    page.get_by_role("button", name=f"Add a note: Title of {ADAM}").press("Enter")
    expect(note(page)).to_be_focused()
    page.keyboard.type("ac")
    expect_saved(page)
    page.keyboard.press("ArrowLeft")
    page.keyboard.type("b")
    expect(note(page)).to_have_value("abc")
    page.keyboard.press("Tab")
    expect(note(page)).not_to_be_focused()
    assert [saved.get("note") for saved in stored(page)] == ["abc", None]
    note(page).fill("")
    page.locator("h1").click()
    page.reload()
    expect(page.get_by_role("button", name=f"Add a note: Title of {ADAM}")).to_be_visible()
    assert stored(page) == [entry(), entry("another-paper")]


def test_a_click_right_after_typing_is_not_lost(visit: Visit, address: str) -> None:
    page = visit(LIST)
    store(page, entry(note="a"))
    page.goto("about:blank")  # timers of a page that runs would be ended by a clock that does not know them
    page.clock.install()  # the pause after which a note is saved never ends
    page.goto(address + LIST)
    note(page).fill("ab")
    page.get_by_role("button", name=f"Mark as read: Title of {ADAM}").click()
    expect(page.locator(".reading-list h2")).to_have_text(["Read · 1"])
    assert stored(page) == [entry(note="ab", state="read")]


def test_leaving_the_page_saves_what_was_typed_last(visit: Visit, address: str) -> None:
    page = visit(LIST)
    store(page, entry())
    page.goto(address + PAPER)
    note(page).fill("typed last")
    page.evaluate("document.querySelector('.digest-nav a[href$=\"topics/\"]').click()")
    expect(page.locator("h1")).to_have_text("Topics")
    wait_until(page, "Object.values(localStorage).some((text) => text.includes('typed last'))")
    page.goto(address + PAPER)
    note(page).fill("typed before a reload")
    page.reload()
    expect(note(page)).to_have_value("typed before a reload")


def test_a_list_of_an_earlier_version_is_kept(visit: Visit) -> None:
    page = visit(LIST)
    store(page, entry(), entry("another-paper", state="read"))
    page.reload()
    expect(page.locator(".reading-list h2")).to_have_text(["To read · 1", "Read · 1"])
    page.get_by_role("button", name="Add a note: Title of another-paper").click()
    note(page).fill("new")
    expect_saved(page)
    assert stored(page) == [entry(), entry("another-paper", state="read", note="new")]


def test_two_tabs_do_not_overwrite_each_others_notes(visit: Visit, address: str) -> None:
    page = visit(LIST)
    store(page, entry(note="first"), entry("another-paper", note="second"))
    page.reload()
    second_page = page.context.new_page()
    second_page.goto(address + LIST)
    note(page).nth(0).focus()
    page.keyboard.press("Control+End")
    page.keyboard.type(", tab one")
    # Chromium copies a change to the storage of other tabs a moment later: no reader changes tabs so quickly.
    wait_until(second_page, f"localStorage.getItem('{KEY}').includes('tab one')")
    note(second_page).nth(1).fill("second, tab two")
    second_page.get_by_role("button", name="Mark as read: Title of another-paper").click()
    expect(second_page.locator(".reading-list h2")).to_have_text(["To read · 1", "Read · 1"])
    wait_until(page, f"localStorage.getItem('{KEY}').includes('tab two')")
    page.keyboard.type(", still typing")
    expect(note(page).nth(0)).to_have_value("first, tab one, still typing")
    expect(note(page).nth(0)).to_be_focused()
    page.locator("h1").click()
    expect(page.locator(".reading-list h2")).to_have_text(["To read · 1", "Read · 1"])
    expect(note(second_page).nth(0)).to_have_value("first, tab one, still typing")
    assert {saved["id"]: saved["note"] for saved in stored(page)} == {
        ADAM: "first, tab one, still typing",
        "another-paper": "second, tab two",
    }


def test_a_note_on_a_paper_that_another_tab_removed_is_reported(visit: Visit) -> None:
    page = visit(LIST)
    store(page, entry(note="first"))
    page.reload()
    expect(note(page)).to_have_value("first")
    page.evaluate("key => localStorage.setItem(key, '[]')", KEY)
    note(page).press_sequentially("x")
    expect(page.locator(".note-editor .status-message")).to_have_text(
        "Not saved: the paper is no longer on your list."
    )


def test_full_storage_is_reported_and_the_text_stays(visit: Visit) -> None:
    page = visit(LIST)
    store(page, entry(note="first"))
    page.reload()
    page.evaluate(
        "() => { Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') } }"
    )
    note(page).fill("second")
    expect(page.locator(".note-editor .status-message")).to_have_text(
        "Not saved: this browser's storage is full or blocked."
    )
    expect(note(page)).to_have_value("second")
    assert stored(page) == [entry(note="first")]


def test_the_longest_note_is_reported(visit: Visit) -> None:
    page = visit(LIST)
    store(page, entry(note="x" * 9_999))
    page.reload()
    note(page).press("Control+End")
    page.keyboard.insert_text("yz")
    expect(page.locator(".note-editor .status-message")).to_have_text(
        "Saved. A note can have up to 10,000 characters."
    )
    assert stored(page)[0]["note"].endswith("xy")


def test_every_export_has_the_note(visit: Visit, tmp_path: Path) -> None:
    page = visit(LIST)
    store(page, entry(note=NOTE))
    page.reload()
    note(page).wait_for()
    names = ("JSON", "BibTeX", "RIS", "CSL-JSON", "Markdown", "CSV")
    texts = {name: export(page, name, tmp_path) for name in names}
    assert json.loads(texts["JSON"].read_text("utf-8"))["papers"] == [entry(note=NOTE)]
    library = parse_file(str(texts["BibTeX"]))
    assert not library.failed_blocks
    fields = library.entries[0].fields_dict
    assert fields["annote"].value == "Compare with \\{SAM\\}:\n\n=1+1 <img src=x onerror=alert(1)>"
    assert b"N1  - Compare with {SAM}: =1+1 <img src=x onerror=alert(1)>\r\nER  - \r\n" in (
        texts["RIS"].read_bytes()
    )
    assert json.loads(texts["CSL-JSON"].read_text("utf-8"))[0]["annote"] == NOTE
    assert "  > Compare with {SAM}:\n  >\n  > \\=1+1 \\<img" in texts["Markdown"].read_text("utf-8")
    (row,) = csv.DictReader(texts["CSV"].read_text("utf-8-sig").splitlines(keepends=True))
    assert row["note"] == NOTE
    assert row["state"] == "to-read"
    assert row["url"].endswith(PAPER)


def test_everything_is_exported_and_merged_into_another_browser(visit: Visit, tmp_path: Path) -> None:
    page = visit("search/?q=hessian")
    page.get_by_role("button", name="Save this search").click()
    page.keyboard.press("Enter")
    page = in_same_browser(page, LIST)
    store(page, entry(note="theirs"), entry("another-paper", note="new"))
    page.evaluate(
        'localStorage.setItem(\'/paper-digest/hidden-papers\', \'[{"id": "dull-paper", "title": "Dull"}]\')'
    )
    page.reload()
    file = export(page, "JSON", tmp_path)
    second = visit(LIST)
    store(second, entry(state="read", note="mine"))
    second.reload()
    import_text(second, tmp_path / "again.json", file.read_text("utf-8"))
    expect(second.locator(".reading-list .status-message").last).to_have_text(
        "1 paper added, 1 already on the list, 1 note added, 1 paper hidden, 1 search saved."
    )
    expect(second.locator(".reading-list h2")).to_have_text(
        ["To read · 1", "Read · 1", "Saved searches · 1", "Hidden papers · 1"]
    )
    assert stored(second) == [
        entry("another-paper", note="new"),
        entry(state="read", note="mine\n\ntheirs"),
    ]
    import_text(second, tmp_path / "again.json", file.read_text("utf-8"))
    expect(second.locator(".reading-list .status-message").last).to_have_text(
        "0 papers added, 2 already on the list."
    )


def in_same_browser(page: Page, path: str) -> Page:
    """Another page of the site in the same browser."""
    page.goto(page.url.split("search/")[0] + path)
    return page
