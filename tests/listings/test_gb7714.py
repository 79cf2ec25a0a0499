"""References by the Chinese standard GB/T 7714."""

from __future__ import annotations

import pytest
from paper_digest.listings.gb7714 import gb7714_parts

from tests.linear_time import assert_linear_time


@pytest.mark.parametrize(
    ("text", "authors", "title", "publication"),
    [
        (
            "周飞燕, 金林鹏, 董军, 等. 卷积神经网络研究综述[J]. 计算机学报, 2017, 40(6): 1229-1251.",
            ["周飞燕", "金林鹏", "董军"],
            "卷积神经网络研究综述",
            "计算机学报, 2017, 40(6): 1229-1251.",
        ),
        ("王伟,李强．织机[D]．北京：清华大学，2016．", ["王伟", "李强"], "织机", "北京：清华大学，2016．"),
        (
            "HE K, ZHANG X, et al. Deep Looms: 2.0 and on[C]//Proc. of Looms. 2016: 770-778.",
            ["K. HE", "X. ZHANG"],
            "Deep Looms: 2.0 and on",
            "Proc. of Looms. 2016: 770-778.",
        ),
        (
            "LeCun Y. Looms [EB/OL]. (2018-10-11)[2020-01-01]. https://arxiv.org/abs/1810.04805.",
            ["Y. LeCun"],
            "Looms",
            "(2018-10-11). https://arxiv.org/abs/1810.04805.",
        ),
        ("中国科学院. 织机报告[R]. 北京, 2019.", ["中国科学院"], "织机报告", "北京, 2019."),
        ("陈明. 一种织机: CN101[P]. 2019-01-02.", ["陈明"], "一种织机: CN101", "2019-01-02."),
    ],
)
def test_each_kind_of_publication(text: str, authors: list[str], title: str, publication: str) -> None:
    parts = gb7714_parts(text)
    assert parts is not None
    assert list(map(str, parts.authors)) == authors
    assert (parts.title, parts.publication) == (title, publication)


@pytest.mark.parametrize(
    "text",
    [
        "周志华. 机器学习. 北京: 清华大学出版社, 2016.",
        "机器学习[M]. 北京: 清华大学出版社, 2016.",
        "J. Smith. Looms[J]. Weaving, 2016.",
        "See [J] for more.",
        "",
    ],
)
def test_other_texts_have_no_parts(text: str) -> None:
    assert gb7714_parts(text) is None


@pytest.mark.parametrize("unit", [". ", "[J]", ", ", "王伟, ", "[J] ", "[J]."])
def test_time_is_linear(unit: str) -> None:
    assert_linear_time(gb7714_parts, lambda size: "王伟" + unit * size + "[J]", 500)
