"""Pages say what a browser may do with them, and links to other sites tell those nothing."""

from __future__ import annotations

import base64
import hashlib

import pytest
from paper_digest.site.offline_archive import offline_page
from paper_digest.site.page_policy import with_policy

PAGE = (
    "<!doctype html>\n<html><head>\n<meta charset=utf-8>\n<link rel=canonical href=https://a.org/x/>\n"
    "<script src=a.js></script></head><body><script>run()</script>"
    '<script type="application/ld+json">{}</script>%s</body></html>'
)


def _sha256(code: str) -> str:
    return base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()


def test_the_policy_allows_the_scripts_of_the_page_and_no_others() -> None:
    page = with_policy(PAGE % "")
    policy = page.partition('http-equiv=Content-Security-Policy content="')[2].partition('"')[0]
    directives = dict(directive.split(" ", 1) for directive in policy.split("; "))
    assert directives["default-src"] == "'none'"
    assert directives["script-src"] == f"'self' 'wasm-unsafe-eval' 'sha256-{_sha256('run()')}'"
    assert "unsafe-inline" not in directives["script-src"]
    assert page.index("Content-Security-Policy") < page.index("<script")
    assert "<meta name=referrer content=same-origin>" in page


@pytest.mark.parametrize(
    "article",
    [
        "<article><script>steal()</script></article>",
        '<ARTICLE class="a">\n<p>text</p><script>steal()</script>\n</ARTICLE >',
        "<article>a</article><script>steal()</script><p>text of a dump</p></article>",
        "<article>a<article>b</article><script>steal()</script></article>",
    ],
)
def test_scripts_in_the_article_are_not_allowed(article: str) -> None:
    page = with_policy(PAGE % f"{article}<script>after()</script>")
    allowed = {_sha256(code): code for code in ("run()", "after()", "steal()") if _sha256(code) in page}
    assert set(allowed.values()) == {"run()", "after()"}


@pytest.mark.parametrize("head", ["<title>The <article> element</title>", '<meta content="<article>">'])
def test_the_word_article_in_a_title_forbids_no_script_of_the_theme(head: str) -> None:
    page = with_policy((PAGE % "<article>text</article>").replace("</head>", f"{head}</head>"))
    assert _sha256("run()") in page


def test_a_second_run_changes_nothing() -> None:
    page = with_policy(PAGE % "<a href=https://b.org/>b</a>")
    assert with_policy(page) == page


@pytest.mark.parametrize(
    "meta",
    [
        '<meta http-equiv="Content-Security-Policy" content="default-src *">',
        "<meta http-equiv=Content-Security-Policy content='default-src *'>",
        '<meta class="a" content="default-src *" HTTP-EQUIV=content-security-policy>',
    ],
)
def test_a_page_keeps_its_own_policy(meta: str) -> None:
    page = (PAGE % "").replace("<script src=a.js>", f"{meta}<script src=a.js>")
    assert with_policy(page) == page


@pytest.mark.parametrize(
    ("head", "article"),
    [
        ('<meta name="description" content="a http-equiv=Content-Security-Policy b">', ""),
        ('<meta name="description" content="&lt;meta http-equiv=Content-Security-Policy b">', ""),
        ("", 'the attribute http-equiv="Content-Security-Policy"'),
        ("", '<meta http-equiv="Content-Security-Policy" content="default-src *">'),
    ],
)
def test_a_text_about_policies_is_none(head: str, article: str) -> None:
    page = (PAGE % f"<article>{article}</article>").replace("<script src=a.js>", f"{head}<script src=a.js>")
    assert "default-src 'none'" in with_policy(page)


def test_a_page_without_a_character_set_stays() -> None:
    assert with_policy("<p>Text</p>") == "<p>Text</p>"


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("<a href=https://b.org/>", '<a rel="noopener nofollow" href=https://b.org/>'),
        (
            '<a class="x" href="http://b.org/?a>b">',
            '<a rel="noopener nofollow" class="x" href="http://b.org/?a>b">',
        ),
        ("<a href=https://b.org/ rel=author>", '<a href=https://b.org/ rel="author noopener nofollow">'),
        ('<a href="https://b.org" rel="noopener">', '<a href="https://b.org" rel="noopener nofollow">'),
        ("<a href=//b.org/>", '<a rel="noopener nofollow" href=//b.org/>'),
        ('<a href=" HTTPS://b.org">', '<a rel="noopener nofollow" href=" HTTPS://b.org">'),
        ("<a href=https://a.org/y/>", "<a href=https://a.org/y/>"),
        ("<a href=../y/>", "<a href=../y/>"),
        ("<a href=#top>", "<a href=#top>"),
    ],
)
def test_links_to_other_sites(link: str, expected: str) -> None:
    assert f"{expected}b</a>" in with_policy(PAGE % f"{link}b</a>")


def test_pages_of_the_archive_may_load_files() -> None:
    page = offline_page(with_policy(PAGE % ""), "index.html", frozenset())
    assert "script-src 'self' file: 'wasm-unsafe-eval'" in page
