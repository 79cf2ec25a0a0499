"""Features of blocks."""

from __future__ import annotations

from paper_digest.listings.block_features import page_features
from paper_digest.listings.blocks import Block
from paper_digest.values.rich_text.inlines import Link

from tests.listings.pages import ABSTRACT, SENTENCE, block, features, link


def test_links_and_numbers_identify_a_paper() -> None:
    linked, numbered, labeled = features(
        block("Faster Looms", links=(link("Faster Looms"),)), "arXiv:2410.05435", "Paper ID: 2410.05436"
    )
    assert linked.paper_keys == {"2410.05434"}
    assert numbered.paper_keys == {"2410.05435"}
    assert labeled.paper_keys == {"2410.05436"}


def test_a_long_text_is_not_identified_by_papers_it_cites() -> None:
    (cites,) = features(f"{ABSTRACT * 2} See arXiv:2410.05435.")
    assert not cites.paper_keys


def test_a_button_leads_back_to_its_paper() -> None:
    (button,) = features(block("12", links=(Link("12", "/login?next=%2Fpapers%2F2410.05434"),)))
    assert not button.paper_keys
    assert button.button_keys == {"2410.05434"}


def test_linked_words_that_are_no_button_are_the_title() -> None:
    (listed,) = features(block("[pdf] Faster Looms", links=(link("pdf"), link("Faster Looms"))))
    assert (listed.title, listed.linked_title) == ("Faster Looms", ("2410.05434", "Faster Looms"))


def test_one_linked_word_is_the_title_if_it_is_all_of_the_block() -> None:
    (listed,) = features(block("Looms", links=(link("Looms"),)))
    assert listed.linked_title == ("2410.05434", "Looms")
    assert listed.is_unusual_title


def test_links_in_one_folder_identify_papers_where_no_link_is_known() -> None:
    def unknown(number: int) -> Block:
        words = f"Faster Looms Part {number}"
        return block(words, links=(Link(words, f"https://looms.example/talks/{number}"),))

    assert features(*map(unknown, (1, 2, 3)))[0].paper_keys == {"https://looms.example/talks/1"}
    assert not features(*map(unknown, (1, 2)))[0].paper_keys


def test_sentences_are_abstracts_on_pages_without_longer_ones() -> None:
    assert features(*[f"{SENTENCE} {number} are set." for number in range(3)])[0].has_abstract
    assert not features(SENTENCE, ABSTRACT)[0].has_abstract


def test_people_are_named_by_lines_labels_and_counts() -> None:
    assert all(
        block.names_people for block in features("Ada Lovelace, Alan Turing", "Author: A", "8 authors")
    )


def test_any_evidence_shows_a_paper() -> None:
    assert [block.shows_paper for block in features(ABSTRACT, "8 authors", "arXiv:2410.05435", "Looms")] == [
        True,
        True,
        True,
        False,
    ]


def test_a_page_without_blocks_has_no_features() -> None:
    assert page_features(()) == ()


def test_a_count_of_authors_names_people() -> None:
    (count,) = page_features((block("· 12 authors"),))
    assert count.names_people
    assert count.shows_paper


def test_a_few_linked_words_in_a_sentence_are_no_title() -> None:
    cited = "an interesting report"
    text = f"How these two kinds of looms are connected is the question of {cited}, which answers it."
    (feature,) = page_features([block(text, links=(link(cited),))])
    assert (feature.linked_title, feature.paper_keys) == (None, frozenset({"2410.05434"}))
    (heading,) = page_features([block(text, level=3, links=(link(cited),))])
    assert heading.linked_title == ("2410.05434", cited)
