"""Reads Markdown as a list of papers."""

from __future__ import annotations

from collections.abc import Iterator

from paper_digest.listings.entries import entry_list
from paper_digest.listings.markup.blocks import parse_blocks
from paper_digest.model.record import Sighting
from paper_digest.sources.coverage import ParserOutput, UnparsedSpan

LONG_TITLES = (
    "Sparse Gradients Are Enough for Looms",
    "Weaving Attention Maps from Threads",
    "Faster Knitting with Learned Needles",
    "A Survey of Yarn Representations",
)
"""As long as most titles."""

_OTHERS = "".join(
    f"\n- **Another Title of Words {name}**, Ada Lovelace. [[pdf](https://arxiv.org/abs/2410.1000{number})]"
    for number, name in enumerate(("Aleph", "Beth", "Gimel"), 1)
)


def arxiv(number: int) -> str:
    """The address of a paper."""
    return f"https://arxiv.org/abs/2410.{10001 + number}"


def entry(markdown: str) -> Sighting:
    """The first paper of a list."""
    return sightings_in(f"# Papers\n\n{markdown}{_OTHERS}\n")[0]


def sightings_in(text: str) -> tuple[Sighting, ...]:
    """The papers of a page that is a list."""
    return tuple(output for output in _outputs(text) if isinstance(output, Sighting))


def unparsed_in(text: str) -> tuple[tuple[int, str], ...]:
    """The first line of each unparsed part of such a page, and why it is none of a paper."""
    unparsed = (output for output in _outputs(text) if isinstance(output, UnparsedSpan))
    return tuple((output.span.first, output.reason) for output in unparsed)


def _outputs(text: str) -> Iterator[ParserOutput]:
    outputs = entry_list.parse(parse_blocks("list.md", text.split("\n")))
    assert outputs is not None, "not read as a list of papers"
    return outputs
