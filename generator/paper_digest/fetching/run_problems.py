"""Says what is wrong with a source after a run: failures, listings that were not saved, and stale ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from paper_digest.fetching.outcome import Outcome, Result, day_list, days_with
from paper_digest.model.fetch_source import FetchSource, SourceKind
from paper_digest.model.problem import Problem, Severity, and_more
from paper_digest.model.site_options import CONFIGURATION_FILE
from paper_digest.services.failure_cause import FailureCause
from paper_digest.values.count import count_of


def problems_of(
    source: FetchSource, outcomes: Sequence[Outcome], newest: date | None, today: date | None
) -> Iterator[Problem]:
    """The problems of a run, at most one of each kind but for dumps that were kept.

    newest: the day of the source's newest dump, after the run.
    today: None if the source was asked about other days only, so that it need not have news.
    """
    yield from _failures(source, outcomes)
    yield from _kept(outcomes)
    yield from _repeated(source, outcomes)
    if today and not days_with(Result.FAILED, outcomes):
        yield from _stale(source, outcomes, newest, today)


def _failures(source: FetchSource, outcomes: Sequence[Outcome]) -> Iterator[Problem]:
    failures = [outcome for outcome in outcomes if outcome.result is Result.FAILED]
    if not failures:
        return
    n_more = len(failures) - 1
    advice = "Nothing was saved for these days" if n_more else "Nothing was saved for this day"
    yield Problem(
        file=CONFIGURATION_FILE,
        line=source.line,
        expected=f"an answer of {source.name} for {day_list(days_with(Result.FAILED, outcomes))}",
        actual=f"{failures[0].actual}{and_more(n_more)}",
        advice=f"{advice}, and nothing was deleted. {_hint(source, failures[0])}",
    )


def _hint(source: FetchSource, failure: Outcome) -> str:
    """What to do about a failure."""
    if failure.cause is FailureCause.FORBIDDEN and source.kind is SourceKind.OPENREVIEW:
        return "OpenReview may want a token, which OPENREVIEW_TOKEN can hold."
    if failure.cause is FailureCause.OTHER_HOST:
        return "If that is its new address, give it as `url` in mkdocs.yml."
    if failure.cause is FailureCause.INVALID_ADDRESS:
        return "Correct its `url` in mkdocs.yml."
    return "Run the command again later."


def _kept(outcomes: Sequence[Outcome]) -> Iterator[Problem]:
    for outcome in outcomes:
        if outcome.result is Result.KEPT:
            yield Problem(
                file=outcome.file,
                line=None,
                expected=f"the {count_of(outcome.n_saved, 'paper')} of {outcome.day} that are saved",
                actual=f"{_part(outcome)} in the new answer",
                advice="The saved file was kept. If the new answer is right, delete it and fetch again.",
                severity=Severity.WARNING,
            )


def _part(outcome: Outcome) -> str:
    """What an answer has of the saved papers."""
    if outcome.n_papers >= outcome.n_saved:
        return "titles, people or abstracts that are cut or missing"
    return f"only {outcome.n_papers:,} of them" if outcome.n_papers else "none"


def _repeated(source: FetchSource, outcomes: Sequence[Outcome]) -> Iterator[Problem]:
    repeated = [outcome for outcome in outcomes if outcome.result is Result.REPEATED]
    if repeated:
        days = day_list(days_with(Result.REPEATED, outcomes))
        yield Problem(
            file=CONFIGURATION_FILE,
            line=source.line,
            expected=f"the papers that {source.name} lists for {days}",
            actual=f"the same {count_of(repeated[0].n_papers, 'paper')} as in {repeated[0].file}",
            advice="The source may send an old answer, so nothing was saved. Run the command again later.",
            severity=Severity.WARNING,
        )


def _stale(
    source: FetchSource, outcomes: Sequence[Outcome], newest: date | None, today: date
) -> Iterator[Problem]:
    """A source without news for so long that it hardly is a quiet day."""
    if newest is None:
        yield from _never(source, outcomes)
    elif source.quiet_days is not None and (today - newest).days > source.quiet_days:
        yield Problem(
            file=CONFIGURATION_FILE,
            line=source.line,
            expected=f"papers of {source.name} from the last {count_of(source.quiet_days, 'day')}",
            actual=f"none since {newest}, {(today - newest).days:,} days ago",
            advice=(
                "The source may have stopped or moved: open its page. If it is quiet for so long, add "
                "quiet_days, such as quiet_days: 30, to its entry."
            ),
            severity=Severity.WARNING,
        )


def _never(source: FetchSource, outcomes: Sequence[Outcome]) -> Iterator[Problem]:
    """A source that never had papers, on more days than it may be quiet."""
    days = days_with(Result.EMPTY, outcomes)
    is_venue = source.kind is SourceKind.OPENREVIEW
    if days and (is_venue or len(days) > (source.quiet_days or 0)):
        yield Problem(
            file=CONFIGURATION_FILE,
            line=source.line,
            expected=f"papers of {source.name}",
            actual="none" if is_venue else f"none on {day_list(days)}",
            advice="Check the category, the venue or the address in its entry.",
            severity=Severity.WARNING,
        )
