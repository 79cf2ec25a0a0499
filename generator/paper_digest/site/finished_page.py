"""Turns a built HTML page into the one that is published: minified, with a policy for browsers."""

from __future__ import annotations

from paper_digest.site.minify import minified_file
from paper_digest.site.page_policy import with_policy


def finished_page(content: bytes, *, has_policy: bool) -> bytes:
    """The content of the finished HTML file; that of a finished page stays the same.

    has_policy: whether the page gets a Content-Security-Policy, which blocks what a development server adds.
    """
    minified = minified_file(content)
    return with_policy(minified.decode()).encode() if has_policy else minified
