"""One module per file format: text in a format with a grammar becomes records."""
