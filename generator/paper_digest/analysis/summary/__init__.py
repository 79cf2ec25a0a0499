"""Selects extractive one-sentence summaries."""
