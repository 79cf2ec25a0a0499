"""Renders the digest as Markdown pages and data files."""
