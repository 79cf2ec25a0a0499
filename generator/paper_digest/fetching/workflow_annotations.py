"""Writes what is wrong with a source as an annotation, which GitHub shows on the page of a run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from paper_digest.model.problem import Problem

TITLE = "Fetching listings"
"""The title of the annotations; action.yml knows their lines by it."""
# The runner ends a command at the end of its line, and decodes these.
_ESCAPES = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})


def workflow_annotations(problems: Sequence[Problem], environment: Mapping[str, str]) -> Iterator[str]:
    """One line about the problems of a source; none without problems, or outside a workflow of GitHub."""
    if problems and environment.get("GITHUB_ACTIONS") == "true":
        message = "\n".join(map(str, problems))
        yield f"::warning title={TITLE}::{message.translate(_ESCAPES)}"
