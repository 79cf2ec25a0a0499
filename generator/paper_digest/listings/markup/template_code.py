"""Removes from Markdown what its readers do not see: comments, scripts, and code of site generators."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

_HIDDEN_OR_CODE = re.compile(
    r"^[ \t]*(?P<fence>```|~~~)|(?P<code>`[^`\n]+`)|(?P<comment><!--)"
    r"|(?P<indent>^[ \t]*)?<(?P<name>script|style|title)\b[^<>\n]*>",
    re.IGNORECASE | re.MULTILINE,
)
"""What begins a comment, or an element of HTML that shows nothing within a page; and code, which is shown."""
_REFERENCE_COMMENT = re.compile(r"^ {0,3}\[(?://|comment)\]: ?(?:# ?|<> ?).*$", re.MULTILINE | re.IGNORECASE)
"""A link that nothing uses: `[//]: # (a comment)`."""
_TAG = re.compile(r"\{%-?\s*[a-z]\w*\b(?!\})(?:(?!%\}|\{%|\n).)*%\}")
"""Liquid's, Jinja's and Nunjucks' tags: `{% include header.html %}`."""
_QUOTED_VALUE = re.compile(r"\{\{-?\s*(?:'([^'\n{}]*)'|\"([^\"\n{}]*)\")\s*(?:\|[^{}\n]*)?-?\}\}")
"""A text in a template: `{{ '/files/lovelace.pdf' | relative_url }}`."""
_VALUE = re.compile(r"\{\{-?\s*[a-z_]\w*(?:(?:\.[\w-]+)+\s*(?:\|[^{}\n]*)?|\s*\|[^{}\n]*)-?\}\}")
"""What a template fills in: `{{ site.baseurl }}`. "{{GAN}}" is LaTeX's."""
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


def _without_hidden(text: str) -> Iterator[str]:
    """The pieces of a text around comments and hidden elements, which leave their line breaks.

    One that nothing ends is text, as are all others of its kind behind it.
    """
    done = place = 0
    endless: set[str] = set()
    while opening := _HIDDEN_OR_CODE.search(text, place):
        place = opening.end()
        closing = _closing_of(opening)
        if opening["code"] or closing in endless:
            continue
        limit = _limit(opening)
        end = _end_of(closing, text, place, limit)
        if end < 0:
            endless.update((closing,) if limit == len(text) else ())
            continue
        place = end
        if not opening["fence"]:
            start = opening.start() + len(opening["indent"] or "")
            yield text[done:start]
            yield "\n" * text.count("\n", start, end)
            done = end
    yield text[done:]


def _closing_of(opening: re.Match[str]) -> str:
    """The pattern of what ends it."""
    if opening["fence"]:
        return rf"\n[ \t]*{opening['fence']}"
    return "-->" if opening["comment"] else f"</{(opening['name'] or '').lower()}>"


def _limit(opening: re.Match[str]) -> int:
    """Up to where it may end: an element within a line ends there, or is a word of it: "The <title> Tag"."""
    text = opening.string
    is_within_line = opening["name"] and opening["indent"] is None
    line_end = text.find("\n", opening.end()) if is_within_line else -1
    return line_end if line_end >= 0 else len(text)


def _end_of(closing: str, text: str, start: int, limit: int) -> int:
    """Where the closing behind a place ends; -1 if there is none."""
    match = re.compile(closing, re.IGNORECASE).search(text, start, limit)
    return match.end() if match else -1
