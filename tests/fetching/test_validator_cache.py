"""Tests of remembering the versions of answers."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from paper_digest.fetching.validator_cache import ValidatorCache
from paper_digest.services.listing_client import Validators

VERSION = Validators('"v1"', "Wed, 01 Oct 2025 04:00:00 GMT")


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    path = tmp_path / "raw" / "2025-10-01.xml"
    path.parent.mkdir()
    path.write_text("a feed")
    return path


@pytest.fixture
def cache(tmp_path: Path, dump: Path) -> ValidatorCache:
    return ValidatorCache(tmp_path / "cache" / "blog.json", dump.parent)


def test_a_version_is_known_while_its_dump_is_there(cache: ValidatorCache, dump: Path) -> None:
    assert not cache.saved_validators("https://a.org")
    cache.keep("https://a.org", VERSION, dump)
    assert cache.saved_validators("https://a.org") == VERSION
    assert not cache.saved_validators("https://b.org")
    dump.write_text("edited")
    assert not cache.saved_validators("https://a.org")
    dump.unlink()
    assert not cache.saved_validators("https://a.org")


def test_an_answer_without_a_version_replaces_the_last_one(cache: ValidatorCache, dump: Path) -> None:
    cache.keep("https://a.org", Validators(), dump)
    assert not cache.path.exists()
    cache.keep("https://a.org", VERSION, dump)
    cache.keep("https://a.org", Validators(), dump)
    assert not cache.saved_validators("https://a.org")


@pytest.mark.parametrize("content", [b"", b"{", b"[1]", b'{"https://a.org": 1}', b"\xff"])
def test_a_damaged_cache_is_an_empty_one(cache: ValidatorCache, dump: Path, content: bytes) -> None:
    cache.keep("https://a.org", VERSION, dump)
    cache.path.write_bytes(content)
    assert not cache.saved_validators("https://a.org")
    cache.keep("https://a.org", VERSION, dump)
    assert cache.saved_validators("https://a.org") == VERSION


@pytest.mark.parametrize(
    ("field", "value"),
    [("dump", "\0"), ("dump", "../x"), ("dump", ""), ("dump_hash", "0"), ("etag", "\r\nX: y"), ("etag", "ä")],
)
def test_a_changed_cache_sends_no_header_that_is_none(
    cache: ValidatorCache, dump: Path, field: str, value: str
) -> None:
    cache.keep("https://a.org", Validators('"1"'), dump)
    saved = json.loads(cache.path.read_bytes())
    saved["https://a.org"][field] = value
    cache.path.write_text(json.dumps(saved), "utf-8")
    assert not cache.saved_validators("https://a.org")


def test_the_newest_addresses_are_kept(cache: ValidatorCache, dump: Path) -> None:
    for number in range(60):
        cache.keep(f"https://a.org/{number}", VERSION, dump)
    known = [number for number in range(60) if cache.saved_validators(f"https://a.org/{number}")]
    assert known == [*range(10, 60)]
