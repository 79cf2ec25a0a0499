"""Builds the search index with Pagefind."""
