"""Texts in fields and settings that attack what is made of them: citations, mails, tables, workflows."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Final

from tests.harden.hostile_inputs import (
    ABSTRACT,
    DOI,
    MEGABYTE,
    Case,
    feed_with,
    laughs,
    lines_of,
    page_with,
    paper_on,
)

_FIELDS: Final = (
    "title",
    "abstract",
    "authors",
    "venue",
    "keywords",
    "comments",
    "url",
    "doi",
    "organization",
    "categories",
)
_LISTS: Final = frozenset({"authors", "keywords", "categories"})
_PAYLOADS: Final[Mapping[str, Sequence[str]]] = {
    "the end of an entry of BibTeX": (
        "}, title = {Stolen}",
        "}}\n@article{evil, title={Injected}, year={2024}}\n",
        "\\input{/etc/passwd}",
        "{",
        "}",
        "\\",
        "%",
        "#",
        '" # foo # "',
        "\n@comment{",
        "\\write18{ls}",
        "\\end{document}",
        "~\\",
    ),
    "the end of a script": (
        "</script><script>a()</script>",
        "<!--",
        "-->",
        "]]>",
        "\u2028",
        "\\u003c/script>",
        "</SCRIPT ",
        "<!--<script",
    ),
    "headers of a mail": (
        "x\r\nBcc: a@b.c",
        "x\nSubject: y",
        "x\r\n\r\n<html>",
        "=?utf-8?B?eA==?=",
        "x\x0bBcc: a",
        "x\x85Bcc: a@b",
        "x\u2028Bcc: a@b",
        "a" * 2_000,
    ),
    "formulas of a table": (
        "=1+1",
        "+1",
        "-1+1",
        "@SUM(A1)",
        "\t=1+1",
        "\r=1",
        "\uff1d1+1",
        "'=1",
        "|calc",
        '"=1',
    ),
    "commands of a workflow": (
        "${{ github.token }}",
        "::set-output name=x::y",
        "::error::x",
        "\n::add-path::/tmp",
        "`id`",
        "$(id)",
        "%0A::error::x",
    ),
    "the next record of RIS": ("x\nER  - \nTY  - JOUR\nTI  - Injected", "ER  - ", "x\r\nDO  - 10.1145/1"),
}
_TAGS: Final = (
    "source: !!binary x",
    "source: !!timestamp x",
    "source: !!set {a}",
    "source: !<tag:x> y",
    "source: !!float nope",
    "source: !!int 0b",
    "%TAG ! tag:x\nsource: x",
    "source: &a a\nlabel: *b",
    "source: !!omap [a]",
    "source: !!merge x",
    "source: |\n " + " x" * 1_000,
    "source: '\\",
)
_WRONG: Final = "\u202e\x1b[31m</script>\r\nBcc: a@b.c ${{ x }} =1+1 \ud800\0"
_NUMBERS: Final = ("9" * 4_299, "9" * 5_001, "-" + "9" * 400, "1e99999", f"[{'9' * 4_500}]")


def field_cases() -> Mapping[str, Case]:
    """All cases by their names."""
    return {**_in_fields(), **_in_settings(), **_in_metadata(), **_of_identifiers(), **_of_texts()}


def _in_fields() -> Mapping[str, Case]:
    cases = {
        f"fields: {name}": {"raw/x.jsonl": lines_of(*_papers_with(payloads))}
        for name, payloads in _PAYLOADS.items()
    }
    closing = (
        f'@article{{k{n}, title = "On Kernels {n}", note = {{{payload}}}, author = {{{payload}}}}}\n'
        for n, payload in enumerate(_PAYLOADS["the end of an entry of BibTeX"])
    )
    commands = {
        "raw/${{ github.token }}::error::.txt": b"milk\nbread\n",
        "raw/a.txt": b"::error::x\n::set-output name=x::y\n",
    }
    return {
        **cases,
        "BibTeX: ends of entries": {"raw/x.bib": "".join(closing).encode()},
        "workflow commands": commands,
    }


def _papers_with(payloads: Sequence[str]) -> list[Mapping[str, object]]:
    return [
        paper_on(f"payload {n} of the {field}", **{field: _with_payload(field, n, payload)})
        for n, payload in enumerate(payloads)
        for field in _FIELDS
    ]


def _with_payload(field: str, number: int, payload: str) -> object:
    if field in _LISTS:
        return [payload]
    return f"On item {number} of the {field} {payload}" if field in {"title", "abstract"} else payload


def _in_settings() -> Mapping[str, Case]:
    topic = {"name": "Kernels", "description": "Papers on kernels.", "area": "Kernels", "phrases": ["kernel"]}
    return {
        "topics.yml: hostile values": _settings(
            "topics.yml",
            topic
            | {
                "id": "a",
                "name": _WRONG,
                "description": _WRONG,
                "area": _WRONG,
                "phrases": [_WRONG, "a" * 100_000],
            },
            topic | {"id": "b", "method": "maybe", "general": [1], "formerly": [["x"]]},
            topic | {"id": "c", "formerly": ["d", "c", "../../x"]},
            topic | {"id": "d", "formerly": ["c"]},
        ),
        "authors.yml: hostile values": _settings(
            "authors.yml",
            {"name": "Ann Auctions", "other_names": ["Ann Graphs", "Ann Wavelets"], "id": "a"},
            {"name": "Ann Graphs", "other_names": ["Ann Auctions"], "not_same_as": ["Ann Graphs"]},
            {"name": _WRONG, "other_names": [_WRONG], "papers": [_WRONG], "id": "../../x"},
            {"name": "x" * MEGABYTE, "orcid": "javascript:a()"},
            {"name": {"a": "b"}},
            5,
        ),
        "venues.yml: hostile values": _settings(
            "venues.yml",
            {
                "name": _WRONG,
                "full_name": _WRONG,
                "kind": "conference",
                "spellings": [_WRONG, "(a+)+$", ".*", "\\"],
            },
            {"name": "con", "full_name": "x" * MEGABYTE, "kind": "journal"},
            {"name": "ICML", "full_name": "A", "kind": "circus"},
        )
        | {"raw/x.jsonl": lines_of(paper_on("venues", venue="a" * 40 + "!"))},
        "datasets.yml: hostile values": _settings(
            "datasets.yml",
            {"name": _WRONG, "spellings": [_WRONG, "(a+)+$", "", "*"], "is_word": "maybe"},
            {"name": "nul", "spellings": ["x" * MEGABYTE]},
        ),
        "corrections.yml: hostile values": _settings(
            "corrections.yml",
            {
                "paper": "on-graphs-in-practice",
                "title": f"Graphs {_WRONG}",
                "authors": [_WRONG],
                "source": "javascript:a()",
            },
            {
                "paper": "on-graphs-in-practice",
                "doi": _WRONG,
                "arxiv": _WRONG,
                "openreview": _WRONG,
                "topics": [_WRONG],
            },
            {"paper": "on-graphs-in-practice", "date": "9" * 5_000},
            {"paper": "../../etc/passwd", "remove": True},
            {"paper": "x" * 100_000, "title": "y"},
        ),
        "mkdocs.yml: hostile values": {
            "mkdocs.yml": json.dumps(
                {
                    "site_name": _WRONG.replace("\ud800", ""),
                    "site_url": "javascript:a()",
                    "extra": {
                        "paper_digest": {"feeds": [1], "papers_per_page": -1, "sources": [{"kind": "x"}, 5]}
                    },
                    "plugins": ["paper-digest"],
                }
            ).encode()
        },
    }


def _settings(name: str, *entries: object) -> dict[str, bytes]:
    return {name: json.dumps(entries).encode()}


def _in_metadata() -> Mapping[str, Case]:
    anchors = "\n".join(f"a{n}: &a{n} x" for n in range(5_000))
    aliases = ", ".join(f"*a{n}" for n in range(5_000))
    return {
        "front matter: tags": {
            f"raw/{n}.md": page_with(text).replace(b"Kernels", b"Kernels %d" % n)
            for n, text in enumerate(_TAGS)
        },
        "front matter: anchors": {"raw/x.md": page_with(f"{anchors}\nsource: [{aliases}]")},
        "sidecar: laughs": {"raw/x.txt": page_with("a: b"), "raw/x.yml": laughs(9, 10).encode()},
        "sidecar: tags": {
            "raw/x.txt": page_with("a: b"),
            "raw/x.yml": b"source: !!python/object/apply:os.system ['true']\nyear: " + b"9" * 5_000,
        },
        "sidecar: values": {
            "raw/x.jsonl": lines_of(paper_on("sides")),
            "raw/x.jsonl.yml": b"? [a]\n: b\nretrieved: 9999-99-99\nurl: 'javascript:a()'\n"
            b'label: "\\x1b[31m\\u202e"\n',
        },
        "sidecar: long": {
            "raw/x.jsonl": lines_of(paper_on("sides")),
            "raw/x.jsonl.yml": b"label: " + b"x" * MEGABYTE + b"\n",
        },
    }


def _of_identifiers() -> Mapping[str, Case]:
    honest = paper_on("honest things", doi=DOI)
    spam = (
        paper_on(
            f"offer {n}",
            doi=DOI,
            title=f"Offer {n} of the shop",
            abstract=f"We sell thing {n} in {n} colors.",
        )
        for n in range(30)
    )
    law = {"title": "Another Matter of Law", "abstract": "Courts read statutes in three ways."}
    return {
        "a DOI of thirty offers": {"raw/x.jsonl": lines_of(honest), "raw/y.jsonl": lines_of(*spam)},
        "identifiers that contradict each other": {
            "raw/x.jsonl": lines_of(
                dict(honest) | {"arxiv_id": "2401.12345"},
                paper_on("law", arxiv_id="2401.12345", url="https://arxiv.org/abs/2401.54321", **law),
            )
        },
    }


def _of_texts() -> Mapping[str, Case]:
    fields = ("year", "volume", "pages", "votes", "citations", "published", "id", "arxiv_id")
    digits = "9" * 5_000
    return {
        "numbers: huge": {
            "raw/x.jsonl": "".join(
                f'{{"title": "On Kernels {field}", "abstract": "We study kernels.", "{field}": {number}}}\n'
                for field in fields
                for number in _NUMBERS
            ).encode(),
            "raw/x.bib": f"@article{{a, title={{On Trees}}, year={digits}, volume={digits}}}\n".encode(),
            "raw/x.csv": f"title,year,votes\nOn Lakes,{digits},{digits}\n".encode(),
            "raw/x.ris": f"TY  - JOUR\nTI  - On Seas\nPY  - {digits}/9\nSP  - {digits}\nER  - \n".encode(),
        },
        "surrogates: all fields": {
            "raw/x.jsonl": b'{"title": "On Kernels \\ud800\\ud800", '
            b'"abstract": "\\udfff\\ud83d\\ude00 x \\ud83d", "authors": ["\\ud800"], '
            b'"venue": "\\udc00", "keywords": ["\\ud800"], '
            b'"url": "https://a.b/\\ud800", "doi": "10.1/\\ud800", "id": "\\ud800", "\\ud800": "x"}\n',
            "raw/y.txt": "## On Trees \ud800\n\nAnn Lee\n\nWe study trees.\n".encode(
                "utf-8", "surrogatepass"
            ),
            "raw/z.xml": feed_with("", "On Lakes &#xD800; &#xDFFF;"),
            "raw/w.html": b"<h2>On Seas &#xD800;&#55296;&#0;&#x110000;</h2><p>We study.</p>",
        },
        "marks, ligatures and digits of other scripts": {
            "raw/x.jsonl": lines_of(
                paper_on(
                    "marks", title="e" + "\u0300" * 500 + " Kernel \ufdfa " * 50, abstract="\ufdfa" * 5_000
                ),
                paper_on("case", title="\u0130" * 200 + " \u1e9e" * 200 + " On Things"),
                paper_on("digits", title="\u0661 \u00b2 \u2460 On Numbers", year="\u0662\u0660\u0662\u0664"),
            )
        },
        "stars before a year": {
            "raw/x.txt": b"Daily papers\n\n"
            + b"".join(
                f"## On {subject}\n\nAnn Author{'*' * 60} 2024\n\n{ABSTRACT.format(subject)}\n\n".encode()
                for subject in ("kernels", "trees")
            ),
            "raw/y.jsonl": lines_of(paper_on("stars", authors="Ann Lee" + "*" * 5_000 + " 2024")),
        },
        "HTML: a title of blanks": {
            "raw/x.html": b"<!DOCTYPE html><html><head><title>"
            + b" " * 100_000
            + b"</head><h2>On Kernels</h2><p>We study."
        },
        "Markdown: references in circles": {
            "raw/x.md": "".join(
                ("# Papers\n\n", *(f"- [On Kernels {n}][r{n}], Ann Lee, 2024\n" for n in range(50)))
            ).encode()
            + b"".join(b"[r%d]: <r%d>\n" % (n, n + 1) for n in range(50))
            + b"[x]: " * 20_000
            + b"[^1]: [^1]\n"
        },
    }
