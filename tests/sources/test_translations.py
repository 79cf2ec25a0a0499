"""The text in English is told from that in another language."""

from __future__ import annotations

import pytest
from paper_digest.sources.translations import are_translations, english_of, without_translated

ENGLISH = "We weave patterns from a handful of threads. Nobody did so before, and the cloth is strong."
FURTHER = "Every knot of threads can be undone. We show how, and count the steps."
FOREIGN = [
    "Wir weben Muster aus einer Handvoll Fäden. Niemand hat das zuvor getan, und das Tuch ist fest.",
    "Nous tissons des motifs à partir de quelques fils. Personne ne l'a fait, et le tissu est solide.",
    "Wij weven patronen uit een handvol draden. Niemand deed dat ooit en de stof is sterk.",
    "我们用少量的线织出图案。以前没有人这样做,而且布很结实。",
    "Мы ткём узоры из нескольких нитей. Никто не делал этого раньше, и ткань прочная.",
]


@pytest.mark.parametrize("foreign", FOREIGN)
def test_the_english_text_is_taken_in_either_order(foreign: str) -> None:
    assert are_translations(foreign, ENGLISH)
    assert english_of([foreign, ENGLISH]) == english_of([ENGLISH, foreign]) == ENGLISH


def test_texts_in_one_language_are_no_translations() -> None:
    assert not are_translations(ENGLISH, FURTHER)
    assert english_of([FURTHER, ENGLISH]) == FURTHER
    assert not are_translations(FOREIGN[0], FOREIGN[1])
    assert english_of(FOREIGN) == FOREIGN[0]
    assert not english_of([])


def test_a_short_remark_in_english_is_no_translation() -> None:
    assert english_of([FOREIGN[0] * 5, "This is the published version."]) == FOREIGN[0] * 5


def test_texts_in_other_languages_are_left_out_where_one_is_in_english() -> None:
    english = "We weave with our hands, and this is how the threads of the loom are tied to their frame."
    german = (
        "Wir weben mit den Händen, und so werden die Fäden des Webstuhls an seinem Rahmen befestigt. " * 2
    )
    assert without_translated([german, english]) == [english]
    assert without_translated([german, "Wir weben."]) == [german, "Wir weben."]
    assert without_translated([german, "This is our work."]) == [german, "This is our work."]
    assert without_translated([english, "Looms!"]) == [english]
    assert without_translated([]) == []


def test_a_text_is_no_translation_of_what_was_cut_from_it() -> None:
    cut = "We show that these looms have been built with our method. Threads: cotton, silk, wool,"
    rest = (
        "linen, hemp, jute, nylon, felt, yarn; frames pine, oak, ash, elm; gains 2%; speed, strength, width,"
    )
    whole = f"{cut} {rest} cost, weight, height, noise, price; designs, photos, patterns, drawings online."
    assert without_translated([whole, cut]) == [whole, cut]
