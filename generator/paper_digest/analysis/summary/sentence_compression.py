"""Turns a sentence of an abstract into the shorter sentences that stand on their own: without lead-ins, asides and closing clauses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from paper_digest.values.rich_text.inlines import RichText, TextRun
from paper_digest.values.rich_text.placeholders import flat_of, stretches_of

_WORK = r"(?:paper|work|article|study|thesis|report|letter|survey|manuscript|chapter|contribution|research)"
_SUBJECT = rf"(?:we|this {_WORK}|our {_WORK}|the (?:present )?(?:authors?|{_WORK}))\b"
# What stands before the main clause and only ties it to the sentence before, or says that this is a paper.
_LEAD_IN = re.compile(
    rf"(?:(?:in|with|through|by|within|throughout) (?:this|the present|our|the current|the) (?:present )?{_WORK}"
    r"|however|therefore|thus|hence|consequently|accordingly|instead|moreover|furthermore|further|additionally|also|besides|meanwhile"
    r"|finally|lastly|first|firstly|second|secondly|third|then|next|here|herein|overall|nevertheless|nonetheless|notably|importantly"
    r"|most importantly|crucially|interestingly|surprisingly|remarkably|indeed|likewise|similarly|ultimately|in summary|in short"
    r"|in conclusion|to conclude|to summari[sz]e|in other words|that is|in fact|in addition|in particular|in contrast|in response|in turn"
    r"|(?:more )?(?:specifically|precisely|concretely|generally|broadly)|as (?:a|one) (?:result|consequence|solution|remedy|first step)"
    r"|for (?:this|that) (?:purpose|reason)|for example|for instance|on the other hand|at the same time|to the best of our knowledge"
    r"|to (?:this|that) (?:end|aim)|(?:by |in )?doing (?:so|this)|with this in mind|yet|but|and|so)\s*,\s*"
    # "To address these problems, we": whatever it points at stands in a sentence that the reader does not see.
    r"|(?:to|in|by|inspired by|motivated by|based on|driven by|building on|for|given|using|with|following|despite|under|from|because of"
    r"|due to|considering|as|on)\b[^,.;:]{0,40}"
    r"\b(?:this|these|that|those|such|it|them|their|its|the (?:above|problem|gap|issue|challenge)s?)\b"
    rf"[^,.;:]{{0,40}},\s*(?={_SUBJECT})"
    rf"|(?:in|with|through|by) (?:this|the present|our) {_WORK}\s+(?=we\b|an?\b|the\b)|here(?:in)?\s+(?=we\b)",
    re.IGNORECASE,
)
_WITHIN = re.compile(
    rf"(?<=,) in (?:this|the present|our) {_WORK},|(?<=\bwe) (?:also|further|then|thus|therefore|hence|first|finally|here)(?= [a-z])"
    rf"| in (?:this|the present|our) {_WORK}(?=\.?$)",
    re.IGNORECASE,
)
_CITATION = re.compile(
    r" \([^()]*\b(?:19|20)\d\d[a-z]?[^()]{0,20}\)| \[\d[\d, –-]*\]| \((?:e\.g\.|i\.e\.|see|cf\.)[^()]*\)"
)
_ACRONYM = re.compile(r" \(([\"“]?[^\W_][\w/+-]*[\"”]?)\)")

_MAKES = (
    r"(?:propose|present|introduce|develop|describe|design|study|investigate|explore|examine|analy[sz]e|consider|address|provide|give|offer"
    r"|build|construct|derive|extend|generali[sz]e|formulate|establish|apply|use|release|review|focus|tackle|revisit|report|train|learn|employ)"
)
# A sentence whose main clause is complete as soon as its object is named.
_OPENING = re.compile(rf"(?:we|this {_WORK}|our {_WORK})(?: \w+ly)? {_MAKES}(?:e?s)?\b", re.IGNORECASE)
_CLOSING = re.compile(
    r"(?:,| [–—-]+)? (?:and|which) (?:then |also |further |thus |thereby )?(?:empirically |theoretically |experimentally )?"
    r"(?:show|demonstrate|prove|evaluate|validate|verify|illustrate|find|argue)s? (?:that|how|its?|the|their|our|on|this)\b"
    r"|, (?:which|whose|where|whereby|in which|thereby|thus|hence|therefore|so that|while|whereas|although|even|but|as well as)\b"
    r"|, (?:enabling|leading|making|resulting|allowing|showing|achieving|yielding|providing|suggesting|outperforming|demonstrating"
    r"|including|improving|reducing|using|based on|inspired by|motivated by|without|with|such as|e\.g\.|i\.e\.|namely)\b"
    r"|;|:(?= )| [–—] "
)
# "Composed of", "evaluation in": a word that waits for another one.
_WAITING = re.compile(
    r"\b(?:of|in|for|to|with|from|by|on|at|as|into|onto|over|under|between|among|across|via|through|within|without|than|about|toward|towards"
    r"|the|an?|and|or|nor|which|whose|where|when|while|is|are|be|its|their|our|this|these|not|only|such|more|most|called|named|i\.e\.|e\.g\.)\W*$",
    re.IGNORECASE,
)
_MOST_LEAD_INS, _MOST_CLOSINGS = 3, 12
"""What a sentence of a person has at most; a text made to keep the program busy gets no further."""
_LONG = 28
"""Words that read at a glance."""
_LEAST = 8
"""Words that a sentence keeps when its end is left out."""


def trimmed(sentence: RichText) -> RichText:
    """The sentence without what only ties it to its related_topics: lead-ins, citations, acronyms that it does not use again."""
    found = _without(sentence, list(_spans(_WITHIN, flat_of(sentence))))
    for _ in range(_MOST_LEAD_INS):
        flat = flat_of(found)
        lead_in = _LEAD_IN.match(flat)
        if not lead_in or lead_in.end() == len(flat):
            break
        found = _capital(_without(found, [lead_in.span()]))
    found = _without(found, list(_spans(_CITATION, flat_of(found))))
    return _without(found, list(_unused_acronyms(flat_of(found))))


def shortened(sentence: RichText) -> RichText:
    """The sentence; where it is too long to read at a glance, its main clause alone, if that is surely complete."""
    flat = flat_of(sentence)
    opening = _OPENING.match(flat)
    if not opening or len(flat.split()) <= _LONG:
        return sentence
    closings = islice(_CLOSING.finditer(flat, opening.end()), _MOST_CLOSINGS)
    ends = [one.start() for one in closings if _is_whole(flat[: one.start()], opening.end())]
    # The last end that makes it short enough; where none does, the first.
    end = max((end for end in ends if len(flat[:end].split()) <= _LONG), default=min(ends, default=None))
    return sentence if end is None else (*stretches_of(sentence, [(0, end)]), TextRun("."))


def _is_whole(kept: str, opening: int) -> bool:
    """Whether the words before a closing clause are a sentence: no bracket, quotation or clause is still open."""
    if (
        len(kept.split()) < _LEAST
        or kept.count("(") != kept.count(")")
        or kept.count('"') % 2
        or kept.count("“") != kept.count("”")
    ):
        return False
    return not re.search(
        r"\b(?:that|whether|how|if|both|either|not only)\b", kept[opening:]
    ) and not _WAITING.search(kept)


def _without(text: RichText, spans: list[tuple[int, int]]) -> RichText:
    if not spans:
        return text
    edges = [0, *(edge for span in sorted(spans) for edge in span), len(flat_of(text))]
    return stretches_of(
        text, [(start, end) for start, end in zip(edges[::2], edges[1::2], strict=True) if start < end]
    )


def _spans(pattern: re.Pattern[str], flat: str) -> Iterator[tuple[int, int]]:
    return (found.span() for found in pattern.finditer(flat))


def _unused_acronyms(flat: str) -> Iterator[tuple[int, int]]:
    for found in _ACRONYM.finditer(flat):
        name = found[1].strip('"“”')
        is_name = sum(char.isupper() for char in name) >= 2
        if is_name and not re.search(rf"\b{re.escape(name.removesuffix('s'))}", flat[found.end() :]):
            yield found.span()


def _capital(text: RichText) -> RichText:
    first = text[0]
    return (
        (TextRun(first.text[:1].upper() + first.text[1:], first.face), *text[1:])
        if isinstance(first, TextRun)
        else text
    )
