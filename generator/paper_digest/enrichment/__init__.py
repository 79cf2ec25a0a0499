"""Completes metadata.jsonl from files and services with metadata of many papers."""
