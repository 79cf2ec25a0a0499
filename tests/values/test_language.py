"""Tests of telling a few languages apart."""

from __future__ import annotations

import pytest
from paper_digest.values.language import LANGUAGES, language_among

TEXTS = {
    "da": "Vi undersøger, hvordan netværk lærer af data, og viser, at det ikke er nok efter træning",
    "de": "Wir zeigen, dass tiefe Netze auch ohne Daten lernen und nicht vergessen",
    "en": "We show that deep networks learn without data and do not forget",
    "es": "Mostramos que las redes profundas aprenden sin datos y no olvidan lo que se ha visto",
    "fi": "Osoitamme, että syvät verkot oppivat ilman aineistoa ja ne eivät myös unohda",
    "fr": "Nous montrons que les réseaux profonds apprennent sans données et n'oublient pas",
    "hu": "Megmutatjuk, hogy a mély hálók adat nélkül is tanulnak, és nem felejtenek",
    "it": "Mostriamo che le reti profonde imparano senza i dati e non dimenticano gli esempi della prova",
    "nl": "Wij laten zien dat diepe netwerken zonder data leren en het niet vergeten worden",
    "no": "Vi undersøker hvordan nettverk lærer av data, og viser at det ikke er nok etter trening",
    "pl": "Pokazujemy, że głębokie sieci uczą się bez danych i nie zapominają tego, co jest w nich",
    "pt": "Mostramos que as redes profundas aprendem sem dados e não esquecem o que foi visto",
    "ro": "Arătăm că rețelele adânci învață fără date și nu uită ce este în ele",
    "sv": "Vi visar att djupa nätverk lär sig utan data och inte glömmer det som är i dem",
    "tr": "Derin ağların veri olmadan da öğrendiğini ve çok az unuttuğunu bu çalışmada gösteriyoruz",
    "el": "Δείχνουμε ότι τα βαθιά δίκτυα μαθαίνουν",
    "ru": "Мы показываем, что глубокие сети учатся",
    "ar": "دراسة الشبكات العصبية",
    "he": "לימוד עמוק של רשתות",
    "ja": "深層学習の幾何について",
    "ko": "심층 학습의 기하",
    "zh": "深度学习的几何",
}


def test_all_languages_have_a_text() -> None:
    assert sorted(TEXTS) == list(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_shows_its_language_among_all(language: str) -> None:
    assert language_among(TEXTS[language], LANGUAGES) == language


def test_a_script_of_one_expected_language_shows_it_without_frequent_words() -> None:
    assert language_among("Глубокое обучение", ["ru", "en"]) == "ru"
    assert language_among("BERT", ["ru", "en"]) == "en"


def test_a_text_that_may_be_of_two_languages_is_of_none() -> None:
    assert language_among("BERT", ["de", "en"]) == ""
    assert language_among("Deep learning in Berlin", ["de", "en"]) == ""
    assert language_among("", ["de", "en"]) == ""


def test_a_script_of_no_expected_language_shows_none() -> None:
    assert language_among("Глубокое обучение", ["de", "en"]) == ""


def test_some_scripts_show_a_language_that_was_not_expected() -> None:
    assert language_among(TEXTS["zh"], ["en"]) == "zh"


def test_a_language_that_is_not_told_apart_shows_in_no_text() -> None:
    assert language_among("A study of the sums", ["en", "uk"]) == "en"
    assert language_among("A study of the sums", ["uk"]) == ""
