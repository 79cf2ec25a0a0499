"""Fetches listings from the web and saves them as dumps, for `paper-digest fetch`."""
