"""WRITE: a digest becomes Markdown pages, citation files and the catalogue."""
