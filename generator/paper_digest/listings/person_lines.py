"""Recognizes lines that name people."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from paper_digest.listings.affiliations import (
    is_institution,
    with_institutions_cut,
    without_affiliations,
    without_venue,
)
from paper_digest.listings.blocks import Block
from paper_digest.listings.phrases import PHRASES, any_of
from paper_digest.values.east_asian_names import are_frequent_names
from paper_digest.values.initials_last import parse_list_with_initials_last
from paper_digest.values.name_additions import ends_with_others
from paper_digest.values.name_text import PARTICLES
from paper_digest.values.paper_url import paper_key
from paper_digest.values.partial_date import is_date
from paper_digest.values.person import PersonName
from paper_digest.values.person_lists import parse_names
from paper_digest.values.script import HAN
from paper_digest.values.word_lists import load_word_lists

_TITLE_WORDS: Final = frozenset(load_word_lists(__package__, "title_words.toml")["title_words"])
_WORDS_PER_NAME = 4
"""Most words of a name, on average: titles that look like two names have longer ones. Chosen by hand."""
_MOST_WORDS: Final = 4
"""Words of a name; more show that a text goes on behind its people."""
_PUBLISHERS: Final = frozenset(
    "AAAI ACM AMS BMC BMJ Eurographics IEEE IFIP JAMA NEJM Nature PLOS SIAM SIGGRAPH SPIE USENIX".split()
)
"""How names of journals and conferences begin: "ACM Computing Surveys", "Nature Methods"."""
_JOURNAL_WORDS: Final = frozenset(PHRASES["journal_words"])
_INITIAL: Final = 2
"""Characters of an initial: "J. Finance" may be a person."""
_INITIALS = re.compile(r"\s(?:[^\W\d_]\.\s?){2,5}")
"""Several in a row, which count as one word: "Ada B. C. D. Roe"."""
_INITIAL_AT_END = re.compile(r"(?<![^\W\d_])[^\W\d_a-z]\Z")
_ABBREVIATED = re.compile(r"[a-z]{3}\.")
"""A word of a journal: "Expert Syst. Appl."; of names seldom more than one: "Chas. Moe"."""
_NAME_SHARE = 0.8
"""Share of a line's parts that must look like names; chosen by hand, see tests/samples/pages."""
_LONGEST_LINE = 6000
"""Characters; a longer text names no people and would keep the patterns busy. Chosen by hand."""
_NOT_IN_NAME = re.compile(
    rf"[\d:?!，。；、：]|[{HAN}]{{6}}|,(?! (?:Jr|Sr|I{{2,3}})\b)[^,]*,(?! (?:Jr|Sr|I{{2,3}})\b)"
    rf"|, (?:{any_of(PHRASES['countries'])})\Z"
)
"""Digits, a colon, Chinese marks and sentences, a second comma that no suffix follows: `Attention,
Memory, Time` is a title; and a country: `Vienna, Austria`."""
_NAME_SEPARATOR = re.compile(r"[^\w\s.'’-]|\b(?:and|et|und)\b")
"""What may separate two names."""
_PARENTHESES = re.compile(r"\s{0,3}(?:\((?:[^()]|\([^()]*\))*\)|\[[^\[\]]*\])")
_AFTER_PEOPLE = re.compile(
    r";\s+(?=\(?\d+\)?:\d|In\b|Journal|Transactions|PMLR)|;\s*(?=Proceedings|Proc\.)"
    r"|(?<=[^\W\d_]{2})(?<!Jr)(?<!Sr)\.\s+(?=[A-Z][\w&'’ -]{1,60},?\s(?:19|20)\d\d\b)"
    r"|(?<=[^\W\d_]{2})(?<!Jr)(?<!Sr)\.\s+(?=(?:19|20)\d\d\.|[A-Z][\w&:'’ -]{1,80},\s\d[\W\d])"
    r"|\s+(?=#\d)|\s+[-–—]\s+(?=.*\d)|(?<=[^\W\d_]),?\s+\(?(?=(?:19|20)\d\d\b)"
)
"""What is between people and a venue: its name with a year or, behind a comma, a volume; or a year alone."""


_BY = re.compile(r"[Bb]y:?\s+(?=[^\W\d_a-z])")
_BULLET = re.compile(r"\s+[•·]\s+")
_AUTHOR_PAGE = re.compile(
    r"[/?&](?:authors?|people|persons?|pers|pid|profiles?)(?:[/=?]|$)|\bsearchtype=author\b"
    r"|/citations\?[^#]{0,200}\buser=|[?&]id=~|\borcid\.org/|/~[\w.-]{1,60}/?$",
    re.IGNORECASE,
)
"""A URL of a page about one person, or of a search for an author."""


def is_name(text: str, lowercase_words: frozenset[str] = frozenset()) -> bool:
    """Whether a text looks like a full name; at most half of its words may be in `lowercase_words`."""
    words = text.split()
    if not 2 <= len(words) <= 6 or len(text) > 60 or _NOT_IN_NAME.search(text):
        return False
    core = [word for word in words if word.lower().strip(".") not in PARTICLES]
    are_ordinary = sum(word.lower().strip(".,") in lowercase_words for word in core) * 2 > len(words)
    may_be_name = bool(core) and all(map(_starts_as_name, core)) and not are_ordinary
    return may_be_name and not _has_other_word(core)


def _has_other_word(words: Sequence[str]) -> bool:
    """Whether some words are of a title or a journal."""
    parts = (part for word in words for part in word.lower().split("-"))
    return is_journal(words) or any(part in _TITLE_WORDS for part in parts)


def is_journal(words: Sequence[str]) -> bool:
    """Whether words start or end as the name of a journal, or several of them are abbreviated as in one."""
    is_abbreviated = sum(bool(_ABBREVIATED.search(word)) for word in words) > 1
    ends_as_journal = len(words[0]) > _INITIAL and words[-1].lower() in _JOURNAL_WORDS
    return words[0] in _PUBLISHERS or is_abbreviated or ends_as_journal


def _starts_as_name(word: str) -> bool:
    if sum(map(str.islower, word.split("-"))) > 1:
        return False  # "State-of-the-Art"
    return word[0].isupper() or (not word.isascii() and word[0].isalpha())


def is_people(text: str, lowercase_words: frozenset[str] = frozenset()) -> bool:
    """Whether a text names two people or more; words of the page in `lowercase_words` are rarely names."""
    if len(text) > _LONGEST_LINE or "?" in text or "://" in text or _is_mostly_lowercase(text):
        return False
    if not _NAME_SEPARATOR.search(text):
        return False
    names = [str(name) for name in with_institutions_cut(parse_names(without_parentheses(text)))]
    return (len(names) > 1 and are_frequent_names(names)) or _look_like_names(names, lowercase_words)


def _look_like_names(names: Sequence[str], lowercase_words: frozenset[str]) -> bool:
    """Whether two or more of some names look like names of persons, and nearly all but institutions."""
    likely = sum(is_name(name, lowercase_words) for name in names)
    n_people = len(names) - sum(map(is_institution, names))
    return likely >= max(2, _NAME_SHARE * n_people) and sum(
        len(name.split()) for name in names
    ) <= _WORDS_PER_NAME * len(names)


def parse_people(text: str) -> tuple[PersonName, ...]:
    """The people in a line, without remarks in brackets, a venue with its year and their institutions.

    One name with initials behind it and a period is as MEDLINE writes it: "Roe A.".
    """
    if text.endswith(".") and "," not in text and (named := parse_list_with_initials_last(text)):
        return named
    return tuple(without_affiliations(parse_names(without_venue(without_parentheses(text)))))


def bare_people(text: str, marks: str) -> str:
    """People without the marks around them; a full stop behind an initial is a part of the last name."""
    bare = text.strip(marks)
    is_cut = text[text.find(bare) + len(bare) :].startswith(".") and _INITIAL_AT_END.search(bare)
    return f"{bare}." if is_cut else bare


def are_people(text: str) -> bool:
    """Whether a text names one person or more and nothing else."""
    return is_people(text) or is_name(text)


def are_first_people(text: str) -> bool:
    """Whether a text names the first people and ends with a placeholder for others, such as "et al."."""
    names = [str(name) for name in parse_names(text)] if ends_with_others(text) else []
    return bool(names) and sum(map(_may_be_first, names)) >= _NAME_SHARE * len(names)


def _may_be_first(name: str) -> bool:
    """Whether a name before "et al." is a full name or a family name alone."""
    return is_name(name) or (" " not in name and _starts_as_name(name))


def are_short_names(names: Sequence[PersonName]) -> bool:
    """Whether there are names, and none has so many words that the text goes on behind its people."""
    words = (_INITIALS.sub(" I ", str(name)).split() for name in names)
    return 0 < max(map(len, words), default=0) <= _MOST_WORDS


def _is_mostly_lowercase(text: str) -> bool:
    """Whether a text is prose at first sight; saves the slower search for names."""
    words = text.split()
    return sum(word.islower() for word in words) * 4 > 3 * len(words)


def is_single_name(text: str, lowercase_words: frozenset[str] = frozenset()) -> bool:
    """Whether a line names one person, maybe with an institution, a venue, a year or a remark."""
    people = people_part(text)
    names = [str(name) for name in without_affiliations(parse_names(without_parentheses(people)))]
    return len(names) == 1 and len(text) < 200 and ":" not in people and is_name(names[0], lowercase_words)


def people_part(text: str) -> str:
    """The names before a venue or a year, or behind "by": `Ada Lovelace; Proceedings of ...`.

    A bullet may be between them: `Ada Lovelace, Alan Turing • ICML • 7 May 2024`, `7 May • Ada Lovelace`.
    """
    if len(text) > _LONGEST_LINE:
        return text
    if named := _people_behind(text):
        return named
    part = _AFTER_PEOPLE.split(text, maxsplit=1)[0]
    first, *others = _BULLET.split(part)
    if not others:
        return part
    is_dated = is_date(others[-1])
    starts_with_people = is_people(first) or (is_dated and is_name(first))
    goes_on_with_people = is_people(others[0]) or (not is_dated and is_name(others[0]))
    return first if starts_with_people and not goes_on_with_people else part


def _people_behind(text: str) -> str:
    """The people behind "by", or behind a date and a bullet; else nothing."""
    if by := _BY.match(text):
        named = _AFTER_PEOPLE.split(text[by.end() :], maxsplit=1)[0]
        is_one = text.startswith("by ") and is_name(named)
        return named if is_people(named) or is_one else ""
    before, *others = _BULLET.split(text)
    return others[0] if others and is_date(before) and are_people(others[0]) else ""


def without_parentheses(text: str) -> str:
    """A text without remarks in parentheses and brackets, such as affiliations."""
    return _PARENTHESES.sub("", text)


def links_people(block: Block) -> bool:
    """Whether a block consists of links whose words look like names and that lead to no paper.

    They are two or more, or lead to a page of an author.
    """
    named = [link for link in block.links if is_name(link.text) and paper_key(link.url) is None]
    are_people = len(named) >= 2 or any(_AUTHOR_PAGE.search(link.url) for link in named)
    return are_people and sum(len(link.text) for link in named) * 2 > len(block.text)
