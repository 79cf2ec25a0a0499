"""The reading list, with its files and links."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from bibtexparser.entrypoint import parse_file, parse_string
from paper_digest.site.exports.reading_list_index import KEY_LENGTH, paper_key
from playwright.sync_api import Page, expect

from tests.browser.conftest import Served, Visit

ADAM = "adam-exploits-l-geometry-of-loss-landscape-via-coordinate-wise-adaptivity"
PAPER = f"papers/{ADAM}/"
LIST = "reading-list/"
HOSTILE = "<img src=x onerror=alert(1)> {{ x }} ](javascript:alert(1))"


def marked(page: Page, address: str, count: int = 3) -> list[str]:
    """Marks the first papers of a topic, the last of them as read; their ids, the latest mark first."""
    page.goto(address + "topics/loss-landscapes/")
    links = [link.get_attribute("href") or "" for link in page.locator(".row-title").all()[:count]]
    for number, link in enumerate(links, 1):
        page.goto(link)
        page.get_by_role("button", name="Read" if number == count else "To read", exact=True).click()
    page.goto(address + LIST)
    return [link.rstrip("/").rsplit("/", 1)[1] for link in reversed(links)]


def save(page: Page, name: str, folder: Path) -> Path:
    """The file that the button gives."""
    with page.expect_download() as started:
        page.get_by_role("button", name=f"Save as {name}", exact=True).click()
    target = folder / started.value.suggested_filename
    started.value.save_as(target)
    return target


def read_in(page: Page, file: Path, text: str) -> None:
    """Gives the page a file with this text."""
    file.write_text(text, "utf-8")
    page.locator("input[type=file]").set_input_files(file)


def test_the_list_shows_what_is_marked_and_can_be_changed(visit: Visit, address: str) -> None:
    page = visit(LIST)
    expect(page.get_by_text("Nothing is marked yet.")).to_be_visible()
    ids = marked(page, address)
    expect(page.locator(".reading-list h2")).to_have_text(["To read · 2", "Read · 1"])
    first = page.locator(".rows li").first
    title = first.locator(".row-title").inner_text()
    first.get_by_role("button", name="Mark as read").press("Enter")
    expect(page.locator(".reading-list h2")).to_have_text(["To read · 1", "Read · 2"])
    expect(page.get_by_role("button", name=f"Back to read: {title}")).to_be_focused()
    page.locator(".row-actions button", has_text="Remove").nth(1).focus()
    for _ in ids:
        expect(page.locator(".row-actions button:focus")).to_have_text("Remove")
        page.keyboard.press("Enter")
    expect(page.get_by_text("Nothing is marked yet.")).to_be_visible()


def test_each_file_of_the_list_can_be_read(visit: Visit, address: str, built: Path, tmp_path: Path) -> None:
    catalogue = {
        paper["id"]: paper for paper in json.loads((built / "catalogue.json").read_text("utf-8"))["papers"]
    }
    page = visit()
    ids = marked(page, address)
    titles = [catalogue[one]["heading"] for one in ids]
    files = {name: save(page, name, tmp_path) for name in ("JSON", "BibTeX", "RIS", "CSL-JSON")}
    expect(page.locator(".reading-list .told")).to_have_text("Saved 3 papers as reading-list.csl.json.")
    own = json.loads(files["JSON"].read_text("utf-8"))
    assert [(one["id"], one["state"]) for one in own["papers"]] == list(
        zip(ids, ["read", "to-read", "to-read"], strict=True)
    )
    library = parse_file(str(files["BibTeX"]))
    assert not library.failed_blocks
    assert [entry.key for entry in library.entries] == ids
    everything = (built / "digest.bib").read_text("utf-8")
    for entry in files["BibTeX"].read_text("utf-8").split("\n\n"):
        entry = re.sub(rf"  (keywords = {{(to-)?read}}|url = {{{re.escape(address)}.*}}),\n", "", entry)
        assert entry.strip() in everything, (
            "besides, the browser's BibTeX is the site's own, letter for letter"
        )
    references = re.findall(r"^TI  - (.*)\r$", files["RIS"].read_bytes().decode(), re.MULTILINE)
    assert references == titles
    assert files["RIS"].read_bytes().count(b"ER  - \r\n") == 3
    assert [(one["id"], one["title"]) for one in json.loads(files["CSL-JSON"].read_text("utf-8"))] == list(
        zip(ids, titles, strict=True)
    )


def test_citations_keep_people_dates_and_awkward_letters(
    arrange: Page, dated: Served, tmp_path: Path
) -> None:
    page = arrange
    catalogue = json.loads((dated.folder / "catalogue.json").read_text("utf-8"))
    for link in ("https://example.org/0", "https://example.org/1"):
        paper = next(one for one in catalogue["papers"] if link in [each["url"] for each in one["links"]])
        page.goto(paper["url"])
        page.get_by_role("button", name="To read").click()
    page.goto(LIST)
    one, zero = json.loads(save(page, "CSL-JSON", tmp_path).read_text("utf-8"))
    assert one["author"] == [
        {"family": "Lovelace", "given": "Ada"},
        {"family": "van der Berg", "given": "Kees"},
    ]
    assert one["issued"] == {"date-parts": [[2016, 2, 2]]}
    assert {"literal": "深度"} in zero["author"]
    assert r"Ada \{Lovelace\} \& Co" in save(page, "BibTeX", tmp_path).read_text("utf-8")
    assert "AU  - van der Berg, Kees\r\n" in save(page, "RIS", tmp_path).read_bytes().decode()


def test_a_saved_list_is_read_again_elsewhere(visit: Visit, address: str, tmp_path: Path) -> None:
    page = visit()
    marked(page, address)
    file = save(page, "JSON", tmp_path)
    other = visit(LIST)
    other.locator("input[type=file]").set_input_files(file)
    expect(other.locator(".reading-list .told")).to_have_text("3 papers added.")
    assert shown_list(other) == shown_list(page)
    other.locator("input[type=file]").set_input_files(file)
    expect(other.locator(".reading-list .told")).to_have_text("0 papers added, 3 there already.")


@pytest.mark.parametrize("name", ["BibTeX", "RIS", "CSL-JSON"])
def test_what_is_saved_for_other_programs_is_read_again_too(
    visit: Visit, address: str, name: str, tmp_path: Path
) -> None:
    page = visit()
    marked(page, address)
    file = save(page, name, tmp_path)
    other = visit(LIST)
    other.locator("input[type=file]").set_input_files(file)
    expect(other.locator(".reading-list .told")).to_have_text("3 papers added.")
    expect(other.locator(".reading-list h2")).to_have_text(["To read · 2", "Read · 1"])
    assert sorted(shown_list(other)) == sorted(shown_list(page))


def test_a_bibliography_from_elsewhere_gives_the_papers_that_are_here(visit: Visit, tmp_path: Path) -> None:
    page = visit(LIST)
    others = "@article{smith2020, title = {Other}}\n"
    read_in(
        page,
        tmp_path / "library.bib",
        f"{others}@misc{{{ADAM},\n title = {{Adam}}, keywords = {{optimizers, read}}\n}}\n",
    )
    expect(page.locator(".reading-list .told")).to_have_text(
        "1 paper added, 1 not on this site or not understood, left out."
    )
    expect(page.locator(".reading-list h2")).to_have_text(["Read · 1"])


@pytest.mark.parametrize("ending", ["bib", "ris", "json"])
def test_a_program_may_rename_what_it_imports(visit: Visit, ending: str, tmp_path: Path) -> None:
    page = visit(LIST)
    url = f"https://someone.github.io/paper-digest/{PAPER}"
    told = {
        "bib": f"@misc{{duan2024,\n title = {{Adam}},\n url = {{{url}}},\n keywords = {{read}}\n}}\n",
        "ris": f"TY  - GEN\r\nTI  - Adam\r\nUR  - {url}\r\nKW  - gan\r\nKW  - Read\r\nER  - \r\n",
        "json": json.dumps([{"id": 17, "URL": url, "keyword": "to read first, read"}]),
    }
    read_in(page, tmp_path / f"library.{ending}", told[ending])
    expect(page.locator(".reading-list .told")).to_have_text("1 paper added.")
    expect(page.locator(".reading-list h2")).to_have_text(["Read · 1"])


ENTRY = f"@misc{{{ADAM}, "


@pytest.mark.parametrize(
    ("library", "others"),
    [
        (f"{ENTRY}abstract = {{The group {{G}} @home{{b, c}} was}}, keywords = {{read}}}}", 0),
        (f"{ENTRY}title = {{X {{Y}} @b{{c, d}}}}, keywords = {{read}}}}", 0),
        (f"{ENTRY}author = {{{{J. Doe}}@mit(edu, x)}}, title = {{A}} # {{B, C}}, keywords = {{read}}}}", 0),
        (f"@misc{{smith, title = {{X}}}} {ENTRY}title = {{Adam}}, keywords = {{read}}}}", 1),
        *(
            (f"@misc{{broken, title = {{{{never closed,\n{ENTRY}\n {fields}\n}}\n", 1)
            for fields in (
                "howpublished = {Workshop @ NeurIPS},\n keywords = {read},",
                'title = "{"}Quoted{"}, and more", note = {keywords = {to-read}}, keywords = "read"',
                "title = {Braces \\{ alone}, year = 2024, Keywords = {optimizers, read}",
                "month = 1 # jan, keywords = {read}",
            )
        ),
    ],
)
def test_a_bibliography_is_read_by_its_braces(
    visit: Visit, library: str, others: int, tmp_path: Path
) -> None:
    page = visit(LIST)
    read_in(page, tmp_path / "library.bib", library)
    left_out = f", {others} not on this site or not understood, left out" if others else ""
    expect(page.locator(".reading-list .told")).to_have_text(f"1 paper added{left_out}.")
    expect(page.locator(".reading-list h2")).to_have_text(["Read · 1"])


def test_a_bibliography_of_braces_is_read_at_once(visit: Visit) -> None:
    page = visit(LIST)
    script = """async (unit) => {
        const { readList } = await import("../assets/reading/files.js")
        const once = (text) => {
            const start = performance.now()
            readList(text)
            return performance.now() - start
        }
        const least = (length) => Math.min(...[1, 2, 3].map(() => once(unit.repeat(length / unit.length))))
        return least(320_000) / Math.max(1, least(40_000))
    }"""
    for unit in ("}@a{k", "} @a{k,", "@a{k, a={", "} "):
        assert page.evaluate(script, unit) < 25, (
            "eight times the text takes about eight times as long, not sixty-four times"
        )


def shown_list(page: Page) -> list[str]:
    """The titles of the reading list."""
    return page.locator(".reading-list .row-title").all_inner_texts()


def test_hostile_files_are_words_or_nothing(visit: Visit, tmp_path: Path) -> None:
    page = visit(LIST)
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: dialogs.append(dialog.message))
    told = page.locator(".reading-list .told")
    file = tmp_path / "list.json"
    for words in ("", "[]", "{", '{"format": "paper-digest reading list", "papers": 7}', "\x00\xff"):
        read_in(page, file, words)
        expect(told).to_have_text(
            "Not read: this is no reading list in a form that is saved here (JSON, BibTeX, RIS, CSL-JSON)."
        )
    read_in(page, file, '[{"id":"a","keyword":{"toString":1,"valueOf":1},"URL":[]}]')
    expect(told).to_have_text("0 papers added, 1 not on this site or not understood, left out.")
    entries = [
        {"id": "a-b", "state": "read", "title": HOSTILE, "day": HOSTILE},
        {"id": "javascript:alert(1)", "state": "read", "title": "x"},
        {"id": "../../x", "state": "read", "title": "x"},
        {"id": "b", "state": "__proto__", "title": "x"},
        None,
    ]
    read_in(page, file, json.dumps({"format": "paper-digest reading list", "papers": entries}))
    expect(told).to_have_text("1 paper added, 4 not on this site or not understood, left out.")
    assert shown_list(page) == [HOSTILE]
    assert page.locator("article img").count() == 0
    text = save(page, "BibTeX", tmp_path).read_text("utf-8")
    assert not parse_string(text).failed_blocks
    expect(told).to_contain_text("only the title is known")
    assert not dialogs


def test_a_list_travels_as_a_link(visit: Visit, address: str) -> None:
    page = visit()
    ids = marked(page, address)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy a link").click()
    expect(page.locator(".reading-list .told")).to_contain_text("The link is copied.")
    link = page.evaluate("navigator.clipboard.readText()")
    assert link == f"{address}{LIST}#to-read={paper_key(ids[1])}{paper_key(ids[2])}&read={paper_key(ids[0])}"
    assert len(link.split("#")[1]) < 20 + 3 * KEY_LENGTH
    other = visit(link.removeprefix(address))
    expect(other.get_by_text("3 papers, not kept yet.")).to_be_visible()
    titles = shown_list(other)
    other.get_by_role("button", name="Keep them").click()
    expect(other.locator(".reading-list .told")).to_have_text("3 papers added.")
    assert sorted(shown_list(other)) == sorted(titles) == sorted(shown_list(page))
    assert "#" not in other.url
    other.reload()
    expect(other.locator(".reading-list .row-title")).to_have_count(3)


@pytest.mark.parametrize(
    "fragment",
    ["#to-read=<img src=x onerror=alert(1)>", "#read=AAAAAAAABBBBBBBB", "#to-read=%E0%A4%A", "#__proto__=1"],
)
def test_strange_links_are_no_list(visit: Visit, fragment: str) -> None:
    page = visit(LIST + fragment)
    if "AAAA" in fragment:
        expect(page.get_by_text("2 papers of it are not on this site.")).to_be_visible()
        page.get_by_role("button", name="Leave them").click()
    expect(page.get_by_text("Nothing is marked yet.")).to_be_visible()
    expect(page.locator("article img")).to_have_count(0)
