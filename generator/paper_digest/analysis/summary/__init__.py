"""Extractive one-sentence summaries."""
