"""Decides which names are one person, and lists the papers of each author."""
