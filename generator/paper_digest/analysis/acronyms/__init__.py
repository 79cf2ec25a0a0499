"""Acronyms, their senses and the glossary."""
