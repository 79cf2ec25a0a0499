"""Documents that are archives inside are named, and archives of dumps are none."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from paper_digest.reading import readings_of
from paper_digest.sources.documents import document_in

OFFICE = {"[Content_Types].xml": "<Types/>"}
OPEN = "application/vnd.oasis.opendocument."


def archive(members: dict[str, str]) -> io.BytesIO:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as written:
        for name, text in members.items():
            written.writestr(name, text)
    return content


@pytest.mark.parametrize(
    ("members", "kind"),
    [
        ({**OFFICE, "word/document.xml": "<w/>"}, "a Word document"),
        ({**OFFICE, "xl/workbook.xml": "<w/>"}, "an Excel workbook"),
        ({**OFFICE, "ppt/presentation.xml": "<w/>"}, "a PowerPoint presentation"),
        ({**OFFICE, "other.xml": "<w/>"}, "an Office document"),
        ({"mimetype": f"{OPEN}text", "content.xml": "<w/>"}, "an OpenDocument text"),
        ({"mimetype": f"{OPEN}graphics", "content.xml": "<w/>"}, "an OpenDocument file"),
        ({"mimetype": "application/epub+zip", "a.xhtml": "<p/>"}, "an e-book (EPUB)"),
        ({"a.txt": "Papers", "word/b.txt": "Papers"}, None),
    ],
)
def test_a_document_is_known_by_its_members(members: dict[str, str], kind: str | None) -> None:
    with zipfile.ZipFile(archive(members)) as opened:
        document = document_in(opened)
    assert (document and document.kind) == kind


def test_a_document_is_one_error_that_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(archive({**OFFICE, "xl/workbook.xml": "<w/>"}).getvalue())
    (reading,) = readings_of(tmp_path / "a.xlsx", "a.xlsx")
    assert [str(problem) for problem in reading.problems] == [
        "a.xlsx: error: expected a text or an archive of dumps, found an Excel workbook. "
        "Save the sheet as CSV, and put that in raw/."
    ]
