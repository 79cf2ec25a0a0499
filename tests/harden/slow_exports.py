"""Puts a slow text into the exports of reference managers, catalogs and archives."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from html import escape
from typing import Final

_OAI: Final = "http://www.openarchives.org/OAI/2.0/"
_DC: Final = "http://purl.org/dc/elements/1.1/"


def _pubmed(title: str, abstract: str) -> str:
    article = f"<Article><ArticleTitle>A Paper {title}</ArticleTitle>{abstract}</Article>"
    record = f"<PubmedArticle><MedlineCitation><PMID>1</PMID>{article}</MedlineCitation></PubmedArticle>"
    return f"<?xml version='1.0'?><PubmedArticleSet>{record}</PubmedArticleSet>"


def _oai(text: str) -> str:
    fields = f"<dc:title>A Paper</dc:title><dc:creator>{text}</dc:creator><dc:description>{text}"
    record = f"<oai_dc:dc xmlns:oai_dc='{_OAI}oai_dc/' xmlns:dc='{_DC}'>{fields}</dc:description></oai_dc:dc>"
    header = "<header><identifier>oai:x:1</identifier></header>"
    records = f"<ListRecords><record>{header}<metadata>{record}</metadata></record></ListRecords>"
    return f"<?xml version='1.0'?><OAI-PMH xmlns='{_OAI}'>{records}</OAI-PMH>"


def _jats(text: str) -> str:
    title = f"<title-group><article-title>A Paper {text}</article-title></title-group>"
    front = f"<front><article-meta>{title}<abstract><p>{text}</p></abstract></article-meta></front>"
    return f"<?xml version='1.0'?><article>{front}</article>"


def _json_ld(text: str) -> str:
    paper = {"@type": "ScholarlyArticle", "headline": f"A Paper {text}", "abstract": text}
    people = [{"@type": "Person", "name": text}]
    return json.dumps({"@context": "https://schema.org", "@graph": [paper | {"author": people}]})


EXPORTS: Final[Mapping[str, tuple[str, Callable[[str], str]]]] = {
    "tags of PubMed": (
        "a.nbib",
        lambda text: f"PMID- 1\nTI  - A Paper {text}\nAB  - {text}\n\nPMID- 2\nTI  - Another\n",
    ),
    "tags of Web of Science": (
        "a.txt",
        lambda text: (
            "FN Clarivate Analytics Web of Science\nVR 1.0\nPT J\nAU Author, A\n"
            f"TI A Paper\n   {text}\nAB {text}\nPY 2024\nER\n\nEF\n"
        ),
    ),
    "tags of EndNote": (
        "a.enw",
        lambda text: f"%0 Journal Article\n%T A Paper {text}\n%A Author, Ann\n%X {text}\n",
    ),
    "EndNote XML": (
        "a.xml",
        lambda text: (
            f"<?xml version='1.0'?><xml><records><record><titles><title>A Paper {escape(text)}</title>"
            f"</titles><abstract>{escape(text)}</abstract></record></records></xml>"
        ),
    ),
    "XML of PubMed": (
        "a.xml",
        lambda text: _pubmed(
            escape(text), f"<Abstract><AbstractText>{escape(text)}</AbstractText></Abstract>"
        ),
    ),
    "broken XML of PubMed": ("a.xml", lambda text: _pubmed("", f"{text}<Abstract>")),
    "OAI-PMH": ("a.xml", lambda text: _oai(escape(text))),
    "JATS": ("a.xml", lambda text: _jats(escape(text))),
    "YAML": (
        "a.yml",
        lambda text: (
            f"- title: A Paper on Things\n  authors: [Ann Author]\n  abstract: {json.dumps(text)}\n"
            "- title: Another\n  authors: [Bob Other]\n"
        ),
    ),
    "plain YAML": (
        "a.yml",
        lambda text: (
            f"- title: A Paper on Things\n  authors: [Ann Author]\n  abstract: {text}\n"
            "- title: Another\n  authors: [Bob Other]\n"
        ),
    ),
    "text of PubMed": (
        "a.txt",
        lambda text: (
            "1. J Things. 2024 Jan;1(1):1-2. doi: 10.1000/1.\n\nA paper on things.\n\n"
            f"Author A(1), Other B(1).\n\nAuthor information:\n(1)Somewhere.\n\n{text}\n\nPMID: 12345678\n\n"
            "2. J Things. 2024 Jan;1(1):3-4.\n\nAnother paper.\n\nOther B(1).\n\nPMID: 12345679\n"
        ),
    ),
    "text of Scopus": (
        "a.txt",
        lambda text: (
            "Scopus\nEXPORT DATE: 01 January 2024\n\nAuthor, A.\nA paper on things\n(2024) Journal of "
            "Things, 1 (1), pp. 1-2.\n\nhttps://www.scopus.com/inward/record.uri?eid=2-s2.0-1\n\n"
            f"ABSTRACT: {text}\n\nDOCUMENT TYPE: Article\nSOURCE: Scopus\n"
        ),
    ),
    "labels of NoteExpress": (
        "a.net",
        lambda text: (
            f"{{Reference Type}}: Journal Article\n{{Title}}: A Paper {text}\n{{Author}}: Author, Ann\n"
            f"{{Abstract}}: {text}\n\n{{Reference Type}}: Journal Article\n{{Title}}: Another\n"
        ),
    ),
    "ReDIF": (
        "a.rdf",
        lambda text: (
            f"Template-Type: ReDIF-Paper 1.0\nTitle: A Paper {text}\nAuthor-Name: Ann Author\n"
            f"Abstract: {text}\nHandle: RePEc:a:b:1\n"
        ),
    ),
    "table in Markdown": (
        "a.md",
        lambda text: (
            "| Title | Authors | Venue |\n|---|---|---|\n"
            f"| [A Paper on Things](https://arxiv.org/abs/2401.00001) | {text} | ICML 2024 |\n"
            "| [Another Paper on More](https://arxiv.org/abs/2401.00002) | Bob Other | ICML 2024 |\n"
        ),
    ),
    "JSON-LD": ("a.json", _json_ld),
}
"""A file name, and what puts the text into an export of each format."""
