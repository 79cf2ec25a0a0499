"""The frozen types that the stages exchange."""
