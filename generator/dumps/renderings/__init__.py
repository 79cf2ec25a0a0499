"""From any rendering of a page (plain text, Markdown, notebook and text browser exports, HTML) to the same blocks."""
