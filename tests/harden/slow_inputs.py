"""Inputs that make careless expressions and loops slow, and the formats and fields that they are put into."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from html import escape
from typing import Final

from tests.harden.slow_exports import EXPORTS

UNITS: Final[Mapping[str, str]] = {
    "blank lines": "\n",
    "blank lines with spaces": " \n",
    "spaces": " ",
    "tabs": "\t",
    "hyphens": "- ",
    "dashes": "-- ",
    "asterisks": "*",
    "bold starts": "**a ",
    "items": "\n* a",
    "underscores": "_a",
    "opening braces": "{",
    "closing braces": "}",
    "backslashes": "\\",
    "commands": "\\frac",
    "styles": "\\textbf{",
    "environments": "\\begin{a}",
    "accents": "\\'{e",
    "dollars": "$",
    "open formulas": "$x ",
    "scripts": "a_{b^",
    "double quotes": '"',
    "single quotes": "'",
    "backticks": "`",
    "opening brackets": "[",
    "closing brackets": "]",
    "links": "[a](",
    "images": "![",
    "parentheses": "(",
    "acronyms": "(ABC) ",
    "open tags": "<b ",
    "tags": "<b>",
    "comments": "<!--",
    "entities": "&lt;",
    "ampersands": "&",
    "dots": ".",
    "commas": ", ",
    "digits": "9",
    "years": "2024 ",
    "initials": "A. B, ",
    "names": "Ann Lee and ",
    "addresses": "https://a.b/c ",
    "glued addresses": "www.a",
    "mails": "a@b.c, ",
    "identifiers": "10.1145/1, ",
    "arXiv labels": "arXiv: ",
    "labels": "Title: ",
    "headings": "\n# a",
    "rules": "\n---",
    "quotes": "\n> ",
    "table rows": "\n| a | b |",
    "bars": "|",
    "tildes": "~",
    "numbers": "\n1. ",
    "combining marks": "\u0301",
    "letters": "a",
    "capitals": "AB ",
    "colons": ": ",
    "at signs": "@",
    "equals signs": "a = {",
    "records": '{"title": "',
    "carriage returns": "\r",
}
"""What is repeated."""


def slow_text(unit: str, size: int) -> str:
    """About `size` characters of a repeated unit."""
    return UNITS[unit] * (size // len(UNITS[unit]))


_ABSTRACT: Final = (
    "We study learning and show that it works in a long abstract that says all there is to say."
)
_NEXT: Final = f"Another Paper on Other Things\n\nAnn Author, Bob Other\n\n{_ABSTRACT}\n"

Wrap = Callable[[str], str]
FORMATS: Final[Mapping[str, tuple[str, Wrap]]] = {
    "whole file": ("a.txt", lambda text: text),
    "page, in an abstract": (
        "a.txt",
        lambda text: f"Daily Papers\n\nA Paper on Things\n\n{_ABSTRACT} {text}\n\n{_NEXT}",
    ),
    "page, in a title": ("a.txt", lambda text: f"Daily Papers\n\nA Paper {text}\n\n{_ABSTRACT}\n\n{_NEXT}"),
    "page, between papers": (
        "a.txt",
        lambda text: f"Daily Papers\n\nA Paper on Things\n\n{_ABSTRACT}\n\n{text}\n\n{_NEXT}",
    ),
    "page, people": (
        "a.txt",
        lambda text: f"Daily Papers\n\nA Paper on Things\n\n{text}\n\n{_ABSTRACT}\n\n{_NEXT}",
    ),
    "list in Markdown": (
        "a.md",
        lambda text: (
            "# Papers\n\n"
            + "".join(
                f"- [A Paper on {thing} Things](https://arxiv.org/abs/2401.0000{number}), A. Author, 2024. {text}\n"  # noqa: E501
                for number, thing in enumerate(("Good", "Bad", "Other"))
            )
        ),
    ),
    "list of buttons in Markdown": (
        "a.md",
        lambda text: "# Papers\n\n" + f"- [paper](https://arxiv.org/abs/2401.00001) {text}\n" * 2,
    ),
    "list in HTML": (
        "a.html",
        lambda text: (
            "<!DOCTYPE html><html><body><ul>"
            + "".join(
                f'<li><a href="https://arxiv.org/abs/2401.0000{number}">A Paper on {thing}</a> '
                f"{escape(text)}\n"
                for number, thing in enumerate(("Good", "Bad", "Other"))
            )
            + "</ul></body></html>"
        ),
    ),
    "raw HTML": (
        "a.html",
        lambda text: f"<!DOCTYPE html><html><body><h2>A Paper on Things</h2>{text}<p>{_ABSTRACT}</p></body>",
    ),
    "references": (
        "a.txt",
        lambda text: (
            f"Ann Author and Bob Other. A paper on things. {text}. In ICML, 2024.\n\n"
            "C. Third. Another paper on other things. NeurIPS, 2023.\n"
        ),
    ),
    "broken JSON": ("a.json", lambda text: f'[{{"title": "A Paper", {text}\n{{"title": "Another"}}]'),
    "JSON keys": ("a.jsonl", lambda text: json.dumps({"title": "A Paper", text: _ABSTRACT})),
    "BibTeX": ("a.bib", lambda text: f"@article{{a,\n title = {{A Paper {text}}},\n year = 2024\n}}\n"),
    "BibTeX, abstract": (
        "a.bib",
        lambda text: f"@article{{a, title = {{A Paper}}, abstract = {{{text}}} }}\n",
    ),
    "BibTeX, between": (
        "a.bib",
        lambda text: f"@article{{a, title = {{A}} }}\n{text}\n@misc{{b, title={{B}} }}\n",
    ),
    "RIS": ("a.ris", lambda text: f"TY  - JOUR\nTI  - A Paper {text}\nAB  - {text}\nER  - \n"),
    "CSV": (
        "a.csv",
        lambda text: 'title,abstract\n"A Paper","{}"\n"B","{}"\n'.format(text.replace('"', '""'), _ABSTRACT),
    ),
    "broken CSV": ("a.csv", lambda text: f'title,abstract\n"A Paper",{text}\nB,{_ABSTRACT}\n'),
    "TSV": ("a.tsv", lambda text: f"title\tabstract\nA Paper\t{text}\nB\t{_ABSTRACT}\n"),
    "Atom": (
        "a.xml",
        lambda text: (
            "<?xml version='1.0'?><feed xmlns='http://www.w3.org/2005/Atom'><entry><title>A Paper"
            f"</title><summary>{escape(text)}</summary></entry></feed>"
        ),
    ),
    "broken XML": (
        "a.xml",
        lambda text: (
            "<?xml version='1.0'?><feed xmlns='http://www.w3.org/2005/Atom'><entry><title>A Paper"
            f"</title>{text}</entry><entry><title>B</title></entry></feed>"
        ),
    ),
    "bibitem": (
        "a.tex",
        lambda text: (
            "\\begin{thebibliography}{9}\n\\bibitem{a} A. Author, \\emph{A Paper} "
            f"{text}, 2024.\n\\bibitem{{b}} B. Other, \\emph{{Another}}, 2023.\n\\end{{thebibliography}}\n"
        ),
    ),
    "mail of arXiv": (
        "a.txt",
        lambda text: (
            "\\\\\narXiv:2410.05434\nDate: Mon, 7 Oct 2024 18:00:00 GMT   (10kb)\n\nTitle: A Paper\n"
            f"Authors: Ann Author\nCategories: cs.LG\n\\\\\n  {text}\n"
            "\\\\ ( https://arxiv.org/abs/2410.05434 ,  10kb)\n" + "-" * 78 + "\n"
        ),
    ),
    "front matter": ("a.md", lambda text: f"---\nsource: {text}\n---\n# A Paper\n\n{_ABSTRACT}\n"),
    **EXPORTS,
}
"""A file name, and what puts the text into a dump of each format."""
FIELDS: Final = (
    "title", "abstract", "authors", "published", "venue", "url", "doi", "arxiv_id", "comments", "categories",
    "organization", "pages", "volume", "votes", "id",
)  # fmt: skip
"""Fields of a record in JSON."""


def record(field: str, text: str) -> str:
    """A line of JSON Lines with a text in one of the fields of its paper."""
    return json.dumps({"title": "A Paper on Things", "abstract": _ABSTRACT, field: text}) + "\n"
