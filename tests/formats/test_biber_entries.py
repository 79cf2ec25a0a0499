"""Entries of biber."""

from __future__ import annotations

from paper_digest.formats.biber_entries import BIBER_ENTRY, biber_record

ENTRY = r"""\entry{bee2001}{article}{}{}
  \name{author}{2}{}{%
    {{un=0,hash=1}{%
       family={van\bibnamedelima Bee},
       given={Ann\bibnamedelima B.},
       prefix={de},
       given-i={A\bibinitperiod}}}%
    {{hash=2}{family={Dee},given={C.}}}%
  }
  \name{editor}{1}{}{%
    {{hash=3}{family={Editor},given={E.}}}%
  }
  \field{title}{On {L}ooms}
  \verb{url}
  \verb https://example.org/a_b
  \endverb
\endentry"""


def test_an_entry_has_fields_addresses_and_authors() -> None:
    match = BIBER_ENTRY.search(ENTRY)
    assert match
    assert match["entry_type"] == "article"
    record = biber_record(ENTRY[match.end() :])
    assert (record["title"], record["url"]) == ("On Looms", "https://example.org/a_b")
    authors = record["author"]
    assert isinstance(authors, list)
    assert [str(author) for author in authors] == ["Ann B. de van Bee", "C. Dee"]
