"""Defines the problems that are reported to users."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from paper_digest.values.printable import printable

_LONGEST_QUOTE: Final = 400
"""Characters of what was found that a message shows: a value may fill a whole file."""


MAY_BE_CUT: Final = "it may have been cut"
"""What a message says of a file that ends too early."""


class Severity(StrEnum):
    ERROR = "error"
    """Some input is missing from the digest; the exit status is not 0."""
    WARNING = "warning"
    """Everything is in the digest, but someone should look."""


def and_more(count: int) -> str:
    """What a message about the first of several faults says of the others: "" or " (and 3 more)"."""
    return f" (and {count:,} more)" if count else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A problem in an input file, and how to fix it."""

    file: str
    line: int | None
    """Counted from 1; None for the whole file."""
    expected: str
    actual: str
    advice: str
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        location = self.file if self.line is None else f"{self.file}:{self.line}"
        quoted = self.actual
        if len(quoted) > _LONGEST_QUOTE:
            quoted = f"{quoted[:_LONGEST_QUOTE]} … ({len(quoted):,} characters)"
        message = f"{location}: {self.severity}: expected {self.expected}, found {quoted}. {self.advice}"
        # Messages of libraries quote what they read as it is.
        return "\n".join(map(printable, message.split("\n")))
