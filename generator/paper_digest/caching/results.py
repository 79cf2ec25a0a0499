"""Keeps the results of pure functions by a hash of their inputs, so that equal inputs are computed once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any, Final, TypeVar

import msgspec

from paper_digest.caching.code_version import code_version
from paper_digest.caching.entry_file import EntryFile

_KEY_BYTES: Final = 20
_Input = TypeVar("_Input")
_Result = TypeVar("_Result")
UNENCODED: Final = (TypeError, ValueError, OverflowError, RecursionError)
"""What `encoded` raises for values that it cannot encode."""
_encoder: Final = msgspec.msgpack.Encoder()


def encoded(value: Any) -> bytes:
    """The bytes of a value of frozen types, dictionaries and sequences.

    Raises one of UNENCODED for values of other types, text that is not valid Unicode, as half of a surrogate
    pair, and integers of more than 64 bits.
    """
    return _encoder.encode(value)


@dataclass(frozen=True, slots=True)
class Results:
    """The results of one version of the code in a file; without a file, everything is computed."""

    file: EntryFile | None = None
    version: bytes = b""
    """What every result depends on besides its inputs."""
    used: set[bytes] = field(default_factory=set)
    """The keys of the entries that this run used."""

    @classmethod
    def of_this_code(cls, file: EntryFile) -> Results:
        """The results in a file that this version of the code computed."""
        return cls(file, code_version())

    def key(self, stage: str, *inputs: bytes) -> bytes:
        """The key of the result of a stage for these inputs."""
        digest = blake2b(digest_size=_KEY_BYTES)
        for part in (self.version, stage.encode(), *inputs):
            digest.update(len(part).to_bytes(8, "big"))
            digest.update(part)
        return digest.digest()

    def load(self, keys: Iterable[bytes]) -> dict[bytes, bytes]:
        """The entries with these keys, as far as they are kept."""
        entries = self.file.load(keys) if self.file else {}
        self.used.update(entries)
        return entries

    def add(self, entries: dict[bytes, bytes]) -> None:
        """Keeps entries."""
        if self.file:
            self.file.add(entries)
            self.used.update(entries)

    def each(
        self,
        stage: str,
        items: Sequence[_Input],
        inputs: Callable[[_Input], Iterable[bytes] | None],
        kind: Any,
        compute: Callable[[_Input], _Result],
    ) -> list[_Result]:
        """`compute` of each item, or the kept result if its `inputs` have one; without inputs, none is kept.

        kind: the type of the results, from which they are decoded; a result of another type is no result.
        """
        return self.start(stage, items, inputs, kind, lambda missing: lambda: list(map(compute, missing)))()

    def start(
        self,
        stage: str,
        items: Sequence[_Input],
        inputs: Callable[[_Input], Iterable[bytes] | None],
        kind: Any,
        start_all: Callable[[Sequence[_Input]], Callable[[], Sequence[_Result]]],
    ) -> Callable[[], list[_Result]]:
        """Like `each`, for results that another process computes meanwhile.

        start_all: starts the computation of the results that are not kept, and returns a function that waits
        for them. Returns a function that waits for them, too, and gives the results of all items.
        """
        keys = [self._key_of(stage, item, inputs) for item in items] if self.file else [b""] * len(items)
        kept = self.load(key for key in keys if key)
        decoder = msgspec.msgpack.Decoder(kind)
        results: list[Any] = [_decoded(decoder, kept[key]) if key in kept else None for key in keys]
        missing = [number for number, result in enumerate(results) if result is None]
        wait = start_all([items[number] for number in missing])

        def all_results() -> list[_Result]:
            new: dict[bytes, bytes] = {}
            for number, result in zip(missing, wait(), strict=True):
                results[number] = result
                new |= _entry(keys[number], result) if keys[number] else {}
            self.add(new)
            return results

        return all_results

    def _key_of(self, stage: str, item: _Input, inputs: Callable[[_Input], Iterable[bytes] | None]) -> bytes:
        """The key of the result for an item; empty if it has no inputs, or they cannot be encoded."""
        try:
            parts = inputs(item)
            return b"" if parts is None else self.key(stage, *parts)
        except UNENCODED:
            return b""

    def finish(self) -> None:
        """Ends the run: entries that no recent run used make room."""
        if self.file:
            self.file.keep(self.used)


NO_RESULTS: Final = Results()
"""Keeps nothing."""


def _entry(key: bytes, result: object) -> dict[bytes, bytes]:
    """The entry of a result; none if it cannot be encoded."""
    try:
        return {key: encoded(result)}
    except UNENCODED:
        return {}


def _decoded(decoder: Any, content: bytes) -> Any:
    """The result in an entry; None if it has another type."""
    try:
        return decoder.decode(content)
    except (msgspec.MsgspecError, RecursionError):
        return None
