"""A JSON Lines dump of unusual papers (long, crowded, right-to-left, hostile) and what each paper's page
shows."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

DUMP = "<b onclick=x> {{ dump }} ](javascript:x).jsonl"
"""File name of the dump, as hostile as its papers."""
CLOSERS = "</title></script><script>alert(2)</script>--><!--]]></textarea></pre></code></details>"
CROWD = tuple(
    f"{first} {last}son"
    for first in "Ada Bo Cy Di Ed Flo Gus Hal Ida Jo Kim Lu Max Ned Ola Pia Ray Sue Tom Una".split()
    for last in "Abram Bene Carl Dick Eric Fergu Gib Hender Isaac Jack Knud Lar Matt Nel Ol Peter Robert "
    "Samuel Thom Wil".split()
)


@dataclass(frozen=True)
class UnusualPaper:
    """A paper's record in the dump and what its page shows."""

    record: dict[str, Any]
    heading: str | None = None
    """Text of the heading; None stands for the record's title."""
    abstract_texts: tuple[str, ...] = ()
    """Texts that the abstract shows literally."""
    field_text: str = ""
    """Text that authors, venue, organization and categories show literally."""
    rtl: bool = False
    """Title and abstract are right-to-left."""

    @property
    def displayed_heading(self) -> str:
        """Text of the page's heading."""
        return self.heading or str(self.record["title"])


def _in_every_field(name: str, text: str, displayed: str | None = None) -> UnusualPaper:
    """A paper with `text` in every field; title and abstract start with words of their own."""
    scalar_fields = (
        "date published venue organization url pdf_url github doi arxiv_id comments id forum year".split()
    )
    list_fields = {
        "authors": [f"{text} {name}", "Ann Other"],
        "categories": [text, "cs.LG"],
        "keywords": [text],
    }
    record = {
        "title": f"{name}: {text}",
        "abstract": f"{name} are {text} and more.",
        **dict.fromkeys(scalar_fields, text),
        **list_fields,
    }
    return UnusualPaper(
        record,
        heading=f"{name}: {displayed or text}",
        abstract_texts=(f"{name} are {displayed or text} and more.",),
        field_text=displayed or text,
    )


_WORD = "".join(chr(ord("a") + number * number % 26) for number in range(97))
_SENTENCE = (
    "We walk along the loss landscape and find that its flat minima are wide, deep and many, "
    "whatever the network. "
)
_WIDE = r"\mathcal{L}(\theta) = " + " + ".join(
    rf"\frac{{1}}{{n_{{{number}}}}} \sum_{{i=1}}^{{n_{{{number}}}}} \ell_{{{number}}}(f_\theta(x_i), y_i)"
    for number in range(8)
)
_ENDLESS = "+".join(f"a_{{{number}}}" for number in range(450))

PAPERS: dict[str, UnusualPaper] = {
    "no title": UnusualPaper(
        {
            "abstract": "Nobody wrote down what this is called. We show that flat minima of the loss "
            "landscape have names of their own."
        },
        heading="Nobody wrote down what this is called.",
    ),
    "title alone": UnusualPaper({"title": "Nothing but a Title"}),
    "crowd": UnusualPaper(
        {
            "title": "Observation of a Crowd",
            "authors": list(CROWD),
            "date": "2024-10-07",
            "venue": "Journal of Crowds",
            "abstract": "Four hundred people observe the loss landscape of one network and agree about its "
            "flat minima.",
        }
    ),
    "long title": UnusualPaper(
        {
            "title": ("A title that goes on " * 29)[:599].strip() + ".",
            "authors": ["Ann Long"],
            "abstract": _SENTENCE * 2,
        }
    ),
    "unbroken": UnusualPaper(
        {
            "title": (_WORD * 7)[:600],
            "authors": ["X" * 300, "Ben Short"],
            "abstract": "A word: " + "o" * 5_000,
            "venue": "V" * 250,
            "organization": "O" * 250,
            "categories": ["c" * 250],
            "url": "https://example.org/" + "u" * 1_500,
            "github": "https://github.com/" + "g" * 200 + "/" + "h" * 200,
        }
    ),
    "endless": UnusualPaper(
        {"title": "An Endless Abstract", "abstract": "We never come to an end. " + _SENTENCE * 250}
    ),
    "arabic": UnusualPaper(
        {
            "title": "دراسة الشبكات العصبية العميقة",
            "authors": ["محمد بن أحمد", "ليلى حسن", "Ann Latin"],
            "venue": "مجلة الحوسبة",
            "organization": "جامعة القاهرة",
            "categories": ["تعلم الآلة"],
            "date": "2024-05-01",
            "abstract": "ندرس في هذا البحث الشبكات العصبية العميقة ونبين كيف تتعلم من البيانات القليلة. "
            "نقترح خوارزمية جديدة ونثبت أنها تتقارب.",
        },
        rtl=True,
    ),
    "hebrew": UnusualPaper(
        {
            "title": "למידה עמוקה עם SGD ו-$O(n \\log n)$ צעדים (גרסה 2.0)",
            "authors": ["דוד לוי", "Eve Latin", "שרה כהן"],
            "abstract": "אנו חוקרים את הרשתות (deep networks) ומוכיחים כי $\\|x\\|_2 \\leq 1$ עבור SGD. "
            "הקוד ב-https://github.com/a/b_c זמין [1], 50% מהר יותר!",
        },
        heading="למידה עמוקה עם SGD ו-",
        abstract_texts=("(deep networks)", "50% מהר יותר!"),
        rtl=True,
    ),
    "latin with hebrew": UnusualPaper(
        {
            "title": "Reading רשתות עמוקות (deep networks) from Both Sides: 100%",
            "authors": ["דוד לוי", "Eve Latin"],
            "abstract": "The word רשת means network. We read it from both sides, and measure the loss "
            "landscape of a שפה model.",
        }
    ),
    "chinese": UnusualPaper(
        {
            "title": "深度学习的几何性质：关于神经网络损失函数平坦极小值的理论分析与大规模实验研究（第二版）",
            "authors": ["王小明", "李华"],
            "venue": "中国科学：信息科学",
            "abstract": "本文研究深度网络的几何性质，并给出新的界限。" * 20
            + "我们证明了$O(n)$的收敛速度，参见https://github.com/a/b。",
        }
    ),
    "japanese and korean": UnusualPaper(
        {
            "title": "「深層学習」の損失地形について 그리고 한국어 제목도 있다",
            "authors": ["山田太郎", "김철수"],
            "abstract": "損失の地形を調べる。평탄한 최소값을 찾는다。" * 12,
        }
    ),
    "emoji": UnusualPaper(
        {
            "title": "🎉👩‍👩‍👧‍👦🏳️‍🌈🇪🇺",
            "authors": ["🧑‍🔬 Zoë"],
            "abstract": "🎉 We celebrate flat minima 🏔️ with 👍🏽 and a family 👩‍👩‍👧‍👦 of losses.",
        }
    ),
    "formula": UnusualPaper(
        {
            "title": r"$\sum_{i=1}^{n} \frac{x_i^2}{\sqrt{n}} \leq \int_0^\infty e^{-t} \, dt$",
            "abstract": "The title says it all about the loss.",
        },
        heading="∑",
    ),
    "wide": UnusualPaper(
        {
            "title": f"Wide Formulas such as ${_WIDE}$ in a Title",
            "abstract": f"We minimise $${_WIDE}$$ and also $x_{{{_ENDLESS}}}$ where $ is a price of 5$ "
            "and $\\frac{1}{2 stays open.",
        },
        heading="Wide Formulas such as",
    ),
    "sixty formulas": UnusualPaper(
        {
            "title": "Sixty Formulas",
            "abstract": "We list "
            + ", ".join(
                rf"$\mathbb{{E}}_{{x \sim p_{{{number}}}}}[\nabla f(x)^{{{number}}}] = "
                rf"\alpha_{{{number}}} \times \sqrt{{{number}}}$"
                for number in range(60)
            )
            + " and no more.",
        }
    ),
    "script": _in_every_field(
        "Scripts", "&lt;script&gt;alert('x')&lt;/script&gt;", "<script>alert('x')</script>"
    ),
    "image": _in_every_field("Pictures", "\"'><svg onload=alert(1)>", "\"'><svg onload=alert(1)>"),
    "closers": _in_every_field("Closers", CLOSERS.replace("<", "&lt;"), CLOSERS),
    "template": _in_every_field("Templates", "{{ config }} {{ 7*7 }}"),
    "link": _in_every_field("Links", "[a](javascript:alert(3)) ](javascript:alert(4)) <javascript:alert(5)>"),
    "addresses": UnusualPaper(
        {
            "title": "Addresses that Lead Nowhere",
            "abstract": "See [here](data:text/html,<script>alert(6)</script>) or "
            "\\href{javascript:alert(7)}{there}.",
            "url": "javascript:alert(8)",
            "pdf_url": "data:text/html;base64,PHNjcmlwdD5hbGVydCg5KTwvc2NyaXB0Pg==",
            "github": " JaVaScRiPt:alert(10)",
            "code_url": 'https://github.com/a/b" onclick="alert(11)',
            "doi": "10.1/<svg onload=alert(12)>",
            "date": "<b>",
        },
        abstract_texts=("See [here](data:text/html, ) or there.",),
    ),
    "syntax": UnusualPaper(
        {
            "title": "# *A* _b_ `c` | ~d~ ==e== ^f^ [^1] *[HTML] {: onclick=x } ::: !!! note",
            "authors": ["- *One*", "1. _Two_", "> Three", '!!! note "Four"'],
            "venue": "[^1]: **no** footnote {: .x }",
            "organization": "| a | b |",
            "abstract": '::: warning {: onclick=x } [^1] [^1]: no *[HTML]: no !!! note "x" ??? tip --8<-- '
            '"/etc/passwd" $$ --- === :smile: '
            "<!-- no --> HTML &lt;i&gt; &amp;amp; ++a++ [[b]] ![c](d) | e | f.",
        },
        abstract_texts=(
            "::: warning {: onclick=x } [^1] [^1]: no *[HTML]: no !!! note",
            "--8<",
            "$$",
            ":smile:",
            "HTML <i> &amp; ++a++ [[b]] ![c](d) | e",
        ),
    ),
    "turned": UnusualPaper(
        {
            "title": "Turned \u202eby\u2067 what\u2066 nobody sees",
            "authors": ["Mallory \u202eecilA", "Bob \u2068Open", "אבי"],
            "venue": "Journal of \u202dTurns",
            "organization": "\u202eUniversity",
            "abstract": "These words \u202eare not turned\u2067 around, and what follows \u202b is not "
            "either.",
        },
        heading="Turned by what nobody sees",
        abstract_texts=("These words are not turned around, and what follows is not either.",),
    ),
    "noise": UnusualPaper(
        {
            "title": "Z"
            + "\u0301\u0302\u0316\u0330\u034f\u0361\u0489" * 20
            + "algo \u0000and\u0007\u001b[31m con\u200bt\u200crol\u2028s\u2029\ufeff",
            "authors": ["A\u0000lice" + "\u0300" * 60, "B\u2028ob"],
            "venue": "Jour\u0008nal\u0085 of No\u00adise",
            "abstract": "M"
            + "\u030d\u031b\u0353" * 40
            + "arks pile\u0000 up.\u2028Lines break\u2029and the bell\u0007 rings; \ud7ff \ufffd \uffff end.",
        },
        heading="algo and",
        abstract_texts=("arks pile up.",),
    ),
}


def unusual_dump() -> str:
    """The papers as JSON Lines."""
    return "".join(f"{json.dumps(paper.record)}\n" for paper in PAPERS.values())
