"""Document text, token stream and term matrix: what all questions of the analysis are computed from."""
