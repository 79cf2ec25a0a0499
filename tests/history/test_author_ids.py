"""The address of an author stays when a listing spells the name more fully."""

from __future__ import annotations

from paper_digest.history.author_ids import with_kept_author_ids

from tests.history.daily_digest import GRAPHS, MINIMA, DailyDigest, record
from tests.history.test_published import redirect_of
from tests.site.builders import digest

SHORT = record("Graph Networks", GRAPHS, authors="Dagobert Zwicky, Yasmin Obermoser")
FULL = record("Flat Minima", MINIMA, authors="Dagobert W. Zwicky, Yasmin Obermoser")


def authors_of(daily: DailyDigest) -> dict[str, str]:
    """The pages of authors below docs/authors/, with what they redirect to or ""."""
    pages = (daily.project.docs / "authors").glob("*.md")
    return {page.stem: redirect_of(page.read_text("utf-8")) for page in pages if page.stem != "index"}


def test_a_fuller_spelling_moves_no_page(daily: DailyDigest) -> None:
    daily.add_listing("2024-08-06", SHORT)
    daily.build()
    daily.add_listing("2024-08-07", FULL)
    daily.build()
    assert authors_of(daily) == {
        "dagobert-zwicky": "",
        "dagobert-w-zwicky": "../../authors/dagobert-zwicky/",
        "yasmin-obermoser": "",
    }
    assert "# Dagobert W. Zwicky" in daily.page("authors/dagobert-zwicky")
    assert "../authors/dagobert-zwicky" in daily.page("papers/graph-networks")
    files = daily.files()
    daily.build()
    assert daily.files() == files


def test_a_first_build_takes_the_fullest_spelling(daily: DailyDigest) -> None:
    daily.add_listing("2024-08-06", SHORT, FULL)
    daily.build()
    assert authors_of(daily)["dagobert-zwicky"] == "../../authors/dagobert-w-zwicky/"


def test_an_id_that_the_owner_gives_precedes_the_published_one(daily: DailyDigest) -> None:
    daily.add_listing("2024-08-06", SHORT)
    daily.build()
    daily.add_listing("2024-08-07", FULL)
    rule = "- {id: dzwicky, name: Dagobert W. Zwicky, other_names: [Dagobert Zwicky]}\n"
    daily.project.authors.write_text(rule, "utf-8")
    daily.build()
    assert authors_of(daily)["dagobert-zwicky"] == "../../authors/dzwicky/"


def test_an_entry_without_an_id_moves_no_page(daily: DailyDigest) -> None:
    daily.add_listing("2024-08-06", SHORT)
    daily.build()
    daily.add_listing("2024-08-07", FULL)
    rule = "- {name: Dagobert W. Zwicky, other_names: [Dagobert Zwicky], orcid: 0000-0002-1825-0097}\n"
    daily.project.authors.write_text(rule, "utf-8")
    daily.build()
    assert authors_of(daily) == {
        "dagobert-zwicky": "",
        "dagobert-w-zwicky": "../../authors/dagobert-zwicky/",
        "yasmin-obermoser": "",
    }
    assert "# Dagobert W. Zwicky" in daily.page("authors/dagobert-zwicky")


def test_the_address_comes_back_when_an_entry_is_removed(daily: DailyDigest) -> None:
    daily.add_listing("2024-08-06", SHORT)
    daily.build()
    daily.add_listing("2024-08-07", FULL)
    daily.build()
    for rule in (
        "{id: dzwicky, name: Dagobert W. Zwicky, other_names: [Dagobert Zwicky]}",
        "{name: Dagobert Zwicky, not_same_as: [Dagobert W. Zwicky]}",
    ):
        daily.project.authors.write_text(f"- {rule}\n", "utf-8")
        daily.build()
        assert authors_of(daily)["dagobert-w-zwicky"] != "../../authors/dagobert-zwicky/"
        daily.project.authors.write_text("[]\n", "utf-8")
        daily.build()
        assert authors_of(daily)["dagobert-w-zwicky"] == "../../authors/dagobert-zwicky/"


def test_the_address_comes_back_with_a_listing(daily: DailyDigest) -> None:
    daily.add_listing("2024-08-06", SHORT)
    daily.build()
    daily.add_listing("2024-08-07", FULL)
    daily.build()
    daily.remove_listing("2024-08-06")
    daily.build()
    daily.add_listing("2024-08-06", SHORT)
    daily.build()
    assert authors_of(daily)["dagobert-w-zwicky"] == "../../authors/dagobert-zwicky/"


def test_an_entry_for_a_namesake_moves_no_page(daily: DailyDigest) -> None:
    daily.add_listing("2024-08-06", SHORT)
    daily.build()
    daily.add_listing("2024-08-07", FULL)
    daily.add_listing("2024-08-08", record("On Clouds", "We count clouds.", authors="Dagobert Zwicky"))
    daily.build()
    daily.project.authors.write_text("- {id: dz, name: Dagobert Zwicky, papers: [on-clouds]}\n", "utf-8")
    daily.build()
    assert authors_of(daily) == {
        "dagobert-zwicky": "",
        "dagobert-w-zwicky": "../../authors/dagobert-zwicky/",
        "dz": "",
        "yasmin-obermoser": "",
    }
    assert "(dagobert-zwicky.md)" in daily.page("authors/dz")


def test_a_new_analysis_moves_no_page(daily: DailyDigest) -> None:
    daily.add_listing("2024-08-06", SHORT)
    daily.build()
    daily.add_listing("2024-08-07", FULL)
    daily.build()
    daily.build(reanalyze=True)
    assert authors_of(daily)["dagobert-w-zwicky"] == "../../authors/dagobert-zwicky/"


def test_a_person_whose_spellings_had_pages_of_their_own_has_the_fullest(daily: DailyDigest) -> None:
    daily.add_listing("2024-08-06", SHORT)
    daily.add_listing("2024-08-07", record("Flat Minima", MINIMA, authors="Dagobert W. Zwicky"))
    apart = "- {name: Dagobert Zwicky, not_same_as: [Dagobert W. Zwicky]}\n"
    daily.project.authors.write_text(apart, "utf-8")
    daily.build()
    assert authors_of(daily)["dagobert-w-zwicky"] == ""
    daily.add_listing("2024-08-07", FULL)
    daily.project.authors.write_text("[]\n", "utf-8")
    daily.build()
    assert authors_of(daily)["dagobert-zwicky"] == "../../authors/dagobert-w-zwicky/"


def test_a_digest_without_authors_stays_as_it_is() -> None:
    assert with_kept_author_ids(digest(), {"ada"}, {"authors/ada"}) == digest()
