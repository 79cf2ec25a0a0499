"""Lists the parts of a unit that may be its title, by where they start and where they end."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import Final

from paper_digest.listings.entries.leading_people import ends_of_people
from paper_digest.listings.entries.styled_text import PlacedRun, StyledText
from paper_digest.listings.entries.units import Part, Unit, column_field, is_of_other_files
from paper_digest.listings.joined_venue import PATTERN as JOINED_VENUE
from paper_digest.listings.paper_links import is_local_file
from paper_digest.listings.person_lines import is_name
from paper_digest.listings.prose import ends_open
from paper_digest.listings.title_cleaning import without_repeated_name
from paper_digest.values.east_asian_names import are_frequent_names
from paper_digest.values.name_additions import OTHERS_AFTER_NAMES
from paper_digest.values.name_text import PARTICLES
from paper_digest.values.partial_date import PartialDate, is_date
from paper_digest.values.script import HAN

_LONGEST: Final = 400
"""Characters of a title."""
_SEARCHED: Final = 1200
"""Characters of a text in which titles start."""
_MOST_ENDS: Final = 8
_MOST_DECORATIONS: Final = 5
_MOST_RUNS: Final = 8
_MOST_LABEL_WORDS: Final = 3

_JOURNAL: Final = "Nature|Science|Cell|Preprint|Interspeech"
_VENUE_BEFORE_COMMA: Final = (
    rf"(?:[A-Za-z][\w&-]{{0,14}}[A-Z]\w{{0,8}}|[a-z]{{3,8}}|{_JOURNAL})"
    r"(?:[ ]?['’]?(?:19|20)\d\d|[ ]?['’]\d\d|\d\d)(?:\.\d{1,2})?\b"
    r"(?:[ ](?:\([^()\n]{2,38}\)|[A-Z]?[a-z]+(?:[ ][A-Z]?[a-z]+){0,3}))?(?=,\s|:\s|\s[-–—|]\s)"
)
"""A venue with its year, and a track or an award in up to four words: "ICML 2023 oral, "."""
_VENUE_ON_LINE: Final = (
    rf"(?:[A-Z][a-z]{{0,6}}[A-Z][A-Za-z]{{1,8}}|arXiv|{_JOURNAL})(?:[ ]?['’]?\d{{2,4}})?(?=\n)"
)
_DATE_BEFORE: Final = r"(?:19|20)\d\d[-./]\d{1,2}(?:[-./]\d{1,2})?(?=[\s,])|\d\d\.\d\d(?=\.?\s|[,:]\s)"
_DATED: Final = 24
"""Characters of a date before a title: "19 September 2024: "."""
_BEHIND_DATE = re.compile(r"[,.]\s|\s[-–—|·]\s|\s(?=[\"“])")
_ONE_OR_TWO_WORDS: Final = r"[^\s()\[\]]{1,20}(?: [^\s()\[\]]{1,20})?"
_YEAR_BEFORE_VENUE: Final = (
    rf"(?:19|20)\d\d(?=\s?(?:\({_ONE_OR_TWO_WORDS}\)|\[{_ONE_OR_TWO_WORDS}\])\s*(?![a-z\s]))"
)
"""Not in "2001 (A Space Odyssey) and the Looms of Tomorrow", whose words go on behind the brackets."""
_DECORATION = re.compile(
    rf"\[[^\[\]\n]{{1,60}}\]|【[^【】\n]{{1,60}}】|\([^()\n]{{1,80}}\)|{JOINED_VENUE}|\d{{1,4}}\)?[.)](?=\s)"
    rf"|{_YEAR_BEFORE_VENUE}|{_DATE_BEFORE}|{_VENUE_BEFORE_COMMA}|(?:[^\w\s\"“‘'(\[`$《【]|_)+(?=[\s\w\[])|{_VENUE_ON_LINE}"
)
"""What lists write before titles: a tag or a venue in brackets, a number, a date, an icon, a venue."""
_TITLE_MARKS = re.compile(r"《([^《》]+)》")
_IN_TITLE_MARKS = re.compile(r"(?:\d{1,4}[.)、]\s*)?《([^《》\n]{2,300})》(?=\s*\S)")
"""At the start of an entry; elsewhere journals are in such marks, too."""
_IN_PARENTHESES = re.compile(r"\([^()]*(?:\([^()]*\)[^()]*)*\)")
"""A remark: "(see the page of all papers)"; a title has other words, too: "(Re)weaving Nets (Again)"."""
_BRACES = re.compile(r"(?<![\\^_])\{([^\W\d_][\w-]{0,20})\}")
"""Braces of BibTeX, which keep capitals: "the {B}ayesian Loom"."""
_BEHIND_TAG = re.compile(r"【[^【】\n]{1,60}】\W{0,3}\w")
"""A name in Chinese brackets before a title, which begins behind it: "【LoomNet】: Weaving Nets"."""
_NUMBER = re.compile(r"\d{1,3}\)[.:]?\s+(?=\S)")
_TAG = re.compile(rf"\[[^\[\]\n]{{1,60}}\]|【[^【】\n]{{1,60}}】|{_YEAR_BEFORE_VENUE}")
"""What shows that a bold or linked text begins with decoration: "[WARP] Looms", "2020 (VLDB) Looms"."""
_STYLED_NUMBER = re.compile(r"\d{1,3}(?:\)[.:]?|\.)\s+(?=\S)")
"""A number within bold text: "**1). Title**", "**1. Title**"."""
_CHINESE = re.compile(f"[{HAN}]")
_TRANSLATION = re.compile(rf"\s*[(（][^()（）]*[{HAN}]{{2}}[^()（）]*[)）]\s*\Z")
"""The Chinese title behind an English one."""
_FIRST_PEOPLE = re.compile(r"[^\W\d_][^\n,.:]{0,60} et al\b\.?(?:\s[a-z]|\W*\Z)")
"""People alone, or who begin a sentence: `Roe et al. show that ...`."""
_WORDS_BEHIND = re.compile(r"\s+[^\W\d_a-z][^\s|,;]*(?=\s+[^\W\d_]|\s*[|\[])")
_CITATION: Final = r"[A-Z][\w'’-]+(?: et al\.?| (?:&|and) [A-Z][\w'’-]+),? \(?(?:19|20)\d\d[a-z]?\)?"
"""Such as "Roe et al. 2022"."""
_CITATION_ALONE = re.compile(_CITATION)
_CITATION_LABEL = re.compile(rf"{_CITATION}:\s+")
"""`Roe et al. 2022: Looms of Wool`."""
_BETWEEN = re.compile(r"[\s:：|–—,-]*")
_LABEL = re.compile(r"[^:.?!\n\"“]{1,60}:\s+")
_IN_BRACKETS = re.compile(r"\[(?P<title>[^\[\]\n]{8,300})\](?=\W*\Z)")
"""What may be a title behind people: "Ada Roe, Max Moe. [Looms of Wool]"."""
_QUOTED = re.compile(r"[\"“]([^\"“”\n]{8,300})[\"”]|``([^`'\n]{8,300})''")
_NO_SUBTITLE: Final = rf"(?=[^a-z]|[a-z]+[A-Z]|(?:(?:{'|'.join(sorted(PARTICLES))}|in)\s)+[A-Z]|\Z)"
"""What follows a whole title; a question goes on in lower case, but for names: "van der Roe", "eLife"."""
_CAPITALIZED: Final = r"[^\W\d_a-z][\w.'’-]*"
_DELIMITERS: Final = (
    ("bracket", re.compile(r"\s*[\[(（]|(?<=[\w?!.)])>(?=[\s,;]|$)")),
    ("dash", re.compile(r"\s+[-–—:]\s+|\s*—\s*")),
    ("bar", re.compile(r"\s*[|│•·]\s*")),
    ("sentence", re.compile(r"(?<=[\w)\]\"'”?!])\.\s+|(?<=[?!])\s+" + _NO_SUBTITLE)),
    ("by", re.compile(r"(?<!>)\s+by:?\s+(?=[^\W\d_a-z]\S*\s+[^\W\d_a-z])")),
    ("label", re.compile(r"\s+(?=\W{0,3}(?:Authors?|By|作者)\W{0,3}[:：])")),
    ("people", re.compile(rf":\s+(?={_CAPITALIZED}(?:\s{_CAPITALIZED}){{1,3}}(?:,|\sand\s|\set\sal\b))")),
    ("comma", re.compile(r",(?:\s+|(?=[^\W\d_]+\.?(?:-[^\W\d_]+)? [^\W\d_]))")),
    ("line", re.compile(r"\n")),
)
_YEAR_BEFORE = re.compile(r"(?:\((?:19|20)\d\d[a-z]?\)|\b(?:19|20)\d\d[a-z]?)\.\s+\Z")
"""The year before a title in the styles of ACM and APA: "Roe, A. (2021). Looms, nets and yarn. Craft"."""
_LONGEST_YEAR: Final = 12
_LONGEST_OPEN_END: Final = 10
"""Characters of a word with which no title ends, and of the blanks around it."""
_BEHIND_CITED: Final = frozenset(("sentence", "link", "end"))
_ONE_COUNT: Final = (
    r"\W*\d[\d.,]*\s?[km]?\s(?:upvotes?|votes?|likes?|comments?|stars?|points?|citations?|views?)\s*"
)
_COUNT = re.compile(rf"{_ONE_COUNT}(?:\Z|\n|[·•|]{_ONE_COUNT})", re.IGNORECASE)
"""A count of readers, which is no title: "120 upvotes · 5 comments"."""
_ADDRESS = re.compile(
    r"https?://\S+|arxiv:\s?\d{4}\.\d{4,5}(?:v\d+)?|(?:doi:?\s*)?10\.\d{4,9}/\S+", re.IGNORECASE
)
_OPEN_MARK: Final = (":", ",", "&", "/", "-")
"""At the end of a line whose title goes on in the next one."""
_CUT_PEOPLE = re.compile(r"(?:[A-Z]\.[ -]?)+[^\W\d_][^\n]*(?:,|\sand|\s&)\s[A-Z]")
"""People up to the initial of one: "H. Roe and M"."""
_CITED = re.compile(
    r"\s\((?:[^\W\d_][^()]{0,40} et al\b\.?|[A-Z][\w'’-]+ (?:&|and) [A-Z][\w'’-]+)(?:,[^()]{1,40})?\)\s*\Z"
)
"""Who wrote the paper, at the end of its title: "Looms of Wool (Roe et al., Craft)"."""
_YEAR_FIRST = re.compile(r"(?:19|20)\d\d[a-z]?\)?[:.]\s")
"""What is behind people in a label: "Roe et al. 2022: Looms of Wool"."""
_INVERTED_NAME = re.compile(r"[^\W\d_][\w'’-]+,(?: ?[A-Z]\.-?){1,3} ?[A-Z]?\.?")
"""One person, such as the bold one of several: "Roe, A.E."."""
_FILE = re.compile(
    r"[\w.-]+\.(?:csv|docx?|gz|ipynb|json|md|pdf|pptx?|py|tsv|txt|xlsx?|xml|zip)", re.IGNORECASE
)
_DAY_AND_NAME = re.compile(r"(?:19|20)\d\d[-./]\d{1,2}[-./]\d{1,2}\W+(?P<name>\D{3,60})")
"""The day of a talk and who gave it: "2024-02-01: Di Lee"."""


def _is_day_and_name(text: str) -> bool:
    match = _DAY_AND_NAME.fullmatch(text)
    return match is not None and is_name(match["name"])


_NO_TITLES: Final = (
    _is_day_and_name,
    _ADDRESS.fullmatch,
    _BEHIND_TAG.match,
    _FIRST_PEOPLE.match,
    _IN_PARENTHESES.fullmatch,
    _CUT_PEOPLE.fullmatch,
    _CITATION_ALONE.fullmatch,
    _INVERTED_NAME.fullmatch,
    _FILE.fullmatch,
    lambda text: are_frequent_names((text,)),
)
_TRIMMED: Final = ' [\t\n,;:|.-–—*"“”`_'


@dataclass(frozen=True, slots=True)
class TitleCandidate:
    """A part of a unit's text that may be its title."""

    text: str
    part: int
    """Index of the part of the unit."""
    start: int
    end: int
    opening: str
    """What it starts with or after: "text", "decoration", "label", "people", "bold", "link", ..."""
    closing: str
    """What ends it: "end", "style", "bracket", "comma", ..."""


def title_candidates(unit: Unit) -> tuple[TitleCandidate, ...]:
    """The candidates of a unit; one for each text in a part, with its first opening and last closing."""
    distinct: dict[tuple[int, str], TitleCandidate] = {}
    for index, part in enumerate(unit.parts):
        if _describes_name(part, unit.parts[0]) or is_of_other_files(part.heading):
            continue
        for candidate in _candidates(part.content, index):
            known = distinct.setdefault((index, candidate.text), candidate)
            if known.opening == candidate.opening and candidate.end > known.end:
                distinct[index, candidate.text] = candidate
    return tuple(distinct.values())


def _describes_name(part: Part, first: Part) -> bool:
    """Whether a part of a row says what the first one names, as of a data set or a tool."""
    is_description = part.column > 0 and column_field(part.heading) == "abstract"
    return is_description and column_field(first.heading) == "other" and _is_word(first.content.text)


def _is_word(text: str) -> bool:
    return bool(re.search(r"[^\W\d_]{2}", text))


def _candidates(content: StyledText, part: int) -> Iterator[TitleCandidate]:
    for start, end, opening in _styled_ranges(content):
        yield from _candidate(content, part, (start, end), opening, "style")
    for start, opening in _starts(content):
        for end, closing in _ends_behind(content, start):
            yield from _candidate(content, part, (start, end), opening, closing)


def _candidate(
    content: StyledText, part: int, place: tuple[int, int], opening: str, closing: str
) -> Iterator[TitleCandidate]:
    start, end = place
    start = _behind_number(content.text, start, end, is_styled=closing == "style")
    if _is_none(content.text, start, end, opening):
        return
    is_apart = opening in ("bold", "link")
    if not is_apart and _holds_line_of_person(content.text[start:end]):
        return
    end -= len(content.text[start:end]) - len(_CITED.sub("", content.text[start:end]))
    text = _trimmed(content.text[start:end])
    if marked := _TITLE_MARKS.fullmatch(text):
        text = marked[1]
    if (translated := _TRANSLATION.search(text)) and not _CHINESE.search(text, 0, translated.start()):
        text = text[: translated.start()]
    text = without_repeated_name(_without_braces(text))
    if _may_be_title(text, is_apart=is_apart):
        yield TitleCandidate(text.replace("\n", " "), part, start, end, opening, closing)


def _is_none(text: str, start: int, end: int, opening: str) -> bool:
    """Whether a count of readers, or the year of a label with people, is where a title would start."""
    is_count = opening != "bold" and _COUNT.match(text, start, end)
    return bool(is_count or ("people" in opening and _YEAR_FIRST.match(text, start, end)))


def _without_braces(text: str) -> str:
    """The text without BibTeX's braces; beside TeX others have a meaning."""
    return text if "$" in text or "\\" in text else _BRACES.sub(r"\1", text)


def _behind_number(text: str, start: int, end: int, *, is_styled: bool) -> int:
    """Where a candidate starts without the number of its entry."""
    number = (_STYLED_NUMBER if is_styled else _NUMBER).match(text, start, end)
    return number.end() if number else start


def _holds_line_of_person(text: str) -> bool:
    """Whether a text has a line with a name, which is no part of a title unless the line above breaks off."""
    lines = [line.strip(_TRIMMED) for line in text.strip(_TRIMMED).split("\n")]
    return any(is_name(line) and not _breaks_off(above) for above, line in pairwise(lines))


def _breaks_off(line: str) -> bool:
    return line.endswith(_OPEN_MARK) or ends_open(line)


def _may_be_title(text: str, *, is_apart: bool) -> bool:
    """Whether a text has words, begins with no people and is no address, identifier or date.

    "May 1968" may be apart.
    """
    if not any(char.isalpha() for char in text) or any(form(text) for form in _NO_TITLES):
        return False
    return not (_is_day(text) if is_apart else is_date(text))


def _is_day(text: str) -> bool:
    """Whether a text is a date with its day, as no title is: "04-Dec-2025", but not "September 11"."""
    date = PartialDate.parse(text) if is_date(text) else None
    return date is not None and date.day is not None


def _trimmed(text: str) -> str:
    """The text without the marks around it; a quotation mark stays that closes a quotation within it."""
    trimmed = text.strip(_TRIMMED)
    is_open = trimmed.count('"') % 2 == 1 and text[text.find(trimmed) + len(trimmed) :].startswith('"')
    return f'{trimmed}"' if is_open else trimmed


def _styled_ranges(content: StyledText) -> Iterator[tuple[int, int, str]]:
    """Parts that typography sets apart."""
    end_of_name = end_of_linked_name(content)
    for style, name in (("is_bold", "bold"), ("url", "link"), ("is_italic", "italic")):
        for start, end in _with_joined(content.text, _ranges(content, style)):
            if end_of_name <= start < _SEARCHED and end - start <= _LONGEST:
                yield start, end, name
                yield from ((place, end, name) for place in _behind_tags(content.text, start, end))
    for match in islice(_QUOTED.finditer(content.text, 0, _SEARCHED), _MOST_RUNS):
        yield *match.span(match.lastindex or 0), "quotes"
    yield from ((*place, "quotes") for place in _in_brackets_behind_people(content))
    if marked := _IN_TITLE_MARKS.match(content.text):
        yield *marked.span(1), "quotes"


def _in_brackets_behind_people(content: StyledText) -> Iterator[tuple[int, int]]:
    """The words in brackets with which a text ends behind people, if they are as many as in titles."""
    for place, opening in _starts(content) if content.text.rstrip(_TRIMMED).endswith("]") else ():
        title = _IN_BRACKETS.match(content.text, place) if "people" in opening else None
        if title and len(title["title"].split()) > _MOST_LABEL_WORDS - 1:
            yield title.span("title")


def _ranges(content: StyledText, style: str) -> Iterator[tuple[int, int]]:
    """The first ranges of a style, without labels in bold."""
    for start, end in islice(content.ranges_of(style), _MOST_RUNS):
        if style != "is_bold" or not _is_label(content.text[start:end]):
            yield start, end


def _is_label(text: str) -> bool:
    """Whether a bold text is a label, by the colon within it and its few words: "**Submission time:**"."""
    return text.rstrip().endswith((":", "：")) and len(text.split()) <= _MOST_LABEL_WORDS


def _behind_tags(text: str, start: int, end: int) -> Iterator[int]:
    """Where a bold or linked text goes on behind each decoration at its start, if the first is a tag."""
    place: int | None = start if _TAG.match(text, start, end) else None
    for _ in range(_MOST_DECORATIONS):
        behind = _end_of_decoration(text, place) if place is not None else None
        place = _after(text, behind) if behind is not None else None
        if place is None or place >= end:
            return
        yield place


def _with_joined(text: str, ranges: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The ranges of a style, and those of two lines with nothing else between them, the second no name."""
    before: tuple[int, int] | None = None
    for start, end in ranges:
        if before and text[before[1] : start] == "\n" and not is_name(text[start:end].strip(_TRIMMED)):
            yield before[0], end
        yield start, end
        before = start, end


def _starts(content: StyledText) -> Iterator[tuple[int, str]]:
    """Where a title without a style of its own may start."""
    text = content.text
    codes = dict(content.ranges_of("is_code"))
    place = end_of_linked_name(content)
    yield place, "text"
    for _ in range(_MOST_DECORATIONS):
        end = codes.get(place) or _end_of_decoration(text, place)
        if end is None:
            break
        place = _after(text, end)
        yield place, "decoration"
    yield from ((end, "people") for end in ends_of_people(text, place))
    if label := _LABEL.match(text, place) or _CITATION_LABEL.match(text, place):
        yield label.end(), "label"
        place = _after(text, label.end())
        yield from ((end, "label and people") for end in ends_of_people(text, place))


def end_of_linked_name(content: StyledText) -> int:
    """Where a short name ends that leads to a file of the page's own site, before words; 0 if there is none.

    `[LoomNet](notes/loomnet.md) Weaving Nets from Wool`.
    """
    first = next(iter(content.runs), None)
    if first is None or first.start or not first.run.url or not is_local_file(first.run.url):
        return 0
    behind = content.text[first.end :].partition("\n")[0]
    words = first.run.text.strip()
    is_short = len(words.split()) <= _MOST_LABEL_WORDS and not _FIRST_PEOPLE.match(words)
    return _after(content.text, first.end) if is_short and _WORDS_BEHIND.match(behind) else 0


def _after(text: str, place: int) -> int:
    match = _BETWEEN.match(text, place)
    return match.end() if match else place


def _end_of_decoration(text: str, place: int) -> int | None:
    if decoration := _DECORATION.match(text, place):
        return decoration.end()
    ends = (match.start() for match in _BEHIND_DATE.finditer(text, place, place + _DATED))
    return max((end for end in ends if _is_month(text[place:end])), default=None)


def _is_month(text: str) -> bool:
    """Whether a text is a date with its month; a year alone may be a part of a title: "1984 - Revisited"."""
    date = PartialDate.parse(text) if is_date(text) else None
    return date is not None and date.month is not None


def _ends_behind(content: StyledText, start: int) -> list[tuple[int, str]]:
    """Where a title may end; behind people and a year only with a sentence, if there is one."""
    ends = list(_ends(content, start))
    is_cited = _YEAR_BEFORE.search(content.text, max(0, start - _LONGEST_YEAR), start)
    sentences = [pair for pair in ends if pair[1] in _BEHIND_CITED]
    return sentences if is_cited and any(name == "sentence" for _, name in sentences) else ends


def _is_behind(placed: PlacedRun, content: StyledText) -> bool:
    """Whether words in italics are behind others in no style, as people are: `Looms *Ada Roe et al.*`.

    Other words in italics are part of a title: "The Wool of *Ovis aries*", "Fast *in vitro* Dyes".
    """
    is_apart = placed.run.is_italic and not placed.run.is_bold
    before = content.text[max(0, placed.start - _LONGEST_OPEN_END) : placed.start]
    return is_apart and before.endswith(" ") and not ends_open(before) and _may_name_people(placed.run.text)


def _may_name_people(text: str) -> bool:
    """Whether words behind the first one have a capital, or others are unnamed behind it: "Roe et al."."""
    others = text[:_LONGEST].split()[1:]
    return any(word[0].isupper() for word in others) or bool(OTHERS_AFTER_NAMES.search(text, 0, _LONGEST))


def _ends(content: StyledText, start: int) -> Iterator[tuple[int, str]]:
    """Where a title that starts at a place may end."""
    stop = min(len(content.text), start + _LONGEST)
    ends = [
        (match.start(), name)
        for name, pattern in _DELIMITERS
        for match in islice(pattern.finditer(content.text, start + 1, stop), _MOST_ENDS)
    ]
    ends += [
        (placed.start, "link" if placed.run.url else "italics")
        for placed in content.runs
        if start < placed.start < stop and (placed.run.url or _is_behind(placed, content))
    ]
    yield from sorted(ends)[: 2 * _MOST_ENDS]
    if stop == len(content.text):
        yield stop, "end"
