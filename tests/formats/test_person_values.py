"""People in values of any shape."""

from __future__ import annotations

from typing import Any

import pytest
from paper_digest.formats.person_values import parse_name_list

BOTH = ["Ada Lovelace", "Alan Turing"]


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("Ada Lovelace (London), Alan Turing", BOTH),
        (["Ada Lovelace and Alan Turing"], BOTH),
        (["Lovelace, Ada", "Turing, Alan"], BOTH),
        ([["Lovelace", "Ada", ""], ["Turing", "Alan", ""]], BOTH),
        ([{"family": "Lovelace", "given": "Ada"}, {"name": "Alan Turing"}], BOTH),
        ([{"author": {"display_name": "Ada Lovelace"}}], BOTH[:1]),
        ([{"family": "Berg", "given": "Kees", "non-dropping-particle": "van der"}], ["Kees van der Berg"]),
        ([{"last": "King", "first": "Martin", "middle": "L.", "suffix": "Jr."}], ["Martin L. King Jr."]),
        ([{"literal": "The Loom Consortium"}], ["The Loom Consortium"]),
        (["Ada Lovelace", "Ada Lovelace"], BOTH[:1]),
        (None, []),
        (7, []),
    ],
)
def test_people_of_any_shape_are_names(value: Any, names: list[str]) -> None:
    assert [str(name) for name in parse_name_list(value)] == names
