"""The short version of `make fuzz`: one mutation of each kind for one sample in eight (with --all for every
one), former findings, hostile fragments."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from paper_digest.reading import readings_of

from tests.expected import SAMPLES, samples
from tests.fuzz.mutations import MUTATIONS, damaged_dumps
from tests.fuzz.rules import lost_papers, readings_of_bytes

FINDINGS = sorted((Path(__file__).parent / "findings").glob("[0-9]*"))
# On a page of six papers, damage to one can take the clue to the others.
_MOST_LOST = 0.05


@pytest.mark.one_in(8)
@pytest.mark.parametrize("sample", samples(), ids=lambda path: path.relative_to(SAMPLES).as_posix())
def test_a_damaged_sample_raises_nothing_and_keeps_its_other_papers(sample: Path, tmp_path: Path) -> None:
    try:
        text = sample.read_text("utf-8")
    except UnicodeDecodeError:
        text = sample.read_bytes().decode("latin-1")
    before = readings_of(sample, sample.name)
    papers = sum(len(reading.sightings) for reading in before)
    lost = [
        (damage.name, title)
        for damage in damaged_dumps(text, seed=1, rounds=1)
        for title in lost_papers(before, damage, readings_of_bytes(damage.content, sample.name, tmp_path))
    ]
    assert len(lost) <= max(1, _MOST_LOST * papers * len(MUTATIONS)), lost


@pytest.mark.parametrize("finding", FINDINGS, ids=lambda path: path.name)
def test_a_former_finding_stays_fixed(finding: Path, tmp_path: Path) -> None:
    readings_of_bytes(finding.read_bytes(), finding.name.partition("-")[2], tmp_path)


FRAGMENTS = [
    '---\n', 'title: x\n', '# ', '### ', '- **Authors:** ', 'Abstract: ', 'Title: ', '\\\\\n', '[',
    '](https://arxiv.org/abs/2410.05434)', '][1]', '{', '}', '[{', ',', '\t', '\n', '\n\n', '\r', '\x00',
    '\ufeff', '12\n', '\n[1]: https://arxiv.org/abs/2410.05434\n', '{"title": "A"}', '@article{a,',
    ' title = {A', 'TY  - JOUR\n', 'TI  - A\n', 'ER  - \n', "<?xml version='1.0'?>", '<feed>', '<entry>',
    '<!DOCTYPE html>', '<p>', '</p>', "<a href='/papers/2410.05434'>", 'title,abstract\n', '"',
    'Oct 7, 2024\n', 'A. B, C. D and E. F\n', 'References\n', '   1. https://a.b\n',
]  # fmt: skip
FRAGMENT_LISTS = st.lists(
    st.sampled_from([*FRAGMENTS, "| a | b |\n|---|---|\n"]) | st.text(max_size=12), max_size=60
)


@pytest.mark.slow
@given(FRAGMENT_LISTS, st.sampled_from(["utf-8", "utf-16", "latin-1"]))
def test_hostile_fragments_in_any_order_raise_nothing(
    tmp_path_factory: pytest.TempPathFactory, fragments: list[str], encoding: str
) -> None:
    readings_of_bytes("".join(fragments).encode(encoding, "replace"), "x.txt", tmp_path_factory.getbasetemp())


@settings(max_examples=150)
@given(st.binary(max_size=400))
def test_any_bytes_raise_nothing(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    readings_of_bytes(content, "x", tmp_path_factory.getbasetemp())
