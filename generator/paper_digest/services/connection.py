"""Opens the connection through which services are asked, with the settings of the user's environment."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Final

import httpx

from paper_digest.services.all_services import SERVICES
from paper_digest.services.answer_cache import AnswerCache
from paper_digest.services.client import Client
from paper_digest.services.exchange import Clock, Exchange
from paper_digest.services.service import Service, is_key
from paper_digest.services.service_source import ServiceSource
from paper_digest.services.user_agent import is_contact, user_agent

# Its messages contain addresses with keys.
logging.getLogger("httpx").setLevel(logging.WARNING)

URL_VARIABLE: Final = "PAPER_DIGEST_SERVICES_URL"
"""Where to ask instead of at the services: `URL/arxiv` and so on. For tests and for mirrors."""
_URL = re.compile(r"https?://[^\s/]+\S*")


class InvalidSettingError(Exception):
    """A setting with which no service can be asked; the message says which and how to fix it."""


@contextmanager
def connected(
    options: Sequence[str],
    *,
    contact: str,
    cache: Path,
    environment: Mapping[str, str],
    limit: int | None = None,
    clock: Clock = Clock(),  # noqa: B008 - it has no state
) -> Iterator[tuple[ServiceSource, ...]]:
    """The services with these names on the command line, ready to be asked.

    `contact`: an email address. `cache`: the folder for answers. `environment`: API keys and URL_VARIABLE.
    `limit`: the most papers about which each service is newly asked; None for all of them.
    Raises InvalidSettingError.
    """
    if not is_contact(contact):
        actual = f"; {contact!r} is none" if contact else ""
        raise InvalidSettingError(
            "services want an email address to write to if a program asks too much: give yours with "
            f"--contact or in PAPER_DIGEST_CONTACT{actual}"
        )
    if not _URL.fullmatch(environment.get(URL_VARIABLE) or "http://localhost"):
        raise InvalidSettingError(f"{URL_VARIABLE} is no address that starts with http:// or https://")
    services = [_located(SERVICES[option], environment) for option in dict.fromkeys(options)]
    with httpx.Client(follow_redirects=False) as http:
        client = Client(
            exchange=Exchange(http, clock),
            cache=AnswerCache(cache, clock.now),
            contact=contact,
            user_agent=user_agent(contact),
            keys=_keys(services, environment),
        )
        yield tuple(ServiceSource(service, client, limit) for service in services)


def _located(service: Service, environment: Mapping[str, str]) -> Service:
    base = environment.get(URL_VARIABLE, "").rstrip("/")
    return replace(service, base_url=f"{base}/{service.option}") if base else service


def _keys(services: Sequence[Service], environment: Mapping[str, str]) -> dict[str, str]:
    """The API keys in the environment by their variables."""
    variables = [service.key.variable for service in services if service.key]
    keys = {variable: key for variable in variables if (key := environment.get(variable, "").strip())}
    for variable, key in keys.items():
        if not is_key(key):
            raise InvalidSettingError(f"{variable} has characters that no API key has; set it again")
    return keys
