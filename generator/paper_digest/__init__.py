"""Turns raw dumps of paper listings into a static digest."""
