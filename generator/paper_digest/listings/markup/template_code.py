"""Removes from Markdown what its readers do not see: comments, scripts, and code of site generators."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_HIDDEN = re.compile(
    r"(?P<comment><!--)|^[ \t]*<(?P<name>script|style|title)\b[^<>\n]*>", re.IGNORECASE | re.MULTILINE
)
"""What begins a comment, or an element of HTML on lines of its own that shows nothing within a page."""
_LINE_END = re.compile(r"[ \t]*$", re.MULTILINE)
_REFERENCE_COMMENT = re.compile(r"^ {0,3}\[(?://|comment)\]: ?(?:# ?|<> ?).*$", re.MULTILINE | re.IGNORECASE)
"""A link that nothing uses: `[//]: # (a comment)`."""
_TAG = re.compile(r"\{%(?:(?!%\}|\{%|\n).)*%\}")
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
_ATTRIBUTES = re.compile(r"\{:[^{}\n]{0,200}\}")
"""Kramdown's attributes of an element: `{:target="_blank"}`, `{: .no_toc }`."""


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

    One that nothing ends is text, as are all others of its kind behind it. So is an element with other words
    on its last line: "<script> in Titles".
    """
    place = 0
    endless: set[str] = set()
    for opening in _HIDDEN.finditer(text):
        closing = "-->" if opening["comment"] else f"</{opening['name']}>".lower()
        if opening.start() < place or closing in endless:
            continue
        match = re.compile(re.escape(closing), re.IGNORECASE).search(text, opening.end())
        if not match:
            endless.add(closing)
        elif opening["comment"] or _LINE_END.match(text, match.end()):
            yield text[place : opening.start()]
            yield "\n" * text.count("\n", opening.start(), match.end())
            place = match.end()
    yield text[place:]
