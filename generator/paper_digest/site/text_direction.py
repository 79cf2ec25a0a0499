"""HTML attributes for the direction and the language of text, and lists of names in mixed directions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from paper_digest.model.site_files import PagePath
from paper_digest.model.site_options import SiteOptions
from paper_digest.site.escaping import Escaped, html, markdown
from paper_digest.site.page_urls import relative_url
from paper_digest.site.site_index import PageLink
from paper_digest.values.language import language_among
from paper_digest.values.rich_text import RichText
from paper_digest.values.rich_text.inlines import TextRun
from paper_digest.values.script import language_of, runs_leftwards

_LONG_HEADING = 200
"""Characters of a heading above which it is set smaller; chosen by hand."""


@dataclass(frozen=True, slots=True)
class TextLanguages:
    """In which languages the texts of papers and the pages around them are written."""

    expected: tuple[str, ...]
    page: str

    @classmethod
    def of(cls, options: SiteOptions) -> Self:
        """The languages of a digest."""
        return cls(options.languages, options.page_language)

    def other_than_page(self, text: str) -> str:
        """The language of a text of a paper; "" if it is that of the page, or unknown."""
        # Most digests have one language; then only a script shows another one.
        is_clear = set(self.expected) <= {self.page}
        language = language_of(text) if is_clear else language_among(text, self.expected)
        is_of_page = language in ("", self.page) or language_among(text, (language, self.page)) == self.page
        return "" if is_of_page else language


def direction(text: RichText) -> Escaped:
    """The `dir` attribute, with a leading space; empty for left-to-right text."""
    return Escaped(" dir=rtl" if runs_leftwards(_words(text)) else "")


def direction_and_language(text: RichText, languages: TextLanguages) -> Escaped:
    """The `dir` and `lang` attributes, each with a leading space, for a tag or an attribute list."""
    language = languages.other_than_page(_words(text))
    return Escaped(direction(text) + (f" lang={language}" if language else ""))


def text_attributes(text: RichText, languages: TextLanguages) -> Escaped:
    """These attributes as an attribute list after a link or a block; empty if there are none."""
    attributes = direction_and_language(text, languages)
    return Escaped(f"{{{attributes} }}" if attributes else "")


def heading_attributes(heading: RichText, languages: TextLanguages) -> Escaped:
    """The attribute list of a page's heading."""
    size = " .long" if len(heading.plain) > _LONG_HEADING else ""
    attributes = size + direction_and_language(heading, languages)
    return Escaped(f" {{{attributes} }}" if attributes else "")


def name_list(names: Iterable[object]) -> Escaped:
    """Names separated by commas; if one is right-to-left, all are isolated, so that their order stays."""
    listed = tuple(map(str, names))
    isolated = any(runs_leftwards(name) for name in listed)
    items = (f"<bdi>{markdown(name)}</bdi>" if isolated else markdown(name) for name in listed)
    return Escaped(", ".join(items))


def linked_name_list(people: Iterable[PageLink], page: PagePath) -> Escaped:
    """Names as HTML links from `page` to their own pages; isolated as in `name_list`.

    The names are escaped for Markdown, which looks into a line with links, and for HTML at once.
    """
    listed = tuple(people)
    isolated = any(runs_leftwards(str(person.name)) for person in listed)
    links = (
        f'<a href="{html(relative_url(page, person.path))}">{markdown(str(person.name))}</a>'
        for person in listed
    )
    return Escaped(", ".join(f"<bdi>{link}</bdi>" if isolated else link for link in links))


def _words(text: RichText) -> str:
    return "".join(inline.text for inline in text if isinstance(inline, TextRun))
