"""Read bibliographies in XML, each by a table of paths (data/xml_formats.toml)."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from importlib.resources import files
from typing import Any, Final

from lxml import etree

from paper_digest.formats.whole_title import whole_title
from paper_digest.formats.xml_records import Element, Neighbors, Record, elements_of, read_records, root_of
from paper_digest.formats.xml_text import date_of, people_of, words_of
from paper_digest.model.record import DumpMetadata
from paper_digest.sources.coverage import ParserOutput, UnparsedSpan

_Paths = tuple[etree.XPath, ...]
_Fields = Mapping[str, _Paths]
_DATE_KEYS: Final = ("published", "issued", "date")
"""Keys of the first dates of a record; one makes another more exact."""
_SHARED_BY_ALL: Final[tuple[str, ...]] = ("venue", "volume", "published", "authors")
"""What a journal says of each of several papers that are parts of it, and a person of each paper."""
_WHOLE: Final = frozenset({"html", "OAI-PMH", "feed", "rss", "xml", "records"})
"""First elements of documents that may hold such records or tell of them."""
_LINK = re.compile(r"""isPartOf\s[^<>]{0,200}?resource\s*=\s*["']([^"'<>]+)""")
_DIGITS = re.compile(r"\d{1,6}")
_NAMES_OF_ELEMENT: Final = ("about", "ID", "nodeID")


@dataclass(frozen=True, slots=True)
class _Link:
    """The name of the element that an author is."""

    name: str


class XmlFormat:
    """A format of papers in XML; satisfies `Format`."""

    def __init__(self, table: Mapping[str, Any], person: _Fields) -> None:
        self.LAYOUT: str = table["layout"]
        self.roots = frozenset(table["roots"])
        self.damaged = re.compile(table["damaged"]) if "damaged" in table else None
        self.needs = re.compile(table.get("needs", ""))
        self.refuses = re.compile(table["refuses"]) if "refuses" in table else None
        self.person = person
        self.fields = _compiled(table["fields"])
        self.trimmed = {name: re.compile(text) for name, text in table.get("trimmed", {}).items()}
        self.base: Mapping[str, str] = table.get("base", {})
        self.ordered_by: str = table.get("ordered_by", "")
        self.context = {name: _compiled(paths) for name, paths in table.get("context", {}).items()}
        self.scope = _tag_of(table["scopes"], end="/?") if "scopes" in table else None
        self.linked = {name: _compiled(paths) for name, paths in table.get("linked", {}).items()}
        self.link = etree.XPath(table["links"]) if "links" in table else None
        self.inherits = frozenset(table.get("inherits", ()))
        self.not_papers = frozenset(table.get("not_papers", ()))
        self.untitled = frozenset(table.get("untitled", ()))
        self.collections = frozenset(table.get("collections", ()))
        self.chapter = _tag_of([table.get("chapter", "")])
        self.names = frozenset(table["records"]) | self.context.keys() | self.not_papers

    def recognizes(self, head: str) -> bool:
        """Whether the document's first element is this format's, or, if that is damaged, its records are."""
        is_refused = self.refuses is not None and self.refuses.search(head)
        is_own = root_of(head) in self.roots or self._is_damaged(head)
        return is_own and not is_refused and bool(self.needs.search(head))

    def _is_damaged(self, head: str) -> bool:
        """Whether no known document starts here, but elements that only this format has follow."""
        is_xml = self.damaged is not None and head.lstrip("\ufeff \t\r\n")[:1] == "<"
        return is_xml and root_of(head) not in _WHOLE and bool(self.damaged and self.damaged.search(head))

    def parse(self, name: str, lines: Iterator[str], metadata: DumpMetadata) -> Iterator[ParserOutput]:
        """One sighting a record; after a broken element, nothing is known of the context of the next ones."""
        text = list(lines)
        context: Record = {}
        record_of = partial(self._record, context, self._links(text) if self.linked else {})
        for output in read_records(name, iter(text), self.names, self.roots, record_of, metadata):
            if isinstance(output, UnparsedSpan):
                context.clear()
            yield output

    def fields_of(self, element: Element) -> Record:
        """The fields of a paper."""
        return _joined(self._values(self.fields, element))

    def _record(
        self, context: Record, links: Mapping[str, Record], element: Element, neighbors: Neighbors
    ) -> Record | None:
        """The fields of a record; `context` gathers what holds for the records that follow in its scope."""
        name = str(element.tag)
        if self.scope and self.scope.search(neighbors.before):
            context.clear()
        if name in self.context:
            return self._collection(context, element, neighbors.after)
        if name in self.not_papers:
            return None
        fields = _with_linked_authors(self._values(self.fields, element), links)
        if name in self.untitled and "title" not in fields:
            return None
        inherited = context if name in self.inherits else self._linked(links, element)
        return _joined({**inherited, **fields})

    def _collection(self, context: Record, element: Element, following: str) -> Record | None:
        """Notes what an element says of the papers in it; the paper that it is, if it has no such parts."""
        name = str(element.tag)
        context.update(self._values(self.context[name], element))
        is_paper = name in self.collections and not self.chapter.match(following.lstrip())
        return self.fields_of(element) if is_paper else None

    def _values(self, paths_by_field: _Fields, element: Element) -> Record:
        """The values of the fields that the element has."""
        record: Record = {}
        for field, paths in paths_by_field.items():
            if field == "authors":
                record[field] = self._people(paths, element)
            elif field == "author_string":
                record["authors"] = record.get("authors") or people_of(", ".join(_texts(paths, element)))
            elif field == "published":
                record |= _dates(paths, element)
            else:
                record[field] = _texts(paths, element)
        for field in self.trimmed.keys() & record.keys():
            record[field] = _trimmed(record[field], self.trimmed[field])
        for field in self.base.keys() & record.keys():
            record[field] = _based(record[field], self.base[field])
        return {field: value for field, value in record.items() if value}

    def _people(self, paths: _Paths, element: Element) -> list[object]:
        nodes = _first_nodes(paths, element)
        ordered = sorted(nodes, key=partial(_number, self.ordered_by)) if self.ordered_by else nodes
        return [person for node in ordered if (person := self._person(node))]

    def _person(self, node: Element | str) -> object:
        if isinstance(node, str):
            return _Link(node) if self.linked and getattr(node, "is_attribute", False) else node
        parts = {part: _texts(paths, node) for part, paths in self.person.items()}
        if parts["family"]:
            return {part: " ".join(parts[part]) for part in ("family", "given", "suffix")}
        if parts["literal"]:
            return {"literal": parts["literal"][0]}
        return parts["name"][0] if parts["name"] else ""

    def _links(self, lines: list[str]) -> Mapping[str, Record]:
        """What the elements that papers are parts of say, by their names; the DOI only to a single paper."""
        counts = Counter(_LINK.findall("\n".join(lines)))
        links: dict[str, Record] = {}
        for element in elements_of(lines, frozenset(self.linked)):
            values = self._values(self.linked[str(element.tag)], element)
            for key in filter(None, (element.get(name) for name in _NAMES_OF_ELEMENT)):
                shared: Record = {field: values[field] for field in _SHARED_BY_ALL if field in values}
                links[key] = values if counts[key] == 1 else shared
        return links

    def _linked(self, links: Mapping[str, Record], element: Element) -> Record:
        names = _nodes(self.link, element) if self.link else []
        return next((links[str(name)] for name in names if str(name) in links), {})


def _with_linked_authors(fields: Record, links: Mapping[str, Record]) -> Record:
    """The fields with authors in place of the names of their elements."""
    authors = fields.get("authors")
    if not isinstance(authors, list) or not any(isinstance(author, _Link) for author in authors):
        return fields
    people = [person for author in authors for person in _linked_people(author, links)]
    return {field: value for field, value in {**fields, "authors": people}.items() if value}


def _linked_people(author: object, links: Mapping[str, Record]) -> list[object]:
    """The author, or whom a link names; nobody where nothing has that name."""
    if not isinstance(author, _Link):
        return [author]
    people = links.get(author.name, {}).get("authors")
    return people if isinstance(people, list) else []


def record_within(element: Element) -> Record | None:
    """The fields of an element that is a whole document of one paper within another, as in OAI-PMH."""
    tag = str(element.tag)
    formats = (xml_format for xml_format in FORMATS if tag in xml_format.roots and tag in xml_format.names)
    return next((xml_format.fields_of(element) for xml_format in formats), None)


def _tag_of(names: Iterable[str], end: str = "") -> re.Pattern[str]:
    """The beginning of a tag of one of the elements, with or without a prefix."""
    return re.compile(rf"<{end}(?:[\w.-]+:)?(?:{'|'.join(names)})(?=[\s/>])")


def _compiled(table: Mapping[str, list[str]]) -> _Fields:
    return {field: tuple(etree.XPath(path) for path in paths) for field, paths in table.items()}


def _nodes(path: etree.XPath, element: Element) -> list[Element | str]:
    nodes = path(element)
    if isinstance(nodes, str):
        return [nodes] if nodes else []
    return [node for node in nodes if isinstance(node, Element | str)] if isinstance(nodes, list) else []


def _first_nodes(paths: _Paths, element: Element) -> list[Element | str]:
    """The nodes of the first path that leads to words."""
    return next((nodes for path in paths if any(map(_text, nodes := _nodes(path, element)))), [])


def _texts(paths: _Paths, element: Element) -> list[str]:
    return [text for node in _first_nodes(paths, element) if (text := _text(node))]


def _dates(paths: _Paths, element: Element) -> Record:
    """The first dates, the best first."""
    nodes = [node for path in paths for node in _nodes(path, element)]
    dates = (node if isinstance(node, str) else date_of(node) for node in nodes)
    return dict(zip(_DATE_KEYS, filter(None, dates), strict=False))


def _text(node: Element | str) -> str:
    return str(node).strip() if isinstance(node, str) else words_of(node)


def _trimmed(value: object, pattern: re.Pattern[str]) -> object:
    """A text, or the texts of a list, without what the pattern matches."""
    if isinstance(value, str):
        return pattern.sub("", value)
    return [_trimmed(part, pattern) for part in value] if isinstance(value, list) else value


def _based(value: object, base: str) -> object:
    """The addresses of a field, those that are not whole with what comes before them."""
    addresses = value if isinstance(value, list) else [value]
    return [address if "://" in str(address) else f"{base}{address}" for address in addresses]


def _number(attribute: str, node: Element | str) -> int:
    """The number in an attribute of an element."""
    digits = _DIGITS.search("" if isinstance(node, str) else node.get(attribute) or "")
    return int(digits.group()) if digits else 0


def _joined(fields: Record) -> Record:
    """The record with one title and one abstract of their parts."""
    article, title, subtitle = (_word(fields.pop(key, None)) for key in ("nonsort", "title", "subtitle"))
    title = f"{article} {title}".strip()
    title = whole_title(title, subtitle) if title else ""
    abstract = fields.pop("abstract", None)
    text = " ".join(abstract) if isinstance(abstract, list) else ""
    return {**fields, **({"title": title} if title else {}), **({"abstract": text} if text else {})}


def _word(value: object) -> str:
    return str(value[0]) if isinstance(value, list) and value else ""


def _formats() -> Iterator[XmlFormat]:
    tables = tomllib.loads(files(__package__).joinpath("data/xml_formats.toml").read_text("utf-8"))
    person = _compiled(tables["person"])
    for table in tables["format"]:
        yield XmlFormat(table, person)


FORMATS: Final = tuple(_formats())
