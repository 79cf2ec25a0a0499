"""Tests of the list of authors and their papers."""

from __future__ import annotations

from paper_digest.analysis.authors.author_index import AuthorIndex

from tests.analysis.authors.bylines import author_index, author_rule


def papers(index: AuthorIndex) -> dict[str, str]:
    """The papers of each author, as one text."""
    return {author.id: "".join(author.papers) for author in index.authors}


def test_each_author_has_the_papers_with_the_name() -> None:
    index = author_index("Ada Lovelace, Bo Li", "Bo Li", "")
    assert papers(index) == {"ada-lovelace": "a", "bo-li": "ab"}
    assert index.of_paper == (("ada-lovelace", "bo-li"), ("bo-li",), ())


def test_a_name_twice_on_a_paper_counts_once() -> None:
    index = author_index("Ada Lovelace, Ada Lovelace")
    assert papers(index) == {"ada-lovelace": "a"}
    assert index.of_paper == (("ada-lovelace", "ada-lovelace"),)


def test_the_most_frequent_spelling_is_shown_and_of_ties_the_one_with_accents() -> None:
    (author,) = author_index("JOSE GARCIA", "Jose Garcia", "José García").authors
    assert str(author.name) == "José García"
    (author,) = author_index("Jose Garcia", "Jose Garcia", "José García").authors
    assert str(author.name) == "Jose Garcia"


def test_a_person_with_two_spellings_has_one_page_and_the_other_address_redirects() -> None:
    (author,) = author_index("Kilian Weinberger", "Kilian Q. Weinberger", "Kilian Weinberger").authors
    assert (author.id, str(author.name)) == ("kilian-q-weinberger", "Kilian Q. Weinberger")
    assert (author.other_names, author.aliases) == (("Kilian Weinberger",), ("kilian-weinberger",))
    assert author.papers == ("a", "b", "c")


def test_papers_with_a_common_name_are_one_persons_only_if_co_authors_connect_them() -> None:
    connected = author_index("Yang Liu, Ada Roe", "Yang Liu, Ada Roe, Bo Poe", "Yang Liu, Bo Poe")
    apart = author_index("Yang Liu, Ada Roe", "Yang Liu, Bo Poe")
    rare = author_index("Sergey Levine, Ada Roe", "Sergey Levine, Bo Poe")
    is_one_person = {
        author.id: author.is_one_person
        for index in (apart, rare)
        for author in index.authors
        if len(author.papers) > 1
    }
    assert is_one_person == {"yang-liu": False, "sergey-levine": True}
    assert all(author.is_one_person for author in connected.authors)


def test_the_order_of_the_papers_does_not_matter() -> None:
    bylines = ("Kilian Weinberger, Bo Li", "K. Weinberger, Bo Li", "Kilian Q. Weinberger, Jo Wu, Bo Li")
    names = {
        (author.id, str(author.name), author.other_names, author.aliases, author.is_one_person)
        for author in author_index(*bylines).authors
    }
    backwards = {
        (author.id, str(author.name), author.other_names, author.aliases, author.is_one_person)
        for author in author_index(*reversed(bylines)).authors
    }
    assert names == backwards


# ---------------------------------------------------------------- authors.yml


def test_spellings_in_authors_yml_are_one_person() -> None:
    rule = author_rule("Li Fei-Fei", other_names="Fei Li", orcid="0000-0002-7481-0810")
    (author,) = author_index("Fei Li", "Li Fei-Fei", rules=(rule,)).authors
    assert (author.id, str(author.name), author.papers) == ("li-fei-fei", "Li Fei-Fei", ("a", "b"))
    assert (author.rule, author.is_one_person) == (rule, True)


def test_spellings_are_joined_although_one_of_them_is_absent() -> None:
    rule = author_rule("Li Fei-Fei", other_names="Feifei Q. Lee, Fei Li")
    assert papers(author_index("Fei Li", "Li Fei-Fei", rules=(rule,))) == {"li-fei-fei": "ab"}


def test_two_people_of_authors_yml_are_never_joined() -> None:
    rules = author_rule("Kilian Q. Weinberger"), author_rule("Kilian Weinberger", id="another-kilian")
    index = author_index("Kilian Weinberger", "Kilian Q. Weinberger", rules=rules)
    assert papers(index) == {"another-kilian": "a", "kilian-q-weinberger": "b"}


def test_an_id_that_is_the_address_of_another_name_gets_a_number() -> None:
    rule = author_rule("Liu Yangtze", id="yang-liu")
    index = author_index("Yang Liu", "Liu Yangtze", rules=(rule,))
    assert papers(index) == {"yang-liu": "a", "yang-liu-2": "b"}


def test_listed_papers_go_to_the_person_whose_id_got_a_number() -> None:
    rule = author_rule("Kai Li", id="yang-liu", papers=("b",))
    index = author_index("Yang Liu", "Kai Li", rules=(rule,))
    assert papers(index) == {"kai-li": "", "yang-liu": "a", "yang-liu-2": "b"}


def test_spellings_of_one_person_are_no_co_authors() -> None:
    """Both papers of Ji Liu are without other authors, so nothing connects them."""
    rule = author_rule("Ji E. Liu", not_same_as="Ji A. Liu")
    index = author_index("Ji Liu, Ada Roe, Bo Poe", "Ji C. Liu, Ada Roe, Bo Poe", "Ji Liu", rules=(rule,))
    (author,) = [author for author in index.authors if author.id == "ji-c-liu"]
    assert (author.papers, author.is_one_person) == (("a", "b", "c"), False)


def test_names_that_authors_yml_keeps_apart_have_two_pages() -> None:
    rule = author_rule("Kilian Weinberger", not_same_as="Kilian Q. Weinberger")
    index = author_index("Kilian Weinberger", "Kilian Q. Weinberger", rules=(rule,))
    assert papers(index) == {"kilian-weinberger": "a", "kilian-q-weinberger": "b"}


def test_two_people_with_one_name_have_the_papers_that_authors_yml_lists() -> None:
    tsinghua = author_rule("Yang Liu", id="yang-liu-tsinghua", papers=("a", "c"))
    index = author_index("Yang Liu, Bo Li", "Yang Liu", "Yang Liu", rules=(tsinghua,))
    assert papers(index) == {"bo-li": "a", "yang-liu": "b", "yang-liu-tsinghua": "ac"}
    assert index.of_paper[0] == ("yang-liu-tsinghua", "bo-li")
    namesakes = {author.id: author.namesakes for author in index.authors}
    assert namesakes["yang-liu"] == ("yang-liu-tsinghua",)
    assert namesakes["yang-liu-tsinghua"] == ("yang-liu",)


def test_a_name_whose_papers_are_all_listed_keeps_its_page() -> None:
    rules = tuple(author_rule("Yang Liu", id=f"yang-liu-{paper}", papers=(paper,)) for paper in "ab")
    index = author_index("Yang Liu", "Yang Liu", rules=rules)
    assert papers(index) == {"yang-liu": "", "yang-liu-a": "a", "yang-liu-b": "b"}


def test_an_id_that_is_taken_gets_a_number() -> None:
    rule = author_rule("Yang Liu", id="yang-liu", papers=("a",))
    index = author_index("Yang Liu", "Yang Liu", rules=(rule,))
    assert papers(index) == {"yang-liu": "a", "yang-liu-2": "b"}


def test_merged_names_are_listed_with_the_evidence() -> None:
    index = author_index("Kilian Weinberger", "Kilian Q. Weinberger", "Bo Li")
    assert [(merged.names, merged.difference, merged.reason) for merged in index.merged_names] == [
        (
            ("Kilian Q. Weinberger", "Kilian Weinberger"),
            "with and without middle names",
            "the name is nearly unique",
        )
    ]
