from __future__ import annotations

import pytest
from paper_digest.formats import delimited
from paper_digest.formats.embase_source import embase_source

from tests.formats.records import read


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "Weaving (2014) 3:2 (152-160). Date of Publication: 1 Mar 2014",
            {
                "journal": "Weaving",
                "year": "2014",
                "volume": "3",
                "pages": "152-160",
                "published": "1 Mar 2014",
            },
        ),
        (
            "Wool Reports (2019) 65 (15-19). Date of Publication: 2019",
            {
                "journal": "Wool Reports",
                "year": "2019",
                "volume": "65",
                "pages": "15-19",
                "published": "2019",
            },
        ),
        (
            "Dye (Oslo, Norway) (2020) 7:SUPPL 1. Date of Publication: May 2020",
            {"journal": "Dye (Oslo, Norway)", "year": "2020", "volume": "7", "published": "May 2020"},
        ),
        ("Looms (2021)", {"journal": "Looms", "year": "2021"}),
        ("Looms and weaving", {}),
        ("Looms 2021", {}),
    ],
)
def test_a_source_is_taken_apart(text: str, parts: dict[str, str]) -> None:
    assert embase_source(text) == parts


def test_papers_of_embase_have_the_journal_and_the_date_of_their_source() -> None:
    text = (
        "Title,Author Names,Source,Abstract\n"
        'Looms,"Roe A., Moe B.",Weaving (2014) 3:2 (152-160). Date of Publication: 1 Mar 2014,They weave.\n'
    )
    (sighting,) = read(delimited, text).sightings
    assert (sighting.venue, str(sighting.published), sighting.pages) == ("Weaving", "2014-03-01", "152-160")
