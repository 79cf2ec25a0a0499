"""Lets atheris follow the branches of the readers: `python -m tests.fuzz.guided SECONDS`."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.arguments import parser_of
from tests.expected import samples


def main() -> None:
    """Feeds bytes to `readings_of` for the given seconds; atheris exits with an error if it finds one."""
    parser = parser_of(__doc__)
    parser.add_argument("seconds", type=int, nargs="?", default=200, help="how long it takes (200)")
    options = parser.parse_args()
    try:
        import atheris  # type: ignore[import-untyped, import-not-found, unused-ignore]
    except ImportError:
        sys.exit(
            "atheris is not installed: pip install atheris (Linux, Python up to 3.13). This part was not run."
        )
    with atheris.instrument_imports(include=["paper_digest"]):
        from tests.fuzz.rules import readings_of_bytes

    folder = Path(tempfile.mkdtemp())
    corpus = folder / "corpus"
    corpus.mkdir()
    for number, sample in enumerate(samples()):
        (corpus / f"{number:03}").write_bytes(sample.read_bytes()[:4096])
    limits = [f"-max_total_time={options.seconds}", "-max_len=8192", "-timeout=20", "-seed=1"]
    atheris.Setup([sys.argv[0], str(corpus), *limits], lambda data: readings_of_bytes(data, "dump", folder))
    atheris.Fuzz()


if __name__ == "__main__":
    main()
