"""Tags: one for every way to write a notion, none for what every paper says."""

from __future__ import annotations

from collections import Counter

import pytest

from generator.model import Digest, Tag
from generator.study.tags import MOST
from tests.study.digests import Words, digest_of_texts


def tags_of(*texts: Words) -> dict[str, Tag]:
    return {tag.id: tag for tag in digest_of_texts(*texts).tags}


def test_one_tag_for_every_spelling_of_a_phrase() -> None:
    tags = tags_of(
        ("On Vision", "We study Self-Supervised Learning (SSL) for vision."),
        ("On Speech", "For speech, self supervised learning works well."),
        ("On Text", "Models of text use SSL more and more."),
        ("On Touch", "Self-supervised learning is good for touch."),
    )
    assert len(tags["self-supervised-learning"].papers) == 4
    assert tags["self-supervised-learning"].name == "self-supervised learning"
    assert not [tag for tag in tags if "ssl" in tag]


@pytest.mark.parametrize(
    ("one", "other", "tag", "name"),
    [
        ("We train on CIFAR-10.", "We test on CIFAR10.", "cifar10", "CIFAR-10"),
        ("ImageNet is large.", "Here is ImageNet.", "imagenet", "ImageNet"),
        ("We tune LoRA.", "With LoRA we win.", "lora", "LoRA"),
        ("An auto-encoder network is deep.", "The autoencoder network is wide.", "autoencoder-network", "auto-encoder network"),
        ("Gaussian processes are smooth.", "A Gaussian process is smooth.", "gaussian-process", "Gaussian process"),
        ("This is few-shot classification.", "For few-shot classification.", "few-shot-classification", "few-shot classification"),
        ("Index theory is old.", "The index theory is old.", "index-theory", "index theory"),
    ],
)
def test_a_name_two_papers_share(one: str, other: str, tag: str, name: str) -> None:
    tags = tags_of(("One", one), ("Other", other))
    assert (tags[tag].name, tags[tag].papers) == (name, ("one", "other"))


def test_what_one_paper_alone_says_is_no_tag() -> None:
    assert not tags_of(("One", "Loss landscapes of ImageNet."), ("Other", "Cakes."))


@pytest.mark.parametrize("phrase", ["deep learning", "neural networks", "our proposed method", "state-of-the-art performance", "DNNs"])
def test_what_every_paper_says_is_no_tag(phrase: str) -> None:
    assert not tags_of(("One", f"Here is {phrase}."), ("Other", f"There is {phrase}."))


def test_a_phrase_inside_a_longer_one_is_not_the_papers_tag() -> None:
    tags = tags_of(
        ("One", "Sharp loss landscapes are here and there and everywhere, and so are we and you."),
        ("Other", "A sharp loss landscape is here and there and everywhere, and so are we and you."),
        ("Third", "The loss landscape."),
        ("Fourth", "A loss landscape."),
    )
    assert tags["sharp-loss-landscape"].papers == ("one", "other")
    assert tags["loss-landscape"].papers == ("fourth", "third")


def test_no_tag_starts_or_ends_inside_a_hyphenated_word() -> None:
    tags = tags_of(("One", "It is wide-scale retrieval."), ("Other", "With fine-scale retrieval."))
    assert set(tags) == set()


def test_a_tag_is_never_the_index_of_tags() -> None:
    tags = tags_of(("One", "We query an INDEX here."), ("Other", "We build an INDEX there."))
    assert set(tags) == {"index-2"}


def test_a_title_in_capitals_gives_no_capitals() -> None:
    tags = tags_of(("ON LOSS LANDSCAPES", "The loss landscape."), ("ALL LOSS LANDSCAPES", "A loss landscape."))
    assert tags["loss-landscape"].name == "loss landscape"


def test_the_tags_of_the_dumps(real: Digest) -> None:
    tags = {tag.id: tag for tag in real.tags}
    assert {"loss-landscape", "large-language-model", "imagenet", "knowledge-distillation"} <= set(tags)
    assert all(len(tag.papers) >= 2 for tag in real.tags)
    assert all(tag.papers == tuple(sorted(set(tag.papers))) for tag in real.tags)
    assert max(len(entry.tags) for entry in real.entries) == MOST
    assert Counter(bool(entry.tags) for entry in real.entries)[True] >= 355
    assert max(len(tag.papers) for tag in real.tags) <= 0.25 * len(real.entries)
