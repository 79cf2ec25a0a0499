"""Tags: which phrases become tags, and how they are written."""

from __future__ import annotations

from collections import Counter

import pytest
from paper_digest.analysis.keyphrases.tags import MAX_TAGS
from paper_digest.model.digest import Digest, Tag

from tests.analysis.digests import TitleAndAbstract, digest_of_texts, rule


def tags_of(*texts: TitleAndAbstract) -> dict[str, Tag]:
    return {tag.id: tag for tag in digest_of_texts(*texts).tags}


def test_all_spellings_of_a_phrase_make_one_tag() -> None:
    tags = tags_of(
        ("Self-Supervised Learning for Vision", "We study self-supervised learning for vision."),
        ("Speech", "For speech, self supervised learning works well, and self-supervised learning is cheap."),
        ("Touch", "Self-supervised learning is good for touch. So is self-supervised learning of smell."),
    )
    assert len(tags["self-supervised-learning"].papers) == 3
    assert tags["self-supervised-learning"].name == "self-supervised learning"


@pytest.mark.parametrize(
    ("first_phrase", "second_phrase", "tag", "name"),
    [
        ("We train on CIFAR-10", "We test on CIFAR10", "cifar10", "CIFAR-10"),
        ("ImageNet is large", "Here is ImageNet", "imagenet", "ImageNet"),
        ("LoRA is small", "LoRA is good", "lora", "LoRA"),
        (
            "An auto-encoder network is deep",
            "The autoencoder network is wide",
            "auto-encoder-network",
            "auto-encoder network",
        ),
        (
            "Gaussian processes are smooth",
            "A Gaussian process is smooth",
            "gaussian-process",
            "Gaussian process",
        ),
        (
            "This is few-shot classification",
            "For few-shot classification",
            "few-shot-classification",
            "few-shot classification",
        ),
        ("Index theory is old", "The index theory is old", "index-theory", "index theory"),
    ],
)
def test_a_phrase_that_two_papers_share_is_a_tag(
    first_phrase: str, second_phrase: str, tag: str, name: str
) -> None:
    tags = tags_of(
        (first_phrase, f"{first_phrase}. So it is: {first_phrase}."),
        (second_phrase, f"{second_phrase}. And so: {second_phrase}."),
    )
    assert tags[tag].name == name
    assert len(tags[tag].papers) == 2


def test_a_phrase_that_two_papers_mention_only_once_is_no_tag() -> None:
    assert not tags_of(
        ("First", "Cakes are baked. We use gradient clipping."),
        ("Second", "Ships are built. We use gradient clipping."),
    )


@pytest.mark.parametrize(
    "phrase", ["capabilities", "development", "end-to-end", "large-scale", "ground truth"]
)
def test_vague_words_are_no_tags(phrase: str) -> None:
    assert not tags_of((f"On {phrase}", f"It is {phrase}."), (f"Of {phrase}", f"We say {phrase}."))


def test_a_tag_of_one_paper_is_adopted_by_another_that_mentions_it() -> None:
    tags = tags_of(
        ("Gradient clipping", "Gradient clipping helps. We clip, and gradient clipping is all."),
        ("Cakes are baked", "Gradient clipping is baked into cakes here, in an oven with some sugar."),
    )
    assert len(tags["gradient-clipping"].papers) == 2


def test_a_phrase_of_one_paper_is_no_tag() -> None:
    assert not tags_of(("First", "Loss landscapes of ImageNet."), ("Second", "Cakes."))


@pytest.mark.parametrize(
    "phrase",
    ["deep learning", "neural networks", "our proposed method", "state-of-the-art performance", "DNNs"],
)
def test_phrases_of_every_paper_are_no_tags(phrase: str) -> None:
    assert not tags_of(("One", f"Here is {phrase}."), ("Other", f"There is {phrase}."))


def test_no_tag_starts_or_ends_within_a_hyphenated_word() -> None:
    tags = tags_of(("One", "It is wide-scale retrieval."), ("Other", "With fine-scale retrieval."))
    assert set(tags) == set()


def test_no_tag_has_the_slug_of_the_index_page() -> None:
    text = ("INDEX", "INDEX, INDEX, INDEX.")
    digest = digest_of_texts(text, ("Our INDEX", "INDEX."), rules=(rule("data", "INDEX"),))
    assert {tag.id for tag in digest.tags} == {"index-2"}


def test_a_title_in_capitals_does_not_capitalize_a_tag() -> None:
    tags = tags_of(
        ("ON LOSS LANDSCAPES", "The loss landscape."), ("ALL LOSS LANDSCAPES", "A loss landscape.")
    )
    assert tags["loss-landscape"].name == "loss landscape"


def test_the_dumps_have_well_known_tags(real: Digest) -> None:
    tags = {tag.id: tag for tag in real.tags}
    assert {
        "loss-landscape",
        "large-language-model",
        "knowledge-distillation",
        "sharpness-aware-minimization",
    } <= set(tags)
    assert all(len(tag.papers) >= 2 for tag in real.tags)
    assert all(tag.papers == tuple(sorted(set(tag.papers))) for tag in real.tags)
    assert max(len(entry.tags) for entry in real.papers) <= MAX_TAGS + 3
    assert Counter(bool(entry.tags) for entry in real.papers)[True] >= 340


def test_a_hyphen_from_a_line_break_does_not_change_the_slug() -> None:
    texts = [
        (
            f"Tree prediction {letter}",
            f"A tree prediction is a tree prediction of oak{letter} and elm{letter}.",
        )
        for letter in "abcdefghijkl"
    ]
    tags = tags_of(*texts, ("On tree pre-diction", "One tree pre-diction is there."))
    assert len(tags["tree-prediction"].papers) == 13


def test_a_new_paper_that_writes_a_compound_as_one_word_does_not_change_the_slug() -> None:
    texts = [
        ("Few-shot learning", "It is few-shot learning."),
        ("On few-shot learning", "And few-shot learning."),
    ]
    assert set(tags_of(*texts)) == set(tags_of(*texts, ("Cakes", "They are fewshot cakes.")))


def test_phrases_with_one_meaning_share_their_papers() -> None:
    tags = tags_of(
        ("Diffusion transformers (DiT)", "Diffusion transformers paint. Diffusion transformers."),
        ("Diffusion transformers see", "Diffusion transformers see. All diffusion transformers do."),
        ("DiT", "DiT, DiT. DiT is fast."),
        ("DiT again", "DiT, DiT. DiT is good."),
        ("DiT once more", "DiT, DiT. DiT is good."),
    )
    assert tags["dit"].same_as is None
    assert tags["diffusion-transformer"].same_as == "dit"
    assert len(tags["dit"].papers) == 5
    assert tags["diffusion-transformer"].papers == tags["dit"].papers


def test_common_tags_come_last() -> None:
    """Of twelve papers, four are about flat minima; one of these is more about flat minima than owls."""
    owls = ("Snow owls", "Snow owls fly. Snow owls.")
    digest = digest_of_texts(
        ("Flat minima of snow owls", "Flat minima, flat minima of snow owls."),
        *[(f"Flat minima {letter}", "Flat minima help. Flat minima.") for letter in "abc"],
        owls,
        *[(f"Cake {letter}", f"A cake {letter}.") for letter in "abcdefg"],
    )
    tags = {entry.paper.id: entry.tags for entry in digest.papers}
    assert tags["flat-minima-of-snow-owls"] == ("snow-owl", "flat-minima")
