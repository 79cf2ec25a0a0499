"""Which papers are similar, and why."""
