"""A script that answers as all services do, about the papers of the samples."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Final

from paper_digest.model.paper import Paper
from paper_digest.values.rich_text import RichText

from tests.services.samples import LOOM, MINIMA, sample
from tests.services.server import Reply, SeenRequest
from tests.site.builders import paper

ABSTRACT: Final = (
    "We weave a loom of flat minima and show that sharpness predicts how wide networks generalize."
)
LISTED: Final[tuple[Paper, ...]] = (
    paper("flat-minima", "Flat minima", identifiers=(MINIMA,), abstract=RichText.parse(ABSTRACT)),
    paper("a-loom", "A loom", identifiers=(LOOM,)),
    paper("old-pottery", "Old pottery"),
)
"""Papers with an arXiv id, a DOI, and nothing but a title that no service knows."""
_EMPTY: Final = {
    "arxiv": sample("arxiv-empty.xml"),
    "openalex": '{"meta": {"count": 0}, "results": []}',
    "crossref": '{"status": "ok", "message": {"items": []}}',
    "openreview": '{"notes": [], "count": 0}',
    "dblp": '{"result": {"hits": {"@total": "0"}}}',
    "hugging-face": "[]",
}
_KNOWN: Final[Mapping[str, str]] = {
    "arxiv": "arxiv.xml",
    "openalex": "openalex.json",
    "crossref": "crossref.json",
    "openreview": "openreview.json",
    "dblp": "dblp.json",
}


def answer(request: SeenRequest) -> Reply:
    """The answer of the service that is asked."""
    special: dict[str, Callable[[SeenRequest], Reply]] = {
        "semantic-scholar": _semantic_scholar,
        "hugging-face": _hugging_face,
    }
    return special.get(request.service, _list)(request)


def _list(request: SeenRequest) -> Reply:
    """A list: what is known of the flat minima or the loom, else nothing."""
    question = json.dumps(request.query).lower()
    names = {
        "arxiv": ("2410.05434", "flat minima"),
        "crossref": ("10.1000/loom", "a loom"),
    }.get(request.service, ("flat minima", "2410.05434", "10.1000/loom"))
    is_known = any(name in question for name in names)
    return Reply(sample(_KNOWN[request.service]) if is_known else _EMPTY[request.service])


def _semantic_scholar(request: SeenRequest) -> Reply:
    """The batch, or the closest title, which may be another paper's."""
    if request.method == "POST":
        return Reply(sample("semantic-scholar-batch.json"))
    return Reply(sample("semantic-scholar-match.json"))


def _hugging_face(request: SeenRequest) -> Reply:
    if request.path.endswith("2410.05434"):
        return Reply(sample("hugging-face-paper.json"))
    is_known = "minima" in request.query.get("q", "").lower()
    return Reply(sample("hugging-face-search.json") if is_known else _EMPTY["hugging-face"])
