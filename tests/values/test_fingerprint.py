"""Keys survive what dumps do to text, and tell different text apart."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from paper_digest.values.fingerprint import fingerprint, normalized_key, shingles

ABSTRACT = (
    r"Adam outperforms SGD when training language models. Yet this advantage is not well-understood "
    r"theoretically -- previous convergence analysis for Adam and SGD "
    r"mainly focuses on the number of steps $T$ under "
    r"$\ell_\infty$-geometry of Poincar\'e balls."
)


def test_survives_rewrapping_tex_stripping_and_a_new_end() -> None:
    wrapped = ABSTRACT.replace(". ", ".\n   ")
    stripped = (
        ABSTRACT.replace("$", "").replace("\\ell", "ell").replace("\\infty", "infty").replace(r"\'e", "é")
    )
    assert fingerprint(wrapped) == fingerprint(ABSTRACT)
    assert fingerprint(stripped) == fingerprint(ABSTRACT)
    assert fingerprint(ABSTRACT + " Code is available.") == fingerprint(ABSTRACT)
    assert normalized_key(stripped) == normalized_key(ABSTRACT)
    assert fingerprint(ABSTRACT.replace("Adam", "Adagrad")) != fingerprint(ABSTRACT)


def test_shingles_overlap_by_what_is_shared() -> None:
    left, right = shingles("a b c d e f"), shingles("x a b c d y")
    assert len(set(left.tolist()) & set(right.tolist())) == 2
    assert shingles("").size == 0
    assert shingles("one").size == 1


@given(st.text(max_size=100))
@example("\\b")
@example("\\'")
def test_case_and_spaces_never_matter(raw: str) -> None:
    assert normalized_key(f" {raw}  ") == normalized_key(raw)
    assert shingles(raw).tolist() == shingles(raw.replace(" ", "  ")).tolist()


@pytest.mark.parametrize(
    ("with_tex", "without"),
    [
        (r"$\textit{\textbf{C}ritic}$ games", "textit{textbf{C}ritic} games"),
        (r"$\beta$-VAEs, $\tau$ and $\kappa$", "beta-VAEs, tau and kappa"),
        (r"\v{S}ojat and \c{c}a and \c ca", "Šojat and ça and ça"),
    ],
)
def test_names_of_commands_are_kept_and_accents_are_not(with_tex: str, without: str) -> None:
    """A page that drops TeX's backslashes shows the names of commands."""
    assert normalized_key(with_tex) == normalized_key(without)
