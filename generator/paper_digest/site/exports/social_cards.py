"""Draws the pictures that other sites show beside a link to a page: one for each topic, and one for the rest.

A picture for each paper would take more space than all pages. These have the size that Open Graph's
consumers ask for.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Final

from PIL import Image, ImageDraw, ImageFont

from paper_digest.model.digest import MAP_SIZE, Digest
from paper_digest.model.site_files import SiteFiles

SIZE: Final = (1200, 630)
"""Pixels, as https://ogp.me's consumers recommend."""
_PAGE, _TEXT, _MUTED, _DOT, _ACCENT = "#faf7f0", "#221e18", "#6a6154", "#cdc3b2", "#a2391b"
"""The colors of assets/css/theme.css."""
_MARGIN, _TEXT_WIDTH, _LINES = 72, 480, 4
_MAP: Final = (600, 60, 1140, 570)
"""Left, top, right and bottom of the map of papers."""
_COLORS: Final = 16
_LAST_LETTER: Final = "\u017f"
"""The last letter of Latin Extended-A: others are not in the typefaces."""
_Font = ImageFont.FreeTypeFont


def card_path(topic: str | None) -> str:
    """Where the picture of a topic is, relative to docs/; None for papers without a topic."""
    return f"cards/{topic or 'digest'}.png"


def social_cards(digest: Digest, fonts: Path) -> SiteFiles:
    """The PNG files; `fonts` is the folder of the typefaces."""
    count = len(digest.papers)
    cards = [(card_path(None), _card("Papers, digested", count, frozenset(), digest, fonts))]
    for topic in digest.topics:
        if topic.papers:
            name, papers = topic.rule.name, frozenset(topic.papers)
            cards.append((card_path(topic.rule.id), _card(name, len(papers), papers, digest, fonts)))
    return tuple(cards)


def _card(heading: str, count: int, highlighted: Collection[str], digest: Digest, fonts: Path) -> bytes:
    """A heading, the number of papers, and the map with some papers highlighted."""
    image = Image.new("RGB", SIZE, _PAGE)
    draw = ImageDraw.Draw(image)
    for is_highlighted in (False, True):
        for analyzed in digest.papers:
            if (analyzed.paper.id in highlighted) is is_highlighted:
                _dot(draw, analyzed.map_position, is_highlighted)
    serif, sans = _font(fonts / "newsreader.woff2", 64), _font(fonts / "instrument-sans.woff2", 32)
    lines = _wrapped(heading if max(heading) <= _LAST_LETTER else "", serif)
    text = "\n".join(lines)
    top = (SIZE[1] - 76 * len(lines) - 60) / 2
    draw.multiline_text((_MARGIN, top), text, fill=_TEXT, font=serif, spacing=8)
    noun = "paper" if count == 1 else "papers"
    draw.text((_MARGIN, top + 76 * len(lines) + 24), f"{count:,} {noun}", fill=_MUTED, font=sans)
    return _png(image)


def _dot(draw: ImageDraw.ImageDraw, position: tuple[int, int], is_highlighted: bool) -> None:
    left, top, right, bottom = _MAP
    x = left + position[0] / MAP_SIZE * (right - left)
    y = bottom - position[1] / MAP_SIZE * (bottom - top)
    radius = 6 if is_highlighted else 3
    draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=_ACCENT if is_highlighted else _DOT)


@cache
def _font(path: Path, size: int) -> _Font:
    return ImageFont.truetype(str(path), size)


def _wrapped(text: str, font: _Font) -> list[str]:
    """The lines of a text that fit into the column."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and font.getlength(longer) <= _TEXT_WIDTH:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines[:_LINES]


def _png(image: Image.Image) -> bytes:
    stream = BytesIO()
    image.quantize(_COLORS).save(stream, "PNG", optimize=True)
    return stream.getvalue()
