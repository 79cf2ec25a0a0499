"""Text becomes blocks: paragraphs, headings, items and cells with their lines."""

from __future__ import annotations

import textwrap

from paper_digest.listings.markup.text import parse_text_blocks
from paper_digest.model.record import Span

LINK = "[Flat Minima](https://a.org/x)"
SENTENCES = (
    "We study how networks find flat minima of their error, and why networks that find them are simple and "
    "generalize well, as experiments with feedforward and recurrent networks on several tasks confirm here, "
    "and the stock market is among them."
)


def test_blank_lines_separate_blocks() -> None:
    blocks = parse_text_blocks(["Flat Minima", "", "1997"])
    assert [(block.text, block.span) for block in blocks] == [
        ("Flat Minima", Span(1, 1)),
        ("1997", Span(3, 3)),
    ]


def test_a_wrapped_paragraph_is_one_block() -> None:
    lines = textwrap.wrap(SENTENCES, 72)
    (block,) = parse_text_blocks(lines)
    assert (block.text, block.span) == (SENTENCES, Span(1, len(lines)))


def test_short_lines_are_blocks_of_their_own() -> None:
    assert [block.text for block in parse_text_blocks(["Flat Minima", "Sepp Hochreiter"])] == [
        "Flat Minima",
        "Sepp Hochreiter",
    ]


def test_an_underlined_line_of_markdown_is_a_heading() -> None:
    first, *_ = parse_text_blocks(["Flat Minima", "===========", "", LINK])
    assert (first.text, first.level) == ("Flat Minima", 1)


def test_each_cell_is_a_block_with_the_heading_of_its_column() -> None:
    blocks = parse_text_blocks(["| Title | Year |", "|---|---|", f"| {LINK} | 1997 |"])
    assert [block.text for block in blocks if block.text] == ["Title: Flat Minima", "Year: 1997"]


def test_every_line_with_text_is_in_a_block() -> None:
    lines = ["# A", "```python", "x = 1", "```", "", LINK, "---"]
    covered = {n for block in parse_text_blocks(lines) for n in range(block.span.first, block.span.last + 1)}
    assert covered == {1, 2, 3, 4, 6, 7}


def test_a_line_that_ends_in_a_preposition_is_not_a_whole_title() -> None:
    lines = ["1. REVERSIBLE THREAD NORMALIZATION FOR", "ACCURATE FORECASTS", "https://example.org/a"]
    blocks = parse_text_blocks(lines)
    assert blocks[0].text == "REVERSIBLE THREAD NORMALIZATION FOR ACCURATE FORECASTS"
    assert [block.text for block in parse_text_blocks(["Submitted by", "Ada"])] == ["Submitted by", "Ada"]


def test_lines_of_a_link_with_hard_breaks_are_one_paragraph_up_to_an_empty_one() -> None:
    url = "https://huggingface.co/papers/2410.05434"
    first, second = "We present a loom that learns a pattern from threads", "and needs no examples."
    lines = [f"[{first}\\", f"{second}\\", "\\", f"A loom of wool and silk.]({url})"]
    texts = [block.text for block in parse_text_blocks(lines) if block.text]
    assert texts == [f"{first} {second}", "A loom of wool and silk."]


def linked_texts(*lines: str) -> list[str]:
    """The texts of the blocks of a link in which every line but the last ends in a hard break."""
    broken = [f"{line}\\" for line in lines[:-1]]
    page = "\n".join((*broken, lines[-1]))
    blocks = parse_text_blocks(f"[{page}](https://huggingface.co/papers/2410.05434)".split("\n"))
    return [block.text for block in blocks if block.text]


def test_a_short_line_of_a_link_goes_on_in_lower_case() -> None:
    assert linked_texts("We present looms", "and show that they", "learn.") == [
        "We present looms and show that they learn."
    ]
    assert linked_texts("Faster Looms of Today", "and threads") == ["Faster Looms of Today", "and threads"]
    assert linked_texts("We present looms", "by Ada Lovelace") == ["We present looms", "by Ada Lovelace"]


def test_the_address_at_the_end_of_a_linked_sentence_is_part_of_it() -> None:
    assert linked_texts("Our code is at", "https://github.com/a/b") == [
        "Our code is at https://github.com/a/b"
    ]


def test_rows_of_properties_in_a_quotation_are_labeled_lines() -> None:
    table = ["> | 属性 | 内容 |", "> |:---:|:---|", "> | 👤 作者 | Ada Lovelace |"]
    lines = ["> ### 1. On Looms", *table, "> **B** **C** **D**"]
    texts = [block.text for block in parse_text_blocks(lines) if block.text]
    assert "👤 作者: Ada Lovelace" in texts
    assert not any("---" in text for text in texts)


def test_a_long_line_of_sentences_goes_on_in_lower_case() -> None:
    cut = "In this paper we show how looms weave the threads that nobody else"
    two = "Threads break when looms stop. A new spindle keeps them where nobody"
    for above in (cut, two):
        lines = ["Looms", "Ada Lovelace", "ICML", above, "has seen …", "Save", "Share"]
        texts = [block.text for block in parse_text_blocks(lines)]
        assert texts == [*lines[:3], f"{above} has seen …", *lines[5:]]


def test_a_title_does_not_go_on_in_its_source() -> None:
    titles = (
        "Sparse Threads Are Enough for Weaving Wide Cloths on a Single Loom",
        "How looms are built if the threads are thin and weavers have little time",
    )
    lines = [
        f"{title}\n{source}" for title, source in zip(titles, ("cs.LG new", "arXiv preprint"), strict=True)
    ]
    for pair in lines:
        page = (*pair.split("\n"), "Ada Lovelace, Alan Turing", "", "And", "Other", "Lines")
        assert [block.text for block in parse_text_blocks(page)][:2] == list(page[:2])


def test_an_address_ends_the_sentence_above() -> None:
    lines = ["This is a post about", "https://arxiv.org/abs/2403.01001"]
    (block,) = parse_text_blocks(lines)
    assert block.text == " ".join(lines)
    title, address = parse_text_blocks(["A Post about", lines[1]])
    assert (title.text, address.text) == ("A Post about", "")


def test_a_sentence_goes_on_below_an_address_in_it() -> None:
    lines = ["This is a post about", "https://arxiv.org/abs/2403.01001", "and it is short.", "Faster Looms"]
    assert [block.text for block in parse_text_blocks(lines)] == [" ".join(lines[:3]), lines[3]]


def test_code_in_a_named_language_has_no_words() -> None:
    lines = ("# Papers", "", "```yaml", "- title: A Title", "```", "```", "A Title", "```")
    assert [block.text for block in parse_text_blocks(lines) if block.text] == ["Papers", "A Title"]


def test_people_below_a_title_that_ends_with_a_preposition_are_no_part_of_it() -> None:
    for title, people in (
        ("What Are Looms Good For", "Ada Lovelace, Alan Turing"),
        ("The Threads That Weavers Rely On", "Ada Lovelace"),
    ):
        assert [block.text for block in parse_text_blocks([title, people])] == [title, people]
