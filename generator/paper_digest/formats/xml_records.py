"""Turns the events of an XML document into pieces; the formats say what an element means."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from paper_digest.formats.mapping import sighting_of
from paper_digest.formats.rejections import NO_PAPER, Refusals
from paper_digest.formats.xml_nodes import Around, Element, Event, Fault, Node
from paper_digest.model.record import DumpMetadata
from paper_digest.sources.coverage import Boilerplate, ParserOutput

Record = dict[str, object]


def pieces_of(
    dump: str, events: Iterator[Event], record_of: Callable[[Node], Record | None], notes: DumpMetadata
) -> Iterator[ParserOutput]:
    """One sighting an element; None from `record_of` means that the element says by itself that it is no paper."""
    refusals = Refusals(
        dump,
        "a well-formed element with a title or an abstract",
        "Mend these lines or take them out; the others were read.",
    )
    for event in events:
        match event:
            case Element(span, node):
                record = record_of(node)
                sighting = sighting_of(dump, span, record, notes) if record is not None else None
                if sighting:
                    yield sighting
                elif record is None:
                    yield Boilerplate(span)
                else:
                    yield from refusals.refuse(span, NO_PAPER)
            case Around(span):
                yield Boilerplate(span)
            case Fault(span, why):
                yield from refusals.refuse(span, f"broken XML: {why}")
    yield from refusals.rest()


def texts(node: Node, *path: str) -> list[str]:
    """The words of all elements that a path leads to, where there are any."""
    return [text for child in node.below(*path) if (text := child.text().strip())]
