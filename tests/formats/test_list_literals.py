from __future__ import annotations

import pytest
from paper_digest.formats.list_literals import printed_value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("['Roe, Ada', 'Moe, Bo']", ["Roe, Ada", "Moe, Bo"]),
        ('["Roe, Ada", "O\'Neil, Bo"]', ["Roe, Ada", "O'Neil, Bo"]),
        ("['Ada Roe' 'Bo Moe'\n 'Cy Loe']", ["Ada Roe", "Bo Moe", "Cy Loe"]),
        ("('Ada Roe', 'Bo Moe')", ["Ada Roe", "Bo Moe"]),
        ("[{'id': 145, 'name': 'Ada Roe'}, {'id': None, 'name': 'Bo'}]",
         [{"id": 145, "name": "Ada Roe"}, {"id": None, "name": "Bo"}]),
        ('[["Roe", "Ada", ""], ["Moe", "Bo", "Jr"]]', [["Roe", "Ada", ""], ["Moe", "Bo", "Jr"]]),
        (r"['Andr\xe9 Roe', u'\u0141ukasz Moe', 'D\'Or']", ["André Roe", "Łukasz Moe", "D'Or"]),
        (" ['Ada Roe', ] ", ["Ada Roe"]),
    ],
)  # fmt: skip
def test_what_programs_print_for_a_list_or_an_object_is_that_value(text: str, value: object) -> None:
    assert printed_value(text) == value


@pytest.mark.parametrize(
    "text",
    [
        "Ada Roe; Bo Moe",
        "[Ada Roe, Bo Moe]",
        "[Growth of 'Golden' apples]",
        "['golden' apples]",
        "{{OpenAI}}",
        "[1, 2]",
        "['Ada Roe'",
        "['Ada Roe']]",
        "['Ada Roe'] and others",
        "{'name': 'Ada', 'Roe'}",
        "[:]",
        "",
    ],
)
def test_words_in_brackets_are_no_printed_list(text: str) -> None:
    assert printed_value(text) is None


def test_very_deep_lists_are_left_as_they_are() -> None:
    assert printed_value("[" * 5000 + "'a'" + "]" * 5000) is None
