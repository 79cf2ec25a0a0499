"""Damages a dump as scrapers, editors and broken downloads do, and tells which of its lines were changed."""

from __future__ import annotations

import random
import textwrap
from collections.abc import Callable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DamagedDump:
    """A dump after one mutation."""

    name: str
    content: bytes
    changed: frozenset[int]
    """The numbers of the original lines that are changed or gone; papers on other lines must still be read.
    """


Lines = list[str]
Mutation = Callable[[random.Random, Lines], tuple[Lines, set[int]]]


def cut_end(rng: random.Random, lines: Lines) -> tuple[Lines, set[int]]:
    """The download broke off in the middle of a line."""
    index = rng.randrange(len(lines))
    partial = lines[index][: rng.randrange(len(lines[index]) + 1)]
    return [*lines[:index], partial], set(range(index + 1, len(lines) + 1))


def cut_start(rng: random.Random, lines: Lines) -> tuple[Lines, set[int]]:
    """The first lines were not copied."""
    index = rng.randrange(len(lines) // 2 + 1)
    return lines[index:], set(range(1, index + 1))


def drop_lines(rng: random.Random, lines: Lines) -> tuple[Lines, set[int]]:
    """A few lines are gone."""
    dropped = {rng.randrange(len(lines)) for _ in range(rng.randint(1, 4))}
    kept = [line for index, line in enumerate(lines) if index not in dropped]
    return kept, {index + 1 for index in dropped}


def repeat_line(rng: random.Random, lines: Lines) -> tuple[Lines, set[int]]:
    """A line occurs twice."""
    index = rng.randrange(len(lines))
    return [*lines[: index + 1], *lines[index:]], {index + 1}


def join_lines(rng: random.Random, lines: Lines) -> tuple[Lines, set[int]]:
    """A line end is gone."""
    index = rng.randrange(max(1, len(lines) - 1))
    joined = "".join(lines[index : index + 2])
    return [*lines[:index], joined, *lines[index + 2 :]], {index + 1, index + 2}


def add_blanks(rng: random.Random, lines: Lines) -> tuple[Lines, set[int]]:
    """More blank lines, and white space at the ends of lines."""
    chosen = {rng.randrange(len(lines)) for _ in range(rng.randint(1, 20))}
    padded = [
        part
        for index, line in enumerate(lines)
        for part in (("  ", "", "") if index in chosen and not line else (line,))
    ]
    return padded, set()


def add_notice(rng: random.Random, lines: Lines) -> tuple[Lines, set[int]]:
    """An advertisement or a cookie notice at a blank line, or at the end."""
    blank = [index for index, line in enumerate(lines) if not line] or [len(lines)]
    index = rng.choice(blank)
    notice = rng.choice(["Advertisement", "Accept all cookies", "Subscribe", "Share", "Sign up"])
    return [*lines[:index], "", notice, "", *lines[index:]], {index, index + 1, index + 2}


def wrap_line(rng: random.Random, lines: Lines) -> tuple[Lines, set[int]]:
    """An editor broke one long line at a fixed width."""
    long_lines = [index for index, line in enumerate(lines) if len(line) > 300]
    if not long_lines:
        return lines, set()
    index = rng.choice(long_lines)
    wrapped = textwrap.wrap(lines[index], rng.choice((72, 80, 100, 120)))
    return [*lines[:index], *wrapped, *lines[index + 1 :]], {index + 1}


def replace_characters(rng: random.Random, lines: Lines) -> tuple[Lines, set[int]]:
    """Some characters of one line are others."""
    index = rng.randrange(len(lines))
    hostile = "\u0000\u200b\ufeff\u202e[](){}<>|\\`*_#&;\"'~^$%\t é漢字😀"
    replaced = "".join(rng.choice(hostile) if rng.random() < 0.2 else character for character in lines[index])
    return [*lines[:index], replaced, *lines[index + 1 :]], {index + 1}


# The keys seed the random generators: another key damages other places.
MUTATIONS: dict[str, Mutation] = {
    "cut": cut_end,
    "beheaded": cut_start,
    "dropped": drop_lines,
    "doubled": repeat_line,
    "glued": join_lines,
    "blanks": add_blanks,
    "advertised": add_notice,
    "rewrapped": wrap_line,
    "noise": replace_characters,
}


def damaged_dumps(text: str, seed: int, rounds: int) -> Iterator[DamagedDump]:
    """`rounds` mutations of every kind, some with other line ends or a byte order mark; the same for the same
    seed."""
    lines = text.split("\n")
    for key, mutation in MUTATIONS.items():
        for number in range(rounds):
            rng = random.Random(f"{seed} {key} {number}")
            mutated, changed = mutation(rng, lines)
            line_end, mark = rng.choice((("\n", ""), ("\r\n", ""), ("\r", ""), ("\n", "\ufeff")))
            content = (mark + line_end.join(mutated)).encode("utf-8", "replace")
            yield DamagedDump(f"{mutation.__name__} {number}", content, frozenset(changed))
