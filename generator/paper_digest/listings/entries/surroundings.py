"""Collects the texts that a unit has beside its title: labels, lines, and what may name people."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from paper_digest.listings.boilerplate import is_boilerplate, is_button
from paper_digest.listings.entries.items import StyledRun
from paper_digest.listings.entries.labeled_lines import labels_and_lines
from paper_digest.listings.entries.styled_text import PlacedRun, StyledText
from paper_digest.listings.entries.title_candidates import TitleCandidate, end_of_linked_name
from paper_digest.listings.entries.units import Part, Unit, column_field
from paper_digest.listings.field_labels import Label, field_of
from paper_digest.listings.prose import is_long_prose
from paper_digest.values.name_additions import OTHERS_AFTER_NAMES

DATE_OR_VENUE: Final = (
    r"(?:19|20)\d\d[-./]\d|\d\d\.\d\d\b|\d{1,2} [A-Z][a-z]{2,8}\.? (?:19|20)\d\d\b"
    r"|(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.? \d{1,2}, (?:19|20)\d\d\b"
    r"|(?:Jan|Feb|Mar|Jul|Sep|Oct|Nov|Dec|February|July|January|September|October|November|December)"
    r"\.? (?:19|20)\d\d\b|[A-Z]\w{0,3}[A-Z]\w{0,3}(?:[ '’-]{0,2}(?:19|20)\d\d|[ '’-]['’-]?\d\d)\b"
)
"""What is behind people without a mark between: "Ada Roe, Max Moe 4 Mar 2024", "Ada Roe, Max Moe ICML-2024".

"Gus May 2024" has a name that is a month.
"""
_BEHIND_LABELED_PEOPLE = re.compile(
    r"\s*[,;，；。]\s*(?=(?:19|20)\d\d|\|)|\s+(?=\||\[[^\[\]]*\](?!\s*[,;])|https?://)"
    r"|\s+[-–—]\s+(?=[^,;·•]*\b(?:19|20)\d\d)"
    rf"|(?<=[^\W\d_])\s+(?={DATE_OR_VENUE})"
)
"""What is between the people behind a label and a venue, a date, an address or a button."""
_YEAR_OR_DATE = re.compile(r"(?:19|20)\d\d|['’]\d\d\b|\b\d\d\.\d\d\b")
AROUND_WORDS: Final = ' ,.;:*_-–—，；。"“”<>'
_EDITORS_MARK: Final = r"\((?:eds?|editors?|hrsg)\.?\)"
_EDITORS = re.compile(rf"\bin:?\s(?:[^.;()\[\]|\n]|(?<=\b[A-Z])\.){{3,120}}{_EDITORS_MARK}", re.IGNORECASE)
"""`In Loom Studies, Ada B. Roe and Max Moe (Eds.)`."""
LONGEST_BESIDE: Final = 400
"""Characters beside a title in which people, a date and a venue are looked for."""
_MOST_LABEL_WORDS: Final = 3


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The texts of a unit beside its title."""

    labeled: tuple[Label, ...]
    """Values with the field that a label or a column's heading names."""
    italics: tuple[str, ...]
    """What is set in italics beside the title, often people."""
    lines: tuple[str, ...]
    """The other lines in reading order, without the title."""
    people_lines: tuple[str, ...]
    """Those of them that may name the authors: none of a column that names something else."""
    before: str
    """What is before the title in its own text."""


def surroundings_of(unit: Unit, title: TitleCandidate) -> Surroundings:
    """The texts of a unit beside the title."""
    labeled: list[Label] = []
    lines: list[str] = []
    people_lines: list[str] = []
    before = ""
    for index, part in enumerate(unit.parts):
        start, text = _without_title(part, title if index == title.part else None, title.text)
        before = start or before
        for label, line in labels_and_lines(part.heading, text):
            if label:
                label, line = _without_rest(label)
                labeled.append(label)
            if line.strip() and _may_be_people(label):
                lines.append(line)
                if index == title.part or _may_name_authors(part.heading):
                    people_lines.append(_without_editors(line))
    italics = tuple(_italics(unit, title))
    return Surroundings(tuple(labeled), italics, tuple(lines), tuple(people_lines), before)


def _without_editors(line: str) -> str:
    """The line with a bar in place of editors at its start, where people are looked for."""
    start = line[:LONGEST_BESIDE]
    has_editors = re.search(_EDITORS_MARK, start, re.IGNORECASE)
    return f"{_EDITORS.sub('|', start)}{line[LONGEST_BESIDE:]}" if has_editors else line


def _may_be_people(label: Label | None) -> bool:
    return label is None or label.field == "authors"


def _without_title(part: Part, title: TitleCandidate | None, words: str) -> tuple[str, str]:
    """What is before and behind the title in its part; all of another part, without the words of the title.

    Below "Looms of Wool", in "Ada Roe, Looms of Wool, 2021", they end the people; in prose they stay.
    """
    text = _without_buttons(part.content)
    if title:
        return text[end_of_linked_name(part.content) : title.start], text[title.end :]
    return "", text if is_long_prose(text) else text.replace(words, "|")


def _without_rest(label: Label) -> tuple[Label, str]:
    """The label, without what follows its people in their line, and that: "Authors: A. B, 2023, [paper]"."""
    rest = _BEHIND_LABELED_PEOPLE.search(label.value) if label.field == "authors" else None
    return (
        (label._replace(value=label.value[: rest.start()]), label.value[rest.end() :])
        if rest
        else (label, "")
    )


def _may_name_authors(heading: str) -> bool:
    """Whether a column may name authors, by its heading: no presenter, speaker or owner is one."""
    return column_field(heading) != "other" or "author" in heading.lower()


def _without_buttons(content: StyledText) -> str:
    """The text, as long as before, with a bar in place of each button and each label of an unknown field.

    So is the blank before a date or a venue in bold: "Ada Roe, Max Moe **ICML 2024**".
    """
    pieces: list[str] = []
    place = 0
    for placed in content.runs:
        if _is_set_apart(placed, content.text):
            pieces += (content.text[place : placed.start - 1], "|")
            place = placed.start
        elif _is_button_of(placed.run) or _is_unknown_label(placed.run):
            pieces += (content.text[place : placed.start], "|".ljust(placed.end - placed.start))
            place = placed.end
    return "".join((*pieces, content.text[place:]))


def _is_set_apart(placed: PlacedRun, text: str) -> bool:
    """Whether words in bold or in code, with a year or a date, are behind others."""
    has_style = (placed.run.is_bold or placed.run.is_code) and not placed.run.url
    return (
        has_style
        and text[placed.start - 1 : placed.start] == " "
        and bool(_YEAR_OR_DATE.search(placed.run.text))
    )


def _is_button_of(run: StyledRun) -> bool:
    return bool(run.url) and (is_button(run.text) or is_boilerplate(run.text))


def _is_unknown_label(run: StyledRun) -> bool:
    """Whether bold words are a label, by their colon, of a field that no paper has: "**Brief Notes:**"."""
    words = run.text.strip()
    is_label = run.is_bold and words.endswith((":", "：")) and len(words.split()) <= _MOST_LABEL_WORDS
    return is_label and field_of(words) is None


def _italics(unit: Unit, title: TitleCandidate) -> Iterator[str]:
    content = unit.parts[title.part].content
    for start, end in content.ranges_of("is_italic"):
        if end <= title.start or start >= title.end:
            others = OTHERS_AFTER_NAMES.match(content.text, end)
            yield content.text[start : others.end() if others else end]
