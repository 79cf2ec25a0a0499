"""STUDY: papers become a digest with topics, tags, relations and summaries."""
