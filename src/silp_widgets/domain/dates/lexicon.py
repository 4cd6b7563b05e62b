"""The phrases a date cell is made of, each with the kind of token it becomes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from silp_widgets.domain.dates.words import MONTHS, ORDINALS, WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Iterator

Value = str | int

# kind -> meaning -> the ways people write it; ``|`` parts them.
_PHRASES: dict[str, dict[Value, str]] = {
    "fill": {
        "": "over|over the|"
        "on|in|of|the|during|inclusive|incl|as at|entry dated|event date|date of event|occurred on|"
        "within|throughout|all of|whole of|all through|sometime|some time|"
        "sometime in|some time in|at some point in|at some point|dated|date|day of|month of|"
        "the month of|the year|year|on or about the day of|course of|calendar year|this was|"
        "it was|was|occurred|happened|taking place|took place|on the|"
        "time not known|time unknown|time not recorded|time not stated|time not given|time n/k|"
        "exact time not known|exact time unknown|time tbc|no time|no time given|no time recorded|"
        "time|timed at|"
        "exact date unknown|exact date not known|exact date not recorded|exact date not stated|"
        "exact date n/k|no exact date|date not known|date unknown|unknown date|exact day unknown|"
        "exact day not known|day not known|day unknown|day not recorded|exact day not recorded|"
        "date not recorded|date not stated|date not given|unspecified date|date unspecified|"
        "unspecified day|an unknown date|an unspecified date|all day|whole day|throughout the day|"
        "daytime|during the day|am/pm|am and pm|am & pm|on either|"
        "- date unknown|- date not known|"
        "year not stated|year unknown|year not known|year not recorded|no year|no year given",
        "at": "at|@|t",
    },
    "approx": {
        "": "c|ca|circa|about|around|approx|approximately|approximate|roughly|nearly|round about|"
        "or thereabouts|thereabouts|or so|on or about|on or around|in or around|in or about|"
        "on/around|in/around|on/about|in/about|o/a|abt|"
        "ish|-ish|estimated|est|estimate|in the region of|give or take|somewhere around|"
        "some time around|sometime around|near|close to|~",
    },
    "doubt": {
        "": "probably|possibly|maybe|perhaps|thought to be|believed to be|believed|thought|"
        "date uncertain|date unsure|exact date uncertain|date not certain|date not confirmed|"
        "- date uncertain|- date unsure|- date unclear|- date tbc|- date to be confirmed|"
        "understood to be|"
        "might be|may be|may have been|might have been|could be|could have been|likely|"
        "most likely|very likely|likely to be|uncertain|unsure|not sure|unconfirmed|"
        "to be confirmed|tbc|date tbc|exact date tbc|to be checked|to check|not certain|"
        "i think|we think|presumed|presumably|assumed|allegedly|reportedly|apparently|seemingly|"
        "unclear|date unclear|queried|query|sic|not confirmed|needs checking|potentially|"
        "said to be|recalled as|remembered as|?",
    },
    "part": {
        "early": "early|early in|beginning of|the beginning of|start of|the start of|"
        "at the beginning of|at the start of|beg of|beg|early part of|the early part of|"
        "first part of|start|beginning",
        "mid": "mid|middle of|the middle of|in the middle of|mid part of|middle|halfway through|"
        "midway through|mid way through",
        "late": "late|late in|end of|the end of|at the end of|towards the end of|toward the end of|"
        "latter part of|the latter part of|later part of|latter end of|end|later in|back end of|"
        "last part of",
    },
    "half": {
        1: "first half of|the first half of|h1|half 1",
        2: "second half of|the second half of|latter half of|last half of|h2|half 2",
    },
    "quarter": {
        1: "q1|qtr 1|quarter 1|first quarter of|first quarter",
        2: "q2|qtr 2|quarter 2|second quarter of|second quarter",
        3: "q3|qtr 3|quarter 3|third quarter of|third quarter",
        4: "q4|qtr 4|quarter 4|fourth quarter of|fourth quarter|last quarter of|final quarter of",
    },
    "weekof": {
        "in": "week of|wk of|week of the",
        "from": "week commencing|week beginning|week starting|week comm|week beg|"
        "wk commencing|wk beginning|wk starting|wk comm|wk beg|w/c|w\\c|w.c|w-c|wc|w/b|wb|w/s|"
        "wk/c|wk c|w c|wkc|w/comm|w/commencing|w/beginning|week from|week c|week|wk",
    },
    "weekending": {
        "full": "week ending|wk ending|week end of|wk end|week to|week ended|w ending",
        "short": "w/e|w\\e|w.e|we|w-e|w/end|w/ending|wk/e|w/ends|w e",
    },
    "weekendof": {"": "weekend of|weekend|wkend of|wkend|week-end of|weekend beginning"},
    "fortnight": {
        "from": "fortnight commencing|fortnight beginning|fortnight starting|fortnight of|"
        "fortnight from|two weeks commencing|two weeks from|"
        "f/c|f/n commencing|fortnight",
        "to": "fortnight ending|fortnight to|two weeks ending",
    },
    "before": {
        "": "before|just before|shortly before|immediately before|"
        "prior to|earlier than|pre|pre-|some time before|sometime before|previous to|"
        "in advance of|any time before|at some point before|ahead of|<",
    },
    "by": {
        "": "by|no later than|not later than|on or before|at the latest by|by the|"
        "at or before|up to and including|by the end of|<=|≤",
    },
    "after": {
        "": "after|just after|shortly after|soon after|immediately after|"
        "later than|post|post-|subsequent to|following|some time after|sometime after|"
        "any time after|at some point after|>",
    },
    "notbefore": {
        "": "on or after|no earlier than|not before|not earlier than|at or after|>=|≥",
    },
    "atlatest": {"": "at the latest|at latest|or earlier|or before|or sooner"},
    "atearliest": {"": "at the earliest|at earliest|or later|or after"},
    "since": {
        "": "since|ever since|ongoing since|ongoing from|continuing since|continuing from|"
        "from at least|starting|starting from|starting in|beginning in"
    },
    "from": {"": "from|as of|as from|with effect from|wef|w.e.f"},
    "until": {
        "": "until|till|til|up until|up till|up to|'til|ending|lasting until|continuing until"
    },
    "between": {"": "between|bet|btw|btwn|b/w|sometime between|some time between|in between"},
    "to": {"": "to|-|->|→|through to|through|thru|right through to|running to"},
    "slash": {"": "/|\\"},
    "comma": {"": ","},
    "and": {"": ";|and|&|plus|also|then|and also|and again|and then"},
    "or": {"": "or|and/or|or possibly|or maybe|either|or perhaps"},
    "onward": {
        "": "onwards|onward|and onwards|on wards|and since|and after|and later|to date|to present|"
        "to the present|to the present day|to now|to today|to current|present|present day|ongoing|"
        "and ongoing|and continuing|continuing|until now|until present|until the present|"
        "up to the present|up to present|till now|until today|to ongoing|and beyond|+|- date|-date",
    },
    "fy": {"": "fy|f/y|financial year|fiscal year|tax year|the financial year|the tax year"},
    "ay": {
        "": "academic year|school year|ay|a/y|the academic year|the school year|academic yr|"
        "school yr",
    },
    "term": {
        "autumn": "autumn term|christmas term|michaelmas term",
        "spring": "spring term|easter term|lent term",
        "summer": "summer term|trinity term",
    },
    "halfterm": {
        "autumn": "autumn half term|october half term|oct half term|autumn term half term",
        "spring": "spring half term|february half term|feb half term|spring term half term",
        "summer": "summer half term|may half term|whitsun half term|may/june half term|"
        "whit half term|summer term half term",
        "": "half term",
    },
    "holiday": {
        "summer": "summer holidays|summer holiday|school summer holidays|summer school holidays|"
        "school summer holiday|summer vacation|summer hols|summer school holiday|summer break|"
        "school summer hols|summer school hols|"
        "six week holidays|six weeks holidays|six weeks holiday|six week holiday",
        "christmas": "christmas holidays|christmas holiday|xmas holidays|xmas holiday|"
        "christmas break|xmas break|christmas school holidays|christmas vacation|christmas hols",
    },
    "termtail": {"": "term"},
    "numberedterm": {number: f"term {number}" for number in range(1, 7)},
    "season": {"spring": "spring", "summer": "summer", "autumn": "autumn", "winter": "winter"},
    "festival": {
        "easter": "easter|easter weekend|easter bank holiday|easter period|easter time|eastertime",
        "christmas": "christmas|xmas|x-mas|christmas period|xmas period|christmastime|"
        "christmas time|christmas and boxing day",
        "new year": "new year|the new year|new year period|new years",
        "easter holiday": "easter holidays|easter holiday|easter school holidays|easter break|"
        "easter hols|easter vacation",
    },
    "festivalday": {
        "good friday": "good friday",
        "easter sunday": "easter sunday|easter day",
        "easter monday": "easter monday|easter bank holiday monday",
        "shrove tuesday": "shrove tuesday|pancake day",
        "ash wednesday": "ash wednesday",
        "palm sunday": "palm sunday",
        "mothering sunday": "mothering sunday|mother's day|mothers day",
        "christmas eve": "christmas eve|xmas eve",
        "christmas day": "christmas day|xmas day",
        "boxing day": "boxing day",
        "new year's eve": "new year's eve|new years eve|nye|hogmanay",
        "new year's day": "new year's day|new years day",
        "valentine's day": "valentine's day|valentines day",
        "halloween": "halloween|hallowe'en",
        "bonfire night": "bonfire night|guy fawkes night",
        "remembrance day": "remembrance day|armistice day",
    },
    "bankholiday": {
        "early may bank holiday": "early may bank holiday|may day bank holiday|"
        "first may bank holiday",
        "may day": "may day|mayday",
        "spring bank holiday": "spring bank holiday|late may bank holiday|whitsun bank holiday|"
        "second may bank holiday|whit monday",
        "august bank holiday": "august bank holiday|aug bank holiday|summer bank holiday|"
        "late august bank holiday|august bank holiday monday",
    },
    "vagueholiday": {"": "may bank holiday|bank holiday|bank holiday weekend|bank holiday monday"},
    "daypart": {
        "early hours": "early hrs of|early hrs|"
        "early hours of the morning of|early hours of the morning|early hours of|"
        "early hours|small hours of|small hours|in the early hours of|in the early hours",
        "morning": "morning of|morning|in the morning|mid morning|mid-morning|late morning",
        "am": "am|a.m|a.m.|early morning|early morning of|early in the morning",
        "lunchtime": "lunchtime|lunch time|lunch-time|lunch|at lunchtime on|lunchtime of|"
        "over lunch",
        "afternoon": "afternoon of|afternoon|in the afternoon|mid afternoon|mid-afternoon|"
        "late afternoon|early afternoon|pm time",
        "evening": "evening of|evening|eve|in the evening|early evening|late evening|eve of|"
        "early evening of|late evening of|tea time|teatime",
        "pm": "pm|p.m|p.m.",
        "night": "night of|night|at night|night time|nighttime|night-time|during the night of|"
        "during the night|overnight on|overnight of|overnight|o/night|o/n|in the night of|"
        "late at night|late night|the night of|night shift",
    },
    "zone": {
        "Z": "z|gmt|utc|zulu|greenwich mean time",
        "BST": "bst|british summer time",
    },
    "clockword": {
        "noon": "noon|midday|mid-day|mid day",
        "midnight": "midnight",
    },
    "last": {"": "last|final"},
    "nthweek": {
        1: "first week of|first week in|week 1 of",
        2: "second week of|second week in|week 2 of",
        3: "third week of|third week in|week 3 of",
        4: "fourth week of|fourth week in|week 4 of",
        5: "last week of|last week in|final week of|final week in",
    },
}


def _spellings() -> Iterator[tuple[str, str, Value]]:
    for kind, meanings in _PHRASES.items():
        for meaning, ways in meanings.items():
            for way in ways.split("|"):
                yield way, kind, meaning
    for kind, numbers in (("month", MONTHS), ("weekday", WEEKDAYS), ("ord", ORDINALS)):
        for way, number in numbers.items():
            yield way, kind, number


def lexicon() -> dict[str, tuple[str, Value]]:
    """Return every phrase with its kind and meaning; a longer phrase wins over a shorter."""
    return {way: (kind, meaning) for way, kind, meaning in _spellings()}
