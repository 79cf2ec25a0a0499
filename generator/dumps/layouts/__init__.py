"""One module a page structure: blocks become papers, furniture and leftovers."""
