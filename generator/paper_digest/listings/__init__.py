"""Pages that list papers: blocks become records."""
