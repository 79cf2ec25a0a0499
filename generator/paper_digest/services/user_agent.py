"""Tells services who asks: the program, its version, and an email address to write to."""

from __future__ import annotations

import re
from importlib.metadata import version

_CONTACT = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)


def is_contact(text: str) -> bool:
    """Whether a text is an email address that a header may have."""
    return bool(_CONTACT.fullmatch(text))


def user_agent(contact: str) -> str:
    """The header User-Agent; `contact` is an email address to name, or anything else for none."""
    comment = f" (mailto:{contact})" if is_contact(contact) else ""
    return f"paper-digest/{version('mkdocs-paper-digest')}{comment}"
