"""What each process of the program would compute, computed once by the server that starts the processes.

It starts no thread: a process that is forked while one runs can hang.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from paper_digest.caching.code_version import code_version
from paper_digest.site.template_environment import template_environment, template_names
from paper_digest.site.text_direction import TextLanguages

_PAGES: Final = Path(__file__).parents[1] / "templates" / "pages"
_NEWSLETTER: Final = _PAGES / "newsletter.md.j2"
"""It has filters of its own."""


def _compile_templates() -> None:
    environment = template_environment([_PAGES], TextLanguages(("en",), "en"))
    for file in {*_PAGES.glob("*.md.j2")} - {_NEWSLETTER}:
        environment.get_template(file.name)
        template_names(environment, file.read_text("utf-8"))


code_version()
_compile_templates()
