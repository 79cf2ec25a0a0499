"""Files that stop, hang or corrupt a careless program: each case is put into a digest beside good dumps."""

from __future__ import annotations

import codecs
import gzip
import io
import json
import tarfile
import zipfile
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from itertools import cycle
from typing import Final

Case = Mapping[str, bytes]
"""The contents of files by their paths in the digest."""

ABSTRACT: Final = (
    "We study how {0} behave when they are trained on few examples, and we prove a bound for {0}."
)
_STRANGERS: Final = {
    "frozen lakes": "Ice on northern lakes breaks up earlier each spring, as records of harbor masters show.",
    "protein folding": "A chain of amino acids finds its shape within milliseconds; we simulate two of them.",
    "tax law": "Courts read statutes on the income of partnerships in three ways, which we compare.",
}
_DEEP: Final = 100_000
MEGABYTE: Final = 1_000_000


def lines_of(*records: Mapping[str, object]) -> bytes:
    return "".join(f"{json.dumps(record)}\n" for record in records).encode()


def paper_on(subject: str, **fields: object) -> Mapping[str, object]:
    title = f"On {subject} in Practice"
    return {
        "title": title,
        "abstract": ABSTRACT.format(subject),
        "authors": [f"Ann {subject.title()}"],
    } | fields


def good_dump() -> bytes:
    """Three papers that each case leaves alone."""
    return lines_of(*map(paper_on, ("auctions", "graphs", "wavelets")))


def page_with(front_matter: str) -> bytes:
    text = (
        f"---\n{front_matter}\n---\n# Daily papers\n\n## On Kernels in Practice\n\nAnn Author, Bob Other\n\n"
    )
    return f"{text}{ABSTRACT.format('kernels')}\n".encode("utf-8", "surrogatepass")


def _strangers(field: str, value: str) -> bytes:
    """Three papers that have nothing in common but an identifier."""
    return lines_of(
        *(paper_on(subject, abstract=text, **{field: value}) for subject, text in _STRANGERS.items())
    )


def feed_with(declarations: str, title: str, rest: str = "") -> bytes:
    feed = "<feed xmlns='http://www.w3.org/2005/Atom' xmlns:xi='http://www.w3.org/2001/XInclude'>"
    entry = f"<entry><title>{title}</title><summary>{ABSTRACT.format('feeds')}</summary>{rest}</entry></feed>"
    return f"<?xml version='1.0'?>{declarations}{feed}{entry}".encode()


def laughs(levels: int, width: int) -> str:
    """Aliases of YAML that stand for width ** levels words."""
    lines = ["a0: &a0 [lol]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * width)}]" for n in range(1, levels)]
    return "\n".join((*lines, f"source: *a{levels - 1}"))


def zip_of(members: Mapping[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    return stream.getvalue()


def _tar(*members: tarfile.TarInfo) -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        for member in members:
            archive.addfile(member, io.BytesIO(b"x" * member.size))
    return stream.getvalue()


def _member(name: str, kind: bytes = tarfile.REGTYPE, link: str = "") -> tarfile.TarInfo:
    member = tarfile.TarInfo(name)
    member.type, member.linkname = kind, link
    return member


_TOPIC: Final = "- id: {}\n  name: {}\n  description: Papers on graphs.\n  area: Graphs\n  phrases: [{}]\n"
_GOOD_TOPIC: Final = _TOPIC.format("kernels", "Kernels", "kernel")
_CONTROLS: Final = "".join(map(chr, (*range(32), 127, *range(128, 160))))
_BIDI: Final = "\u202e\u202d\u2066\u2067\u200f\u200e"
_PRIVATE: Final = "\ue000\uf8ff\U000f0000\U0010fffd\ufffe\uffff\ufdd0"
_MARKUP: Final = (
    "</script><script>a()</script>",
    "<!--<script>",
    "]]>",
    "{{ 7*7 }}",
    "{% raw %}",
    "[TOC]",
    "--8<-- 'x'",
    "*[HTML]: x",
    "[^1]: x",
    "!!! note",
    "    code",
    "\n---\ntitle: x\n---",
    "{: onclick=a() }",
    "<b",
    "&lt;b&gt;",
    "${{ github.token }}",
    "=cmd|' /C calc'!A0",
    "@SUM(1+1)",
    "x\r\nBcc: a@b.c",
    "![x](//evil.example/x.png)",
)
_IDS: Final = (
    "../../etc/passwd",
    "index",
    "con",
    ".",
    "..",
    "",
    "a/b",
    "x" * 500,
    "feed.xml",
    "papers",
    "\u202e",
    "-",
    "%2e%2e%2f",
    "a\nb",
    "a\0b",
)
_TITLES: Final = (
    "\U0001f525\U0001f525",
    "\u0645\u0631\u062d\u0628\u0627",
    "\u0301" * 50,
    "\u200b\u200b",
    "index",
    "..",
    "CON",
    "feed.xml",
    "a" + "\u0301" * 20_000,
    "\U000e0041\U000e0042",
    "x" * MEGABYTE,
    "$" * 5_000,
    "\\" * 5_000,
)
_PLACEHOLDERS: Final = (
    "10.1145/nnnnnnn.nnnnnnn",
    "10.1145/1122445.1122456",
    "10.1145/XXXXXX.XXXXXX",
    "10.5555/12345678",
    "10.1000/xyz",
    "10.1000/182",
    "10.1234/56789",
    "10.0000/0000",
    "10.1109/TBD",
    "10.1109/XXXX.2024.0000000",
    "10.1016/j.xxx.2024.000000",
    "10.1007/978-3-000-00000-0_1",
    "10.48550/arXiv.0000.00000",
    "10.1101/2024.00.00.000000",
    "10.18653/v1/2024.acl-long.0",
    "10.1093/nar/gkxxx",
    "10.1007/s00000-000-0000-0",
)
DOI: Final = "10.1145/3292500.3330701"
_ARXIV: Final = (
    "0000.00000",
    "2401.00000",
    "1234.56789",
    "2401.99999",
    "2401.XXXXX",
    "9999.99999",
    "math/0000000",
)
_DATES: Final = (
    "year: " + "9" * 5_000,
    "retrieved: 2025-13-45",
    "retrieved: 9999-12-31T23:59:59-23:59",
    "year: .inf",
    "year: 190:20:30",
    "year: -1",
    "retrieved: [2025]",
    "year: 1e400",
    "retrieved: 0000-00-00",
    "year: 0x7E9",
)
_VALUES: Final[Sequence[object]] = (
    {"a": {"b": [1]}},
    [[["x"]]],
    True,
    -1,
    1.5,
    None,
    "",
    [None, 5, {}],
    {"$oid": "x"},
)
SETTINGS: Final = ("topics.yml", "corrections.yml", "datasets.yml", "venues.yml", "authors.yml")
_BROKEN_YAML: Final = {
    "a bracket is missing": b"- id: graphs\n  phrases: [graph, tree\n- id: kernels\n  name: Kernels\n",
    "brackets are nested": b"- " + b"[" * _DEEP,
    "a tab": b"- id: a\n\tname: b\n",
    "UTF-16": _GOOD_TOPIC.encode("utf-16"),
    "Latin-1": b"- id: caf\xe9\n",
    "NUL": b"- id: a\0b\n",
    "no list": b"id: a\n",
    "numbers": b"[1, 2.5, true, null, 2024-01-01]\n",
    "a recursive alias": b"- &a [*a]\n",
    "a tag": b"- !!python/object/apply:os.system ['true']\n",
    "two documents": b"- id: a\n---\n- id: b\n",
    "a conflict": b"<<<<<<< HEAD\n- id: a\n=======\n- id: b\n>>>>>>> main\n",
    "laughs": laughs(9, 9).encode(),
    "a long line": b"- " + b"x" * MEGABYTE,
    "a surrogate": b'- id: "\\ud800"\n',
    "tabs": b"-\tid: a\n\tname: b\n",
    "deep keys": b"\n".join(b" " * n + b"a:" for n in range(2_000)),
}
LOCKS: Final = (
    "raw/papers.lock",
    "raw/dumps.lock",
    "raw/analysis.lock",
    "raw/addresses.lock",
    "history.jsonl",
)
LOCK_DAMAGE: Final[Mapping[str, bytes]] = {
    "a conflict": b"<<<<<<< HEAD\n{old}=======\n>>>>>>> main\n",
    "a line of the future": b'{old}{{"version": 99, "kind": "moved", "paper": "x"}}\n99 x y z ../../x\n',
    "a long line": b"{old}" + b"x" * MEGABYTE + b"\n",
    "bytes": b"{old}\xff\xfe\0\x1b[31m\n",
    "deep brackets": b"{old}" + b"[" * _DEEP + b"\n",
    "a path": b"{old}../../../etc/passwd\n/etc/passwd\npapers/../../x\n",
    "a surrogate": b'{old}{{"paper": "\\ud800", "day": "2025-01-01"}}\n',
}
"""What becomes of a lock file; {old} are its lines."""
EDITS: Final[Mapping[str, Callable[[bytes], bytes]]] = {
    "a byte order mark": lambda old: codecs.BOM_UTF8 + old,
    "no end of the last line": lambda old: old.removesuffix(b"\n"),
    "other ends of lines": lambda old: old.replace(b"\n", b"\r\n"),
}
"""What editors do to a lock file, which loses nothing by it and need not be reported."""


def n_papers_of(name: str) -> int | None:
    """How many papers a case about identifiers has; None for other cases."""
    if name == "a stolen DOI":
        return 2
    return 3 if name.startswith(("placeholder", "shared")) else None


def damaged_locks(old: bytes) -> Mapping[str, bytes]:
    """The damaged contents of a lock file by the damage."""
    contents = {
        damage: text.replace(b"{old}", old).replace(b"{{", b"{").replace(b"}}", b"}")
        for damage, text in LOCK_DAMAGE.items()
    }
    return contents | {"cut": old[:-5]} | {name: edited(old) for name, edited in EDITS.items()}


@cache
def cases() -> Mapping[str, Case]:
    """All cases by their names."""
    return {
        **{f"front matter: {text[:24]}": {"raw/x.md": page_with(text)} for text in _DATES},
        "front matter: nested": {"raw/x.md": page_with("source: " + "[" * 3_000)},
        "front matter: laughs of few aliases": {"raw/x.md": page_with(laughs(9, 10))},
        "front matter: laughs that fit": {"raw/x.md": page_with(laughs(9, 9))},
        "front matter: surrogate": {"raw/x.md": page_with('source: "\\ud800 \\x1b[31m \\0 \\u202e"')},
        "front matter: recursive": {"raw/x.md": page_with("source: &a [*a]\n<<: *a")},
        "front matter: merge": {"raw/x.md": page_with("a: &a {b: c}\n<<: [*a, *a, 5]\nsource: x")},
        "front matter: types": {
            "raw/x.md": page_with(
                "source: {a: b}\nlabel: [x]\nlayout: 5\nskip: maybe\ncolumns: [1]\nurl: 'javascript:a()'"
            )
        },
        "front matter: columns": {
            "raw/x.md": page_with("columns: {abstract: {a: b}, 5: x, title: [a]}\nlabel: ''")
        },
        "front matter: markup": {"raw/x.md": page_with("source: " + json.dumps(" ".join(_MARKUP)))},
        "front matter: long": {"raw/x.md": page_with("source: " + "x" * MEGABYTE)},
        "front matter: keys": {"raw/x.md": page_with("? [a, b]\n: c\n? {a: b}\n: d\n1: x\ntrue: y\nnull: z")},
        "sidecar: list": {"raw/x.txt": page_with("a: b"), "raw/x.yml": b"- a\n"},
        "sidecar: binary": {"raw/x.txt": page_with("a: b"), "raw/x.yml": bytes(range(256))},
        **{
            f"{name}: {fault}": {name: content}
            for name, (fault, content) in zip(cycle(SETTINGS), _BROKEN_YAML.items(), strict=False)
        },
        "topics.yml: ids": {
            "topics.yml": "".join(
                _TOPIC.format(json.dumps(name), json.dumps(name or "x"), "kernel")
                for name in (*_IDS, "kernels", "kernels")
            ).encode()
        },
        "topics.yml: types": {
            "topics.yml": b"- {id: 5, name: [a], phrases: {a: b}}\n- {id: true, phrases: [1, null, "
            b"[a]]}\n- 5\n- [a]\n" + _GOOD_TOPIC.encode()
        },
        "topics.yml: phrases": {
            "topics.yml": _TOPIC.format("a", "A", ", ".join(f"phrase {n}" for n in range(20_000))).encode()
        },
        "topics.yml: a long phrase": {"topics.yml": _TOPIC.format("a", "A", "x " * (MEGABYTE // 2)).encode()},
        "topics.yml: names": {
            "topics.yml": _TOPIC.format(
                "a", json.dumps(_BIDI + "".join(_MARKUP)), json.dumps(_PRIVATE)
            ).encode()
        },
        "corrections.yml: circles": {
            "corrections.yml": b"- {paper: good-a, same_as: good-b}\n- {paper: good-b, same_as: good-a}\n"
            b"- {paper: on-graphs-in-practice, same_as: on-graphs-in-practice}\n"
            b"- {paper: on-graphs-in-practice, not_same_as: on-graphs-in-practice}\n"
        },
        "corrections.yml: numbers": {
            "corrections.yml": b"- {paper: 123456789012, remove: true}\n- {paper: 12345e7, title: x}\n"
            b"- {paper: 0x1F}\n- {paper: 1_000}\n- {paper: 2024-01-01, title: x}\n- {paper: null}\n"
            b"- {paper: [a]}\n"
        },
        "corrections.yml: values": {
            "corrections.yml": b"- paper: on-graphs-in-practice\n  title: '   '\n  date: "
            b"2024-02-31\n  arxiv: 'http://x'\n"
            b"  authors: {a: b}\n  topics: [nope, 5]\n  remove: maybe\n  doi: "
            b"10.1145/nnnnnnn.nnnnnnn\n  openreview: '?'\n"
        },
        "corrections.yml: a long title": {
            "corrections.yml": b"- paper: on-graphs-in-practice\n  title: " + b"x" * MEGABYTE + b"\n"
        },
        "corrections.yml: controls": {
            "corrections.yml": b"- paper: on-graphs-in-practice\n  title: "
            + json.dumps(f"Corrected {_CONTROLS} {_BIDI} {_PRIVATE} \ud800").encode()
            + b"\n"
        },
        "metadata.jsonl": {
            "metadata.jsonl": b"[" * _DEEP
            + b"\n{}\n5\nnull\n"
            + b'{"title": "\\ud800", "source": "x"}\n'
            + b'{"title": "On graphs in Practice", "source": "x", "year": '
            + b"9" * 5_000
            + b"}\n"
            + b'{"title": "'
            + b"x" * MEGABYTE
            + b'", "source": "x"}\n\xff\xfe\n<<<<<<< HEAD\n{"title": "cut'
        },
        "metadata.jsonl: UTF-16": {"metadata.jsonl": '{"title": "a", "source": "b"}\n'.encode("utf-16")},
        "BibTeX: strings that double": {
            "raw/x.bib": b"@string{s0 = {lol}}\n"
            + b"".join(b"@string{s%d = s%d # s%d}\n" % (n, n - 1, n - 1) for n in range(1, 60))
            + b"@article{a, title = s59, year = 2024}\n@article{b, title = {On Kernels in "
            b"Practice}, year = 2024}\n"
        },
        "BibTeX: a string of itself": {
            "raw/x.bib": b"@string{s = s # s}\n@article{a, title = s # {x}, crossref = {a}}\n"
            b"@article{b, title = {On Kernels}}\n"
        },
        "BibTeX: braces": {
            "raw/x.bib": b"@article{a, title = " + b"{" * _DEEP + b"\n@article{b, title = {On Kernels}}\n"
        },
        "BibTeX: keys": {
            "raw/x.bib": b"@article{../../x, title = {On Kernels in Practice}, year = {"
            + b"9" * 6_000
            + b"}, month = 99,"
            b" pages = {1--"
            + b"9" * 6_000
            + b"}, doi = {10.1000/../../x}, url = {javascript:a()}}\n@{}\n@article\n@a{b\n"
        },
        "BibTeX: one character": {"raw/x.bib": b"@" * MEGABYTE + b"\n@article{b, title = {On Kernels}}\n"},
        "RIS": {
            "raw/x.ris": b"TY  - JOUR\nTI  - On Kernels\n"
            + b"AU  - A, B\n" * 20_000
            + b"PY  - "
            + b"9" * 6_000
            + b"\nTY  - \n"
        },
        "XML: laughs": {
            "raw/x.xml": feed_with(
                "<!DOCTYPE f [<!ENTITY a0 'lol'>"
                + "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 12))
                + "]>",
                "On Kernels &a11;",
            )
        },
        "XML: quadratic": {
            "raw/x.xml": feed_with(
                f"<!DOCTYPE f [<!ENTITY a '{'x' * 100_000}'>]>", "On Kernels " + "&a;" * 50_000
            )
        },
        "XML: a file": {
            "raw/x.xml": feed_with(
                "<!DOCTYPE f [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>", "On Kernels &a;"
            ),
            "raw/y.xml": feed_with(
                "<!DOCTYPE f SYSTEM 'file:///etc/passwd' [<!ENTITY % b SYSTEM 'file:///etc/passwd'> %b;]>",
                "On Kernels <xi:include href='file:///etc/passwd' parse='text'/>",
            ),
        },
        "XML: deep": {"raw/x.xml": feed_with("", "On Kernels", "<a>" * _DEEP)},
        "XML: encoding": {
            "raw/x.xml": b"<?xml version='1.0' encoding='UTF-7'?><feed/>",
            "raw/y.xml": b"<?xml version='1.0' encoding='" + b"x" * 10_000 + b"'?><feed/>",
            "raw/z.xml": feed_with("", "On Kernels \0 &#0; &#xD800; &#x110000; &#x1b; &#xe000;"),
        },
        "XML: attributes": {
            "raw/x.xml": feed_with(
                "", "On Kernels", "<link " + " ".join(f"a{n}='x'" for n in range(50_000)) + "/>"
            )
        },
        "HTML: deep": {"raw/x.html": b"<!DOCTYPE html><html><body><h2>On Kernels</h2>" + b"<div>" * _DEEP},
        "HTML: deep lists": {
            "raw/x.html": b"<!DOCTYPE html><html><body>" + b"<ul><li>" * 20_000 + b"On Kernels"
        },
        "HTML: deep tables": {
            "raw/x.html": b"<!DOCTYPE html><html><body>" + b"<table><tr><td>" * 20_000 + b"On Kernels"
        },
        "HTML: base": {
            "raw/x.html": b"<!DOCTYPE html><html><head><base href='javascript:a()//'><meta "
            b"charset='utf-7'></head><body>"
            b"<ul>"
            + b"".join(
                b"<li><a href='/%d'>On Kernels in Practice %d</a>, Ann Lee, 2024</li>" % (n, n)
                for n in range(4)
            )
        },
        "HTML: spans": {
            "raw/x.html": b"<!DOCTYPE html><html><body><table><tr><td colspan=999999999 "
            b"rowspan=999999999>On Kernels</td>"
            b"</tr></table>" + b"<td colspan=1000>" * 20_000
        },
        "Markdown: nested": {
            "raw/x.md": b"# Papers\n\n"
            + b"> " * 20_000
            + b"On Kernels\n\n"
            + b"".join(b" " * (2 * n) + b"- x\n" for n in range(1_000))
        },
        "CSV: formulas": {
            "raw/x.csv": b'title,abstract,authors,url\n"=HYPERLINK(""http://x"")","+1","@x","-1"\n'
            b'"On Kernels","=1+1","=A1","javascript:a()"\n'
        },
        "CSV: columns": {"raw/x.csv": b",".join(b"title" for _ in range(50_000)) + b"\nOn Kernels\n"},
        "CSV: NUL and quotes": {"raw/x.csv": b'title,abstract\n"On Kernels\0","a"\n"open,' + b"x," * 100_000},
        "CSV: one field": {"raw/x.csv": b"title,abstract\nOn Kernels," + b"x" * MEGABYTE + b"\n"},
        "JSON: deep": {
            "raw/x.json": b"[" * _DEEP,
            "raw/y.json": b'{"a":' * _DEEP,
            "raw/z.jsonl": b'{"title": "On Kernels", "authors": ' + b"[" * _DEEP + b"\n",
            "raw/w.json": b'[{"title": "On Deep Kernels", "authors": ' + b"[" * 900 + b"]" * 900 + b"}]",
        },
        "JSON: a whole number beyond all fractions": {
            "raw/x.jsonl": lines_of(paper_on("years", year=10**400))
        },
        "JSON: invisible signs in an address": {
            "raw/x.jsonl": lines_of(paper_on("addresses", url="https://example.org/\u202e\ue000\x1b[31m"))
        },
        "JSON: numbers": {
            "raw/x.jsonl": b'{"title": "On Kernels", "abstract": "x", "year": '
            + b"9" * 6_000
            + b', "votes": 1e999}\n'
            b'{"title": "On Trees", "abstract": "x", "year": NaN, "votes": -Infinity, "published": -1e18}\n'
            b'{"title": "On Lakes", "abstract": "x", "published": 99999999999999999999, "pages": '
            b'1e308, "id": 1e308}\n'
        },
        "JSON: types": {
            "raw/x.jsonl": lines_of(
                *(
                    {"title": "On Kernels", "abstract": "We study kernels.", field: value}
                    for field in (
                        "title",
                        "abstract",
                        "authors",
                        "published",
                        "venue",
                        "url",
                        "doi",
                        "arxiv_id",
                        "id",
                        "keywords",
                        "links",
                    )
                    for value in _VALUES
                )
            )
        },
        "JSON: surrogates": {
            "raw/x.jsonl": b'{"title": "On \\ud800 Kernels \\udfff", "abstract": "x\\ud83d", '
            b'"authors": ["A \\udc00 B"]}\n'
        },
        "JSON: keys": {
            "raw/x.jsonl": b'{"title": "On Kernels", "title": "On Others", "__proto__": {"x": 1}, '
            b'"\\u0000": "x", "'
            + b"k" * MEGABYTE
            + b'": "x"}\n'
            + b"{"
            + b",".join(b'"k%d": "x"' % n for n in range(50_000))
            + b"}\n"
        },
        "JSON: cut": {
            "raw/x.json": b'[{"title": "On Kernels", "abstract": "We study kernels."}, {"title": "On Tre'
        },
        **{f"placeholder {doi}": {"raw/x.jsonl": _strangers("doi", doi)} for doi in _PLACEHOLDERS},
        **{
            f"placeholder arXiv {number}": {"raw/x.jsonl": _strangers("arxiv_id", number)}
            for number in _ARXIV
        },
        "shared addresses": {
            "raw/x.jsonl": _strangers("url", "https://arxiv.org/abs/2401.12345"),
            "raw/y.jsonl": _strangers("url", "https://openreview.net/forum?id=XXXXXXXXXX"),
            "raw/z.jsonl": _strangers("url", "https://doi.org/10.1145/3292500.3330701"),
        },
        "a stolen DOI": {
            "raw/y.jsonl": lines_of(
                paper_on("stolen things", doi=DOI, title="Buy Our Product", abstract="Our shop sells it all.")
            ),
            "raw/x.jsonl": lines_of(paper_on("honest things", doi=DOI)),
        },
        "ids": {"raw/x.jsonl": lines_of(*(paper_on(f"kernels {n}", id=name) for n, name in enumerate(_IDS)))},
        "titles": {
            "raw/x.jsonl": lines_of(
                *(paper_on(f"kernels {n}", title=title) for n, title in enumerate(_TITLES))
            )
        },
        "equal titles": {
            "raw/x.jsonl": lines_of(
                *(paper_on(f"kernels {n}", title="Introduction", id=str(n)) for n in range(50))
            )
        },
        **{
            f"text: {name}": {
                "raw/x.jsonl": lines_of(
                    paper_on(
                        "kernels",
                        title=f"On Kernels {text} in Practice",
                        abstract=f"{ABSTRACT.format('kernels')} {text} end",
                    ),
                    paper_on(
                        "lakes",
                        authors=[f"Ann {text} Lee"],
                        venue=f"ICML {text}",
                        keywords=[f"lake {text}"],
                        comments=text,
                    ),
                ),
                "raw/y.txt": f"Daily papers\n\n## On Trees {text}\n\nAnn Lee, Bob Other\n\n"
                f"{ABSTRACT.format('trees')} {text}\n".encode(),
            }
            for name, text in {
                "controls": _CONTROLS,
                "bidi": _BIDI,
                "private": _PRIVATE,
                "markup": " ".join(_MARKUP),
                "lines": "\u2028\u2029\x85\x0b\x0c",
                "formulas": "$" * 3_000 + "\\frac" * 3_000,
            }.items()
        },
        "a long line": {
            "raw/x.txt": b"x" * MEGABYTE,
            "raw/y.txt": b"x " * (MEGABYTE // 2),
            "raw/z.txt": b"\n" * MEGABYTE,
        },
        "file names": {
            f"raw/{name}.jsonl": lines_of(paper_on(f"names {number}"))
            for number, name in enumerate(
                (
                    "a\nb",
                    "<img src=x onerror=a()>",
                    "-rf",
                    "x" * 240,
                    "\u202egnp",
                    "con",
                    "%2e%2e",
                    "a b",
                    "a-b",
                    "e\u0301",
                    "\u00e9",
                    "${{ github.token }}",
                    "a\x1b[31m",
                    "'\"`",
                    "| a | b |",
                    "a.",
                    " ",
                    "\\..\\x",
                    "[x](javascript:a)",
                )
            )
        },
        "zip: names": {
            "raw/x.zip": zip_of(
                {
                    name: lines_of(paper_on(f"members {number}"))
                    for number, name in enumerate(
                        (
                            "../../evil.jsonl",
                            "/etc/evil.jsonl",
                            "..\\..\\evil.jsonl",
                            "C:\\evil.jsonl",
                            "ok.jsonl",
                            "a\nb.jsonl",
                            "\u202e.jsonl",
                            "x" * 300 + ".jsonl",
                            "<script>.jsonl",
                        )
                    )
                }
            )
        },
        "zip: bomb": {
            "raw/x.zip": zip_of({"bomb.jsonl": b"\0" * 30_000_000, "ok.jsonl": lines_of(paper_on("members"))})
        },
        "zip: nested": {
            "raw/x.zip": zip_of(
                {"a.zip": zip_of({"b.zip": zip_of({"c.jsonl": lines_of(paper_on("members"))})})}
            )
        },
        "zip: cut": {
            "raw/x.zip": zip_of({"a.jsonl": lines_of(paper_on("members"))})[:-30],
            "raw/y.zip": b"PK\3\4" + b"\xff" * 1_000,
        },
        "gz: bomb and cut": {
            "raw/x.jsonl.gz": gzip.compress(b" " * 30_000_000),
            "raw/y.jsonl.gz": gzip.compress(lines_of(paper_on("members")))[:-9],
            "raw/z.jsonl.gz": gzip.compress(gzip.compress(lines_of(paper_on("members")))),
        },
        "tar": {
            "raw/x.tar": _tar(
                _member("../evil.jsonl"),
                _member("/evil.jsonl"),
                _member("link", tarfile.SYMTYPE, "/etc/passwd"),
                _member("hard", tarfile.LNKTYPE, "../../x"),
                _member("fifo", tarfile.FIFOTYPE),
                _member("dev", tarfile.CHRTYPE),
            )
        },
        "mkdocs.yml": {
            "mkdocs.yml": b"site_name: x\nextra:\n  paper_digest: {papers_per_page: "
            + b"9" * 5_000
            + b", feeds: maybe, x: [1]}\n"
            b"plugins: [paper-digest]\n"
        },
    }
