"""Builds with kept results write the same bytes as builds that compute everything, whatever was edited."""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest
from paper_digest import pipeline
from paper_digest.project import Project

from tests.history.daily_digest import GRAPHS, MINIMA, TOPICS, DailyDigest

_STEPS: Final = 5
_SUBJECTS: Final = ("graphs", "networks", "landscapes", "messages", "minima")


class Editor:
    """Edits a digest at random; editors of one seed edit in the same way."""

    def __init__(self, digest: DailyDigest, seed: int) -> None:
        self.digest = digest
        self.rng = random.Random(seed)
        self.day = 0

    def edit(self) -> None:
        """Changes one or two things of the input or of the output."""
        for _ in range(self.rng.randint(1, 2)):
            self.rng.choice(_EDITS)(self)

    @property
    def project(self) -> Project:
        return self.digest.project

    def add_listing(self) -> None:
        self.day += 1
        records = [self.record() for _ in range(self.rng.randint(0, 4))]
        self.digest.add_listing(f"2025-01-{self.day:02}", *records)

    def record(self) -> dict[str, str]:
        subject, number = self.rng.choice(_SUBJECTS), self.rng.randint(1, 6)
        abstract = self.rng.choice(
            (GRAPHS, MINIMA, f"{MINIMA} We prove $x^{number}$ and \ud800 of {subject}.")
        )
        authors = self.rng.choice(("Ada Lovelace and Alan Turing", "A. Lovelace", "Grace Hopper"))
        return {"title": f"On {subject} {number}", "abstract": abstract, "authors": authors}

    def revise(self) -> None:
        for dump in sorted(self.project.raw.glob("*.jsonl"))[:1]:
            dump.write_text(dump.read_text("utf-8").replace("We ", "In this version, we "), "utf-8")

    def remove_listing(self) -> None:
        if self.day > 1:
            self.digest.remove_listing(f"2025-01-{self.rng.randint(1, self.day):02}")

    def edit_topics(self) -> None:
        self.project.topics.write_text(self.rng.choice((TOPICS, TOPICS.replace("On graphs", "Graphs"), "[]")))

    def edit_corrections(self) -> None:
        number = self.rng.randint(1, 6)
        entries = [
            {"paper": f"on-graphs-{number}", "title": "Of Graphs"},
            {"paper": "no-paper", "remove": True},
        ]
        self.project.corrections.write_text(json.dumps(entries[: self.rng.randint(0, 2)]), "utf-8")

    def edit_authors(self) -> None:
        self.project.authors.write_text(
            self.rng.choice(("[]", '[{name: "Ada Lovelace"}, {name: "Nobody Else"}]'))
        )

    def edit_configuration(self) -> None:
        pages = self.rng.choice((10, 50))
        text = f"site_name: Papers\nextra: {{paper_digest: {{papers_per_page: {pages}}}}}\n"
        address = self.rng.choice(("", "site_url: https://example.org/\n"))
        self.project.configuration.write_text(text + address, "utf-8")

    def edit_a_template(self) -> None:
        template = (
            self.project.overrides / "pages" / self.rng.choice(("paper.md.j2", "_rows.md.j2", "home.md.j2"))
        )
        with template.open("a", encoding="utf-8") as text:
            text.write("\n<!-- edited -->\n")

    def edit_a_page(self) -> None:
        pages = sorted(self.project.docs.rglob("*.md"))
        if pages:
            page = self.rng.choice(pages)
            self.rng.choice((Path.unlink, lambda path: path.write_text("edited")))(page)


_EDITS: Final[tuple[Callable[[Editor], None], ...]] = (
    Editor.add_listing,
    Editor.add_listing,
    Editor.revise,
    Editor.remove_listing,
    Editor.edit_topics,
    Editor.edit_corrections,
    Editor.edit_authors,
    Editor.edit_configuration,
    Editor.edit_a_template,
    Editor.edit_a_page,
)


def intact(_cache: Path) -> None:
    """Leaves the cache as it is."""


def cut(cache: Path) -> None:
    """Cuts all files of a cache."""
    for path in cache.iterdir():
        path.write_bytes(path.read_bytes()[: path.stat().st_size * 2 // 3])


def fill_with_garbage(cache: Path) -> None:
    """Overwrites the middle of all files of a cache."""
    for path in cache.iterdir():
        content = bytearray(path.read_bytes())
        middle = len(content) // 2
        content[middle : middle + 3_000] = b"garbage" * 429
        path.write_bytes(content)


def digest_in(folder: Path) -> DailyDigest:
    """A new digest with a cache of its own."""
    folder.mkdir()
    digest = DailyDigest(folder)
    digest.project = replace(digest.project, cache=folder.with_name(f"{folder.name}-cache"))
    return digest


@pytest.mark.slow
@pytest.mark.parametrize(("seed", "damage"), [(1, intact), (2, intact), (3, cut), (4, fill_with_garbage)])
def test_kept_results_change_no_byte(tmp_path: Path, seed: int, damage: Callable[[Path], None]) -> None:
    kept, new = (Editor(digest_in(tmp_path / name), seed) for name in ("kept", "new"))
    for editor in (kept, new):
        editor.add_listing()
    for _ in range(_STEPS):
        for _repetition in range(2):
            shutil.rmtree(new.project.cache, ignore_errors=True)
            results = [pipeline.build(editor.project, embeddings=False) for editor in (kept, new)]
            assert kept.digest.files() == new.digest.files()
            assert results[0].problems == results[1].problems
            assert results[0].digest == results[1].digest
        for editor in (kept, new):
            editor.edit()
        damage(kept.project.cache)


def test_results_of_another_version_of_the_code_are_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    digest = digest_in(tmp_path / "digest")
    digest.add_listing("2025-01-01", {"title": "Minima", "abstract": MINIMA})
    pipeline.build(digest.project, embeddings=False)
    for name in ("caching.results", "last_build"):
        monkeypatch.setattr(f"paper_digest.{name}.code_version", lambda: b"newer")
    monkeypatch.setattr("paper_digest.linkage.link.resolve_paper", None)
    with pytest.raises(pipeline.RefusedDigestError) as refused:
        pipeline.build(digest.project, embeddings=False)
    assert any("TypeError" in problem.actual for problem in refused.value.problems)
