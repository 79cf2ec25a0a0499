"""Every spelling of an arXiv identifier gives the same identifier."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from paper_digest.values.arxiv import ArxivId, without_arxiv_ids

NEW_STYLE = st.from_regex(
    r"(0[89]|1[0-4])(0[1-9]|1[0-2])\.(?!0000)[0-9]{4}|(1[5-9]|2[0-9])(0[1-9]|1[0-2])\.(?!00000)[0-9]{5}",
    fullmatch=True,
)
OLD_STYLE = st.builds(
    "{}/{}".format,
    st.sampled_from(["math", "hep-th", "cond-mat", "cs", "q-alg"]),
    st.from_regex(r"(9[1-9]|0[0-7])(0[1-9]|1[0-2])[0-9]{3}", fullmatch=True),
)
NUMBERS = NEW_STYLE | OLD_STYLE


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("2410.05434", "2410.05434"),
        ("2410.05434v2", "2410.05434"),
        ("arXiv:2410.05434 [cs.LG]", "2410.05434"),
        ("arXiv: 2410.05434v1", "2410.05434"),
        ("arXiv:2410.05434v2 [cs.LG] 7 Oct 2024", "2410.05434"),
        ("HEP-TH/9901001", "hep-th/9901001"),
        ("hep-th/9901001v3", "hep-th/9901001"),
        ("math.GT/0309136", "math/0309136"),
        ("math/0309136", "math/0309136"),
        ("cond-mat.mes-hall/0309136", "cond-mat/0309136"),
        ("http://arxiv.org/abs/2410.05434v2", "2410.05434"),
        ("https://www.arxiv.org/pdf/2410.05434v2.pdf", "2410.05434"),
        ("https://arxiv.org/abs/2410.05434?context=cs", "2410.05434"),
        ("https://arxiv.org/html/2410.05434v1#S3", "2410.05434"),
        ("10.48550/arXiv.2410.05434", "2410.05434"),
        ("10.48550/arXiv.2410.05434v2", "2410.05434"),
        ("https://doi.org/10.48550/ARXIV.math.GT/0309136", "math/0309136"),
        ("0704.0001", "0704.0001"),
        ("arXiv:2410.05402, 2024", "2410.05402"),
        ("arXiv:hep-th/9901001v3 7 Jan 1999", "hep-th/9901001"),
        ("2410.05406; 2410.05499", "2410.05406"),
        ("<https://arxiv.org/abs/2410.05403>", "2410.05403"),
        ("arxiv.org/abs/2410.05409)", "2410.05409"),
        ("https://arxiv.org/abs/math%2F0309136", "math/0309136"),
    ],
)
def test_every_spelling_is_parsed(text: str, number: str) -> None:
    assert str(ArxivId.parse(text)) == number


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2413.05434",
        "2024.12345",
        "arXiv:0000.00000",
        "2401.00000",
        "1401.0000v1",
        "2410.054",
        "2410.054341",
        "foo/0309136",
        "math/0313136",
        "cs.LG",
        "see 2410.05434",
    ],
)
def test_other_text_is_not_an_identifier(text: str) -> None:
    assert ArxivId.parse(text) is None


@pytest.mark.parametrize(
    ("number", "may_be"),
    [
        ("2401.12345", True),
        ("1401.1234", True),
        ("2401.99999", True),
        ("2401.11112", False),
        ("2401.23456", False),
        ("math/0301111", False),
    ],
)
def test_some_numbers_may_be_those_of_examples(number: str, may_be: bool) -> None:
    assert ArxivId(number).may_be_example is may_be


def test_the_version_is_kept_but_does_not_distinguish_papers() -> None:
    first, second = ArxivId.parse("2410.05434v1"), ArxivId.parse("2410.05434v12")
    assert first == second
    assert hash(first) == hash(second)
    assert second is not None
    assert second.version == 12


@given(NUMBERS)
def test_the_canonical_string_parses_to_itself(number: str) -> None:
    assert str(ArxivId.parse(number)) == number


@given(NUMBERS, st.integers(1, 99))
def test_all_spellings_of_one_number_are_equal(number: str, version: int) -> None:
    spellings = (
        number.upper(),
        f"arXiv:{number}v{version}",
        f"https://arxiv.org/pdf/{number}v{version}",
        f"10.48550/arXiv.{number}",
    )
    assert {ArxivId.parse(spelling) for spelling in spellings} == {ArxivId(number)}


@given(st.text(max_size=60))
def test_any_text_gives_a_canonical_identifier_or_none(text: str) -> None:
    parsed = ArxivId.parse(text)
    assert parsed is None or ArxivId.parse(str(parsed)) == parsed


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("see arXiv:2410.05434v2 and https://arxiv.org/abs/math.GT/0309136.", ["2410.05434", "math/0309136"]),
        ("https://huggingface.co/papers/2410.05434 [](/papers/2401.00001)", ["2410.05434", "2401.00001"]),
        ("https://ar5iv.labs.arxiv.org/html/2410.05434", ["2410.05434"]),
        ("https://doi.org/10.48550/arXiv.2410.05434v2", ["2410.05434"]),
        ("published 2410.05434 times", []),
        ("https://example.org/abs/2410.05434", []),
    ],
)
def test_identifiers_are_found_in_urls_and_after_labels(text: str, numbers: list[str]) -> None:
    assert list(map(str, ArxivId.find_all(text))) == numbers


@pytest.mark.parametrize(
    ("url", "number"),
    [
        ("/abs/2410.05434", "2410.05434"),
        ("pdf/2410.05434v2", "2410.05434"),
        ("https://example.org/papers/2410.05434#community", "2410.05434"),
        ("https://example.org/paper/arxiv/2410.05434", "2410.05434"),
        ("https://example.org/blog/2410.05434", None),
    ],
)
def test_a_url_that_carries_a_number_leads_to_its_paper(url: str, number: str | None) -> None:
    identifier = ArxivId.in_url(url)
    assert (str(identifier) if identifier else None) == number


def test_urls_name_no_version() -> None:
    identifier = ArxivId("hep-th/9901001", 2)
    assert identifier.abs_url == "https://arxiv.org/abs/hep-th/9901001"
    assert identifier.pdf_url == "https://arxiv.org/pdf/hep-th/9901001"


def test_a_number_without_a_label_is_removed_before_dates_are_looked_for() -> None:
    assert without_arxiv_ids("2012.05434v2 and arXiv:2001.00001, May 2024").split() == ["and", "May", "2024"]


@pytest.mark.parametrize(
    "text",
    [
        "oai:arXiv.org:2410.05434",
        "info:arxiv/2410.05434",
        "arXiv.2410.05434",
        "arXiv 2410.05434",
        "https://arxiv.org/src/2410.05434",
        "2410.05434 v2",
        "10.48550/arxiv.2410.05434.",
    ],
)
def test_other_spellings_are_recognized(text: str) -> None:
    assert ArxivId.parse(text) == ArxivId("2410.05434")


@pytest.mark.parametrize("text", ["2410.5434", "0703.1234", "9912.12345", "1501.0001", "2410.05434v0"])
def test_impossible_numbers_are_none(text: str) -> None:
    assert ArxivId.parse(text) is None


@pytest.mark.parametrize(
    ("number", "month"),
    [
        ("2410.05434", "2024-10"),
        ("0704.0001", "2007-04"),
        ("math/0309136", "2003-09"),
        ("hep-th/9901001", "1999-01"),
    ],
)
def test_an_identifier_has_the_month_of_the_first_version(number: str, month: str) -> None:
    assert str(ArxivId(number).month) == month


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("J. 2 (1998) [hep-th/9711200], math.AG/0309136", ["hep-th/9711200", "math/0309136"]),
        ("[1207.7214] and [2403.09001v2]", ["1207.7214", "2403.09001"]),
        ("pages 1207.7214, https://example.org/math/0309136, a-math/0309136, math/03091367", []),
    ],
)
def test_references_have_numbers_without_a_label(text: str, numbers: list[str]) -> None:
    assert list(map(str, ArxivId.find_unlabeled(text))) == numbers


def test_a_short_year_behind_arxiv_is_no_id() -> None:
    assert "arXiv'26" in without_arxiv_ids("Roe et al., arXiv'26")
    assert "12345" not in without_arxiv_ids("Roe et al., arXiv:2608.12345")


@pytest.mark.parametrize("text", ["arXiv 2012", "arXiv, 2012", "arXiv preprint 2012", "CoRR, arXiv 2012"])
def test_a_year_behind_arxiv_is_kept(text: str) -> None:
    assert without_arxiv_ids(text).split()[-1:] == ["2012"]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("arXiv:0000.00000 [cs.LG]", "0000.00000"),
        ("https://arxiv.org/abs/2401.00000v1", "2401.00000"),
        ('{"arxiv_id": "1234.56789"}', "1234.56789"),
        ("eprint = {2401.XXXXX},", "2401.XXXXX"),
    ],
)
def test_the_number_of_a_template_is_found(text: str, number: str) -> None:
    assert list(ArxivId.find_templates(text)) == [number]
    assert list(ArxivId.find_all(text)) == []


@pytest.mark.parametrize("text", ["arXiv:2401.12345", "0000.00000", "arXiv:2401.000001"])
def test_other_numbers_are_of_no_template(text: str) -> None:
    assert list(ArxivId.find_templates(text)) == []
