"""Say what kind of XML a text is that no format recognizes; a page that begins with an element is none."""

from __future__ import annotations

import re
from typing import Final

from paper_digest.formats.xml_records import root_of

_DECLARATION = re.compile(r"[\s\ufeff]*(?:<\?xml[\s?]|<!DOCTYPE\s+(?!html\b)\w)", re.IGNORECASE)
_NAMESPACE = re.compile(r"""\sxmlns(?::[\w.-]+)?\s*=\s*["']([^"'<>]{1,200})["']""")
_START_TAG = re.compile(r"<(?:[\w.-]+:)?[A-Za-z][\w.-]*[^<>]{0,4000}>")
_PAGES: Final = frozenset({"html", "body", "head"})
_IN_PAGES: Final = frozenset(
    """a abbr address article aside b base blockquote br button center cite code dd del details dfn div dl dt
    em figure font footer form h1 h2 h3 h4 h5 h6 header hr i iframe img input ins kbd label li link main
    mark math meta nav ol p picture pre q s samp script section small source span strong style sub summary
    sup svg table tbody td template th thead title tr tt u ul var video wbr""".split()
)
"""Elements of HTML, with which a page may begin."""


def unknown_xml(head: str, last_line: str) -> str:
    """What kind of XML a text is that begins with `head` and ends with `last_line`; empty if it is no XML.

    A document says what it is by a declaration, a namespace, or an element around everything in it.
    """
    root = root_of(head)
    is_declared = bool(_DECLARATION.match(head))
    if not root:
        return "XML without any element" if is_declared else ""
    namespace = _namespace(head)
    is_xml = is_declared or (root.lower() not in _IN_PAGES and bool(namespace or _ends(root, last_line)))
    if root.lower() in _PAGES or not is_xml:
        return ""
    of_namespace = f"of the namespace {namespace}" if namespace else "without a namespace"
    return f"XML whose first element is <{root}> {of_namespace}"


def _namespace(head: str) -> str:
    """The first namespace that the first element declares; empty if it declares none."""
    start_tag = _START_TAG.search(head)
    namespace = _NAMESPACE.search(start_tag.group()) if start_tag else None
    return namespace[1] if namespace else ""


def _ends(root: str, last_line: str) -> bool:
    return bool(re.search(rf"</(?:[\w.-]+:)?{re.escape(root)}\s*>\s*\Z", last_line))
