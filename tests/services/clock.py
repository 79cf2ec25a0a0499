"""A clock for tests, on which sleeping takes no time."""

from __future__ import annotations

from dataclasses import dataclass, field

from paper_digest.services.exchange import Clock

START = 1_800_000_000.0
"""2027-01-15 08:00:00 UTC in seconds since 1970."""


@dataclass(slots=True)
class FakeTime:
    """The seconds that passed, and all pauses."""

    seconds: float = 0.0
    pauses: list[float] = field(default_factory=list)
    step: float = 0.0
    """Seconds that pass whenever the time is asked for."""

    def sleep(self, seconds: float) -> None:
        self.pauses.append(seconds)
        self.seconds += seconds

    def elapsed(self) -> float:
        self.seconds += self.step
        return self.seconds

    def now(self) -> float:
        return START + self.seconds

    @property
    def clock(self) -> Clock:
        return Clock(self.sleep, self.elapsed, self.now)
