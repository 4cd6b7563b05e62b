from datetime import UTC, date, datetime

from silp_widgets.domain.uk_time import clock, day_of


def test_a_summer_evening_past_eleven_in_utc_is_the_next_day_on_a_uk_calendar():
    late = datetime(2026, 7, 1, 23, 30, 5, tzinfo=UTC)
    assert day_of(late) == date(2026, 7, 2)
    assert clock(late) == "00:30:05"


def test_a_moment_without_a_zone_is_taken_as_utc():
    assert clock(datetime(2026, 1, 1, 9, 0, 0)) == "09:00:00"  # noqa: DTZ001 - as a store may keep it
    assert clock(datetime(2026, 7, 1, 9, 0, 0)) == "10:00:00"  # noqa: DTZ001 - the same
