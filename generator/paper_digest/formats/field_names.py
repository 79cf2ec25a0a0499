"""Names the fields of a paper by the keys that APIs, exports and people give them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Final


@lru_cache(maxsize=4096)
def normal(key: str) -> str:
    """The key without what does not matter: "publicationDate", "publication_date" and "Publication Date" are one."""
    return "".join(char for char in key.casefold() if char.isalnum())


_NAMES: Final = {
    "title": (
        "title papertitle articletitle documenttitle primarytitle titles displayname itemtitle maintitle name"
    ).split(),
    "abstract": "abstract abstracttext abstractnote paperabstract abstractinvertedindex abstracts summary descriptions description".split(),
    "machine": "tldr aisummary aigeneratedsummary generatedsummary llmsummary gptsummary".split(),
    "authors": (
        "authorsparsed authors author authorfullnames authorships authorlist authornames authorsnames creators creator contributors byline"
    ).split(),
    "published": (
        "published publishedat publisheddate publicationdate datepublished publishdate issued pubdate date firstpublicationdate "
        "publishedonline publishedprint coverdate versions pdate odate year publicationyear pubyear publishedyear yearpublished "
        "cdate created createdat updated updatedate lastupdated"
    ).split(),
    "url": (
        "url link href paperurl articleurl paperlink urlabs absurl abstracturl htmlurl weburl permalink landingpageurl alternateurl ee "
        "primarylocation doi id entryid guid links urls website"
    ).split(),
    "pdf": "pdf pdfurl pdflink urlpdf openaccesspdf bestoalocation openaccess".split(),
    "code": "githubrepo github githuburl githublink codeurl codelink code repourl repository repo coderepository projectpage".split(),
    "arxiv": "arxiv arxivid arxivnumber arxiveprints eprint".split(),
    "doi": "doi dois doinumber".split(),
    "venue": (
        "venue conference booktitle containertitle journal journaltitle publicationtitle sourcetitle journalref proceeding proceedings "
        "journalname eventtitle publicationvenue hostvenue primarylocation secondarytitle publication"
    ).split(),
    "categories": (
        "categories category subjects subject primarycategory primaryclass fieldsofstudy s2fieldsofstudy topics concepts "
        "primarysubject keywords keyword authorkeywords manualtags tags"
    ).split(),
    "remark": "comments comment arxivcomment authorcomment remark note notes annote".split(),
    "votes": "upvotes votes numvotes votecount likes points".split(),
    "comments": "numcomments commentcount commentscount ncomments comments".split(),
    "stars": "githubstars stars stargazerscount codestars numstars".split(),
    "organization": "organization organisation org institution affiliation".split(),
    "author_count": "numauthors authorcount authorscount nauthors".split(),
    "seen_on": "submittedondailyat submittedondaily featuredat listedon trendingon".split(),
}

NAMES: Final[Mapping[str, tuple[str, ...]]] = {field: tuple(names) for field, names in _NAMES.items()}
"""Keys in their normal form by the field they hold, the best first."""

LAYERS: Final = frozenset(
    "paper content attributes info source data bibjson message metadata record article fields node item work document".split()
)
"""Keys under which an API wraps the paper itself, with counts and the like around it."""

WRAPPERS: Final = frozenset(
    "items results result papers data entries entry notes records articles works documents docs hits publications posts list".split()
)
"""Keys whose array holds the papers, even where the object around it has a title of its own."""

PARTS: Final = frozenset(
    (
        "authors author authorships authorsparsed authorlist creators creator contributors editors editor reviewers "
        "affiliations institutions reference references citations cites citedby related relatedworks referencedworks topics concepts "
        "keywords keyword tags categories subjects links link urls locations versions funders funder grants awards license "
        "mesh attachments collections relations relation comments countsbyyear sustainabledevelopmentgoals methods tasks "
        "datasets figures tables sections reviews replies files media venue journal publicationvenue assertion revisions "
        "details primarylocation bestoalocation fieldsofstudy s2fieldsofstudy openaccesspdf identifiers"
    ).split()
)
"""Keys whose array belongs to one paper."""
