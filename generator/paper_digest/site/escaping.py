"""Makes hostile text safe: one function for each place a value can end up in.

Each returns an `Escaped` string; the templates refuse to print anything else.
"""

from __future__ import annotations

import html as html_library
import json
import re
from urllib.parse import quote

from paper_digest.values.url import split_url


class Escaped(str):
    """Text that is ready for the sink it was made for."""

    __slots__ = ()


# Every character that Python-Markdown, its extensions, Zensical or Jinja may take for syntax within a line, and $ since
# other builders read it as mathematics. As numeric entities they are letters to all of them.
_INLINE = re.compile(r"[\\`*_{}\[\]<>&|~^=$#!\"':@+]")
# What starts a block when it starts a line: lists, rules, definitions, admonitions.
_LINE_START = re.compile(r"^(?:[-?/%]|\d+(?=[.)]))")
# Characters that have no shape and no place in HTML or YAML, and those that turn the writing of what stands around them.
_CONTROLS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff]"
)


def markdown(text: str) -> Escaped:
    """Words for a Markdown line; what they say is what the reader sees, whatever it looks like."""
    one_line = re.sub(r"\s+", " ", _CONTROLS.sub("", text))
    inline = _INLINE.sub(lambda match: f"&#{ord(match.group())};", one_line)
    return Escaped(_LINE_START.sub(_at_line_start, inline).replace("--", "-&#45;"))


def _at_line_start(match: re.Match[str]) -> str:
    found = match.group()
    # "1." would start a list; the digit as an entity does not.
    return f"&#{ord(found[0])};{found[1:]}"


def html(text: str) -> Escaped:
    """Words for HTML text or a quoted attribute that Markdown does not read again."""
    return Escaped(html_library.escape(_CONTROLS.sub("", text), quote=True))


def tooltip(text: str) -> Escaped:
    """Words for a quoted `title` attribute of raw HTML in a Markdown line: no sign that ends the attribute, the tag or the line."""
    return Escaped(markdown(text).strip())


def verbatim(text: str) -> Escaped:
    """Lines for a raw `<pre>` block inside a Markdown page: no blank line, which would end the block, and no markup."""
    filled = "\n".join(line for line in _CONTROLS.sub("", text).split("\n") if line.strip())
    return Escaped(_INLINE.sub(lambda match: f"&#{ord(match.group())};", filled))


def address(url: str) -> Escaped:
    """A web address for a quoted attribute in a Markdown page; "" for anything but http and https."""
    parts = split_url(url.strip())
    if parts is None or parts.scheme.lower() not in {"http", "https"} or not parts.netloc:
        return Escaped("")
    encoded = quote(url.strip(), safe="/:?#@!$&'()*+,;=%~-._")
    return Escaped(re.sub(r"[*_&'()~]", lambda match: f"&#{ord(match.group())};", encoded))


def front_matter(text: str) -> Escaped:
    """Words for a value in a page's front matter: escaped for HTML, since MkDocs' themes print it as it is, as a YAML string."""
    quiet = (
        html(text).replace("{", "&#123;").replace("}", "&#125;")
    )  # a plugin may take front matter for a template
    return Escaped(json.dumps(quiet, ensure_ascii=False))


def slug(value: str) -> Escaped:
    """An id that this program made, for a path. Raises ValueError for anything that could leave its folder."""
    if not re.fullmatch(r"[a-z0-9][a-z0-9-]*", value):
        raise ValueError(f"{value!r} is no slug")
    return Escaped(value)


_BIBTEX = {char: "\\" + char for char in "{}%#&_$"} | {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}


def bibtex(text: str) -> Escaped:
    """Words for a braced BibTeX field, on one line."""
    one_line = re.sub(r"\s+", " ", _CONTROLS.sub("", text)).strip()
    return Escaped("".join(_BIBTEX.get(char, char) for char in one_line))


def bare(text: str) -> Escaped:
    """Words for a file that scripts read and set as text: one line, no sign without a shape, else as they are."""
    return Escaped(re.sub(r"\s+", " ", _CONTROLS.sub("", text)).strip())
