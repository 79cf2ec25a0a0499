"""Lists of papers in random layouts, made of real records, with the papers that must be read from them.

A layout is a random choice of each thing in which lists differ: what an entry is (an item, a row, a
paragraph, a heading), how titles are set apart, which fields are shown, in which order and form, what is
between them, and what else is on the page. So layouts that nobody wrote down are tried, too.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from tests.eval.listing_styles import Record

_VENUES: Final = (
    "CVPR,NeurIPS,ICLR,ACL,ICML,AAAI,EMNLP,KDD,ECCV,TPAMI,INTERSPEECH,SIGGRAPH,ICRA,Nature Communications,"
    "arXiv,TMLR,ACM MM"
).split(",")
_LONG_VENUES: Final = (
    "IEEE Transactions on Pattern Analysis and Machine Intelligence",
    "In Proceedings of the IEEE/CVF Conference on Computer Vision and Pattern Recognition",
    "Advances in Neural Information Processing Systems",
    "Nature Machine Intelligence",
    "arXiv preprint",
)
_INSTITUTIONS: Final = ("MIT", "Google", "Stanford University", "Microsoft Research", "CMU", "DeepMind")
_MONTHS: Final = (
    "January February March April May June July August September October November December".split()
)
_FIRST_FIVE_DIGITS: Final = 2015
"""The year from which the numbers of arXiv have five digits."""


@dataclass(frozen=True, slots=True)
class LayoutPaper:
    """A paper as the lists show it."""

    title: str
    authors: tuple[str, ...]
    year: int
    month: int
    day: int
    arxiv_id: str
    venue: str
    long_venue: str
    institution: str
    abstract: str
    number: int
    has_code: bool

    @property
    def url(self) -> str:
        return f"https://arxiv.org/{'pdf' if self.number % 4 == 0 else 'abs'}/{self.arxiv_id}"

    @property
    def code_url(self) -> str:
        return f"https://github.com/lab{self.number}/project-{self.number}"

    @property
    def short_title(self) -> str:
        """The word before the colon of the title; "" if it has none."""
        first, colon, _ = self.title.partition(":")
        return first if colon and len(first.split()) == 1 else ""

    @property
    def sentence(self) -> str:
        return re.split(r"(?<=[a-z]{3}\.)\s", self.abstract)[0]


Form = Callable[[LayoutPaper], str]


def _last(name: str) -> str:
    return name.split()[-1]


def _initials(name: str) -> str:
    return " ".join(f"{word[0]}." for word in name.split()[:-1])


def _and(names: Sequence[str]) -> str:
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else names[0]


PEOPLE: Final[Mapping[str, Form]] = {
    "all": lambda paper: ", ".join(paper.authors),
    "all, and": lambda paper: _and(paper.authors),
    "semicolons": lambda paper: "; ".join(paper.authors),
    "first et al.": lambda paper: (
        f"{paper.authors[0]} et al." if len(paper.authors) > 2 else _and(paper.authors)
    ),
    "last name et al.": lambda paper: f"{_last(paper.authors[0])} et al.",
    "three, et al.": lambda paper: ", ".join(paper.authors[:3]) + ", et al." * (len(paper.authors) > 3),
    "initials first": lambda paper: ", ".join(
        f"{_initials(name)} {_last(name)}".strip() for name in paper.authors
    ),
    "initials last": lambda paper: ", ".join(
        f"{_last(name)}, {_initials(name)}".strip(", ") for name in paper.authors
    ),
}
_WRAPPED: Final = (
    "{}", "{}", "{}", "*{}*", "_{}_", "({})", "<sub>{}</sub>", "<i>{}</i>", "by {}", "Authors: {}",
    "**Authors:** {}", "[{}]", "<small>{}</small>",
)  # fmt: skip
"""What may be around people."""
_TITLES: Final = (
    "{}", "{}", "{}", "**{}**", "**{}**", "*{}*", "***{}***", '"{}"', "“{}”", "**{}.**", '**"{}"**',
    "<b>{}</b>", "[{}](url)", "[{}](url)", "[{}](url)", "**[{}](url)**", "[**{}**](url)", "__{}__", "_{}_",
    "<i>{}</i>", "<strong>{}</strong>",
)  # fmt: skip
_VENUE_FORMS: Final = (
    "{venue} {year}", "({venue} {year})", "[{venue} {year}]", "{venue}'{short}", "[{venue}'{short}]",
    "`{venue} {year}`", "**{venue} {year}**", "*{venue}*, {year}", "*{venue} {year}*", "{long}, {year}",
    "*{long}*, {year}", "In {venue}, {year}", "{venue}{year}", "**[{venue} {year}]**", "arXiv:{id}",
    "![{venue}](https://img.shields.io/badge/{venue}-{year}-blue)", "({venue})", "{venue}-{year}",
    "**`{venue} {year}`**", "<sub>{venue} {year}</sub>",
)  # fmt: skip
_DATE_FORMS: Final = (
    "{year}", "({year})", "{year}-{month:02}-{day:02}", "{year}/{month:02}", "{year}.{month:02}",
    "{year}.{month:02}.{day:02}", "{short}.{month:02}", "{name:.3} {year}", "{name:.3} {day}, {year}",
    "{day} {name:.3} {year}", "[{year}/{month:02}/{day:02}]", "{name} {year}", "({name:.3}, {year})",
    "`{year}-{month:02}`", "**{year}.{month:02}**",
)  # fmt: skip
_BUTTONS: Final = (
    ("[[Paper]({url})]", "[[Code]({code})]"), ("[[paper]]({url})", "[[code]]({code})"),
    ("[Paper]({url})", "[Code]({code})"), ("[[PDF]({url})]", "[[GitHub]({code})]"),
    ("[paper]({url})", "| [code]({code})"), ("[PDF]({url})", "· [Code]({code})"),
    ("[![arXiv](https://img.shields.io/badge/arXiv-{id}-b31b1b.svg)]({url})",
     "[![Star](https://img.shields.io/github/stars/x.svg?style=social)]({code})"),
    ("📄 [Paper]({url})", "💻 [Code]({code})"), ("[📄]({url})", "[:octocat:]({code})"),
    ("([paper]({url}))", "([code]({code}))"), ("[link]({url})", "[github]({code})"),
    ("[arXiv:{id}](https://arxiv.org/abs/{id})", "[code]({code})"), ("{url}", "code: {code}"),
    ("<{url}>", "<{code}>"), ("[pdf]({url})", ", [code]({code})"),
    ('<a href="{url}">Paper</a>', '<a href="{code}">Code</a>'),
    ("[**[Paper]**]({url})", "[**[Code]**]({code})"), ("**[[Paper]({url})]**", "**[[Code]({code})]**"),
    ("Paper: [link]({url})", "Code: [link]({code})"),
)  # fmt: skip
_LEADS: Final = (
    "{short_title}: ",
    "**{short_title}**: ",
    "`{short_title}` ",
    "🔥 ",
    "[{number}] ",
    "[{institution}] ",
    "⭐ ",
)
_NOTES: Final = (
    "\n  - {sentence}", "\n  - **TL;DR**: {sentence}", "\n  > {sentence}", "\n  - Abstract: {abstract}",
    "\n  <details><summary>Abstract</summary>{abstract}</details>", "\n  - Keywords: learning, vision",
)  # fmt: skip
_SEPARATORS: Final = (
    ", ",
    ". ",
    " ",
    " | ",
    " - ",
    " — ",
    ": ",
    "; ",
    " <br> ",
    "<br>\n  ",
    "\n  - ",
    "  \n  ",
    " · ",
)
_USUAL_SEPARATORS: Final = (", ", ". ", " ", " ", " | ", " - ", "<br>\n  ", "\n  - ", "  \n  ")
_BEFORE_TITLES: Final = (" ", ", ", ": ", " - ")
_CONTAINERS: Final = (
    *("-", "-", "-", "*", "*", "+", "1.", "1)", "table", "table", "paragraph", "heading", "lines"),
    *("dot", "HTML list", "HTML table", "[1]"),
)
_COLUMNS: Final = {
    "title": ("Title", "Paper", "Paper Title"),
    "people": ("Authors",),
    "venue": ("Venue", "Publication", "Pub."),
    "date": ("Date", "Year", "Time"),
    "buttons": ("Links", "Link", "Paper & Code", "Resources"),
}
_NEWS: Final = (
    "## News\n\n- [2024/05] We released our survey! 🔥\n- **2023.12**: first version of this list.\n"
)
_AROUND: Final = (
    "## Tools\n\n- [PyTorch Geometric](https://github.com/pyg-team/pytorch_geometric) - For graphs.\n"
    "- [timm](https://github.com/huggingface/pytorch-image-models): image models\n",
    "## Datasets\n\n| Dataset | Size | Link |\n|---|---|---|\n"
    "| COCO | 330k | [website](https://cocodataset.org) |\n",
    "## Related Lists\n\n- [awesome-nlp](https://github.com/keon/awesome-nlp)\n",
    "## Citation\n\nPlease cite:\n\n```bibtex\n@misc{me2024list,\n  title={A List of Papers},\n"
    "  author={Me, I.},\n  year={2024}\n}\n```\n",
)
_LINE_END = re.compile(r"(?:<br>|  )?\n  (?:- )?")


@dataclass(frozen=True, slots=True)
class Layout:
    """How a page shows its papers."""

    container: str
    order: tuple[str, ...]
    """The fields of an entry, among them "title"."""
    forms: Mapping[str, str]
    people: str
    """The form of the names."""
    separators: tuple[str, ...]
    """Between the fields."""
    lead: str
    note: str
    end: str

    @property
    def description(self) -> str:
        """What the layout is, in a line."""
        return f"{self.container}, {' > '.join(self.order)}, {self.forms['title']}"

    def field(self, name: str, paper: LayoutPaper) -> str:
        """A field of a paper as the layout shows it."""
        form = self.forms[name]
        if name == "title":
            return form.replace("(url)", f"({paper.url})").replace("{}", paper.title)
        if name == "people":
            return form.replace("{}", PEOPLE[self.people](paper))
        if name == "buttons":
            form = " ".join(_BUTTONS[int(form)][: 1 + paper.has_code])
        return form.format(**values_of(paper))

    def leading(self, paper: LayoutPaper) -> str:
        """What is before the title; a name only if the title has one: `LoomNet: Faster Nets`."""
        is_missing = "short_title" in self.lead and not paper.short_title
        return "" if is_missing else self.lead.format(**values_of(paper))

    def entry(self, paper: LayoutPaper) -> str:
        """The fields of a paper with what is between them."""
        text = self.leading(paper)
        for index, name in enumerate(self.order):
            words = self.field(name, paper)
            separator = self.separators[index] if index else ""
            text += (" " if words.startswith(("|", ",")) and separator else separator) + words
        return text + self.end

    def noted(self, paper: LayoutPaper) -> str:
        return self.note.format(**values_of(paper))


@dataclass(frozen=True, slots=True)
class LayoutPage:
    """A page in a random layout."""

    layout: str
    """What the layout is, in a line."""
    name: str
    text: str
    papers: tuple[LayoutPaper, ...]


def random_page(records: Sequence[Record], seed: int) -> LayoutPage:
    """A page of some records in the layout that a seed chooses."""
    rng = random.Random(seed)
    layout = _layout(rng)
    papers = tuple(layout_paper(record, number, rng) for number, record in enumerate(records, 1))
    sections = _sections(papers, rng)
    opening = (
        f"# Awesome {rng.choice(('Vision', 'LLM Agents'))}{rng.choice(('', ' Papers'))}\n",
        "A curated list of papers on the topic.\n",
    )
    contents = "\n".join(f"- [{heading}](#{heading.lower()})" for heading, _ in sections)
    parts = [
        *opening,
        *([_NEWS] if rng.random() < 0.2 else ()),
        *([f"## Contents\n\n{contents}\n"] if rng.random() < 0.5 else ()),
        *(f"## {heading}\n\n{_entries(layout, own, rng)}\n" for heading, own in sections),
        *(part for part in _AROUND if rng.random() < 0.3),
        "## License\n\nMIT\n",
    ]  # fmt: skip
    return LayoutPage(layout.description, "README.md", "\n".join(parts), papers)


def _sections(papers: Sequence[LayoutPaper], rng: random.Random) -> list[tuple[str, Sequence[LayoutPaper]]]:
    headings = ("Surveys", "Methods", "Applications") if rng.random() < 0.8 else ("2024", "2023", "2022")
    size = -(-len(papers) // rng.randint(1, len(headings)))
    return [
        (heading, papers[start : start + size])
        for heading, start in zip(headings, range(0, len(papers), size), strict=False)
    ]


def _layout(rng: random.Random) -> Layout:
    title = rng.choice(_TITLES)
    chosen = {
        "people": rng.choice(_WRAPPED) if rng.random() < 0.8 else "",
        "venue": rng.choice(_VENUE_FORMS) if rng.random() < 0.95 else "",
        "date": rng.choice(_DATE_FORMS) if rng.random() < 0.8 else "",
        "buttons": str(rng.randrange(len(_BUTTONS))) if "url" not in title or rng.random() < 0.9 else "",
    }
    forms = {"title": title, **{name: form for name, form in chosen.items() if form}}
    order = _order([name for name in forms if name != "title"], rng)
    usual = rng.choice(_USUAL_SEPARATORS) if rng.random() < 0.6 else ""
    separators = [usual or rng.choice(_SEPARATORS) for _ in order]
    for index in range(1, order.index("title") + 1):
        if "\n" in separators[index] or "br" in separators[index]:
            separators[index] = rng.choice(_BEFORE_TITLES)
    return Layout(
        container=rng.choice(_CONTAINERS),
        order=tuple(order),
        forms=forms,
        people=rng.choice(list(PEOPLE)),
        separators=tuple(separators),
        lead=rng.choice(_LEADS) if rng.random() < 0.5 else "",
        note=rng.choice(_NOTES) if rng.random() < 0.5 else "",
        end="." if rng.random() < 0.25 else "",
    )


def _order(beside: Sequence[str], rng: random.Random) -> list[str]:
    """The title first in most layouts; in others behind a date, a venue or the people."""
    kind = rng.random()
    if kind < 0.75:
        return ["title", *(rng.sample(beside, len(beside)) if kind < 0.2 else beside)]
    first = [name for name in (("date", "venue") if kind < 0.88 else ("people",)) if name in beside][:1]
    return [*first, "title", *(name for name in beside if name not in first)]


def layout_paper(record: Record, number: int, rng: random.Random) -> LayoutPaper:
    """A record with what it lacks to be listed: a number on arXiv, a venue, an address of code."""
    year = min(max(int(str(record["date"])[:4]), 2008), 2025)
    month = rng.randrange(1, 13)
    digits = 5 if year >= _FIRST_FIVE_DIGITS else 4
    return LayoutPaper(
        title=str(record["title"]).strip(),
        authors=tuple(map(str, record["authors"])),
        year=year,
        month=month,
        day=rng.randrange(1, 29),
        arxiv_id=f"{year % 100:02}{month:02}.{rng.randrange(10**digits):0{digits}}",
        venue=rng.choice(_VENUES),
        long_venue=rng.choice(_LONG_VENUES),
        institution=rng.choice(_INSTITUTIONS),
        abstract=str(record["abstract"]).replace("|", "/").replace("\n", " "),
        number=number,
        has_code=rng.random() < 0.4,
    )


def values_of(paper: LayoutPaper) -> dict[str, Any]:
    """What the forms of layouts show, by name."""
    return {
        "venue": paper.venue, "long": paper.long_venue, "year": paper.year, "short": f"{paper.year % 100:02}",
        "month": paper.month, "day": paper.day, "name": _MONTHS[paper.month - 1], "id": paper.arxiv_id,
        "url": paper.url, "code": paper.code_url, "number": paper.number, "institution": paper.institution,
        "sentence": paper.sentence, "abstract": paper.abstract,
        "short_title": paper.short_title,
    }  # fmt: skip


# ---------------------------------------------------------------- entries


def _entries(layout: Layout, papers: Sequence[LayoutPaper], rng: random.Random) -> str:
    match layout.container:
        case "table":
            return _table(layout, papers, rng)
        case "HTML table":
            return _html_table(layout, papers, rng)
        case "heading":
            return "\n".join(_below_heading(layout, paper) for paper in papers)
        case "HTML list":
            items = (as_html(_LINE_END.sub("<br>", layout.entry(paper))) for paper in papers)
            return f"<ul>\n{''.join(f'<li>{item}</li>' + chr(10) for item in items)}</ul>"
        case _:
            return "\n".join(_items(layout, papers))


def _items(layout: Layout, papers: Iterable[LayoutPaper]) -> Iterator[str]:
    for index, paper in enumerate(papers, 1):
        text = layout.entry(paper) + layout.noted(paper)
        match layout.container:
            case "1." | "1)":
                yield f"{index}{layout.container[1]} {text}"
            case "lines":
                yield f"{_LINE_END.sub('<br>' + chr(10), layout.entry(paper))}<br>"
            case "paragraph" | "dot" | "[1]":
                mark = {"paragraph": "", "dot": "• ", "[1]": f"[{paper.number}] "}[layout.container]
                yield mark + _LINE_END.sub("\n", text) + "\n"
            case marker:
                yield f"{marker} {text}"


def _below_heading(layout: Layout, paper: LayoutPaper) -> str:
    lines = [layout.field(name, paper) for name in layout.order if name != "title"]
    note = layout.noted(paper).removeprefix("\n  ").removeprefix("- ")
    heading = f"### {layout.leading(paper)}{layout.field('title', paper)}"
    return "\n\n".join(filter(None, (heading, *lines, note))) + "\n"


def _table(layout: Layout, papers: Iterable[LayoutPaper], rng: random.Random) -> str:
    rows = [_cells(layout, paper) for paper in papers]
    headings = [rng.choice(_COLUMNS[name]) for name in layout.order]
    lines = (headings, ["---"] * len(headings), *rows)
    return "".join(f"| {' | '.join(cell.replace('|', '') for cell in line)} |\n" for line in lines)


def _html_table(layout: Layout, papers: Iterable[LayoutPaper], rng: random.Random) -> str:
    headings = "".join(f"<th>{rng.choice(_COLUMNS[name])}</th>" for name in layout.order)
    rows = ("".join(f"<td>{as_html(cell)}</td>" for cell in _cells(layout, paper)) for paper in papers)
    return f"<table><tr>{headings}</tr>\n{''.join(f'<tr>{row}</tr>' + chr(10) for row in rows)}</table>"


def _cells(layout: Layout, paper: LayoutPaper) -> list[str]:
    return [
        (layout.leading(paper) if name == "title" else "") + layout.field(name, paper)
        for name in layout.order
    ]


_HTML: Final = (
    (re.compile(r"!\[([^\]]*)\]\(([^)]*)\)"), r'<img alt="\1" src="\2">'),
    (re.compile(r"\[\[([^\[\]]*)\]\]\(([^)]*)\)"), r'<a href="\2">[\1]</a>'),
    (re.compile(r"\[((?:[^\[\]<]|<[^>]*>)*)\]\(([^)]*)\)"), r'<a href="\2">\1</a>'),
    (re.compile(r"\*\*\*(.+?)\*\*\*"), r"<b><i>\1</i></b>"),
    (re.compile(r"\*\*(.+?)\*\*|__(.+?)__"), r"<b>\1\2</b>"),
    (re.compile(r"(?<!\w)[*_](.+?)[*_](?!\w)"), r"<i>\1</i>"),
    (re.compile(r"`(.+?)`"), r"<code>\1</code>"),
    (re.compile(r"<(https?:[^>]*)>"), r'<a href="\1">\1</a>'),
)


def as_html(text: str) -> str:
    """The Markdown of an entry as HTML."""
    for pattern, replacement in _HTML:
        text = pattern.sub(replacement, text)
    return text
