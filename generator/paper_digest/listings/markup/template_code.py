"""Removes from Markdown what its readers do not see: comments, scripts, and code of site generators."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

_HIDDEN_OR_CODE = re.compile(
    r"^[ \t]*(?P<fence>```|~~~)|(?P<code>`[^`\n]+`)"
    r"|(?P<indent>^[ \t]*)?(?P<comment><!--)|^[ \t]*<(?P<name>script|style|title)\b[^<>\n]*>",
    re.IGNORECASE | re.MULTILINE,
)
"""What begins a comment, or a line with an element of HTML that shows nothing; and code, which is shown."""
_PARAGRAPH_END = r"\n[ \t]*\n"
_LINE_END = re.compile(r"[ \t]*$", re.MULTILINE)
_REFERENCE_COMMENT = re.compile(r"^ {0,3}\[(?://|comment)\]: ?(?:# ?|<> ?).*$", re.MULTILINE | re.IGNORECASE)
"""A link that nothing uses: `[//]: # (a comment)`."""
_TAG = re.compile(r"\{%-?\s*[a-z]\w*\b(?!\})(?:(?!%\}|\{%|\n).)*%\}")
"""Liquid's, Jinja's and Nunjucks' tags: `{% include header.html %}`."""
_QUOTED_VALUE = re.compile(r"\{\{-?\s*(?:'([^'\n{}]*)'|\"([^\"\n{}]*)\")\s*(?:\|[^{}\n]*)?-?\}\}")
"""A text in a template: `{{ '/files/lovelace.pdf' | relative_url }}`."""
_FILTER = r"\|\s*[a-z_]+\s*(?:[|:][^{}\n]*)?"
_VALUE = re.compile(rf"\{{\{{-?\s*[a-z_]\w*(?:(?:\.[\w-]+)+\s*(?:{_FILTER})?|\s*{_FILTER})-?\}}\}}")
"""What a template fills in: `{{ site.baseurl }}`; not LaTeX's "{{GAN}}" and a wiki's "{{arxiv|2401}}"."""
_SHORTCODE = re.compile(
    r"\{\{[<%]\s*/?\s*(?:figure|img|image|video|youtube|icon|toc|div|row|col\w*)\b[^{}\n]*[>%]\}\}"
)
"""Hugo's, of pictures and columns; others may show a paper."""
_ATTRIBUTE: Final = r"(?:[.#][\w:-]+|[\w-]+=(?:\"[^\"\n{}]*\"|'[^'\n{}]*'|[^\s{}.#\"']+)|toc)(?=[\s.#}])"
_ATTRIBUTES = re.compile(rf"\{{:\s?(?:{_ATTRIBUTE}\s?){{1,20}}\}}")
"""Kramdown's attributes of an element: `{:target="_blank"}`, `{: .no_toc }`; `{: int}` is a type."""


def without_template_code(lines: Sequence[str]) -> Sequence[str]:
    """The lines without such code, which leaves blanks; the same object if there is none."""
    text = "\n".join(lines)
    seen = "".join(_without_hidden(text))
    for pattern in (_REFERENCE_COMMENT, _TAG, _SHORTCODE, _VALUE, _ATTRIBUTES):
        seen = pattern.sub("", seen)
    seen = _QUOTED_VALUE.sub(lambda match: match[1] or match[2] or "", seen)
    return lines if seen == text else seen.split("\n")


class _Places:
    """Where patterns match next in a text that is read from its start to its end, each searched for once."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.none = len(text) + 1
        self._known: dict[str, tuple[int, int]] = {}

    def end(self, pattern: str, place: int) -> int:
        """Where the next match at or behind a place ends; `none` if there is none."""
        known = self._known.get(pattern)
        if known is None or known[0] < place:
            match = re.compile(pattern, re.IGNORECASE).search(self._text, place)
            known = match.span() if match else (self.none, self.none)
            self._known[pattern] = known
        return known[1]


def _without_hidden(text: str) -> Iterator[str]:
    """The pieces of a text around comments and hidden elements, which leave their line breaks.

    One that nothing ends is text.
    """
    done = place = 0
    places = _Places(text)
    while opening := _HIDDEN_OR_CODE.search(text, place):
        place = opening.end()
        end = _end_of(opening, places)
        if end == places.none:
            continue
        place = end
        if not opening["fence"]:
            start = opening.start() + len(opening["indent"] or "")
            yield text[done:start]
            yield "\n" * text.count("\n", start, end)
            done = end
    yield text[done:]


def _end_of(opening: re.Match[str], places: _Places) -> int:
    """Where what an opening begins ends: an element with a line, a comment within a line with its paragraph.

    Else it is words, as in "<title> Tags as Titles".
    """
    place = opening.end()
    if opening["code"]:
        return places.none
    if opening["fence"]:
        return places.end(rf"\n[ \t]*{opening['fence']}", place)
    if opening["name"]:
        end = places.end(f"</{opening['name'].lower()}>", place)
        return end if _LINE_END.match(opening.string, end) else places.none
    end = places.end("-->", place)
    if opening["indent"] is not None or end < places.end(_PARAGRAPH_END, place):
        return end
    return places.none
