"""Defines the files that MkDocs need not process: finished pages, and copies that the site has already."""

from __future__ import annotations

from typing import Protocol, TypeVar

from mkdocs.structure.files import File

_Kind = TypeVar("_Kind", bound=File)


class PageFile(File):
    """The source of a page. Once it is taken, MkDocs neither reads, renders nor writes the page.

    Links still lead to it, and `page` is the page.
    """

    is_taken = False

    def take(self) -> None:
        """Lets another one render the page."""
        _ = self.dest_uri, self.url  # MkDocs derives them from the kind of the file, which changes now
        self.is_taken = True

    def is_documentation_page(self) -> bool:
        """Whether MkDocs renders the page."""
        return not self.is_taken and super().is_documentation_page()

    def copy_file(self, dirty: bool = False) -> None:
        """Copies the file, as MkDocs does with files that are no pages; does nothing if it is taken."""
        if not self.is_taken:
            super().copy_file(dirty)


class Copies(Protocol):
    """Knows the copies in the site."""

    def has_copy(self, file: File) -> bool:
        """Whether the site has a copy of the file as it is."""

    def copied(self, file: File) -> None:
        """Takes note of a new copy."""


class CopiedFile(File):
    """A file that is copied into the site, unless a former build has done so."""

    copies: Copies

    def copy_file(self, dirty: bool = False) -> None:
        """Copies the file if the site has no such copy."""
        if self.abs_src_path is None or dirty:
            super().copy_file(dirty)
        elif not self.copies.has_copy(self):
            super().copy_file(dirty)
            self.copies.copied(self)


def of_kind(kind: type[_Kind], file: File) -> _Kind:
    """The same file as another kind of file."""
    another = kind.__new__(kind)
    vars(another).update(vars(file))
    return another
