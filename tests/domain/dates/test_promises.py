"""What holds for every cell, whatever is written in it."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from silp_widgets.domain.dates import DateContext, calendar, parse_when, read_date
from silp_widgets.domain.dates.plain import read_plain
from silp_widgets.domain.dates.reader import _phrase, read_words, rules_of
from silp_widgets.domain.errors import DateNotUnderstood
from silp_widgets.domain.vocabulary import DateStatus
from silp_widgets.domain.when import When

_CONTEXT = DateContext(
    received=date(2023, 9, 1),
    year_before=2022,
    year_after=2022,
    row_above=When.day(date(2022, 3, 1)),
    born=date(2022, 3, 2),
)
_DAYS = st.dates(date(1950, 1, 1), date(2023, 8, 31))
_DAY_FORMS = (
    "{d:%d/%m/%Y}",
    "{d.day}.{d.month}.{d.year}",
    "{d:%d-%m-%Y}",
    "{d:%d %B %Y}",
    "{d.day} {d:%b} {d.year}",
    "{d:%d-%b-%Y}",
    "{d:%A %d %B %Y}",
    "{d:%B} {d.day}, {d.year}",
    "{d:%d%b%Y}",
    "{d:%Y-%m-%d}",
    "{d:%Y/%m/%d}",
    "{d:%Y%m%d}",
    " {d:%d/%m/%Y}. ",
    "({d:%d/%m/%Y})",
)
_TIME_FORMS = (
    "{d} {t:%H:%M}",
    "{d} at {t:%H:%M}",
    "{d}, {t:%H.%M} hours",
    "{d} {t:%H%M} hrs",
    "{d} {t:%I:%M%p}",
    "{d} {t:%I.%M} {t:%p}",
    "{t:%H:%M} on {d}",
    "at {t:%I.%M%p} on {d}",
    "{d} - {t:%H:%M}",
)
_WORDS = """
22 3 06 31 2022 2021/22 21/22 99 May June Feb 22/05/2016 9/2/22 - / , . ? ?? xx ~ ( ) am 14:30
25:10 24:00 1430 noon midnight early mid late w/c w/e weekend of between and to from or before by
after since until onwards spring winter term half Easter Christmas Q1 FY c. about probably Monday
overnight evening the in on aged months weeks later ditto same day 44652 0 ' [ ] .. X 2022-05
2022-05-XX 1st week year following next
"""
_PIECES = st.lists(st.sampled_from(_WORDS.split()), min_size=1, max_size=6)
_SINGLE = r"\d{4}\??(?:-\d\d){0,2}[?~%]?"
_EDTF = re.compile(
    rf"|{_SINGLE}|\d{{3}}X|\d{{4}}-\d\d-XX|\d{{4}}-XX-\d\d"
    rf"|\[{_SINGLE}(?:,{_SINGLE})+\]|\[{_SINGLE}\.\.(?:{_SINGLE})?\]|\[\.\.{_SINGLE}\]"
    rf"|{_SINGLE}/(?:{_SINGLE}|\.\.)|\.\./{_SINGLE}"
    r"|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:?\d\d)?"
)


def _holds(text):
    reading = read_date(text, _CONTEXT)
    when = reading.when
    if when is None:
        assert reading.status is DateStatus.REFUSED
        assert reading.codes
        assert reading.message.endswith(".")
        return
    assert when.text == text
    assert when.codes == reading.codes
    assert _EDTF.fullmatch(when.edtf), when.edtf
    assert when.label()
    assert when.sort_key
    assert When.from_json(when.to_json()) == when
    if when.earliest is not None and when.latest is not None:
        assert isinstance(when.earliest, datetime) == isinstance(when.latest, datetime)
        assert when.earliest <= when.latest
        assert isinstance(when.earliest, datetime) == (when.time_certainty is not None)


@given(st.text(max_size=30))
def test_no_cell_ever_breaks_the_reading(text):
    _holds(text)
    with suppress(DateNotUnderstood):
        parse_when(text)


@given(_PIECES, st.sampled_from([" ", ""]))
def test_no_heap_of_date_words_breaks_the_reading(pieces, joint):
    _holds(joint.join(pieces))


@given(_DAYS, st.sampled_from(_DAY_FORMS))
def test_a_day_is_the_same_day_in_every_layout(day, form):
    when = parse_when(form.format(d=day))
    assert (when.earliest, when.latest, when.codes) == (day, day, ())
    assert when.edtf == day.isoformat()


@given(
    _DAYS,
    st.times(time(3), time(23, 59)),
    st.sampled_from(_DAY_FORMS[:11]),
    st.sampled_from(_TIME_FORMS),
)
def test_a_time_is_the_same_time_in_every_layout(day, at, day_form, time_form):
    text = time_form.format(d=day_form.format(d=day), t=at)
    moment = datetime.combine(day, at.replace(second=0, microsecond=0))
    assert (parse_when(text).earliest, parse_when(text).latest) == (moment, moment)


@given(_DAYS, _DAYS, st.sampled_from(_DAY_FORMS[:11]), st.sampled_from(_DAY_FORMS[:11]))
def test_a_range_holds_whatever_its_ends_look_like(one, other, form, other_form):
    first, last = sorted((one, other))
    text = f"from {form.format(d=first)} to {other_form.format(d=last)}"
    assert (parse_when(text).first_day, parse_when(text).last_day) == (first, last)


@given(_DAYS, st.sampled_from(["%d/%m/%Y", "%d-%m-%y", "%d %b %Y", "%dth %B %Y", "%Y-%m-%d"]))
def test_the_short_way_gives_what_the_grammar_gives(day, form):
    words, rules = format(day, form).lower(), rules_of(_CONTEXT)
    assert read_plain(words, rules) == _phrase(words, rules)


@given(st.dates(date(2012, 1, 1), date(2023, 8, 31)))  # 2011-12 is two years to most people
def test_the_interchange_form_of_a_reading_is_read_as_the_same_bounds(day):
    for text in (f"{day:%d/%m/%Y}", f"c. {day:%d %B %Y}", f"{day:%B %Y}", f"since {day.year}"):
        when = parse_when(text)
        again = parse_when(when.edtf)
        assert (again.earliest, again.latest) == (when.earliest, when.latest)


@pytest.mark.parametrize("space", ["\xa0", "\u2009", "\t", "\n", "  "])
def test_any_space_is_a_space(space):
    assert parse_when(f"22{space}May{space}2016").first_day == date(2016, 5, 22)


@pytest.mark.parametrize("dash", ["\u2010", "\u2013", "\u2014", "\u2212", "-"])
def test_any_dash_is_a_dash(dash):
    assert parse_when(f"3{dash}9 Feb 2022").edtf == "2022-02-03/2022-02-09"


def test_a_year_that_was_given_is_said_to_have_been_filled():
    when = parse_when("6 June", year=2022)
    assert when.codes == ("C105",)
    assert "2022" in when.assumption


def test_a_date_without_a_year_is_refused_with_a_sentence():
    with pytest.raises(DateNotUnderstood, match="no year") as refused:
        parse_when("6 June")
    assert refused.value.code == "C103"
    assert "year" in refused.value.suggestion


def test_ditto_without_a_row_above_is_refused_with_a_sentence():
    with pytest.raises(DateNotUnderstood, match="row above"):
        parse_when("ditto")


def test_another_order_is_read_where_the_mapping_says_so():
    assert parse_when("04/13/2022", default_order="MDY").first_day == date(2022, 4, 13)
    assert parse_when("22/05/03", default_order="YMD").first_day == date(2022, 5, 3)
    assert parse_when("13 April 2022", default_order="MDY").first_day == date(2022, 4, 13)


def test_an_order_that_is_none_is_refused():
    with pytest.raises(ValueError, match="DMY"):
        parse_when("04/13/2022", default_order="dmy")


@pytest.mark.parametrize(
    "text", ["winter term 2021", "early Christmas 2021", "noon - 9am - 6 June"]
)
def test_what_nobody_can_place_is_refused_with_a_sentence(text):
    with pytest.raises(DateNotUnderstood, match=r"[.]$"):
        parse_when(text)


def test_a_term_that_a_council_took_out_of_its_calendar_is_refused(monkeypatch):
    ours = {**calendar.calendar(), "terms": {"autumn": ["08-16", "12-21"]}}
    monkeypatch.setattr(calendar, "calendar", lambda: ours)
    read_words.cache_clear()
    assert parse_when("autumn term 2021").first_day == date(2021, 8, 16)
    with pytest.raises(DateNotUnderstood, match="no spring"):
        parse_when("spring term 2021")
    read_words.cache_clear()
