"""The digest becomes Markdown pages and exports."""
