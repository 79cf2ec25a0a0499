"""An installed wheel makes a new digest whose site works in a browser; an upgrade changes no own file."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.serving import serving
from tests.wheels import Installation, build_wheel, copy_of_sources

PAPER = "An Empirical Study of Memorization in NLP"


def git(digest: Path, *arguments: str) -> str:
    identity = ("-c", "user.name=x", "-c", "user.email=x@example.org")
    command = ["git", *identity, *arguments]
    return subprocess.run(command, cwd=digest, check=True, capture_output=True, text=True).stdout


def commit(digest: Path) -> None:
    git(digest, "add", "--all")
    git(digest, "commit", "-q", "-m", "All files")


def build_site(program: Installation, digest: Path, address: str) -> None:
    result = program.run("build", "--site", "--strict", "--gate", cwd=digest, SITE_URL=address)
    assert result.returncode == 0, result.stderr
    assert "WARNING" not in result.stderr


@contextmanager
def new_page(browser: Browser) -> Iterator[Page]:
    """A page of a reader who has not been here before; an error or a missing file fails the test."""
    faults: list[str] = []
    with browser.new_context() as context:
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("response", lambda answer: faults.append(answer.url) if answer.status >= 400 else None)
        yield page
    assert not faults


def upgrade(program: Installation, sources: Path, version: str) -> None:
    """Installs a next version, whose footer says so."""
    footer, project = sources / "templates/theme/partials/footer.html", sources / "pyproject.toml"
    footer.write_text(footer.read_text("utf-8") + "<p>Of the next version</p>\n", "utf-8")
    text = project.read_text("utf-8")
    project.write_text(text.replace(f'version = "{version}"', f'version = "{version}.post1"'), "utf-8")
    program.install(build_wheel(sources))
    assert program.version == f"{version}.post1"


@pytest.mark.slow
def test_a_new_digest_of_an_installed_wheel_survives_an_upgrade(tmp_path: Path, browser: Browser) -> None:
    sources = copy_of_sources(tmp_path / "sources")
    program = Installation(tmp_path / "environment")
    program.install(build_wheel(sources))
    made = program.run("init", "my-digest", cwd=tmp_path)
    assert made.returncode == 0, made.stderr
    digest = tmp_path / "my-digest"
    git(digest, "init", "-q")
    commit(digest)
    (digest / "site").mkdir()
    with serving(digest / "site") as (address, _):
        build_site(program, digest, address)
        new_files = git(digest, "status", "--porcelain").splitlines()
        assert {line.partition("/")[0] for line in new_files} == {"?? history.jsonl", "?? raw"}
        commit(digest)
        with new_page(browser) as page:
            page.goto(address)
            expect(page.locator("h1")).to_have_text("My digest")
            page.locator(".home-search input").fill("memorization")
            page.keyboard.press("Enter")
            page.get_by_role("link", name=PAPER).first.click()
            expect(page.locator("h1")).to_have_text(PAPER)
            page.locator("footer").get_by_role("link", name="About").click()
            expect(page.locator("h1")).to_have_text("About this digest")

        upgrade(program, sources, program.version)
        build_site(program, digest, address)
        assert not git(digest, "status", "--porcelain")
        with new_page(browser) as page:
            page.goto(address)
            expect(page.get_by_text("Of the next version")).to_be_visible()
