"""Escapes untrusted text, with one function per sink; templates print only the results."""

from __future__ import annotations

import html as html_library
import json
import re
from urllib.parse import quote

from paper_digest.values.rich_text.latex_symbols import latex_of
from paper_digest.values.url import split_url


class Escaped(str):
    """Text that is safe in the sink it was escaped for."""

    __slots__ = ()


# Inline syntax of Python-Markdown, its extensions, Zensical or Jinja, and $, which other builders take for
# mathematics. All of them treat numeric entities as plain characters.
_INLINE = re.compile(r"[\\`*_{}\[\]<>&|~^=$#!\"':@+]")
# Characters that start a block at the start of a line: lists, rules, definitions, admonitions.
_LINE_START = re.compile(r"^(?:[-?/%]|\d+(?=[.)]))")
# Characters that HTML or YAML forbids, that change the direction of the text around them, or that are for
# private use: nothing to a reader.
_CONTROLS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef"
    "\ufeff\ufffe\uffff\U000f0000-\U0010ffff]"
)


def markdown(text: str) -> Escaped:
    """Text for a line of Markdown, to be shown literally."""
    escaped = _INLINE.sub(_entity, re.sub(r"\s+", " ", _CONTROLS.sub("", text)))
    return Escaped(_LINE_START.sub(_entity, escaped).replace("--", "-&#45;"))


# What GitHub takes for a mention of a person or of an issue, even after an escape.
_MENTION = re.compile(r"&#(?:64|35);(?=\w)")


def github_markdown(text: str) -> Escaped:
    """Text for a line of Markdown at GitHub, to be shown literally: it notifies nobody."""
    escaped = _MENTION.sub(r"\g<0>&#8203;", markdown(text))
    # Harmless there, and easier to read in the source.
    return Escaped(escaped.replace("&#58; ", ": ").replace("&#39;", "'").replace("&#34;", '"'))


def _entity(match: re.Match[str]) -> str:
    """The match with its first character as an entity; one is enough to keep "10." from starting a list."""
    return f"&#{ord(match[0][0])};{match[0][1:]}"


def html(text: str) -> Escaped:
    """Text for HTML or a quoted attribute that Markdown does not parse again."""
    return Escaped(html_library.escape(_CONTROLS.sub("", text), quote=True))


def xml(text: str) -> Escaped:
    """Text for an element or a quoted attribute of an XML file."""
    return html(text)


def tooltip(text: str) -> Escaped:
    """Text for a quoted attribute of raw HTML in a Markdown line."""
    return Escaped(markdown(text).strip())


def verbatim(text: str) -> Escaped:
    """Lines for a raw `<pre>` block in a Markdown page, without blank lines, which would end the block."""
    lines = (line for line in _CONTROLS.sub("", text).split("\n") if line.strip())
    return Escaped(_INLINE.sub(_entity, "\n".join(lines)))


def web_url(url: str) -> Escaped:
    """An http(s) URL for a quoted attribute in a Markdown page; "" for any other URL."""
    return Escaped(re.sub(r"[*_&'()~]", _entity, absolute_url(url)))


def absolute_url(url: str) -> str:
    """An http(s) URL with only the characters that URLs may have; "" for any other URL."""
    parts = split_url(url.strip())
    if parts is None or parts.scheme.lower() not in {"http", "https"} or not parts.netloc:
        return ""
    without_surrogates = _CONTROLS.sub("", url.strip())
    return quote(without_surrogates, safe="/:?#@!$&'()*+,;=%~-._")


def front_matter(text: str) -> Escaped:
    """Text for front matter, as a YAML string: escaped for HTML, since themes print it unescaped.

    Braces are escaped, too, since plugins may render front matter as a template.
    """
    escaped = html(text).replace("{", "&#123;").replace("}", "&#125;")
    return Escaped(json.dumps(escaped, ensure_ascii=False))


# What ends a script, and what a template would take for its own tags.
_SYNTAX_IN_SCRIPTS = re.compile(r"[<>&]|\{(?=[{%#])")


def script_json(value: object) -> Escaped:
    """A value as JSON for a `<script>` element, on one line."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Escaped(_SYNTAX_IN_SCRIPTS.sub(lambda char: f"\\u{ord(char[0]):04x}", _CONTROLS.sub("", text)))


def front_matter_script(value: object) -> Escaped:
    """A value as JSON for a `<script>` element, as a YAML string in front matter."""
    return Escaped(json.dumps(script_json(value), ensure_ascii=False))


def slug(value: str) -> Escaped:
    """An id of this program for a path. Raises ValueError if the path could leave its folder."""
    if not re.fullmatch(r"[a-z0-9][a-z0-9-]*", value):
        raise ValueError(f"{value!r} is not a slug")
    return Escaped(value)


_BIBTEX = {char: "\\" + char for char in "{}%#&_$"} | {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
_BIBTEX_LONE_BRACES = _BIBTEX | {"{": r"\ensuremath{\lbrace}", "}": r"\ensuremath{\rbrace}"}
"""For text whose braces do not match: BibTeX counts braces, also those after a backslash."""
_BIBTEX_SPECIAL = re.compile(r"[{}%#&_$\\~^]|[^\x00-\x7f]")
_WORDS = re.compile(r"(\w+)")


def bibtex(text: str) -> Escaped:
    """Text for a braced BibTeX field, on one line, with accented letters in LaTeX."""
    return Escaped(_with_latex(bare(text), _bibtex_escapes(text)))


def bibtex_title(text: str) -> Escaped:
    """Text for the title of a BibTeX entry, with capitalized words in braces: no style changes their case."""
    escapes = _bibtex_escapes(text)
    parts = (
        f"{{{_with_latex(part, escapes)}}}"
        if number % 2 and part != part.lower()
        else _with_latex(part, escapes)
        for number, part in enumerate(_WORDS.split(bare(text)))
    )
    return Escaped("".join(parts))


def _bibtex_escapes(text: str) -> dict[str, str]:
    depth = 0
    for brace in re.findall("[{}]", text):
        depth += 1 if brace == "{" else -1
        if depth < 0:
            break
    return _BIBTEX if depth == 0 else _BIBTEX_LONE_BRACES


def _with_latex(text: str, escapes: dict[str, str]) -> str:
    return _BIBTEX_SPECIAL.sub(
        lambda special: escapes.get(special.group()) or latex_of(special.group()), text
    )


def bare(text: str) -> Escaped:
    """Text for a data file that scripts show as text: one line without control characters."""
    return Escaped(re.sub(r"\s+", " ", _CONTROLS.sub("", text)).strip())
