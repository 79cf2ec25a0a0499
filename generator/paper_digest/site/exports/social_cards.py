"""Draws the pictures that other sites show beside a link to a page: one for each topic, and one for the rest.

A picture for each paper would take more space than all pages. These have the size that Open Graph's
consumers ask for.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Final, cast

from PIL import Image, ImageDraw, ImageFont

from paper_digest.model.digest import MAP_SIZE, Digest
from paper_digest.model.site_files import SiteFiles
from paper_digest.values.clean_text import clean
from paper_digest.values.count import count_of

SIZE: Final = (1200, 630)
"""Pixels, as https://ogp.me's consumers recommend."""
_PAGE, _TEXT, _MUTED, _DOT, _ACCENT = "#faf7f0", "#221e18", "#6a6154", "#cdc3b2", "#a2391b"
"""The colors of assets/css/theme.css."""
_MARGIN, _TEXT_WIDTH, _LINES, _LINE_HEIGHT = 72, 480, 4, 76
_MAP: Final = (600, 60, 1140, 570)
"""Left, top, right and bottom of the map of papers."""
_LONGEST_HEADING: Final = 200
"""Characters; no more fit beside the map, and a line of many more is too large a picture."""
_COLORS: Final = 16
_NO_LETTER: Final = "\U0010ffff"
"""No typeface has it, so each draws the sign that it draws for all letters it lacks."""
_Font = ImageFont.FreeTypeFont


def card_path(topic: str | None) -> str:
    """Where the picture of a topic is, relative to docs/; None for papers without a topic."""
    return f"cards/{topic or 'digest'}.png"


def social_cards(digest: Digest, fonts: Sequence[Path], title: str) -> SiteFiles:
    """The PNG files; `fonts` are the folders of the typefaces, and `title` is that of the digest."""
    base = Image.new("RGB", SIZE, _PAGE)
    _draw_dots(base, (analyzed.map_position for analyzed in digest.papers), 3, _DOT)
    cards = [(card_path(None), _card(base, title, len(digest.papers), fonts))]
    for topic in digest.topics:
        if topic.papers:
            image = base.copy()
            _draw_dots(image, (digest.by_id[paper].map_position for paper in topic.papers), 6, _ACCENT)
            cards.append((card_path(topic.rule.id), _card(image, topic.rule.name, len(topic.papers), fonts)))
    return tuple(cards)


def _draw_dots(image: Image.Image, positions: Iterable[tuple[int, int]], radius: int, color: str) -> None:
    """Draws papers on the map, each as a dot."""
    draw = ImageDraw.Draw(image)
    left, top, right, bottom = _MAP
    for across, up in positions:
        x = left + across / MAP_SIZE * (right - left)
        y = bottom - up / MAP_SIZE * (bottom - top)
        draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=color)


def _card(dots: Image.Image, heading: str, count: int, fonts: Sequence[Path]) -> bytes:
    """A copy of the image with a heading and the number of papers, as PNG."""
    image = dots.copy()
    draw = ImageDraw.Draw(image)
    serif, sans = _typeface("newsreader", 64, fonts), _typeface("instrument-sans", 32, fonts)
    text = clean(heading)[:_LONGEST_HEADING]  # a line break or a control character cannot be drawn
    lines = _wrapped(text if _has_letters(serif, text) else "", serif)
    height = _LINE_HEIGHT * len(lines)
    top = (SIZE[1] - height - 60) / 2
    for number, line in enumerate(lines):
        draw.text((_MARGIN, top + number * _LINE_HEIGHT), line, fill=_TEXT, font=serif)
    draw.text((_MARGIN, top + height + 24), count_of(count, "paper"), fill=_MUTED, font=sans)
    return _png(image)


def _typeface(name: str, size: int, folders: Sequence[Path]) -> _Font:
    """The typeface of this name, from the first folder that has it."""
    files = [folder / f"{name}.woff2" for folder in folders]
    return _font(next((path for path in files if path.is_file()), files[0]), size)


@cache
def _font(path: Path, size: int) -> _Font:
    """The typeface; without its file, the one that Pillow includes."""
    if not path.is_file():
        return cast(_Font, ImageFont.load_default(size))
    return ImageFont.truetype(str(path), size)


def _has_letters(font: _Font, text: str) -> bool:
    """Whether the typeface has all letters of a text."""
    missing = _drawn(font, _NO_LETTER)
    return all(_drawn(font, letter) != missing for letter in set(text))


def _drawn(font: _Font, letter: str) -> tuple[tuple[float, float, float, float], bytes]:
    return font.getbbox(letter), bytes(font.getmask(letter))


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
    image.quantize(_COLORS, Image.Quantize.FASTOCTREE).save(stream, "PNG")
    return stream.getvalue()
