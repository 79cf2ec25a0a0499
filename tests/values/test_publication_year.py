"""The year in the text of a venue."""

from __future__ import annotations

import pytest
from paper_digest.values.publication_year import publication_year


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("ICML 2023, pages 1-9", 2023),
        ("ICML", None),
        ("2023, PMLR 249, 2024", 2024),
        ("ICML 2022, pages 2001-2015", 2022),
        ("CoRR abs/2001.1999", None),
        ("Loom Workshop (demo) 2018", 2018),
        ("KDD2021", 2021),
        ("EMNLP-2018", 2018),
        ("Lecture Notes in Weaving 2045", None),
        ("LOOM'21 Findings", 2021),
        ("Looms ’98", 1998),
        ("in '86", None),
        ("IEEE 802.11-2016", None),
        ("Annals 2006-2007", None),
        ("Sensors 2019, 19(9), 2034", 2019),
        ("Loom Syst. 35, 2022, pp. 2059–2073", 2022),
        ("Loom Syst. 35, 2022, pp. 2059 – 2073", 2022),
        ("Loom Data. 17(5), 2035–2062", None),
        ("Loom Data, 17 (5): 2035", None),
        ("Loom Data, 17(5), 2023", 2023),
        ("Loom Data, 48(15), p. e2021 (2022)", 2022),
        ("Loom Data, pp. 1982–1999, 2023", 2023),
        ("Phys. Looms 72 (1974)", 1974),
        ("Sensors 19, 2019", 2019),
        ("LNCS 1998", None),
        ("CEUR Workshop Proceedings 2019", None),
        ("J. Phys.: Conf. Ser. 1950 012034 (2021)", 2021),
        ("Journal of Physics: Conference Series 1950", None),
        ("Lecture Notes in Weaving 1998", None),
        ("Lecture Notes in Weaving, 1998", 1998),
        ("Horizon 2020 Workshop, 2017", 2017),
        ("Journal of Looms (since 1998)", None),
    ],
)
def test_the_last_year_in_the_text_is_that_of_the_publication(text: str, year: int | None) -> None:
    assert publication_year(text) == year
