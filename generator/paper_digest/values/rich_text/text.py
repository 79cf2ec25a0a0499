"""Defines rich text and its plain forms, each computed once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final

from msgspec.structs import replace

from paper_digest.values.clean_text import fold_space
from paper_digest.values.rich_text.formula_text import formula_text
from paper_digest.values.rich_text.inlines import Inline, Link, Math, TextRun
from paper_digest.values.rich_text.latex import parse_inlines

FORMULA, LINK = "\ue000", "\ue001"
"""Placeholders for a formula and a link in `RichText.flat`."""
_PARSED_TEXTS: Final = 16_384
"""The number of parsed texts to cache: linkage needs each several times. Chosen by hand."""


@dataclass(frozen=True)
class RichText:
    """Clean text of a title, an abstract or a sentence. Each sink has its own renderer."""

    inlines: tuple[Inline, ...] = ()

    @classmethod
    def parse(cls, raw: str) -> RichText:
        """The rich text of scraped or LaTeX text; never fails, and loses no word."""
        return _parse(raw)

    def __iter__(self) -> Iterator[Inline]:
        return iter(self.inlines)

    def __len__(self) -> int:
        """The number of inlines; an empty text is false."""
        return len(self.inlines)

    @cached_property
    def plain(self) -> str:
        """The words in plain Unicode without TeX: `ℓ∞`, `x²`, `O(n log n)`."""
        return fold_space("".join(map(_as_plain, self.inlines)))

    @cached_property
    def with_tex(self) -> str:
        """The words with formulas as `$tex$`; the URL of a link follows its text in brackets."""
        return fold_space("".join(map(_as_tex, self.inlines)))

    @cached_property
    def flat(self) -> str:
        """The words with one placeholder character for each formula or link; see `cut`."""
        return "".join(map(_as_flat, self.inlines))

    def cut(self, spans: Iterable[tuple[int, int]]) -> RichText:
        """The parts at the spans (start, end; ascending, disjoint) of `flat`, one after the other."""
        return RichText(tuple(inline for start, end in spans for inline in self._part(start, end)))

    def _part(self, start: int, end: int) -> Iterator[Inline]:
        offset = 0
        for inline in self.inlines:
            length = len(_as_flat(inline))
            first, last = max(start - offset, 0), min(end - offset, length)
            if first < last:
                yield replace(inline, text=inline.text[first:last]) if isinstance(inline, TextRun) else inline
            offset += length


@lru_cache(maxsize=_PARSED_TEXTS)
def _parse(raw: str) -> RichText:
    return RichText(parse_inlines(raw))


def _as_plain(inline: Inline) -> str:
    return formula_text(inline.tex) if isinstance(inline, Math) else inline.text


def _as_tex(inline: Inline) -> str:
    match inline:
        case TextRun(text, _):
            return text
        case Math(tex):
            return f"${tex}$"
        case Link(text, url):
            return text if text in url else f"{text} ({url})"


def _as_flat(inline: Inline) -> str:
    if isinstance(inline, TextRun):
        return inline.text
    return FORMULA if isinstance(inline, Math) else LINK
