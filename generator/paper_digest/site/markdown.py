"""Writes rich text as Markdown: styled text, formulas as MathML, links, acronyms with tooltips."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from paper_digest.model.digest import AcronymUse
from paper_digest.site.escaping import Escaped, markdown, tooltip, web_url
from paper_digest.site.mathml import MAX_LENGTH, mathml
from paper_digest.values.rich_text import RichText
from paper_digest.values.rich_text.inlines import Inline, Link, Math, TextRun, TextStyle

_TAGS: dict[TextStyle, tuple[str, str]] = {
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
    """One line of Markdown; without `links`, for use in a link or a heading, links become plain text.

    The first use of each acronym, except where the text defines it in brackets, has its meaning as a tooltip.
    """
    undefined = dict.fromkeys(acronyms)
    line = "".join(_inline(inline, links, undefined) for inline in text)
    if not links and all(isinstance(inline, Math) for inline in text):
        # Some screen readers ignore MathML in the name of a link.
        line = line.replace("<math", f'<math aria-label="{tooltip(text.plain)}"', 1)
    # A tag at the start of a line would start a block of raw HTML; an empty span keeps it a paragraph.
    return Escaped(f"<span></span>{line}" if line.startswith("<math") else line)


def _inline(inline: Inline, links: bool, undefined: dict[AcronymUse, None]) -> str:
    match inline:
        case TextRun(text, style):
            explained = undefined and style is not TextStyle.CODE
            content = "".join(_with_tooltips(text, undefined)) if explained else markdown(text)
            start, end = _TAGS[style]
            return f"{start}{content}{end}"
        case Math(tex):
            return _formula(tex)
        case Link(text, url):
            target = web_url(url)
            return f'<a href="{target}">{markdown(text)}</a>' if links and target else markdown(text)


def _with_tooltips(text: str, undefined: dict[AcronymUse, None]) -> Iterator[str]:
    """The text with the first use of each acronym as an `abbr` element; removes these from `undefined`."""
    end = 0
    for match in _acronym_pattern(tuple(undefined)).finditer(text):
        meaning = next((acronym.meaning for acronym in undefined if acronym.written == match[0]), None)
        is_definition = text[: match.start()].endswith("(") and text.startswith(")", match.end())
        if meaning is None or is_definition:
            continue
        for acronym in [acronym for acronym in undefined if acronym.meaning == meaning]:
            del undefined[acronym]
        yield markdown(text[end : match.start()])
        yield f'<abbr title="{tooltip(meaning)}">{markdown(match[0])}</abbr>'
        end = match.end()
    yield markdown(text[end:])


@lru_cache(maxsize=256)
def _acronym_pattern(acronyms: tuple[AcronymUse, ...]) -> re.Pattern[str]:
    """Matches the acronyms as whole words, the longest first: VQ-VAE before VAE."""
    written = sorted((acronym.written for acronym in acronyms), key=lambda word: (-len(word), word))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, written))})(?!\w)")


def _formula(tex: str) -> str:
    """The formula as MathML with escaped text, or as TeX in a code span if it cannot be converted."""
    element = mathml(tex)
    if element is not None:
        return _BETWEEN_TAGS.sub(lambda match: f">{_escaped_text(match[1])}<", element)
    # A long formula scrolls in its own box, which must be reachable by keyboard.
    focus = ' tabindex="0"' if len(tex) > MAX_LENGTH else ""
    return f'<code class="tex"{focus}>{markdown(tex)}</code>'


def _escaped_text(text: str) -> str:
    """Text of an element with Markdown syntax escaped; entities in it are kept."""
    return "".join(part if _ENTITY.fullmatch(part) else markdown(part) for part in _ENTITY.split(text))
