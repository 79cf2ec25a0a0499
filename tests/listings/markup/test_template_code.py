"""Comments and code of site generators are not seen."""

from __future__ import annotations

import pytest
from paper_digest.listings.markup.template_code import without_template_code

from tests.linear_time import assert_linear_time
from tests.listings.entries.reading import sightings_in


@pytest.mark.parametrize(
    ("line", "seen"),
    [
        ("Weaving <!-- not yet --> Nets", "Weaving  Nets"),
        ("[//]: # (Only the best papers.)", ""),
        ("{% include header.html %}", ""),
        ("{: .no_toc }", ""),
        ('[Weaving](https://example.org){:target="_blank"} Nets', "[Weaving](https://example.org) Nets"),
        ("[pdf]({{ site.baseurl }}/files/a.pdf)", "[pdf](/files/a.pdf)"),
        ("[pdf]({{ '/files/a.pdf' | relative_url }})", "[pdf](/files/a.pdf)"),
        ('{{< figure src="a.jpg" title="From the movie" >}}', ""),
        ('{{< paper title="Weaving Nets" >}}', '{{< paper title="Weaving Nets" >}}'),
        ("{{GAN}}s Weave Nets", "{{GAN}}s Weave Nets"),
        ("Sets {x} and {: in formulas", "Sets {x} and {: in formulas"),
        ("<script>let paper = 1;</script>", ""),
        ("<script>alert(1)</script> in a Title", "<script>alert(1)</script> in a Title"),
        ("Weaving <style>Nets</style>", "Weaving <style>Nets</style>"),
        ("[pdf]({{ page.file | append: '.pdf' }})", "[pdf]()"),
        ("{{arxiv|2401.00001}} and {{cite|title=Nets}}", "{{arxiv|2401.00001}} and {{cite|title=Nets}}"),
        ("<!-- that nothing ends", "<!-- that nothing ends"),
        ("`<!--` begins a comment, `-->` ends it", "`<!--` begins a comment, `-->` ends it"),
        ("Typed Holes {: int} in Functional Programs", "Typed Holes {: int} in Functional Programs"),
        ("The {%d} Bug %} in C", "The {%d} Bug %} in C"),
    ],
)
def test_code_is_not_seen(line: str, seen: str) -> None:
    assert without_template_code([line])[0] == seen


def test_the_numbers_of_lines_stay() -> None:
    lines = ["# Papers", "<!--", "- Hidden", "-->", "- Seen", "<style>", "a {}", "</style>", "end"]
    assert without_template_code(lines) == ["# Papers", "", "", "", "- Seen", "", "", "", "end"]


@pytest.mark.parametrize(
    "lines",
    [
        ["Parsing <title> Elements", "Ada Lovelace", "Closing </title> Tags"],
        ["- Weaving Nets <!-- to be checked", "", "- Spinning Wool", "- Dyeing Silk -->"],
        ["```", "<!-- start", "```", "- [Weaving Nets](https://arxiv.org/abs/2401.00001)", "end -->"],
    ],
)
def test_words_of_titles_and_code_hide_nothing_below_them(lines: list[str]) -> None:
    assert without_template_code(lines) is lines


def test_a_page_without_code_stays_as_it_is() -> None:
    lines = ["# Papers", "- Weaving Nets"]
    assert without_template_code(lines) is lines


def test_papers_with_template_code_in_their_links_are_read_and_those_in_comments_are_not() -> None:
    page = """# Publications

- [Weaving Nets for Fish](https://arxiv.org/abs/2401.00001){:target="_blank"} Ada Roe, Max Moe. 2024.
- [Spinning Wool for Sheep]({{ site.baseurl }}/files/wool.pdf) Ada Roe, Max Moe. 2024.
- [Dyeing Silk for Worms]({{ "/files/silk.pdf" | relative_url }}) Ada Roe, Max Moe. 2024.
<!-- - [Hidden Paper of the Past](https://arxiv.org/abs/2401.00003) Ada Roe. 2024. -->
"""
    assert [sighting.title for sighting in sightings_in(page)] == [
        "Weaving Nets for Fish",
        "Spinning Wool for Sheep",
        "Dyeing Silk for Worms",
    ]


@pytest.mark.parametrize(
    "mark",
    [
        "<!--",
        "<script>",
        "{%",
        "{{ a.",
        "{:",
        "<!--</script>",
        "{{ 'a",
        "{:.a",
        "{:a=b",
        "\n```",
        "a<title>\n",
    ],
)
def test_time_is_linear(mark: str) -> None:
    assert_linear_time(without_template_code, lambda n: [mark * n])
