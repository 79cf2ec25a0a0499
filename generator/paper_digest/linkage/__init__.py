"""Record linkage: finds the records of the same paper, and assigns permanent ids."""
