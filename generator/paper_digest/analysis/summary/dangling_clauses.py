"""Cuts clauses that refer to other sentences: "To solve these we introduce" becomes "We introduce"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from paper_digest.analysis.summary.references import Reference, is_shell, unresolved_references
from paper_digest.analysis.summary.text_edits import capitalized, ended_at, without
from paper_digest.values.rich_text import RichText
from paper_digest.values.rich_text.inlines import TextRun
from paper_digest.values.word_lists import alternation, load_word_lists

_LISTS = load_word_lists(__package__, "word_lists.toml")
_WORK = rf"(?:{alternation(_LISTS['work_nouns'])})"
_SUBJECT = rf"(?:we|(?:this|our|the present) {_WORK})\b"
_PROPOSED = (
    r"an? (?:[\w-]+ ){1,8}(?:\([^()]*\) )?"
    rf"(?:is|was) (?:{alternation(_LISTS['contribution_participles'])})\b"
)
_SOLVING = rf"(?:{alternation(verb.removesuffix('e') for verb in _LISTS['solving_verbs'])})ing"
_LEAD = re.compile(
    rf"(?:(?:{_SOLVING}|{alternation(_LISTS['adverbial_starts'] | _LISTS['subordinators'])})\b"
    r"[^.;:]{0,200}?,"
    rf"|to\b[^,.;:]{{0,60}}?)\s+(?={_SUBJECT}|{_PROPOSED})",
    re.IGNORECASE,
)
_VERBS = _LISTS["contribution_verbs"] | _LISTS["activity_verbs"] | _LISTS["method_verbs"]
_BASE_OF_GERUND = {f"{verb.removesuffix('e')}ing": verb for verb in sorted(_VERBS)}
_OWN_SUBJECT = re.compile(_SUBJECT, re.IGNORECASE)
_SECOND_VERB = re.compile(
    rf"[^,.;:]{{0,120}}?\b(?:(?:by|,) (?:\w+ly )?(?P<gerund>{alternation(_BASE_OF_GERUND)})"
    rf"|(?:and|[:;—] (?:and )?we) (?:\w+ly )?(?P<verb>(?:{alternation(_VERBS)})s?))\b",
    re.IGNORECASE,
)
_MAX_FIRST = 120
"""Characters between the subject and a reference in what is said before the second verb."""
_SOLVE = rf"(?:{alternation(_LISTS['solving_verbs'])})"
_DESIGNED = "(?:tailored|designed|intended|suited)"
_PLACE = (
    r"(?:in|at|under|on|within|with|for|across) (?:\w+ ){0,2}?"
    r"(?:this|these|such|the (?:above|aforementioned)) [\w-]+(?: [\w-]+){0,2}"
)
_PURPOSE = re.compile(
    r"(?:,? |—)(?:(?:(?:(?:(?:that|which) (?:is|are) )?designed|aiming|(?:that|which) aims?) )?to (?:\w+ly )?"
    rf"{_SOLVE}\b[^,.;:]{{0,60}}?(?=[,.;]| by | via | using | through )"
    rf"|(?:that|which) (?:\w+ly )?{_SOLVE}(?:e?s)?\b[^,.;:]{{0,60}}?"
    r"(?=[,.;]| by | via | using | through )"
    rf"|(?:(?<=that )|(?<=which )){_SOLVE}(?:e?s)? [^,.;:]{{0,60}}? and(?= \w+s\b)"
    rf"|{_DESIGNED} (?:for|to) (?:this|these|such) [\w-]+(?: [\w-]+)?(?=[,.;]))"
)
_SETTING = rf"(?:{alternation(_LISTS['setting_nouns'])})s?"
_ADJUNCT = re.compile(
    rf", {_PLACE}(?:,(?= )|(?=[.;]))|(?<= that) {_PLACE},"
    rf"| (?:in|under) (?:this|these|such an?) (?:[\w-]+ )?{_SETTING}(?=[.;])"
)
_GOVERNING_VERB = re.compile(
    rf"\b(?:{alternation(_LISTS['contribution_verbs'])})s?$|^{_SUBJECT} \w+$", re.IGNORECASE
)
_PROPOSE = re.compile(rf"\b(?:{alternation(_LISTS['contribution_verbs'])})\b", re.IGNORECASE)
_POSSESSIVE = re.compile(r"their (?=(?:[^\W\d_-]{4,}[ -]){1,2}[^\W\d_]{3,}s\b)")
_DETERMINER = re.compile(r"(?:[Tt]his|[Tt]hese|such)\b(?! an? )")
_TAIL = re.compile(rf", (?:{alternation(_LISTS['tail_starts'])}|\w+ing)\b")
_LAST_CLAUSE = re.compile(rf"{_TAIL.pattern}|, \w+ed\b")
_HAS_COMPLEMENT = re.compile(rf"{_SUBJECT} (?:\w+ ){{1,2}}(?:that|whether|how|why|if|what)\b", re.IGNORECASE)
_MIN_KEPT = 6
"""Words of a sentence that is worth to be kept without its end."""


def without_dangling_clauses(sentence: RichText, known: frozenset[str] = frozenset()) -> RichText:
    """The sentence without clauses that refer to other sentences, as far as possible.

    known: folded words that the reader knows, those of the title.
    """
    for cut in (
        _without_lead,
        _without_purpose,
        _without_first_verb,
        _without_adjunct,
        _with_article,
        _without_tail,
    ):
        references = unresolved_references(sentence.flat, known)
        if not references:
            break
        shorter = cut(sentence, references)
        if len(unresolved_references(shorter.flat, known)) < len(references):
            sentence = shorter
    return sentence


def _without_lead(sentence: RichText, references: Sequence[Reference]) -> RichText:
    """Turns "While existing methods for this fail, we propose" into "We propose"."""
    lead = _LEAD.match(sentence.flat)
    return capitalized(without(sentence, [lead])) if lead and references[0].start < lead.end() else sentence


def _without_first_verb(sentence: RichText, references: Sequence[Reference]) -> RichText:
    """Turns "We fill this gap by proposing" and "We discuss this gap: we propose" into "We propose".

    Not if what comes before the gap says already what is proposed.
    """
    start = references[0].start
    subject, second = _OWN_SUBJECT.match(sentence.flat), _SECOND_VERB.match(sentence.flat, start)
    if not subject or not second or not 0 < start - subject.end() <= _MAX_FIRST:
        return sentence
    # In "we show that maps solve this by folding", it is maps that fold.
    has_other_subject = second["gerund"] and _HAS_COMPLEMENT.match(sentence.flat)
    if has_other_subject or _PROPOSE.search(sentence.flat, 0, start):
        return sentence
    verb = second["verb"] or _finite(_BASE_OF_GERUND[second["gerund"].lower()], subject[0])
    before, behind = sentence.cut([subject.span()]), sentence.cut([(second.end(), len(sentence.flat))])
    return RichText((*before, TextRun(f" {verb}"), *behind))


def _without_purpose(sentence: RichText, references: Sequence[Reference]) -> RichText:
    """Turns "We propose a loss to solve this problem, which" into "We propose a loss, which"."""
    purposes = _PURPOSE.finditer(sentence.flat)
    return without(
        sentence,
        [
            purpose
            for purpose in purposes
            if purpose.start() < references[0].start < purpose.end() and not _is_object(purpose)
        ],
    )


def _is_object(purpose: re.Match[str]) -> bool:
    """Whether a purpose is what the authors propose or try: "We propose to address this via"."""
    return bool(_GOVERNING_VERB.search(purpose.string, 0, purpose.start()))


def _without_adjunct(sentence: RichText, references: Sequence[Reference]) -> RichText:
    """Turns "We show that, at these sample sizes, maps tear" into "We show that maps tear"."""
    adjuncts = _ADJUNCT.finditer(sentence.flat)
    start = references[0].start
    return without(sentence, [adjunct for adjunct in adjuncts if adjunct.start() < start < adjunct.end()])


def _with_article(sentence: RichText, references: Sequence[Reference]) -> RichText:
    """Turns "this nested optimization" into "the nested optimization"; "such" and "their" just go.

    The phrase says enough. So does "this method": beside the title, the paper's is meant, unless the authors
    say before what they propose.
    """
    start, nouns = references[0].start, references[0].nouns
    if possessive := _POSSESSIVE.match(sentence.flat, start):
        return without(sentence, [possessive])
    word = _DETERMINER.match(sentence.flat, start)
    if not word:
        return sentence
    is_such = word[0] == "such"
    is_method = word[0].lower() == "this" and not _LISTS["method_nouns"].isdisjoint(nouns[:2])
    is_phrase = len(nouns) > 1 and not any(map(is_shell, nouns))
    if not (is_phrase or (is_method and not _PROPOSE.search(sentence.flat, 0, start))):
        return sentence
    article = [] if is_such else [TextRun("The" if word[0].istitle() else "the")]
    end = word.end() + (not article)
    return RichText((*sentence.cut([(0, start)]), *article, *sentence.cut([(end, len(sentence.flat))])))


def _finite(verb: str, subject: str) -> str:
    """The verb in the person of the subject: we use, this paper uses, this paper studies."""
    if subject.lower() == "we":
        return verb
    return f"{verb[:-1]}ies" if verb.endswith("y") else f"{verb}s"


def _without_tail(sentence: RichText, references: Sequence[Reference]) -> RichText:
    """Turns "We propose a simple loss, which solves this problem" into "We propose a simple loss"."""
    flat = sentence.flat
    *_, last = (None, *_TAIL.finditer(flat, 0, references[0].start))
    if not last or _HAS_COMPLEMENT.match(flat) or not _is_kept(flat[: last.start()]):
        return sentence
    return ended_at(sentence, last.start())


def without_tails(sentence: RichText, max_words: int) -> RichText:
    """The sentence without its last clauses, as many as it takes to have at most so many words."""
    tails = [tail.start() for tail in _LAST_CLAUSE.finditer(sentence.flat)]
    for start in reversed(tails):
        if len(sentence.flat.split()) <= max_words:
            break
        if _is_kept(sentence.flat[:start]):
            sentence = ended_at(sentence, start)
    return sentence


def _is_kept(text: str) -> bool:
    return len(text.split()) >= _MIN_KEPT
