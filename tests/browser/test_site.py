"""Tests of the built site as a whole: pages, links, builds."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.waiting import wait_until
from tests.project import copy_of_project, mkdocs
from tests.serving import serving

PAPER = "papers/adam-exploits-l-geometry-of-loss-landscape-via-coordinate-wise-adaptivity/"
KINDS = [
    "",
    "topics/",
    "topics/loss-landscapes/",
    "topics/unsorted/",
    "papers/",
    "browse/a/",
    PAPER,
    "tags/",
    "tags/loss-landscape/",
    "dumps/",
    "reading-list/",
]
KINDS += [
    "authors/",
    "authors/sergey-levine/",
    "browse/authors-l/",
    "venues/",
    "venues/iclr/",
    "browse/2024/",
]
KINDS += ["search/", "dumps/003-9b95d5e03c9646b7-txt/", "about/", "project/architecture/"]


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", KINDS)
def test_each_kind_of_page_fits_the_screen(visit: Visit, path: str, scheme: str, width: int) -> None:
    page = visit(path, width=width, scheme=scheme)
    expect(page.locator("h1")).to_have_count(1)
    words = page.locator("article").inner_text()
    assert not re.search(r"\{ ?[.:]|\]\(|\.md\b(?!\.)", words), "Markdown that was not rendered"
    assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0
    background = page.evaluate("getComputedStyle(document.body).backgroundColor")
    light = sum(int(part) for part in re.findall(r"\d+", background)[:3]) > 3 * 128
    assert light == (scheme == "light")


def test_a_paper_has_margins_in_a_window_of_any_width(visit: Visit) -> None:
    page = visit("papers/deep-neural-networks-tend-to-extrapolate-predictably/")
    for width in (390, 959, 960, 1000, 1080, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0, width
        box = page.locator(".md-content__inner").bounding_box()
        assert box is not None
        assert box["x"] >= 15, width
        assert box["x"] + box["width"] <= width - 15, width


def test_authors_lead_from_a_paper_to_their_other_papers(visit: Visit) -> None:
    page = visit("papers/deep-neural-networks-tend-to-extrapolate-predictably/")
    page.locator(".authors a", has_text="Sergey Levine").click()
    expect(page.locator("h1")).to_have_text("Sergey Levine")
    assert page.url.endswith("/authors/sergey-levine/")
    expect(page.locator(".row-title")).to_have_count(4)
    expect(page.locator(".sorting button")).to_have_text(["Newest", "Title"])
    page.locator(".facts a", has_text="Chelsea Finn").click()
    expect(page.locator("h1")).to_have_text("Chelsea Finn")
    page.locator(".kicker a").click()
    expect(page.locator("h1")).to_have_text("Authors")
    page.locator(".letters a", has_text="L").click()
    expect(page.locator(".tags a", has_text="Sergey Levine")).to_be_visible()


def test_a_name_of_several_people_says_so(visit: Visit) -> None:
    page = visit("authors/yang-liu/")
    expect(page.locator("h1")).to_have_text("Papers by authors named Yang Liu")


def test_the_address_of_another_spelling_redirects(visit: Visit) -> None:
    page = visit("authors/george-dahl/")
    page.wait_for_url("**/authors/george-e-dahl/")
    assert "George Dahl" in page.locator(".facts").inner_text()


def test_the_pages_of_years_lead_to_their_neighbors(visit: Visit) -> None:
    page = visit("browse/2024/")
    expect(page.locator(".years .highlighted")).to_have_count(1)
    expect(page.locator(".facts a", has_text="ICLR").first).to_be_visible()
    page.locator(".prev-next a[rel=prev]").click()
    expect(page.locator("h1")).to_have_text("Papers from 2023")


@pytest.mark.parametrize(
    ("path", "card"), [(PAPER, "optimisation"), ("", "digest"), ("authors/yang-liu/", "digest")]
)
def test_links_shared_on_other_sites_show_a_picture(visit: Visit, path: str, card: str) -> None:
    page = visit(path)
    address = page.locator('meta[property="og:image"]').get_attribute("content") or ""
    assert address.endswith(f"/cards/{card}.png")
    answer = page.request.get(address)
    assert answer.ok
    assert answer.headers["content-type"] == "image/png"


def test_the_home_page_links_to_topics_and_papers(visit: Visit) -> None:
    page = visit()
    expect(page.locator("h1")).to_have_text("Paper digest")
    assert page.locator(".figures").inner_text().startswith("359\npapers")
    assert page.locator(".facts a").count() >= 24
    assert page.locator(".map-thumbnail svg path").count() >= 6
    page.locator(".facts a", has_text="Loss landscapes").click()
    expect(page.locator("h1")).to_have_text("Loss landscapes")
    assert page.url.endswith("/topics/loss-landscapes/")
    page.locator(".row-title").first.click()
    expect(page.locator("h2", has_text="Abstract")).to_be_visible()


def test_a_paper_page_has_all_sections(visit: Visit) -> None:
    page = visit(PAPER)
    assert "Adam Exploits" in page.title()
    headings = page.locator("h2").all_inner_texts()
    assert [text.lower() for text in headings] == [
        "abstract",
        "cite",
        "related papers",
        "sources",
    ]
    assert page.locator("math").count() >= 5
    wait_until(
        page, "[...document.fonts].some(font => font.family.includes('STIX') && font.status === 'loaded')"
    )
    assert "STIX Two Math" in page.evaluate("getComputedStyle(document.querySelector('math')).fontFamily")
    assert page.locator(".related li").count() >= 3
    assert "loss landscape" in page.locator("div.related").inner_text().lower()
    assert page.locator(".reference").inner_text().startswith("Xie, S., Mohamadi, M. A., & Li, Z. (2025).")
    assert page.locator(".paper-meta").inner_text().startswith("ICLR 2025")
    assert "lines 9–10" in page.locator(".sources").inner_text()
    assert page.locator(".prev-next a").count() >= 1


def test_a_citation_is_copied(visit: Visit) -> None:
    page = visit(PAPER)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    for button, start in (
        ("Copy", "Xie, S., Mohamadi, M. A., & Li, Z. (2025)."),
        ("Copy BibTeX", "@inproceedings{adam-exploits-l-geometry"),
    ):
        page.get_by_role("button", name=button, exact=True).click()
        expect(page.get_by_role("button", name="Copied")).to_be_visible()
        assert page.evaluate("navigator.clipboard.readText()").startswith(start)
        expect(page.get_by_role("button", name=button, exact=True)).to_be_visible()


@pytest.mark.parametrize(
    ("button", "suffix", "start"),
    [
        (".bib", ".bib", "@inproceedings{adam-exploits"),
        (".ris", ".ris", "TY  - CPAPER"),
        ("CSL", ".csl.json", '[\n {\n  "id": "adam-'),
    ],
)
def test_a_citation_is_saved_as_a_file(visit: Visit, button: str, suffix: str, start: str) -> None:
    page = visit(PAPER)
    with page.expect_download() as download:
        page.get_by_role("button", name=button, exact=True).click()
    assert download.value.suggested_filename == PAPER.split("/")[1] + suffix
    assert Path(download.value.path()).read_text("utf-8").startswith(start)


def test_one_click_leads_from_a_page_to_the_paper(visit: Visit) -> None:
    links = visit(PAPER).locator(".paper-links a")
    assert links.all_inner_texts() == ["arXiv", "PDF"]
    assert links.first.get_attribute("href") == "https://arxiv.org/abs/2410.08198"
    expect(links.first).to_be_in_viewport()


def test_tags_citation_and_related_papers_are_beside_the_abstract(visit: Visit) -> None:
    page = visit(PAPER)
    for part in (".paper-links", ".chips", ".reference", ".related li"):
        expect(page.locator(part).first).to_be_in_viewport()


def test_a_renamed_paper_shows_its_other_title(visit: Visit) -> None:
    page = visit("papers/semi-parametric-neural-image-synthesis/")
    expect(page.locator(".other-titles")).to_have_text(
        "Also published as “Retrieval-Augmented Diffusion Models”."
    )


def test_every_paper_has_authors_a_year_and_an_address(built: Path) -> None:
    catalogue = json.loads((built / "catalogue.json").read_text("utf-8"))
    incomplete = [
        paper["id"]
        for paper in catalogue["papers"]
        if not (paper["authors"] and (paper["year"] or paper["date"]) and paper["page"])
    ]
    assert not incomplete


def test_a_corrected_paper_is_labeled_and_its_old_address_redirects(visit: Visit, built: Path) -> None:
    catalogue = json.loads((built / "catalogue.json").read_text("utf-8"))
    paper = next(entry for entry in catalogue["papers"] if entry["identifiers"].get("arxiv") == "2410.21869")
    assert "title" in paper["corrected"]
    page = visit(f"papers/{paper['aliases'][0]}/")
    page.wait_for_url(f"**/papers/{paper['id']}/")
    expect(page.locator("h1")).to_have_text(
        "Cross-Entropy Is All You Need To Invert the Data Generating Process"
    )
    corrected = page.locator(".sources div", has_text="corrected by the maintainers")
    expect(corrected.locator("dt")).to_have_text("title, authors, date, arXiv id")
    arxiv = page.locator(".paper-links a", has_text="arXiv")
    assert arxiv.get_attribute("href") == "https://arxiv.org/abs/2410.21869"


def test_a_page_is_readable_without_scripts(visit: Visit) -> None:
    page = visit(PAPER, scripts=False)
    expect(page.locator(".abstract")).to_be_visible()
    expect(page.locator(".digest-nav a", has_text="Topics")).to_be_visible()


def test_print_hides_the_navigation(visit: Visit) -> None:
    page = visit(PAPER)
    page.emulate_media(media="print")
    expect(page.locator(".digest-header")).not_to_be_visible()
    expect(page.locator(".abstract")).to_be_visible()


class _Links(HTMLParser):
    """The addresses a page refers to."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[tuple[str, str]] = []
        self.ids: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in ("href", "src") and value is not None:
                self.links.append((tag, value))
            if name == "id" and value:
                self.ids.add(value)


def pages_of(built: Path) -> Iterator[tuple[str, _Links]]:
    """Each page's path below the site with its links."""
    for file in sorted(built.rglob("*.html")):
        links = _Links()
        links.feed(file.read_text("utf-8"))
        yield file.relative_to(built).as_posix(), links


def test_no_link_is_broken_and_nothing_is_loaded_from_other_hosts(built: Path, address: str) -> None:
    checked = 0
    for path, links in pages_of(built):
        base = f"http://site/paper-digest/{path.removesuffix('index.html')}"
        for tag, link in links.links:
            target = urlsplit(urljoin(base, link))
            if target.netloc != "site":
                assert tag == "a" or (tag == "link" and "canonical" in path) or link.startswith(address), (
                    path,
                    tag,
                    link,
                )
                continue
            inside = unquote(target.path).removeprefix("/paper-digest/")
            file = built / inside
            assert (file / "index.html").is_file() or file.is_file() or path == "404.html", (path, link)
            checked += 1
    assert checked > 10_000


def test_building_twice_gives_the_same_bytes(built: Path, address: str, tmp_path: Path) -> None:
    project = copy_of_project(tmp_path)
    build = mkdocs(project, "build", "--strict", "--site-dir", str(tmp_path / "again"), site_url=address)
    assert build.returncode == 0, build.stderr
    first = {file.relative_to(built).as_posix(): file for file in built.rglob("*") if file.is_file()}
    second = {
        file.relative_to(tmp_path / "again").as_posix(): file
        for file in (tmp_path / "again").rglob("*")
        if file.is_file()
    }
    assert sorted(first) == sorted(second)
    assert not [name for name in first if first[name].read_bytes() != second[name].read_bytes()]


def test_hovering_an_acronym_shows_its_expansion(visit: Visit, built: Path) -> None:
    paper = next(
        page.parent.name
        for page in sorted((built / "papers").glob("*/index.html"))
        if '<abbr title="large' in page.read_text("utf-8")
    )
    page = visit(f"papers/{paper}/")
    abbreviation = page.locator("article abbr").first
    abbreviation.hover()
    expect(page.locator(".md-tooltip2")).to_contain_text("large language model")
    assert page.locator("article math abbr, article code abbr, article a abbr").count() == 0


def test_a_tag_that_is_a_dataset_redirects_to_it(visit: Visit) -> None:
    page = visit("tags/imagenet/")
    page.wait_for_url("**/datasets/imagenet/")
    expect(page.locator("h1")).to_have_text("ImageNet")


def test_the_404_page_requests_nothing_from_other_hosts(tmp_path: Path, plain_page: Page) -> None:
    (tmp_path / "project").mkdir()
    (tmp_path / "site").mkdir()
    project = copy_of_project(tmp_path / "project")
    for dump in sorted((project / "raw").glob("*.txt"))[1:]:
        dump.unlink()
    with serving(tmp_path / "site") as (root, _):
        build = mkdocs(project, "build", "--site-dir", str(tmp_path / "site"), site_url=root)
        assert build.returncode == 0, build.stderr
        page = plain_page
        requests: list[str] = []
        page.on("request", lambda request: requests.append(request.url))
        page.goto(f"{root}404.html")
        page.wait_for_load_state("networkidle")
    assert requests
    assert all(url.startswith(root) for url in requests)
