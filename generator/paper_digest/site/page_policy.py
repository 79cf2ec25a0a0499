"""Adds to a built page what a browser may do with it: a Content-Security-Policy, and relations of links.

https://www.w3.org/TR/CSP3/. The policy is in the page, since a static site has no say in headers.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

_CHARSET: Final = re.compile(r"<meta\s+charset=[^>]*>", re.IGNORECASE)
_SCRIPT: Final = re.compile(
    r"<script\b(?P<attributes>[^>]*)>(?P<code>.*?)</script\s*>", re.DOTALL | re.IGNORECASE
)
_ARTICLE: Final = re.compile(r"<article\b.*</article\s*>", re.DOTALL | re.IGNORECASE)
"""What a page shows, from the first start to the last end: its text may be that of dumps."""
_BODY: Final = re.compile(r"<body\b", re.IGNORECASE)
_DATA: Final = re.compile(r"""\s(?:src\s*=|type\s*=\s*["']?application/(?:ld\+)?json)""", re.IGNORECASE)
"""Attributes of scripts that are files or data: no hash allows them."""
_LINK: Final = re.compile(r"""<a\b(?:[^"'<>]++|"[^"]*+"|'[^']*+')*+>""", re.IGNORECASE)
_OUTGOING: Final = re.compile(r"""\shref\s*=\s*["']?\s*(?P<origin>(?:https?:)?//[^/"'\s>]*)""", re.IGNORECASE)
_CANONICAL: Final = re.compile(
    r"""<link\s+rel=["']?canonical["']?\s+href=["']?(https?://[^/"'\s>]*)""", re.IGNORECASE
)
_REL: Final = re.compile(r"""\srel\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
_POLICY: Final = re.compile(
    r"""<meta(?:\s+(?!http-equiv)[\w:-]+\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))*"""
    r"""\s+http-equiv\s*=\s*["']?Content-Security-Policy["'\s>]""",
    re.IGNORECASE,
)
"""A policy as an element: text that contains one, in the description of a page for example, is none."""
_OWN: Final = ("noopener", "nofollow")
_DIRECTIVES: Final = (
    "default-src 'none'",
    # The search index is read by WebAssembly; workers come under this, too.
    "script-src 'self' 'wasm-unsafe-eval'{hashes}",
    "style-src 'self' 'unsafe-inline'",  # the theme and the map set styles of elements
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
)


def with_policy(page: str) -> str:
    """The page with a policy that allows the theme's scripts, and with links that tell other sites nothing.

    A script in the article may come from a dump, so that the policy does not allow it. A page that has a
    policy keeps it; a page without a declared character set stays as it is.
    """
    linked = _with_rel(page)
    if _POLICY.search(_around_article(linked)):
        return linked
    return _CHARSET.sub(lambda charset: f"{charset[0]}\n{_policy(linked)}", linked, count=1)


def _policy(page: str) -> str:
    hashes = "".join(f" 'sha256-{value}'" for value in sorted(set(_hashes(page))))
    policy = "; ".join(_DIRECTIVES).format(hashes=hashes)
    # Without needless quotes, which another run would remove.
    meta = f'<meta http-equiv=Content-Security-Policy content="{policy}">'
    return f"{meta}\n<meta name=referrer content=same-origin>"


def _hashes(page: str) -> Iterator[str]:
    """The hashes of the scripts in the page itself, around its article."""
    for script in _SCRIPT.finditer(_around_article(page)):
        if script["code"].strip() and not _DATA.search(script["attributes"]):
            digest = hashlib.sha256(script["code"].encode()).digest()
            yield base64.b64encode(digest).decode("ascii")


def _around_article(page: str) -> str:
    """The page without its article, which is in the body: a title may have the word "<article>", too."""
    body = _BODY.search(page)
    start = body.start() if body else 0
    return page[:start] + _ARTICLE.sub("", page[start:])


def _with_rel(page: str) -> str:
    """The page; each link to another site has the relations that keep it from this page and from our say."""
    canonical = _CANONICAL.search(page)
    own_origin = canonical[1].lower() if canonical else ""

    return _LINK.sub(lambda link: _outgoing(link[0], own_origin), page)


@lru_cache(maxsize=8192)
def _outgoing(link: str, own_origin: str) -> str:
    """The start of a link, with relations if it leads to another site; most links are on many pages."""
    target = _OUTGOING.search(link)
    is_other = target is not None and target["origin"].lower() != own_origin
    return _related(link) if is_other else link


def _related(link: str) -> str:
    rel = _REL.search(link)
    values = next(filter(None, rel.groups()), "").split() if rel else []
    missing = [value for value in _OWN if value not in values]
    if not missing:
        return link
    attribute = f' rel="{" ".join([*values, *missing])}"'
    return link.replace(rel[0], attribute, 1) if rel else f"{link[:2]}{attribute}{link[2:]}"
