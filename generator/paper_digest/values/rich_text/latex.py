"""Turns a scraped or LaTeX string into clean tuple[Inline, ...]: words in their faces, formulas, hyperlinks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from paper_digest.values.clean_text import clean
from paper_digest.values.rich_text import math_spans as formulas
from paper_digest.values.rich_text.inlines import Inline, Link, Math, TextRun, TextStyle
from paper_digest.values.rich_text.latex_commands import read_commands
from paper_digest.values.url import URL_IN_PROSE, split_url, trim_url

Put = Callable[[Inline], str]


# Private-use characters, which clean() has removed, hold the place of what is already understood.
_PLACE = 0xE000
_PLACES = re.compile("([\ue000-\uf8ff])")
_TYPOGRAPHY = (
    (re.compile(r"---"), "—"),
    (re.compile(r"(?<![-\w])--(?=\s)|(?<=\w)--(?=[\w\s])|(?<=\s)--(?=\s)"), "–"),
    (re.compile(r"``|(?<!\S)''(?=\w)"), "“"),
    (re.compile(r"(?<=[\w.,!?)%])''"), "”"),
    (re.compile(r"(?<=[\w.)])~(?=[\w(\\\[\ue000-\uf8ff])"), " "),
)
_NEEDS_READING = re.compile(
    r"[\\${}_^~]|--|``|''|\bO\(|\b(?:https?:|www\.|pm|approx|cdot|sim|varepsilon|infty|times)|[\w-]\.(?:com|io|org|ai|co)/",
    re.IGNORECASE,
)


def parse_inlines(raw: str) -> tuple[Inline, ...]:
    r"""What a person would have written for `raw`, in pieces; never fails, and drops no word.

    Accents, quotes, dashes, faces, `\href`, `\%` and formulas are read; what looks like LaTeX and is none stays as words.
    """
    text = clean(raw)
    if not _NEEDS_READING.search(text):
        return (TextRun(text),) if text else ()
    places: list[Inline] = []

    def put(piece: Inline) -> str:
        places.append(piece)
        return chr(_PLACE + len(places) - 1)

    text = URL_IN_PROSE.sub(lambda match: _put_address(match, put), text)
    text = _guard_specials(text, put)
    text = formulas.take_out(text, lambda tex: put(Math(_restored(tex, places))))
    for written, meant in _TYPOGRAPHY:
        text = written.sub(meant, text)
    text = text.replace("~", put(TextRun("~"))) if "~" in text else text
    pieces: list[Inline] = read_commands(text) if re.search(r"[\\{}]", text) else [TextRun(text)]
    return _tidy(_resolved(pieces, places))


def _guard_specials(text: str, put: Put) -> str:
    """Escaped characters become themselves before anything takes them for syntax."""
    return re.sub(
        r"\\([%&#$_{}])", lambda match: put(TextRun(match[1])) if match[1] in "%&#$_" else match.group(), text
    )


def _put_address(match: re.Match[str], put: Put) -> str:
    found = trim_url(match.group())
    if split_url(found.url) is None:
        return match.group()
    return put(Link(found.shown, found.url)) + found.after


def _restored(tex: str, places: list[Inline]) -> str:
    """A formula's TeX with the characters that were guarded inside it."""
    return _PLACES.sub(lambda match: _as_tex(places[ord(match[1]) - _PLACE]), tex)


def _as_tex(piece: Inline) -> str:
    match piece:
        case TextRun(text):
            return "\\" + text
        case Math(tex):
            return tex
        case Link(text, _):
            return text


def _resolved(pieces: list[Inline], places: list[Inline]) -> Iterator[Inline]:
    for piece in pieces:
        match piece:
            case TextRun(text, face):
                for part in _PLACES.split(text):
                    yield (
                        _in_face(places[ord(part) - _PLACE], face)
                        if _is_place(part, places)
                        else TextRun(part, face)
                    )
            case Link(shown, target):
                url, words = _flat(target, places), _flat(shown, places)
                generic = not words or words.lower() in {
                    "this https url",
                    "this http url",
                    "this url",
                    "link",
                    "here",
                }
                leads = url.startswith(("http://", "https://")) and split_url(url) is not None
                yield Link(url if generic else words, url) if leads else TextRun(words or url)
            case _:
                yield piece


def _is_place(part: str, places: list[Inline]) -> bool:
    return len(part) == 1 and 0 <= ord(part) - _PLACE < len(places)


def _in_face(piece: Inline, face: TextStyle) -> Inline:
    return replace(piece, style=face) if isinstance(piece, TextRun) else piece


def _flat(text: str, places: list[Inline]) -> str:
    r"""Words in which each place is what a reader would see there; an address inside \href is its address."""

    def shown(match: re.Match[str]) -> str:
        piece = places[ord(match[1]) - _PLACE]
        return piece.url if isinstance(piece, Link) else piece.tex if isinstance(piece, Math) else piece.text

    return _PLACES.sub(shown, text)


def _tidy(pieces: Iterator[Inline]) -> tuple[Inline, ...]:
    r"""Neighbours in one face joined, spaces folded across pieces, a stripped `\href{u}{u}` made one link, nothing empty."""
    tidy: list[Inline] = []
    for piece in pieces:
        last = tidy[-1] if tidy else None
        if isinstance(piece, TextRun):
            if not piece.text:
                continue
            if isinstance(last, TextRun) and last.style is piece.style:
                tidy[-1] = TextRun(last.text + piece.text, piece.style)
                continue
        elif isinstance(piece, Link) and isinstance(last, Link) and last.url == piece.url:
            continue
        tidy.append(piece)
    return _folded(tidy)


def _folded(pieces: list[Inline]) -> tuple[Inline, ...]:
    folded: list[Inline] = []
    for piece in pieces:
        if isinstance(piece, TextRun):
            text = re.sub(r"\s+", " ", piece.text)
            starts_after_space = not folded or (
                isinstance(folded[-1], TextRun) and folded[-1].text.endswith(" ")
            )
            text = text.removeprefix(" ") if starts_after_space else text
            if text:
                folded.append(TextRun(text, piece.style))
        else:
            folded.append(piece)
    if folded and isinstance(folded[-1], TextRun):
        folded[-1] = TextRun(folded[-1].text.rstrip(), folded[-1].style)
        if not folded[-1].text:
            folded.pop()
    return tuple(folded)
