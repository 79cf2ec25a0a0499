"""Keyphrases of papers and the tags made of them."""
