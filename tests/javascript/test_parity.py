"""Tests that the site's JavaScript and the generator treat words, keys, identifiers and weights alike."""

from __future__ import annotations

import base64
import json
import math
import shutil
import subprocess
from collections import Counter, defaultdict
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from paper_digest.analysis.text.document_text import DocumentText
from paper_digest.analysis.text.token_stream import token_stream
from paper_digest.analysis.text.tokens import fold
from paper_digest.model.digest import Digest
from paper_digest.site.exports.map import map_file
from paper_digest.site.exports.reading_list_index import paper_key
from paper_digest.site.exports.search_vocabulary import search_vocabulary
from paper_digest.site.exports.search_words import name_words
from paper_digest.site.exports.similarity_index import similarity_index
from paper_digest.values.identifiers import identifiers_in_order
from paper_digest.values.rich_text import RichText

from tests.example_digest import example_digest

WORDS = [
    "Networks",
    "studies",
    "ties",
    "losses",
    "boxes",
    "biases",
    "bias",
    "series",
    "GANs",
    "GAN's",
    "LLMs’",
    "CIFAR-10",
    "GPT-3.5",
    "C++",
    "ÉTUDES",
    "Σίσυφος",
    "ΟΔΟΣ",
    "İstanbul",
    "ﬁnes",
    "straßes",
    "s",
    "as",
    "gas",
    "深度学习",
    "שלומות",
    "x²",
]
TEXTS = [
    "Sharp minima generalize worse than flat ones: state-of-the-art (SGD).",
    "A well‐known non‑convex pre-training of GPT-3.5 and CIFAR-10, 12.5 % better",
    "It's O'Brien’s model_name a_b, C++ and e.g. i.e. 3DGS",
    "Poincaré naïve Ångström ﬁne Straße ŒUVRE",
    "深度学习 的 几何 性质 🎉 flat minima of the loss landscape",
    "שלום עולם دراسة الشبكات العصبية",
    "graph neural network, graph neural networks; message passing on large graphs",
    "a\u00adb zero\u200bwidth \u202eturned\u202c x\u0301\u0302 ﷽ ½ ² Ⅳ ٣٤",
    "",
    "--- - ‐ ’ '",
    "Pre-training, re‐ranking, fine-tuning, fine-grained, xpre-y, CO-TRAINING, non-IID, auto-",
]
IDS = ["a", "flat-minima", "adam-exploits-l-geometry", "x" * 200]
IDENTIFIERS = [
    "arXiv:2410.05434v2 [cs.LG]",
    "https://arxiv.org/abs/HEP-TH/9901001v3",
    "arXiv:math.GT/0309136",
    "https://arxiv.org/pdf/2410.05434v1.pdf",
    "https://huggingface.co/papers/2410.05434",
    "https://doi.org/10.48550/arXiv.2410.05434v2",
    "doi:10.1145/3292500.3330701.",
    "(https://doi.org/10.1016/0004-3702(94)90041-8)",
    "doi: 10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2",
    "https://dx.doi.org/10.1000/ABC%2FD?x=1#y",
    "https://doi.org/10.1000/what%3FWhy%23Here?x=1",
    "doi:10.1000/50%off%2fnow",
    "doi:10.1000/a%252Fb%5C_c",
    "doi:10.1000/a&amp;amp;b",
    "doi:10.1000/x(1))))..",
    "doi:10.1000/{A}-ÉTÉ}",
    "doi:10.1000/a\u00adb\u200bc",
    "doi:10.1000/a,doi:10.1000/b;https://doi.org/10.1000/c",
    "info:arxiv/2410.05434, oai:arXiv.org:2410.05435",
    r"doi: 10.1007/978-3-030\_12",
    "https://openreview.net/forum?id=AbC-12xYz",
    "https://openreview.net/pdf?id=AbC_12xYz&x=1",
    "arXiv:2413.00001",
    "no identifier at all",
]
"""Labeled ones: without a label or an address the generator recognizes none."""
NAMES = [
    "Yann LeCun",
    "Jean-Luc O’Brien",
    "van der Berg, K.-P.",
    "Łukasz Øyvind Đặng",
    "Ægir Þórsson Straße",
    "İbrahim Işık ısık",
    "Σίσυφος ΟΔΟΣ",
    "深度 学习",
    "深度学习の会",
    "שלום עולם",
    "دراسة الشبكات",
    "हिन्दी संघ",
    "𐐷𐐻 ﬁne ½ ² Ⅳ ٣٤",
    "a_b c\u00add \u200be\u0301",
    "🎉 …",
    "",
]


@pytest.fixture(scope="module")
def digest() -> Digest:
    return example_digest()


@pytest.fixture(scope="module")
def answers(digest: Digest) -> dict[str, Any]:
    """What the site's modules make of the same inputs."""
    node = shutil.which("node")
    if node is None:
        pytest.skip("needs Node.js 20 or newer")
    request = {
        "words": WORDS,
        "texts": TEXTS,
        "names": NAMES,
        "searchTexts": [RichText.parse(text).plain for text in TEXTS],
        "ids": IDS,
        "identifiers": IDENTIFIERS,
        "vocabulary": search_vocabulary(digest).decode(),
        "index": base64.b64encode(similarity_index(digest)).decode(),
        "map": json.loads(map_file(digest)),
    }
    script = Path(__file__).with_name("parity.js")
    finished = subprocess.run(
        [node, str(script)], input=json.dumps(request), capture_output=True, text=True, check=False
    )
    assert finished.returncode == 0, finished.stderr
    return dict(json.loads(finished.stdout))


def test_words_are_folded_alike(answers: dict[str, Any]) -> None:
    assert dict(zip(WORDS, answers["folded"], strict=True)) == {word: fold(word) for word in WORDS}


def test_texts_are_split_into_the_same_words(answers: dict[str, Any]) -> None:
    assert dict(zip(TEXTS, answers["tokens"], strict=True)) == {text: _tokens(text) for text in TEXTS}


def test_papers_have_the_same_keys(answers: dict[str, Any]) -> None:
    assert answers["keys"] == [paper_key(paper_id) for paper_id in IDS]


def test_the_same_identifiers_are_found(answers: dict[str, Any]) -> None:
    javascript_values = {
        text: sorted(values) for text, values in zip(IDENTIFIERS, answers["identifiers"], strict=True)
    }
    assert javascript_values == {
        text: sorted({identifier.value for identifier in identifiers_in_order(text)}) for text in IDENTIFIERS
    }


def test_the_search_vocabulary_is_decoded_in_order(answers: dict[str, Any]) -> None:
    words = [word for word, _ in answers["vocabulary"]]
    assert words == sorted(set(words))
    assert {"landscape", "network", "flat"} <= set(words)


def test_search_words_are_normalized_alike(digest: Digest, answers: dict[str, Any]) -> None:
    entry = digest.papers[0]
    for text, words in zip(TEXTS, answers["searchWords"], strict=True):
        paper = replace(entry.paper, heading=RichText.parse(text), authors=(), abstract=None)
        vocabulary = search_vocabulary(replace(digest, papers=(replace(entry, paper=paper),))).decode()
        assert _decoded(vocabulary) == sorted(set(words)), text


def test_names_have_the_same_words(answers: dict[str, Any]) -> None:
    javascript_words = dict(zip(NAMES, answers["nameWords"], strict=True))
    assert javascript_words == {
        name: sorted(name_words(name), key=lambda word: word.encode("utf-16-be")) for name in NAMES
    }


def test_the_map_names_papers_by_their_ids(digest: Digest, answers: dict[str, Any]) -> None:
    assert answers["mapIds"] == [entry.paper.id for entry in digest.papers]


def test_papers_similar_to_a_text_are_ranked_by_the_weights_of_shared_terms(
    digest: Digest, answers: dict[str, Any]
) -> None:
    for text, papers in zip(TEXTS, answers["similar"], strict=True):
        assert papers == _most_similar(digest, text, 5), text
    assert any(answers["similar"])


def _tokens(text: str) -> list[list[Any]]:
    stream = token_stream((DocumentText(title=text, abstract=""),))
    return [
        [stream.lemmas[lemma], bool(follows), bool(hyphenated)]
        for lemma, follows, hyphenated in zip(stream.lemma, stream.follows, stream.hyphenated, strict=True)
    ]


def _decoded(vocabulary: str) -> list[str]:
    words: list[str] = []
    word = ""
    suffix = ""
    for letter in vocabulary:
        if letter.isdigit():
            shared = int(letter)
        elif letter.isupper():
            word = word[:shared] + suffix
            words.append(word)
            suffix = ""
        else:
            suffix += letter
    return words


def _most_similar(digest: Digest, text: str, limit: int) -> list[int]:
    """The papers by the sum, over the terms of the text, of (1 + ln count) * rarity * weight in the paper."""
    tokens = _tokens(text)
    counts: Counter[tuple[str, ...]] = Counter((folded,) for folded, _, _ in tokens)
    counts.update(
        (tokens[position - 1][0], folded)
        for position, (folded, follows, _) in enumerate(tokens)
        if follows and position
    )
    scores: defaultdict[int, float] = defaultdict(float)
    for term in digest.terms:
        if count := counts[term.words]:
            weight = (1 + math.log(count)) * term.rarity / 8
            for paper, level in zip(term.papers, term.weights, strict=True):
                scores[paper] += weight * (level / 15) ** 2
    return sorted(scores, key=lambda paper: (-round(scores[paper], 4), paper))[:limit]
