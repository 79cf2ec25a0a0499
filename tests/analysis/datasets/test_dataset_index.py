"""The datasets of a digest and their papers."""

from __future__ import annotations

import pytest
from paper_digest.analysis.datasets.dataset_index import DatasetIndex, index_datasets
from paper_digest.analysis.text.document_text import DocumentText
from paper_digest.model.digest import Acronym, AcronymSense, Digest, Tag
from paper_digest.model.settings import DatasetRule

RULES = (
    DatasetRule(name="ImageNet"),
    DatasetRule(name="MATH", is_word=True),
    DatasetRule(name="Common Voice"),
)


def index_of(
    *abstracts: str,
    rules: tuple[DatasetRule, ...] = RULES,
    glossary: tuple[Acronym, ...] = (),
    tags: tuple[Tag, ...] = (),
) -> DatasetIndex:
    """The datasets in papers p0, p1 ... with these abstracts."""
    ids = [f"p{number}" for number in range(len(abstracts))]
    return index_datasets([DocumentText("", abstract) for abstract in abstracts], ids, rules, glossary, tags)


def papers_by_name(index: DatasetIndex) -> dict[str, tuple[str, ...]]:
    """The papers that mention each dataset."""
    return {dataset.name: dataset.papers for dataset in index.datasets}


def acronym(name: str, meaning: str) -> Acronym:
    """A glossary entry with one sense."""
    return Acronym(id=name, name=name, meanings=(AcronymSense(text=meaning, papers=()),), papers=2)


def test_one_mention_of_a_known_dataset_is_enough() -> None:
    index = index_of("On ImageNet.", "Nothing here.")
    assert papers_by_name(index) == {"ImageNet": ("p0",)}
    assert index.of_paper == [("imagenet",), ()]


def test_titles_count() -> None:
    index = index_datasets([DocumentText("ImageNet", "")], ["p0"], RULES, (), ())
    assert index.of_paper == [("imagenet",)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("We use the PQR-7 dataset.", "The PQR-7 benchmark is hard."),
        ("We use the PQR-7 dataset.", "The PQR7 benchmark is hard."),
        ("On the ABCD and PQR-7 datasets.", "On benchmarks such as PQR-7."),
    ],
)
def test_a_new_dataset_needs_two_papers_that_call_it_so(first: str, second: str) -> None:
    assert papers_by_name(index_of(first, second)) == {"PQR-7": ("p0", "p1")}
    assert papers_by_name(index_of(first, "Nothing here.")) == {}


def test_all_papers_with_the_name_of_a_new_dataset_count() -> None:
    index = index_of("The PQR-7 dataset.", "The PQR-7 dataset.", "PQR-7 is old.")
    assert papers_by_name(index) == {"PQR-7": ("p0", "p1", "p2")}


def test_a_name_that_most_papers_use_for_something_else_is_no_dataset() -> None:
    cued = ["The BERTx benchmark.", "The BERTx dataset."]
    assert papers_by_name(index_of(*cued, *["BERTx is a model."] * 5)) == {}
    assert len(papers_by_name(index_of(*cued, *["BERTx is a model."] * 4))["BERTx"]) == 6


def test_the_first_word_of_a_known_name_is_no_new_dataset() -> None:
    rules = (DatasetRule(name="McGill Voices"),)
    assert papers_by_name(index_of("The McGill dataset.", "The McGill corpus.", rules=rules)) == {}


def test_an_acronym_of_something_else_is_no_dataset() -> None:
    texts = ("The OWD dataset.", "The OWD benchmark.")
    assert papers_by_name(index_of(*texts, glossary=(acronym("OWD", "out-of-water diving"),))) == {}
    assert papers_by_name(index_of(*texts, glossary=(acronym("OWD", "open water dataset"),))) == {
        "OWD": ("p0", "p1")
    }


def test_a_tag_and_the_dataset_it_names_share_their_papers() -> None:
    tags = (Tag(id="image-net", name="Image-Net", papers=("p0",)), Tag(id="cat", name="cat", papers=("p0",)))
    index = index_of("On ImageNet.", "On ImageNet.", tags=tags)
    assert index.tags == (
        Tag(id="image-net", name="Image-Net", papers=("p0", "p1"), dataset="imagenet"),
        Tag(id="cat", name="cat", papers=("p0",)),
    )


def test_a_tag_adds_its_papers_to_the_dataset() -> None:
    tag = Tag(id="imagenet", name="ImageNet", papers=("p0", "p1", "p2", "p3", "p4"))
    index = index_of(*["On ImageNet."] * 4, "Nothing here.", tags=(tag,))
    assert papers_by_name(index) == {"ImageNet": tag.papers}


def test_a_tag_of_other_papers_is_not_the_dataset() -> None:
    tag = Tag(id="math", name="math", papers=("p0", "p1"))
    index = index_of("The MATH benchmark.", "We do math.", tags=(tag,))
    assert index.tags == (tag,)


def test_a_dataset_never_gets_the_slug_of_the_index_page() -> None:
    index = index_of("On INDEX.", rules=(DatasetRule(name="INDEX"),))
    assert index.of_paper == [("index-2",)]


def test_papers_and_datasets_refer_to_each_other(real: Digest) -> None:
    pairs = {(paper, dataset.id) for dataset in real.datasets for paper in dataset.papers}
    assert pairs == {(entry.paper.id, dataset) for entry in real.papers for dataset in entry.datasets}


def test_the_dumps_mention_well_known_datasets(real: Digest) -> None:
    papers = {dataset.id: dataset.papers for dataset in real.datasets}
    assert {"imagenet", "cifar-10", "mnist"} <= papers.keys()
    assert len(papers["imagenet"]) >= 40
