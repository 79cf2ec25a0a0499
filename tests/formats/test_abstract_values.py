"""The abstract of a record is the best of the texts that may be one."""

from __future__ import annotations

import pytest
from paper_digest.formats.abstract_values import abstract_of
from paper_digest.formats.field_names import NAMES

from tests.linear_time import assert_linear_time


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        ({"abstract": "We weave.", "tldr": "Weaving."}, ("We weave.", False)),
        ({"tldr": "Weaving."}, ("Weaving.", True)),
        ({"tldr": "Weaving.", "forum": "a"}, ("Weaving.", False)),
        ({"abstract": "1"}, (None, False)),
        ({"abstractinvertedindex": {"weave.": [1], "We": [0]}}, ("We weave.", False)),
        ({"abstract": "We weave. [ABSTRACT FROM AUTHOR]"}, ("We weave.", False)),
        (
            {"abstract": "We weave. Copyright of Looms is the property of Loom Press and may not be copied."},
            ("We weave.", False),
        ),
        (
            {"abstract": "We ask: Copyright of cloth is the property of weavers? They say so."},
            ("We ask: Copyright of cloth is the property of weavers? They say so.", False),
        ),
        ({"abstract": "Copyright of looms was law."}, ("Copyright of looms was law.", False)),
    ],
)
def test_abstracts(record: dict[str, object], expected: tuple[str | None, bool]) -> None:
    assert abstract_of(record, NAMES) == expected


@pytest.mark.parametrize("text", ["Copyright of ", "[ABSTRACT FROM ", "[ABSTRACT FROM AUTHOR] "])
def test_notices_take_linear_time(text: str) -> None:
    assert_linear_time(
        lambda words: abstract_of({"abstract": words}, NAMES), lambda size: text * (size // len(text))
    )
