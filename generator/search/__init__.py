"""SEARCH: records of papers into the index that a browser searches."""
