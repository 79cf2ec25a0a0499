"""Messages of Slack."""

from __future__ import annotations

from paper_digest.listings.markup.blocks import parse_blocks
from paper_digest.listings.markup.chat import is_chat, markdown_of_chat
from paper_digest.listings.paper_list import parse
from paper_digest.model.record import Sighting

MESSAGES = """*#weaving* digest, 12 March 2024

*<https://arxiv.org/abs/2403.05001|Knots Explain Long Nets>*
W. Ota, L. Perez, J. Quist
:speech_balloon: 7 replies  :+1: 12

*<https://arxiv.org/abs/2403.05222|Cheap Looms: Small Wheels for Large Mills>*
T. Amari, S. Novak
:speech_balloon: 3 replies  :+1: 9

*<https://arxiv.org/abs/2403.05777|Dye that Forgets>*
P. Eze, D. Lang, R. Suzuki
:speech_balloon: 1 reply  :+1: 4
"""


def test_links_and_bold_words_become_those_of_markdown() -> None:
    assert markdown_of_chat(["*<https://example.org/a|Looms>* :+1: a*b*c", "at 10:30:00"]) == [
        "**[Looms](https://example.org/a)**  a*b*c",
        "at 10:30:00",
    ]
    assert not is_chat("<https://example.org/a|Looms> and <https://example.org>")
    assert not is_chat("a < b | c > d and <https://example.org>")


def test_the_papers_of_messages_have_their_own_links_and_people() -> None:
    outputs = parse(parse_blocks("digest.txt", MESSAGES.split("\n"))) or ()
    papers = [output for output in outputs if isinstance(output, Sighting)]
    assert [
        (paper.title, [*map(str, paper.authors)], [identifier.value for identifier in paper.identifiers])
        for paper in papers
    ] == [
        ("Knots Explain Long Nets", ["W. Ota", "L. Perez", "J. Quist"], ["2403.05001"]),
        ("Cheap Looms: Small Wheels for Large Mills", ["T. Amari", "S. Novak"], ["2403.05222"]),
        ("Dye that Forgets", ["P. Eze", "D. Lang", "R. Suzuki"], ["2403.05777"]),
    ]
