"""Lists the services that can be asked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from paper_digest.services import (
    arxiv,
    crossref,
    dblp,
    hugging_face,
    openalex,
    openreview,
    semantic_scholar,
)
from paper_digest.services.service import Service

SERVICES: Final[Mapping[str, Service]] = {
    module.SERVICE.option: module.SERVICE
    for module in (arxiv, openalex, crossref, semantic_scholar, openreview, dblp, hugging_face)
}
"""By their names on the command line, in the order in which they are asked."""
