"""Turns a scraped or LaTeX string into clean Text: words in their faces, formulas, hyperlinks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from generator.model import Face, Hyperlink, Math, Piece, Text, Words
from generator.text import formulas
from generator.text.addresses import ADDRESS, address_of, parts_of
from generator.text.clean import clean
from generator.text.commands import read_commands

Put = Callable[[Piece], str]


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


def parse(raw: str) -> Text:
    r"""What a person would have written for `raw`, in pieces; never fails, and drops no word.

    Accents, quotes, dashes, faces, `\href`, `\%` and formulas are read; what looks like LaTeX and is none stays as words.
    """
    text = clean(raw)
    if not _NEEDS_READING.search(text):
        return (Words(text),) if text else ()
    places: list[Piece] = []

    def put(piece: Piece) -> str:
        places.append(piece)
        return chr(_PLACE + len(places) - 1)

    text = ADDRESS.sub(lambda match: _put_address(match, put), text)
    text = _guard_specials(text, put)
    text = formulas.take_out(text, lambda tex: put(Math(_restored(tex, places))))
    for written, meant in _TYPOGRAPHY:
        text = written.sub(meant, text)
    text = text.replace("~", put(Words("~"))) if "~" in text else text
    pieces: list[Piece] = read_commands(text) if re.search(r"[\\{}]", text) else [Words(text)]
    return _tidy(_resolved(pieces, places))


def _guard_specials(text: str, put: Put) -> str:
    """Escaped characters become themselves before anything takes them for syntax."""
    return re.sub(r"\\([%&#$_{}])", lambda match: put(Words(match[1])) if match[1] in "%&#$_" else match.group(), text)


def _put_address(match: re.Match[str], put: Put) -> str:
    found = address_of(match.group())
    if parts_of(found.url) is None:
        return match.group()
    return put(Hyperlink(found.shown, found.url)) + found.rest


def _restored(tex: str, places: list[Piece]) -> str:
    """A formula's TeX with the characters that were guarded inside it."""
    return _PLACES.sub(lambda match: _as_tex(places[ord(match[1]) - _PLACE]), tex)


def _as_tex(piece: Piece) -> str:
    match piece:
        case Words(text):
            return "\\" + text
        case Math(tex):
            return tex
        case Hyperlink(text, _):
            return text


def _resolved(pieces: list[Piece], places: list[Piece]) -> Iterator[Piece]:
    for piece in pieces:
        match piece:
            case Words(text, face):
                for part in _PLACES.split(text):
                    yield _in_face(places[ord(part) - _PLACE], face) if _is_place(part, places) else Words(part, face)
            case Hyperlink(shown, target):
                url, words = _flat(target, places), _flat(shown, places)
                generic = not words or words.lower() in {"this https url", "this http url", "this url", "link", "here"}
                leads = url.startswith(("http://", "https://")) and parts_of(url) is not None
                yield Hyperlink(url if generic else words, url) if leads else Words(words or url)
            case _:
                yield piece


def _is_place(part: str, places: list[Piece]) -> bool:
    return len(part) == 1 and 0 <= ord(part) - _PLACE < len(places)


def _in_face(piece: Piece, face: Face) -> Piece:
    return replace(piece, face=face) if isinstance(piece, Words) else piece


def _flat(text: str, places: list[Piece]) -> str:
    r"""Words in which each place is what a reader would see there; an address inside \href is its address."""

    def shown(match: re.Match[str]) -> str:
        piece = places[ord(match[1]) - _PLACE]
        return piece.url if isinstance(piece, Hyperlink) else piece.tex if isinstance(piece, Math) else piece.text

    return _PLACES.sub(shown, text)


def _tidy(pieces: Iterator[Piece]) -> Text:
    r"""Neighbours in one face joined, spaces folded across pieces, a stripped `\href{u}{u}` made one link, nothing empty."""
    tidy: list[Piece] = []
    for piece in pieces:
        last = tidy[-1] if tidy else None
        if isinstance(piece, Words):
            if not piece.text:
                continue
            if isinstance(last, Words) and last.face is piece.face:
                tidy[-1] = Words(last.text + piece.text, piece.face)
                continue
        elif isinstance(piece, Hyperlink) and isinstance(last, Hyperlink) and last.url == piece.url:
            continue
        tidy.append(piece)
    return _folded(tidy)


def _folded(pieces: list[Piece]) -> Text:
    folded: list[Piece] = []
    for piece in pieces:
        if isinstance(piece, Words):
            text = re.sub(r"\s+", " ", piece.text)
            starts_after_space = not folded or (isinstance(folded[-1], Words) and folded[-1].text.endswith(" "))
            text = text.removeprefix(" ") if starts_after_space else text
            if text:
                folded.append(Words(text, piece.face))
        else:
            folded.append(piece)
    if folded and isinstance(folded[-1], Words):
        folded[-1] = Words(folded[-1].text.rstrip(), folded[-1].face)
        if not folded[-1].text:
            folded.pop()
    return tuple(folded)
