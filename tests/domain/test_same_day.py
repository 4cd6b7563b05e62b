from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

from silp_widgets.domain.chronology import Entry
from silp_widgets.domain.same_day import one_day, order_not_known
from silp_widgets.domain.vocabulary import DateCertainty, DatePrecision
from silp_widgets.domain.when import When

DAY = date(2022, 3, 14)
AT_TEN = When(
    earliest=datetime(2022, 3, 14, 10), latest=datetime(2022, 3, 14, 10),  # noqa: DTZ001 - civil time
    precision=DatePrecision.EXACT_TIME, certainty=DateCertainty.STATED, text="10:00",
)  # fmt: skip


def entry(name, agency="police", when=None, sequence=None):
    return Entry(
        id=name, ref=name, agency=agency, when=when or When.day(DAY),
        sequence=None if sequence is None else Decimal(sequence),
    )  # fmt: skip


def test_two_untimed_entries_of_one_day_have_no_order_and_a_third_day_is_untouched():
    other_day = entry("c", when=When.day(date(2022, 3, 15)))
    assert order_not_known([entry("a"), entry("b", "gp"), other_day]) == {"a", "b"}


def test_a_time_settles_the_timed_entry_alone():
    # “Collapsed” at ten must not seem to come before “seemed well” of an unknown hour.
    assert order_not_known([entry("well"), entry("collapsed", "gp", AT_TEN)]) == {"well"}


def test_a_sequence_orders_the_entries_of_one_agency_and_of_no_other():
    first, second = entry("a", sequence=1), entry("b", sequence=2)
    assert order_not_known([first, second]) == set()
    assert order_not_known([first, replace(second, agency="gp")]) == {"a", "b"}


def test_a_stretch_of_days_is_no_one_day():
    stretch = When(
        earliest=DAY, latest=date(2022, 3, 20), precision=DatePrecision.WEEK,
        certainty=DateCertainty.STATED, text="that week",
    )  # fmt: skip
    assert one_day(stretch) is None
    assert one_day(AT_TEN) == DAY
