"""Rewrites Pagefind's tables of contents: filters, which come in a chance order, in one order, papers under names that take few bytes.

Pagefind's files are CBOR (RFC 8949) behind a signature, packed with gzip. Its table of contents is a list of six: version, pages,
chunks of words, filters as (name, file), orders, fields. A page is the name of its file, its *fragment*, and its number of words.
A filter's file is its name and a list of (value, papers).
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

_SIGNATURE = b"pagefind_dcd"
_PAGES, _FILTERS = 1, 3
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_NUMBER, _TEXT, _LIST = 0, 3, 4
_WIDTHS = {24: 1, 25: 2, 26: 4, 27: 8}

Item = int | str | list["Item"]


def is_whole(index: Path) -> bool:
    """Whether every file of the index is on disk with all that belongs into it."""
    try:
        entry = json.loads((index / "pagefind-entry.json").read_bytes())
        for language in entry["languages"].values():
            _, pages, chunks, filters, *_ = _table(index / f"pagefind.{language['hash']}.pf_meta")
            files = [f"fragment/{page[0]}.pf_fragment" for page in pages]
            files += [f"index/{chunk[-1]}.pf_index" for chunk in chunks] + [
                f"filter/{one[-1]}.pf_filter" for one in filters
            ]
            for file in files:
                gzip.decompress((index / file).read_bytes())
    except (OSError, EOFError, ValueError):
        return False
    return all(file.stat().st_size for file in index.iterdir())


def settle(index: Path, order: Sequence[str]) -> None:
    """Rewrites the index's filters, its table of contents and its entry in place; filters and tables are named by what is in them.

    `order` has the address of each page, as "/papers/x/". A page's fragment is named by its place there, so that a browser can
    put results into that order by their names alone. Raises ValueError for an index of another format.
    """
    entry = json.loads((index / "pagefind-entry.json").read_bytes())
    ranks = {address: rank for rank, address in enumerate(order)}
    for language in entry["languages"].values():
        contents = index / f"pagefind.{language['hash']}.pf_meta"
        table = _table(contents)
        table[_PAGES] = _named(table[_PAGES], index / "fragment", ranks)
        table[_FILTERS] = sorted((_settled(index, one) for one in table[_FILTERS]), key=repr)
        language["hash"] = _write(table, index, "pagefind.en_{}.pf_meta", contents)
    (index / "pagefind-entry.json").write_text(json.dumps(entry, sort_keys=True), "utf-8")


def _table(contents: Path) -> list[Any]:
    table = _read(contents)
    if not isinstance(table, list) or len(table) <= _FILTERS or not isinstance(table[_FILTERS], list):
        raise ValueError(
            f"expected a table of contents of Pagefind 1.5 in {contents.name}, found something else"
        )
    return table


def _named(pages: list[Any], folder: Path, ranks: dict[str, int]) -> list[Any]:
    """The pages under the names of their ranks. Pagefind's own names say nothing and take two thirds of the table of contents.

    All begin with a mark of what is in all of them, so that no browser takes a page that it remembers for another of that rank.
    """
    held = {
        name: gzip.decompress((folder / f"{name}.pf_fragment").read_bytes()).removeprefix(_SIGNATURE)
        for name, _ in pages
    }
    places = {name: ranks[json.loads(content)["url"]] for name, content in held.items()}
    mark = hashlib.sha256(
        b"".join(held[name] for name in sorted(places, key=places.__getitem__))
    ).hexdigest()[:6]
    width = len(_in_digits(len(ranks)))
    names = {name: f"{mark}{_in_digits(place):0>{width}}" for name, place in places.items()}
    for name, new in names.items():
        (folder / f"{name}.pf_fragment").rename(folder / f"{new}.pf_fragment")
    return [[names[name], words] for name, words in pages]


def _in_digits(number: int) -> str:
    """The number to the base 36, in the order of code points."""
    return (_in_digits(number // 36) if number >= 36 else "") + _DIGITS[number % 36]


def _settled(index: Path, told: Item) -> Item:
    """The (name, file) of a filter after its values were put in order."""
    match told:
        case [str(name), str(file)]:
            before = index / "filter" / f"{file}.pf_filter"
            match _read(before):
                case [str(same), list(values)] if same == name:
                    return [
                        name,
                        _write([name, sorted(values, key=repr)], index / "filter", "en_{}.pf_filter", before),
                    ]
    raise ValueError(f"expected a filter of Pagefind 1.5, found {told!r}")


def _read(file: Path) -> Item:
    content = gzip.decompress(file.read_bytes())
    if not content.startswith(_SIGNATURE):
        raise ValueError(f"expected a file of Pagefind 1.5, found another in {file.name}")
    return _decoded(content, len(_SIGNATURE))[0]


def _write(item: Item, folder: Path, name: str, instead: Path) -> str:
    """Writes a file in place of another; gives back what the tables call it."""
    content = _SIGNATURE + encoded(item)
    digest = hashlib.sha256(content).hexdigest()[:10]
    instead.unlink()
    (folder / name.format(digest)).write_bytes(gzip.compress(content, mtime=0))
    return f"en_{digest}"


def decoded(content: bytes) -> Item:
    """The item that CBOR bytes stand for: numbers from 0, texts and lists. Raises ValueError for anything else."""
    return _decoded(content, 0)[0]


def _decoded(content: bytes, at: int) -> tuple[Item, int]:
    kind, size = content[at] >> 5, content[at] & 31
    at += 1
    if size in _WIDTHS:
        size, at = int.from_bytes(content[at : at + _WIDTHS[size]], "big"), at + _WIDTHS[size]
    elif size > max(_WIDTHS):
        raise ValueError("a CBOR item without a length")
    if kind == _NUMBER:
        return size, at
    if kind == _TEXT:
        return content[at : at + size].decode(), at + size
    if kind != _LIST:
        raise ValueError(f"a CBOR item of kind {kind}")
    items: list[Item] = []
    for _ in range(size):
        item, at = _decoded(content, at)
        items.append(item)
    return items, at


def encoded(item: Item) -> bytes:
    """The shortest CBOR bytes for an item."""
    match item:
        case int():
            return _head(_NUMBER, item)
        case str():
            text = item.encode()
            return _head(_TEXT, len(text)) + text
    return _head(_LIST, len(item)) + b"".join(map(encoded, item))


def _head(kind: int, size: int) -> bytes:
    if size < min(_WIDTHS):
        return bytes([kind << 5 | size])
    mark, width = next((mark, width) for mark, width in _WIDTHS.items() if size < 1 << 8 * width)
    return bytes([kind << 5 | mark]) + size.to_bytes(width, "big")
