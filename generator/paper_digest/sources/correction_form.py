"""Reads the text of a correction that a reader sent by the issue form correction.yml.

GitHub writes each field of a form as a heading of the third level with the value below it, which is
`_No response_` if it is empty.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from paper_digest.model.problem import Problem

PAPER: Final = "Paper"
FAULT: Final = "What is wrong"
VALUE: Final = "Right value"
SOURCE: Final = "Source"
LABELS: Final = (PAPER, FAULT, VALUE, SOURCE)
"""The labels of the fields in the form."""

MAX_CHARACTERS: Final = 65_536
"""The longest text of an issue at GitHub."""
_HEADING: Final = re.compile(rf"### +({'|'.join(LABELS)})\s*")
_EMPTY: Final = "_No response_"
_EXCERPT: Final = 60


class Fault(StrEnum):
    """What is wrong with a paper, as an option of the form."""

    TITLE = "Title"
    AUTHORS = "Authors"
    DATE = "Date"
    DUPLICATE = "Duplicate of another paper"
    TOPIC = "Topic"
    REMOVE = "Remove this paper"
    OTHER = "Something else"


@dataclass(frozen=True, slots=True)
class FormField:
    """The value of a field, without surrounding space, and the line of its heading."""

    text: str = ""
    line: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionForm:
    """A form that a reader filled in."""

    paper: FormField
    fault: Fault
    value: FormField
    source: FormField


def parse_correction_form(text: str, file: str) -> tuple[CorrectionForm | None, tuple[Problem, ...]]:
    """The filled-in form in the text of an issue; None, with the problems, if it is none.

    file: the name of the text in messages.
    """
    if len(text) > MAX_CHARACTERS:
        expected = f"the text of an issue, at most {MAX_CHARACTERS:,} characters"
        return None, (form_problem(file, None, expected, "a longer text", "Leave out what is no form."),)
    fields = _fields(text)
    problems = tuple(_problems(fields, file))
    if problems:
        return None, problems
    values = {label: fields[label][0] if fields[label] else FormField() for label in LABELS}
    fault = _fault(values[FAULT].text)
    if fault is None:
        options = ", ".join(map(repr, map(str, Fault)))
        expected = f"one of {options} below '### {FAULT}'"
        return None, (form_problem(file, values[FAULT].line, expected, excerpt(values[FAULT].text)),)
    form = CorrectionForm(paper=values[PAPER], fault=fault, value=values[VALUE], source=values[SOURCE])
    return form, ()


def form_problem(
    file: str, line: int | None, expected: str, actual: str, advice: str = "Edit the text, or ask the reader."
) -> Problem:
    """A problem of a form."""
    return Problem(file=file, line=line, expected=expected, actual=actual, advice=advice)


def excerpt(text: str) -> str:
    """The start of a reader's text on one line, quoted so that no control character reaches a terminal."""
    return repr(text[:_EXCERPT]) + (" ..." if len(text) > _EXCERPT else "") if text else "nothing"


def _fields(text: str) -> Mapping[str, list[FormField]]:
    """The values below each heading of the form; text above the first one is left out."""
    fields: defaultdict[str, list[FormField]] = defaultdict(list)
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    headings = [
        (number, match[1]) for number, line in enumerate(lines) if (match := _HEADING.fullmatch(line))
    ]
    ends = [*(number for number, _ in headings[1:]), len(lines)]
    for (number, label), end in zip(headings, ends, strict=False):  # without headings, there is one end
        value = "\n".join(lines[number + 1 : end]).strip()
        fields[label].append(FormField("" if value == _EMPTY else value, number + 1))
    return fields


def _problems(fields: Mapping[str, list[FormField]], file: str) -> Iterator[Problem]:
    for label in LABELS:
        values = fields[label]
        if len(values) > 1:
            expected = f"the heading '### {label}' once"
            yield form_problem(file, values[1].line, expected, f"{len(values)} times")
        elif label in (PAPER, FAULT) and not (values and values[0].text):
            advice = "Pass the text of an issue that was opened with the form 'A paper is wrong'."
            expected = f"a value below '### {label}'"
            yield form_problem(file, values[0].line if values else None, expected, "none", advice)


def _fault(text: str) -> Fault | None:
    return next((fault for fault in Fault if fault.casefold() == text.casefold()), None)
