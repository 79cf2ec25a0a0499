"""Takes off a title what lists and buttons add to it: numbers, pictures and venues before it, brackets, people and pictures behind it."""

from __future__ import annotations

import re

from paper_digest.listings.block_features import is_button
from paper_digest.listings.blocks import Block
from paper_digest.listings.boilerplate_phrases import is_page_words

_LONGEST = 1000
"""Characters; a longer text is no title, and no matcher shall be kept busy with it."""
_SYMBOLS = "⭐🌟✨🔥💥🆕📄📃📝📜📰📖📚📑📕💻🔗🧩🎥🎬📹🏆🥇🤗🚀👍❤🔔📌📍📢📣💡🌐🏠🧠📈📊🎯🛠🔍🎨🧪▶►▸▪●■◆★☆✅✔☑➡↗⬇\ufe0f\u200d"
"""Pictures that lists put beside titles; others, as in "🦩 Flamingo" and "n → ∞", are the title's own."""
_SYMBOLS_BEFORE = re.compile(rf"^(?:[{_SYMBOLS}]\s*)+(?=\w)")
_SYMBOLS_BEHIND = re.compile(rf"\s+[{_SYMBOLS}][{_SYMBOLS}\s]*$")
_NUMBER = re.compile(r"^(?:#\s?\d{1,4}[.:]?|\d{1,4}[.)]|\[\d{1,4}\]|\(\d{1,4}\))\s+(?=\S)")
_KIND = re.compile(
    r"^\s*(?:(?:\[(?:PDF|HTML|BOOK|CITATION|[A-Z])\]|[\[(][A-Z][^\[\]()]{1,30}(?:(?:19|20)\d\d|['’]\d\d)[\])])\s*)+(?=\w)"
)
"""`[PDF]`, `[R]`, `[CVPR 2024]`, `(ICML '23)`: what a list says of the paper before it names it."""
_GROUP = re.compile(r"\s*(?:\[([^\[\]]*)\]|\(([^()]*)\))\s*$")
_BUTTONS = re.compile(r"(?:\s*\[[^\[\]]{1,20}\]){2,}\s*$")
"""Two or more short words in brackets behind one another: no title ends so."""
_HOST = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}(?:/\S*)?")
_CITED = re.compile(
    r"\s+\((?:[^()]*\bet al\.?[^()]*|[^()]*(?:19|20)\d\d[^()]*)\)\s*$|,\s+(?:[^\W\d_][\w.'’-]*\s+){1,4}et al\b.*$"
    r"|(?:\.|(?<=[?!]))\s+[A-Z][\w ()/&'’-]{1,40}\s(?:19|20)\d\d(?:\s?[:,]\s?[\d-]+)?\.?$|(?:\.|(?<=[?!]))\s+\d+(?:[-–:]\d+)+\.?$"
)
"""`(Lovelace et al.)`, `(2024)`, `, Lovelace et al., 2024`, `. ICML 2024`, `. 12-34`."""


def without_number(title: str) -> str:
    """A title without its number in a list."""
    return _NUMBER.sub("", title)


def trimmed(title: str, block: Block) -> str:
    """The title by itself; `block` tells which words in brackets lead somewhere."""
    if len(title) > _LONGEST:
        return title.strip()
    bare = _KIND.sub("", without_number(_SYMBOLS_BEFORE.sub("", title)))
    bare = _without_groups(
        _BUTTONS.sub("", _SYMBOLS_BEHIND.sub("", _without_buttons_before(bare))), title, block
    )
    return _CITED.sub("", bare).strip() or title


def _without_buttons_before(title: str) -> str:
    """Two buttons or more stand before the title in `pdf bib abs Title`; one such word may be the title's own."""
    words = title.split()
    first = next((at for at, word in enumerate(words) if not (word.islower() and is_page_words(word))), 0)
    return " ".join(words[first:]) if first > 1 else title


def _without_groups(text: str, title: str, block: Block) -> str:
    """The text without what leads somewhere in brackets behind it: `Title (Read more on [a site](...))`, `Title (example.org)`."""
    linked = {_spaced(link.text) for link in block.links if link.text and not title.startswith(link.text)}
    while (group := _GROUP.search(text)) and group.start():
        words = group[1] or group[2] or ""
        if not (is_button(words) or _HOST.fullmatch(words) or any(name in _spaced(words) for name in linked)):
            break
        text = text[: group.start()]
    return text


def _spaced(text: str) -> str:
    """The words of a text between single spaces, so that one text holds another only as whole words."""
    return " ".join(("", *re.findall(r"\w+", text), ""))
