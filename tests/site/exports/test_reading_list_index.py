"""The roll: every paper once, the latest first, with what a citation needs."""

from __future__ import annotations

import json
from dataclasses import replace

from paper_digest.model.digest import Digest, in_order
from paper_digest.site.exports.reading_list_index import KEY, PART, key, roll, stamp

from tests.toy import toy_digest


def test_every_paper_stands_once_in_keys_and_parts_in_one_order() -> None:
    digest = toy_digest()
    files = roll(digest)
    rows = [row for name, content in files.items() if name.endswith(".json") for row in json.loads(content)]
    assert sorted(row["id"] for row in rows) == [entry.paper.id for entry in digest.papers]
    assert files["reading-list/keys.txt"].decode() == "".join(key(row["id"]) for row in rows)
    assert len(files) == 1 + -(-len(rows) // PART)


def test_papers_of_a_later_dump_stand_first_and_change_the_stamp() -> None:
    digest = toy_digest()
    old, new = digest.papers[:2]
    late = replace(
        new,
        paper=replace(new.paper, sightings=tuple(replace(one, dump="zz.txt") for one in new.paper.sightings)),
    )
    readings = [*digest.readings, replace(digest.readings[0], dump="zz.txt")]
    before, after = (
        roll(in_order(Digest(papers=papers, readings=tuple(readings)))) for papers in ((old,), (old, late))
    )
    assert after["reading-list/keys.txt"].decode() == key(new.paper.id) + key(old.paper.id)
    assert stamp(before) != stamp(after)


def test_a_key_is_short_safe_in_an_address_and_stays() -> None:
    assert key("a-paper") == key("a-paper") != key("b-paper")
    assert len(key("x")) == KEY
    assert len({key(f"paper-{n}") for n in range(20_000)}) == 20_000


def test_an_empty_digest_has_an_empty_roll() -> None:
    assert roll(Digest()) == {"reading-list/keys.txt": b""}
