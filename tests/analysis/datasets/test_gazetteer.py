"""Known datasets in texts."""

from __future__ import annotations

import pytest
from paper_digest.analysis.datasets.gazetteer import Gazetteer, letters_and_digits
from paper_digest.model.settings import DatasetRule

GAZETTEER = Gazetteer(
    (
        DatasetRule(name="CIFAR-10", spellings=("CIFAR-10/100",)),
        DatasetRule(name="CIFAR-100", spellings=("CIFAR-10/100",)),
        DatasetRule(name="ImageNet", spellings=("Imagenet", "ILSVRC")),
        DatasetRule(name="TinyImageNet", spellings=("Tiny ImageNet",)),
        DatasetRule(name="COCO", spellings=("MS COCO",)),
        DatasetRule(name="MATH", spellings=("Hendrycks MATH",), is_word=True),
        DatasetRule(name="Human3.6M"),
    )
)


@pytest.mark.parametrize(
    "written", ["CIFAR-10", "CIFAR10", "Cifar-10", "CIFAR 10", "cifar10", "CIFAR-10-trained", "(CIFAR-10)"]
)
def test_names_with_a_digit_match_in_any_case_with_any_separators(written: str) -> None:
    assert GAZETTEER.find(f"We train on {written} only.") == {"CIFAR-10"}


@pytest.mark.parametrize(
    ("text", "datasets"),
    [
        pytest.param("A squad of coco nuts.", set(), id="case matters"),
        pytest.param("On MS-COCO and MSCOCO we win.", {"COCO"}, id="separators do not"),
        pytest.param("On Human3.6M we win.", {"Human3.6M"}, id="a full stop in a name"),
        pytest.param("On ILSVRC we win.", {"ImageNet"}, id="another name"),
        pytest.param("On CIFAR-10/100 we win.", {"CIFAR-10", "CIFAR-100"}, id="two datasets in one name"),
        pytest.param("On CIFAR-100 we win.", {"CIFAR-100"}, id="a number is matched whole"),
        pytest.param("On Tiny ImageNet we win.", {"TinyImageNet"}, id="the longest name wins"),
        pytest.param("Tiny ImageNet, ImageNet.", {"ImageNet", "TinyImageNet"}, id="both names"),
        pytest.param("On CIFAR-10-LT we win.", set(), id="a longer name is another dataset"),
        pytest.param("On ImageNets we win.", set(), id="a letter behind a name"),
    ],
)
def test_names_in_texts(text: str, datasets: set[str]) -> None:
    assert GAZETTEER.find(text) == datasets


@pytest.mark.parametrize(
    ("text", "datasets"),
    [
        pytest.param("We do math, and MATH is capital.", set(), id="nothing around it"),
        pytest.param("On the MATH benchmark.", {"MATH"}, id="a noun behind it"),
        pytest.param("The challenge of MATH.", {"MATH"}, id="a noun before it"),
        pytest.param("A benchmark. MATH is capital.", set(), id="a noun in another sentence"),
        pytest.param("On CIFAR-10 and MATH.", {"CIFAR-10", "MATH"}, id="another dataset"),
        pytest.param("On the 3D-MATH benchmark.", set(), id="the end of another name"),
        pytest.param("MATH: A Method. The MATH benchmark.", set(), id="the paper's own method"),
        pytest.param("On Hendrycks MATH.", {"MATH"}, id="a longer name is no word"),
    ],
)
def test_a_name_that_is_also_a_word_needs_a_context(text: str, datasets: set[str]) -> None:
    assert GAZETTEER.find(text) == datasets


def test_the_keys_and_first_words_of_names_are_known() -> None:
    gazetteer = Gazetteer(
        (DatasetRule(name="Tiny ImageNet"), DatasetRule(name="COCO"), DatasetRule(name="-"))
    )
    assert gazetteer.keys == {"tinyimagenet", "coco"}
    assert gazetteer.first_words == {"tiny"}


def test_letters_and_digits_of_a_name() -> None:
    assert letters_and_digits("Human3.6M") == "Human36M"
