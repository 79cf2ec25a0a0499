"""Parses arXiv identifiers: the only place that knows their grammar."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, Self
from urllib.parse import unquote

from paper_digest.values.partial_date import PartialDate

_ARCHIVES: Final = (
    "acc-phys|adap-org|alg-geom|ao-sci|astro-ph|atom-ph|bayes-an|chao-dyn|chem-ph|cmp-lg|comp-gas|cond-mat|cs|dg-ga|"
    "funct-an|gr-qc|hep-ex|hep-lat|hep-ph|hep-th|math-ph|math|mtrl-th|nlin|nucl-ex|nucl-th|patt-sol|physics|plasm-ph|"
    "q-alg|q-bio|quant-ph|solv-int|supr-con"
)
"""Every archive that numbered its own papers until 2007 (https://info.arxiv.org/help/arxiv_identifier.html)."""
_MONTH: Final = r"(?:0[1-9]|1[0-2])"
# Four digits from April 2007, five from 2015; before, an archive and three digits. They count from 1.
_FOUR_DIGITS: Final = rf"(?:070[4-9]|071[0-2]|0[89]{_MONTH}|1[0-4]{_MONTH})\.(?!0{{4}})\d{{4}}"
_FIVE_DIGITS: Final = rf"(?:1[5-9]|[2-8]\d){_MONTH}\.(?!0{{5}})\d{{5}}"
_OLD_STYLE: Final = rf"(?:{_ARCHIVES})(?:\.[a-z-]{{2,9}})?/(?:9[1-9]|0[0-7]){_MONTH}\d{{3}}"
_ID: Final = rf"(?P<id>{_FOUR_DIGITS}|{_FIVE_DIGITS}|{_OLD_STYLE})(?:v(?P<version>[1-9]\d{{0,2}}))?(?!\d)"
_LABEL: Final = r"(?:oai:arxiv\.org:|info:arxiv/|\be-?print\s*:\s*|arxiv(?:\s*:\s*|\s+|\.))"
_DOI: Final = r"(?:doi\s*:\s*|https?://(?:dx\.)?doi\.org/)?10\.48550/arxiv\."
_URL: Final = (
    r"(?:arxiv\.org/(?:abs|pdf|html|format|ps|e-print|src)|alphaxiv\.org/(?:abs|overview|pdf)"
    r"|ar5iv(?:\.labs\.arxiv)?\.org/(?:abs|html)|scirate\.com/arxiv"
    r"|(?:huggingface\.co|emergentmind\.com|(?<![/\w]))/papers)"
    r"/(?:arxiv:)?"
)
_RELATIVE_URL: Final = r"(?:(?:^|[^\w/])/?(?:abs|pdf|html)|/papers?(?:/arxiv)?)/(?:arxiv:)?"
_WHOLE = re.compile(
    rf"[<(\[\"']?(?:\S*{_URL}|{_LABEL}|{_DOI})?{_ID}(?:\.pdf)?/?(?:[?#.]?(?:[\s,;<>()\[\]\"'].*)?|[?#]\S*)",
    re.IGNORECASE | re.DOTALL,
)
_IN_TEXT = re.compile(rf"(?:{_URL}|{_LABEL}|{_DOI}){_ID}", re.IGNORECASE)
_UNLABELED = re.compile(
    rf"(?<![\w/.-])(?P<number>{_OLD_STYLE}|(?<=\[)(?:{_FOUR_DIGITS}|{_FIVE_DIGITS}))(?!\d)",
    re.IGNORECASE,
)
_IN_URL = re.compile(rf"(?:{_URL}|{_RELATIVE_URL}|{_DOI}){_ID}", re.IGNORECASE)
_MENTION = re.compile(rf"arxiv(?!['’]\d\d\b)\S*|{_ID}", re.IGNORECASE)
_EXAMPLE = re.compile(r"\.(?:12345?|(\d)\1+)\Z")
_TEMPLATE = re.compile(
    r"(?:arxiv|eprint)[\w./-]{0,20}?[\"']?\s{0,3}[:=]?\s{0,3}[\"'{(]?"
    r"(?<![\w.])(?P<number>(?:\d{4}|[xym]{4})\.(?:0{4,5}|[nx]{4,5})|1234\.56789?)(?:v\d)?(?![.-]?\w)",
    re.IGNORECASE,
)
"""Numbers that templates show, at which arXiv has no paper; the label may be the name of a field."""
_SUBJECT_CLASS = re.compile(r"\.[a-z-]+(?=/)")


@dataclass(frozen=True, slots=True, order=True)
class ArxivId:
    """An arXiv identifier; two versions of one paper are equal."""

    number: str
    """In lower case without subject class: "2410.05434" or, before April 2007, "math/0309136"."""
    version: int | None = field(default=None, compare=False)

    @classmethod
    def parse(cls, text: str) -> Self | None:
        """The identifier at the start of the text: bare, labeled ("arXiv:2410.05434 [cs.LG]"), URL or DOI."""
        match = _WHOLE.fullmatch(unquote(text.strip()) if "%2" in text else text.strip())
        return cls._of(match) if match else None

    @classmethod
    def find_all(cls, text: str) -> Iterator[Self]:
        """The identifiers in URLs, in arXiv's DOIs and after the labels "arXiv:" and "e-Print:", in order."""
        if "/" not in text and not any(label in text.lower() for label in ("arxiv", "print")):
            return iter(())
        return map(cls._of, _IN_TEXT.finditer(text))

    @classmethod
    def find_unlabeled(cls, text: str) -> Iterator[Self]:
        """The identifiers that references have without a label: "hep-th/9711200" and "[1207.7214]"."""
        numbers = (match["number"] for match in _UNLABELED.finditer(text))
        return (cls(_SUBJECT_CLASS.sub("", number.lower())) for number in numbers)

    @classmethod
    def find_templates(cls, text: str) -> Iterator[str]:
        """The numbers that a template or an example shows in place of a paper's own: "0000.00000"."""
        return (match["number"] for match in _TEMPLATE.finditer(text))

    @classmethod
    def in_url(cls, url: str) -> Self | None:
        """The paper of a URL on arXiv or another site that uses its identifiers; the URL may be relative."""
        match = _IN_URL.search(unquote(url) if "%2" in url else url)
        return cls._of(match) if match else None

    @classmethod
    def _of(cls, match: re.Match[str]) -> Self:
        version = match["version"]
        return cls(_SUBJECT_CLASS.sub("", match["id"].lower()), int(version) if version else None)

    def __str__(self) -> str:
        return self.number

    @property
    def month(self) -> PartialDate:
        """The month of the first version, which is the start of the number: 2024-10 for "2410.05434"."""
        digits = self.number.rpartition("/")[2]
        century = 1900 if digits.startswith("9") and "/" in self.number else 2000
        return PartialDate(century + int(digits[:2]), int(digits[2:4]))

    @property
    def may_be_example(self) -> bool:
        """Whether it is a number that templates show: "2401.12345". It is also the number of a paper."""
        return bool(_EXAMPLE.search(self.number))

    @property
    def abs_url(self) -> str:
        """The abstract page of the latest version."""
        return f"https://arxiv.org/abs/{self.number}"

    @property
    def pdf_url(self) -> str:
        """The PDF of the latest version."""
        return f"https://arxiv.org/pdf/{self.number}"


def without_arxiv_ids(text: str) -> str:
    """The text without arXiv numbers, whose digits could be taken for a date."""
    return _MENTION.sub(" ", text)
