"""Keyphrases and the tags made of them."""
