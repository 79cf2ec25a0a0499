"""Parses scraped or LaTeX text into inlines: runs of styled text, formulas and links."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from msgspec.structs import replace

from paper_digest.values.clean_text import clean
from paper_digest.values.rich_text.inlines import Inline, Link, Math, TextRun, TextStyle
from paper_digest.values.rich_text.latex_commands import read_commands
from paper_digest.values.rich_text.math_spans import replace_formulas
from paper_digest.values.url import URL_IN_PROSE, split_url, trim_url

MakePlaceholder = Callable[[Inline], str]


# Private-use characters, which clean() has removed, are placeholders for inlines that are already parsed.
_FIRST_PLACEHOLDER = 0xF0000
_MAX_PLACEHOLDERS = 0x20000
"""The characters of both private-use planes; an inline beyond them stays text."""
_PLACEHOLDER = re.compile("([\U000f0000-\U0010ffff])")
_VERBATIM = re.compile(r"\\verb\*?([^\w\s*\\{}])([^\n]{0,300}?)\1")
r"""`\verb|a_b|`: any character ends the verbatim text that it starts."""
_GENERIC_LINK_TEXTS = frozenset(("", "this https url", "this http url", "this url", "link", "here"))
_TYPOGRAPHY = (
    (re.compile(r"---"), "—"),
    (re.compile(r"(?<![-\w])--(?=\s)|(?<=\w)--(?=[\w\s])|(?<=\s)--(?=\s)"), "–"),
    (re.compile(r"``|(?<!\S)''(?=\w)"), "“"),
    (re.compile(r"(?<=[\w.,!?)%])''"), "”"),
    (re.compile(r"(?<=[\w.)])~(?=[\w(\\\[\U000f0000-\U0010ffff])"), " "),
)
# OpenReview's abstracts are Markdown: **Fed**erated **L**abels. A product is no emphasis: x**2.
_STRONG = (
    re.compile(r"(?<![\w*])\*\*([^\W_](?:[^*]{0,80}?[^\s*])??)\*\*(?!\*)"),
    re.compile(r"(?<=[A-Za-z])\*\*([\w-]{0,40}[A-Za-z][\w-]{0,40})\*\*(?!\*)"),
)
_EMPHASIS = re.compile(r"(?<![\w*\\])\*([^\W\d_](?:[^*]{0,80}?[^\s*(])??)\*(?![\w*])")
_MARK = re.compile(r"\*\w|\w\*")
"""An asterisk that may mean something else: A*, *SEM, the dual V*, a footnote."""
_STARRED_LETTER = re.compile(r"[\W_]\w$")
_NEEDS_PARSING = re.compile(
    r"[\\${}_^~]|\*\w|--|``|''|\bO\(|\b(?:https?:|www\.|pm|approx|cdot|sim|varepsilon|infty|times)"
    r"|[\w-]\.(?:com|io|org|ai|co)/",
    re.IGNORECASE,
)


def parse_inlines(raw: str) -> tuple[Inline, ...]:
    r"""The inlines of raw text; never fails, and loses no word.

    Accents, quotes, dashes, styles, `\href`, `\%` and formulas are parsed; the rest stays text.
    """
    text = clean(raw)
    if not _NEEDS_PARSING.search(text):
        return (TextRun(text),) if text else ()
    parsed: list[Inline] = []

    def placeholder(inline: Inline) -> str:
        if len(parsed) == _MAX_PLACEHOLDERS:
            return _bare_text(inline)
        parsed.append(inline)
        return chr(_FIRST_PLACEHOLDER + len(parsed) - 1)

    text = URL_IN_PROSE.sub(lambda match: _link_placeholder(match, placeholder), text)
    text = _guard_specials(text, placeholder)
    text = replace_formulas(text, lambda tex: placeholder(Math(_restored(tex, parsed))))
    for written, meant in _TYPOGRAPHY:
        text = written.sub(meant, text)
    text = _replace_markdown(text, placeholder)
    text = text.replace("~", placeholder(TextRun("~"))) if "~" in text else text
    inlines: list[Inline] = read_commands(text) if re.search(r"[\\{}]", text) else [TextRun(text)]
    return _tidy(_resolved(inlines, parsed))


def _replace_markdown(text: str, placeholder: MakePlaceholder) -> str:
    """Replaces text that is strong or emphasized in Markdown; what holds a formula or a command stays."""

    def styled(match: re.Match[str], style: TextStyle) -> str:
        is_plain = not re.search("[\\\\{}\U000f0000-\U0010ffff]", match[1])
        return placeholder(TextRun(match[1], style)) if is_plain else match.group()

    for pattern in _STRONG:
        text = pattern.sub(lambda match: styled(match, TextStyle.STRONG), text)
    if "`" not in text and _is_emphasis(text):
        text = _EMPHASIS.sub(lambda match: styled(match, TextStyle.EMPHASIS), text)
    return text


def _is_emphasis(text: str) -> bool:
    """Whether each single asterisk of a text starts or ends emphasis."""
    contents = [match[1] for match in _EMPHASIS.finditer(text)]
    is_whole = not any(_STARRED_LETTER.search(content) for content in contents)
    is_closed = all(content.count("(") == content.count(")") for content in contents)
    return is_whole and is_closed and not _MARK.search(_EMPHASIS.sub(" ", text))


def _guard_specials(text: str, placeholder: MakePlaceholder) -> str:
    """Replaces verbatim text and escaped characters by placeholders before they are parsed as syntax."""
    text = _VERBATIM.sub(lambda match: placeholder(TextRun(match[2], TextStyle.CODE)), text)
    return re.sub(
        r"\\([%&#$_{}])",
        lambda match: placeholder(TextRun(match[1])) if match[1] in "%&#$_" else match.group(),
        text,
    )


def _link_placeholder(match: re.Match[str], placeholder: MakePlaceholder) -> str:
    trimmed = trim_url(match.group())
    if split_url(trimmed.url) is None:
        return match.group()
    return placeholder(Link(trimmed.shown, trimmed.url)) + trimmed.after


def _restored(tex: str, parsed: list[Inline]) -> str:
    """A formula's TeX with its placeholders replaced by their TeX."""
    return _PLACEHOLDER.sub(lambda match: _as_tex(parsed[ord(match[1]) - _FIRST_PLACEHOLDER]), tex)


def _as_tex(inline: Inline) -> str:
    if not isinstance(inline, TextRun):
        return _bare_text(inline)
    return f"\\{inline.text}" if inline.style is TextStyle.PLAIN else rf"\texttt{{{inline.text}}}"


def _bare_text(inline: Inline) -> str:
    return inline.tex if isinstance(inline, Math) else inline.text


def _resolved(inlines: list[Inline], parsed: list[Inline]) -> Iterator[Inline]:
    """The inlines with each placeholder replaced by its inline."""
    for inline in inlines:
        match inline:
            case TextRun(text, style):
                yield from (_resolved_part(part, style, parsed) for part in _PLACEHOLDER.split(text))
            case Link(text, target):
                yield _resolved_link(_flat(text, parsed), _flat(target, parsed))
            case _:
                yield inline


def _resolved_part(part: str, style: TextStyle, parsed: list[Inline]) -> Inline:
    if not _is_placeholder(part, parsed):
        return TextRun(part, style)
    inline = parsed[ord(part) - _FIRST_PLACEHOLDER]
    if isinstance(inline, TextRun) and inline.style is TextStyle.PLAIN:
        return replace(inline, style=style)
    return inline


def _resolved_link(text: str, url: str) -> Inline:
    """The link; text without a link if the URL is invalid or neither http nor https."""
    if not url.startswith(("http://", "https://")) or split_url(url) is None:
        return TextRun(text or url)
    return Link(url if text.lower() in _GENERIC_LINK_TEXTS else text, url)


def _is_placeholder(part: str, parsed: list[Inline]) -> bool:
    return len(part) == 1 and 0 <= ord(part) - _FIRST_PLACEHOLDER < len(parsed)


def _flat(text: str, parsed: list[Inline]) -> str:
    r"""The text with each placeholder replaced by its visible text; a URL inside \href is the URL itself."""

    def shown(match: re.Match[str]) -> str:
        inline = parsed[ord(match[1]) - _FIRST_PLACEHOLDER]
        return inline.url if isinstance(inline, Link) else _bare_text(inline)

    return _PLACEHOLDER.sub(shown, text)


def _tidy(inlines: Iterator[Inline]) -> tuple[Inline, ...]:
    r"""Joins runs of one style, folds spaces across inlines, makes a stripped `\href{u}{u}` one link."""
    tidy: list[Inline] = []
    for inline in inlines:
        last = tidy[-1] if tidy else None
        if isinstance(inline, TextRun):
            if not inline.text:
                continue
            if isinstance(last, TextRun) and last.style is inline.style:
                tidy[-1] = TextRun(last.text + inline.text, inline.style)
                continue
        elif isinstance(inline, Link) and isinstance(last, Link) and last.url == inline.url:
            continue
        tidy.append(inline)
    return _folded(tidy)


def _folded(inlines: list[Inline]) -> tuple[Inline, ...]:
    folded: list[Inline] = []
    for inline in inlines:
        if isinstance(inline, TextRun):
            text = re.sub(r"\s+", " ", inline.text)
            starts_after_space = not folded or (
                isinstance(folded[-1], TextRun) and folded[-1].text.endswith(" ")
            )
            text = text.removeprefix(" ") if starts_after_space else text
            if text:
                folded.append(TextRun(text, inline.style))
        else:
            folded.append(inline)
    if folded and isinstance(folded[-1], TextRun):
        folded[-1] = TextRun(folded[-1].text.rstrip(), folded[-1].style)
        if not folded[-1].text:
            folded.pop()
    return tuple(folded)
