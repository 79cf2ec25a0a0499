"""Keeps what was published: the history of papers, their analysis, and all addresses."""
