"""arXiv's subject classes."""

from __future__ import annotations

import pytest
from paper_digest.listings.subject_classes import find_subject_classes, is_subject_heading, is_subject_list


@pytest.mark.parametrize(
    ("text", "classes"),
    [
        ("Subjects: cs.LG; stat.ML, cs.LG", ("cs.LG", "stat.ML")),
        ("cond-mat.mes-hall and hep-th", ("cond-mat.mes-hall", "hep-th")),
        ("cs.stanford.edu", ()),
        ("math", ()),
    ],
)
def test_subject_classes_are_found_once_each(text: str, classes: tuple[str, ...]) -> None:
    assert find_subject_classes(text) == classes


def test_a_subject_list_has_no_other_words() -> None:
    assert is_subject_list("cs.LG, math; stat.ml")
    assert not is_subject_list("cs.LG and more")


def test_the_name_of_a_subject_class_is_a_heading() -> None:
    assert is_subject_heading("Number Theory [math.NT]")
    assert not is_subject_heading("Sums of Squares [2401.00001]")
