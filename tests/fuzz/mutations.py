"""Damages a dump the way scrapers, editors and broken downloads do, and says which of its lines were touched."""

from __future__ import annotations

import random
import textwrap
from collections.abc import Callable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Damaged:
    """A dump after an accident."""

    name: str
    content: bytes
    touched: frozenset[int]
    """Numbers of the former lines that are changed or gone; papers on other lines must still be found."""


Mutation = Callable[[random.Random, list[str]], tuple[list[str], set[int]]]


def cut(rng: random.Random, lines: list[str]) -> tuple[list[str], set[int]]:
    """The download broke off in the middle of a line."""
    at = rng.randrange(len(lines))
    return [*lines[:at], lines[at][: rng.randrange(len(lines[at]) + 1)]], set(range(at + 1, len(lines) + 1))


def beheaded(rng: random.Random, lines: list[str]) -> tuple[list[str], set[int]]:
    """The first lines were not copied."""
    at = rng.randrange(len(lines) // 2 + 1)
    return lines[at:], set(range(1, at + 1))


def dropped(rng: random.Random, lines: list[str]) -> tuple[list[str], set[int]]:
    """A few lines are gone."""
    gone = {rng.randrange(len(lines)) for _ in range(rng.randint(1, 4))}
    return [line for number, line in enumerate(lines) if number not in gone], {number + 1 for number in gone}


def doubled(rng: random.Random, lines: list[str]) -> tuple[list[str], set[int]]:
    """A line stands there twice."""
    at = rng.randrange(len(lines))
    return [*lines[: at + 1], *lines[at:]], {at + 1}


def glued(rng: random.Random, lines: list[str]) -> tuple[list[str], set[int]]:
    """A line end is gone."""
    at = rng.randrange(max(1, len(lines) - 1))
    return [*lines[:at], "".join(lines[at : at + 2]), *lines[at + 2 :]], {at + 1, at + 2}


def blanks(rng: random.Random, lines: list[str]) -> tuple[list[str], set[int]]:
    """Blank lines stand where none were, and white space at the ends of lines."""
    put = {rng.randrange(len(lines)) for _ in range(rng.randint(1, 20))}
    return [
        part
        for number, line in enumerate(lines)
        for part in ((line + "  ", "", "") if number in put and not line else (line,))
    ], set()


def advertised(rng: random.Random, lines: list[str]) -> tuple[list[str], set[int]]:
    """The page shows an advertisement and a cookie notice between two lines that are blank anyway, or at its end."""
    free = [number for number, line in enumerate(lines) if not line] or [len(lines)]
    at = rng.choice(free)
    notice = rng.choice(["Advertisement", "Accept all cookies", "Subscribe", "Share", "Sign up"])
    return [*lines[:at], "", notice, "", *lines[at:]], {at, at + 1, at + 2}


def rewrapped(rng: random.Random, lines: list[str]) -> tuple[list[str], set[int]]:
    """An editor broke one long line at a fixed width."""
    long = [number for number, line in enumerate(lines) if len(line) > 300]
    if not long:
        return lines, set()
    at = rng.choice(long)
    return [*lines[:at], *textwrap.wrap(lines[at], rng.choice((72, 80, 100, 120))), *lines[at + 1 :]], {
        at + 1
    }


def noise(rng: random.Random, lines: list[str]) -> tuple[list[str], set[int]]:
    """Some characters of one line are others."""
    at = rng.randrange(len(lines))
    strange = "\u0000\u200b\ufeff\u202e[](){}<>|\\`*_#&;\"'~^$%\t é漢字😀"
    changed = "".join(rng.choice(strange) if rng.random() < 0.2 else character for character in lines[at])
    return [*lines[:at], changed, *lines[at + 1 :]], {at + 1}


MUTATIONS: tuple[Mutation, ...] = (
    cut,
    beheaded,
    dropped,
    doubled,
    glued,
    blanks,
    advertised,
    rewrapped,
    noise,
)


def damaged(text: str, seed: int, rounds: int) -> Iterator[Damaged]:
    """`rounds` accidents of every kind, the same for the same seed; every second one with another line end or a byte order mark."""
    lines = text.split("\n")
    for mutation in MUTATIONS:
        for number in range(rounds):
            rng = random.Random(f"{seed} {mutation.__name__} {number}")
            changed, touched = mutation(rng, lines)
            ends, mark = rng.choice((("\n", ""), ("\r\n", ""), ("\r", ""), ("\n", "\ufeff")))
            yield Damaged(
                f"{mutation.__name__} {number}",
                (mark + ends.join(changed)).encode("utf-8", "replace"),
                frozenset(touched),
            )
