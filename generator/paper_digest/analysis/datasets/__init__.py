"""Datasets and benchmarks that papers mention."""
