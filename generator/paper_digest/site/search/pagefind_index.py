"""Builds the search index that a browser reads, with Pagefind."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
import time
from collections.abc import Coroutine, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Final

from pagefind.service import PagefindService

from paper_digest.model.site_files import PagePath, SiteFiles
from paper_digest.site.exports.search_listings import LISTINGS
from paper_digest.site.exports.search_names import SearchFilters
from paper_digest.site.search.index_metadata import is_complete, make_reproducible
from paper_digest.values.count import count_of
from paper_digest.values.language import ENGLISH

FOLDER = "pagefind"
"""The index's folder in the site; the search worker in docs/assets/ reads it."""
_VOCABULARY = "words.txt"
# Pagefind's user interface; the site has its own search page.
_UNUSED = ("pagefind-*.js", "pagefind-*.css", "wasm.unknown.pagefind")
_STEMMED = frozenset("ar da de el en es fi fr hu it nl no pl pt ro ru sv tr".split())
_ENDED: Final = (
    "Pagefind ended before the index was written, as without enough memory or on a full disk. "
    "Free some and build again"
)
_LONGEST_PAUSE: Final = 10.0
"""Seconds without a new byte after which Pagefind writes no more; chosen by hand."""


class IndexingError(Exception):
    """Pagefind could not build the index."""


def write_index(
    documents: SiteFiles,
    filters: SearchFilters,
    vocabulary: bytes,
    dates: Mapping[PagePath, str],
    site: Path,
    language: str = ENGLISH,
) -> int:
    """Write the index of the documents and the vocabulary into the built site; return the number of papers.

    `filters` are added to those in the documents. Results can be sorted by `dates`: the date of
    each document by its path. Words are also found in other forms, by the rules of `language`. Equal
    documents give equal bytes. Raises IndexingError if Pagefind fails, OSError if a file cannot be written.
    """
    target = site / FOLDER
    shutil.rmtree(target, ignore_errors=True)
    with tempfile.TemporaryDirectory() as folder:
        # Pagefind indexes a folder at once; adding documents one by one takes a tenth of a second each.
        for path, content in documents:
            file = Path(folder, path)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
        # In a separate thread, since the caller's may already run an event loop.
        with ThreadPoolExecutor(1) as thread:
            count = thread.submit(asyncio.run, _index(Path(folder), target, language)).result()
    if count != len(documents):
        expected = count_of(len(documents), "paper")
        raise IndexingError(f"expected an index of {expected}, Pagefind built one of {count:,}")
    try:
        addresses = {_address(path): date for path, date in dates.items()}
        make_reproducible(target, addresses, _by_address(filters), named_by_pages=(LISTINGS,))
    except (ValueError, KeyError, IndexError, TypeError) as error:
        raise IndexingError(f"this version of Pagefind writes another format: {error}") from error
    for pattern in _UNUSED:
        for file in target.glob(pattern):
            file.unlink()
    (target / _VOCABULARY).write_bytes(vocabulary)
    return count


def search_language(languages: Sequence[str]) -> str:
    """The first of the languages whose forms of words Pagefind knows; English without one."""
    return next((language for language in languages if language in _STEMMED), ENGLISH)


def _address(path: PagePath) -> str:
    """The path of a document as Pagefind writes it."""
    return f"/{path.removesuffix('index.html')}"


def _by_address(filters: SearchFilters) -> dict[str, dict[str, list[str]]]:
    return {
        name: {value: [_address(path) for path in paths] for value, paths in values.items()}
        for name, values in filters.items()
    }


async def _index(folder: Path, target: Path, language: str) -> int:
    try:
        async with PagefindService() as service:
            return await _unless_ended(_written(service, folder, target, language))
    except ProcessLookupError as error:  # it cannot be stopped any more
        raise IndexingError(_ENDED) from error
    except (OSError, IndexingError):
        raise
    except Exception as error:  # Pagefind's interface raises nothing more specific
        raise IndexingError(str(error)) from error


async def _unless_ended(work: Coroutine[Any, Any, int]) -> int:
    """The result of work that Pagefind does; its interface waits for ever if the process is killed.

    Raises IndexingError if that happens: the task that reads its answers ends.
    """
    task = asyncio.ensure_future(work)
    reading = asyncio.all_tasks() - {task, asyncio.current_task()}
    done, _ = await asyncio.wait({task, *reading}, return_when=asyncio.FIRST_COMPLETED)
    if task not in done:
        raise IndexingError(_ENDED)
    return task.result()


async def _written(service: PagefindService, folder: Path, target: Path, language: str) -> int:
    """The number of documents in the index that Pagefind writes."""
    index = await service.create_index({"force_language": language})
    count = int((await index.add_directory(str(folder)))["page_count"])
    await index.write_files(str(target))
    # Pagefind reports success shortly before its files are on disk, and stops when it is not used any more.
    await _wait_for_files(target)
    return count


async def _wait_for_files(target: Path) -> None:
    """Waits until all files of an index are on disk; Pagefind does not say if it cannot write one.

    Raises IndexingError if they do not grow any more before.
    """
    size, last_change = -1, time.monotonic()
    while not is_complete(target):
        present, now = _size(target), time.monotonic()
        if present != size:
            size, last_change = present, now
        elif now - last_change > _LONGEST_PAUSE:
            raise IndexingError(
                f"Pagefind wrote only some of its files to {target}, as on a full disk. "
                "Free space and build again"
            )
        await asyncio.sleep(0.05)


def _size(folder: Path) -> int:
    """The bytes of all files below a folder."""
    return sum(file.stat().st_size for file in folder.rglob("*"))
