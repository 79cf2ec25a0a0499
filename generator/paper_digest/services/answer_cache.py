"""Keeps the answers of services on disk, so that an interrupted run goes on where it stopped."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import msgspec

from paper_digest.regular_file import content_of

MAX_AGE: Final = 30 * 24 * 3_600
"""Seconds after which an answer is asked for again; chosen by hand."""


class _Header(msgspec.Struct):
    """The first line of a file: what was asked and when, and the hash of the answer behind it."""

    question: str
    stored_at: float
    answer_hash: str


_DECODER = msgspec.json.Decoder(_Header)


@dataclass(frozen=True, slots=True)
class AnswerCache:
    """One file for each question, named by its hash."""

    folder: Path
    now: Callable[[], float]
    """The time in seconds since 1970."""

    def get(self, question: str) -> str | None:
        """The answer to a question; None if there is none, or its file is too old, cut or damaged."""
        try:
            line, _, answer = content_of(self._path(question)).partition(b"\n")
            header = _DECODER.decode(line)
            text = answer.decode("utf-8")
        except (OSError, UnicodeDecodeError, msgspec.DecodeError, RecursionError):
            return None
        is_whole = header.question == question and header.answer_hash == _hash(answer)
        return text if is_whole and 0 <= self.now() - header.stored_at < MAX_AGE else None

    def put(self, question: str, answer: str) -> None:
        """Stores an answer; another process never sees half of it."""
        content = answer.encode("utf-8", "replace")
        header = _Header(question, self.now(), _hash(content))
        self.folder.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=self.folder, suffix=".part", delete=False) as file:
            file.write(msgspec.json.encode(header) + b"\n" + content)
        os.replace(file.name, self._path(question))  # noqa: PTH105 - the name is a string

    def _path(self, question: str) -> Path:
        return self.folder / _hash(question.encode())


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
