"""Name the fields of a paper by the keys that APIs, exports and people give them (data/field_names.toml)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib.resources import files
from itertools import product
from typing import Final

_NAMESPACE: Final = re.compile(r"^(?:(?:dc|dcterms|prism|schema|bibo|foaf):|(?:dc|dcterms)\.)")
_AROUND: Final = re.compile(
    rf"{_NAMESPACE.pattern}"
    r"|\[(?:[a-z]{2}(?:[_-][a-z]{2,4})?|\*)?\]$|-[\u4e00-\u9fff]+$"
)
"""A namespace of Dublin Core, PRISM and the like, as in Scopus' "dc:title" or DSpace's "dc.title[en]"; or the
same in Chinese, as in CNKI's "Title-题名"."""


@lru_cache(maxsize=4096)
def has_namespace(key: str) -> bool:
    """Whether a key begins with the namespace of Dublin Core, PRISM and the like."""
    return _NAMESPACE.match(key.casefold()) is not None


def normal(key: str) -> str:
    """The key's letters and digits in lower case: "publicationDate" and "Publication Date" are one key.

    A usual namespace, a language behind the name, and the same name in Chinese are left out: "dc.title[en]"
    is "title".
    """
    return "".join(char for char in _AROUND.sub("", key.casefold()) if char.isalnum())


_DATA: Final = tomllib.loads(files(__package__).joinpath("data/field_names.toml").read_text("utf-8"))


def _composed(field: str) -> Iterator[str]:
    """The keys that nouns of a field make with words before or behind them, such as "authors_raw"."""
    named = _DATA["composed"].get(field, {"nouns": (), "words": ()})
    for word, noun in product(named["words"], named["nouns"]):
        yield from (f"{noun}{word}", f"{word}{noun}")


def _keys(field: str) -> tuple[str, ...]:
    """The keys of a field, the best first, without those that compose what another field has."""
    named, last = (_DATA[table].get(field, ()) for table in ("fields", "last"))
    taken = {key for table in ("fields", "last") for keys in _DATA[table].values() for key in keys}
    composed = (key for key in dict.fromkeys(_composed(field)) if key not in taken)
    return (*named, *composed, *last)


NAMES: Final[Mapping[str, tuple[str, ...]]] = {field: _keys(field) for field in _DATA["fields"]}
"""Keys in their normal form by the field they hold, the best first."""
SYNONYMS: Final[Mapping[str, str]] = _DATA["synonyms"]
LAYERS: Final[frozenset[str]] = frozenset(_DATA["keys"]["layers"])
"""Keys under which an API wraps the paper itself."""
WRAPPERS: Final[frozenset[str]] = frozenset(_DATA["keys"]["wrappers"])
"""Keys whose list holds the papers."""
CITED: Final[frozenset[str]] = frozenset(_DATA["keys"]["cited"])
"""Keys whose object is the paper that the object around it asks to cite."""
SESSIONS: Final[frozenset[str]] = frozenset(_DATA["keys"]["sessions"])
"""Keys whose list holds the parts of a program, or the papers of one."""
PROGRAM_SLOTS: Final[frozenset[str]] = frozenset(_DATA["keys"]["program_slots"])
"""Keys that say of a part of a program when, where and led by whom it is."""
PROGRAM_LABELS: Final[frozenset[str]] = frozenset(_DATA["keys"]["program_labels"])
"""Further keys of a part of a program, which papers have, too."""
BREAK_WORDS: Final = frozenset(_DATA["breaks"]["words"].split())
"""Words of the names of breaks and other parts of a program that are no papers."""
PARTS: Final[frozenset[str]] = frozenset(_DATA["keys"]["parts"])
"""Keys whose list belongs to one paper."""
GROUPS: Final[frozenset[str]] = frozenset(_DATA["keys"]["groups"])
"""Those of them whose list may hold groups of papers in an object that is no paper."""
WEB_OF_SCIENCE: Final[Mapping[str, str]] = _DATA["web_of_science"]
"""What the columns of Web of Science hold; as keys of other files they mean other things, or nothing."""
