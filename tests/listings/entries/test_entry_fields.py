"""What an entry says beside its title."""

from __future__ import annotations

from paper_digest.listings.entries.entry_fields import sighting_of
from paper_digest.listings.entries.markdown_items import items_of_markdown
from paper_digest.listings.entries.title_candidates import title_candidates
from paper_digest.listings.entries.units import units_of

from tests.listings.entries.reading import entry, sightings_in


def test_an_arxiv_id_is_no_date() -> None:
    paper = entry("- **One Title of Words**, arXiv:2011.05434 [[pdf](https://arxiv.org/abs/2011.05434)]")
    assert paper.published is None
    assert [identifier.value for identifier in paper.identifiers] == ["2011.05434"]


def test_labels_below_a_title() -> None:
    abstract = " ".join(["We show that it works in all cases that we know."] * 4)
    paper = entry(
        f"- **One Title of Words**\n  - Authors: Ada Lovelace\n  - Abstract: {abstract}\n  - Stars: 12\n"
        "  - Link: https://arxiv.org/abs/2410.10009"
    )
    assert (paper.abstract, paper.stars) == (abstract, 12)
    assert [str(name) for name in paper.authors] == ["Ada Lovelace"]
    assert paper.urls == ("https://arxiv.org/abs/2410.10009",)


def test_a_row_has_its_fields_in_columns() -> None:
    table = "\n".join(
        (
            "| Date | Title | Authors | Venue | Abstract | PDF |",
            "|--|--|--|--|--|--|",
            *(
                f"| 2024-10-0{day} | A Title of Words {name} | Ada Lovelace, et.al | ICML "
                f"| <details><summary>Show</summary><p>We show {name}.</p></details> "
                f"| [link](https://arxiv.org/abs/2410.1000{day}) |"
                for day, name in enumerate(("Aleph", "Beth", "Gimel"), 1)
            ),
        )
    )
    paper = sightings_in(f"# Papers\n\n{table}\n")[0]
    assert (paper.title, str(paper.published), paper.venue) == (
        "A Title of Words Aleph",
        "2024-10-01",
        "ICML",
    )
    assert paper.abstract == "We show Aleph."
    assert ([str(name) for name in paper.authors], paper.has_more_authors) == (["Ada Lovelace"], True)


def test_the_lines_of_an_entry_are_those_of_its_unit() -> None:
    lines = ["# Papers", "", "- **One Title of Words**", "  - Authors: Ada Lovelace", "", "- Other"]
    unit = next(units_of(items_of_markdown(lines)))
    title = next(candidate for candidate in title_candidates(unit) if candidate.opening == "bold")
    paper = sighting_of(unit, title, "list.md", None)
    assert (paper.title, paper.span.first, paper.dump) == ("One Title of Words", 3, "list.md")
    assert not any(line.strip() for line in lines[4 : paper.span.last])


def test_a_summary_stands_in_for_an_abstract() -> None:
    link = "- [{title}](https://arxiv.org/abs/2401.0000{n})\n"
    entry = f"{link}    - Ada Roe, Bo Moe\n    - 📖 TLDR: A loom that never breaks.\n"
    titles = ("Looms of the North", "Dye and Wool")
    papers = sightings_in("".join(entry.format(title=title, n=n) for n, title in enumerate(titles)))
    assert {(paper.abstract, paper.machine_generated) for paper in papers} == {
        ("A loom that never breaks.", True)
    }
