"""Reads `Label: value` lines and maps the label to a metadata field."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final, NamedTuple

from paper_digest.values.word_lists import load_word_lists

_FIELDS = {
    label: field
    for field, labels in load_word_lists(__package__, "field_labels.toml").items()
    for label in labels
}
_NAME = r"[^\w\[$\"“(]{0,4}(?P<label>[^\W\d_][\w ;./()&-]{1,28}?)"
_COLON = re.compile(rf"{_NAME}\s*(?:::?|：)(?!/)\s*(?P<value>.*)", re.DOTALL)
_BARE = re.compile(rf"{_NAME}\s*:?")
_DASH = re.compile(
    r"(?P<label>Abstract|Authors?|TL;?DR)(?:\s?[.—–-]+\s*|\s{2,}|(?<=DR)\s)(?=[A-Z])(?P<value>.+)", re.DOTALL
)
_INNER_ABSTRACT = re.compile(r".{0,120}?\b[Aa]bstract:\s+(?P<value>\S.*)", re.DOTALL)
"""Several labels in one line, the abstract last: `arXiv:2401.00001v1 Announce Type: new Abstract: ...`."""
_URL = re.compile(r"<?(?:https?://|www\.)\S+>?")
_NOTHING = re.compile(
    r"(?:none(?: (?:found|available|given))?|n/?a|null|nan|unknown|not (?:available|given|found)|无|暂无)\.?",
    re.IGNORECASE,
)
"""What programs write behind a label without a value."""
NO_FIELD: Final = "nothing"
"""The field of a label without a value."""
_SHORT_FIELDS = frozenset(("url", "code", "date", "arxiv", "doi", "votes", "stars", "organization"))
_SHORT_WORDS = 12
"""More words after such a label are an abstract that begins `Project page: https://...`; chosen by hand."""
_LONGEST_BARE = 34
"""Characters of a line that is a label and nothing more; above the longest label in the data file."""


class Label(NamedTuple):
    field: str
    """A field's name, as in `data/field_labels.toml`."""
    value: str


def label_of(text: str) -> Label | None:
    """The field and the value of a text that starts with a known label."""
    return next((label for form in LABEL_FORMS if (label := form(text))), None)


def colon_label(text: str) -> Label | None:
    """`Title: Attention Is All You Need`."""
    match = _COLON.fullmatch(text) if re.search("[:：]", text[:40]) else None
    field = _field_of_label(match) if match else None
    if not match or not field:
        return None
    value = match["value"].strip()
    if field in _SHORT_FIELDS and len(value.split()) > _SHORT_WORDS:
        inner = _INNER_ABSTRACT.match(value)
        return Label("abstract", inner["value"]) if inner else None
    return Label("url" if field == "title" and _URL.fullmatch(value) else field, value)


def _is_kind_of_title(match: re.Match[str]) -> bool:
    """Whether a label is part of a title: "Poster: Faster Looms", not "Poster: 12"."""
    words = re.findall(r"[^\W\d_]{2,}", match["value"])
    return _normalized(match["label"]) == "poster" and len(words) > 1 and not _URL.match(match["value"])


def _field_of_label(match: re.Match[str]) -> str | None:
    """The field of a known label; only a title may be a word for a missing value."""
    field = None if _is_kind_of_title(match) else field_of(match["label"])
    return NO_FIELD if field and field != "title" and _NOTHING.fullmatch(match["value"].strip()) else field


def dash_label(text: str) -> Label | None:
    """`Abstract—We study ...`."""
    match = _DASH.match(text)
    return Label(_FIELDS[_normalized(match["label"])], match["value"].strip()) if match else None


LABEL_FORMS: tuple[Callable[[str], Label | None], ...] = (colon_label, dash_label)


def space_label(text: str) -> Label | None:
    """`Author Ada Lovelace`: only a space separates label and value; valid on pages that do so throughout."""
    words = text.split(maxsplit=2)
    if len(words) < 2 or not words[0][0].isupper():
        return None
    for length in range(len(words) - 1, 0, -1):
        field = field_of(" ".join(words[:length]))
        if field and field != "title":
            return Label(field, text.split(maxsplit=length)[length])
    return None


def bare_label(text: str) -> str | None:
    """The field of a text that is a label and nothing more, such as the heading `Abstract`."""
    match = _BARE.fullmatch(text) if len(text) < _LONGEST_BARE else None
    return field_of(match["label"]) if match else None


def field_of(label: str) -> str | None:
    """The field of a label; case and punctuation do not matter."""
    return _FIELDS.get(_normalized(label))


def _normalized(label: str) -> str:
    return re.sub(r"[\W_]+", " ", label).strip().lower()
