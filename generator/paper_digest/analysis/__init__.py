"""Analysis: papers become a digest."""
