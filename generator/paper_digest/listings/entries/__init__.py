"""Lists of papers: one list item, table row or line for each paper, such as awesome lists.

An item is what Markdown has: a list item, a row, a paragraph. A unit is an item with the lists inside it that
say more of it. An entry is a unit with its title, or with none if it is no paper.
"""
