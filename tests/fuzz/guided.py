"""Lets atheris follow the branches of the readers: `python -m tests.fuzz.guided SECONDS`."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.expected import samples


def main() -> None:
    """Feeds bytes to `readings_of` until the seconds are over; atheris ends the process, with an error when it finds something."""
    try:
        import atheris  # type: ignore[import-untyped, import-not-found, unused-ignore]
    except ImportError:
        sys.exit(
            "atheris is not installed here: pip install atheris (Linux, Python up to 3.13). The guided part was not run."
        )
    with atheris.instrument_imports(include=["generator"]):
        from tests.fuzz.rules import readings_of_bytes

    folder = Path(tempfile.mkdtemp())
    corpus = folder / "corpus"
    corpus.mkdir()
    for number, sample in enumerate(samples()):
        (corpus / f"{number:03}").write_bytes(sample.read_bytes()[:4096])

    def one(data: bytes) -> None:
        readings_of_bytes(data, "dump", folder)

    atheris.Setup(
        [
            sys.argv[0],
            str(corpus),
            f"-max_total_time={sys.argv[1]}",
            "-max_len=8192",
            "-timeout=20",
            "-seed=1",
        ],
        one,
    )
    atheris.Fuzz()


if __name__ == "__main__":
    main()
