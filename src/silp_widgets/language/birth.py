"""Dates of birth: of people in the register in any usual form, of anybody after "DOB"."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from silp_widgets.language.spans import Span

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

_MONTHS = {
    name: number
    for number, names in enumerate(
        ("jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july",
         "aug august", "sep sept september", "oct october", "nov november", "dec december"), 1,
    )
    for name in names.split()
}  # fmt: skip
_NAMED = "|".join(sorted(_MONTHS, key=len, reverse=True))
_SEP = r"\s?[-./\\ ,:_|]\s?"
_DATE = re.compile(
    r"(?<![\d])(?:"
    rf"(?P<y1>\d{{4}}){_SEP}(?P<m1>\d{{1,2}}){_SEP}(?P<d1>\d{{1,2}})(?!\d)"
    rf"|(?P<d2>\d{{1,2}}){_SEP}(?P<m2>\d{{1,2}}){_SEP}(?P<y2>\d{{4}}|\d{{2}})(?!\d)"
    r"|(?P<d3>\d{1,2})\s*(?:st|nd|rd|th)?\s*(?:(?:day\s*)?of\s*)?[-./,_ ]?\s*"
    rf"(?P<m3>{_NAMED})(?![^\W\d_])\.?[-/,_ ]*\s*(?P<y3>\d{{4}}|'?\d{{2}})(?!\d)"
    r"|(?P<d5>[0-3]\d)(?P<m5>[01]\d)(?P<y5>(?:19|20)?\d\d)(?!\d)"
    r"|(?P<y6>\d{4})(?P<m6>\d{2})(?P<d6>\d{2})(?!\d)"
    rf"|(?P<y7>\d{{4}})[-/, ]*(?P<m7>{_NAMED})\b\.?[-/, ]*(?P<d7>\d{{1,2}})(?!\d)"
    r")"
    rf"|\b(?P<m4>{_NAMED})\b\.?\s*(?P<d4>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y4>\d{{4}}|'?\d{{2}})(?!\d)"
)
_LABEL = re.compile(r"\b(?:d\.?\s?o\.?\s?b\.?|date of birth|birth ?date|born(?: on)?)\s*[:=-]?\s*$")
_LABEL_REACH = 24


def find_births(text: str, born: Mapping[date, Collection[str]]) -> Iterator[Span]:
    """Find dates of birth in a folded text.

    Parameters
    ----------
    text : str
        Folded text.
    born : Mapping
        The birth dates of the register, with the pseudonyms of those born then.

    Yields
    ------
    Span
        Over the date alone, with offsets in the folded text.
    """
    for m in _DATE.finditer(text):
        people: Collection[str] = ()
        for day in _readings({k[0]: v for k, v in m.groupdict().items() if v}):
            people = people or born.get(day, ())
        if people:
            first, *others = people
            yield Span(*m.span(), "date_of_birth", first, tuple(others))
        elif _LABEL.search(text[max(0, m.start() - _LABEL_REACH) : m.start()]):
            yield Span(*m.span(), "date_of_birth")


def _readings(parts: Mapping[str, str]) -> Iterator[date]:
    """Yield the days a date may mean: either century, the day before the month if it can be."""
    month = _MONTHS.get(parts["m"]) or int(parts["m"])
    day, year = int(parts["d"]), parts["y"].lstrip("'")
    years = [int(year)] if len(year) > 2 else [2000 + int(year), 1900 + int(year)]  # noqa: PLR2004 - two-digit years
    orders = [(month, day), (day, month)] if parts["m"].isdigit() else [(month, day)]
    for which in years:
        for one_month, one_day in orders:
            try:
                yield date(which, one_month, one_day)
            except ValueError:
                continue
            break
