"""Attacks the generator: slow inputs, hostile text, killed builds: `make harden`."""
