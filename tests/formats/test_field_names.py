"""Keys of fields come from the data file in their normal form."""

from __future__ import annotations

import pytest
from paper_digest.formats.field_names import NAMES, SYNONYMS, normal


def test_case_and_separators_do_not_matter() -> None:
    assert normal("Publication-Date") == normal("publication_date") == "publicationdate"


def test_keys_in_the_data_file_are_in_their_normal_form_and_listed_once() -> None:
    for keys in NAMES.values():
        assert [normal(key) for key in keys] == list(dict.fromkeys(keys))
    assert set(SYNONYMS.values()) <= set(NAMES)


def test_namespaces_languages_and_names_in_chinese_do_not_matter() -> None:
    keys = ("dc:title", "dc.title[en]", "dcterms.title", "Title-题名", "prism:title", "Title")
    assert set(map(normal, keys)) == {"title"}
    assert normal("dc.contributor.author[]") == "contributorauthor"


def test_what_is_no_language_in_brackets_is_part_of_the_name() -> None:
    assert [normal(key) for key in ("authors[0]", "Link [code]", "Date [accessed]")] == [
        "authors0",
        "linkcode",
        "dateaccessed",
    ]


@pytest.mark.parametrize(
    ("key", "field"),
    [
        ("Title Primary", "title"),
        ("title_local", "title"),
        ("authorLine", "authors"),
        ("Authors, Primary", "authors"),
        ("abstract_clean", "abstract"),
        ("Periodical Full", "venue"),
        ("openalex_doi", "doi"),
        ("pdf-file", "pdf"),
        ("open_access_url", "url"),
        ("github_page", "code"),
        ("date_of_publication", "published"),
    ],
)
def test_words_around_the_noun_of_a_field_make_a_key(key: str, field: str) -> None:
    assert [name for name, keys in NAMES.items() if normal(key) in keys] == [field]


def test_what_another_field_has_and_what_mostly_holds_something_else_comes_last() -> None:
    assert "publicationtitle" in NAMES["venue"]
    assert "publicationtitle" not in NAMES["title"]
    assert NAMES["title"][-1] == "name"
    assert NAMES["abstract"].index("abstractclean") < NAMES["abstract"].index("summary")
