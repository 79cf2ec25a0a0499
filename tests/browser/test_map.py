"""Tests of the map."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.waiting import wait_until

CANVAS = "document.querySelector('.map-stage canvas')"
ZOOM = f"{CANVAS}.__zoom.k"
"""How far d3-zoom has zoomed in; while it moves, the canvas has a __transition."""
ZOOM_STEP = 1.8


def open_map(visit: Visit, **options: object) -> Page:
    """The map page, drawn in its final fonts."""
    page = visit("map/", **options)
    wait_for_map(page)
    page.evaluate("document.fonts.ready")
    wait_for_frames(page)
    return page


def wait_for_map(page: Page) -> None:
    expect(page.locator(".map-stage canvas")).to_be_visible()
    expect(page.locator(".map-stage")).not_to_have_attribute("aria-busy", "true")


def wait_for_frames(page: Page) -> None:
    """Waits until what was requested of the next animation frame has been drawn."""
    page.evaluate("new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))")


def zoom_in(page: Page, steps: int) -> None:
    """Zooms in by the keyboard, each step to its end."""
    for _ in range(steps):
        before = page.evaluate(ZOOM)
        page.keyboard.press("+")
        wait_until(page, f"before => {ZOOM} > before && !{CANVAS}.__transition", before)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_the_map_shows_colored_points(visit: Visit, width: int, scheme: str) -> None:
    page = open_map(visit, width=width, scheme=scheme)
    colors = page.evaluate(
        """() => { const canvas = document.querySelector(".map-stage canvas")
        const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height)
        const colors = new Set()
        for (let pixel = 0; pixel < data.length; pixel += 4)
          if (data[pixel + 3] > 200) colors.add([0, 1, 2].map((channel) => data[pixel + channel] >> 5).join())
        return colors.size }"""
    )
    assert colors > 6
    assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0


def test_hovering_shows_a_title_and_a_click_opens_the_paper(visit: Visit) -> None:
    page = open_map(visit)
    canvas = page.locator(".map-stage canvas")
    canvas.focus()
    page.keyboard.press("ArrowRight")
    card = page.locator(".map-card")
    expect(card).to_be_visible()
    title, box = card.locator("a").inner_text(), canvas.bounding_box()
    assert box
    canvas.blur()
    expect(card.locator("a")).to_have_text(title)
    # The first arrow key highlights the paper nearest to the center; the pointer finds another one around it.
    for offset in range(0, 200, 6):
        for right, down in ((0, offset), (offset, 0), (0, -offset), (-offset, 0)):
            page.mouse.move(box["x"] + box["width"] / 2 + right, box["y"] + box["height"] / 2 + down)
            wait_for_frames(page)
            if card.locator("a").inner_text() != title:
                break
        if card.locator("a").inner_text() != title:
            break
    shown = card.locator("a").inner_text()
    assert shown != title
    page.mouse.down()
    page.mouse.up()
    expect(page.locator("h1")).to_have_text(shown)
    assert "/papers/" in page.url


def test_arrow_keys_move_between_papers_and_enter_opens_one(visit: Visit) -> None:
    page = open_map(visit)
    page.locator(".map-stage canvas").focus()
    status = page.locator(".map-status")
    messages = []
    for key in ("ArrowRight", "ArrowRight", "ArrowDown", "ArrowLeft"):
        page.keyboard.press(key)
        messages.append(status.inner_text())
    assert len(set(messages)) >= 3
    title = page.locator(".map-card a").inner_text()
    assert messages[-1].startswith(title)
    zoom_in(page, 1)
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text(title)
    page.go_back()
    expect(page.locator(".map-stage canvas")).to_be_visible()


def test_search_and_areas_filter_points(visit: Visit) -> None:
    page = open_map(visit)
    status = page.locator(".map-status")
    page.locator(".map-toolbar input").fill("loss landscape")
    expect(status).to_contain_text(re.compile(r"^\d+ of 359 papers"))
    links = page.locator(".map-table td a")
    assert links.count() >= 3
    assert all("landscape" in text.lower() for text in links.all_inner_texts())
    page.keyboard.press("Enter")
    expect(page.locator(".map-card")).to_be_visible()
    page.locator(".map-toolbar input").fill("")
    button = page.locator(".map-legend button", has_text="Vision")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(status).to_contain_text(" of 359 papers")


def test_the_address_restores_the_view(visit: Visit, address: str) -> None:
    page = open_map(visit)
    page.locator(".map-legend button", has_text="Vision").click()
    page.locator(".map-toolbar input").fill("learning")
    page.locator(".map-stage canvas").focus()
    page.keyboard.press("ArrowRight")
    title = page.locator(".map-card a").inner_text()
    zoom_in(page, 3)
    page.wait_for_url(re.compile(r"/map/\?q=learning&area=Vision&view=5\.83,\d+,\d+#[a-z0-9-]+$"))
    shared, message = page.url, page.locator(".map-status").inner_text()
    second_page = visit(shared.removeprefix(address), width=900)
    expect(second_page.locator(".map-card a")).to_have_text(title)
    expect(second_page.locator(".map-status")).to_have_text(message)
    expect(second_page.locator(".map-toolbar input")).to_have_value("learning")
    expect(second_page.locator(".map-legend button", has_text="Vision")).to_have_attribute(
        "aria-pressed", "true"
    )
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text(title)
    page.go_back()
    expect(page.locator(".map-card a")).to_have_text(title)
    assert page.url == shared
    assert second_page.url == shared, "the restored view is the view of the address"


@pytest.mark.parametrize(
    "view", ["1e999,NaN,x", "1e308,1e308,1e308", "1e308,0,0", "-5,0,0", "20,-90000,-90000"]
)
def test_an_invalid_address_shows_the_whole_map(visit: Visit, view: str) -> None:
    page = visit(f"map/?area=<img src=x onerror=alert(1)>&view={view}#__proto__")
    expect(page.locator(".map-table caption")).to_have_text("359 papers in view, by title")
    expect(page.locator(".map-card")).to_be_hidden()
    assert page.locator(".map [aria-pressed=true], .map img").count() == 0


def test_reduced_motion_disables_animations(visit: Visit) -> None:
    page = open_map(visit, width=1280)
    page.emulate_media(reduced_motion="reduce")
    # With motion, the first frames of a zoom are between its start and its end.
    zooms = page.evaluate(
        """async () => {
          const transform = () => document.querySelector(".map-stage canvas").__zoom.k
          document.querySelector("[aria-label='Zoom in']").click()
          const zooms = [transform()]
          for (let frame = 0; frame < 30; frame++) {
            await new Promise(requestAnimationFrame)
            zooms.push(transform())
          }
          return [...new Set(zooms)]
        }"""
    )
    assert zooms == [ZOOM_STEP]
    animated = """[...document.querySelectorAll("*")]
      .filter((element) => parseFloat(getComputedStyle(element).transitionDuration) > 0).length"""
    assert page.evaluate(animated) == 0


def test_without_scripts_a_table_lists_every_topic(visit: Visit, built: Path) -> None:
    page = visit("map/", scripts=False)
    expect(page.locator(".map-message")).to_contain_text("JavaScript")
    topics = json.loads((built / "map.json").read_text("utf-8"))["topics"]
    assert page.locator(".map-lists tbody tr").count() == len(topics) + 1
    page.locator(".map-lists a", has_text="Loss landscapes").click()
    expect(page.locator("h1")).to_have_text("Loss landscapes")


def test_the_wheel_scrolls_the_page_until_the_map_has_the_focus(visit: Visit) -> None:
    page = open_map(visit)
    page.locator(".map-stage canvas").hover()
    page.mouse.wheel(0, 100)
    wait_until(page, "scrollY > 0")
    assert page.evaluate(ZOOM) == 1
    page.locator(".map-stage canvas").focus()
    page.mouse.wheel(0, -300)
    wait_until(page, f"{ZOOM} > 1")


def test_repeated_visits_leak_no_event_listeners(visit: Visit) -> None:
    page = open_map(visit)
    client = page.context.new_cdp_session(page)

    def listeners() -> int:
        client.send("HeapProfiler.collectGarbage")
        return int(client.send("Memory.getDOMCounters")["jsEventListeners"])

    def fewest_listeners(visits: int) -> int:
        """The fewest after several visits: the page just left may not be collected yet."""
        counts = []
        for _ in range(visits):
            page.locator(".digest-nav a", has_text="About").click()
            expect(page.locator("h1")).to_have_text("About this digest")
            page.go_back()
            expect(page.locator(".map-stage canvas")).to_be_visible()
            counts.append(listeners())
        return min(counts)

    first = fewest_listeners(3)
    assert fewest_listeners(4) <= first + 8, "20 listeners a visit were kept once"


def test_the_table_lists_the_papers_in_view(visit: Visit) -> None:
    page = open_map(visit)
    caption, rows = page.locator(".map-table caption"), page.locator(".map-table tbody tr")
    expect(caption).to_have_text("359 papers in view, by title")
    expect(rows).to_have_count(12)
    page.get_by_role("button", name="Show 100 more").click()
    expect(rows).to_have_count(112)
    expect(rows.nth(12).locator("a")).to_be_focused()
    page.locator(".map-stage canvas").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".map-card")).to_be_visible()
    title = page.locator(".map-card a").inner_text()
    page.keyboard.press("+")
    expect(caption).to_contain_text(f"nearest to “{title}” first")
    expect(caption).not_to_contain_text("359")
    expect(rows.first.locator("a")).to_have_text(title)
    rows.nth(1).locator("a").focus()
    expect(page.locator(".map-card a")).to_have_text(rows.nth(1).locator("a").inner_text())


def test_a_search_with_matches_out_of_view_shows_the_whole_map(visit: Visit) -> None:
    page = open_map(visit)
    page.locator(".map-stage canvas").focus()
    page.keyboard.press("ArrowRight")
    zoom_in(page, 6)
    rows = page.locator(".map-table tbody tr")
    expect(rows).not_to_have_count(12)
    assert not any("federated" in title.lower() for title in rows.locator("a").all_inner_texts())
    page.locator(".map-toolbar input").fill("federated")
    expect(rows.nth(1)).to_be_visible()
    assert all("federated" in title.lower() for title in rows.locator("a").all_inner_texts())


def test_ctrl_and_wheel_zoom_in_small_steps(visit: Visit) -> None:
    page = open_map(visit)
    page.locator(".map-stage canvas").hover()
    page.keyboard.down("Control")
    page.mouse.wheel(0, -100)
    wait_until(page, f"{ZOOM} > 1")
    assert page.evaluate(ZOOM) < 1.5
    page.keyboard.up("Control")


def test_hovering_does_not_redraw_all_points(visit: Visit) -> None:
    page = open_map(visit)
    page.evaluate(
        "() => { const draw = CanvasRenderingContext2D.prototype.drawImage; window.copies = 0;"
        " CanvasRenderingContext2D.prototype.drawImage = function (...values)"
        " { window.copies++; return draw.apply(this, values) } }"
    )
    box = page.locator(".map-stage canvas").bounding_box()
    assert box
    for step in range(40):
        page.mouse.move(box["x"] + box["width"] * (0.2 + step / 70), box["y"] + box["height"] / 2)
    wait_for_frames(page)
    assert 0 < page.evaluate("window.copies") < 100, "once a frame, never once a paper"


def test_show_on_map_reveals_the_paper(visit: Visit) -> None:
    page = visit("papers/git-re-basin-merging-models-modulo-permutation-symmetries/")
    link = page.get_by_role("link", name="Show on map")
    link.scroll_into_view_if_needed()
    link.click()
    expect(page.locator(".map-card")).to_be_visible()
    assert page.evaluate("document.querySelector('.map-card').getBoundingClientRect().top >= 0")
    assert page.evaluate("document.querySelector('.map-card').getBoundingClientRect().bottom <= innerHeight")
    page.mouse.move(5, 300)
    expect(page.locator(".map-card a")).to_have_text(
        "Git Re-Basin: Merging Models modulo Permutation Symmetries"
    )


def test_changing_the_fragment_selects_another_paper(visit: Visit) -> None:
    page = open_map(visit)
    page.evaluate("document.querySelector('.map-stage').isOriginal = true")
    page.evaluate("location.hash = 'landscaping-linear-mode-connectivity'")
    wait_until(
        page, "document.querySelector('.map-stage')?.isOriginal === undefined"
    )  # the theme handles the first change as a new page
    expect(page.locator(".map-card a")).to_have_text("Landscaping Linear Mode Connectivity")
    page.evaluate("document.querySelector('.map-stage').isOriginal = true")
    page.evaluate("location.hash = 'git-re-basin-merging-models-modulo-permutation-symmetries'")
    expect(page.locator(".map-card a")).to_have_text(
        "Git Re-Basin: Merging Models modulo Permutation Symmetries"
    )
    expect(page.locator(".map-table caption")).to_contain_text("nearest to “Git Re-Basin")
    page.evaluate("location.hash = 'nothing'")
    expect(page.locator(".map-card")).to_be_hidden()
    expect(page.locator(".map-table caption")).to_contain_text("by title")
    assert page.evaluate("document.querySelector('.map-stage').isOriginal"), "the map was created again"


def test_going_back_restores_a_row_far_down_the_table(visit: Visit) -> None:
    page = open_map(visit)
    page.get_by_role("button", name="Show 100 more").click()
    link = page.locator(".map-table tbody a").nth(70)
    title = link.inner_text()
    link.click()
    expect(page.locator("h1")).to_have_text(title)
    page.go_back()
    expect(page.locator(".map-table tbody a", has_text=title)).to_be_focused()
    expect(page.locator(".map-table tbody a", has_text=title)).to_be_in_viewport()


def test_a_click_beside_all_points_clears_the_selection(visit: Visit) -> None:
    page = open_map(visit)
    page.locator(".map-stage canvas").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".map-table caption")).to_contain_text("nearest to")
    page.locator(".map-stage canvas").click(position={"x": 4, "y": 4})
    expect(page.locator(".map-table caption")).to_contain_text("by title")
