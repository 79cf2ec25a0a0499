"""Extracts acronyms, clusters their senses, and builds the glossary."""
