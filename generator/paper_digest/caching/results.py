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
        inputs: Callable[[_Input], Iterable[bytes]],
        kind: Any,
        compute: Callable[[_Input], _Result],
    ) -> list[_Result]:
        """`compute` of each item, or the kept result if its `inputs` have one.

        kind: the type of the results, from which they are decoded; a result of another type is no result.
        """
        if not self.file:
            return list(map(compute, items))
        keys = [self._key_of(stage, item, inputs) for item in items]
        kept = self.load(key for key in keys if key)
        decoder = msgspec.msgpack.Decoder(kind)
        new: dict[bytes, bytes] = {}
        results: list[_Result] = []
        for key, item in zip(keys, items, strict=True):
            content = kept.get(key)
            result = None if content is None else _decoded(decoder, content)
            if result is None:
                result = compute(item)
                new |= _entry(key, result) if key else {}
            results.append(result)
        self.add(new)
        return results

    def _key_of(self, stage: str, item: _Input, inputs: Callable[[_Input], Iterable[bytes]]) -> bytes:
        """The key of the result for an item; empty if its inputs cannot be encoded."""
        try:
            return self.key(stage, *inputs(item))
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
