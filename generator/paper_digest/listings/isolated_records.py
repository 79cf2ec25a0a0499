"""Keeps a fault of the program to the paper of a page in whose lines it happens."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from paper_digest.model.record import Span
from paper_digest.sources.coverage import ParserOutput, UnparsedSpan
from paper_digest.sources.isolation import Failure, attempt


def isolated_outputs(
    extract: Callable[[], Iterable[ParserOutput]], dump: str, span: Span
) -> Iterator[ParserOutput]:
    """What `extract` yields for one paper of a dump; if it fails, the paper's lines are unparsed."""
    outputs = attempt(lambda: tuple(extract()))
    if isinstance(outputs, Failure):
        yield UnparsedSpan(span, outputs.reason)
        yield outputs.problem(dump, span.first, "a paper", "The other papers of the dump were read.")
    else:
        yield from outputs
