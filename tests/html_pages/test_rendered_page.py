"""Tests of which pages can be kept."""

from __future__ import annotations

import datetime
import logging
from typing import Any

import pytest
from paper_digest.html_pages.rendered_page import Message, PageMetadata, RenderedPage


def page(
    html: bytes = b"<p>", meta: Any = None, title: Any = "A", messages: tuple[Message, ...] = ()
) -> RenderedPage:
    return RenderedPage(PageMetadata(title, meta or {}, (), {}, {}), html, messages)


@pytest.mark.parametrize(
    "meta", [{}, {"template": "x.html", "citation": [["a", "b"]], "n": 1, "x": 1.5, "off": None, "on": True}]
)
def test_a_page_is_kept_if_its_front_matter_comes_back_from_json(meta: dict[str, Any]) -> None:
    assert page(meta=meta).is_lasting


@pytest.mark.parametrize(
    "meta",
    [
        {"date": datetime.date(2024, 1, 2)},
        {1: "a"},
        {"a": (1, 2)},
        {"a": object()},
        {"a": {2: 3}},
        {"a": float("nan")},
    ],
)
def test_a_page_is_not_kept_if_json_would_change_its_front_matter(meta: dict[Any, Any]) -> None:
    assert not page(meta=meta).is_lasting
    assert not page(title=datetime.date(2024, 1, 2)).is_lasting


def test_a_page_with_a_warning_or_without_html_is_not_kept() -> None:
    assert not page(messages=(Message("mkdocs", logging.WARNING, "a broken link"),)).is_lasting
    assert not page(html=b"").is_lasting
