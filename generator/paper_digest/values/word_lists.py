"""Loads word lists from the TOML files in the `data` folders of packages."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files


@cache
def load_word_lists(package: str, file_name: str) -> dict[str, frozenset[str]]:
    """The lists in `data/<file_name>` of a package (pass `__package__`), by their keys.

    A value in the file is either one string of words separated by white space, or an array of phrases.
    """
    lists = tomllib.loads((files(package) / "data" / file_name).read_text("utf-8"))
    return {
        key: frozenset(value.split() if isinstance(value, str) else value) for key, value in lists.items()
    }


def alternation(phrases: Iterable[str]) -> str:
    """A regular expression for any of the phrases, longest first."""
    return "|".join(
        re.escape(phrase) for phrase in sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    )
