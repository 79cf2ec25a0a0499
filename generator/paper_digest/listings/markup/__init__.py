"""Text, Markdown and HTML become blocks."""
