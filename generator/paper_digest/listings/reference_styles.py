"""Finds people, title and publication in a reference by its style."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile
from typing import Final

from paper_digest.listings.blocks import Block
from paper_digest.listings.gb7714 import gb7714_parts
from paper_digest.listings.metadata_fields import venue_in
from paper_digest.listings.person_lines import are_first_people, are_people, bare_people, is_name, is_people
from paper_digest.listings.prose import has_function_words, is_prose
from paper_digest.values.initials_last import parse_list_with_initials_last
from paper_digest.values.name_additions import ends_with_others, has_corporate_word, without_placeholder
from paper_digest.values.person import PersonName
from paper_digest.values.person_lists import parse_names

_LONGEST: Final = 3000
"""Characters of a reference; chosen by hand, see tests/samples/pages."""
_FEWEST_TITLE_WORDS: Final = 3
_MOST_NAME_WORDS: Final = 4
"""Words of a person's name; more of them before people are a title. Chosen by hand."""
_MOST_QUESTIONS: Final = 3
"""Sentences that may be the first ones of a title; by hand."""
_YEAR_AT_END = re.compile(r"\s\((?P<year>(?:19|20)\d\d)\)\.?$")
_QUOTED = re.compile(r"[“\"‘`]{1,2}(?P<title>[^“”\"]{8,300}?)[,.]?[”\"’']{1,2}(?!\w)")
_YEAR_BEHIND_PEOPLE = re.compile(
    r"(?:(?<!\b[A-Z])\.|,)?\s*(?:\((?P<year>(?:19|20)\d\d)[a-z]?\)|(?<=\s)(?P<year2>(?:19|20)\d\d)[a-z]?\.)\W*\Z"
)
_CAPITAL: Final = "[A-ZÀ-ÞŚŞŠŻŽĆČŁĐİ]"
_NAMES_WITH_INITIALS = re.compile(
    rf"(?:(?:{_CAPITAL}\.[ -]?){{1,4}}[^\W\d_][\w'’ -]{{1,30}}?(?:\s(?:and|&)\s(?={_CAPITAL}\.)|\Z))+"
)
_NAME: Final = (
    r"(?:[A-ZÀ-Þ]\.[ -]?){1,4}(?:(?:[a-z]{1,3}|von|van der|van den|ter)\s){0,2}"
    r"[A-ZÀ-Þ][\w'’–-]+(?:[ -][A-ZÀ-Þ][\w'’–-]+)?"
)
_TITLE_AND_NAMES = re.compile(
    rf"(?P<title>[^\W_].{{12,400}}?)[,.]\s+(?P<people>{_NAME}(?:,\s{_NAME}){{0,60}}(?:,?\s(?:and|&)\s{_NAME})?),\s+"
    r"(?P<publication>\S.*)"
)
_JOURNAL_AS_NAME = re.compile(r"J\.\s?[^\W\d_]+")
"""`J. Finance`, which is one person as little."""
_COMMA = re.compile(r",\s+(?:and\s+)?")
_YEAR_ALONE = re.compile(r"(?:19|20)\d\d\.?")
_VENUE_AND_YEAR: Final = 2
"""Pieces between commas at the end of a reference without volume and pages."""
_COMMA_AT_END = re.compile(rf"{_COMMA.pattern}\Z")
_JOURNAL = re.compile(
    r"(?-i:(?:[A-Z][\w&.:-]*\s(?:(?:of|the|and|in|on)\s){0,2}){1,8}\(?\d+[\w():-]*(?:\s\(\d{1,3}\))?(?:\Z|\s\((?:19|20)\d\d\))|in:?\s+[A-Z])"
    r"|\((?:19|20)\d\d\)|[A-Z]{2,8} ['’]\d\d\b|.*\b(?:working|discussion) paper\b"
    r"|arxiv\b|proc\b|submitted\b|to appear\b|preprint\b",
    re.IGNORECASE,
)
"""`Phys. Rev. Lett. 126`, `arXiv:2401.00001`, `in Proc. X`, behind a title."""
_QUOTED_FIRST = re.compile(
    r"(?:[Ww]ith (?P<others>[^“\"\d]{3,200}),\s*)?[“\"](?P<title>[^“”\"]{8,300})[”\"][,.]?\s*"
    r"\(?(?P<joined>(?:(?:joint(?:ly)?|co-?authored) )?with\s|by\s)?"
)
"""`"Title," with People, Venue`, `"Title" by People`, and `With People, "Title," Venue`."""
_SHOWN_BEHIND_TITLE = re.compile(r"\b(?:19|20)\d\d\b|\bforthcoming\b|\barxiv\b|\bdoi\b|://", re.IGNORECASE)
_GOES_ON = re.compile(
    r"(?!in\b|with\b|joint|co-?authored|forthcoming|submitted|accepted|to appear|under|revis|arxiv|doi|http)"
    r"[a-z]"
)
"""A sentence that goes on behind a quotation: "It is fast," says Max Moe."""
_AFFILIATION = re.compile(r"\s*\((?:[^()]|\([^()]*\))*\)[\s;,]*")
_PERSON_AT: Final = r"[^\W\d_][^,;()]{2,60}\s\((?:[^()]|\([^()]*\))*\)"
_TITLE_AND_AFFILIATED = re.compile(
    rf"(?P<title>\S.{{5,400}}?)[,.;]\s*(?P<people>{_PERSON_AT}(?:\s*[;,]\s*(?:and\s)?{_PERSON_AT}){{0,60}})[.;]?"
)
_FULL_STOP = re.compile(r"(?<=[^\W\d_]{2})\.(?:\s|\Z)")
_AFTER_NAMES = re.compile(r"[()]|\s\S+://")
_NO_DATE: Final = r"(?:n\.\s?d\.|in press|forthcoming|submitted|to appear|accepted)"
_PEOPLE_AND_YEAR = re.compile(
    rf"(?P<people>.{{3,2000}}?)(?:,?\s*\((?:(?P<year>(?:19|20)\d\d)[a-z]?(?:,[^()]*)?|{_NO_DATE})\)[.,:]?"
    r"|\.\s+(?P<year2>(?:19|20)\d\d)[a-z]?\.|,\s+(?P<year3>(?:19|20)\d\d)[a-z]?\.)\s+"
)
_INVERTED_WITH_INITIALS = re.compile(
    r"[^\W\d_][^,.\d]{1,60},\s[A-Z]\.(?:.{0,2000}(?:\b[A-Z]\.|\bal\.?|\bothers))?"
)
"""Harvard's people, from the first one to the last: `Roe, A.B. and Moe, C.`; a title hardly ends so."""
_INVERTED: Final = rf"[^\W\d_][^,.;:\d]{{1,40}},\s(?:{_CAPITAL}\.[ -]?){{1,4}}"
_INVERTED_AND_TITLE = re.compile(
    rf"(?P<people>{_INVERTED}(?:(?:,?\s?(?:and|&)|,)\s{_INVERTED}){{0,60}}),\s(?=[^\W_][^,]*\s[^,]*\s)"
)
"""`Roe, A., Moe, B. and Poe, C., Title of Some Words`; of a name after "and", too."""
_FAMILY_AND_INITIALS: Final = rf"[^\W\d_][^\s,.;:\d]*(?:\s[^\s,.;:\d]+){{0,2}},\s(?:{_CAPITAL}\.[ -]?){{1,4}}"
_INVERTED_BEFORE_SENTENCE = re.compile(
    rf"(?P<people>{_FAMILY_AND_INITIALS}(?:(?:,?\s?(?:and|&)|,)\s{_FAMILY_AND_INITIALS}){{0,60}}"
    r"(?:et al\.\s)?)"
    r"(?=[^\W_])(?![A-Z]\.|and\s)"
)
_SENTENCE_BREAK = re.compile(
    r"(?<!\bvs\.)(?:(?<=[?!]\.)|(?<=\d[^\W\d_][.?!])|(?<=[^\W\d_]{2}[.?!])|(?<=[\d)][.?!]))\s+(?=[^\W_])"
)
_NO_TITLE = re.compile(r"[\W\d_]*|pp?|vol|no|\S+://.*", re.IGNORECASE)
"""What may be behind the year of a journal: pages, or an address."""
_TITLE_OF_PERSON = re.compile(r"\b(?:Jr|Sr|Dr|Prof|St)\.")
_YEAR_OR_REGISTRY = re.compile(rf"\b(?:19|20)\d\d\b|\barxiv\b|\bdoi\b|\({_NO_DATE}\)", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_IN_PARENTHESES = re.compile(r"\([^()]*\)")
_VENUE_BEHIND = re.compile(r"(?:,\s+|\s+\()(?P<venue>[A-Z][^,()]{1,60}\s(?:19|20)\d\d)\)?\.?$")
"""`Title, ICML 2024`, `Title (ICML 2024)`."""
_PEOPLE_OF_MEDLINE = re.compile(r"(?P<people>[^.:]{4,2000}?(?:,\s*et al)?)[.:]\s+(?=\S)")
_ISSUE_OF_MEDLINE = re.compile(
    r"\b(?:19|20)\d\d\b[^;,.]{0,12}[;,]\s?\d{1,4}\s?[(:]|;\s?(?:19|20)\d\d\b|(?:19|20)\d\d\. p\. \d"
)
"""`2020;12(3):1-9`, `2020 May;12:1`, `2019, 12:100`, `Springer; 2020`."""
_INITIAL_AT_END = re.compile(r"\b[A-Z]\Z")
_INITIAL = re.compile(r"\b[A-Z]\.")
_MOST_WORDS: Final = 7
"""Words of a name with initials and particles; "Ada Roe is a Ph.D. candidate in ..." has more."""
_OPEN_QUOTE = re.compile(r"[“\"]")
_INITIAL_FIRST = re.compile(r"(?:and )?[A-ZÀ-Þ]\.")
"""`A. Roe, B. Moe, LoomNet` are not three people."""
_JOINED = re.compile(r"\s(?:and|&)\s|\bet al\b|\b[A-Z]\.")
"""What lists of people have, and enumerations of other things hardly."""


@dataclass(frozen=True, slots=True)
class Reference:
    """The parts of a reference."""

    people: str
    title: str
    publication: str
    """Venue, year, pages."""
    authors: tuple[PersonName, ...] = ()
    """The people, if the style writes names in an order of its own."""


def parse_reference(block: Block) -> Reference | None:
    """The parts of a reference by the first style that fits; None if people or title are missing.

    One without a year and without an identifier must quote its title, or set it apart by italics or bold, or
    invert its names.
    """
    text = block.text
    if block.level or len(text) > _LONGEST:
        return None
    if _YEAR_OR_REGISTRY.search(text):
        return _by_first_style(text, REFERENCE_STYLES)
    return gb7714(text) or quoted_title(text) or _emphasized_title(block) or _behind_inverted_names(text)


def parse_undated(block: Block) -> Reference | None:
    """The parts of a reference that may have no year, as on a page of references some have."""
    if block.level or len(block.text) > _LONGEST:
        return None
    return (
        parse_reference(block) or _by_first_style(block.text, UNDATED_STYLES) or _title_and_people(block.text)
    )


def is_likely(reference: Reference, block: Block) -> bool:
    """Whether one without a year is a reference by its look: a title is first, or people are told as such."""
    if block.text.startswith(reference.title):
        return not has_function_words(reference.title)
    return bool(_JOINED.search(reference.people))


def _by_first_style(text: str, styles: Sequence[Style]) -> Reference | None:
    return next((reference for style in styles if (reference := style(text))), None)


def quoted_title(text: str) -> Reference | None:
    """`People, "Title," venue, 2024`."""
    match = _QUOTED.search(text)
    before = text[: match.start()] if match else ""
    dated = _YEAR_BEHIND_PEOPLE.search(before)
    people, year = (before[: dated.start()], f"{dated['year'] or dated['year2']} ") if dated else (before, "")
    if not match or not (_are_people(people) or (dated and "," in people)):
        return None
    return Reference(
        bare_people(people, " ,.:"), match["title"].strip(" ,"), f"{year}{text[match.end() :].lstrip(' ,.')}"
    )


def quoted_title_first(text: str) -> Reference | None:
    """`"Title," with People, Venue, 2024`, as on pages of persons: the others are named, or nobody.

    `"Title" by People` and `"Title." People. Venue` name all.
    """
    match = _QUOTED_FIRST.match(text)
    if not match or " " not in match["title"].strip(" ,."):
        return None
    title = match["title"].strip(" ,.")
    joined, rest = match["joined"] or "", text[match.end() :]
    people = match["others"] or _people_behind(rest, joined)
    if not people and _is_speech(rest, joined):
        return None
    names_all = not (match["others"] or "with" in joined)
    return Reference(
        people if names_all else f"{people}, et al.", title, rest.removeprefix(people).lstrip(" ,.)")
    )


def _is_speech(rest: str, joined: str) -> bool:
    """Whether what is behind a quotation without people goes on in lower case, as of quoted speech."""
    return bool(joined or _GOES_ON.match(rest))


def _people_behind(text: str, joined: str) -> str:
    """The people after a title: the names behind "with" or "by", else two or more."""
    names = _leading_names(text if joined else _FULL_STOP.split(text, maxsplit=1)[0])
    return names if joined or is_people(names) else ""


def _leading_names(text: str) -> str:
    """The names with which a text starts, up to the first piece between commas that is none."""
    pieces = _AFTER_NAMES.split(text, maxsplit=1)[0].split(", ")
    return ", ".join(takewhile(_is_name_piece, (piece.strip(" .") for piece in pieces)))


def dated_quoted_title_first(text: str) -> Reference | None:
    """The same with a year, an address or the like behind the title, which quoted speech seldom has."""
    reference = quoted_title_first(text)
    if reference and is_prose(f"{reference.title}."):
        return None
    return reference if reference and _SHOWN_BEHIND_TITLE.search(reference.publication) else None


def _emphasized_title(block: Block) -> Reference | None:
    """`People. *Title*`, and nothing more."""
    title = block.italic or block.bold
    people, _, rest = block.text.partition(title) if title else ("", "", "")
    if len(title.split()) < _FEWEST_TITLE_WORDS or rest.strip(" .") or not _are_people(people):
        return None
    return Reference(bare_people(people, " ,.:"), title.strip(" ,."), "")


def _behind_inverted_names(text: str) -> Reference | None:
    """`Last, First, Last, First, and Last, First. Title.`: no title and no sentence begins so."""
    reference = medline(text) or people_first(text)
    if not reference or len(reference.title.split()) < _FEWEST_TITLE_WORDS:
        return None
    names = reference.authors or parse_names(reference.people)
    are_inverted = bool(reference.authors) or all(
        f"{name.family}, {name.given}" in reference.people for name in names
    )
    return reference if len(names) > 1 and are_inverted else None


def medline(text: str) -> Reference | None:
    """Vancouver: `Last AB, Last C, et al. Title. Venue. 2020;12(3):1-9`; one name needs such an issue."""
    match = _PEOPLE_OF_MEDLINE.match(text)
    people = match["people"] if match else ""
    authors = parse_list_with_initials_last(f"{without_placeholder(people)}.")
    if not match or not authors or (len(authors) == 1 and not _ISSUE_OF_MEDLINE.search(text)):
        return None
    title, publication = _title_with_questions(text[match.end() :])
    return Reference(people, title.rstrip(".").strip(), " ".join(publication), authors)


def year_after_people(text: str) -> Reference | None:
    """`People (2024). Title. Venue`, `People. 2024. Title. Venue`, and Harvard's `People, 2024. Title.`."""
    match = _PEOPLE_AND_YEAR.match(text)
    people = match["people"] if match else ""
    if not match or not _are_people(people):
        return None
    if match["year3"] and not _is_of_harvard(people):
        return None  # the year is that of a venue, behind the title
    people = f"{people}." if _INITIAL_AT_END.search(people) else people
    title, publication = _quoted_or_sentence(text[match.end() :])
    year = next(filter(None, match.group("year", "year2", "year3")), "")
    title = title.rstrip(".").strip()
    is_title = len(people.split()) > _MOST_NAME_WORDS and _is_title_before(people, title)
    reference = Reference(people, title, " ".join((year, *publication)))
    return reference if not is_title and not _NO_TITLE.fullmatch(title) else None


def inverted_and_title(text: str) -> Reference | None:
    """Harvard without a year: `Last, A., Last, B. and Last, C., Title. Venue`."""
    match = _INVERTED_AND_TITLE.match(text)
    if not match or not _are_people(match["people"]):
        return None
    title, publication = _title_with_questions(text[match.end() :])
    title = title.rstrip(".").strip()
    is_title = len(title.split()) >= _FEWEST_TITLE_WORDS and not is_people(title)
    return Reference(match["people"], title, " ".join(publication)) if is_title and publication else None


def inverted_before_sentence(text: str) -> Reference | None:
    """`Last, A., Last, B. & Last, C. Title. Venue 12, 3-14 (2024)`, as in Nature."""
    match = _INVERTED_BEFORE_SENTENCE.match(text)
    if not match or not _are_people(match["people"]):
        return None
    title, publication = _title_with_questions(text[match.end() :])
    title = title.rstrip(".").strip()
    is_title = len(title.split()) >= _FEWEST_TITLE_WORDS and not is_people(title)
    return Reference(match["people"], title, " ".join(publication)) if is_title and publication else None


def people_and_title_between_commas(text: str) -> Reference | None:
    """Of physics: `A. Last, B. Last, and C. Last, Title, J. Venue 12, 345 (2024)`."""
    breaks = [0, *(match.end() for match in _COMMA.finditer(text)), len(text)]
    pieces = [text[start:end] for start, end in pairwise(breaks)]
    bare = [_COMMA.sub("", piece) for piece in pieces]
    n_people = sum(1 for _ in takewhile(_NAMES_WITH_INITIALS.fullmatch, bare))
    n_title = _begin_of_publication(bare, n_people)
    title = _COMMA_AT_END.sub("", "".join(pieces[n_people:n_title]))
    if not n_people or len(title.split()) < _FEWEST_TITLE_WORDS:
        return None
    return Reference(", ".join(bare[:n_people]), title, "".join(pieces[n_title:]))


def _begin_of_publication(pieces: Sequence[str], n_people: int) -> int:
    """Which of the pieces between commas is the first behind the title; 0 if none is one.

    It is a venue; before a year at the end, any piece is one.
    """
    publications = (n for n, piece in enumerate(pieces) if n > n_people and _is_publication(piece))
    is_dated = len(pieces) > n_people + _VENUE_AND_YEAR and _YEAR_ALONE.fullmatch(pieces[-1])
    return next(publications, len(pieces) - _VENUE_AND_YEAR if is_dated else 0)


def title_and_people_between_commas(text: str) -> Reference | None:
    """The same with the title first: `Title, A. Last, B. Last, and C. Last, J. Venue 12, 345 (2024)`."""
    match = _TITLE_AND_NAMES.match(text)
    if not match or _NAMES_WITH_INITIALS.fullmatch(_COMMA.split(match["title"])[0]):
        return None
    is_long = len(match["title"].split()) >= _FEWEST_TITLE_WORDS and not _are_people(match["title"])
    is_journal = _JOURNAL_AS_NAME.fullmatch(match["people"])
    return (
        Reference(match["people"], match["title"].strip(), match["publication"])
        if is_long and not is_journal
        else None
    )


def _is_publication(piece: str) -> bool:
    """Whether what is between two commas names where a paper was published."""
    is_venue = venue_in(piece) is not None and len(piece.split()) <= _MOST_NAME_WORDS
    return is_venue or bool(_JOURNAL.match(piece))


def _is_of_harvard(people: str) -> bool:
    """Whether people are as in Harvard's style, inverted or a group; others may have a title in them."""
    is_group = "." not in people and has_corporate_word(people)
    return is_group or bool(_INVERTED_WITH_INITIALS.fullmatch(people))


def people_first(text: str) -> Reference | None:
    """`People. Title. Venue, 2024`; None where one "name" precedes several: either may be the title."""
    people, *behind = _SENTENCE_BREAK.split(text, maxsplit=1)
    title, publication = _title_with_questions(behind[0]) if behind else ("", [])
    title = title.rstrip(".").strip()
    if (
        len(title.split()) < 2
        or not _are_people(people)
        or (_looks_like_one_name(people) and is_people(title))
    ):
        return None
    return Reference(people, title, " ".join(publication))


def title_first(text: str) -> Reference | None:
    """`Title. People. Venue, 2024` and `Title (2024). People. Venue`."""
    title, *parts = _SENTENCE_BREAK.split(text)
    dated = _YEAR_AT_END.search(title)
    title = title[: dated.start()] if dated else title.rstrip(".")
    if len(parts) < 2 or not _is_title_before(title, parts[0].rstrip(".")):
        return None
    year = (dated["year"],) if dated else ()
    return Reference(parts[0], title, " ".join((*year, *parts[1:])))


def _title_and_people(text: str) -> Reference | None:
    """`Title. People.` and nothing more."""
    parts = _SENTENCE_BREAK.split(text)
    if len(parts) != 2 or not _is_title_before(parts[0].rstrip("."), parts[1].rstrip(".")):
        return None
    return Reference(parts[1], parts[0].rstrip("."), "")


def _is_title_before(title: str, people: str) -> bool:
    """Whether people follow a title, which may look like one name where a clear list of names follows it."""
    if not _looks_like_one_name(title):
        return len(title.split()) > 2 and not _are_people(title) and is_people(people)
    if len(title.split()) > _MOST_NAME_WORDS:
        return are_people(people) or ends_with_others(people)
    return ends_with_others(people) or (is_people(people) and ("," in people or ";" in people))


def _looks_like_one_name(text: str) -> bool:
    """Whether a text is one name by its look, as short titles are, too; initials are a person's."""
    return is_name(text.rstrip(".")) and not is_people(text) and not _have_initials(text)


def people_before_colon(text: str) -> Reference | None:
    """`People: Title. Venue, 2024`, as Springer has it; one name may be the start of a title."""
    reference = person_before_colon(text)
    is_certain = reference and (is_people(reference.people) or _have_initials(reference.people))
    return reference if is_certain else None


def person_before_colon(text: str) -> Reference | None:
    """The same with one person or more, but not `Last AB, Last C. Looms: A Study`."""
    people, _, rest = text.partition(": ")
    if not rest or not _may_be_people(people) or medline(text) or inverted_before_sentence(text):
        return None
    title, publication = _title_with_questions(rest)
    if behind := _VENUE_BEHIND.search(title):
        title, publication = title[: behind.start()], [behind["venue"], *publication]
    title = title.rstrip(".").strip()
    return Reference(people.strip(), title, " ".join(publication)) if title else None


def _may_be_people(text: str) -> bool:
    """Whether people are all that is before a colon, and no title begins behind them."""
    if _is_mostly_lowercase(text) or _has_sentence(text) or _OPEN_QUOTE.search(text):
        return False
    *names, last = _COMMA.split(text)
    begins_title = names and all(map(_INITIAL_FIRST.match, names)) and not _INITIAL_FIRST.match(last)
    return not begins_title and _are_people(text)


def _has_sentence(people: str) -> bool:
    """Whether a sentence ends within a text, as where a title with a colon follows its people."""
    return bool(_SENTENCE_BREAK.search(_TITLE_OF_PERSON.sub("", people)))


def _title_with_questions(text: str) -> tuple[str, list[str]]:
    """A title and what follows; all of `Do Looms Count? A Study` is one, not of `Do Looms Count? ICML`."""
    title, *rest = _SENTENCE_BREAK.split(text, maxsplit=_MOST_QUESTIONS)
    while title.endswith(("?", "!")) and rest and _is_subtitle(*rest[:2]):
        title = f"{title} {rest.pop(0)}"
    return title, rest


def _is_subtitle(sentence: str, behind: str = "") -> bool:
    """Whether a sentence behind a question is a part of the title, and no venue.

    A venue has numbers, in itself or at the start of what is behind it: `Looms? Craft. 2020;12:1`. One word
    is of a venue, too: `Looms? Cloth. Lett. 12, 3`.
    """
    has_numbers = _DIGIT.search(_IN_PARENTHESES.sub("", sentence)) or behind[:1].isdigit()
    return not has_numbers and " " in sentence and not venue_in(sentence)


def _quoted_or_sentence(text: str) -> tuple[str, list[str]]:
    """The title with which a text begins, in quotation marks or as a sentence, and what follows."""
    quoted = _QUOTED.match(text)
    return (quoted["title"], [text[quoted.end() :]]) if quoted else _title_with_questions(text)


def _is_mostly_lowercase(text: str) -> bool:
    """Whether most words start in lower case; saves the slower search for names."""
    words = text.split()
    return sum(word[0].islower() for word in words) * 2 > len(words)


def title_before_people(text: str) -> Reference | None:
    """`Title - People` or `Title, People`, and nothing more: the last names behind commas."""
    title, dash, people = text.rpartition(" - ") if " - " in text else text.rpartition(" – ")
    if dash and are_people(people.strip(" .")):
        return Reference(people, title, "")
    pieces = text.rstrip(" .").split(", ")
    n_names = sum(1 for _ in takewhile(_is_name_piece, reversed(pieces[1:])))
    title, people = ", ".join(pieces[: len(pieces) - n_names]), ", ".join(pieces[len(pieces) - n_names :])
    return Reference(people, title, "") if n_names and " " in title else None


def sentence_before_people(text: str) -> Reference | None:
    """The same with several people behind words that are no name."""
    reference = title_before_people(text)
    is_certain = (
        reference
        and len(reference.title.split()) > _FEWEST_TITLE_WORDS
        and not _are_people(reference.title)
        and is_people(reference.people)
    )
    return reference if is_certain else None


def title_before_affiliated(text: str) -> Reference | None:
    """`Title, Ada Roe (University); Bo Moe (Institute)`, as programs for conferences export it."""
    match = _TITLE_AND_AFFILIATED.fullmatch(text)
    names = _AFFILIATION.split(match["people"]) if match else ()
    if not match or not all(is_name(name) or is_people(name) for name in filter(None, names)):
        return None
    return Reference(_AFFILIATION.sub("; ", match["people"]).strip("; "), match["title"], "")


def _is_name_piece(piece: str) -> bool:
    people = piece.removeprefix("and ")
    return is_name(people) or is_people(people)


def gb7714(text: str) -> Reference | None:
    """`People. Title[J]. Venue, 2017, 40(6): 1-9`."""
    parts = gb7714_parts(text)
    return Reference(parts.people, parts.title, parts.publication, parts.authors) if parts else None


Style = Callable[[str], Reference | None]
"""A style of references; None for a text in another one."""

UNDATED_STYLES: tuple[Style, ...] = (
    gb7714,
    medline,
    quoted_title,
    year_after_people,
    inverted_and_title,
    inverted_before_sentence,
    people_and_title_between_commas,
    title_and_people_between_commas,
    title_first,
    people_first,
)
REFERENCE_STYLES = (*UNDATED_STYLES, people_before_colon)
"""All styles of references with a year; people and a colon without one are before much else, too."""


def _are_people(text: str) -> bool:
    people = bare_people(text, " ,.:;")
    return are_people(people) or are_first_people(people) or _have_initials(people)


def _have_initials(text: str) -> bool:
    names = [str(name) for name in parse_names(text)] if len(text) < _LONGEST else []
    return bool(names) and all(_INITIAL.search(name) and len(name.split()) <= _MOST_WORDS for name in names)
