"""Makes the citation entry of a record, in the terms of BibTeX, from fields that formats name differently."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from paper_digest.model.citation import CitationEntry
from paper_digest.values.person import PersonName

_CONTAINERS: Final = {"article": "journal", "inproceedings": "booktitle", "incollection": "booktitle"}
"""The field that names what a paper appeared in, by the type of its entry."""
_LONGEST_VALUE: Final = 200
"""Characters; a longer value is no fact of a citation. Chosen by hand."""


def entry_of(
    entry_type: str, container: str, fields: Mapping[str, str], editors: tuple[PersonName, ...]
) -> CitationEntry:
    """The entry with the fields that have a short value; `container` names the journal or the book."""
    named = {_CONTAINERS[entry_type]: container, **fields} if entry_type in _CONTAINERS else fields
    kept = ((name, value) for name, value in named.items() if value and len(value) <= _LONGEST_VALUE)
    return CitationEntry(entry_type=entry_type, fields=tuple(kept), editors=editors)
