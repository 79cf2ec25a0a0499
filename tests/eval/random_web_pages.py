"""Web pages of papers in random layouts, made of real records, with the papers that must be read from them.

As random_layouts.py, for saved HTML: what an entry is, the elements and classes of its parts, their order,
and what else is on the page are chosen at random. Classes may say what a part is, say nothing, or be missing.
"""

from __future__ import annotations

import html
import random
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import quote

from tests.eval.listing_styles import Record
from tests.eval.random_layouts import PEOPLE, Form, LayoutPage, LayoutPaper, layout_paper, values_of

_ENTRIES: Final = (
    ("div", "paper"), ("li", ""), ("li", "publication"), ("article", "card"), ("div", "pub-item"),
    ("div", "x1a2b"), ("p", ""), ("div", "row"), ("tr", ""), ("dl", ""), ("section", "entry"), ("div", ""),
)  # fmt: skip
"""The element of an entry and its class."""
_TITLES: Final = (
    "<h3>{}</h3>", '<h4 class="title">{}</h4>', "<h5>{}</h5>", '<a href="{url}">{}</a>',
    '<h3><a href="{url}">{}</a></h3>', '<div class="paper-title">{}</div>', "<strong>{}</strong>",
    "<b>{}</b>", '<span class="title">{}</span>', '<p class="title"><a href="{url}">{}</a></p>',
    '<div><a href="{url}"><b>{}</b></a></div>', '<div class="css-9f2">{}</div>',
    '<span class="pubtitle"><a href="{url}">{}</a></span>', "<em>{}</em>", '<h2><a href="{url}">{}</a></h2>',
    '<a href="{url}"><h4>{}</h4></a>',
)  # fmt: skip
_AROUND_PEOPLE: Final = (
    '<div class="authors">{}</div>', "<p>{}</p>", "<em>{}</em>", "<i>{}</i>",
    '<span class="author">{}</span>', '<p class="authors">{}</p>', "<div>{}</div>",
    "<div>Authors: {}</div>", "<p><b>Authors:</b> {}</p>", "<small>{}</small>", "by {}",
    '<div class="css-77a">{}</div>',
)  # fmt: skip
_NAMES: Final[Mapping[str, Callable[[Sequence[str]], str]]] = {
    "links": lambda names: ", ".join(f'<a href="/author/{quote(name)}">{name}</a>' for name in names),
    "spans": lambda names: ", ".join(f"<span>{name}</span>" for name in names),
    "list": lambda names: f'<ul class="author-list">{"".join(f"<li>{name}</li>" for name in names)}</ul>',
    "first in bold": lambda names: ", ".join((f"<b>{names[0]}</b>", *names[1:])),
    "marks": lambda names: ", ".join(f"{name}<sup>{n % 3 + 1}</sup>" for n, name in enumerate(names)),
}
_VENUES: Final = (
    '<span class="venue">{venue} {year}</span>', "<em>{venue} {year}</em>",
    '<div class="venue">{venue}, {year}</div>', "<i>{long}</i>, {year}", "<p>{long}, {year}</p>",
    '<span class="badge">{venue} {year}</span>', "In <i>{long}</i>, {year}", "({venue} {year})",
    "<div>{venue}</div>", "<div><em>In Proc. of {venue}, {year}</em></div>", "{venue} {year}",
    '<p class="periodical"><em>{venue}</em> {year}</p>',
)  # fmt: skip
_DATES: Final = (
    '<time datetime="{year}-{month:02}-{day:02}">{name} {day}, {year}</time>',
    '<span class="date">{year}-{month:02}-{day:02}</span>', "<div>{name} {year}</div>",
    "<span>{day} {name:.3} {year}</span>", "<p>Published: {year}-{month:02}-{day:02}</p>",
    "<div>Submitted on {day} {name:.3} {year}</div>",
)  # fmt: skip
_BUTTONS: Final = (
    ('<a href="{url}">PDF</a>', '<a href="{code}">Code</a>'),
    ('<a class="btn" href="{url}" role="button">arXiv</a>', '<a class="btn" href="{code}">Code</a>'),
    ('[<a href="{url}">paper</a>]', '[<a href="{code}">code</a>]'),
    ('<a href="{url}"><i class="fa fa-file"></i> Paper</a>', '<a href="{code}"><i></i> GitHub</a>'),
    ('<a href="{url}">pdf</a> / <a href="#bib{number}">bibtex</a>', '/ <a href="{code}">code</a>'),
    ('<span><a href="{url}">arXiv:{id}</a></span>', '<span><a href="{code}">Code</a></span>'),
    ('<a href="{url}">[PDF]</a>', '<a href="{code}">[Code]</a>'),
)  # fmt: skip
_ABSTRACTS: Final = (
    "<p>{}</p>", '<div class="abstract">{}</div>', "<details><summary>Abstract</summary><p>{}</p></details>",
    '<div class="collapse">{}</div>', "<p><b>Abstract:</b> {}</p>", "<blockquote>{}</blockquote>",
    '<div class="abstract hidden"><p>{}</p></div>', '<p class="card-text">{}</p>',
)  # fmt: skip
_SEPARATORS: Final = ("<br>\n", "<br>\n", "<br>\n", ", ", ". ", " ")
"""Between parts in one paragraph."""
_SECTIONS: Final = (
    ("Accepted Papers",), ("Oral Presentations", "Posters"), ("2024", "2023", "2022"), ("Publications",)
)  # fmt: skip
_NAVIGATION: Final = (
    '<nav><a href="/">Home</a> <a href="/papers">Papers</a> <a href="/login">Sign in</a></nav>\n'
)
_FOOTER: Final = '<footer><p>© 2024 The Organizers. <a href="/privacy">Privacy policy</a></p></footer>\n'
_INLINE = re.compile(r"<(?:em|i|b|span|small|strong|time)\b|<a href=\S+>(?!<h)|[^<]")


@dataclass(frozen=True, slots=True)
class WebLayout:
    """How a web page shows its papers."""

    element: str
    css_class: str
    order: tuple[str, ...]
    forms: Mapping[str, str]
    """By the name of a part; of the buttons, their number."""
    names: Form
    separator: str
    indent: str

    @property
    def description(self) -> str:
        """What the layout is, in a line."""
        return f"{self.element}, {' > '.join(self.order)}, {self.forms['title']}"

    def part(self, name: str, paper: LayoutPaper) -> str:
        """A part of an entry as HTML."""
        form = self.forms[name]
        values = {key: html.escape(str(value)) for key, value in values_of(paper).items()}
        if name == "title":
            return form.replace("{url}", values["url"]).replace("{}", html.escape(paper.title))
        if name == "people":
            return form.replace("{}", self.names(paper))
        if name == "abstract":
            return form.replace("{}", html.escape(paper.abstract))
        if name == "buttons":
            form = " ".join(_BUTTONS[int(form)][: 1 + paper.has_code])
        return form.format(**values)

    def entry(self, paper: LayoutPaper) -> str:
        """All of an entry as HTML."""
        parts = [self.part(name, paper) for name in self.order]
        if self.element == "tr":
            return f"<tr>{''.join(f'<td>{part}</td>' for part in parts)}</tr>"
        if self.element == "dl":
            title = parts[self.order.index("title")]
            return f"<dt>{title}</dt>\n<dd>{self._joined(self._beside_title(parts))}</dd>"
        opening = f'{self.element} class="{self.css_class}"' if self.css_class else self.element
        return f"{self.indent}<{opening}>{self._joined(parts)}</{self.element}>"

    def _beside_title(self, parts: Sequence[str]) -> Sequence[str]:
        return [part for name, part in zip(self.order, parts, strict=True) if name != "title"]

    def _joined(self, parts: Sequence[str]) -> str:
        text = ""
        before = "<p>"
        for part in parts:
            is_in_paragraph = _INLINE.match(part) and _INLINE.match(before)
            text += (self.separator if is_in_paragraph else "\n" + self.indent) * bool(text) + part
            before = part
        return text


def random_web_page(records: Sequence[Record], seed: int) -> LayoutPage:
    """A web page of some records in the layout that a seed chooses."""
    rng = random.Random(f"web {seed}")
    layout = _layout(rng)
    papers = tuple(layout_paper(record, number, rng) for number, record in enumerate(records, 1))
    headings = rng.choice(_SECTIONS)
    size = -(-len(papers) // len(headings))
    sections = "".join(
        f"<h2>{heading}</h2>\n{_list(layout, papers[start : start + size])}\n"
        for heading, start in zip(headings, range(0, len(papers), size), strict=False)
    )
    text = (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        f"<title>{headings[0]} - Workshop</title>\n"
        "<style>.a{color:red}</style></head>\n<body>\n"
        f"{_NAVIGATION if rng.random() < 0.7 else ''}<h1>Workshop on Learning</h1>\n"
        '<p>Welcome to the page of our workshop. See the <a href="/program">program</a>.</p>\n'
        f"{sections}{_FOOTER if rng.random() < 0.7 else ''}<script>var a = 1;</script>\n</body></html>\n"
    )
    return LayoutPage(layout.description, "page.html", text, papers)


def _layout(rng: random.Random) -> WebLayout:
    element, css_class = rng.choice(_ENTRIES)
    title = rng.choice(_TITLES)
    chosen = {
        "people": rng.choice(_AROUND_PEOPLE) if rng.random() < 0.9 else "",
        "venue": rng.choice(_VENUES) if rng.random() < 0.7 else "",
        "date": rng.choice(_DATES) if rng.random() < 0.4 else "",
        "buttons": str(rng.randrange(len(_BUTTONS))) if "{url}" not in title or rng.random() < 0.6 else "",
    }
    forms = {"title": title, **{name: form for name, form in chosen.items() if form}}
    order = _order(list(forms), rng)
    if rng.random() < 0.5:
        forms["abstract"] = rng.choice(_ABSTRACTS)
        order.append("abstract")
    return WebLayout(
        element, css_class, tuple(order), forms, _names(rng), rng.choice(_SEPARATORS), rng.choice(("", "  "))
    )


def _order(parts: list[str], rng: random.Random) -> list[str]:
    """The title first in most layouts; in others behind people, a venue or a date."""
    title, *beside = parts
    if rng.random() < 0.15:
        rng.shuffle(beside)
    first = [name for name in ("people", "venue", "date") if name in beside and rng.random() < 0.12]
    return [*first, title, *(name for name in beside if name not in first)]


def _names(rng: random.Random) -> Form:
    """How names are shown: as text in some order, or each in an element."""
    if rng.random() < 0.3:
        form = PEOPLE[rng.choice(list(PEOPLE))]
        return lambda paper: html.escape(form(paper))
    in_elements = _NAMES[rng.choice(list(_NAMES))]
    return lambda paper: in_elements([html.escape(name) for name in paper.authors])


def _list(layout: WebLayout, papers: Sequence[LayoutPaper]) -> str:
    entries = "\n".join(map(layout.entry, papers))
    around: dict[str, Any] = {"li": "ul", "tr": "table", "dl": "dl"}
    element = around.get(layout.element)
    return f"<{element}>\n{entries}\n</{element}>" if element else entries
