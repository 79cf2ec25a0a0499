"""The newsletter: what is new since a day, as a mail and as Markdown."""
