"""Topic assignment and topic discovery."""
