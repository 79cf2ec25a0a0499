"""Tests of long sitemaps."""

from __future__ import annotations

import gzip
from pathlib import Path

from lxml import etree
from paper_digest.site.sitemap import finish_sitemap_of, split_sitemap

ADDRESSES = [f"https://example.org/digest/{path}" for path in ("about/", "", "papers/a/", "papers/b&amp;c/")]
SITEMAP = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
    + "".join(f"\n<url><loc>{address}</loc></url>" for address in ADDRESSES)
    + "\n</urlset>\n"
)


def addresses(document: str) -> list[str]:
    return [str(element.text) for element in etree.fromstring(document.encode()).iter("{*}loc")]


def test_a_long_sitemap_is_an_index_of_parts_with_all_addresses() -> None:
    files = split_sitemap(SITEMAP, max_addresses=3)
    assert addresses(files["sitemap.xml"]) == [
        "https://example.org/digest/sitemap-1.xml",
        "https://example.org/digest/sitemap-2.xml",
    ]
    assert [*addresses(files["sitemap-1.xml"]), *addresses(files["sitemap-2.xml"])] == addresses(SITEMAP)
    assert split_sitemap(files["sitemap.xml"], max_addresses=1) == {}


def test_a_short_sitemap_stays(tmp_path: Path) -> None:
    assert split_sitemap(SITEMAP, max_addresses=4) == {}
    (tmp_path / "sitemap.xml").write_text(SITEMAP, "utf-8")
    finish_sitemap_of(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["sitemap.xml"]


def test_the_compressed_copy_of_a_split_sitemap_is_removed(tmp_path: Path) -> None:
    entries = "".join(f"<url><loc>https://a.org/{number}/</loc></url>" for number in range(50_001))
    (tmp_path / "sitemap.xml").write_text(f"<urlset>{entries}</urlset>", "utf-8")
    (tmp_path / "sitemap.xml.gz").write_bytes(b"old")
    finish_sitemap_of(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "sitemap-1.xml",
        "sitemap-2.xml",
        "sitemap.xml",
    ]
    assert len(addresses((tmp_path / "sitemap-1.xml").read_text("utf-8"))) == 50_000


def test_the_compressed_copy_has_no_time(tmp_path: Path) -> None:
    copies = set()
    for time in (0, 1_000_000_000):
        (tmp_path / "sitemap.xml").write_text(SITEMAP, "utf-8")
        (tmp_path / "sitemap.xml.gz").write_bytes(gzip.compress(SITEMAP.encode(), mtime=time))
        finish_sitemap_of(tmp_path)
        copies.add((tmp_path / "sitemap.xml.gz").read_bytes())
    (copy,) = copies
    assert gzip.decompress(copy).decode() == SITEMAP
    assert copy[4:8] == bytes(4)  # where the format has the time


def test_a_copy_without_a_sitemap_stays(tmp_path: Path) -> None:
    (tmp_path / "sitemap.xml.gz").write_bytes(b"of somebody else")
    finish_sitemap_of(tmp_path)
    assert (tmp_path / "sitemap.xml.gz").read_bytes() == b"of somebody else"
