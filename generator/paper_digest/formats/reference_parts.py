r"""Finds people, title and publication in a reference of a `.bbl` file by its style."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from paper_digest.formats.tex_marks import BLOCK, Mark, without_marks
from paper_digest.values.name_additions import OTHERS_AFTER_NAMES
from paper_digest.values.name_text import PARTICLES, is_lower
from paper_digest.values.person_lists import parse_names

_PARTICLE: Final = rf"(?:(?:{'|'.join(sorted(PARTICLES))}|['’]t)\s)"
_CAPITALIZED: Final = r"(?-i:[A-Z]|[^\x00-\x7f])[^\s,;:.()]*+"
_FAMILY: Final = rf"{_PARTICLE}{{0,3}}{_CAPITALIZED}(?: {_CAPITALIZED}){{0,2}}"
_YEAR: Final = r"(?:19|20)\d\d[a-z]?"
_YEAR_AT_END = re.compile(rf"(?<![\s,(])[\s,(]*\(?{_YEAR}\)?[\s.,)]*$")
_YEAR_AT_START = re.compile(rf"[\s,.:]*(?:\({_YEAR}[^()]{{0,20}}\)|{_YEAR})?[\s.,:]*")
_EDITORS = re.compile(r"(?<![\s,])[\s,]*\(?\b(?:eds?\.?|editors?)\)?[\s.,]*$", re.IGNORECASE)
_LINK_BLOCK = re.compile(rf"\s*(?:{Mark.ADDRESS[0]}|(?:In:?\s)|URL|doi:|arXiv:|ISBN|ISSN|Available)")
_SENTENCE_END = re.compile(r"(?<=[^\s.]{2})[.?!](?=\s|$)(?!\s+[a-z])")
_END_MARKS: Final = " ,.;:"
_VOLUME = re.compile(r",\s(?P<venue>[^,]{2,120}?)\s(?:vol\.?\s)?\d{1,4}\s?(?:\(|,|$)")
_JOURNAL = re.compile(
    r"(?P<name>[^\W\d_][^,;:()\d]{1,80}?)\s?(?:\([^()]{1,20}\)\s?)?,?\s?(?:vol\.?\s)?(?:\b[A-H]\s?)?\d{1,4}\s?"
    r"(?:,\s?(?:no\.\s?)?[A-Z]?\d[\w.–-]*\s?){0,2}\((?:19|20)\d\d\)"
    r"(?=\s?(?:[.,;\[]|[A-Z]?\d|[a-z-]{2,9}(?:\.[A-Za-z-]{2,9})?/\d|$))"
)
"""`Phys. Rev. Lett. 19, 1264 (1967)`, `Nucl. Phys. B 72 (1974) 461`."""
_JOURNAL_BEHIND_YEAR = re.compile(
    rf"\(?{_YEAR}\)?[,.]?\s(?P<name>\\?[^\W\d_][^,;:()\d]{{0,80}}?),\s"
    r"(?:\d{1,4},\s[A-Z]?\d|in press|submitted|accepted|in prep)"
)
"""`2020, ApJ, 900, 12`, as the styles of AAS and Elsevier write it."""
_WORDS_OF_JOURNALS: Final = frozenset(("of", "the", "and", "in", "on", "for", "&"))
_VOLUME_OF_JOURNAL = re.compile(r"\s\d{1,4}\s?[,(:]")
_YEAR_IN_PARENTHESES = re.compile(r"\((?:19|20)\d\d\)")
_COLLABORATION = re.compile(
    r"(?<![\s,])[\s,]*[\[(](?:(?:for|on behalf of)\s)?(?:the\s)?"
    r"(?P<name>[^\[\]()]{2,60}?\b(?:Collaborations?|Consortium|Group|Team))[\])]",
    re.IGNORECASE,
)
"""`A. Aad et al. [ATLAS Collaboration]`."""
_NO_TITLE = re.compile(
    r"in:?\s+[A-Z]|(?i:arxiv\b|doi\b|https?:|ph\.?\s?d\.?\s+thesis|(?:master|doctoral|diploma)(?:['’]?s)?\s+(?:thesis|diss)"
    r"|thesis\b|private comm|unpublished|submitted|in prep|in press|to appear)"
)
"""What is in the place of a title where a style writes none."""
_INITIAL = re.compile(r"(?:^|[\s.-])[^\W\d_]\.")
_NAME_END = re.compile(r"(?P<last>,?\s+(?:and|&|\\&)\s+)|(?P<apart>[,;]\s*(?:(?:and|&|\\&)\s+)?)")


@dataclass(frozen=True, slots=True)
class ReferenceParts:
    """The parts of a reference, with the marks that are in them."""

    people: str
    title: str
    publication: str


def parts_of(marked: str) -> ReferenceParts | None:
    """The parts by the first style that fits; None if there is no title."""
    if _has_journal_first(marked[_people_end(marked) :]):
        return None
    candidates = (parts for style in STYLES if (parts := style(marked)))
    titled = (parts for parts in candidates if without_marks(parts.title).strip(_END_MARKS))
    parts = next(titled, None)
    return None if parts is None or _NO_TITLE.match(without_marks(parts.title).lstrip(" ,.:")) else parts


def are_several(marked: str) -> bool:
    """Whether a semicolon separates two papers, each with people and a year: REVTeX allows several."""
    parts = re.split(r"[;.]?\s*;\s+", without_marks(marked))
    papers = [part for part in parts if _people_end(part) and _YEAR_IN_PARENTHESES.search(part)]
    return len(papers) > 1 and papers[0] == parts[0]


def _has_journal_first(marked: str) -> bool:
    """Whether a journal with volume, page and year follows the people, and no title is between them."""
    text = without_marks(marked).lstrip(" ,.:")
    match = _JOURNAL.match(text) or _JOURNAL_BEHIND_YEAR.match(text)
    if not match:
        return False
    words = match["name"].removeprefix("\\").split()
    n_abbreviated = sum(word.endswith(".") for word in words)
    is_macro = match["name"].startswith("\\")  # \apj, which the preamble of a document defines
    are_capitalized = is_macro or all(word[0].isupper() or word in _WORDS_OF_JOURNALS for word in words)
    return are_capitalized and (2 * n_abbreviated >= len(words) or not n_abbreviated)


def people_text(people: str) -> str:
    """The people without the year and the word "editors" that follow them."""
    text = without_marks(people).replace("{and}", "and").replace(r"\&", "&")
    text = _with_collaboration(text)
    return _EDITORS.sub("", _YEAR_AT_END.sub("", text)).strip(" ,;:")


def _with_collaboration(people: str) -> str:
    """The people with the collaboration in brackets behind them as one of them, before "et al."."""
    group = _COLLABORATION.search(people)
    if not group:
        return people
    named = people[: group.start()]
    others = OTHERS_AFTER_NAMES.search(named)
    end = others.start() if others else group.start()
    return f"{named[:end]}, {group['name']}{named[end:]}{people[group.end() :]}"


def marked_title(marked: str) -> ReferenceParts | None:
    r"""ACM, REVTeX and apacite name the title: `\showarticletitle{...}`."""
    title = Mark.TITLE.find(marked)
    if title is None:
        title = Mark.VENUE.find(marked) if Mark.PEOPLE[0] in marked and BLOCK in marked else None
    if title is None:
        return None
    named = Mark.PEOPLE.find(marked)
    before = re.split(f"[{Mark.YEAR[0]}{BLOCK}]", marked[: title.start()], maxsplit=1)[0]
    return ReferenceParts(named["inside"] if named else before, title["inside"], marked[title.end() :])


def blocks(marked: str) -> ReferenceParts | None:
    r"""`People. \newblock Title. \newblock Venue`; without people, the title is first."""
    parts = [part.strip() for part in marked.split(BLOCK) if part.strip()]
    if len(parts) < 2:
        return None
    people, second, *others = parts
    if _LINK_BLOCK.match(second) or (_is_venue(second) and not _are_people(people)):
        return _first_block(people, " ".join(parts[1:]))
    emphasized = Mark.EMPHASIS.find(second)
    if emphasized and not emphasized.start():
        publication = " ".join((second[emphasized.end() :], *others))
        return ReferenceParts(people, emphasized["inside"], publication)
    return ReferenceParts(people, second.rstrip(". "), " ".join(others))


def _first_block(block: str, publication: str) -> ReferenceParts:
    """The parts of a block that holds the title, and maybe people before it."""
    inside = None if _are_people(block) else parts_of(block)
    if inside and inside.people:
        return ReferenceParts(inside.people, inside.title, f"{inside.publication} {publication}")
    return ReferenceParts("", block, publication)


def _is_venue(text: str) -> bool:
    """Whether a block is an emphasized venue with its volume or year."""
    emphasized = Mark.EMPHASIS.find(text)
    return bool(emphasized and not emphasized.start() and re.search(r"\d", text[emphasized.end() :]))


def quoted_title(marked: str) -> ReferenceParts | None:
    """IEEE: `People, ``Title,'' venue`."""
    title = Mark.QUOTATION.find(marked)
    if not title or len(without_marks(title["inside"]).split()) < 2:
        return None
    return ReferenceParts(marked[: title.start()], title["inside"], marked[title.end() :])


def emphasized_title(marked: str) -> ReferenceParts | None:
    r"""AMS and SIAM: `People, \emph{Title}, venue`."""
    title = Mark.EMPHASIS.find(marked)
    if not title or not _are_people(marked[: title.start()]):
        return None
    return ReferenceParts(marked[: title.start()], title["inside"], marked[title.end() :])


def plain_title(marked: str) -> ReferenceParts | None:
    """`People: Title. In: venue`, `People (2001). Title. Venue`, `People, Title, Venue 12 (2001) 1-20`."""
    end = _people_end(marked)
    if not end:
        return None
    after = _YEAR_AT_START.match(marked, end)
    start = after.end() if after else end
    separator = marked[end:start]
    rest = marked[start:]
    is_list = "," in separator and not re.search(r"[.:)]", separator)
    cut = _end_in_list(rest) if is_list else _end_of_sentence(rest)
    return ReferenceParts(marked[:end], rest[:cut], f"{separator} {rest[cut:]}")


def title_alone(marked: str) -> ReferenceParts | None:
    """A reference without people: its emphasized start, its first sentence, or what is before its venue."""
    emphasized = Mark.EMPHASIS.find(marked.lstrip())
    words = without_marks(emphasized["inside"]) if emphasized and not emphasized.start() else ""
    if emphasized and len(words.split()) > 2 and _people_end(f"{words}, ") < len(words):
        return ReferenceParts("", emphasized["inside"], marked.lstrip()[emphasized.end() :])
    cut = _end_of_sentence(marked)
    title = marked[:cut]
    return ReferenceParts("", title, marked[cut:]) if len(without_marks(title).split()) > 2 else None


STYLES: tuple[Callable[[str], ReferenceParts | None], ...] = (
    marked_title,
    blocks,
    quoted_title,
    emphasized_title,
    plain_title,
    title_alone,
)


def _end_in_list(text: str) -> int:
    """Where a title ends that commas separate from its venue."""
    emphasized = text.find(Mark.EMPHASIS[0])
    if emphasized > 0:
        return len(re.sub(r",?\s+in:?\s*$", "", text[:emphasized], flags=re.IGNORECASE))
    ends = [
        match.start()
        for match in (re.search(r",\s+in:?\s", text, re.IGNORECASE), _VOLUME.search(text))
        if match
    ]
    return min(ends, default=text.find(",") if "," in text else len(text))


def _end_of_sentence(text: str) -> int:
    emphasized = text.find(Mark.EMPHASIS[0])
    end = _SENTENCE_END.search(text)
    ends = [position for position in (emphasized, end.start() if end else -1) if position > 0]
    return min(ends, default=len(text))


def _are_people(marked: str) -> bool:
    """Whether a text names people, and nothing else."""
    text = people_text(marked)
    names = [str(name) for name in parse_names(text)] if len(text) < 6000 else []
    return bool(names) and all(map(_may_be_name, names))


def _may_be_name(name: str) -> bool:
    words = name.split()
    capitalized = [word for word in words if not is_lower(word)]
    is_short = 1 <= len(words) <= 5 and len(capitalized) * 2 >= len(words)
    return is_short and not re.search(r"\d|[^\W\d_]{3}\.\s", name)


def _people_end(text: str) -> int:
    """Where the people end with which a text begins; 0 if it begins with none."""
    position = end = 0
    forms: tuple[re.Pattern[str], ...] = (_INVERTED, _DIRECT, _LAST, _FULL)
    is_last = False
    while match := _name_at(text, position, forms):
        forms = _forms_after(match) if not end else forms
        end = match.end()
        apart = _NAME_END.match(text, end)
        if is_last or not apart:
            break
        is_last = bool(apart["last"]) or " and " in f"{apart.group()} " or "&" in apart.group()
        position = apart.end()
    for following in (OTHERS_AFTER_NAMES, _COLLABORATION) if end else ():
        match = following.match(text, end)
        end = match.end() if match else end
    return end


_INITIALS: Final = r"(?:[^\W\d_]\.[\s-]?){1,4}"
_INVERTED = re.compile(rf"{_FAMILY},\s(?:{_INITIALS})(?:,?\s(?:Jr|Sr)\.)?")
_DIRECT = re.compile(rf"{_INITIALS}\s?{_FAMILY}(?:,?\s(?:Jr|Sr)\.?)?")
_LAST = re.compile(rf"{_FAMILY}\s[^\W\d_]\.(?:[\s-]?[^\W\d_]\.){{0,3}}(?=,\s|\s(?:and\s|&|\\&|\())")
"""`Family I.`, as the style of MNRAS writes it."""
_FULL = re.compile(rf"{_CAPITALIZED}(?:\s[^\W\d_]\.)*\s{_FAMILY}(?=[,;.:]|\s(?:and|&|\\&|\()|$)")


def _name_at(text: str, position: int, forms: Iterable[re.Pattern[str]]) -> re.Match[str] | None:
    """The name at a position in the first form that fits; "J. Looms 12" is a journal."""
    match = next((match for form in forms if (match := form.match(text, position))), None)
    return None if match and _VOLUME_OF_JOURNAL.match(text, match.end()) else match


def _forms_after(first: re.Match[str]) -> tuple[re.Pattern[str], ...]:
    """The forms of further names: with initials if the first has some, inverted only if the first is.

    Otherwise the title and the journal of "A. Bee, On Looms, J. Looms 2" would be a name.
    """
    if first.re is _LAST:
        return (_LAST,)
    forms = (_INVERTED, _DIRECT) if first.re is _INVERTED else (_DIRECT,)
    return forms if _INITIAL.search(first.group()) else (*forms, _FULL)
