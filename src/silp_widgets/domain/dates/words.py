"""The words of dates: months, weekdays, numbers, and the slips people make in them."""

from __future__ import annotations

from difflib import get_close_matches
from functools import lru_cache

MONTH_NAMES = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
WEEKDAY_NAMES = (
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
)
_SHORT = 3
_NINTH = 9
MONTHS = {name: number for number, name in enumerate(MONTH_NAMES, 1)}
MONTHS |= {name[:_SHORT]: number for name, number in MONTHS.items()}
MONTHS |= {"sept": 9, "janu": 1, "febr": 2, "apri": 4, "octo": 10, "nove": 11, "dece": 12}
_WELSH_MONTHS = (
    *("ionawr", "chwefror", "mawrth", "ebrill", "mai", "mehefin"),
    *("gorffennaf", "awst", "medi", "hydref", "tachwedd", "rhagfyr"),
)
MONTHS |= {name: number for number, name in enumerate(_WELSH_MONTHS, 1)}
MONTHS |= {"ion": 1, "chwe": 2, "ebr": 4, "meh": 6, "gorff": 7, "hyd": 10, "tach": 11, "rhag": 12}
WEEKDAYS = {name: number for number, name in enumerate(WEEKDAY_NAMES)}
WEEKDAYS |= {name[:_SHORT]: number for name, number in WEEKDAYS.items()}
WEEKDAYS |= {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}
# "Mawrth" is March as well as Tuesday, so a Welsh weekday is known by the word for day.
_WELSH_WEEKDAYS = ("llun", "mawrth", "mercher", "iau", "gwener", "sadwrn", "sul")
WEEKDAYS |= {
    way: number
    for number, name in enumerate(_WELSH_WEEKDAYS)
    for way in (f"dydd {name}", name)
    if way not in MONTHS
}
NUMBERS = {
    word: number
    for number, word in enumerate(
        (
            *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
            *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
            *("eighteen", "nineteen", "twenty"),
        ),
        1,
    )
}
NUMBERS |= {"a": 1, "an": 1, "couple": 2, "few": 3, "thirty": 30, "forty": 40}
ORDINALS = {
    word: number
    for number, word in enumerate(
        (
            *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"),
            *("ninth", "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth"),
            *("fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth"),
        ),
        1,
    )
}
ORDINALS |= {"thirtieth": 30, "thirty-first": 31, "thirty first": 31}
ORDINALS |= {
    f"twenty{joint}{word}": 20 + number
    for word, number in list(ORDINALS.items())
    for joint in "- "
    if number <= _NINTH
}

_LIKENESS = 0.8
_SHORTEST_MENDED = 4


@lru_cache(maxsize=1024)
def mend(word: str) -> tuple[str, int] | None:
    """Find the month or weekday that a misspelt word stands for.

    Parameters
    ----------
    word : str
        A word in lower case, such as ``"febuary"``.

    Returns
    -------
    tuple of (str, int) or None
        ``("month", 2)`` or ``("weekday", 0)``; ``None`` when nothing is close, or two are.
    """
    if len(word) < _SHORTEST_MENDED:
        return None
    # "Jnue": of a short name, two letters the wrong way round are a quarter of it and more.
    for place in range(len(word) - 1):
        turned = word[:place] + word[place + 1] + word[place] + word[place + 2 :]
        if turned in MONTHS:
            return "month", MONTHS[turned]
    close = get_close_matches(word, (*MONTH_NAMES, *WEEKDAY_NAMES), n=2, cutoff=_LIKENESS)
    if not close:
        return None
    best = close[0]
    return ("month", MONTHS[best]) if best in MONTHS else ("weekday", WEEKDAYS[best])
