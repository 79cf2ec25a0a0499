"""Parses and prints values: one module per kind of value, the only place that knows its grammar."""
