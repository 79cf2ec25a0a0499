"""Pages of papers in the styles of public lists, made of real records, with the titles that must be found.

Around the papers are other items of such pages: contents, tools, news. The templates are in
`listing_styles.toml`.
"""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

Record = Mapping[str, Any]

_TEMPLATES: Final = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
STYLES: Final[Mapping[str, Mapping[str, Any]]] = {style["name"]: style for style in _TEMPLATES["style"]}
_ITEM_STYLES: Final = tuple(
    name
    for name, style in STYLES.items()
    if style["templates"][0][:2] in ("- ", "* ", "1.") and "short title" not in name
)
_AROUND: Final[Mapping[str, Mapping[str, Any]]] = {part["name"]: part for part in _TEMPLATES["around"]}
_VENUES: Final = ("CVPR", "NeurIPS", "ICLR", "ACL", "ICML", "AAAI", "arXiv", "arXiv preprint", "KDD", "TPAMI")
_PAPER_WORDS: Final = ("paper", "Paper", "pdf", "PDF", "arXiv", "Link")
_CODE_WORDS: Final = ("code", "Code", "GitHub", "Project Page")
_SHARE_OF_NAMES: Final = 0.1
_SHARE_OF_LISTS: Final = 0.04
"""Titles that are lists of words: `Attention, Memory, Time`."""
_INSTITUTIONS: Final = ("University of Somewhere", "Loom Institute, Oslo", "Thread College", "Wool Labs")
_WRAPPED_WORDS: Final = 6
"""Words of a title that may be in two lines."""
_LONG_WORD, _LISTED_WORDS = 5, (3, 5)
_SHARE_OF_OTHER_STYLES: Final = 0.3
_BUTTONS: Final = ("[[{}]]({})", "[[{}]({})]", "[{}]({})", "\\[[{}]({})\\]")


def page_of(
    style: str, records: Sequence[Record], seed: int, *, is_mixed: bool = False
) -> tuple[str, tuple[str, ...]]:
    """A page in a style, and the titles of its papers in their order.

    On a mixed page some papers are in another style, as on lists that many people write.
    """
    rng = random.Random(seed)
    papers = [_values(record, number, rng) for number, record in enumerate(records, 1)]
    others = tuple(rng.sample(_ITEM_STYLES, 2)) if is_mixed and style in _ITEM_STYLES else ()
    templates = [_template(STYLES[style], others, rng) for _ in papers]
    half = len(papers) // 2
    lines = [
        *_part("introduction", 1, rng),
        *(_part("contents", rng.randint(1, 3), rng) if rng.random() < 0.5 else ()),
        *(_part("news", rng.randint(1, 3), rng) if rng.random() < 0.5 else ()),
        *_section("Surveys", STYLES[style], templates[:half], papers[:half]),
        *_section("Methods", STYLES[style], templates[half:], papers[half:]),
        *(_part("tools", rng.randint(1, 4), rng) if rng.random() < 0.6 else ()),
        "## License",
        "MIT",
    ]
    field = "short_title" if "short title" in style else "title"
    return "\n".join(lines), tuple(paper[field] for paper in papers)


def _part(name: str, n_items: int, rng: random.Random) -> Iterator[str]:
    yield from (_AROUND[name]["heading"], "", *rng.sample(_AROUND[name]["items"], n_items), "")


def _template(style: Mapping[str, Any], others: Sequence[str], rng: random.Random) -> str:
    is_other = bool(others) and rng.random() < _SHARE_OF_OTHER_STYLES
    return str(rng.choice(STYLES[rng.choice(others)]["templates"] if is_other else style["templates"]))


def _section(
    heading: str, style: Mapping[str, Any], templates: Sequence[str], papers: Sequence[Mapping[str, Any]]
) -> Iterator[str]:
    yield from (f"### {heading}", "")
    if "head" in style:
        yield from (style["head"], re.sub(r"[^|]+", " --- ", style["head"]))
    for template, paper in zip(templates, papers, strict=True):
        yield template.format(**paper)
    yield ""


def _values(record: Record, item: int, rng: random.Random) -> dict[str, Any]:
    """A paper as lists show it; numbers and addresses that the record lacks are made up."""
    title = _title(str(record["title"]).replace("|", " "), rng)
    authors = list(record["authors"])
    sentence = re.split(r"(?<=[a-z]{3}\.)\s", str(record["abstract"]).replace("|", " "))[0]
    arxiv_id = f"{rng.randrange(10, 26)}{rng.randrange(1, 13):02}.{rng.randrange(100_000):05}"
    addresses = (
        f"https://arxiv.org/abs/{arxiv_id}",
        f"https://arxiv.org/abs/{arxiv_id}",
        f"https://arxiv.org/pdf/{arxiv_id}.pdf",
        f"https://lab.example.org/publications/{item}/",
        record["url"],
    )
    paper_url = rng.choice(addresses)
    code_button = _button(rng.choice(_CODE_WORDS), f"https://github.com/lab/project-{item}", rng)
    code_button = code_button if rng.random() < 0.5 else ""
    short_title, colon, _ = title.partition(":")
    return {
        "item": item,
        "title": title,
        "short_title": short_title,
        "short": short_title if colon and len(short_title.split()) == 1 else title.split()[0],
        "affiliated": "; ".join(f"{name} ({rng.choice(_INSTITUTIONS)})" for name in authors[:5]),
        "wrapped": _wrapped(title, "\n  ", rng),
        "wrapped_in_bold": _wrapped(title, "**\n   **", rng),
        "partly_bold": _partly_bold(title, rng),
        "authors": ", ".join(authors),
        "one_in_bold": _one_in_bold(authors, rng),
        "first_author": authors[0],
        "other_authors": ", ".join(authors[1:]) or "Ada Lovelace",
        "arxiv_id": arxiv_id,
        "et_al": f"{authors[0]} et al." if len(authors) > 2 else " and ".join(authors),
        "last_first": _last_first(authors),
        "inverted": _inverted(authors),
        "last_name": authors[0].split()[-1],
        "year": int(str(record["date"])[:4]),
        "month": rng.randrange(1, 13),
        "day": rng.randrange(1, 29),
        "venue": rng.choice(_VENUES),
        "number": rng.randrange(1000),
        "abstract": str(record["abstract"]).replace("|", "\\|").replace("\n", " "),
        "first_sentence": sentence,
        "what_it_does": sentence[:1].lower() + sentence[1:],
        "paper_url": paper_url,
        "code_button": code_button,
        "buttons": f"{_button(rng.choice(_PAPER_WORDS), paper_url, rng)} {code_button}".strip(),
    }


def _title(title: str, rng: random.Random) -> str:
    """The title, or for some papers only the name before its colon, or some of its words as a list."""
    name, colon, _ = title.partition(":")
    words = [
        word for word in title.split() if word.isalpha() and word[0].isupper() and len(word) >= _LONG_WORD
    ]
    if len(words) >= _LISTED_WORDS[0] and rng.random() < _SHARE_OF_LISTS:
        return ", ".join(words[: rng.randint(*_LISTED_WORDS)])
    return name if colon and rng.random() < _SHARE_OF_NAMES else title


def _button(words: str, url: str, rng: random.Random) -> str:
    return rng.choice(_BUTTONS).format(words, url)


def _last_first(authors: Sequence[str]) -> str:
    names = [f"{name.split()[-1]}, {name.split()[0]}" for name in authors[:3]]
    return ", and ".join((", ".join(names[:-1]), names[-1])) if len(names) > 1 else names[0]


def _inverted(authors: Sequence[str]) -> str:
    """The authors as in APA: `Roe, A. B., Moe, C., & Poe, D.`."""
    names = [
        f"{family}, {' '.join(f'{name[0]}.' for name in given)}"
        for *given, family in map(str.split, authors[:6])
    ]
    return f"{', '.join(names[:-1])}, & {names[-1]}" if len(names) > 1 else names[0]


def _one_in_bold(authors: Sequence[str], rng: random.Random) -> str:
    """The authors, one of them in bold, as on the page of a person; often the first."""
    owner = rng.choice(authors[:2])
    return ", ".join(f"**{name}**" if name == owner else name for name in authors)


def _wrapped(title: str, line_break: str, rng: random.Random) -> str:
    """The title in two lines, the second one shorter, if it has enough words."""
    words = title.split()
    if len(words) < _WRAPPED_WORDS:
        return title
    place = rng.randrange(len(words) // 2, len(words))
    return f"{' '.join(words[:place])}{line_break}{' '.join(words[place:])}"


def _partly_bold(title: str, rng: random.Random) -> str:
    words = title.split()
    place = rng.randrange(len(words))
    return " ".join((*words[:place], f"**{words[place]}**", *words[place + 1 :]))
