"""Tests of decoding answers."""

from __future__ import annotations

from encodings.aliases import aliases

import pytest
from paper_digest.services.answer_text import answer_text

DECLARED = '<?xml version="1.0" encoding="{}"?><a>Métier</a>'
UTF_8 = DECLARED.format("UTF-8")


@pytest.mark.parametrize(
    ("content", "content_type", "text"),
    [
        (UTF_8.encode(), "application/xml", UTF_8),
        (b"\xef\xbb\xbf" + UTF_8.encode(), "", UTF_8),
        (DECLARED.format("ISO-8859-1").encode("latin-1"), "", UTF_8),
        (DECLARED.format("ISO-8859-1").encode(), "", UTF_8),
        (DECLARED.format("utf-16").encode("utf-16"), "", UTF_8),
        ("Métier".encode("cp1252"), 'text/plain; charset="windows-1252"', "Métier"),
        ("Métier".encode("utf-16-le"), "", "Métier"),
        ("“Métier”".encode("cp1252"), "text/plain", "“Métier”"),
        ("“Métier”".encode("cp1252"), "text/plain; charset=UTF-8", "“Métier”"),
        ("“Métier”".encode("cp1252"), "text/plain; charset=nonsense", "“Métier”"),
        (DECLARED.format("latin2").encode("latin2"), "application/xml; charset=nonsense", UTF_8),
        (DECLARED.format("koi8-r").encode("latin2"), "application/xml; charset=latin2", UTF_8),
        (b"M\xe9tier", "text/plain; charset=undefined", "Métier"),
        (b"M\xe9tier", "text/plain; charset=idna", "Métier"),
        (b"+2AA- \xe9.", "text/plain; charset=utf-7", "+2AA- é."),
        (b"\\ud800 \xe9.", "text/plain; charset=unicode_escape", "\\ud800 é."),
        (b"M\xe9tier", f"text/plain; charset={' ' * 90_000}!", "Métier"),
        (b"M\xe9tier", f"text/plain; {'charset' * 13_000}", "Métier"),
        (b"a\r\nb\rc\x00", "", "a\nb\nc"),
        (b"", "", ""),
    ],
)
def test_an_answer_becomes_utf_8(content: bytes, content_type: str, text: str) -> None:
    assert answer_text(content, content_type) == text


def test_no_declared_encoding_makes_text_that_cannot_be_saved() -> None:
    """Whatever Python calls an encoding, and whatever bytes follow."""
    content = bytes(range(256)) + b"+2AA- \\ud800 \x1b$B \xed\xa0\x80"
    for encoding in {*aliases, *aliases.values(), "idna", "punycode", "undefined"}:
        answer_text(content, f"text/plain; charset={encoding}").encode()
