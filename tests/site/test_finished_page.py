"""A finished page is minified, and has a policy unless a development server shows it."""

from __future__ import annotations

import pytest
from paper_digest.site.finished_page import finished_page
from paper_digest.site.minify import minified_file

PAGE = b"""<!doctype html>
<html>
<head>
  <meta charset="utf-8">
  <script>start()</script>
</head>
<body>
  <a href="https://example.org/">elsewhere</a>
</body>
</html>
"""


def test_a_published_page_has_a_policy_and_a_served_one_has_none() -> None:
    published, served = (finished_page(PAGE, has_policy=has_policy) for has_policy in (True, False))
    assert published.count(b"Content-Security-Policy") == 1
    assert b"'sha256-" in published
    assert b"noopener nofollow" in published
    assert b"Content-Security-Policy" not in served
    assert served == minified_file(PAGE)


@pytest.mark.parametrize("has_policy", [True, False])
@pytest.mark.parametrize("page", [PAGE, PAGE.replace(b"</body>", b"<article>text</article>\n</body>")])
def test_a_finished_page_stays_the_same(page: bytes, has_policy: bool) -> None:
    finished = finished_page(page, has_policy=has_policy)
    assert finished_page(finished, has_policy=has_policy) == finished


def test_a_page_keeps_a_policy_of_its_own() -> None:
    own = b'<meta http-equiv="Content-Security-Policy" content="default-src *">\n  <script>'
    page = PAGE.replace(b"<script>", own).replace(b"</body>", b"<article>text</article>\n</body>")
    assert finished_page(page, has_policy=True).count(b"Content-Security-Policy") == 1
