"""Splits a sitemap that is too long for search engines, and compresses one without the time of the build.

https://www.sitemaps.org/protocol.html
"""

from __future__ import annotations

import gzip
import io
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from paper_digest.model.site_files import PagePath

MAX_ADDRESSES: Final = 50_000
"""The most addresses of one sitemap."""
_NAMESPACE: Final = "http://www.sitemaps.org/schemas/sitemap/0.9"
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8"?>'
_ENTRY: Final = re.compile(r"<url>\s*<loc>([^<]*)</loc>.*?</url>", re.DOTALL)


def split_sitemap(sitemap: str, max_addresses: int = MAX_ADDRESSES) -> dict[PagePath, str]:
    """The sitemap as an index and its parts, by their paths; empty if it is short enough, or an index.

    The shortest address in it is that of the site.
    """
    entries = [(match[0], match[1]) for match in _ENTRY.finditer(sitemap)]
    if len(entries) <= max_addresses:
        return {}
    site_url = min((address for _, address in entries), key=len)
    starts = range(0, len(entries), max_addresses)
    parts = {
        f"sitemap-{number}.xml": _document(
            "urlset", [entry for entry, _ in entries[start : start + max_addresses]]
        )
        for number, start in enumerate(starts, 1)
    }
    index = [f"<sitemap><loc>{site_url}{path}</loc></sitemap>" for path in parts]
    return {"sitemap.xml": _document("sitemapindex", index), **parts}


def finish_sitemap_of(site: Path) -> None:
    """Splits sitemap.xml of a built site, if it is too long, and removes the time from its compressed copy.

    Raises OSError if a file cannot be written.
    """
    sitemap, compressed = site / "sitemap.xml", site / "sitemap.xml.gz"
    files = split_sitemap(sitemap.read_text("utf-8")) if sitemap.is_file() else {}
    for path, content in files.items():
        (site / path).write_text(content, "utf-8", newline="\n")
    if files:
        compressed.unlink(missing_ok=True)  # a copy of the long one
    elif sitemap.is_file() and compressed.is_file():
        # The day of the build, which MkDocs puts there, would change the bytes of a site that stays the same.
        compressed.write_bytes(_compressed(sitemap.read_bytes()))


def _compressed(content: bytes) -> bytes:
    """The content in a gzip file without a time, a name, and the system."""
    compressed = io.BytesIO()
    with gzip.GzipFile(filename="", mode="wb", fileobj=compressed, mtime=0) as file:
        file.write(content)
    return compressed.getvalue()


def _document(element: str, entries: Sequence[str]) -> str:
    return "\n".join((_HEAD, f'<{element} xmlns="{_NAMESPACE}">', *entries, f"</{element}>\n"))
