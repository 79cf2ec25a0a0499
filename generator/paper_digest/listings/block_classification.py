"""Says of each block what it looks like among the others of its page: an abstract, people, a date, a page's own words ..."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from paper_digest.listings.blocks import Block
from paper_digest.listings.boilerplate_phrases import is_page_words
from paper_digest.listings.field_labels import Label, bare_label, label_of, spaced_label
from paper_digest.values.paper_url import paper_key
from paper_digest.values.partial_date import is_date
from paper_digest.values.person import parse_names

_SHORT = 300
"""Characters of a block in which an address or a number is the block's matter."""


class Role(StrEnum):
    NOTHING = "nothing"
    """Markup or an address without words."""
    LABEL = "label"
    """`Authors: ...` and the like."""
    ABSTRACT = "abstract"
    PROSE = "prose"
    """A sentence or two: too short for an abstract by itself."""
    PEOPLE = "people"
    DATE = "date"
    COUNT = "count"
    """A number by itself: votes, comments, stars."""
    DETAIL = "detail"
    """`8 authors`, `GitHub 1.77k`, `cs.LG`, `Published on Oct 7`: a fact about the paper that is no name of it."""
    PAGE = "page"
    """What the page says about itself, or says again and again."""
    WORDS = "words"
    """Anything else, titles among them."""


@dataclass(frozen=True, slots=True)
class Cast:
    """A block in its role."""

    block: Block
    role: Role
    label: Label | None = None

    @property
    def text(self) -> str:
        """The block's words."""
        return self.block.text

    @property
    def is_long(self) -> bool:
        """Whether the block is so long that addresses and numbers in it may be those of papers that its authors cite."""
        return len(self.text) > _SHORT

    @property
    def own_words(self) -> str:
        """The words in which the block may name its own paper: a short text, or what precedes a label's long value."""
        if not self.is_long:
            return self.text
        return self.text.removesuffix(self.label.value) if self.label else ""


ABSTRACT_WORDS = 30
"""The fewest words taken for an abstract: the shortest of 16,000 real ones had fewer in less than one of a hundred."""
_SENTENCE = re.compile(r"[.!?…][\"”’)\]]*(?:\s|$)")
_TALKING = re.compile(
    r"\b(?:is|are|was|were|we|this|these|our|has|have|can|propose|present|introduce|show)\b", re.IGNORECASE
)
"""Words that sentences have and titles hardly ever."""
_LETTER = re.compile(r"[^\W\d_]")
_BIBTEX = re.compile(r"@[A-Za-z]+\s*\{")
_BIBTEX_FIELD = re.compile(r"[A-Za-z_-]+\s*=|\}")
_WORD = re.compile(r"[^\W\d_]{3}")
_NUMBERS = re.compile(
    r"https?://\S+|\barxiv\s*:\s*\S+|\bdoi\s*:\s*\S+|\[[^\[\]]{1,60}\]|\([^()]{1,30}\)|\b(?:cs|stat|math|eess|econ|nlin|q-bio|q-fin|physics)\.[A-Za-z-]+"
    r"|\b(?:astro-ph|cond-mat|quant-ph|hep-\w+|gr-qc|math-ph)\b",
    re.IGNORECASE,
)
_AFTER_PEOPLE = re.compile(
    r";\s+(?=Proceedings|Proc\.|In\b|Journal|Transactions|PMLR)|\s+[-–—]\s+(?=.*\d)|(?<=[^\W\d_])\s+\(?(?=(?:19|20)\d\d\b)"
)
CUT_WORDS = re.compile(
    r"\s*(?:\(?(?:less|more|expand|show less|read more)\)?|△ ?less|▽ ?more|…\s*(?:more|expand)|\[more\])\s*$",
    re.IGNORECASE,
)
"""What pages write behind an abstract that they can fold."""
_COUNT = re.compile(r"(?:\[?[-+−]\]?\s*)?(?:\d[\d,.]*\s*[kKmM]?|[-–—+])")
_ARCHIVE = r"cs|stat|math|eess|econ|nlin|q-bio|q-fin|physics|astro-ph|cond-mat|quant-ph|hep-(?:ex|lat|ph|th)|gr-qc|nucl-(?:ex|th)"
_CATEGORY = rf"(?:(?:{_ARCHIVE})(?:\.[A-Za-z-]{{2,}})?)"
_DETAIL = re.compile(
    r"·?\s*\d+\s+authors?|(?:GitHub|Code|Stars?|★|⭐)\s*[\d,.]+\s*[kKmM]?|"
    r"★?\s*[\d.,]+\s*[kKmM]?\s*(?:stars?|upvotes?|likes?|points?|comments?|views?|citations?|votes?)\b.*|"
    rf"{_CATEGORY}(?:[\s,;/]+{_CATEGORY})*|\d+\s*(?:min(?:ute)?s?|hours?|days?|weeks?|months?|years?)\s+(?:ago|read)|"
    r"(?:published|submitted|posted|updated|revised|last modified|released|accepted|added|announced)"
    r"(?:\s+(?:on|at|in|by))?:?\s+.{0,120}\d.*|"
    r"\d+(?:\.\d+)? (?:stars|papers|results?)\s*/?.*|(?:arxiv|doi)\s*:\s*\S+.*|"
    r"[\d,]+ (?:citations?|references|influential citations?)|#\d+|no\. \d+|\[\d+\]",
    re.IGNORECASE,
)
_PARTICLES = frozenset(
    "de da di del della der den des du van von la le el al bin ibn ben ter ten y e zu dos das do af av".split()
)
_NAME_WORDS = 4
"""Words of a name, on average: `Why You Should Forget Luminance Conversion and Do Something Better` has two parts, but no people."""
_AGAIN, _FIELDS_OF_REPORT = 3, 4
"""How often, and how many, fields must come before a space is taken for a label's end."""
_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")


def cast(blocks: Iterable[Block]) -> tuple[Cast, ...]:
    """Every block in its role. What a text is depends on its page: words that come again and again are the page's own."""
    blocks = tuple(blocks)
    common = _common(blocks)
    spoken = _spoken(blocks)
    casts = _without_citations(_with_spaced_labels(tuple(_cast(block, common, spoken) for block in blocks)))
    return _with_single_names(_with_values(casts), spoken)


def is_prose(text: str, words: int = 8) -> bool:
    """Whether a text is made of sentences, and of that many words at least."""
    said = text.split()
    words -= 3 * talks(text)
    return (
        len(said) >= words
        and bool(_SENTENCE.search(text))
        and sum(word.islower() for word in said) * 5 > 2 * len(said)
    )


def talks(text: str) -> bool:
    """Whether a text has words that sentences have and titles hardly ever."""
    return bool(_TALKING.search(text))


def is_item_of_text(block: Block) -> bool:
    """Whether a block is an item of a list within sentences: it starts in lower case and links nothing."""
    return block.marker in {"-", "*", "+", "•"} and block.text[:1].islower() and not block.links


def is_numbered(block: Block) -> bool:
    """Whether a block is an item of a numbered list, and so begins something of its own."""
    return block.marker.strip("()[].").isdigit()


def is_people(text: str, spoken: frozenset[str] = frozenset()) -> bool:
    """Whether a text names two people or more; words that the page's sentences use (`spoken`) are hardly names."""
    if len(text) > 6000 or "?" in text or "://" in text:
        return False
    names = [str(name) for name in parse_names(_ASIDE.sub("", text))]
    if len(names) < 2:
        return False
    good = sum(is_name(name, spoken) for name in names)
    return (
        good >= 2
        and good >= 0.8 * len(names)
        and sum(len(name.split()) for name in names) <= _NAME_WORDS * len(names)
    )


def is_name(text: str, spoken: frozenset[str] = frozenset()) -> bool:
    """Whether a text looks like one person's name, first and last."""
    words = text.split()
    if not 2 <= len(words) <= 6 or any(char.isdigit() or char == ":" for char in text) or len(text) > 60:
        return False
    telling = [word for word in words if word.lower().strip(".") not in _PARTICLES]
    if not telling or not all(
        word[:1].isupper() or (not word.isascii() and word[:1].isalpha()) for word in telling
    ):
        return False
    return sum(word.lower().strip(".,") in spoken for word in telling) * 2 <= len(words)


def _cast(block: Block, common: frozenset[str], spoken: frozenset[str]) -> Cast:
    text = block.text
    if not text:
        return Cast(block, Role.NOTHING)
    if label := label_of(text):
        return Cast(block, Role.LABEL, label)
    field = bare_label(text)
    if field and (text.rstrip().endswith(":") or field in {"abstract", "digest"}):
        return Cast(block, Role.LABEL, Label(field, ""))
    return Cast(block, _role(block, text, common, spoken))


def _role(block: Block, text: str, common: frozenset[str], spoken: frozenset[str]) -> Role:  # noqa: PLR0911
    if is_date(text):
        return Role.DATE
    if _COUNT.fullmatch(text):
        return Role.COUNT
    if len(text) < 300 and (_DETAIL.fullmatch(text) or _is_number_of_paper(block, text)):
        return Role.DETAIL
    if text in common or is_page_words(text) or not _LETTER.search(text):
        return Role.PAGE
    if is_people(people_part(text).removesuffix(":"), spoken) or _links_people(block):
        return Role.PEOPLE
    if len(text.split()) >= ABSTRACT_WORDS and (
        _SENTENCE.search(text) or len(text.split()) >= 2 * ABSTRACT_WORDS
    ):
        return Role.ABSTRACT
    whole = CUT_WORDS.sub("", text).rstrip('"”)')
    return Role.PROSE if is_prose(whole) and not block.level and whole[-1:] in ".!…:" else Role.WORDS


def people_part(text: str) -> str:
    """The part of a line in which its people stand: before `; Proceedings of ...`, ` - arXiv preprint ...`, ` · ICML`."""
    return _AFTER_PEOPLE.split(text, maxsplit=1)[0]


def _is_number_of_paper(block: Block, text: str) -> bool:
    """Whether a line holds an identifier or an address with buttons and subjects, and no other words."""
    bare = _NUMBERS.sub(" ", text)
    return (bare != text or bool(block.links)) and not _WORD.search(bare)


def _without_citations(casts: tuple[Cast, ...]) -> tuple[Cast, ...]:
    """A BibTeX entry that a page shows for copying says nothing new: its blocks become facts without a field.

    Its last brace may stand alone, so that no block holds it: then the entry ends with its fields.
    """
    kept: list[Cast] = []
    opened = 0
    for one in casts:
        if opened == 1 and one.text and not _BIBTEX_FIELD.match(one.text):
            opened = 0
        if opened or _BIBTEX.match(one.text):
            opened = max(0, opened + one.text.count("{") - one.text.count("}"))
            one = Cast(one.block, Role.NOTHING)
        kept.append(one)
    return tuple(kept) if opened < 2 else casts


def _with_spaced_labels(casts: tuple[Cast, ...]) -> tuple[Cast, ...]:
    """Labels that only a space parts from their values, where a page of reports has several fields so, each again and again."""
    found = [
        spaced_label(one.text) if one.text and not one.label and not one.block.level else None
        for one in casts
    ]
    times = Counter(label.field for label in found if label)
    usual = {field for field, count in times.items() if count >= _AGAIN}
    with_colon = sum(one.label is not None and one.label.value != "" for one in casts)
    if len(usual) < _FIELDS_OF_REPORT or with_colon * 2 > times.total():
        return casts
    pairs = zip(casts, found, strict=True)
    return tuple(
        Cast(one.block, Role.LABEL, label) if label and label.field in usual else one for one, label in pairs
    )


def _with_values(casts: tuple[Cast, ...]) -> tuple[Cast, ...]:
    """A label by itself gives its field to the next block with words, unless that has a label of its own."""
    given: list[Cast] = []
    pending: Label | None = None
    for one in casts:
        if one.label and not one.label.value:
            pending = one.label
            given.append(Cast(one.block, Role.PAGE))
            continue
        if (
            pending
            and one.role not in {Role.NOTHING, Role.LABEL, Role.PAGE}
            and not one.block.level
            and not is_numbered(one.block)
        ):
            one = Cast(one.block, Role.LABEL, Label(pending.field, one.text))
        pending = None if one.role is not Role.NOTHING else pending
        given.append(one)
    return tuple(given)


def _with_single_names(casts: tuple[Cast, ...], spoken: frozenset[str]) -> tuple[Cast, ...]:
    """On a page that names people, one name right after longer words, or before a colon like theirs, is an only author."""
    if not any(one.role is Role.PEOPLE for one in casts):
        return casts
    named: list[Cast] = []
    before: Cast | None = None
    introduce = sum(introduces(one) for one in casts) > 1
    for one in casts:
        is_behind = (
            before is not None and before.role is Role.WORDS and _is_single(one.text, before.text, spoken)
        )
        is_before = introduce and one.text.endswith(":") and is_name(one.text[:-1], spoken)
        if one.role is Role.WORDS and not one.block.level and (is_behind or is_before):
            one = Cast(one.block, Role.PEOPLE)
        named.append(one)
        before = one if one.role not in {Role.NOTHING, Role.DATE, Role.COUNT, Role.DETAIL} else before
    return tuple(named)


def introduces(one: Cast) -> bool:
    """Whether people stand before the title of their paper: `Ada Lovelace, Alan Turing:` and the title below."""
    return one.role is Role.PEOPLE and one.text.endswith(":")


def _is_single(text: str, before: str, spoken: frozenset[str]) -> bool:
    people = people_part(text)
    names = [str(name) for name in parse_names(_ASIDE.sub("", people))]
    is_one = len(names) == 1 and len(text) < 200 and ":" not in people and is_name(names[0], spoken)
    return is_one and len(before.split()) > 2 and not is_name(before, spoken)


def _links_people(block: Block) -> bool:
    """Whether the block is made of two links or more that lead to no paper and whose words look like names."""
    links = [link for link in block.links if link.text and paper_key(link.url) is None]
    named = [link for link in links if is_name(link.text)]
    return len(named) >= 2 and sum(len(link.text) for link in named) * 2 > len(block.text)


def _common(blocks: tuple[Block, ...]) -> frozenset[str]:
    """Texts that come too often to be one paper's: more than thrice, and more than any paper's own words do."""
    counts = Counter(block.text for block in blocks if block.text)
    return frozenset(text for text, times in counts.items() if times > 3)


def _spoken(blocks: tuple[Block, ...]) -> frozenset[str]:
    """The words that the page's longer texts write in lower case."""
    return frozenset(
        word.strip(".,;:()")
        for block in blocks[:5000]
        if len(block.text) > 150
        for word in block.text.split()
        if word.islower()
    )
