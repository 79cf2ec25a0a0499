"""Writes the filter of the listings that show papers.

It is no part of the documents: a listing of known papers changes none of them.
"""

from __future__ import annotations

from collections import defaultdict

from paper_digest.model.digest import Digest
from paper_digest.model.site_files import PagePath
from paper_digest.site.exports.search_documents import document_path, filter_value
from paper_digest.site.exports.search_names import SearchFilters

LISTINGS = "dump"
"""The name of the filter."""


def search_listings(digest: Digest) -> SearchFilters:
    """The filter with the papers of each listing, by its label."""
    labels = {reading.dump: filter_value(reading.label) for reading in digest.readings}
    papers: defaultdict[str, dict[PagePath, None]] = defaultdict(dict)
    for analyzed in digest.papers:
        for sighting in analyzed.paper.sightings:
            label = labels.get(sighting.dump, filter_value(sighting.dump))
            papers[label][document_path(analyzed.paper.id)] = None
    return {LISTINGS: {label: tuple(papers[label]) for label in sorted(papers)}}
