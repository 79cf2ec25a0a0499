"""Document text, tokens and the term matrix."""
