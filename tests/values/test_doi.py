"""A DOI is whole, in lower case, and without what surrounds it."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from paper_digest.values.doi import Doi

from tests.linear_time import assert_linear_time

SICI = "10.1002/(sici)1097-0258(19980815/30)17:15/16<1661::aid-sim968>3.0.co;2-2"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("10.1145/3292500.3330701", "10.1145/3292500.3330701"),
        ("10.1000/xxx.1", "10.1000/xxx.1"),
        ("doi:10.1234/ABC", "10.1234/abc"),
        ("DOI: 10.1234/abc", "10.1234/abc"),
        ("DOI 10.1234/abc", "10.1234/abc"),
        ("https://doi.org/10.1234/abc", "10.1234/abc"),
        ("http://dx.doi.org/10.1234/abc", "10.1234/abc"),
        ("doi:https://doi.org/10.1234/abc", "10.1234/abc"),
        ("10.1234/abc [doi]", "10.1234/abc"),
        ("https://doi.org/10.1234/abc?x=1", "10.1234/abc"),
        ("https://doi.org/10.1234/abc#sec-2", "10.1234/abc"),
        ("10.1234/abc?utm_source=mail&x=1", "10.1234/abc"),
        ("10.1007/978-3-319\\_12", "10.1007/978-3-319_12"),
        ("10.1000.10/123456", "10.1000.10/123456"),
    ],
)
def test_every_spelling_is_parsed(text: str, name: str) -> None:
    assert str(Doi.parse(text)) == name


@pytest.mark.parametrize(
    "text",
    [
        SICI.upper(),
        "https://doi.org/10.1002/(SICI)1097-0258(19980815/30)17:15/16%3C1661::AID-SIM968%3E3.0.CO;2-2",
        "doi:10.1002/(SICI)1097-0258(19980815/30)17:15/16&lt;1661::AID-SIM968&gt;3.0.CO;2-2",
        f"{SICI}.",
    ],
)
def test_a_sici_stays_whole(text: str) -> None:
    assert str(Doi.parse(text)) == SICI


def test_the_title_code_of_a_sici_may_be_letters() -> None:
    name = "10.1175/1520-0442(1999)012<0856:bsotn>2.0.co;2"
    assert [str(doi) for doi in Doi.find_all(f"(doi:{name}).")] == [name]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("See https://doi.org/10.1234/abc.", ["10.1234/abc"]),
        ("https://a.org/?id=doi:10.1234%2Fabc&title=b", ["10.1234/abc"]),
        ("https://a.org/?rft_id=info%3Adoi%2F10.1234%2fabc&title=b", ["10.1234/abc"]),
        ("https://doi.org/10.1234%2Fabc.1", ["10.1234/abc.1"]),
        ("(see doi:10.1234/abc)", ["10.1234/abc"]),
        ("[doi:10.1016/0304-3975(95)00106-9], next", ["10.1016/0304-3975(95)00106-9"]),
        ("[PDF](https://doi.org/10.1234/abc)", ["10.1234/abc"]),
        ("<https://doi.org/10.1234/abc>", ["10.1234/abc"]),
        ("<a>doi:10.1234/abc</a>", ["10.1234/abc"]),
        ("\\url{https://doi.org/10.1234/abc}", ["10.1234/abc"]),
        ("doi:10.1234/a; doi:10.1234/b,", ["10.1234/a", "10.1234/b"]),
        ("doi:10.1234/a,doi:10.1234/b;https://doi.org/10.1234/c", ["10.1234/a", "10.1234/b", "10.1234/c"]),
        ("doi:10.1234/a,b", ["10.1234/a,b"]),
        ("“https://doi.org/10.1234/abc”", ["10.1234/abc"]),
        ("https://www.science.org/doi/10.1126/science.abc1234", ["10.1126/science.abc1234"]),
        ("[pdf](https://dl.acm.org/doi/pdf/10.1145/1.2?download=true)", ["10.1145/1.2"]),
        ("/doi/full/10.1002/adma.2020", ["10.1002/adma.2020"]),
        ("https://publisher.example/doi/10.1111/abc.12035/full", ["10.1111/abc.12035"]),
        ("[full](https://publisher.example/doi/10.1111/abc.12035/full).", ["10.1111/abc.12035"]),
        ("https://publisher.example/doi/10.1111/abc.1/abstract;jsessionid=0A.f02t01?x=1", ["10.1111/abc.1"]),
        (
            "https://academic.oup.com/area/article-abstract/doi/10.1093/area/xyae026/7613832",
            ["10.1093/area/xyae026"],
        ),
        (
            "https://link.springer.com/content/pdf/10.1007/s00100-010-9000-9.pdf",
            ["10.1007/s00100-010-9000-9"],
        ),
        (
            "https://www.biorxiv.org/content/10.1101/2024.01.11.500001v2.full.pdf",
            ["10.1101/2024.01.11.500001"],
        ),
        ("https://www.medrxiv.org/content/10.1101/2024.01.11.500001v12", ["10.1101/2024.01.11.500001"]),
        ("https://www.frontiersin.org/articles/10.3389/fabc.2024.14/full", ["10.3389/fabc.2024.14"]),
        ("https://doi.org/10.1234/abc/full", ["10.1234/abc/full"]),
        ("10.1234/abc without a label", []),
        ("version 10.12/3", []),
    ],
)
def test_dois_are_found_in_running_text(text: str, names: list[str]) -> None:
    assert [str(doi) for doi in Doi.find_all(text)] == names


@given(st.from_regex(r"10\.[0-9]{4,9}/[a-z0-9][a-z0-9._;()/:-]{0,30}[a-z0-9]", fullmatch=True))
def test_a_canonical_name_parses_to_itself_in_every_spelling(name: str) -> None:
    assume(not any(Doi.find_templates(name)))  # such as 10.0000/000, which is nobody's
    assert str(Doi.parse(name)) == name
    assert Doi.parse(f"https://doi.org/{name.upper()}") == Doi.parse(f"doi: {name}") == Doi(name)
    assert Doi.parse(Doi(name).url) == Doi(name)


@given(st.text(max_size=30))
def test_parsing_twice_changes_nothing(suffix: str) -> None:
    doi = Doi.parse(f"10.1234/{suffix}")
    assert doi is None or Doi.parse(str(doi)) == doi


def test_the_url_is_percent_encoded() -> None:
    assert Doi("10.1002/x<1::y>2").url == "https://doi.org/10.1002/x%3C1%3A%3Ay%3E2"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("10.1000/a%3Fb", "10.1000/a%3fb"),
        ("https://doi.org/10.1000/a%3Fb?utm=1", "10.1000/a%3fb"),
        ("10.1000/abc</a>", "10.1000/abc"),
        ("https://doi.org/10.1000/x&lt;/p&gt;", "10.1000/x"),
        ("10.1000/x,10.1000/y", "10.1000/x"),
        ("10.1000/x; 10.1000/y", "10.1000/x"),
        ("10.1000/a\u200bb", "10.1000/ab"),
        ("10.1000/abc%00def", "10.1000/abcdef"),
        ("10.1000/AÉ", "10.1000/aÉ"),
    ],
)
def test_a_doi_ends_where_its_grammar_ends(text: str, name: str) -> None:
    doi = Doi.parse(text)
    assert str(doi) == name
    assert Doi.parse(name) == doi


@given(st.text(max_size=30))
def test_a_parsed_doi_parses_to_itself(suffix: str) -> None:
    doi = Doi.parse(f"10.1000/a{suffix}")
    assert doi is None or Doi.parse(str(doi)) == doi


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("urn:doi:10.1000/abc", "10.1000/abc"),
        ("info:doi/10.1000/abc", "10.1000/abc"),
        ("DOI 10.1000/abc", "10.1000/abc"),
        ("(10.1000/abc)", "10.1000/abc"),
        ("<10.1000/abc>", "10.1000/abc"),
        ("https://dl.acm.org/doi/10.1145/3292500.3330701", "10.1145/3292500.3330701"),
        ("https://onlinelibrary.wiley.com/doi/full/10.1002/abc", "10.1002/abc"),
        ("https://onlinelibrary.wiley.com/doi/10.1002/abc/abstract", "10.1002/abc"),
    ],
)
def test_a_doi_may_have_a_label_brackets_or_a_publishers_address(text: str, name: str) -> None:
    assert str(Doi.parse(text)) == name


@pytest.mark.parametrize(
    "text",
    [
        "see doi 10.1000/abc",
        "https://example.org/10.1000/abc",
        "pages 10.1000/abc",
        "doi:10.1000/ABC<1>",
        "10.1000/ABC&lt;1&gt;",
        "https://doi.org/10.1000/ABC%3C1%3E",
        '10.1000/a"b',
    ],
)
def test_a_doi_within_other_text_is_not_the_whole_value(text: str) -> None:
    assert Doi.parse(text) is None
    assert list(Doi.find_all(text)) in ([], [Doi("10.1000/abc")] if text.startswith("see") else [])


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("10.1000/a%252Fb", "10.1000/a%252fb"),
        ("10.1000/a%2525", "10.1000/a%2525"),
        ("10.1000/a&amp;amp;b", "10.1000/a%26amp;b"),
        (r"10.1000/a\_b%5C_c", "10.1000/a_b%5c_c"),
    ],
)
def test_characters_that_would_be_decoded_again_stay_encoded(text: str, name: str) -> None:
    doi = Doi.parse(text)
    assert str(doi) == name
    assert Doi.parse(name) == doi


@given(st.text(alphabet="ab%25fF&;#amp\\_/?()<>:.", max_size=30))
def test_the_canonical_string_of_any_doi_parses_to_itself(suffix: str) -> None:
    doi = Doi.parse(f"10.1000/{suffix}")
    assert doi is None or Doi.parse(str(doi)) == doi


@pytest.mark.slow
@pytest.mark.parametrize("unit", ["doi.", "10.1000/", ")", "10.1000/a;", "%25", "&amp;"])
def test_time_is_linear(unit: str) -> None:
    def read(text: str) -> None:
        Doi.parse(text)
        list(Doi.find_all(text))

    assert_linear_time(read, lambda size: "doi:10.1000/x" + unit * (size // len(unit)))
    assert_linear_time(Doi.parse, lambda size: unit * (size // len(unit)))


@pytest.mark.parametrize(
    "name",
    [
        "10.1145/nnnnnnn.nnnnnnn",
        "10.1145/XXXXXXX.XXXXXXX",
        "10.1145/1122445.1122456",
        "10.1000/xxx",
        "10.1145/0000000.0000000",
        "10.1093/bioinformatics/xxxxxx",
        "10.1093/biomet/asXXXX",
        "10.1561/2200000XXXX",
        "10.1109/ACCESS.2017.DOI",
        "10.1145/3XXXXXX.3XXXXXX",
        "10.48550/arXiv.0000.00000",
    ],
)
def test_the_doi_of_a_template_names_no_paper(name: str) -> None:
    assert Doi.parse(name) is None
    assert list(Doi.find_all(f"https://doi.org/{name}")) == []
    assert list(Doi.find_templates(f'{{"doi": "https://doi.org/{name}", "year": 2020}}')) == [name]
    assert list(Doi.find_templates(f"Paper,{name},2020 and 10.1145/3292500.3330701.")) == [name]


def test_what_a_template_shows_is_found_if_it_is_no_doi_either() -> None:
    assert list(Doi.find_templates(r"doi = {10.475/123\_4}, see 10.1234/... or 10.1000\/xxx.")) == [
        "10.475/123_4",
        "10.1234/...",
        "10.1000/xxx",
    ]


@pytest.mark.parametrize(
    "name", ["10.1097/NCM.0000000000000504", "10.1021/bi00005a012", "10.1000/xxx-123", "10.1007/s00000-000-1"]
)
def test_a_doi_that_only_resembles_a_template_is_a_paper(name: str) -> None:
    assert list(Doi.find_templates(f"doi:{name}")) == []


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://link.springer.com/article/10.1007/s10618-014-0365-y", "10.1007/s10618-014-0365-y"),
        ("https://link.springer.com/chapter/10.1007/978-3-030-1_4#Sec1", "10.1007/978-3-030-1_4"),
        (
            "https://journals.plos.org/plosone/article?id=10.1371/journal.pone.0012345",
            "10.1371/journal.pone.0012345",
        ),
    ],
)
def test_the_addresses_of_some_publishers_have_the_doi(url: str, name: str) -> None:
    assert [str(doi) for doi in Doi.find_all(url)] == [name]
