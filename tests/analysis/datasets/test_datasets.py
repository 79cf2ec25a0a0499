"""Datasets and benchmarks: which papers name which."""

from __future__ import annotations

import pytest
from paper_digest.analysis.analyze import study
from paper_digest.analysis.datasets.datasets import datasets_of
from paper_digest.analysis.text.document_text import Wording
from paper_digest.model.digest import Digest
from paper_digest.model.settings import DatasetRule

from tests.analysis.digests import papers_of
from tests.toy import RULES

KNOWN = (
    DatasetRule(name="CIFAR-10", spellings=("CIFAR-10/100",)),
    DatasetRule(name="CIFAR-100", spellings=("CIFAR-10/100",)),
    DatasetRule(name="ImageNet", spellings=("Imagenet", "ILSVRC")),
    DatasetRule(name="TinyImageNet", spellings=("Tiny ImageNet",)),
    DatasetRule(name="COCO", spellings=("MS COCO",)),
    DatasetRule(name="MATH", is_word=True),
    DatasetRule(name="Human3.6M"),
)


def named_in(*abstracts: str, rules: tuple[DatasetRule, ...] = KNOWN) -> dict[str, list[int]]:
    """For each dataset the numbers of the papers that name it."""
    ids = [str(number) for number in range(len(abstracts))]
    found = datasets_of([Wording("", text) for text in abstracts], ids, rules, (), ())
    return {one.name: [int(paper) for paper in one.papers] for one in found.datasets}


@pytest.mark.parametrize(
    "written", ["CIFAR-10", "CIFAR10", "Cifar-10", "CIFAR 10", "cifar10", "CIFAR-10-trained", "(CIFAR-10)"]
)
def test_every_spelling_is_one_dataset(written: str) -> None:
    assert named_in(f"We train on {written} only.") == {"CIFAR-10": [0]}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("On CIFAR-10/100 we win.", ["CIFAR-10", "CIFAR-100"]),
        ("On CIFAR-100 we win.", ["CIFAR-100"]),
        ("On Tiny ImageNet we win.", ["TinyImageNet"]),
        ("On Tiny ImageNet and ImageNet we win.", ["ImageNet", "TinyImageNet"]),
        ("On MS-COCO and MSCOCO we win.", ["COCO"]),
        ("On Human3.6M we win.", ["Human3.6M"]),
        ("We do math, and MATH is capital.", []),
        ("On the MATH benchmark.", ["MATH"]),
        ("On CIFAR-10 and MATH.", ["CIFAR-10", "MATH"]),
        ("On the 3D-MATH benchmark.", []),
        ("A squad of coco nuts.", []),
        ("On CIFAR-10-LT we win.", []),
    ],
)
def test_what_a_text_names(text: str, names: list[str]) -> None:
    assert sorted(named_in(text)) == names


def test_a_papers_own_method_is_no_dataset() -> None:
    found = datasets_of([Wording("MATH: A Method", "The MATH benchmark.")], ["0"], KNOWN, (), ())
    assert found.of_paper == [()]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("We use the XyZ-7 dataset.", "The XyZ-7 benchmark is hard."),
        ("On the ABCD and XyZ-7 datasets.", "We report results on XyZ-7."),
        ("On benchmarks such as PQRS, XyZ-7 and others.", "Experiments on XyZ-7 show it."),
        ("We introduce XyZ-7, a large-scale dataset of cats.", "The XyZ7 dataset has cats."),
        ("XyZ-7: A Benchmark for Cats.", "The XyZ-7 leaderboard."),
    ],
)
def test_names_that_two_papers_call_datasets(one: str, other: str) -> None:
    assert named_in(one, other)["XyZ-7"] == [0, 1]
    assert "XyZ-7" not in named_in(one, "Nothing here.")


@pytest.mark.parametrize("name", ["RGB-D", "LLM", "3D", "100K", "En-De"])
def test_kinds_and_sizes_are_no_names(name: str) -> None:
    assert named_in(f"The {name} dataset.", f"A {name} benchmark.") == {}


def test_a_method_that_once_stands_before_the_word_is_no_dataset() -> None:
    assert named_in("The BERTx benchmark.", "The BERTx dataset.", *["BERTx is a model."] * 8) == {}


def test_an_acronym_of_something_else_is_no_dataset() -> None:
    texts = [
        ("One", "Out-of-water diving (OWD) and the OWD dataset."),
        ("Other", "Out-of-water diving (OWD) and the OWD benchmark."),
    ]
    assert study(papers_of(texts), RULES, ()).datasets == ()


def test_a_tag_that_names_a_dataset_has_all_its_papers() -> None:
    many = "We study cats and dogs, birds and fish, trees and stones, and also ImageNet."
    texts = [
        ("One ImageNet", "ImageNet is large."),
        ("Other", "Here is ImageNet, and ImageNet is here."),
        ("Third", many),
    ]
    digest = study(papers_of(texts), RULES, (), known=KNOWN)
    (dataset,) = digest.datasets
    tag = {one.id: one for one in digest.tags}["imagenet"]
    assert dataset.papers == ("one-imagenet", "other", "third")
    assert (tag.dataset, tag.papers) == ("imagenet", dataset.papers)


def test_a_dataset_is_never_the_index_of_datasets() -> None:
    rules = (DatasetRule(name="INDEX"),)
    digest = study(papers_of([("One", "On INDEX.")]), RULES, (), known=rules)
    assert [one.id for one in digest.datasets] == ["index-2"]
    assert digest.papers[0].datasets == ("index-2",)


def test_papers_and_datasets_agree(real: Digest) -> None:
    named = {one.id: one for one in real.datasets}
    for entry in real.papers:
        assert all(entry.paper.id in named[one].papers for one in entry.datasets)
    assert sum(map(len, (entry.datasets for entry in real.papers))) == sum(
        len(one.papers) for one in real.datasets
    )
    assert {"imagenet", "cifar-10", "mnist"} <= named.keys()
    assert len(named["imagenet"].papers) >= 40
