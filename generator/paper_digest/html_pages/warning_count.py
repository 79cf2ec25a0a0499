"""Counts what the builder warns of."""

from __future__ import annotations

import logging

from paper_digest.html_pages.page_renderer import BUILDER_LOGGER


class WarningCount(logging.Handler):
    """The number of warnings and errors of the builder between `start` and `stop`."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.count = 0

    def emit(self, record: logging.LogRecord) -> None:  # noqa: ARG002
        """Counts a warning."""
        self.count += 1

    def start(self) -> None:
        """Starts to count."""
        logging.getLogger(BUILDER_LOGGER).addHandler(self)

    def stop(self) -> int:
        """The number of warnings; counts no further."""
        logging.getLogger(BUILDER_LOGGER).removeHandler(self)
        return self.count
