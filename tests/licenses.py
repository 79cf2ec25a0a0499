"""Lists the licenses of the packages that an installation needs: `python -m tests.licenses` (`--write`).

Of each package in requirements.lock, as its own metadata states it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import metadata
from typing import Final

from tests.arguments import parser_of
from tests.project import ROOT

PAGE: Final = ROOT / "docs/project/licenses.md"
_PACKAGE: Final = re.compile(r"^([A-Za-z0-9._-]+)==", re.MULTILINE)
_NAMES: Final = {
    "BSD License": "BSD-3-Clause",
    "3-Clause BSD License": "BSD-3-Clause",
    "MIT License": "MIT",
    "Apache 2.0": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Artistic License": "Artistic-1.0",
}
"""SPDX's names of licenses that packages write otherwise."""
_STATED_ELSEWHERE: Final = {"scipy": "BSD-3-Clause", "httpx2-jsfetch": "not installed: only for browsers"}
"""What the metadata does not say in a few words, as in the package's license file."""
_HEAD: Final = """# Licenses of dependencies

An installation of paper-digest needs these packages (`requirements.lock`), under these licenses.
`python -m tests.licenses --write` renews the table.

| package | license |
| :--- | :--- |
"""


def packages() -> tuple[str, ...]:
    """The names of the packages in requirements.lock, in their order."""
    return tuple(dict.fromkeys(_PACKAGE.findall((ROOT / "requirements.lock").read_text("utf-8"))))


def license_of(package: str) -> str:
    """The license of an installed package, by SPDX's name where it has one."""
    if package in _STATED_ELSEWHERE:
        return _STATED_ELSEWHERE[package]
    stated = next((text for text in _stated(package) if text and text != "UNKNOWN"), "unknown")
    return _NAMES.get(stated, stated)


def _stated(package: str) -> Iterator[str]:
    try:
        information = metadata.metadata(package)
    except metadata.PackageNotFoundError:
        yield "not installed on this system"
        return
    yield from information.get_all("License-Expression") or ()
    yield from (text.split("\n")[0] for text in information.get_all("License") or ())
    for classifier in information.get_all("Classifier") or ():
        if classifier.startswith("License ::"):
            yield classifier.rpartition(":: ")[2]


def page() -> str:
    """The page of licenses."""
    return _HEAD + "".join(f"| {package} | {license_of(package)} |\n" for package in packages())


if __name__ == "__main__":
    parser = parser_of(__doc__)
    parser.add_argument("--write", action="store_true", help="write the page docs/project/licenses.md")
    if parser.parse_args().write:
        PAGE.write_text(page(), "utf-8")
    else:
        print(page(), end="")
