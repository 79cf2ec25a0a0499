"""One kind of value a module: how it is parsed and printed, and nowhere else."""
