"""The layout of the map of papers."""
