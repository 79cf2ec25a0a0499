"""Writes embeddings.bin, with which the search page finds papers by meaning.

The file is a sequence of bytes: the version of this format, 1; the number of dimensions, 0 for a digest
without embeddings; then for each paper, in the order of map.json, one signed byte for each dimension. Papers
without words have zeros, all others vectors of about the same length.
"""

from __future__ import annotations

from paper_digest.model.digest import Digest

_VERSION = 1


def embeddings_file(digest: Digest) -> bytes:
    """The bytes of embeddings.bin."""
    dimensions = len(digest.embeddings) // len(digest.papers) if digest.papers else 0
    return bytes([_VERSION, dimensions]) + digest.embeddings
