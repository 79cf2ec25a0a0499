"""A line of people gives their names, first name first."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from paper_digest.values.person import names_in


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ada Lovelace, Alan M. Turing", ("Ada Lovelace", "Alan M. Turing")),
        ("A. Author, B. Author, and C. Author.", ("A. Author", "B. Author", "C. Author")),
        ("Lovelace, Ada; Turing, Alan M.", ("Ada Lovelace", "Alan M. Turing")),
        ("Lovelace, Ada and Turing, Alan M.", ("Ada Lovelace", "Alan M. Turing")),
        ("Vaswani, A., Shazeer, N., and Parmar, N.", ("A. Vaswani", "N. Shazeer", "N. Parmar")),
        ("John Smith Jr., Bob Li", ("John Smith Jr.", "Bob Li")),
        ("Li Wei, +3 authors", ("Li Wei",)),
        ("Jin Zhao, Bo Chen et al.", ("Jin Zhao", "Bo Chen")),
        ("Yann LeCun¹, Geoff Hinton*, Jane Doe1,2", ("Yann LeCun", "Geoff Hinton", "Jane Doe")),
        ("A B | C D | E F", ("A B", "C D", "E F")),
        ("Madonna", ("Madonna",)),
        ("", ()),
    ],
)
def test_names_are_split(text: str, names: tuple[str, ...]) -> None:
    assert names_in(text) == names


@given(st.text(max_size=80))
def test_any_text_gives_names_without_loose_ends(text: str) -> None:
    assert all(name and name == name.strip(" ,;·") for name in names_in(text))
