"""What a person should know or do about one place in one file."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    ERROR = "error"
    """Something of the user's did not make it into the digest; the exit status says so."""
    WARNING = "warning"
    """Everything is in the digest, yet a person should look."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What a person should know or do about one place in one file."""

    file: str
    line: int | None
    """Counted from 1; None where the whole file is meant."""
    expected: str
    found: str
    advice: str
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        place = self.file if self.line is None else f"{self.file}:{self.line}"
        return f"{place}: {self.severity}: expected {self.expected}, found {self.found}. {self.advice}"
