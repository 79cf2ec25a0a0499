"""Rich text: runs of styled text, formulas and links, parsed from scraped or LaTeX text."""

from paper_digest.values.rich_text.text import RichText

__all__ = ["RichText"]
