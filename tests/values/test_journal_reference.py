"""Tests of splitting references to publications."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from paper_digest.values.journal_reference import JournalReference


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Phys. Rev. D 100, 014020 (2019)", ("Phys. Rev. D", "100", "014020", "2019")),
        ("CVPR 2020: 1-10", ("CVPR", "", "1-10", "2020")),
        ("Looms 2019, 19(9), 2034", ("Looms", "19", "2034", "2019")),
        ("Looms 2021, 14, 1999", ("Looms", "14", "1999", "2021")),
        ("Phys. Rev. D 100 (2019) 014020", ("Phys. Rev. D", "100", "014020", "2019")),
        ("JMLR 22(1):1-30, 2021", ("JMLR", "22", "1-30", "2021")),
        ("JMLR 22 (1): 1--30, 2021", ("JMLR", "22", "1-30", "2021")),
        ("Proceedings of the 37th ICML, PMLR 119", ("Proceedings of the 37th ICML", "119", "", "")),
        ("PMLR 119:1-9, 2020", ("PMLR", "119", "1-9", "2020")),
        (
            "IEEE Transactions on Looms, vol. 5, no. 3, pp. 11–19, March 2020",
            ("IEEE Transactions on Looms", "5", "11-19", "2020"),
        ),
        ("Nucl.Phys.B234:123-130,1984", ("Nucl. Phys. B", "234", "123-130", "1984")),
        ("Phys.Rev.D76:013009,2007", ("Phys. Rev. D", "76", "013009", "2007")),
        ("Nature 570, 2019, 123-125", ("Nature", "570", "123-125", "2019")),
        ("Proceedings of ICML, pages 2001-2015", ("Proceedings of ICML", "", "2001-2015", "")),
        ("NeurIPS 2019 Workshop", ("NeurIPS Workshop", "", "", "2019")),
        ("Journal of Looms", ("Journal of Looms", "", "", "")),
        ("ICML (2020)", ("ICML", "", "", "2020")),
    ],
)
def test_a_reference_is_split(text: str, parts: tuple[str, str, str, str]) -> None:
    reference = JournalReference.parse(text)
    assert reference
    assert (reference.venue, reference.volume, reference.pages, reference.year) == parts


@pytest.mark.parametrize("text", ["", "2019", "100, 014020 (2019)", "Looms 5 and 7 of 12 in Web 2.0, page x"])
def test_what_cannot_be_split_is_none(text: str) -> None:
    assert JournalReference.parse(text) is None


@given(st.text(alphabet="JMLR ab.,:;()-–0129", max_size=60))
def test_no_venue_has_numbers(text: str) -> None:
    reference = JournalReference.parse(text)
    assert reference is None or not any(map(str.isdigit, reference.venue))
