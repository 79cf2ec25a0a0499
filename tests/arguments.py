"""The arguments of the programs in tests/: with --help, each says what it does, and does nothing."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, RawDescriptionHelpFormatter


def parser_of(documentation: str | None) -> ArgumentParser:
    """A parser for the arguments of the running module, which this text documents."""
    specification = sys.modules["__main__"].__spec__
    module = specification.name.removesuffix(".__main__") if specification else ""
    return ArgumentParser(
        f"python -m {module}", description=documentation, formatter_class=RawDescriptionHelpFormatter
    )
