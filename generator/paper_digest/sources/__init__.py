"""Dump files and settings files: opened, decoded and checked."""
