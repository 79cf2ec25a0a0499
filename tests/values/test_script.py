"""Which way a text runs, and its language."""

import pytest
from paper_digest.values.script import language_of, main_script, runs_leftwards, script_of


@pytest.mark.parametrize(
    ("text", "leftwards", "language"),
    [
        ("Deep networks", False, ""),
        ("Réseaux profonds", False, ""),
        ("12 % — 🎉", False, ""),
        ("דיוק של 100%", True, "he"),
        ("שימוש ב-Transformer Networks", True, "he"),
        ("SGD: למידה עמוקה של רשתות", True, "he"),
        ("Reading רשתות עמוקות from Both Sides", False, ""),
        ("רשת is the Hebrew word for a network, and we read it here from both of its sides", False, ""),
        ("دراسة الشبكات العصبية", True, "ar"),
        ("یادگیری عمیق چیست", True, ""),
        ("ސުވާލު", True, ""),
        ("深度学习的几何", False, "zh"),
        ("基于BERT的Transformer模型研究", False, "zh"),
        ("「深層学習」の損失", False, "ja"),
        ("심층 학습 (深層學習)", False, "ko"),
        ("A study of 漢字 in many old books", False, ""),
    ],
)
def test_direction_and_language(text: str, leftwards: bool, language: str) -> None:
    assert runs_leftwards(text) is leftwards
    assert language_of(text) == language


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("Réseaux profonds", "LATIN"),
        ("Глубокие сети of Kolmogorov", "CYRILLIC"),
        ("深度学习", "CJK"),
        ("12 % — 🎉", ""),
    ],
)
def test_the_script_of_most_letters(text: str, script: str) -> None:
    assert main_script(text) == script


def test_the_script_of_a_letter() -> None:
    assert list(map(script_of, "aéλ周")) == ["LATIN", "LATIN", "GREEK", "CJK"]
