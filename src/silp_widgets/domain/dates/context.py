"""What is known around a date cell, and what reading it gives."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from silp_widgets.domain.making import fast_to_make
from silp_widgets.domain.vocabulary import DateStatus
from silp_widgets.domain.when import When

_INFORMATION = frozenset({"C110", "C118", "C119", "C124"})


@dataclass(frozen=True, slots=True, kw_only=True)
class DateContext:
    """What is known around a date cell.

    Parameters
    ----------
    received : date, optional
        The day the file was received; today if not given. Decides two-digit years and C108.
    window_start : date, optional
        The start of the background period (C109); 1 January 1900 if not given.
    order : str
        The order of numeric dates in this agency's files: ``"DMY"``, ``"MDY"`` or ``"YMD"``.
    year : int, optional
        The year of undated rows, where somebody said it.
    year_before, year_after : int, optional
        The years of the dated rows on both sides; a missing year is filled only if they agree.
    row_above, before, after : When, optional
        The row above (for "ditto"), and the nearest dated rows (for C104 and C111).
    born : date, optional
        The birth date that ages are counted from.
    workbook_1904 : bool
        Whether the workbook counts its days from 1904.
    midnight_is_default : bool, optional
        Whether 00:00 in this file means "no time" (C119) or midnight; not known if ``None``.
    """

    received: date | None = None
    window_start: date | None = None
    order: str = "DMY"
    year: int | None = None
    year_before: int | None = None
    year_after: int | None = None
    row_above: When | None = None
    before: When | None = None
    after: When | None = None
    born: date | None = None
    workbook_1904: bool = False
    midnight_is_default: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """The part of a context that the words alone are read by; the same for most of a column."""

    received: date
    window_start: date
    order: str
    year: int | None
    workbook_1904: bool
    midnight_is_default: bool | None


@fast_to_make
@dataclass(frozen=True, slots=True, kw_only=True)
class DateReading:
    """What became of a date cell.

    Parameters
    ----------
    when : When or None
        The reading; ``None`` if the cell was refused.
    codes : tuple of str
        The checks that apply.
    suggestion : str
        What it may have meant, as a sentence; empty where there is nothing to offer.
    assumption : str
        What was assumed, as a sentence; empty when nothing was.
    message : str
        Why the cell was refused, as a sentence; empty if it wasn't.
    """

    when: When | None
    codes: tuple[str, ...] = ()
    suggestion: str = ""
    assumption: str = ""
    message: str = ""

    @property
    def status(self) -> DateStatus:
        """Whether it was read, read with something to look at, or refused."""
        if self.when is None:
            return DateStatus.REFUSED
        if _INFORMATION.issuperset(self.codes):
            return DateStatus.OK
        return DateStatus.OK_WITH_WARNING
