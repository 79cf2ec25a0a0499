"""Read BibTeX and BibLaTeX: one entry a paper, with the strings and the proceedings that it refers to.

bibtexparser's Splitter finds the entries; an entry that it rejects keeps its lines and the reason.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from bibtexparser import model
from bibtexparser.splitter import Splitter

from paper_digest.formats import plain_xml
from paper_digest.formats.bibtex_citation import NO_KEY, citation_entry
from paper_digest.formats.bibtex_repair import repaired_entry
from paper_digest.formats.bibtex_text import journal_name, with_characters
from paper_digest.formats.bibtex_values import LONGEST_STRING, value_of, without_braces
from paper_digest.formats.records import Event, RawRecord, Reporter, SourceText, parser_outputs
from paper_digest.formats.whole_title import whole_title
from paper_digest.model.record import DumpMetadata, Span
from paper_digest.sources.coverage import Boilerplate, ParserOutput, UnparsedSpan
from paper_digest.sources.second_papers import StatedField, Statement, identifier_statement, second_paper
from paper_digest.sources.translations import english_of
from paper_digest.values.doi import Doi
from paper_digest.values.identifiers import Identifier
from paper_digest.values.name_additions import ends_with_others
from paper_digest.values.person_lists import parse_bibtex_names
from paper_digest.values.rich_text.latex_symbols import with_unicode_letters

LAYOUT = "BibTeX"
_ENTRY = re.compile(
    r"^[ \t]*@[ \t]*(?P<kind>[A-Za-z]+)[ \t]*[{(][ \t]*(?:[^\s,={}]*[ \t]*(?:,|$)|[\w-]+[ \t]*=)",
    re.MULTILINE,
)
_FIELD = re.compile(
    r"(?:^|,)[ \t]*(?:title|author|year|date|url|abstract|booktitle|journal|doi)[ \t]*=[ \t]*[{\"\w]",
    re.MULTILINE | re.IGNORECASE,
)
_MARKDOWN_LINK = re.compile(r"\]\((?:https?://|/)\S*\)")
_CODE = re.compile(r"^[ \t]*(?P<fence>```|~~~)[^\n]*\n.*?(?:^[ \t]*(?P=fence)|\Z)", re.MULTILINE | re.DOTALL)
_LINKED_ITEM = re.compile(
    r"^[ \t]*(?:[-*+]|\d{1,4}[.)]|\||<(?:li|p|tr|td)\b)[^\n]*(?:\]\(/|https?://|\shref=)[^\n]*",
    re.MULTILINE | re.IGNORECASE,
)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_MARKUP_OR_ADDRESS = re.compile(r"<[^<>]*>|https?://\S+")
_FEWEST_WORDS = 3
_FEWEST_LINKS = 3
"""List items and rows with links of a page that shows the entry of a paper, as how to cite it."""
_OPENING = re.compile(r"(?P<kind>@[ \t]*[A-Za-z]+)(?P<space>\s*)(?P<bracket>[{(])")
_KEYLESS = re.compile(
    r"(?P<opening>@(?!(?:string|comment|preamble)\b)\w+[{(])(?=\s*(?:(?P<comma>,)|[\w-]+\s*=))",
    re.IGNORECASE,
)
_ORPHAN_FIELD = re.compile(r"(?:[\w-]+\s*=|[})]\s*,?$|.*[}\"],$)")
_ESCAPED = re.compile(
    r"\{\\([_%&#$])\}|\\([_%&#$])|(\{\\~\{\}\}|\\~(?:\{\})?|\{?\\textasciitilde(?:\{\})?\}?)"
)
"""Characters that LaTeX needs escaped, in an address; the last group is a tilde."""
_URL_COMMAND = re.compile(r"\\url\{(.*?)\}")
_KEY_WITHOUT_COMMA = re.compile(
    r"(@(?!(?:string|comment|preamble)\b)[A-Za-z]+[{(]\s*[^\s,={}\"@(]{1,200}+)"
    r"(?=(?:[ \t]+|[ \t]*\n[ \t]*)[A-Za-z][\w-]{0,40}[ \t]*=[ \t]*[{\"\w])",
    re.IGNORECASE,
)
_COLLECTIONS: Final = frozenset(
    "collection control mvcollection mvproceedings mvreference".split()
    + "periodical proceedings reference set xdata".split()
)
"""Entries that are no papers; papers inherit the name of their proceedings."""
_BOOKS: Final = frozenset({"book", "mvbook", "booklet"})
"""Entries that are no papers where others are parts of them and they have editors only."""
_STATED_ONCE: Final = {
    "title": StatedField.TITLE,
    "author": StatedField.AUTHORS,
    "abstract": StatedField.ABSTRACT,
}
_JOURNALS: Final = frozenset(("journal", "journaltitle"))
_ADDRESSES: Final = frozenset(("doi", "eprint", "url"))
_VENUES: Final = ("booktitle", "journal", "journaltitle", "eventtitle")
_DATES: Final = ("year", "date")
_OF_COLLECTION: Final = "address editor isbn issn location month organization publisher series volume".split()
_INHERITED: Final = {
    "booktitle": ("booktitle", "title"),
    "year": _DATES,
    **{name: (name,) for name in _OF_COLLECTION},
}
"""Fields that a paper takes from the entry it refers to (crossref), by the fields of that entry."""

# What the Splitter logs of a broken entry is reported as a problem.
logging.getLogger("bibtexparser").setLevel(logging.CRITICAL + 1)


def recognizes(head: str) -> bool:
    """Whether entries (`@article{key,`) open lines and at least one has a usual field."""
    entries = list(_ENTRY.finditer(head))
    # a page, or records in XML, that show the entries of their papers for copying
    if not entries or _is_page(head, entries[0].start()) or plain_xml.recognizes(head):
        return False
    kinds = {entry["kind"].lower() for entry in entries}
    return bool(_FIELD.search(head)) or kinds <= {"string", "preamble", "comment"}


def _is_page(head: str, first: int) -> bool:
    """Whether links of Markdown or a list of links are before the first entry, or that is in code with one.

    The links below an entry may be its buttons, so items with links must be more than entries.
    """
    fewest = max(_FEWEST_LINKS, len(_ENTRY.findall(head)) + 1)
    if _MARKDOWN_LINK.search(head, 0, first) or _n_linked_items(head[:first]) >= fewest:
        return True
    code = [match.span() for match in _CODE.finditer(head)]
    is_in_code = any(start <= first < end for start, end in code)
    return is_in_code and _n_linked_items(_CODE.sub("", head)) >= fewest


def _n_linked_items(text: str) -> int:
    """How many items and rows link something by words, but for comments."""
    return sum(map(_has_words, _LINKED_ITEM.findall(_COMMENT.sub("", text))))


def _has_words(item: str) -> bool:
    """Whether an item has a link of Markdown, or as many words as titles beside its address."""
    words = _MARKUP_OR_ADDRESS.sub(" ", item)
    return "](" in item or len(re.findall(r"[^\W\d_]{2,}", words)) >= _FEWEST_WORDS


def parse(name: str, lines: Iterator[str], metadata: DumpMetadata) -> Iterator[ParserOutput]:
    """One sighting an entry; a broken entry is reported with its lines and all the others are read."""
    reporter = Reporter(
        name,
        "a complete BibTeX entry with a title",
        "Fix the entry (a comma, brace or quotation mark) or delete it; all others were read.",
    )
    source = SourceText(lines)
    return parser_outputs(_events(source), reporter, metadata)


@dataclass(frozen=True, slots=True)
class _Paper:
    """An entry that is a paper, or a collection of papers."""

    span: Span
    kind: str
    key: str
    fields: dict[str, str]
    warning: str = ""


@dataclass(slots=True)
class _Library:
    """The strings and the other entries that entries refer to."""

    strings: dict[str, str] = field(default_factory=dict)
    parents: dict[str, dict[str, str]] = field(default_factory=dict)
    """The fields of all entries by their keys in lower case."""


def _events(source: SourceText) -> Iterator[Event]:
    library = _Library()
    entries = [entry for block in _blocks(source) for entry in _entries_of(*block, source, library)]
    referred = {_parent_key(entry.fields) for entry in entries if isinstance(entry, _Paper)}
    for entry in entries:
        if not isinstance(entry, _Paper):
            yield entry
        elif _is_collection(entry, referred):
            yield Boilerplate(entry.span)
        else:
            yield _raw_record(entry, _with_inherited(entry.fields, library))


def _parent_key(fields: dict[str, str]) -> str:
    """The key of the entry that an entry with these fields is a part of."""
    return fields.get("crossref", "").strip().lower()


def _with_inherited(fields: dict[str, str], library: _Library) -> dict[str, str]:
    """The fields with those of the entries that they name: all of `xdata`, some of `crossref`."""
    for key in fields.get("xdata", "").split(","):
        fields = library.parents.get(key.strip().lower(), {}) | fields
    parent = library.parents.get(_parent_key(fields), {})
    return _inherited(parent, fields) | fields


def _is_collection(entry: _Paper, referred: set[str]) -> bool:
    """Whether an entry is only what papers appeared in."""
    is_parent = entry.kind in _BOOKS and entry.key.lower() in referred and "author" not in entry.fields
    return entry.kind in _COLLECTIONS or is_parent


def _blocks(source: SourceText) -> Iterator[tuple[model.Block, Span]]:
    """The blocks of the file with their lines; a broken entry extends to the next blank line."""
    lines = "\n".join(source.lines).replace(
        "\\\n", "\\ \n"
    )  # the Splitter counts no line end behind a backslash
    text = _KEYLESS.sub(_with_key, _OPENING.sub(_on_one_line, lines))
    text = _KEY_WITHOUT_COMMA.sub(r"\1,", text)
    broken: tuple[model.Block, Span] | None = None
    for block in Splitter(text).split().blocks:
        first = (block.start_line or 0) + 1
        last = first + (block.raw or "").rstrip().count("\n")
        if broken:
            remainder = _paragraph_end(source, first, last) if isinstance(block, model.ImplicitComment) else 0
            yield broken[0], Span(broken[1].first, max(broken[1].last, remainder))
            first = max(first, remainder + 1)
        broken = (block, Span(first, last)) if isinstance(block, model.ParsingFailedBlock) else None
        if not broken and first <= last:
            yield block, Span(first, last)
    if broken:
        yield broken


def _paragraph_end(source: SourceText, first: int, last: int) -> int:
    """The last line before the first blank one."""
    while first <= last and source.lines[first - 1].strip():
        first += 1
    return first - 1


def _on_one_line(opening: re.Match[str]) -> str:
    """`@article{` for `@ article {`, as the Splitter expects it, with the line ends behind the bracket."""
    return opening["kind"].replace(" ", "").replace("\t", "") + opening["bracket"] + opening["space"]


def _with_key(opening: re.Match[str]) -> str:
    return f"{opening['opening']}{NO_KEY}" + ("" if opening["comma"] else ",")


def _entries_of(
    block: model.Block, span: Span, source: SourceText, library: _Library
) -> Iterator[Event | _Paper]:
    """The entry of a block, or its lines as unparsed; strings and entries enter the library."""
    if isinstance(block, model.ParsingFailedBlock):
        if block.ignore_error_block is None:
            yield _repaired(block, span, f"invalid BibTeX: {_reason(block.error)}", library)
            return
        block = block.ignore_error_block  # a key or a field that appears twice
    if isinstance(block, model.String):
        text = value_of(block.value, library.strings)
        if text is None:
            yield UnparsedSpan(span, f"a string {block.key!r} without a proper value")
        elif len(text) > LONGEST_STRING:
            yield UnparsedSpan(span, f"a string {block.key!r} of {len(text):,} characters")
        else:
            library.strings[block.key.lower()] = text
            yield Boilerplate(span)
    elif isinstance(block, model.Entry):
        yield _entry(block, span, library)
    elif isinstance(block, model.ImplicitComment):
        yield from _outside(span, source)
    else:
        yield Boilerplate(span)  # @comment, @preamble


def _reason(error: Exception) -> str:
    """What is wrong; the Splitter keeps its reason in an attribute and leaves the message empty."""
    reason = str(error) or str(getattr(error, "abort_reason", "")) or "a comma, brace or key is missing"
    return " ".join(reason.split()).rstrip(".")


def _repaired(block: model.Block, span: Span, reason: str, library: _Library) -> Event | _Paper:
    """The entry as far as its fields are found, with a warning; its lines as unparsed if they are not."""
    entry = repaired_entry(block.raw or "", library.strings)
    return _added(_Paper(span, *entry, reason), library) if entry else UnparsedSpan(span, reason)


def _entry(block: model.Entry, span: Span, library: _Library) -> Event | _Paper:
    values: list[tuple[str, str]] = []
    for member in block.fields:
        text = value_of(member.value, library.strings)
        if text is None:
            place = f"line {member.start_line + 1}"
            reason = f"invalid BibTeX at {place}: a comma or brace is missing at the value of {member.key!r}"
            return _repaired(block, span, reason, library)
        values.append((member.key.lower(), text))
    if second := second_paper(_statements(values, span)):
        return UnparsedSpan(span, second.contradiction("one entry"))
    return _added(_Paper(span, block.entry_type.lower(), block.key, _firsts(values)), library)


def _statements(values: Iterable[tuple[str, str]], span: Span) -> Iterator[Statement]:
    """What an entry states of the fields that a paper has once."""
    for name, text in values:
        if name == "doi":
            doi = Doi.parse(_address(text))
            yield from [identifier_statement(Identifier.of(doi), span)] if doi else ()
        elif stated := _STATED_ONCE.get(name):
            yield Statement(stated, without_braces(with_characters(text)), span)


def _firsts(values: Sequence[tuple[str, str]]) -> dict[str, str]:
    """The fields; of one that an entry has twice, the first value, of an abstract the English one."""
    fields: dict[str, list[str]] = {}
    for name, text in values:
        fields.setdefault(name, []).append(text)
    return {name: english_of(texts) if name == "abstract" else texts[0] for name, texts in fields.items()}


def _added(entry: _Paper, library: _Library) -> _Paper:
    """The entry with characters for commands and with the names of journals, which enters the library."""
    fields = {
        name: value if name in _ADDRESSES else with_characters(value) for name, value in entry.fields.items()
    }
    fields |= {name: journal_name(fields[name]) for name in _JOURNALS & fields.keys()}
    library.parents.setdefault(entry.key.lower(), fields)
    return replace(entry, fields=fields)


def _outside(span: Span, source: SourceText) -> Iterator[Event]:
    """Lines outside of entries: comments, or unparsed if they look like fields of an entry without start."""
    is_orphan = False
    for number in range(span.first, span.last + 1):
        line, line_span = source.lines[number - 1].strip(), Span(number, number)
        if line.startswith("%"):
            yield Boilerplate(line_span)
            continue
        is_orphan = bool(line) and (is_orphan or _ORPHAN_FIELD.match(line) is not None)
        yield UnparsedSpan(line_span, "fields outside of any entry") if is_orphan else Boilerplate(line_span)


def _inherited(parent: dict[str, str], fields: dict[str, str]) -> dict[str, str]:
    """The fields that an entry takes from its proceedings."""
    own = {"booktitle": _VENUES, "year": _DATES}
    return {
        name: next(parent[source] for source in sources if source in parent)
        for name, sources in _INHERITED.items()
        if not any(key in fields for key in own.get(name, (name,)))
        and any(source in parent for source in sources)
    }


def _raw_record(entry: _Paper, fields: dict[str, str]) -> RawRecord:
    addresses = {name: _address(fields[name]) for name in _ADDRESSES & fields.keys()}
    return RawRecord(
        entry.span,
        _record(fields) | addresses,
        warning=entry.warning,
        citation=citation_entry(entry.kind, entry.key, fields | addresses),
    )


def _record(fields: dict[str, str]) -> dict[str, object]:
    """The fields as the mapping knows them."""
    record: dict[str, object] = {
        key: without_braces(with_unicode_letters(value)) for key, value in fields.items()
    }
    record["title"] = whole_title(str(record.get("title", "")), str(record.get("subtitle", "")))
    for key in fields.keys() & {"author", "editor"}:
        names = parse_bibtex_names(fields[key])
        record[key] = (*names, "others") if ends_with_others(fields[key]) else names
    for key in fields.keys() & {"month", "howpublished"}:
        record[key] = fields[key].replace("~", " ")
    if "howpublished" in fields:
        record.setdefault("url", _address(fields["howpublished"].replace("~", " ")))
    return record


def _address(value: str) -> str:
    """The value of a field that is no LaTeX but for its escapes."""
    bare = _ESCAPED.sub(
        lambda escaped: "~" if escaped[3] else escaped[1] or escaped[2], without_braces(value)
    )
    return _URL_COMMAND.sub(r"\1", bare)
