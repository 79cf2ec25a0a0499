"""The kinds of the lines of arXiv's mails."""

from __future__ import annotations

import pytest
from paper_digest.formats.arxiv_mail_lines import LineKind, id_in_line, mail_lines

from tests.linear_time import assert_linear_time


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("-" * 78, LineKind.RULE),
        ("%%--%%--%%--%%--%%--%%--%%", LineKind.RULE),
        ("\\\\", LineKind.DELIMITER),
        ("arXiv:2403.09001", LineKind.NUMBER),
        ("arXiv:2403.09001 (*cross-listing*)", LineKind.NUMBER),
        ("arXiv:2403.09001 shows that looms learn", LineKind.TEXT),
        ("replaced with revised version Thu, 14 Mar 2024 01:12:29 GMT   (1101kb,D)", LineKind.REPLACED),
        ("Title: Yarn", LineKind.TITLE),
        ("Journal-ref: Journal of Looms 7", LineKind.LABELED),
        ("MSC-class: 16T05", LineKind.LABELED),
        ("  and a label inside: of text", LineKind.TEXT),
        ("\\\\ ( https://arxiv.org/abs/2403.09001 ,  500kb)", LineKind.END),
    ],
)
def test_each_line_has_its_kind(line: str, kind: LineKind) -> None:
    (mail_line,) = mail_lines([line, "", "   "])
    assert mail_line.kind is kind


def test_first_and_last_line_name_the_paper() -> None:
    lines = mail_lines(["arXiv:2403.09001", "\\\\ ( https://arxiv.org/abs/cs/0601001 ,  5kb)", "Title: Yarn"])
    assert [str(number) for line in lines if (number := id_in_line(line))] == ["2403.09001", "cs/0601001"]


@pytest.mark.parametrize("size", ["   (500kb,D)", " (9 kb) ", "(12kb , AS)", " ( 7KB,D)"])
def test_the_size_is_no_part_of_a_date(size: str) -> None:
    (line,) = mail_lines([f"Date: Thu, 14 Mar 2024 05:20:35 GMT{size}"])
    assert (line.label, line.value) == ("published", "Thu, 14 Mar 2024 05:20:35 GMT")


@pytest.mark.parametrize(
    "value", ["Looms (in 500kb of memory)", "Looms (500kbit)", "Looms", "500kb)", "(5) kb"]
)
def test_a_title_keeps_what_is_no_size(value: str) -> None:
    (line,) = mail_lines([f"Title: {value}"])
    assert line.value == value


@pytest.mark.parametrize("unit", [" ", "(1kb ", "(1kb) ", "> "])
@pytest.mark.parametrize("start", ["Title: A", "Date (", ""])
def test_a_hostile_line_takes_linear_time(start: str, unit: str) -> None:
    assert_linear_time(mail_lines, lambda size: [f"{start}{unit * (size // len(unit))}Note"], 5_000)


def test_a_line_that_starts_with_a_sign_is_quoted_only_in_a_quoted_mail() -> None:
    (line,) = mail_lines(["> 5 threads"])
    assert line.text == "> 5 threads"
    assert mail_lines(["> \\\\", "> 5 threads"])[1].text == "5 threads"
