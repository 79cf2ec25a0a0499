"""Asks services on the web for metadata of papers, for `paper-digest enrich` only; a build needs none."""
