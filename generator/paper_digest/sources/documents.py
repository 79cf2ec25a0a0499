"""Tells documents that are ZIP archives inside (Word, Excel, EPUB ...) from archives of dumps."""

from __future__ import annotations

import zipfile
from typing import Final, NamedTuple


class Document(NamedTuple):
    """What a file is, and how its papers get into raw/."""

    kind: str
    advice: str


_AS_TEXT: Final = "Save it as plain text or HTML, and put that in raw/."
_AS_CSV: Final = "Save the sheet as CSV, and put that in raw/."
_BY_FOLDER: Final = {
    "word/": Document("a Word document", _AS_TEXT),
    "xl/": Document("an Excel workbook", _AS_CSV),
    "ppt/": Document("a PowerPoint presentation", _AS_TEXT),
    "visio/": Document("a Visio drawing", _AS_TEXT),
    "Index/": Document("a document of Pages, Numbers or Keynote", _AS_TEXT),
    "META-INF/MANIFEST.MF": Document("a Java program", "Delete it from raw/."),
}
"""By a folder or file that only documents of this kind have."""
_BY_MEDIA_TYPE: Final = {
    "application/epub+zip": Document("an e-book (EPUB)", _AS_TEXT),
    "application/vnd.oasis.opendocument.text": Document("an OpenDocument text", _AS_TEXT),
    "application/vnd.oasis.opendocument.spreadsheet": Document("an OpenDocument spreadsheet", _AS_CSV),
    "application/vnd.oasis.opendocument.presentation": Document("an OpenDocument presentation", _AS_TEXT),
}
_OPEN_XML: Final = "[Content_Types].xml"
"""A file in every document of Microsoft's programs."""
_LONGEST_MEDIA_TYPE: Final = 100


def document_in(archive: zipfile.ZipFile) -> Document | None:
    """The document that an archive is; None if it is an archive of files."""
    names = frozenset(archive.namelist())
    if "mimetype" in names:
        with archive.open("mimetype") as member:
            media_type = member.read(_LONGEST_MEDIA_TYPE).decode("ascii", "replace").strip()
        if media_type.startswith(("application/vnd.oasis.opendocument", "application/epub")):
            return _BY_MEDIA_TYPE.get(media_type, Document("an OpenDocument file", _AS_TEXT))
    kinds = (kind for start, kind in _BY_FOLDER.items() if any(name.startswith(start) for name in names))
    is_document = _OPEN_XML in names or "META-INF/MANIFEST.MF" in names or "Index/Document.iwa" in names
    return next(kinds, Document("an Office document", _AS_TEXT)) if is_document else None
