"""Tests of the number of warnings of a build."""

from __future__ import annotations

import logging

from paper_digest.html_pages.page_renderer import BUILDER_LOGGER
from paper_digest.html_pages.warning_count import WarningCount


def test_warnings_and_errors_between_start_and_stop_are_counted() -> None:
    log = logging.getLogger(f"{BUILDER_LOGGER}.structure.pages")
    log.warning("before")
    warnings = WarningCount()
    warnings.start()
    log.warning("a broken link")
    log.error("a broken page")
    log.info("a page")
    assert warnings.stop() == 2
    log.warning("after")
    assert warnings.count == 2
