"""Sets up Jinja so that a template can print nothing that has not been escaped."""

from __future__ import annotations

import os
import re
import traceback
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial, wraps
from pathlib import Path
from types import CodeType
from typing import Any, Final

import jinja2
from jinja2 import (
    BytecodeCache,
    Environment,
    FileSystemLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateRuntimeError,
    TemplateSyntaxError,
    Undefined,
    meta,
)
from jinja2.bccache import Bucket
from jinja2.loaders import split_template_path

from paper_digest.model.paper import Paper
from paper_digest.project import PACKAGED
from paper_digest.regular_file import text_of
from paper_digest.site import escaping
from paper_digest.site.escaping import Escaped
from paper_digest.site.exports.citation_fields import is_citable
from paper_digest.site.exports.page_metadata import scholarly_article
from paper_digest.site.exports.reference import reference
from paper_digest.site.list_pages import Group
from paper_digest.site.markdown import markup
from paper_digest.site.page_urls import relative_url
from paper_digest.site.site_index import CountedLink, PageLink
from paper_digest.site.text_direction import (
    TextLanguages,
    direction,
    direction_and_language,
    heading_attributes,
    linked_name_list,
    name_list,
    text_attributes,
)
from paper_digest.values.count import count_of, noun_for
from paper_digest.values.rich_text import RichText

_JINJA = Path(jinja2.__file__).parent
_MAX_URL = 60
"""Characters of a URL that a page shows; chosen by hand."""
_PAGE_PATH = re.compile(r"[a-z0-9/._-]+")

_Linked = PageLink | Group[Any]
_heading = partial(markup, links=False)
_Filter = Callable[..., Escaped | bool]


class _CompiledTemplates(BytecodeCache):
    """Keeps compiled templates as long as the program runs, so that `serve` compiles each of them once.

    A template is found by its name and the checksum of its text, wherever its file is.
    """

    def __init__(self) -> None:
        self._code: dict[tuple[str, str], CodeType] = {}

    def get_cache_key(self, name: str, filename: str | None = None) -> str:  # noqa: ARG002
        return name

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._code.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        if bucket.code is not None:
            self._code[bucket.key, bucket.checksum] = bucket.code


_COMPILED = _CompiledTemplates()


@dataclass(frozen=True, slots=True)
class TemplateNames:
    """What a template refers to."""

    variables: frozenset[str]
    """Those that it does not set itself."""
    templates: tuple[str | None, ...]
    """Those that it includes; None if a name is computed."""


_NAMES: Final[dict[str, TemplateNames]] = {}
"""Those in each text of a template, kept as long as the program runs, so that `serve` parses it once."""


def template_names(
    environment: Environment, source: str, name: str | None = None, file: str | None = None
) -> TemplateNames:
    """What the text of a template refers to. Raises TemplateSyntaxError, at its name and file."""
    if source not in _NAMES:
        tree = environment.parse(source, name, file)
        variables = frozenset(meta.find_undeclared_variables(tree))
        _NAMES[source] = TemplateNames(variables, tuple(meta.find_referenced_templates(tree)))
    return _NAMES[source]


class _Templates(FileSystemLoader):
    """The templates of folders, a name from the first that has it, whatever it is there."""

    def get_source(
        self,
        environment: Environment,  # noqa: ARG002
        template: str,
    ) -> tuple[str, str, Callable[[], bool]]:
        """The text of a template and its file.

        Raises TemplateNotFound, TemplateSyntaxError if it is no UTF-8, OSError if it is no regular file.
        """
        parts = split_template_path(template)
        files = (Path(folder, *parts) for folder in self.searchpath)
        file = next(filter(os.path.lexists, files), None)
        if file is None:
            raise TemplateNotFound(template)
        try:
            return text_of(file), str(file), lambda: True
        except UnicodeDecodeError as error:
            raise TemplateSyntaxError(f"a text that is not UTF-8: {error}", 1, template, str(file)) from error


def template_environment(templates: Sequence[Path], languages: TextLanguages) -> Environment:
    """The templates of these folders, a name from the first that has it; undefined names and unescaped values
    are errors.
    """
    environment = Environment(
        loader=_Templates(templates),
        auto_reload=False,  # a build reads each template once
        undefined=StrictUndefined,
        autoescape=False,  # noqa: S701 (each sink has its own filter, and `finalize` rejects unescaped values)
        finalize=_require_escaped,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        bytecode_cache=_COMPILED,
    )
    filters: dict[str, _Filter] = {
        **_FILTERS,
        **{name: partial(function, languages=languages) for name, function in _OF_LANGUAGES.items()},
    }
    environment.filters.update({name: _of_defined(function) for name, function in filters.items()})
    return environment


def _of_defined(function: _Filter) -> _Filter:
    """A filter for which an undefined value is an error of the template, with the value's name."""

    @wraps(function)
    def checked(value: object, *arguments: Any) -> Escaped | bool:
        if isinstance(value, Undefined):
            str(value)  # raises UndefinedError
        return function(value, *arguments)

    return checked


def template_fault(error: TemplateError) -> str:
    """What is wrong with a template, with its file and line."""
    if isinstance(error, TemplateSyntaxError):
        file, line = error.filename or error.name or "a template", error.lineno
    else:
        file, line = _place(error)
    return (
        f"{file}:{line}: error: expected a valid template, found {error.message}. Fix the template; one that "
        "replaces a template of the program may have to be compared with it after an upgrade."
    )


def rendered(environment: Environment, name: str, data: Mapping[str, Any]) -> str:
    """The text that a template makes of data.

    Raises TemplateError if the template is wrong; also for another exception that a digest's own template
    raises, as by a division by zero or by including itself.
    """
    try:
        return environment.get_template(name).render(**data)
    except TemplateError:
        raise
    except Exception as error:
        if not _is_of_own_template(error):
            raise
        actual = f"{type(error).__name__}: {error}"
        raise TemplateRuntimeError(actual).with_traceback(error.__traceback__) from error


def _is_of_own_template(error: Exception) -> bool:
    """Whether a template raised it that the program does not bring, and no filter of the program."""
    calls = (Path(call.filename) for call in traceback.extract_tb(error.__traceback__))
    last = [path for path in calls if _JINJA not in path.parents][-1]
    return last.suffix == ".j2" and not last.is_relative_to(PACKAGED / "templates")


def _place(error: TemplateError) -> tuple[str, int]:
    """The file and the line of the template that failed."""
    calls = traceback.extract_tb(error.__traceback__)
    places = [(call.filename, call.lineno or 0) for call in calls if call.filename.endswith(".j2")]
    return places[-1] if places else ("a template", 0)


def _require_escaped(value: object) -> object:
    if isinstance(value, Escaped | int):
        return value
    raise TemplateRuntimeError(f"{value!r} without an escape filter")


def _link(target: _Linked, page: str) -> Escaped:
    """A Markdown link from a page to another."""
    text = escaping.markdown(target.name) if isinstance(target.name, str) else _heading(target.name)
    return Escaped(f"[{text}]({_relative(target.path, page)})")


def _counted_link(target: CountedLink | Group[Any], page: str) -> Escaped:
    """A Markdown link followed by the number of papers there."""
    return Escaped(f'{_link(target, page)} <span class="number">{target.count:,}</span>')


def _relative(path: str, page: str) -> Escaped:
    """The path of a generated file as a link target relative to the generated page `page`."""
    if not _PAGE_PATH.fullmatch(path):
        raise ValueError(f"{path!r} is not the path of a generated page")
    source, target = page.split("/")[:-1], path.split("/")
    common = 0
    while common < min(len(source), len(target) - 1) and source[common] == target[common]:
        common += 1
    return Escaped("../" * (len(source) - common) + "/".join(target[common:]))


def _url(path: str, page: str) -> Escaped:
    """The address of a generated page relative to the generated page `page`, for a link in HTML."""
    if not _PAGE_PATH.fullmatch(path):
        raise ValueError(f"{path!r} is not the path of a generated page")
    return escaping.html(relative_url(page, path))


def _front_matter_text(text: RichText, max_length: int | None = None) -> Escaped:
    """Plain text for front matter, cut to whole words if it is too long."""
    plain = text.plain
    if max_length is not None and len(plain) > max_length:
        plain = plain[:max_length].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"
    return escaping.front_matter(plain)


def _grouped(number: int) -> Escaped:
    """A number with thousands separators."""
    return Escaped(f"{number:,}")


def _plural(number: int, singular: str, plural: str) -> Escaped:
    """A number with its noun or verb in the singular or plural."""
    return escaping.markdown(count_of(number, singular, plural))


def _noun_for(number: int, singular: str, plural: str) -> Escaped:
    """The noun of a number that has a style of its own."""
    return escaping.markdown(noun_for(number, singular, plural))


def _short_url(url: str) -> Escaped:
    """A URL without its scheme, shortened."""
    shown = re.sub(r"^https?://(?:www\.)?", "", url).rstrip("/")
    return escaping.markdown(shown if len(shown) <= _MAX_URL else shown[:_MAX_URL] + "…")


def _json_ld(paper: Paper) -> Escaped:
    return escaping.front_matter_script(scholarly_article(paper))


def _reference(paper: Paper) -> Escaped:
    return escaping.tooltip(reference(paper))


_FILTERS: dict[str, _Filter] = {
    "md": escaping.markdown,
    "html": escaping.html,
    "verbatim": escaping.verbatim,
    "web_url": escaping.web_url,
    "front": escaping.front_matter,
    "slug": escaping.slug,
    "markup": markup,
    "heading": _heading,
    "link": _link,
    "counted_link": _counted_link,
    "relative_to": _relative,
    "url_from": _url,
    "front_text": _front_matter_text,
    "count": _grouped,
    "plural": _plural,
    "noun": _noun_for,
    "short_url": _short_url,
    "reference": _reference,
    "json_ld": _json_ld,
    "is_citable": is_citable,
    "name_list": name_list,
    "linked_name_list": linked_name_list,
    "direction": direction,
}
_OF_LANGUAGES: dict[str, _Filter] = {
    "direction_and_language": direction_and_language,
    "text_attributes": text_attributes,
    "heading_attributes": heading_attributes,
}
