"""Turns RichText into the Markdown of a page: words in their faces, formulas as MathML, links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from paper_digest.model.digest import AcronymUse
from paper_digest.site.escaping import Escaped, address, markdown, tooltip
from paper_digest.site.mathml import LONGEST, mathml
from paper_digest.values.rich_text import RichText
from paper_digest.values.rich_text.inlines import Inline, Link, Math, TextRun, TextStyle

_WRAPPED: dict[TextStyle, tuple[str, str]] = {
    TextStyle.PLAIN: ("", ""),
    TextStyle.EMPHASIS: ("<em>", "</em>"),
    TextStyle.STRONG: ("<strong>", "</strong>"),
    TextStyle.CODE: ("<code>", "</code>"),
    TextStyle.SMALL_CAPS: ('<span class="small-caps">', "</span>"),
}
_BETWEEN_TAGS = re.compile(r">([^<>]+)<")
_ENTITY = re.compile(r"(&(?:#\d+|[a-z]+);)")


@lru_cache(maxsize=8192)
def markup(text: RichText, acronyms: tuple[AcronymUse, ...] = (), *, links: bool = True) -> Escaped:
    """One line of Markdown; with `links` off, for use inside a link or a heading, addresses are plain words.

    Such a link or heading that is all formula says its name in words too, since not every screen reader takes MathML for a name.

    The first use of each of the acronyms outside its own brackets, "(LLM)", tells in a tooltip what it stands for. Formulas, code
    and links stay as they are.
    """
    untold = dict.fromkeys(acronyms)
    parts = "".join(_piece(piece, links, untold) for piece in text)
    if not links and all(isinstance(piece, Math) for piece in text):
        parts = parts.replace("<math", f'<math aria-label="{tooltip(text.plain)}"', 1)
    # A tag at the start of a line would start a block of raw HTML; an empty entity-free span keeps it a paragraph.
    return Escaped(f"<span></span>{parts}" if parts.startswith("<math") else parts)


def _piece(piece: Inline, links: bool, untold: dict[AcronymUse, None]) -> str:
    match piece:
        case TextRun(words, face):
            before, after = _WRAPPED[face]
            told = (
                "".join(_explained(words, untold))
                if untold and face is not TextStyle.CODE
                else markdown(words)
            )
            return f"{before}{told}{after}"
        case Math(tex):
            return _formula(tex)
        case Link(shown, url):
            target = address(url)
            return f'<a href="{target}">{markdown(shown)}</a>' if links and target else markdown(shown)


def _explained(words: str, untold: dict[AcronymUse, None]) -> Iterator[str]:
    """The words with the first use of each acronym in an `abbr` element; what is told is taken from `untold`."""
    at = 0
    for match in _uses(tuple(untold)).finditer(words):
        one = next((one for one in untold if one.written == match.group()), None)
        if one is None or (words[: match.start()].endswith("(") and words.startswith(")", match.end())):
            continue
        for other in [other for other in untold if other.meaning == one.meaning]:
            del untold[other]
        yield f'{markdown(words[at : match.start()])}<abbr title="{tooltip(one.meaning)}">{markdown(match.group())}</abbr>'
        at = match.end()
    yield markdown(words[at:])


@lru_cache(maxsize=256)
def _uses(acronyms: tuple[AcronymUse, ...]) -> re.Pattern[str]:
    """Finds the acronyms as whole words, the longest first: VQ-VAE before VAE."""
    written = sorted((one.written for one in acronyms), key=lambda word: (-len(word), word))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, written))})(?!\w)")


def _formula(tex: str) -> str:
    """The formula as MathML whose letters Markdown leaves alone; as TeX in a code span where it cannot be converted."""
    element = mathml(tex)
    if element is None and len(tex) > LONGEST:
        # Such a stretch scrolls in a box of its own, and a box that scrolls is reached by keys.
        return f'<code class="tex" tabindex="0">{markdown(tex)}</code>'
    if element is None:
        return f'<code class="tex">{markdown(tex)}</code>'
    return _BETWEEN_TAGS.sub(lambda match: f">{_quiet(match[1])}<", element)


def _quiet(letters: str) -> str:
    """Letters between tags, their entities kept, with every sign that Markdown reads as an entity too."""
    return "".join(part if _ENTITY.fullmatch(part) else markdown(part) for part in _ENTITY.split(letters))
