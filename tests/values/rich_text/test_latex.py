"""What a person would have written for scraped and LaTeX text."""

import inspect
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from paper_digest.values.rich_text import RichText
from paper_digest.values.rich_text.inlines import Link, Math, TextRun, TextStyle
from paper_digest.values.rich_text.latex import parse_inlines

from tests.linear_time import assert_linear_time


@pytest.mark.parametrize(
    ("raw", "read"),
    [
        (r"Poincar\'e and H\"older na\"{\i}ve", "Poincaré and Hölder naïve"),
        (r"Fr\'echet, L\'{e}vy, Erd\H{o}s, \c{C}a", "Fréchet, Lévy, Erdős, Ça"),
        (r"2.43\%/3.33\% of R\&D, \#1, a\_b", "2.43%/3.33% of R&D, #1, a_b"),
        ("95% of it & more # here", "95% of it & more # here"),
        ("``quoted'' text, ''quoted'' too", "“quoted” text, “quoted” too"),
        (
            "forgetting -- the phenomenon --- and pre--training",
            "forgetting – the phenomenon — and pre–training",
        ),
        ("a command-line --flag", "a command-line --flag"),
        ("Fig.~1, et al.~show ~90%", "Fig. 1, et al. show ~90%"),
        (r"{\sc LegendreTron} and {it misaligned}", "LegendreTron and misaligned"),
        ("a set {0, 1} and {GAN}", "a set {0, 1} and GAN"),
        ("a template's {{ config }} and { x }", "a template's {{ config }} and { x }"),
        (r"We propose \method, a framework", "We propose method, a framework"),
        ("AT&amp;T &lt;b&gt;", "AT&T <b>"),
        ("costs $5 million and $10, or US$20", "costs $5 million and $10, or US$20"),
        (r"costs \$100", "costs $100"),
        ("between $5 and 10$ dollars are spent", "between $5 and 10$ dollars are spent"),
        ("ﬁne-tuning eﬀort", "fine-tuning effort"),
        ("95.8 pm 1.2 on 224 times 224", "95.8 ± 1.2 on 224 × 224"),
        ("F(x) approx X and approx 1.3M, O (log(D) cdot |p|)", "F(x) ≈ X and ≈ 1.3M, O (log(D) · |p|)"),
        ("two times as many, and a pm letter", "two times as many, and a pm letter"),
        ("a broken Omega(sqrt{dk}{nepsilon}) bound", "a broken Omega(sqrt{dk}{nepsilon}) bound"),
        ("unbalanced } brace { here", "unbalanced brace here"),
        (r"a \frac{1}{2 without an end", "a frac{1}2 without an end"),
        ("Z" + "\u0316\u0301" * 30 + "algo", "Ź̖̖̖̖algo"),
        ("turned \u202earound\u2067 by\u200f nobody", "turned around by nobody"),
    ],
)
def test_reads_as_a_person_would_have_written_it(raw: str, read: str) -> None:
    assert RichText.parse(raw).plain == read


@pytest.mark.parametrize(
    ("raw", "spelled"),
    [
        (r"$\ell_\infty$-geometry", "ℓ∞-geometry"),
        ("ell_infty-geometry", "ℓ∞-geometry"),
        (r"$L_2$ and $x^2$ in $\mathbb{R}^n$", "L₂ and x² in ℝⁿ"),
        (r"$O(n\log n)$", "O(n log n)"),
        (r"$T^{-1/4}$", "T^(-1/4)"),
        (r"$\frac{1}{2}$", "1/2"),
        ("D_{KL} of it", "D_KL of it"),
        (r"$\sum_{i=1}^n \alpha_i x_i^2$", "∑ᵢ₌₁ⁿ αᵢ xᵢ²"),
    ],
)
def test_formulas_are_spoken_in_unicode(raw: str, spelled: str) -> None:
    assert RichText.parse(raw).plain == spelled


@pytest.mark.parametrize(
    ("raw", "formulas"),
    [
        (r"gains of $3.3$-$5.6$\% over $0.6\%$", ["3.3", "5.6", r"0.6\%"]),
        (r"the temperature {\tau} controls", [r"\tau"]),
        ("an ell_2-norm and S_1^{-alpha}", [r"\ell_2", r"S_1^{-\alpha}"]),
        (r"\(a+b\) and \[c\] and $$d$$", ["a+b", "c", "d"]),
        ("bounds of mathcal{O}(n) hold", [r"\mathcal{O}(n)"]),
        ("an O(varepsilon^{-1}(log n)^{2}) rate, O(see there)", [r"O(\varepsilon^{-1}(\log n)^{2})"]),
        ("snake_case_name and file_1.txt and http://a.b/c_1", []),
        ("costs $5 and $6", []),
        ("我们证明$O(n)$的速度", ["O(n)"]),
    ],
)
def test_formulas_are_found(raw: str, formulas: list[str]) -> None:
    assert [piece.tex for piece in RichText.parse(raw) if isinstance(piece, Math)] == formulas


@pytest.mark.parametrize(
    ("raw", "links"),
    [
        ("see https://github.com/a/b.", ["https://github.com/a/b"]),
        ("(https://en.wikipedia.org/wiki/Foo_(bar))", ["https://en.wikipedia.org/wiki/Foo_(bar)"]),
        (r"\href{https://github.com/a\_b/c}{this https URL}.", ["https://github.com/a_b/c"]),
        ("at github.com/a/b, now", ["https://github.com/a/b"]),
        ("https://a.org/x{https://a.org/x}", ["https://a.org/x"]),
        (r"\url{https://a.org/x}", ["https://a.org/x"]),
        (r"\href{javascript:alert(1)}{click}", []),
        (
            r"at https://[::1 or https://[0/x or https://ex℀mple.org/ or \href{https://[x/y}{there} or \url{https://[x/y}",
            [],
        ),
        (
            "代码见https://github.com/a/b。另见（https://a.org/x）上",
            ["https://github.com/a/b", "https://a.org/x"],
        ),
    ],
)
def test_addresses_end_where_they_end(raw: str, links: list[str]) -> None:
    assert [piece.url for piece in RichText.parse(raw) if isinstance(piece, Link)] == links


def test_href_keeps_its_words() -> None:
    assert RichText.parse(r"our \href{https://a.org}{project page} is up").inlines == (
        TextRun("our "),
        Link("project page", "https://a.org"),
        TextRun(" is up"),
    )


@pytest.mark.parametrize(
    ("raw", "plain", "styled"),
    [
        (
            "We propose **Fed**erated **L**abels (**FedL**).",
            "We propose Federated Labels (FedL).",
            ["Fed", "L", "FedL"],
        ),
        ("**V**iew**C**raft**3D**", "ViewCraft3D", ["V", "C", "3D"]),
        ("a *new* _small_ map", "a new _small_ map", ["new"]),
        (
            "We call it *low-rank drift*, i.e., (*drift*).",
            "We call it low-rank drift, i.e., (drift).",
            ["low-rank drift", "drift"],
        ),
        ("*SEM and *ACL; *significant at .05; **at .01", "*SEM and *ACL; *significant at .05; **at .01", []),
        ("the dual *V and V* spaces", "the dual *V and V* spaces", []),
        ("we denote *V (resp. V*) the", "we denote *V (resp. V*) the", []),
        ("the *CL venues, e.g. *ACL, EMNLP* and others", "the *CL venues, e.g. *ACL, EMNLP* and others", []),
        ("G*=(V,E); where *G and H are* dual", "G*=(V,E); where *G and H are* dual", []),
        ("*equal contribution, work done at X*", "*equal contribution, work done at X*", []),
        ("the pattern `*x*`", "the pattern `*x*`", []),
        ("a 3 *5* 2 grid, 2*x*y, f(*args, *more)", "a 3 *5* 2 grid, 2*x*y, f(*args, *more)", []),
        ("x**2 + y**2 and x**2*y**2", "x**2 + y**2 and x**2*y**2", []),
        ("A* and D* lite", "A* and D* lite", []),
        ("snake_case_name, __init__", "snake_case_name, __init__", []),
    ],
)
def test_styles_of_markdown_are_styles(raw: str, plain: str, styled: list[str]) -> None:
    text = RichText.parse(raw)
    assert text.plain == plain
    assert [
        run.text for run in text if isinstance(run, TextRun) and run.style is not TextStyle.PLAIN
    ] == styled


def test_faces() -> None:
    assert RichText.parse(r"\textbf{Curvature Tuning (CT)} {\em fine} \texttt{x}").inlines == (
        TextRun("Curvature Tuning (CT)", TextStyle.STRONG),
        TextRun(" "),
        TextRun("fine", TextStyle.EMPHASIS),
        TextRun(" "),
        TextRun("x", TextStyle.CODE),
    )


PARTS = [
    *"ab \\{}$_^%&#~'\"-().,:/0é∞",
    r"\textbf{",
    r"\href{",
    "https://",
    r"\alpha",
    "$x$",
    r"\'",
    r"\frac",
    "{it ",
]
LATEX_LIKE = st.lists(st.sampled_from(PARTS), max_size=40).map("".join)


@given(LATEX_LIKE | st.text(max_size=80))
def test_no_text_fails_and_no_plain_word_is_lost(raw: str) -> None:
    text = RichText.parse(f"first {raw} last")
    read = text.with_tex
    assert read.startswith("first")
    assert read == " ".join(read.split())
    if not set(raw) & set("\\{}$"):
        assert read.endswith("last")


@given(st.lists(st.from_regex(r"[a-z]{2,9}", fullmatch=True), min_size=1, max_size=30))
def test_plain_words_stay_what_they_are(words: list[str]) -> None:
    assert RichText.parse("  \n ".join(words)).plain == " ".join(words)


@pytest.mark.parametrize(
    ("raw", "plain"),
    [
        (r"{E}rd{\H o}s-{S}zekeres", "Erdős-Szekeres"),
        (r"S\o ren on Stra\ss e", "Søren on Straße"),
        (r"our \method is fast", "our method is fast"),
    ],
)
def test_tex_ignores_the_space_after_an_accent_or_a_letter_only(raw: str, plain: str) -> None:
    assert RichText.parse(raw).plain == plain


def test_placeholders_never_stay_in_formulas_or_links() -> None:
    assert parse_inlines(r"$a\%$ of \href{https://a.org/x_y}{\$5}") == (
        Math(r"a\%"),
        TextRun(" of "),
        Link("$5", "https://a.org/x_y"),
    )


def test_a_link_with_another_scheme_is_text() -> None:
    assert parse_inlines(r"\href{javascript:alert(1)}{here}") == (TextRun("here"),)


@pytest.mark.parametrize("command", [r"\verb|a_b{c|", r"\verb*!a_b{c!"])
def test_verbatim_text_stays_as_it_is(command: str) -> None:
    text = RichText.parse(f"The {command} package.")
    assert text.plain == "The a_b{c package."
    assert TextRun("a_b{c", TextStyle.CODE) in tuple(text)


def test_the_time_for_verbatim_text_without_an_end_is_linear() -> None:
    assert_linear_time(
        parse_inlines, lambda count: "".join(f"\\verb{chr(0x2200 + n % 900)} a " for n in range(count))
    )


@pytest.mark.parametrize("end", [r"\verb", r"\verb|open", r"\verb*"])
def test_verbatim_text_without_an_end_keeps_its_words(end: str) -> None:
    assert RichText.parse(f"The tool {end}").plain.startswith("The tool verb")


def test_more_formulas_than_one_block_of_placeholders() -> None:
    raw = " ".join(f"w{number} $x_{{{number}}}$" for number in range(6500))
    formulas = [inline.tex for inline in RichText.parse(raw) if isinstance(inline, Math)]
    assert formulas == [f"x_{{{number}}}" for number in range(6500)]


@pytest.mark.parametrize("opening", [r"\[", r"\(", r"\begin{a}", "{", r"\textbf{", r"\left("])
def test_five_hundred_openings_lose_no_word(opening: str) -> None:
    assert RichText.parse(f"First {opening * 500} last word.").plain.endswith("last word.")


def test_the_result_does_not_depend_on_the_depth_of_the_calls() -> None:
    deep = "First " + r"\begin{a}" * 60 + "x"

    def parsed_within(calls: int) -> str:
        return parsed_within(calls - 1) if calls else RichText(parse_inlines(deep)).plain

    free_calls = 120
    assert parsed_within(sys.getrecursionlimit() - len(inspect.stack()) - free_calls) == parsed_within(0)
