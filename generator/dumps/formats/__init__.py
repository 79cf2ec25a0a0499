"""READ, formats: lines of a format with a grammar of its own (JSON, CSV, BibTeX, RIS, Atom, ...) become pieces, streamed."""
