"""Reads `Label: value` and says which field of a paper the label means."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

_NAMES: Mapping[str, str] = {
    "title": "title|paper|paper title|paper name|article|name of paper",
    "authors": "author|authors|author s|by|author list|people|written by|creators|researchers",
    "abstract": "abstract|summary|abstract note|description|overview",
    "digest": "tldr|tl dr|ai summary|one sentence summary|key takeaway|gist|in short|highlight|highlights",
    "date": (
        "date|published|publish date|published on|publication date|submitted|posted|posted on|released|year|"
        "date published|submission date|updated|last modified|last updated|modified"
    ),
    "arxiv": "arxiv|arxiv id|arxiv identifier|preprint|id|paper id",
    "doi": "doi",
    "url": (
        "url|link|links|paper link|paper url|pdf|pdf link|paper pdf|html|source|read|read more|full text|web|page|abs|openreview|forum"
    ),
    "code": "code|github|repo|repository|code link|code url|project|project page|website|homepage|demo",
    "venue": (
        "venue|conference|journal|journal ref|journal reference|published in|booktitle|publication|proceedings|accepted at|accepted by"
    ),
    "categories": (
        "categories|category|subjects|subject|subject class|subject classes|primary category|field|fields|area|areas|"
        "cs category|primary subject"
    ),
    "remark": "comment|comments|note|notes|author comments",
    "keywords": (
        "keywords|key words|tags|topics|keyword|tasks|methods|index terms|submission number|report no|report number|"
        "msc class|acm class|license|readers|revisions|number|issue|volume|pages|citations|cite as|presentation|"
        "supplementary material|type|session|poster|area chair|track|confirmation number|code of ethics|"
        "submission history|signatures"
    ),
    "editors": "editor|editors|edited by|volume editors|chair|chairs|program chairs",
    "organization": "organization|organisation|affiliation|affiliations|institution|institutions|institute|company|lab",
    "votes": "votes|upvotes|likes|points|score",
    "stars": "stars|github stars",
}
_FIELDS = {name: field for field, names in _NAMES.items() for name in names.split("|")}
_LABEL = re.compile(
    r"[^\w\[$\"“(]{0,4}(?P<label>[^\W\d_][\w ;./()&-]{1,28}?)\s*(?:::?|：)(?!/)\s*(?P<value>.*)", re.DOTALL
)
_BARE = re.compile(r"[^\w\[$\"“(]{0,4}(?P<label>[^\W\d_][\w ;./()-]{1,28}?)\s*:?")


_SHORT = frozenset(("url", "code", "date", "arxiv", "doi", "votes", "stars", "organization"))
_INNER = re.compile(r".{0,120}?\b[Aa]bstract:\s+(?P<value>\S.*)", re.DOTALL)
"""Labels in a row with the abstract as the last: `arXiv:2401.00001v1 Announce Type: new Abstract: ...`."""
_SHORT_WORDS = 12
"""A text that starts `Project page: https://...` and goes on is no field but an abstract that begins so."""


_ADDRESS = re.compile(r"<?(?:https?://|www\.)\S+>?")


class Label(NamedTuple):
    field: str
    """A field's name, as in this module's table."""
    value: str


def label_of(text: str) -> Label | None:
    """The field and the value, where a text starts with a label that papers carry; None for any other text."""
    match = _LABEL.fullmatch(text) if ":" in text[:40] or "：" in text[:40] else None
    field = _FIELDS.get(_folded(match["label"])) if match else None
    if match and field and (field not in _SHORT or len(match["value"].split()) <= _SHORT_WORDS):
        value = match["value"].strip()
        return Label("url" if field == "title" and _ADDRESS.fullmatch(value) else field, value)
    if match and field and (inner := _INNER.match(match["value"])):
        return Label("abstract", inner["value"])
    glued = re.match(
        r"(Abstract|Authors?|TL;?DR)(?:\s?[.—–-]+\s*|\s{2,}|(?<=DR)\s)(?=[A-Z])(.+)", text, re.DOTALL
    )
    return Label(_FIELDS[_folded(glued[1])], glued[2].strip()) if glued else None


def spaced_label(text: str) -> Label | None:
    """The field and the value where only a space parts them: `Author Ada Lovelace`; right on pages alone that do so throughout."""
    words = text.split(maxsplit=2)
    for length in (2, 1):
        field = (
            _FIELDS.get(_folded(" ".join(words[:length])))
            if len(words) > length and words[0][0].isupper()
            else None
        )
        if field and field != "title":
            return Label(field, text.split(maxsplit=length)[length])
    return None


def bare_label(text: str) -> str | None:
    """The field that a text names which is a label and nothing more, such as a heading `Abstract`."""
    match = _BARE.fullmatch(text) if len(text) < 34 else None
    return _FIELDS.get(_folded(match["label"])) if match else None


def _folded(label: str) -> str:
    return re.sub(r"[\W_]+", " ", label).strip().lower()
