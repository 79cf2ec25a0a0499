"""Keeps results of pure functions in `.cache/`, by a hash of all that they are made of."""
