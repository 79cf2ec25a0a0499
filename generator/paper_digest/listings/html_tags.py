"""Tells tags of HTML from text in angle brackets: `a <b or c> d` compares numbers, `<unk>` is a word."""

from __future__ import annotations

import re
from typing import Final

_ELEMENTS: Final = frozenset(
    "a abbr address article aside audio b base bdi bdo big blockquote body br button canvas caption "
    "center cite code col colgroup data dd del details dfn dialog div dl dt em embed fieldset "
    "figcaption figure font footer form h1 h2 h3 h4 h5 h6 head header hr html i iframe img input ins "
    "kbd label legend li link main map mark math menu meta meter nav nobr noscript object ol optgroup "
    "option output p param picture pre progress q rp rt ruby s samp script search section select small "
    "source span strike strong style sub summary sup svg table tbody td template textarea tfoot th "
    "thead time title tr track tt u ul var video wbr".split()
)
_ALONE: Final = "open|hidden|disabled|checked|selected|nowrap|noshade|async|defer|controls|muted|loop|compact"
"""Attributes that need no value."""
ATTRIBUTES: Final = rf"(?:\s(?=[^<>]*=)[^<>]*|(?:\s+(?:{_ALONE}))*\s*)"
"""What may be between the name of an element and the end of its tag: words need a value."""
_TAG = re.compile(rf"</?(?P<name>[a-z][a-z0-9:-]*){ATTRIBUTES}/?>", re.IGNORECASE)


def is_markup(tag: str) -> bool:
    """Whether what looks like a tag, a comment or a declaration is one."""
    match = _TAG.fullmatch(tag)
    if match is None:
        return tag.startswith(("<!", "<?"))
    name = match["name"].lower()
    return name in _ELEMENTS or "-" in name or ":" in name
