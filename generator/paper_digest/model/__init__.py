"""The frozen types that the stages pass on."""
