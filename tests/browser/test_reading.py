"""What a reader keeps and arranges: marks, the reading list with its files and links, news, sorted lists, years, previews."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from bibtexparser.entrypoint import parse_file, parse_string
from playwright.sync_api import Browser, Page, expect

from generator.pages.roll import KEY, key
from tests.browser.conftest import Served, Visit
from tests.project import copy_of_project, mkdocs
from tests.serving import serving

ADAM = "adam-exploits-l-geometry-of-loss-landscape-via-coordinate-wise-adaptivity"
PAPER = f"papers/{ADAM}/"
LIST = "reading-list/"
COUNT = 430
HOSTILE = "<img src=x onerror=alert(1)> {{ x }} ](javascript:alert(1))"
# ---------------------------------------------------------------- a site with dates and a list of several pages


def works() -> list[dict[str, object]]:
    """So many dated papers of one topic that its list has three pages; the newest and the first by title are not on its first."""
    names = "amber birch cedar daisy ember fern grove hazel iris jade".split()
    made: list[dict[str, object]] = []
    for n in range(COUNT):
        about = f"{names[n % 10]} {names[n // 10 % 10]} {names[n // 100]}"
        title = f"Flat minima of the loss landscape of {about} networks, part {n}"
        weight = "the loss landscape " * (1 + n % 7)
        abstract = (
            f"We study {weight}and flat minima of {about} networks. We show that sharpness predicts how {about} networks generalise. "
            f"Our experiments on {about} data confirm the loss landscape's role in training, with a margin of {n} points over others."
        )
        authors = ["Ada Lovelace", "Kees van der Berg"] if n else ["Ada {Lovelace} & Co", "深度"]
        paper: dict[str, object] = {"title": title, "abstract": abstract, "authors": authors, "url": f"https://example.org/{n}"}
        made.append(paper | ({} if n % 10 == 3 else {"date": f"{2015 + n % 9}-{1 + n % 12:02}-{1 + n % 28:02}"}))
    return made


@pytest.fixture(scope="module")
def dated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The site of these papers, below a sub-path of a loopback server."""
    root = tmp_path_factory.mktemp("dated-root")
    with serving(root) as (address, _):
        site = Served(root / "some-digest", f"{address}some-digest/")
        project = copy_of_project(tmp_path_factory.mktemp("dated"))
        shutil.rmtree(project / "raw")
        (project / "raw").mkdir()
        (project / "raw" / "papers.jsonl").write_text("\n".join(json.dumps(one) for one in works()), "utf-8")
        (project / "corrections.yml").unlink()
        done = mkdocs(project, "build", "--strict", "--site-dir", str(site.folder), site_url=site.address)
        assert done.returncode == 0, done.stderr
        yield site


@pytest.fixture
def arrange(browser: Browser, dated: Served) -> Iterator[Page]:
    """A page on that site; an error fails the test."""
    faults: list[str] = []
    context = browser.new_context(base_url=dated.address, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: faults.append(message.text) if message.type in ("error", "warning") else None)
    yield page
    context.close()
    assert not faults


def whole_list(dated: Served) -> list[tuple[str, str]]:
    """Title and date of each paper of the topic, in the topic's own order, from the catalogue."""
    catalogue = json.loads((dated.folder / "catalogue.json").read_text("utf-8"))
    papers = {paper["id"]: (paper["title"], paper["date"] or "") for paper in catalogue["papers"]}
    pages = sorted((dated.folder / "topics" / "loss-landscapes").rglob("index.html"), key=lambda page: (len(page.parts), str(page)))
    found = [found for page in pages for found in re.findall(r'class="row-title" href="[^"]*papers/([^/"]+)/"', page.read_text("utf-8"))]
    assert len(found) > 200
    return [papers[one] for one in found]


def shown(page: Page) -> list[str]:
    """The titles of the list as it stands."""
    return page.locator("article > .rows .row-title").all_inner_texts()


# ---------------------------------------------------------------- sorting and years


def test_a_long_list_is_sorted_as_a_whole_and_the_address_keeps_the_order(arrange: Page, dated: Served) -> None:
    page, papers = arrange, whole_list(dated)
    page.goto("topics/loss-landscapes/")
    expect(page.get_by_role("button", name="Centre")).to_have_attribute("aria-pressed", "true")
    assert shown(page) == [title for title, _ in papers[:200]]
    page.get_by_role("button", name="Newest").click()
    newest = [title for title, date in sorted(papers, key=lambda one: one[1], reverse=True)]
    undated = sum(not date for _, date in papers)
    expect(page.locator(".sorting .told")).to_have_text(f"{undated} papers of {len(papers)} without a date come last.")
    assert shown(page) == newest[:200]
    assert page.url.endswith("/topics/loss-landscapes/?sort=date")
    page.locator(".pager a", has_text="2").click()
    page.wait_for_url("**/?sort=date&page=2")
    expect(page.locator(".row-title").first).to_have_text(newest[200])
    assert shown(page) == newest[200:]
    page.go_back()
    expect(page.locator(".row-title").first).to_have_text(newest[0])
    page.evaluate("window.stayed = true")
    page.get_by_role("button", name="Title").press("Enter")
    expect(page.locator(".row-title").first).to_have_text(min(title for title, _ in papers))
    page.get_by_role("button", name="Centre").click()
    assert shown(page) == [title for title, _ in papers[:200]]
    assert page.url.endswith("/topics/loss-landscapes/")
    assert page.evaluate("window.stayed"), "the browser loaded a page anew"


def test_a_sorted_list_can_be_shared_and_its_further_pages_lead_back_to_it(arrange: Page, dated: Served) -> None:
    page = arrange
    newest = [title for title, _ in sorted(whole_list(dated), key=lambda one: one[1], reverse=True)]
    page.goto("topics/loss-landscapes/?sort=date&page=2")
    expect(page.locator(".row-title").first).to_have_text(newest[200])
    page.locator(".row-title").first.click()
    expect(page.locator("h2", has_text="Abstract")).to_be_visible()
    page.go_back()
    expect(page.locator(".row-title").first).to_have_text(newest[200])
    expect(page.locator(".row-title").first).to_be_focused()
    page.goto("topics/loss-landscapes/page-2/")
    page.get_by_role("button", name="Newest").click()
    page.wait_for_url("**/topics/loss-landscapes/?sort=date")
    expect(page.locator(".row-title").first).to_have_text(newest[0])


def test_an_order_nobody_offers_changes_nothing(arrange: Page) -> None:
    page = arrange
    page.goto("topics/loss-landscapes/?sort=<img src=x onerror=alert(1)>&page=-7")
    expect(page.get_by_role("button", name="Centre")).to_have_attribute("aria-pressed", "true")
    assert page.locator("article img").count() == 0


def test_topics_show_their_years_where_papers_are_dated(arrange: Page, visit: Visit) -> None:
    page = arrange
    page.goto("topics/")
    years = page.locator(".cards .years").first
    expect(years).to_be_visible()
    assert re.fullmatch(r"Papers by year: 2015: \d+, 2016: .*, 2023: \d+", years.get_attribute("aria-label") or "")
    box = years.locator("svg").bounding_box()
    assert box is not None
    assert box["width"] > 30
    page.goto("topics/loss-landscapes/")
    assert re.search(r"most of \d{4}: \d+ · \d+ of \d+ are dated", page.locator(".facts").inner_text())
    assert visit("topics/").locator(".years").count() == 0, "a chart of a few dates would mislead"


# ---------------------------------------------------------------- marks


def test_a_paper_is_marked_by_keyboard_and_lists_show_it(visit: Visit) -> None:
    page = visit(PAPER)
    to_read, read = page.get_by_role("button", name="To read"), page.get_by_role("button", name="Read", exact=True)
    to_read.focus()
    page.keyboard.press("Enter")
    expect(to_read).to_have_attribute("aria-pressed", "true")
    page.reload()
    expect(to_read).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("Tab")
    read.press("Space")
    expect(read).to_have_attribute("aria-pressed", "true")
    expect(to_read).to_have_attribute("aria-pressed", "false")
    page.locator(".kicker a").first.click()
    page.wait_for_url("**/topics/**")
    row = page.locator(".rows li", has=page.locator(f"a[href*='{ADAM}']"))
    expect(row.get_by_role("img", name="Read")).to_be_visible()
    assert page.locator(".mark-sign").count() == 1
    row.locator(".row-title").click()
    read.click()
    expect(read).to_have_attribute("aria-pressed", "false")
    page.go_back()
    expect(row).to_be_visible()
    assert page.locator(".mark-sign").count() == 0


def test_a_second_click_takes_the_mark_back(visit: Visit) -> None:
    page = visit(PAPER)
    box = page.get_by_role("button", name="To read").bounding_box()
    assert box
    for pressed in ("true", "false"):
        page.mouse.click(box["x"] + box["width"] - 4, box["y"] + box["height"] / 2)
        expect(page.get_by_role("button", name="To read")).to_have_attribute("aria-pressed", pressed)
    expect(page.get_by_role("button", name="Read", exact=True)).to_have_attribute("aria-pressed", "false")


def test_nothing_moves_when_the_switches_come(visit: Visit) -> None:
    page = visit(PAPER, width=390)
    page.get_by_role("button", name="To read").wait_for()
    with_switches = page.locator("h1").bounding_box()
    assert visit(PAPER, width=390, scripts=False).locator("h1").bounding_box() == with_switches


@pytest.mark.parametrize("kept", ["{", "null", "7", '"<img src=x onerror=alert(1)>"', '[1, null, {"id": "../x", "state": "read"}]'])
def test_broken_storage_breaks_nothing(visit: Visit, kept: str) -> None:
    page = visit(LIST)
    page.evaluate("kept => { for (const name of ['reading-list', 'seen']) localStorage.setItem('/paper-digest/' + name, kept) }", kept)
    page.reload()
    expect(page.get_by_text("Nothing is marked yet.")).to_be_visible()
    page.goto(page.url.replace(LIST, ""))
    page.goto(page.url + PAPER)
    page.get_by_role("button", name="To read").click()
    expect(page.get_by_role("button", name="To read")).to_have_attribute("aria-pressed", "true")


def test_full_storage_is_told(visit: Visit) -> None:
    page = visit(PAPER)
    page.evaluate("() => { Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') } }")
    page.get_by_role("button", name="To read").click()
    expect(page.locator(".marking .told")).to_have_text("Not kept: this browser's storage is full or switched off.")
    expect(page.get_by_role("button", name="To read")).to_have_attribute("aria-pressed", "false")


# ---------------------------------------------------------------- the reading list


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
    catalogue = {paper["id"]: paper for paper in json.loads((built / "catalogue.json").read_text("utf-8"))["papers"]}
    page = visit()
    ids = marked(page, address)
    titles = [catalogue[one]["heading"] for one in ids]
    files = {name: save(page, name, tmp_path) for name in ("JSON", "BibTeX", "RIS", "CSL-JSON")}
    expect(page.locator(".reading-list .told")).to_have_text("Saved 3 papers as reading-list.csl.json.")
    own = json.loads(files["JSON"].read_text("utf-8"))
    assert [(one["id"], one["state"]) for one in own["papers"]] == list(zip(ids, ["read", "to-read", "to-read"], strict=True))
    library = parse_file(str(files["BibTeX"]))
    assert not library.failed_blocks
    assert [entry.key for entry in library.entries] == ids
    everything = (built / "digest.bib").read_text("utf-8")
    for entry in files["BibTeX"].read_text("utf-8").split("\n\n"):
        entry = re.sub(rf"  (keywords = {{(to-)?read}}|url = {{{re.escape(address)}.*}}),\n", "", entry)
        assert entry.strip() in everything, "besides, the browser's BibTeX is the site's own, letter for letter"
    references = re.findall(r"^TI  - (.*)\r$", files["RIS"].read_bytes().decode(), re.MULTILINE)
    assert references == titles
    assert files["RIS"].read_bytes().count(b"ER  - \r\n") == 3
    assert [(one["id"], one["title"]) for one in json.loads(files["CSL-JSON"].read_text("utf-8"))] == list(zip(ids, titles, strict=True))


def test_citations_keep_people_dates_and_awkward_letters(arrange: Page, dated: Served, tmp_path: Path) -> None:
    page = arrange
    catalogue = json.loads((dated.folder / "catalogue.json").read_text("utf-8"))
    for link in ("https://example.org/0", "https://example.org/1"):
        paper = next(one for one in catalogue["papers"] if link in [each["url"] for each in one["links"]])
        page.goto(paper["url"])
        page.get_by_role("button", name="To read").click()
    page.goto(LIST)
    one, zero = json.loads(save(page, "CSL-JSON", tmp_path).read_text("utf-8"))
    assert one["author"] == [{"family": "Lovelace", "given": "Ada"}, {"family": "van der Berg", "given": "Kees"}]
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
def test_what_is_saved_for_other_programs_is_read_again_too(visit: Visit, address: str, name: str, tmp_path: Path) -> None:
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
    file = tmp_path / "library.bib"
    others = "@article{smith2020, title = {Other}}\n"
    file.write_text(f"{others}@misc{{{ADAM},\n title = {{Adam}}, keywords = {{optimizers, read}}\n}}\n", "utf-8")
    page.locator("input[type=file]").set_input_files(file)
    expect(page.locator(".reading-list .told")).to_have_text("1 paper added, 1 not on this site or not understood, left out.")
    expect(page.locator(".reading-list h2")).to_have_text(["Read · 1"])


@pytest.mark.parametrize("ending", ["bib", "ris", "json"])
def test_a_program_may_rename_what_it_imports(visit: Visit, ending: str, tmp_path: Path) -> None:
    page = visit(LIST)
    url = f"https://someone.github.io/paper-digest/{PAPER}"
    told = {
        "bib": f"@misc{{duan2024,\n title = {{Adam}},\n url = {{{url}}},\n keywords = {{read}}\n}}\n",
        "ris": f"TY  - GEN\r\nTI  - Adam\r\nUR  - {url}\r\nKW  - read\r\nER  - \r\n",
        "json": json.dumps([{"id": "http://zotero.org/users/1/items/ABC", "URL": url, "keyword": "read"}]),
    }
    file = tmp_path / f"library.{ending}"
    file.write_text(told[ending], "utf-8")
    page.locator("input[type=file]").set_input_files(file)
    expect(page.locator(".reading-list .told")).to_have_text("1 paper added.")
    expect(page.locator(".reading-list h2")).to_have_text(["Read · 1"])


@pytest.mark.parametrize(
    "fields",
    [
        "howpublished = {Workshop @ NeurIPS},\n keywords = {read},",
        'title = "{"}Quoted{"}, and more", note = {keywords = {to-read}}, keywords = "read"',
        "title = {Braces \\{ alone}, year = 2024, Keywords = {optimizers, read}",
        "month = 1 # jan, keywords = {read}",
    ],
)
def test_a_bibliography_is_read_by_its_braces(visit: Visit, fields: str, tmp_path: Path) -> None:
    page = visit(LIST)
    file = tmp_path / "library.bib"
    broken = "@misc{broken, title = {{never closed,\n"
    file.write_text(f"{broken}@misc{{{ADAM},\n {fields}\n}}\n", "utf-8")
    page.locator("input[type=file]").set_input_files(file)
    expect(page.locator(".reading-list .told")).to_have_text("1 paper added, 1 not on this site or not understood, left out.")
    expect(page.locator(".reading-list h2")).to_have_text(["Read · 1"])


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
        file.write_text(words, "utf-8")
        page.locator("input[type=file]").set_input_files(file)
        expect(told).to_have_text("Not read: this is no reading list in a form that is saved here (JSON, BibTeX, RIS, CSL-JSON).")
    file.write_text('[{"id":"a","keyword":{"toString":1,"valueOf":1},"URL":[]}]', "utf-8")
    page.locator("input[type=file]").set_input_files(file)
    expect(told).to_have_text("0 papers added, 1 not on this site or not understood, left out.")
    entries = [
        {"id": "a-b", "state": "read", "title": HOSTILE, "day": HOSTILE},
        {"id": "javascript:alert(1)", "state": "read", "title": "x"},
        {"id": "../../x", "state": "read", "title": "x"},
        {"id": "b", "state": "__proto__", "title": "x"},
        None,
    ]
    file.write_text(json.dumps({"format": "paper-digest reading list", "papers": entries}), "utf-8")
    page.locator("input[type=file]").set_input_files(file)
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
    assert link == f"{address}{LIST}#to-read={key(ids[1])}{key(ids[2])}&read={key(ids[0])}"
    assert len(link.split("#")[1]) < 20 + 3 * KEY
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
    "fragment", ["#to-read=<img src=x onerror=alert(1)>", "#read=AAAAAAAABBBBBBBB", "#to-read=%E0%A4%A", "#__proto__=1"]
)
def test_strange_links_are_no_list(visit: Visit, fragment: str) -> None:
    page = visit(LIST + fragment)
    if "AAAA" in fragment:
        expect(page.get_by_text("2 papers of it are not on this site.")).to_be_visible()
        page.get_by_role("button", name="Leave them").click()
    expect(page.get_by_text("Nothing is marked yet.")).to_be_visible()
    expect(page.locator("article img")).to_have_count(0)


# ---------------------------------------------------------------- news, previews


def test_news_since_the_last_visit(visit: Visit, address: str, built: Path) -> None:
    page = visit()
    page.wait_for_function("localStorage.getItem('/paper-digest/seen')")
    assert page.locator(".since").inner_text() == ""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(address)))
    page.reload()
    page.wait_for_load_state("networkidle")
    assert page.locator(".since").inner_text() == ""
    assert "reading-list/keys.txt" not in asked, "without news nothing is loaded"
    # As if the last visit had been before the three latest papers came.
    page.evaluate(
        """size => {
          const seen = JSON.parse(localStorage.getItem("/paper-digest/seen"))
          Object.assign(seen, { keys: seen.keys.slice(3 * size), stamp: "another", at: 1, day: "2026-05-03" })
          localStorage.setItem("/paper-digest/seen", JSON.stringify(seen))
        }""",
        KEY,
    )
    for _ in range(2):
        page.reload()
        expect(page.locator(".since")).to_contain_text("3 papers new since your last visit on 3 May 2026")
    page.get_by_role("button", name="Show them").press("Enter")
    rows = json.loads((built / "reading-list" / "0.json").read_text("utf-8"))[:3]
    expect(page.locator(".news .row-title")).to_have_text([row["title"] for row in rows])
    page.locator(".news .row-title").first.click()
    page.wait_for_url(f"**/papers/{rows[0]['id']}/")
    page.evaluate("k => localStorage.setItem(k, JSON.stringify({ ...JSON.parse(localStorage.getItem(k)), at: 1 }))", "/paper-digest/seen")
    page.goto(address)
    page.wait_for_load_state("networkidle")
    assert page.locator(".since").inner_text() == ""


def test_a_linked_paper_is_previewed_by_keyboard_and_escape_closes_it(visit: Visit) -> None:
    page = visit(PAPER)
    page.wait_for_load_state("networkidle")
    link = page.locator(".related a").first
    page.locator(".chips a").last.focus()
    page.keyboard.press("Tab")
    expect(link).to_be_focused()
    preview = page.get_by_role("tooltip")
    expect(preview.locator(".preview-title")).to_have_text(link.inner_text())
    assert link.get_attribute("aria-describedby") == preview.get_attribute("id")
    page.keyboard.press("Escape")
    expect(preview).to_have_count(0)
    expect(link).to_be_focused()


def test_a_pointer_that_rests_on_a_link_sees_a_preview_and_may_go_on_to_it(visit: Visit) -> None:
    page = visit(PAPER)
    page.evaluate("window.stayed = true")
    page.locator(".related a").first.click()
    page.wait_for_function("path => !location.pathname.endsWith(path)", arg=PAPER)
    expect(page.locator("h1")).to_be_focused()
    assert page.evaluate("window.stayed"), "the browser loaded a page anew"
    page.mouse.move(5, 5)
    link = page.locator(".related a").first
    link.hover()
    preview = page.get_by_role("tooltip")
    expect(preview).to_contain_text(link.inner_text())
    expect(preview.locator(".preview-text")).not_to_be_empty()
    preview.hover()
    page.wait_for_timeout(400)
    expect(preview).to_be_visible()
    page.locator("h1").hover()
    expect(preview).to_have_count(0)
    assert page.locator("#preview, [aria-describedby=preview]").count() == 0


def test_going_on_and_back_leads_to_the_same_paper(visit: Visit) -> None:
    page = visit(PAPER)
    here = page.url
    page.locator(".turn a").last.click()
    page.wait_for_function("here => location.href !== here", arg=here)
    page.locator(".turn .before, .turn .after").first.wait_for()
    back = {link.get_attribute("href") for link in page.locator(".turn a").all()}
    assert here in {page.evaluate("link => new URL(link, location.href).href", link) for link in back}
