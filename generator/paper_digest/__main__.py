"""Runs the commands: `python -m paper_digest`."""

from paper_digest.cli import main

if __name__ == "__main__":
    main()
