"""Builds the site of all vectors and looks for what would run in it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Final
from xml.etree import ElementTree

from tests.harden.vectors import MARK, dumps
from tests.project import mkdocs
from tests.replay.__main__ import new_project

_URL_ATTRIBUTES: Final = frozenset(("href", "src", "action", "data", "formaction", "xlink:href", "srcdoc"))
_SCRIPT_SCHEMES: Final = ("javascript:", "data:text", "vbscript:")
_OWN_SCRIPT: Final = re.compile(r"\s*(?:paintScheme\(\)\s*)?")
_XML: Final = frozenset((".xml", ".opml", ".svg"))


class _Findings(HTMLParser):
    """What of a page would run."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self._script: dict[str, str | None] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "script":
            self._script = dict(attrs)
        for name, value in attrs:
            url = "".join((value or "").split()).lower()
            if name.startswith("on") or (
                name in _URL_ATTRIBUTES and url.startswith(("javascript:", "data:text", "vbscript:"))
            ):
                self.found.append(f"{name}={value}")

    def handle_data(self, data: str) -> None:
        if self._script is None:
            return
        if "json" in (self._script.get("type") or ""):
            json.loads(data)
        elif not _OWN_SCRIPT.fullmatch(data):
            self.found.append(f"<script>{data[:80]}")

    def handle_endtag(self, tag: str) -> None:
        if tag == "script":
            self._script = None


def build_hostile_site(folder: Path) -> Path:
    """Builds the site of all vectors; returns its folder."""
    project = new_project(folder)
    for name, text in dumps().items():
        (project.raw / name).write_text(text, "utf-8", newline="")
    build = mkdocs(folder, "build", site_url="https://digest.example.org/")
    if build.returncode or "Traceback" in build.stderr:
        raise AssertionError(build.stderr[-2000:])
    return folder / "site"


def findings(site: Path) -> Iterator[str]:
    """What would run in the files of a site, or cannot be read as what it is."""
    for file in sorted(path for path in site.rglob("*") if path.is_file()):
        name = file.relative_to(site).as_posix()
        if file.suffix == ".html":
            parser = _Findings()
            parser.feed(file.read_text("utf-8"))
            yield from (f"{name}: {finding}" for finding in parser.found)
        elif file.suffix in _XML and not name.startswith("assets/"):
            ElementTree.fromstring(file.read_bytes())
        elif file.suffix == ".json" and not name.startswith(("assets/", "pagefind/")):
            json.loads(file.read_bytes())


def pages_with_vectors(site: Path) -> tuple[str, ...]:
    """The addresses of the pages that show a vector, without those that lead to another page at once."""
    texts = ((page, page.read_text("utf-8")) for page in sorted(site.rglob("*.html")))
    return tuple(
        page.relative_to(site).as_posix()
        for page, text in texts
        if MARK in text and 'http-equiv="refresh"' not in text
    )
