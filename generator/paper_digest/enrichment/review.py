"""Reads and writes metadata-review.txt: the doubtful matches, for a person to decide."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import msgspec

from paper_digest.enrichment.metadata_lines import metadata_of
from paper_digest.enrichment.proof import Match
from paper_digest.sources.paper_metadata import MetadataRecord

_HEADER: Final = """\
# Doubtful matches that `paper-digest enrich` found. For each, compare the paper with the record. If both are
# the same, move the line that starts with { to metadata.jsonl, without the "# " before it. The next run keeps
# the matches below, except those of papers that are complete by then.
"""
_PAPER: Final = re.compile(r"\(papers/([^/\s]+)/\)$")
_RECORD: Final = re.compile(r"#\s*(\{.*)")
_DECODER: Final = msgspec.json.Decoder(MetadataRecord)


@dataclass(frozen=True, slots=True)
class Proposal:
    """A doubtful match as the file shows it."""

    paper_id: str
    facts: bytes
    """What the record says, without its source: two sources that say the same are one proposal."""
    text: str
    """The lines of the file, with what a person has added."""


def merged_review(doubtful: Sequence[Match], earlier: str, open_papers: Collection[str]) -> str:
    """The text of the file: the new matches, and those of an earlier text that concern an open paper.

    Of two equal ones, the earlier stays. They are in the order of papers; the text is empty without any.
    """
    kept = [proposal for proposal in _proposals_in(earlier) if proposal.paper_id in open_papers]
    by_key = {
        (proposal.paper_id, proposal.facts): proposal for proposal in (*map(_proposal, doubtful), *kept)
    }
    if not by_key:
        return ""
    return _HEADER + "".join(f"\n{by_key[key].text}\n" for key in sorted(by_key))


def count_proposals(text: str) -> int:
    """How many undecided matches a text of the file has."""
    return sum(1 for _ in _proposals_in(text))


def _proposal(match: Match) -> Proposal:
    record = metadata_of(match.paper, [match.record])
    lines = (
        f"# {match.paper.heading.plain} (papers/{match.paper.id}/)",
        f"# {match.record.source}: {match.reason}.",
        f"# {msgspec.json.encode(record).decode()}",
    )
    return Proposal(match.paper.id, _facts(record), "\n".join(lines))


def _proposals_in(text: str) -> Iterator[Proposal]:
    """The proposals in the paragraphs of a text; one without its record has been decided."""
    for paragraph in re.split(r"\n(?:[ \t]*\n)+", text):
        lines = [line.rstrip() for line in paragraph.strip().split("\n")]
        papers = [match[1] for line in lines if (match := _PAPER.search(line))]
        records = [record for line in lines if (record := _record_in(line))]
        if papers and records:
            yield Proposal(papers[0], _facts(records[0]), "\n".join(lines))


def _record_in(line: str) -> MetadataRecord | None:
    match = _RECORD.fullmatch(line)
    try:
        return _DECODER.decode(match[1]) if match else None
    except (msgspec.DecodeError, RecursionError):
        return None


def _facts(record: MetadataRecord) -> bytes:
    return msgspec.json.encode(msgspec.structs.replace(record, source=""))
