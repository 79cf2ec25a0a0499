"""The newsletter in a real browser, as a mail client shows it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from paper_digest.site.newsletter.rendering import html_newsletter
from paper_digest.site.template_environment import template_environment
from playwright.sync_api import Browser, Page

from tests.project import ROOT
from tests.site.builders import ENGLISH_TEXTS
from tests.site.newsletter.newsletters import HOSTILE, small_newsletter

BACKGROUNDS = {"light": "rgb(250, 247, 240)", "dark": "rgb(23, 21, 18)"}


@pytest.fixture(params=[(600, "light"), (600, "dark"), (390, "light"), (390, "dark"), (1200, "light")])
def mail(request: pytest.FixtureRequest, browser: Browser, tmp_path: Path) -> Iterator[tuple[Page, int, str]]:
    """The mail in a window of a width, in a color scheme."""
    width, scheme = request.param
    environment = template_environment((ROOT / "templates" / "pages",), ENGLISH_TEXTS)
    file = tmp_path / "mail.html"
    file.write_text(html_newsletter(small_newsletter(), environment), "utf-8")
    with browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme) as context:
        page = context.new_page()
        page.goto(file.as_uri())
        yield page, width, scheme


def test_the_mail_is_one_column_that_can_be_read_in_the_light_and_in_the_dark(
    mail: tuple[Page, int, str],
) -> None:
    page, width, scheme = mail
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert page.evaluate("document.querySelector('body > div').clientWidth") == min(width, 600)
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == BACKGROUNDS[scheme]
    assert page.locator("h3").all_inner_texts() == [
        "دراسة الشبكات العصبية",
        "Second",
        "Flat ℓ₂ Minima",
        HOSTILE,
    ]
    assert page.locator("script").count() == 0
    violations = Axe().run(page).response["violations"]
    # A mail has no landmarks.
    assert [rule["id"] for rule in violations if rule["id"] not in {"region", "landmark-one-main"}] == []
