"""Tests of the reading-list page: its papers, export, import and shared links."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from bibtexparser.entrypoint import parse_file
from paper_digest.site.exports.reading_list_index import KEY_LENGTH, paper_key
from playwright.sync_api import Page, expect

from tests.browser.built_sites import Served
from tests.browser.conftest import Visit

ADAM = "adam-exploits-l-geometry-of-loss-landscape-via-coordinate-wise-adaptivity"
PAPER = f"papers/{ADAM}/"
LIST = "reading-list/"
HOSTILE = "<img src=x onerror=alert(1)> {{ x }} ](javascript:alert(1))"


def save_papers(page: Page, address: str, count: int = 3) -> list[str]:
    """Adds the first papers of a topic to the list, the last as read; returns their ids, the latest first."""
    page.goto(address + "topics/loss-landscapes/")
    links = [link.get_attribute("href") or "" for link in page.locator(".row-title").all()[:count]]
    for number, link in enumerate(links, 1):
        page.goto(link)
        page.get_by_role("button", name="Read" if number == count else "To read", exact=True).click()
    page.goto(address + LIST)
    return [link.rstrip("/").rsplit("/", 1)[1] for link in reversed(links)]


def export(page: Page, name: str, folder: Path) -> Path:
    """Downloads the list in a format."""
    with page.expect_download() as started:
        page.get_by_role("button", name=f"Save as {name}", exact=True).click()
    target = folder / started.value.suggested_filename
    started.value.save_as(target)
    return target


def import_text(page: Page, file: Path, text: str) -> None:
    """Imports a file with this text."""
    file.write_text(text, "utf-8")
    page.locator("input[type=file]").set_input_files(file)


def test_the_list_shows_saved_papers_and_can_be_changed(visit: Visit, address: str) -> None:
    page = visit(LIST)
    expect(page.get_by_text("Your list is empty.")).to_be_visible()
    ids = save_papers(page, address)
    expect(page.locator(".reading-list h2")).to_have_text(["To read · 2", "Read · 1"])
    first = page.locator(".rows li").first
    title = first.locator(".row-title").inner_text()
    first.get_by_role("button", name="Mark as read").press("Enter")
    expect(page.locator(".reading-list h2")).to_have_text(["To read · 1", "Read · 2"])
    expect(page.get_by_role("button", name=f"Move to “To read”: {title}")).to_be_focused()
    page.locator(".row-actions button", has_text="Remove").nth(1).focus()
    for _ in ids:
        expect(page.locator(".row-actions button:focus")).to_have_text("Remove")
        page.keyboard.press("Enter")
    expect(page.get_by_text("Your list is empty.")).to_be_visible()


def test_every_export_is_a_valid_file(visit: Visit, address: str, built: Path, tmp_path: Path) -> None:
    catalogue = {
        paper["id"]: paper for paper in json.loads((built / "catalogue.json").read_text("utf-8"))["papers"]
    }
    page = visit()
    ids = save_papers(page, address)
    titles = [catalogue[paper_id]["heading"] for paper_id in ids]
    files = {name: export(page, name, tmp_path) for name in ("JSON", "BibTeX", "RIS", "CSL-JSON")}
    expect(page.locator(".reading-list .status-message")).to_have_text(
        "Saved 3 papers as reading-list.csl.json."
    )
    saved = json.loads(files["JSON"].read_text("utf-8"))
    assert [(entry["id"], entry["state"]) for entry in saved["papers"]] == list(
        zip(ids, ["read", "to-read", "to-read"], strict=True)
    )
    library = parse_file(str(files["BibTeX"]))
    assert not library.failed_blocks
    assert [entry.key for entry in library.entries] == ids
    everything = (built / "digest.bib").read_text("utf-8")
    for entry in files["BibTeX"].read_text("utf-8").split("\n\n"):
        page_of_paper = rf"^% {re.escape(address)}.*\n|  url = {{{re.escape(address)}.*}},\n"
        entry = re.sub(rf"{page_of_paper}|  keywords = {{(to-)?read}},\n", "", entry)
        assert entry.strip() in everything, (
            "apart from the state and the page, it is the entry of the .bib file"
        )
    references = re.findall(r"^TI  - (.*)\r$", files["RIS"].read_bytes().decode(), re.MULTILINE)
    assert references == titles
    assert files["RIS"].read_bytes().count(b"ER  - \r\n") == 3
    assert [(item["id"], item["title"]) for item in json.loads(files["CSL-JSON"].read_text("utf-8"))] == list(
        zip(ids, titles, strict=True)
    )


def test_exports_keep_names_dates_and_special_characters(
    dated_page: Page, dated: Served, tmp_path: Path
) -> None:
    catalogue = json.loads((dated.folder / "catalogue.json").read_text("utf-8"))
    for link in ("https://example.org/0", "https://example.org/1"):
        paper = next(
            candidate
            for candidate in catalogue["papers"]
            if link in [paper_link["url"] for paper_link in candidate["links"]]
        )
        dated_page.goto(paper["url"])
        dated_page.get_by_role("button", name="To read").click()
    dated_page.goto(LIST)
    second, first = json.loads(export(dated_page, "CSL-JSON", tmp_path).read_text("utf-8"))
    assert second["author"] == [
        {"family": "Lovelace", "given": "Ada"},
        {"family": "van der Berg", "given": "Kees"},
    ]
    assert second["issued"] == {"date-parts": [[2016, 2, 2]]}
    assert {"literal": "深度"} in first["author"]
    assert r"Ada Lovelace \& Co" in export(dated_page, "BibTeX", tmp_path).read_text("utf-8")
    assert "AU  - van der Berg, Kees\r\n" in export(dated_page, "RIS", tmp_path).read_bytes().decode()


def test_an_exported_list_can_be_imported_in_another_browser(
    visit: Visit, address: str, tmp_path: Path
) -> None:
    page = visit()
    save_papers(page, address)
    file = export(page, "JSON", tmp_path)
    second_page = visit(LIST)
    second_page.locator("input[type=file]").set_input_files(file)
    expect(second_page.locator(".reading-list .status-message")).to_have_text("3 papers added.")
    assert listed_titles(second_page) == listed_titles(page)
    second_page.locator("input[type=file]").set_input_files(file)
    expect(second_page.locator(".reading-list .status-message")).to_have_text(
        "0 papers added, 3 already on the list."
    )


@pytest.mark.parametrize("name", ["BibTeX", "RIS", "CSL-JSON"])
def test_citation_files_can_be_imported_again(visit: Visit, address: str, name: str, tmp_path: Path) -> None:
    page = visit()
    save_papers(page, address)
    file = export(page, name, tmp_path)
    second_page = visit(LIST)
    second_page.locator("input[type=file]").set_input_files(file)
    expect(second_page.locator(".reading-list .status-message")).to_have_text("3 papers added.")
    assert sorted(listed_titles(second_page)) == sorted(listed_titles(page))


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"See https://someone.github.io/paper-digest/{PAPER} for more.", "Adam Exploits"),
        (f"@misc{{duan2024,\n url = {{https://example.org/papers/{ADAM}/}},\n}}\n", "Adam Exploits"),
        ("Reizinger et al., arXiv:2410.21869v2", "Cross-Entropy Is All You Need"),
        (
            "TY  - GEN\r\nUR  - https://arxiv.org/abs/2410.21869\r\nER  - \r\n",
            "Cross-Entropy Is All You Need",
        ),
        (json.dumps([{"id": 17, "DOI": "10.48550/arXiv.2410.21869"}]), "Cross-Entropy Is All You Need"),
    ],
    ids=["address", "renamed BibTeX entry", "arXiv id", "RIS record of another program", "CSL-JSON"],
)
def test_papers_named_in_any_text_are_imported(visit: Visit, text: str, title: str, tmp_path: Path) -> None:
    page = visit(LIST)
    import_text(page, tmp_path / "library.txt", text)
    expect(page.locator(".reading-list .status-message")).to_have_text("1 paper added.")
    expect(page.locator(".reading-list h2")).to_have_text(["To read · 1"])
    expect(page.locator(".row-title")).to_contain_text(title)


def test_identifiers_of_other_papers_are_counted(visit: Visit, tmp_path: Path) -> None:
    page = visit(LIST)
    library = f"@article{{smith2020, doi = {{10.1000/second_page.1}}}}\nhttps://example.org/{PAPER}\n"
    import_text(page, tmp_path / "library.bib", library)
    expect(page.locator(".reading-list .status-message")).to_have_text(
        "1 paper added, 1 not found on this site."
    )


def listed_titles(page: Page) -> list[str]:
    """The titles of the reading list."""
    return page.locator(".reading-list .row-title").all_inner_texts()


def test_hostile_files_are_rejected_or_shown_as_text(visit: Visit, tmp_path: Path) -> None:
    page = visit(LIST)
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: dialogs.append(dialog.message))
    status = page.locator(".reading-list .status-message")
    file = tmp_path / "list.json"
    foreign_key = f"@misc{{{ADAM},\n title = {{Another}}\n}}\n"
    broken = '{"format": "paper-digest reading list", "papers": 7}'
    for text in ("", "[]", "{", broken, "\x00\xff", ADAM, foreign_key):
        import_text(page, file, text)
        expect(status).to_have_text(
            "Not imported: the file is no reading list saved here, "
            "and names no arXiv id, DOI or paper of this site."
        )
    import_text(page, file, '[{"keyword":{"toString":1,"valueOf":1},"URL":["/papers/not-here/"]}]')
    expect(status).to_have_text("0 papers added.")
    entries = [
        {"id": "a-b", "state": "read", "title": HOSTILE, "day": HOSTILE},
        {"id": "javascript:alert(1)", "state": "read", "title": "x"},
        {"id": "../../x", "state": "read", "title": "x"},
        {"id": "b", "state": "__proto__", "title": "x"},
        None,
    ]
    import_text(page, file, json.dumps({"format": "paper-digest reading list", "papers": entries}))
    expect(status).to_have_text("1 paper added, 4 not found on this site.")
    assert listed_titles(page) == [HOSTILE]
    assert page.locator("article img").count() == 0
    page.get_by_role("button", name="Save as BibTeX").click()
    expect(status).to_have_text("Nothing saved: 1 paper is no longer on this site.")
    assert not dialogs


def test_a_list_can_be_shared_by_link(visit: Visit, address: str) -> None:
    page = visit()
    ids = save_papers(page, address)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy link").click()
    expect(page.locator(".reading-list .status-message")).to_contain_text("Link copied.")
    link = page.evaluate("navigator.clipboard.readText()")
    assert link == f"{address}{LIST}#to-read={paper_key(ids[1])}{paper_key(ids[2])}&read={paper_key(ids[0])}"
    assert len(link.split("#")[1]) < 20 + 3 * KEY_LENGTH
    second_page = visit(link.removeprefix(address))
    expect(second_page.get_by_text("3 papers, not saved yet.")).to_be_visible()
    titles = listed_titles(second_page)
    second_page.get_by_role("button", name="Save to my list").click()
    expect(second_page.locator(".reading-list .status-message")).to_have_text("3 papers added.")
    assert sorted(listed_titles(second_page)) == sorted(titles) == sorted(listed_titles(page))
    assert "#" not in second_page.url
    second_page.reload()
    expect(second_page.locator(".reading-list .row-title")).to_have_count(3)


@pytest.mark.parametrize(
    "fragment",
    ["#to-read=<img src=x onerror=alert(1)>", "#read=AAAAAAAABBBBBBBB", "#to-read=%E0%A4%A", "#__proto__=1"],
)
def test_invalid_links_share_no_list(visit: Visit, fragment: str) -> None:
    page = visit(LIST + fragment)
    if "AAAA" in fragment:
        expect(page.get_by_text("2 papers are not on this site.")).to_be_visible()
        page.get_by_role("button", name="Dismiss").click()
    expect(page.get_by_text("Your list is empty.")).to_be_visible()
    expect(page.locator("article img")).to_have_count(0)
