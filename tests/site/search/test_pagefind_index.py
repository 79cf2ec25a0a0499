"""Tests of the search index that Pagefind builds."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from pathlib import Path

import cbor2
import pytest
from paper_digest.model.site_files import SiteFiles
from paper_digest.site.exports.search_names import SearchFilters
from paper_digest.site.search import pagefind_index as index_module
from paper_digest.site.search.pagefind_index import IndexingError, search_language, write_index

DOCUMENTS: SiteFiles = tuple(
    (
        f"papers/{slug}/index.html",
        f'<html lang="en"><head><meta data-pagefind-filter="topic[content]" content="{topic}"></head><body>'
        f'<h1 data-pagefind-meta="title">{title}</h1><p>{abstract}</p></body></html>'.encode(),
    )
    for slug, title, topic, abstract in (
        ("flat-minima", "Flat Minima", "Loss &amp; curvature", "Wide valleys generalize."),
        ("adam", "Adam &lt;exploits&gt; ℓ∞", "Optimizers", "A geometry for Adam."),
        ("graphs", "Graphs", "Graphs", "Message passing."),
    )
)

DATES = dict(zip((path for path, _ in DOCUMENTS), ("2024-10-07", "2024-10", ""), strict=True))
NAMES: SearchFilters = {"author-0": {"Ada Lovelace": ("papers/graphs/index.html", "papers/adam/index.html")}}


def index(site: Path) -> dict[str, bytes]:
    """The files of the documents' index by path."""
    assert write_index(DOCUMENTS, NAMES, b"words", DATES, site) == len(DOCUMENTS)
    return {
        file.relative_to(site).as_posix(): file.read_bytes() for file in site.rglob("*") if file.is_file()
    }


def fragment(content: bytes) -> dict[str, object]:
    """A result file as the browser reads it."""
    loaded = json.loads(gzip.decompress(content).removeprefix(b"pagefind_dcd"))
    assert isinstance(loaded, dict)
    return loaded


def test_a_result_has_the_papers_title_filters_and_text(tmp_path: Path) -> None:
    files = index(tmp_path)
    results = [fragment(content) for path, content in files.items() if path.endswith(".pf_fragment")]
    adam = next(result for result in results if result["url"] == "/papers/adam/")
    assert adam["meta"] == {"title": "Adam <exploits> ℓ∞"}
    assert adam["filters"] == {"topic": ["Optimizers"]}
    assert "A geometry for Adam." in str(adam["content"])


def test_names_are_a_filter_that_no_result_shows(tmp_path: Path) -> None:
    files = index(tmp_path)
    addresses = {
        Path(path).stem: fragment(content)["url"]
        for path, content in files.items()
        if path.endswith(".pf_fragment")
    }
    filters = dict(
        cbor2.loads(gzip.decompress(content).removeprefix(b"pagefind_dcd"))
        for path, content in files.items()
        if path.endswith(".pf_filter")
    )
    table = next(content for path, content in files.items() if path.endswith(".pf_meta"))
    pages = cbor2.loads(gzip.decompress(table).removeprefix(b"pagefind_dcd"))[1]
    ((name, numbers),) = filters["author-0"]
    assert name == "Ada Lovelace"
    assert {addresses[pages[number][0]] for number in numbers} == {"/papers/graphs/", "/papers/adam/"}
    assert set(filters) == {"author-0", "topic"}


def test_documents_without_filters_can_have_names(tmp_path: Path) -> None:
    documents = (("papers/a/index.html", b"<html><body><h1>Flat minima</h1></body></html>"),)
    write_index(
        documents,
        {"author-0": {"Ada": ("papers/a/index.html",)}},
        b"",
        {"papers/a/index.html": "2024"},
        tmp_path,
    )
    assert len(list((tmp_path / "pagefind" / "filter").iterdir())) == 1


def test_the_search_vocabulary_is_beside_the_index(tmp_path: Path) -> None:
    assert index(tmp_path)["pagefind/words.txt"] == b"words"


def test_the_index_is_the_same_every_time(tmp_path: Path) -> None:
    assert index(tmp_path / "a") == index(tmp_path / "b")


def test_the_index_has_no_file_that_no_page_loads(tmp_path: Path) -> None:
    names = {path.removeprefix("pagefind/") for path in index(tmp_path) if path.count("/") == 1}
    assert {name for name in names if not name.endswith(".pf_meta")} == {
        "pagefind.js",
        "pagefind-entry.json",
        "wasm.en.pagefind",
        "words.txt",
    }


def test_words_have_the_forms_of_the_language(tmp_path: Path) -> None:
    documents = (("papers/a/index.html", b"<html><body><h1>Die Modelle</h1></body></html>"),)
    write_index(documents, {}, b"", {"papers/a/index.html": ""}, tmp_path, "de")
    (file,) = (tmp_path / "pagefind" / "index").glob("de_*")
    assert b"modell" in gzip.decompress(file.read_bytes())
    assert b"modelle" not in gzip.decompress(file.read_bytes())
    assert (tmp_path / "pagefind" / "wasm.de.pagefind").is_file()


@pytest.mark.parametrize(
    ("languages", "expected"), [(("de", "en"), "de"), (("zh", "fr"), "fr"), (("zh",), "en"), ((), "en")]
)
def test_the_search_has_the_first_language_whose_forms_are_known(
    languages: tuple[str, ...], expected: str
) -> None:
    assert search_language(languages) == expected


def test_result_files_are_named_in_the_order_of_their_dates(tmp_path: Path) -> None:
    write_index(DOCUMENTS, {}, b"", DATES, tmp_path)
    files = sorted((tmp_path / "pagefind" / "fragment").iterdir())
    addresses = [fragment(file.read_bytes())["url"] for file in files]
    assert addresses == ["/papers/flat-minima/", "/papers/adam/", "/papers/graphs/"]


def test_results_that_stay_the_same_keep_their_files(tmp_path: Path) -> None:
    """The others get new names: a browser's cache would mix the two up."""
    folder = tmp_path / "pagefind" / "fragment"
    write_index(DOCUMENTS, {}, b"", DATES, tmp_path)
    first = {fragment(file.read_bytes())["url"]: file.name for file in folder.iterdir()}
    path, content = DOCUMENTS[0]
    changed = ((path, content.replace(b"generalize", b"are flat")), *DOCUMENTS[1:])
    write_index(changed, {}, b"", DATES, tmp_path)
    second = {fragment(file.read_bytes())["url"]: file.name for file in folder.iterdir()}
    assert [url for url in first if first[url] != second[url]] == ["/papers/flat-minima/"]


def test_an_older_index_is_removed(tmp_path: Path) -> None:
    (tmp_path / "pagefind" / "fragment").mkdir(parents=True)
    (tmp_path / "pagefind" / "fragment" / "old.pf_fragment").write_bytes(b"")
    assert "pagefind/fragment/old.pf_fragment" not in index(tmp_path)


def test_no_documents_give_an_empty_index(tmp_path: Path) -> None:
    assert write_index((), {}, b"", {}, tmp_path) == 0


def test_an_error_of_pagefind_is_reported_in_its_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Broken:
        def __init__(self) -> None:
            raise RuntimeError("no room")

    monkeypatch.setattr(index_module, "PagefindService", Broken)
    with pytest.raises(IndexingError, match="no room"):
        write_index((), {}, b"", {}, tmp_path)


def test_files_that_pagefind_cannot_write_are_noticed_soon(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on a full disk, of which Pagefind says nothing."""

    def never_complete(_: Path) -> bool:
        return False

    monkeypatch.setattr(index_module, "is_complete", never_complete)
    monkeypatch.setattr(index_module, "_LONGEST_PAUSE", 0.5)
    with pytest.raises(IndexingError, match=r"only some of its files to .*pagefind, as on a full disk"):
        index(tmp_path)


def test_a_pagefind_that_is_killed_is_not_waited_for(tmp_path: Path) -> None:
    """The system ends a process that writes too large a file, as it does one that needs too much memory."""
    program = f"""
import resource
from pathlib import Path
from paper_digest.site.search.pagefind_index import IndexingError, write_index
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
page = b"<html><body><h1>Flat minima</h1></body></html>"
try:
    write_index((("a/index.html", page),), {{}}, b"", {{"a/index.html": ""}}, Path({str(tmp_path)!r}))
except IndexingError as error:
    print(error)
"""
    ended = subprocess.run(
        [sys.executable, "-c", program], check=False, capture_output=True, text=True, timeout=60
    )
    assert ended.stdout.startswith("Pagefind ended before the index was written")


def test_an_unknown_format_of_the_index_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise ValueError("found something else")

    monkeypatch.setattr(index_module, "make_reproducible", refuse)
    with pytest.raises(IndexingError, match="another format: found something else"):
        write_index((), {}, b"", {}, tmp_path)
