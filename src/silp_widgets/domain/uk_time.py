"""The clock and the calendar that a review lives by: UK civil time, wherever the program runs."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Final
from zoneinfo import ZoneInfo

UK: Final = ZoneInfo("Europe/London")


def today() -> date:
    """Return the day that it is now."""
    return day_of(datetime.now(UTC))


def day_of(at: datetime) -> date:
    """Return the day on which a moment was, in UTC where it names no zone."""
    return _here(at).date()


def clock(at: datetime) -> str:
    """Return a moment, in UTC where it names no zone, as clocks show it: ``"14:02:11"``."""
    return f"{_here(at):%H:%M:%S}"


def _here(at: datetime) -> datetime:
    return at.replace(tzinfo=at.tzinfo or UTC).astimezone(UK)
