"""Tests of how the pages of the site are rendered and its files are kept."""
