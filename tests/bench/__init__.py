"""Benchmarks of the generator, its readers, its search and its analysis: `make bench`."""
