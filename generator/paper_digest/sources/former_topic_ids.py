"""Checks the ids that topics had before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from paper_digest.model.settings import TopicRule
from paper_digest.sources.settings_file import Entry
from paper_digest.values.page_id import is_page_id


def with_checked_former_ids(rules: Sequence[tuple[TopicRule, Entry]]) -> Iterator[TopicRule]:
    """The rules without former ids that cannot redirect to a topic; reports those in their entries.

    Of several topics with the same former id, the first one keeps it.
    """
    known = {rule.id: "the id of a topic of the file" for rule, _ in rules}
    for rule, entry in rules:
        valid = []
        for former in rule.formerly:
            if mistake := _mistake(former, known):
                entry.report("an id in 'formerly' that only this topic had before, and none has now", mistake)
            else:
                valid.append(former)
                known[former] = f"already the former id of {rule.id!r}"
        yield replace(rule, formerly=tuple(valid))


def _mistake(former: str, known: Mapping[str, str]) -> str:
    """What is wrong with a former id; "" if nothing is."""
    if not is_page_id(former):
        return (
            f"{former!r}, which is no id of at most 80 lower-case letters, digits and hyphens, or is reserved"
        )
    return f"{former!r}, which is {known[former]}" if former in known else ""


def current_ids(rules: Sequence[TopicRule]) -> Mapping[str, str]:
    """The id of each topic, by its present id and the former ones."""
    return {name: rule.id for rule in rules for name in (rule.id, *rule.formerly)}
