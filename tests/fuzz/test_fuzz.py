"""The short version of `make fuzz`: a few accidents for every sample, every finding of former runs, hostile pieces."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from paper_digest.reading import readings_of

from tests.expected import SAMPLES, samples
from tests.fuzz.mutations import MUTATIONS, damaged
from tests.fuzz.rules import lost, readings_of_bytes

FINDINGS = sorted((Path(__file__).parent / "findings").glob("*"))
# With six papers on a page, an accident to one may take the clue with it by which the others are known.
_MAY_LOSE = 0.05


@pytest.mark.parametrize("sample", samples(), ids=lambda path: path.relative_to(SAMPLES).as_posix())
def test_a_damaged_sample_breaks_nothing_and_keeps_its_other_papers(sample: Path, tmp_path: Path) -> None:
    try:
        text = sample.read_text("utf-8")
    except UnicodeDecodeError:
        text = sample.read_bytes().decode("latin-1")
    before = readings_of(sample, sample.name)
    papers = sum(len(reading.sightings) for reading in before)
    missing = [
        (damage.name, title)
        for damage in damaged(text, seed=1, rounds=1)
        for title in lost(before, damage, readings_of_bytes(damage.content, sample.name, tmp_path))
    ]
    assert len(missing) <= max(1, _MAY_LOSE * papers * len(MUTATIONS)), missing


def test_findings_of_former_runs_stay_mended(tmp_path: Path) -> None:
    for finding in FINDINGS:
        readings_of_bytes(finding.read_bytes(), finding.name.partition("-")[2], tmp_path)


ODDITIES = [
    '---\n', 'title: x\n', '# ', '### ', '- **Authors:** ', 'Abstract: ', 'Title: ', '\\\\\n', '[',
    '](https://arxiv.org/abs/2410.05434)', '][1]', '{', '}', '[{', ',', '\t', '\n', '\n\n', '\r', '\x00', '\ufeff', '12\n',
    '\n[1]: https://arxiv.org/abs/2410.05434\n', '{"title": "A"}', '@article{a,', ' title = {A', 'TY  - JOUR\n', 'TI  - A\n',
    'ER  - \n', "<?xml version='1.0'?>", '<feed>', '<entry>', '<!DOCTYPE html>', '<p>', '</p>',
    "<a href='/papers/2410.05434'>", 'title,abstract\n', '"', 'Oct 7, 2024\n', 'A. B, C. D and E. F\n', 'References\n',
    '   1. https://a.b\n',
]  # fmt: skip
PIECES = st.lists(st.sampled_from([*ODDITIES, "| a | b |\n|---|---|\n"]) | st.text(max_size=12), max_size=60)


@settings(max_examples=150)
@given(PIECES, st.sampled_from(["utf-8", "utf-16", "latin-1"]))
def test_hostile_pieces_in_any_order_are_read_without_an_error(
    tmp_path_factory: pytest.TempPathFactory, pieces: list[str], encoding: str
) -> None:
    readings_of_bytes("".join(pieces).encode(encoding, "replace"), "x.txt", tmp_path_factory.getbasetemp())


@settings(max_examples=150)
@given(st.binary(max_size=400))
def test_any_bytes_are_read_without_an_error(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    readings_of_bytes(content, "x", tmp_path_factory.getbasetemp())
