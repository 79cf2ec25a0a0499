"""One module per generated data file."""
