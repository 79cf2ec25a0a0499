"""Finds a Chromium on this machine, or installs one: `python -m tests.browser.chromium`."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.arguments import parser_of

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


class NoBrowserError(Exception):
    """No browser was found."""


def find() -> Path:
    """The browser of this machine: the system's, else Playwright's own. Raises NoBrowserError."""
    for name in _NAMES:
        if (path := shutil.which(name)) and _runs(path):
            return Path(path)
    with sync_playwright() as playwright:
        own = Path(playwright.chromium.executable_path)
    if own.is_file():
        return own
    raise NoBrowserError(
        "no Chromium on this machine: run `make browser`, or install one, "
        "for example with apt-get install chromium"
    )


def _runs(command: str) -> bool:
    # Some systems have a stub of that name that only says how to install the browser.
    return subprocess.run([command, "--version"], capture_output=True, check=False).returncode == 0


def install() -> None:
    """Installs a browser with apt-get if possible, else with Playwright. Raises NoBrowserError."""
    own = [sys.executable, "-m", "playwright", "install", "chromium"]
    for commands in (_apt(), [own]):
        for command in commands:
            print("+", " ".join(command), flush=True)
            subprocess.run(command, check=False)
        try:
            find()
        except NoBrowserError:
            continue
        return
    find()


def _apt() -> list[list[str]]:
    if not shutil.which("apt-get"):
        return []
    if os.geteuid() == 0:
        prefix: list[str] = []
    elif (
        shutil.which("sudo")
        and subprocess.run(["sudo", "-n", "true"], check=False, capture_output=True).returncode == 0
    ):
        prefix = ["sudo", "-n"]
    else:
        return []
    return [[*prefix, "apt-get", "update", "-qq"], [*prefix, "apt-get", "install", "-y", "-qq", "chromium"]]


def main() -> None:
    """Prints the path of the browser, which is installed if there is none."""
    parser_of(__doc__).parse_args()
    try:
        print("browser:", find())
    except NoBrowserError:
        install()
        print("browser:", find())


if __name__ == "__main__":
    try:
        main()
    except NoBrowserError as error:
        sys.exit(f"Error: {error}")
