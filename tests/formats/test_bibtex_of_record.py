"""The BibTeX entry of a record tells of its paper."""

from __future__ import annotations

import pytest
from paper_digest.formats.bibtex_of_record import facts_of_entry

ENTRY = """@inproceedings{roe2020,
  title = {Weaving {N}ets},
  author = {Roe, Ada and M{\\"u}ller, Bo},
  booktitle = {Proc. of WEAVE},
  doi = {10.1000/loom.12},
  note = {Best paper},
  year = 2020
}"""


@pytest.mark.parametrize("key", ["bibtex", "bib", "bibtexentry"])
def test_the_facts_of_an_entry(key: str) -> None:
    facts = facts_of_entry({key: ENTRY})
    authors = facts.pop("authors")
    assert isinstance(authors, list | tuple)
    assert [*map(str, authors)] == ["Ada Roe", "Bo Müller"]
    assert facts == {
        "title": "Weaving Nets",
        "booktitle": "Proc. of WEAVE",
        "doi": "10.1000/loom.12",
        "year": "2020",
    }


@pytest.mark.parametrize("inside", [{}, {"bibtex": ""}, {"bibtex": "roe2020"}, {"entry": ENTRY}])
def test_other_fields_say_nothing(inside: dict[str, object]) -> None:
    assert facts_of_entry(inside) == {}
