"""The commands of `paper-digest`, by what they are about."""
