"""Lists of papers: one list item, table row or line for each paper, such as awesome lists."""
