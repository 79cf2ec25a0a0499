"""The text room: what dumps write becomes clean text, and clean text becomes plain words."""
