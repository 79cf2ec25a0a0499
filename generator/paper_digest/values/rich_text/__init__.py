"""Rich text: runs of styled text, formulas and links, parsed from scraped or LaTeX text."""
