"""Packs a built site into a zip archive whose pages can be read from a folder, without a server.

A browser that opens a file shows no index page of a folder, loads no module scripts and answers no requests
of scripts. So links lead to files, and pages are as they are without module scripts; what only these need is
left out.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Final

from paper_digest.atomic_file import replacing

FOLDER: Final = "paper-digest"
"""The folder in the archive."""
_SCRIPTS_KEPT: Final = re.compile(r"assets/head\.js|assets/javascripts/bundle\.[\w.]+\.js")
"""The color scheme, and the theme's own script: these are no modules."""
_ONLY_FOR_SCRIPTS: Final = re.compile(
    r"pagefind/.*|(?:like|embeddings)\.bin|assets/similar-papers/.*|map\.json|reading-list/[^/]+\.(?:json|txt)|.*\.js|.*\.js\.map"
)
_ONLY_ON_SERVERS: Final = re.compile(r"404\.html|sitemap.*\.(?:xml|gz)|robots\.txt|opensearch\.xml")
_TIME: Final = (1980, 1, 1, 0, 0, 0)
"""The time of every file in the archive, the earliest that the format knows."""
_FILE_MODE: Final = 0o644 << 16

_TAG: Final = re.compile(r"""<[a-z](?:[^"'<>]|"[^"]*"|'[^']*')*>""", re.IGNORECASE)
_ADDRESS: Final = re.compile(r"""(\s(?:href|src|action)=|\scontent="0; url=)("?)([^"\s>]*)""")
_MODULE: Final = re.compile(r"<script\b[^>]*\btype=[\"']?module\b[^>]*>\s*</script>")
_PRELOAD: Final = re.compile(r"<link\b[^>]*\brel=[\"']?(?:preload|search)\b[^>]*>")
_NOSCRIPT: Final = re.compile(r"</?noscript>")
_POLICY: Final = re.compile(r'<meta http-equiv="?Content-Security-Policy"?[^>]*>')
_HIDDEN: Final = "[data-search],.digest-header .search-link,.cite-buttons{display:none!important}\n"
"""Search fields and the buttons of citations, which need module scripts."""
_SCRIPTED_PAGES: Final = frozenset(f"{name}/index.html" for name in ("search", "map", "like", "reading-list"))


def offline_files(site: Path) -> Iterator[tuple[str, bytes]]:
    """The files of the archive by their paths below the site's folder, in the order of paths."""
    paths = sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    kept = [path for path in paths if _is_kept(path)]
    pages = frozenset(kept)
    for path in kept:
        content = (site / path).read_bytes()
        if path.endswith(".html"):
            content = offline_page(content.decode("utf-8", "replace"), path, pages).encode()
        elif path.endswith(".css"):
            content = offline_stylesheet(content.decode("utf-8", "replace")).encode()
        yield path, content


def write_zip(files: Iterable[tuple[str, bytes]], out: Path) -> int:
    """Write the files into the archive `out` and return their number; equal files give equal bytes.

    Raises OSError; then a former archive stays as it was.
    """
    count = 0
    with (
        replacing(out) as file,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive,
    ):
        for path, content in files:
            entry = zipfile.ZipInfo(f"{FOLDER}/{path}", _TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # Unix, on every system
            entry.external_attr = _FILE_MODE
            archive.writestr(entry, content)
            count += 1
    return count


def offline_page(page: str, path: str, files: frozenset[str]) -> str:
    """The page at `path` with links to files and without module scripts; `files` are those of the archive."""
    # Files have no origin that 'self' could name.
    page = _POLICY.sub(lambda policy: policy[0].replace("'self'", "'self' file:"), page)
    without_scripts = _NOSCRIPT.sub("", _PRELOAD.sub("", _MODULE.sub("", page)))
    if path in _SCRIPTED_PAGES:
        without_scripts = without_scripts.replace("requires JavaScript", "requires the site on the web")
    link = partial(_linked_file, folder=posixpath.dirname(path), files=files)
    return _TAG.sub(lambda tag: _ADDRESS.sub(link, tag[0]), without_scripts)


def offline_stylesheet(source: str) -> str:
    """The style sheet for pages without module scripts."""
    without = source.replace("(scripting: none)", "all").replace("(scripting: enabled)", "not all")
    return without if without == source else without + _HIDDEN


def _is_kept(path: str) -> bool:
    is_left_out = _ONLY_FOR_SCRIPTS.fullmatch(path) or _ONLY_ON_SERVERS.fullmatch(path)
    return not is_left_out or bool(_SCRIPTS_KEPT.fullmatch(path))


def _linked_file(attribute: re.Match[str], folder: str, files: frozenset[str]) -> str:
    """The attribute; the address of a page's folder is replaced by that of the page's file."""
    name, mark, address = attribute.groups()
    end = min(address.find(char) % (len(address) + 1) for char in "?#")
    place, rest = address[:end], address[end:]
    if not place or ":" in place or place.startswith("/"):
        return attribute[0]
    target = posixpath.normpath(posixpath.join(folder, place))
    file = posixpath.normpath(f"{target}/index.html")
    return f"{name}{mark}{place.rstrip('/')}/index.html{rest}" if file in files else attribute[0]
