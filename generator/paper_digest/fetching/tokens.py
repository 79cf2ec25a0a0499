"""Finds the user's key for a service in the environment."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from paper_digest.model.fetch_source import FetchSource, SourceKind
from paper_digest.services.service import is_key

_VARIABLES: Final[Mapping[SourceKind, str]] = {
    SourceKind.HUGGING_FACE: "HF_TOKEN",
    SourceKind.OPENREVIEW: "OPENREVIEW_TOKEN",
}


class InvalidTokenError(Exception):
    """A token that no service has; the message names the variable, not the token."""


def token_of(source: FetchSource, environment: Mapping[str, str]) -> str:
    """The token for a source, "" for none: another address than the service's never gets one."""
    variable = _VARIABLES.get(source.kind, "")
    token = environment.get(variable, "").strip()
    if not token or source.url:
        return ""
    if not is_key(token):
        raise InvalidTokenError(f"{variable} has characters that no token has; set it again")
    return token
