"""References of `.bbl` files in the styles of BibTeX and biber."""

from __future__ import annotations

import pytest
from paper_digest.formats import latex_bibliography
from paper_digest.model.record import DumpMetadata
from paper_digest.values.rich_text.text import RichText

from tests.formats.records import read
from tests.linear_time import assert_linear_time

STYLES = {
    "plain": r"""\bibitem{a}
Ada Lovelace, Kurt G{\"o}del, and Emmy Noether.
\newblock Weaving patterns from {T}hreads: a survey.
\newblock {\em Journal of Looms}, 12(3):45--67, 2001.""",
    "natbib of a conference": r"""\bibitem[Lovelace et~al.(2001)Lovelace, G{\"o}del, and
  Noether]{a}
Lovelace, Ada, G{\"o}del, Kurt, and Noether, Emmy.
\newblock Weaving patterns from {T}hreads: a survey.
\newblock \emph{Journal of Looms}, 12\penalty0 (3):\penalty0 45--67,
  2001.""",
    "apalike": r"""\bibitem[Lovelace et~al., 2001]{a}
Lovelace, A., G{\"o}del, K., and Noether, E. (2001).
\newblock Weaving patterns from {T}hreads: a survey.
\newblock {\em Journal of Looms}, 12(3):45--67.""",
    "IEEEtran": r"""\bibitem{a}
\BIBentryALTinterwordspacing
A.~Lovelace, K.~G{\"o}del, and E.~Noether, ``Weaving patterns from {T}hreads: a
  survey,'' \emph{Journal of Looms}, vol.~12, no.~3, pp. 45--67, Mar. 2001.
  [Online]. Available: \url{https://example.org/~ada/a}
\BIBentrySTDinterwordspacing""",
    "ACM": r"""\bibitem[Lovelace et~al\mbox{.}(2001)]%
        {a}
\bibfield{author}{\bibinfo{person}{Ada Lovelace}, \bibinfo{person}{Kurt G{\"o}del},
  {and} \bibinfo{person}{Emmy Noether}.} \bibinfo{year}{2001}\natexlab{}.
\newblock \showarticletitle{Weaving patterns from {T}hreads: a survey}.
\newblock \bibinfo{journal}{\emph{Journal of Looms}} \bibinfo{volume}{12}, \bibinfo{number}{3}
  (\bibinfo{year}{2001}), \bibinfo{pages}{45--67}.
\newblock
\showISSN{1234-5678}""",
    "REVTeX": r"""\bibitem [{\citenamefont {Lovelace}\ \emph {et~al.}(2001)\citenamefont {Lovelace},
  \citenamefont {G{\"o}del},\ and\ \citenamefont {Noether}}]{a}%
  \BibitemOpen
  \bibfield  {author} {\bibinfo {author} {\bibfnamefont {A.}~\bibnamefont {Lovelace}}, \bibinfo {author}
  {\bibfnamefont {K.}~\bibnamefont {G{\"o}del}},\ and\ \bibinfo {author} {\bibfnamefont {E.}~\bibnamefont
  {Noether}},\ }\bibfield  {title} {\bibinfo {title} {Weaving patterns from {T}hreads: a survey},\ }\href
  {https://doi.org/10.1000/looms.12} {\bibfield  {journal} {\bibinfo  {journal} {Journal of Looms}\ }\textbf
  {\bibinfo {volume} {12}},\ \bibinfo {pages} {45} (\bibinfo {year} {2001})}\BibitemShut {NoStop}%""",
    "amsplain": r"""\bibitem{a}
A.~Lovelace, K.~G{\"o}del, and E.~Noether, \emph{Weaving patterns from {T}hreads: a survey}, Journal of Looms
  \textbf{12} (2001), no.~3, 45--67.""",
    "siam": r"""\bibitem{a}
{\sc A.~Lovelace, K.~G{\"o}del, and E.~Noether}, {\em Weaving patterns from {T}hreads: a survey}, Journal of
  Looms, 12 (2001), pp.~45--67.""",
    "elsarticle": r"""\bibitem{a}
A.~Lovelace, K.~G{\"o}del, E.~Noether, Weaving patterns from {T}hreads: a survey, Journal of Looms 12~(3)
  (2001) 45--67.
\newblock \href {https://doi.org/10.1000/looms.12} {\path{doi:10.1000/looms.12}}.""",
    "elsarticle-harv": r"""\bibitem[{Lovelace et~al.(2001)Lovelace, G{\"o}del and Noether}]{a}
Lovelace, A., G{\"o}del, K., Noether, E., 2001. Weaving patterns from {T}hreads: a survey. Journal of Looms
  12~(3), 45--67.
\newblock URL \url{https://example.org/a}""",
    "LNCS": r"""\bibitem{a}
Lovelace, A., G{\"o}del, K., Noether, E.: Weaving patterns from {T}hreads: a survey. Journal of Looms
  \textbf{12}(3), 45--67 (2001). \doi{10.1000/looms.12}""",
    "apacite": r"""\bibitem [\protect \citeauthoryear {Lovelace}{2001}]{a}
\APACinsertmetastar {a}%
\begin{APACrefauthors}%
Lovelace, A., G{\"o}del, K.\BCBL {}\ \BBA {} Noether, E.
\end{APACrefauthors}%
\unskip\
\newblock
\APACrefYearMonthDay{2001}{}{}.
\newblock
{\BBOQ}\APACrefatitle {Weaving patterns from {T}hreads: a survey}
{Weaving patterns from {T}hreads: a survey}.{\BBCQ}
\newblock
\APACjournalVolNumPages{Journal of Looms}{12}{3}{45--67}.
\PrintBackRefs{\CurrentBib}""",
    "by hand": r"""\bibitem{a} A. Lovelace, K. G\"odel and E. Noether. Weaving patterns from Threads: a
survey. \textit{Journal of Looms}, 12:45--67, 2001.""",
    "biber": r"""    \entry{a}{article}{}
      \name{author}{3}{}{%
        {{hash=1}{%
           family={Lovelace},
           familyi={L\bibinitperiod},
           given={A.},
           giveni={A\bibinitperiod}}}%
        {{hash=2}{%
           family={G{\"o}del},
           given={K.}}}%
        {{un=0,hash=3}{%
           family={Noether},
           given={E.}}}%
      }
      \strng{namehash}{1}
      \field{labelnamesource}{author}
      \field{journaltitle}{Journal of Looms}
      \field{title}{Weaving patterns from {T}hreads: a survey}
      \field{volume}{12}
      \field{year}{2001}
      \verb{doi}
      \verb 10.1000/looms.12
      \endverb
    \endentry""",
}


def _file(*items: str) -> str:
    start = "\\begin{thebibliography}{10}\n\\providecommand{\\url}[1]{\\texttt{#1}}\n\n"
    return start + "\n\n".join(items) + "\n\n\\end{thebibliography}\n"


@pytest.mark.parametrize("style", STYLES)
def test_each_style_is_read_alike(style: str) -> None:
    text = _file(STYLES[style], STYLES[style])
    assert latex_bibliography.recognizes(text)
    result = read(latex_bibliography, text)
    assert not result.problems
    first, second = result.sightings
    assert first.title == second.title
    assert first.title == "Weaving patterns from Threads: a survey"
    assert [author.family for author in first.authors] == ["Lovelace", "Gödel", "Noether"]
    assert [author.given[0] for author in first.authors] == ["A", "K", "E"]
    assert str(first.published)[:4] == "2001"


@pytest.mark.parametrize(
    "style", ["plain", "natbib of a conference", "IEEEtran", "ACM", "REVTeX", "apacite", "biber"]
)
def test_the_venue_is_the_journal(style: str) -> None:
    (paper,) = read(latex_bibliography, _file(STYLES[style])).sightings
    assert (paper.venue or "").startswith("Journal of Looms")


@pytest.mark.parametrize("style", ["REVTeX", "elsarticle", "LNCS", "biber"])
def test_a_doi_is_found(style: str) -> None:
    (paper,) = read(latex_bibliography, _file(STYLES[style])).sightings
    assert [identifier.value for identifier in paper.identifiers] == ["10.1000/looms.12"]


def test_an_address_keeps_its_tilde() -> None:
    (paper,) = read(latex_bibliography, _file(STYLES["IEEEtran"])).sightings
    assert paper.urls == ("https://example.org/~ada/a",)


@pytest.mark.parametrize(
    ("item", "title", "authors"),
    [
        (  # a book: the title is emphasized
            "\\bibitem{a}\nEmmy Noether.\n\\newblock {\\em Cloth}, volume~1 of {\\em Looms}.\n"
            "\\newblock Press, 1999.",
            "Cloth",
            ["Emmy Noether"],
        ),
        (  # nobody wrote it
            "\\bibitem{a}\nThe library of looms.\n\\newblock {\\em Looms}, 3:4, 1999.",
            "The library of looms",
            [],
        ),
        (
            "\\bibitem{a}\nOpenLoom, Ada Lovelace, et~al.\n\\newblock Loom-4 technical report.\n"
            "\\newblock {\\em arXiv preprint arXiv:2303.08774}, 2023.",
            "Loom-4 technical report",
            ["OpenLoom", "Ada Lovelace"],
        ),
        (
            "\\bibitem{a}\nA.~Lovelace and E.~Noether, \\emph{A Guide to {\\LaTeX}}, 3rd~ed.\\hskip\n"
            "  1em plus  0.5em minus 0.4em\\relax Harlow, England: Press, 1999.",
            "A Guide to LaTeX",
            ["A. Lovelace", "E. Noether"],
        ),
        (
            "\\bibitem{a}\nA. Lovelace, E. Noether, Cloth, threads, and $O(n)$ knots,\n"
            "  in: Proc.\\ of Looms, 2001, pp. 1--9.",
            "Cloth, threads, and $O(n)$ knots",
            ["A. Lovelace", "E. Noether"],
        ),
        (
            "\\bibitem{a}\nEmmy Noether, editor.\n\\newblock {\\em Proceedings of Looms}. Press, 2001.",
            "Proceedings of Looms",
            ["Emmy Noether"],
        ),
        (
            "\\bibitem{a} A. Bee \\emph{et al.} [LOOM Collaboration], ``On Looms,'' Looms 716 (2012) 1.",
            "On Looms",
            ["A. Bee", "LOOM Collaboration"],
        ),
        (
            "\\bibitem{a} Bee A.~B., van Dee C. and Fox E., 2021, On Looms, MNRAS, 495, 12",
            "On Looms",
            ["A. B. Bee", "C. van Dee", "E. Fox"],
        ),
        (
            "\\bibitem{a} Bee, A., Dee, C., \\& Fox, E. 2021, On Looms, ApJ, 495, 12",
            "On Looms",
            ["A. Bee", "C. Dee", "E. Fox"],
        ),
    ],
)
def test_unusual_references(item: str, title: str, authors: list[str]) -> None:
    (paper,) = read(latex_bibliography, _file(item)).sightings
    assert RichText.parse(paper.title or "").with_tex == title
    assert [str(author) for author in paper.authors] == authors


def test_an_arxiv_number_of_the_publication_is_the_papers() -> None:
    item = (
        "\\bibitem{a}\nA. Lovelace.\n\\newblock Cloth.\n"
        "\\newblock {\\em arXiv preprint arXiv:2303.08774}, 2023."
    )
    (paper,) = read(latex_bibliography, _file(item)).sightings
    assert [identifier.value for identifier in paper.identifiers] == ["2303.08774"]


def test_a_reference_without_a_title_is_reported_and_the_next_one_read() -> None:
    result = read(latex_bibliography, _file("\\bibitem{a}\n1999.", STYLES["plain"]))
    assert result.titles() == ["Weaving patterns from Threads: a survey"]
    (problem,) = result.problems
    assert "without a title" in problem.actual


@pytest.mark.parametrize(
    "reference",
    [
        r"S.~Weinberg, Phys.\ Rev.\ Lett.\ \textbf{19}, 1264 (1967).",
        r"P. W. Anderson, \emph{Phys. Rev.} \textbf{109}, 1492 (1958).",
        "G.~'t Hooft, Nucl. Phys. B72, 461 (1974).",
        "N. Seiberg and E. Witten, JHEP 09, 032 (1999).",
        "A. Bee, C. Dee, Nucl. Phys. B 72 (1974) 461.",
        "A. Bee, Nature (London) 323, 533 (1986)",
        "A. Bee and C. Dee, Journal of Looms 12, no. 3, 45--67 (2001).",
        r"A.~Bee \emph{et al.}, \href{https://doi.org/10.1103/x}{Phys. Rev. D \textbf{90}, 112015 (2014)}.",
        r"A. Bee {\it et al.} [LOOM Collaboration], Phys. Lett. B {\bf 716} (2012) 1.",
        "Bee, A. 2020, ApJ, 900, 12",
        r"Bee, A., \& Dee, C. 2020a, \apj, 495, L1",
        "Bee A., Dee C., 2020, MNRAS, 495, 12",
        "Bee, A. 2020, ApJ, in press",
        "Bee, A. 2020, arXiv:2001.00001",
        "Bee, A. 2020, PhD thesis, Loom University",
        "Bee, A. 2020, in Looms, ed. C. Dee (Boston: Press), 12",
    ],
)
def test_a_journal_behind_the_people_is_no_title(reference: str) -> None:
    result = read(latex_bibliography, _file(f"\\bibitem{{a}} {reference}", STYLES["plain"]))
    assert result.titles() == ["Weaving patterns from Threads: a survey"]
    (problem,) = result.problems
    assert "without a title" in problem.actual


@pytest.mark.parametrize(
    "reference",
    [
        "A. Bee, On Looms, Phys. Rev. 12, 45 (2001).",
        "A. Bee, On Looms 2, J. Looms 12, 45 (2001).",
        r"A. Bee, \emph{On Looms}, Journal of Looms \textbf{12} (2001), 45.",
        "A. Bee. On Looms. Journal 12, 45 (2001).",
        "A. Bee: On Looms. J. Looms 12(3), 45 (2001).",
        r"Bee, A. 2020, On Looms, \apj, 900, 12",
        "Bee A., Dee C. and Fox E., 2020, On Looms, MNRAS, 495, 12",
    ],
)
def test_a_title_before_a_journal_is_the_title(reference: str) -> None:
    result = read(latex_bibliography, _file(f"\\bibitem{{a}} {reference}"))
    assert [(title or "").split(" 2")[0] for title in result.titles()] == ["On Looms"]


@pytest.mark.parametrize(
    ("number", "canonical"),
    [
        ("[hep-th/9711200]", "hep-th/9711200"),
        ("hep-th/9711200.", "hep-th/9711200"),
        ("math.AG/0309136", "math/0309136"),
        ("[1207.7214]", "1207.7214"),
        ("[1207.7214 [hep-ex]]", "1207.7214"),
    ],
)
def test_an_arxiv_number_needs_no_label(number: str, canonical: str) -> None:
    titled = f"\\bibitem{{a}} A. Bee, On Looms, J. Looms 2, 231 (1998) {number}"
    untitled = f"\\bibitem{{b}} A. Bee, J. Looms 2, 231 (1998) {number}"
    result = read(latex_bibliography, _file(titled, untitled))
    assert [identifier.value for paper in result.sightings for identifier in paper.identifiers] == [canonical]
    (problem,) = result.problems
    assert f"without a title (arXiv:{canonical})" in problem.actual


@pytest.mark.parametrize(
    "reference",
    [
        "E. Witten, J. Looms 2, 253 (1998); S. Gubser, Phys. Lett. B 428, 105 (1998), hep-th/9802109.",
        "E. Witten, On Looms, J. Looms 2, 253 (1998); S. Gubser, On Yarn, J. Looms 4, 105 (1998).",
    ],
)
def test_a_second_paper_behind_a_semicolon_is_reported(reference: str) -> None:
    result = read(latex_bibliography, _file(f"\\bibitem{{a}} {reference}", STYLES["plain"]))
    assert result.titles() == ["Weaving patterns from Threads: a survey"]
    (problem,) = result.problems
    assert "several papers" in problem.actual


def test_what_comes_before_and_after_the_references_is_boilerplate() -> None:
    result = read(latex_bibliography, _file(STYLES["plain"]) + "\n\\end{document}\n")
    assert result.lines() == [(4, 7)]
    assert not result.reading.unparsed


@pytest.mark.parametrize(
    "piece",
    [
        "{\\em ",
        "\\bibinfo{title}{",
        "[{",
        "Lovelace, A., ",
        "``",
        "\\newblock ",
        "; A. Bee, ",
        "J. Looms ",
        "[a Team ",
        "2020, a",
    ],
)
def test_time_is_linear(piece: str) -> None:
    def parse(text: str) -> None:
        list(latex_bibliography.parse("x", iter(text.split("\n")), DumpMetadata()))

    assert_linear_time(parse, lambda size: _file("\\bibitem{a} A. Lovelace. " + piece * size), 500)


def test_the_number_at_arxiv_is_no_year() -> None:
    item = (
        r"\bibitem{b} D. Zed, F. Kay. \newblock Deep rotations, quickly. "
        r"\newblock In \emph{CVPR}, 2020. arXiv:2005.00002."
    )
    (paper,) = read(latex_bibliography, item).sightings
    assert str(paper.published) == "2020"


def test_a_reference_in_commands_of_its_style_is_reported_and_gives_no_title() -> None:
    jurabib = (
        "\\bibitem[{Roe\\jbdy {1987}}{}]{a}\n\\jbbibargs {\\bibnf {Roe} {Ada} {A.}} {Ada Roe} {au}\n"
        "{\\bibtfont {On Looms}\\bibatsep \\jbvolname~2} {\\bibhowcited} \\jbdoitem\n"
    )
    plain = (
        "\\bibitem{b}\nBo Moe.\n\\newblock Mastering thesis writing.\n\\newblock {\\em Weaving\\/}, 1988.\n"
    )
    result = read(latex_bibliography, jurabib + plain)
    assert result.titles() == ["Mastering thesis writing"]
    assert result.sightings[0].venue == "Weaving"
    assert [problem.line for problem in result.problems] == [1]


def test_a_title_among_the_commands_of_a_style_is_read() -> None:
    text = "\\bibitem{a}\n\\bibsc{Roe}, \\bibfirst{A.} \\emph{A study of looms}. \\bibyear{2020}\n"
    (paper,) = read(latex_bibliography, text).sightings
    assert (paper.title, [*map(str, paper.authors)], str(paper.published)) == (
        "A study of looms",
        ["A. Roe"],
        "2020",
    )


@pytest.mark.parametrize(
    ("publication", "published"),
    [
        (r"\emph{Loom Letters}, 12:2001--2012, 1998. doi:10.1000/loom.2005.12.", "1998"),
        (r"\emph{Loom Letters}, 1998. \url{https://example.org/2005/loom}.", "1998"),
        (r"\emph{Loom Letters}, 7, 1841.", "1841"),
        (r"\emph{Loom Letters}, 1841:17--23.", "None"),
    ],
)
def test_a_year_is_none_of_an_identifier_or_of_pages(publication: str, published: str) -> None:
    item = rf"\bibitem{{b}} D. Zed, F. Kay. \newblock On deep rotations. \newblock {publication}"
    (paper,) = read(latex_bibliography, item).sightings
    assert str(paper.published) == published
