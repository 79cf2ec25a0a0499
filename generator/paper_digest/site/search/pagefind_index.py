"""Turns records of papers into the search index that a browser reads, with Pagefind."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from pagefind.service import PagefindService

from paper_digest.model.site_files import Site
from paper_digest.site.search.index_metadata import is_whole, settle

FOLDER = "pagefind"
"""Of the index, below the site; docs/assets/search/worker.js reads it there."""
WORDS = "words.txt"
"""The list of words, beside the index."""
# What Pagefind writes besides, for sites that have no search page of their own.
_UNUSED = ("pagefind-*.js", "pagefind-*.css", "wasm.unknown.pagefind")


_PATIENCE = 60
"""Seconds that the files of an index may take to reach the disk."""


class IndexingError(Exception):
    """Pagefind made no index, with what it said."""


def write_index(records: Site, words: bytes, site: Path) -> int:
    """Puts the index of the records, and the list of words, into the built site; gives back how many papers are in it.

    Results can be put into the order of the records. Equal records give equal bytes. Raises IndexingError where Pagefind fails,
    OSError when the disk refuses.
    """
    target = site / FOLDER
    shutil.rmtree(target, ignore_errors=True)
    with tempfile.TemporaryDirectory() as folder:
        # One call for a folder: the interface takes single records too, yet answers ten of them a second.
        for path, content in records:
            file = Path(folder, path)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
        # In a thread of its own, since the caller's may have an event loop that runs already.
        with ThreadPoolExecutor(1) as thread:
            count = thread.submit(asyncio.run, _index(Path(folder), target)).result()
    if count != len(records):
        raise IndexingError(f"expected an index of {len(records)} papers, Pagefind made one of {count}")
    try:
        settle(target, [f"/{path.removesuffix('index.html')}" for path, _ in records])
    except (ValueError, KeyError, IndexError) as error:
        raise IndexingError(f"this version of Pagefind writes another format: {error}") from error
    for pattern in _UNUSED:
        for file in target.glob(pattern):
            file.unlink()
    (target / WORDS).write_bytes(words)
    return count


async def _index(folder: Path, target: Path) -> int:
    try:
        async with PagefindService() as service:
            index = await service.create_index({"force_language": "en"})
            count = int((await index.add_directory(str(folder)))["page_count"])
            await index.write_files(str(target))
            # Pagefind says that it has written its files a moment before it has, and is ended when this block is left.
            async with asyncio.timeout(_PATIENCE):
                while not is_whole(target):
                    await asyncio.sleep(0.05)
            return count
    except TimeoutError:
        raise IndexingError(f"its files did not reach the disk within {_PATIENCE} seconds") from None
    except OSError:
        raise
    except Exception as error:  # Pagefind's interface raises nothing more special
        raise IndexingError(str(error)) from error
