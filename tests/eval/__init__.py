"""Measures the study and the merging against labels that people gave: `python -m tests.eval`."""
