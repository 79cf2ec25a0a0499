"""Makes a Pagefind index reproducible, names its result files by date and content, and adds filters to it.

Pagefind's files are CBOR (RFC 8949) after a signature, and gzipped. The table of contents (pf_meta) is
a list: version, pages as [fragment, word count], word chunks, filters as [name, file], sort orders, metadata
fields. A filter file is a list: name, then a list of [value, pages].
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import cbor2

_SIGNATURE = b"pagefind_dcd"
_PAGES, _CHUNKS, _FILTERS = 1, 2, 3
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_PREFIX_LENGTH = 6
_DATE_LENGTH, _HASH_LENGTH = 4, 3
_LATEST = 36**_DATE_LENGTH - 1
_EMPTY_CHUNK = "empty"
_END_OF_SCRIPT: Final = re.compile(rb"\bexport\s*\{[^{}]*\}[\s;]*\Z")
"""The last statement of Pagefind's script, which is a module."""

Filters = Mapping[str, Mapping[str, Sequence[str]]]
"""The paths of the pages of each value of each filter."""


def is_complete(index: Path) -> bool:
    """Check that every file of the index is on disk, readable and not cut off."""
    try:
        entry = json.loads((index / "pagefind-entry.json").read_bytes())
        for language in entry["languages"].values():
            table = _read_table(index / f"pagefind.{language['hash']}.pf_meta")
            for file in _files_of(table):
                gzip.decompress((index / file).read_bytes())
        for program in index.glob("wasm.*.pagefind"):
            gzip.decompress(program.read_bytes())
        has_script = bool(_END_OF_SCRIPT.search((index / "pagefind.js").read_bytes()))
    except (OSError, EOFError, ValueError):
        return False
    return has_script and all(file.stat().st_size for file in index.iterdir())


def make_reproducible(
    index: Path,
    dates: Mapping[str, str],
    filters: Filters | None = None,
    named_by_pages: Collection[str] = (),
) -> None:
    """Rewrite filters, table of contents and entry file in place, sorted and named by their content's hash.

    `dates`: the date of each page ("2024-08-07", "2024" or "") by its path, such as "/papers/x/". The
    fragment of a page is named by its date and content: a browser sorts results by their names alone, and a
    page that stays the same keeps its fragment. `filters` are added to those of the pages; no result shows
    their values. The files of `named_by_pages` among them are named by the numbers of pages in this index
    instead of their contents: one more value renames neither them nor the table of contents, and a browser
    that still has the file of an hour ago lacks that value only.

    Raises ValueError for an index of another format.
    """
    entry = json.loads((index / "pagefind-entry.json").read_bytes())
    for language in entry["languages"].values():
        table_file = index / f"pagefind.{language['hash']}.pf_meta"
        table = _read_table(table_file)
        contents = _contents(table[_PAGES], index / "fragment")
        names = _names(contents, dates)
        table[_PAGES] = _renamed(table[_PAGES], index / "fragment", names)
        table[_CHUNKS] = _with_empty_chunk(index, table[_CHUNKS])
        own_filters = [_sorted_filter(index, *pair) for pair in table[_FILTERS]]
        number_of = {_path(content): number for number, content in enumerate(contents.values())}
        table[_FILTERS] = sorted(
            [*own_filters, *_added_filters(index, filters or {}, number_of, named_by_pages)]
        )
        language["hash"] = _replace(table_file, table, "pagefind.{}.pf_meta")
    (index / "pagefind-entry.json").write_text(json.dumps(entry, sort_keys=True), "utf-8")


def _files_of(table: list[Any]) -> list[str]:
    return [
        *(f"fragment/{page[0]}.pf_fragment" for page in table[_PAGES]),
        *(f"index/{chunk[-1]}.pf_index" for chunk in table[_CHUNKS]),
        *(f"filter/{pair[-1]}.pf_filter" for pair in table[_FILTERS]),
    ]


def _contents(pages: list[Any], folder: Path) -> dict[str, bytes]:
    """The contents of the fragments by name, in the order of the pages."""
    return {name: _unpack(folder / f"{name}.pf_fragment") for name, _ in pages}


def _path(fragment: bytes) -> str:
    return str(json.loads(fragment)["url"])


def _names(contents: Mapping[str, bytes], dates: Mapping[str, str]) -> dict[str, str]:
    """The new name of each fragment, by its name.

    Pagefind's random names make up two thirds of the table of contents. The new ones have the date, the
    latest first, and as much of a hash of the content as tells fragments of a date apart: hardly any browser
    uses a cached fragment of another content.
    """
    new_names: dict[str, str] = {}
    taken: set[str] = set()
    for name, content in sorted(contents.items(), key=lambda fragment: _path(fragment[1])):
        digest = _base36(int(hashlib.sha256(content).hexdigest(), 16))
        length = _HASH_LENGTH
        date = _descending(dates[_path(content)])
        while (new_name := date + digest[:length]) in taken:
            length += 1
        taken.add(new_name)
        new_names[name] = new_name
    return new_names


def _descending(date: str) -> str:
    """A name for a date, in the alphabet before those of earlier dates; no date is the earliest."""
    year, month, day = (int(part) for part in (*date.split("-"), "0", "0", "0")[:3]) if date else (0, 0, 0)
    return _padded(_LATEST - (year * 13 + month) * 32 - day, _LATEST)


def _renamed(pages: list[Any], folder: Path, names: Mapping[str, str]) -> list[Any]:
    """The table's [fragment, word count] of each page, after the fragments were renamed."""
    for name, new_name in names.items():
        (folder / f"{name}.pf_fragment").rename(folder / f"{new_name}.pf_fragment")
    return [[names[name], word_count] for name, word_count in pages]


def _with_empty_chunk(index: Path, chunks: list[Any]) -> list[Any]:
    """The table's [first word, last word, file] of each chunk, after one without words.

    A search that has only filters loads that one; without it, the chunk that starts with the empty word, or
    all chunks.
    """
    (index / "index").mkdir(exist_ok=True)
    (index / "index" / f"{_EMPTY_CHUNK}.pf_index").write_bytes(
        gzip.compress(_SIGNATURE + cbor2.dumps([[]]), mtime=0)
    )
    return [["", "", _EMPTY_CHUNK], *([first or "\0", *others] for first, *others in chunks)]


def _padded(number: int, limit: int) -> str:
    """The number in base 36, as long as the limit is."""
    return f"{_base36(number):0>{len(_base36(limit))}}"


def _base36(number: int) -> str:
    return (_base36(number // 36) if number >= 36 else "") + _DIGITS[number % 36]


def _added_filters(
    index: Path, filters: Filters, number_of: dict[str, int], named_by_pages: Collection[str]
) -> list[list[str]]:
    """The table's [name, file] of each filter, after its file was written."""
    contents = {
        name: _SIGNATURE
        + cbor2.dumps(
            [name, [[value, sorted(map(number_of.__getitem__, values[value]))] for value in sorted(values)]]
        )
        for name, values in filters.items()
    }
    prefix = _prefix(content for name, content in contents.items() if name not in named_by_pages)
    prefix_of_pages = _prefix(page.encode() for page in sorted(number_of, key=number_of.__getitem__))
    folder = index / "filter"
    folder.mkdir(exist_ok=True)
    pairs = []
    for number, (name, content) in enumerate(sorted(contents.items())):
        file_prefix = prefix_of_pages if name in named_by_pages else prefix
        file_name = f"{file_prefix}{_padded(number, len(contents))}"
        (folder / f"{file_name}.pf_filter").write_bytes(gzip.compress(content, mtime=0))
        pairs.append([name, file_name])
    return pairs


def _prefix(contents: Iterable[bytes]) -> str:
    """The start of the names of filters."""
    digest = hashlib.sha256()
    for content in contents:
        digest.update(content + b"\0")
    return digest.hexdigest()[:_PREFIX_LENGTH]


def _sorted_filter(index: Path, name: str, file_name: str) -> list[str]:
    """The table's [name, file] of a filter, after its values were sorted."""
    file = index / "filter" / f"{file_name}.pf_filter"
    same_name, values = cbor2.loads(_unpack(file))
    if same_name != name:
        raise ValueError(f"expected the filter {name!r} in {file.name}, found {same_name!r}")
    return [name, _replace(file, [name, sorted(values, key=repr)], "{}.pf_filter")]


def _read_table(file: Path) -> list[Any]:
    table = cbor2.loads(_unpack(file))
    if not isinstance(table, list) or len(table) <= _FILTERS or not isinstance(table[_FILTERS], list):
        raise ValueError(f"expected a table of contents of Pagefind 1.5 in {file.name}, found something else")
    return table


def _unpack(file: Path) -> bytes:
    content = gzip.decompress(file.read_bytes())
    if not content.startswith(_SIGNATURE):
        raise ValueError(f"expected a file of Pagefind 1.5, found something else in {file.name}")
    return content.removeprefix(_SIGNATURE)


def _replace(file: Path, item: object, new_name: str) -> str:
    """Write `item` to a file named by its hash in place of `file`; return its name in the tables."""
    content = _SIGNATURE + cbor2.dumps(item)
    digest = hashlib.sha256(content).hexdigest()[:10]
    file.unlink()
    (file.parent / new_name.format(digest)).write_bytes(gzip.compress(content, mtime=0))
    return digest
