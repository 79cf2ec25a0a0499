"""A dump of strange papers, one JSON object a line: too long, too many, from right to left, hostile; and how
each one's page reads."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

DUMP = "<b onclick=x> {{ dump }} ](javascript:x).jsonl"
"""The dump's file name, as hostile as its papers."""
CLOSERS = "</title></script><script>alert(2)</script>--><!--]]></textarea></pre></code></details>"
CROWD = tuple(
    f"{first} {last}son"
    for first in "Ada Bo Cy Di Ed Flo Gus Hal Ida Jo Kim Lu Max Ned Ola Pia Ray Sue Tom Una".split()
    for last in "Abram Bene Carl Dick Eric Fergu Gib Hender Isaac Jack Knud Lar Matt Nel Ol Peter Robert Samuel Thom Wil".split()
)


@dataclass(frozen=True)
class Strange:
    """A paper as the dump has it, and what a reader of its page sees."""

    record: dict[str, Any]
    heading: str | None = None
    """The words of the heading; None for the record's title."""
    says: tuple[str, ...] = ()
    """Words that the abstract shows as they are."""
    fields: str = ""
    """Words that authors, venue, organization and categories show as they are."""
    rtl: bool = False
    """Title and abstract run from right to left."""

    @property
    def shown(self) -> str:
        """What the heading reads."""
        return self.heading or str(self.record["title"])


def _everywhere(name: str, words: str, shown: str | None = None) -> Strange:
    """A paper whose every field holds these words; its title and abstract have some of their own before them."""
    singles = (
        "date published venue organization url pdf_url github doi arxiv_id comments id forum year".split()
    )
    lists = {"authors": [f"{words} {name}", "Ann Other"], "categories": [words, "cs.LG"], "keywords": [words]}
    record = {
        "title": f"{name}: {words}",
        "abstract": f"{name} are {words} and more.",
        **dict.fromkeys(singles, words),
        **lists,
    }
    return Strange(
        record,
        heading=f"{name}: {shown or words}",
        says=(f"{name} are {shown or words} and more.",),
        fields=shown or words,
    )


_WORD = "".join(chr(ord("a") + number * number % 26) for number in range(97))
_SENTENCE = "We walk along the loss landscape and find that its flat minima are wide, deep and many, whatever the network. "
_WIDE = r"\mathcal{L}(\theta) = " + " + ".join(
    rf"\frac{{1}}{{n_{{{at}}}}} \sum_{{i=1}}^{{n_{{{at}}}}} \ell_{{{at}}}(f_\theta(x_i), y_i)"
    for at in range(8)
)
_ENDLESS = "+".join(f"a_{{{at}}}" for at in range(450))

PAPERS: dict[str, Strange] = {
    "no title": Strange(
        {
            "abstract": "Nobody wrote down what this is called. We show that flat minima of the loss landscape have names of their own."
        },
        heading="Nobody wrote down what this is called.",
    ),
    "title alone": Strange({"title": "Nothing but a Title"}),
    "crowd": Strange(
        {
            "title": "Observation of a Crowd",
            "authors": list(CROWD),
            "date": "2024-10-07",
            "venue": "Journal of Crowds",
            "abstract": "Four hundred people observe the loss landscape of one network and agree about its flat minima.",
        }
    ),
    "long title": Strange(
        {
            "title": ("A title that goes on " * 29)[:599].strip() + ".",
            "authors": ["Ann Long"],
            "abstract": _SENTENCE * 2,
        }
    ),
    "unbroken": Strange(
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
    "endless": Strange(
        {"title": "An Endless Abstract", "abstract": "We never come to an end. " + _SENTENCE * 250}
    ),
    "arabic": Strange(
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
    "hebrew": Strange(
        {
            "title": "למידה עמוקה עם SGD ו-$O(n \\log n)$ צעדים (גרסה 2.0)",
            "authors": ["דוד לוי", "Eve Latin", "שרה כהן"],
            "abstract": "אנו חוקרים את הרשתות (deep networks) ומוכיחים כי $\\|x\\|_2 \\leq 1$ עבור SGD. "
            "הקוד ב-https://github.com/a/b_c זמין [1], 50% מהר יותר!",
        },
        heading="למידה עמוקה עם SGD ו-",
        says=("(deep networks)", "50% מהר יותר!"),
        rtl=True,
    ),
    "latin with hebrew": Strange(
        {
            "title": "Reading רשתות עמוקות (deep networks) from Both Sides: 100%",
            "authors": ["דוד לוי", "Eve Latin"],
            "abstract": "The word רשת means network. We read it from both sides, and measure the loss landscape of a שפה model.",
        }
    ),
    "chinese": Strange(
        {
            "title": "深度学习的几何性质：关于神经网络损失函数平坦极小值的理论分析与大规模实验研究（第二版）",
            "authors": ["王小明", "李华"],
            "venue": "中国科学：信息科学",
            "abstract": "本文研究深度网络的几何性质，并给出新的界限。" * 20
            + "我们证明了$O(n)$的收敛速度，参见https://github.com/a/b。",
        }
    ),
    "japanese and korean": Strange(
        {
            "title": "「深層学習」の損失地形について 그리고 한국어 제목도 있다",
            "authors": ["山田太郎", "김철수"],
            "abstract": "損失の地形を調べる。평탄한 최소값을 찾는다。" * 12,
        }
    ),
    "emoji": Strange(
        {
            "title": "🎉👩‍👩‍👧‍👦🏳️‍🌈🇪🇺",
            "authors": ["🧑‍🔬 Zoë"],
            "abstract": "🎉 We celebrate flat minima 🏔️ with 👍🏽 and a family 👩‍👩‍👧‍👦 of losses.",
        }
    ),
    "formula": Strange(
        {
            "title": r"$\sum_{i=1}^{n} \frac{x_i^2}{\sqrt{n}} \leq \int_0^\infty e^{-t} \, dt$",
            "abstract": "The title says it all about the loss.",
        },
        heading="∑",
    ),
    "wide": Strange(
        {
            "title": f"Wide Formulas such as ${_WIDE}$ in a Title",
            "abstract": f"We minimise $${_WIDE}$$ and also $x_{{{_ENDLESS}}}$ where $ is a price of 5$ and $\\frac{{1}}{{2 stays open.",
        },
        heading="Wide Formulas such as",
    ),
    "sixty formulas": Strange(
        {
            "title": "Sixty Formulas",
            "abstract": "We list "
            + ", ".join(
                rf"$\mathbb{{E}}_{{x \sim p_{{{at}}}}}[\nabla f(x)^{{{at}}}] = \alpha_{{{at}}} \times \sqrt{{{at}}}$"
                for at in range(60)
            )
            + " and no more.",
        }
    ),
    "script": _everywhere(
        "Scripts", "&lt;script&gt;alert('x')&lt;/script&gt;", "<script>alert('x')</script>"
    ),
    "image": _everywhere("Pictures", "\"'><svg onload=alert(1)>", "\"'><svg onload=alert(1)>"),
    "closers": _everywhere("Closers", CLOSERS.replace("<", "&lt;"), CLOSERS),
    "template": _everywhere("Templates", "{{ config }} {{ 7*7 }}"),
    "link": _everywhere("Links", "[a](javascript:alert(3)) ](javascript:alert(4)) <javascript:alert(5)>"),
    "addresses": Strange(
        {
            "title": "Addresses that Lead Nowhere",
            "abstract": "See [here](data:text/html,<script>alert(6)</script>) or \\href{javascript:alert(7)}{there}.",
            "url": "javascript:alert(8)",
            "pdf_url": "data:text/html;base64,PHNjcmlwdD5hbGVydCg5KTwvc2NyaXB0Pg==",
            "github": " JaVaScRiPt:alert(10)",
            "code_url": 'https://github.com/a/b" onclick="alert(11)',
            "doi": "10.1/<svg onload=alert(12)>",
            "date": "<b>",
        },
        says=("See [here](data:text/html, ) or there.",),
    ),
    "syntax": Strange(
        {
            "title": "# *A* _b_ `c` | ~d~ ==e== ^f^ [^1] *[HTML] {: onclick=x } ::: !!! note",
            "authors": ["- *One*", "1. _Two_", "> Three", '!!! note "Four"'],
            "venue": "[^1]: **no** footnote {: .x }",
            "organization": "| a | b |",
            "abstract": '::: warning {: onclick=x } [^1] [^1]: no *[HTML]: no !!! note "x" ??? tip --8<-- "/etc/passwd" $$ --- === :smile: '
            "<!-- no --> HTML &lt;i&gt; &amp;amp; ++a++ [[b]] ![c](d) | e | f.",
        },
        says=(
            "::: warning {: onclick=x } [^1] [^1]: no *[HTML]: no !!! note",
            "--8<",
            "$$",
            ":smile:",
            "HTML <i> &amp; ++a++ [[b]] ![c](d) | e",
        ),
    ),
    "turned": Strange(
        {
            "title": "Turned \u202eby\u2067 what\u2066 nobody sees",
            "authors": ["Mallory \u202eecilA", "Bob \u2068Open", "אבי"],
            "venue": "Journal of \u202dTurns",
            "organization": "\u202eUniversity",
            "abstract": "These words \u202eare not turned\u2067 around, and what follows \u202b is not either.",
        },
        heading="Turned by what nobody sees",
        says=("These words are not turned around, and what follows is not either.",),
    ),
    "noise": Strange(
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
        says=("arks pile up.",),
    ),
}


def strange_dump() -> str:
    """The papers as JSON Lines."""
    return "".join(f"{json.dumps(paper.record)}\n" for paper in PAPERS.values())
