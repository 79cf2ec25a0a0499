"""Measures the analysis and the linkage of papers against labels by people: `python -m tests.eval`."""
