"""Names the causes of failures that people can remove; all others may pass by themselves."""

from __future__ import annotations

from enum import Enum, auto


class FailureCause(Enum):
    FORBIDDEN = auto()
    """The service wants a key, or refuses this one."""
    OTHER_HOST = auto()
    """A redirect to another host, which is not followed."""
    INVALID_ADDRESS = auto()
