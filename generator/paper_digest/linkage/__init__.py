"""Record linkage: records become papers, each with a permanent id."""
