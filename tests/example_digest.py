"""A digest of ten papers, some of them unusual, for tests of pages and exports."""

from __future__ import annotations

import tempfile
from pathlib import Path

from paper_digest.analysis import analyze
from paper_digest.linkage.link import link_records
from paper_digest.model.digest import Digest
from paper_digest.model.settings import TopicRule
from paper_digest.reading import readings_of

_MORE_SENTENCES = (
    " We measure it on three public collections, compare it with five others, and find that "
    "it helps where labels are few and noisy."
)
PAPERS = {
    "Flat Minima in Wide Networks": "We study the loss landscape of wide networks and its flat minima. In "
    "this paper, we show that they generalise.",
    "Sharpness and the Loss Landscape": "The loss landscape of networks has flat minima. We propose a "
    "measure of sharpness (SAM) that finds flat minima.",
    "Graph Networks for Molecules": "A graph neural network passes messages between atoms. We introduce a "
    "graph neural network for molecules.",
    "Message Passing on Large Graphs": "We propose message passing for a graph neural network on large "
    "graphs. Code: https://github.com/a/b_c.",
    "Adam Exploits $\\ell_\\infty$-geometry": "We argue that $\\ell_\\infty$-geometry is why Adam wins; "
    "its rate is O(T^{-1/4}), not $O(n\\log n)$ or \\mathtt{x}.",
    "<script>alert('x')</script> in a Title": "A <b>bold</b> abstract with {{ config }} and [a "
    "link](javascript:alert(1)) & an <img src=x onerror=alert(1)>.",
    "# *Markdown* _in_ `titles` | and ~tables~": "- not a list\t1. nor this > nor a quote *[HTML]: no "
    "abbreviation; *emphasis* stays letters.",
    "دراسة الشبكات العصبية": "ندرس في هذا البحث الشبكات العصبية العميقة ونبين كيف تتعلم من البيانات القليلة.",
    "深度学习的几何 🎉": (
        "本文研究 深度 网络 的 几何 性质 并 给出 新 的 界限 🎉 and we say it in English too, "
        "since words are counted by spaces."
    ),
    "A "
    + "Very " * 45
    + "Long Title": "We propose a title that is too long for anybody to read and show that it still has a "
    "page that reads well.",
}
RULES = (
    TopicRule(
        id="landscapes",
        name="Loss <landscapes>",
        description="Minima & how *flat* they are.",
        phrases=("loss landscape", "flat minima"),
    ),
    TopicRule(
        id="graphs",
        name="Graphs",
        description="Networks of things.",
        phrases=("graph neural network", "message passing"),
    ),
    TopicRule(
        id="nobody", name="Nobody's topic", description="No paper is about this.", phrases=("phlogiston",)
    ),
)


def example_dump() -> str:
    """The text of a dump of PAPERS, with one unparsed line."""
    lines = [line for title, abstract in PAPERS.items() for line in (title, abstract + _MORE_SENTENCES)]
    return "\n".join([*lines, "A line <i>nobody</i> understands"])


def example_digest() -> Digest:
    """The digest of example_dump()."""
    with tempfile.TemporaryDirectory() as folder:
        dump = Path(folder) / "toy.txt"
        dump.write_text(example_dump(), "utf-8")
        readings = readings_of(dump, "toy & <dump>.txt")
    return analyze(link_records(readings).papers, RULES, readings)
