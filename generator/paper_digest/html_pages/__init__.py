"""Renders the generated pages in worker processes, with a cache, and keeps what stays as it is."""
