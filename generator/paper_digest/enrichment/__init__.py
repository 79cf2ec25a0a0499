"""Completes metadata.jsonl from files with metadata of many papers."""
