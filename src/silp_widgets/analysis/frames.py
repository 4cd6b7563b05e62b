"""A case or a release as tidy data frames: ``case.frames.entries()``.

Frames hold what the case or the release holds: an open case's text may name people, a release's
doesn't. No frame tells one practitioner from another (I11), none counts a group of fewer than five
people (I12), and none needs the register of real names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from silp_widgets.analysis import (
    accounts,
    coverage,
    entries,
    ledger,
    people,
    returns,
    rhythm,
    silences,
)
from silp_widgets.domain import uk_time
from silp_widgets.domain.silence import JOINT_DAYS, SILENT_DAYS

if TYPE_CHECKING:
    from datetime import date

    import pandas as pd

    from silp_widgets.analysis.columns import Columns
    from silp_widgets.domain.ports import ReadingSurface

DECLARED: Final[tuple[Columns, ...]] = (
    entries.ENTRIES,
    rhythm.MONTHS,
    silences.SILENCES,
    rhythm.NOT_SEEN_RUNS,
    people.PEOPLE,
    ledger.EPISODES,
    accounts.ACCOUNTS,
    accounts.LINKS,
    accounts.FACTORS,
    coverage.COVERAGE,
    ledger.CORRECTIONS,
    ledger.FINDINGS,
    ledger.RECOMMENDATIONS,
    ledger.ACTIONS,
    returns.RETURNS,
)
"""Every frame's columns, in the order an analyst meets them."""


class Frames:
    """The frames of one case or release; each call reads afresh.

    Parameters
    ----------
    reader : ReadingSurface
        An open case, or a release.
    """

    def __init__(self, reader: ReadingSurface) -> None:
        self._reader = reader

    def __repr__(self) -> str:
        return "Frames(" + ", ".join(declared.name for declared in DECLARED) + ")"

    def entries(self) -> pd.DataFrame:
        """Return the chronology, an entry a row."""
        return entries.entry_frame(self._reader)

    def known_by(self, agency: str, day: date | str) -> pd.DataFrame:
        """Return the entries that an agency had on record or had been told by a day (handbook 5.5).

        Parameters
        ----------
        agency : str
            The agency's key, code or name: ``"health_visiting"``, ``"HV"``, ``"Health visiting"``.
        day : date or str
            Inclusive; a text is read as ``"2022-03-14"``.

        Raises
        ------
        BadInput
            If no agency of the case is called so, or the day can't be read.
        """
        agencies = self._reader.agencies()
        key = entries.agency_called(agencies, agency)
        had = entries.known_by(self._reader.entries(), agencies, key, entries.plain_day(day))
        return self.entries().loc[[entry.ref for entry in had]]

    def months(self, *, background: bool = False) -> pd.DataFrame:
        """Return how many events each agency recorded, month by month.

        Parameters
        ----------
        background : bool
            Whether to count what lies outside the scope too.
        """
        return rhythm.month_frame(self._reader, background=background)

    def silences(self, days: int = SILENT_DAYS, joint_days: int = JOINT_DAYS) -> pd.DataFrame:
        """Return the stretches without contact.

        Parameters
        ----------
        days : int
            From how many days without a row an agency is called silent.
        joint_days : int
            From how many days without contact by any agency that is a joint silence.
        """
        return silences.silence_frame(self._reader, days=days, joint_days=joint_days)

    def not_seen_runs(self, at_least: int = rhythm.NOT_SEEN_CONTACTS) -> pd.DataFrame:
        """Return runs of contacts at which a person was not seen, of at least so many contacts."""
        return rhythm.not_seen_frame(self._reader, at_least=at_least)

    def people(self, *, background: bool = False) -> pd.DataFrame:
        """Return which agency's entries speak of which family member or other, and saw them.

        Parameters
        ----------
        background : bool
            Whether to count what lies outside the scope too.
        """
        return people.people_frame(self._reader, background=background)

    def episodes(self) -> pd.DataFrame:
        """Return the key practice episodes, with what the accounts add to each."""
        return ledger.episode_frame(self._reader)

    def accounts(self, *, words: bool = False) -> pd.DataFrame:
        """Return what practitioners said, an account a row.

        Parameters
        ----------
        words : bool
            Whether to give the words themselves. Words that were taken back are never given.
        """
        return accounts.account_frame(self._reader, words=words)

    def links(self) -> pd.DataFrame:
        """Return which account says what about which entry or episode."""
        return accounts.link_frame(self._reader)

    def factors(self) -> pd.DataFrame:
        """Return the contributory factors that accounts and findings name."""
        return accounts.factor_frame(self._reader)

    def factor_matrix(self) -> pd.DataFrame:
        """Return how many accounts name each factor, by the episode they are about.

        Rows are factors, columns the numbers of episodes; accounts about none are left out.
        """
        return accounts.factor_matrix(self.factors())

    def coverage(self) -> pd.DataFrame:
        """Return how many of those who did the work were heard."""
        return coverage.coverage_frame(self._reader)

    def corrections(self) -> pd.DataFrame:
        """Return the correction ledger."""
        return ledger.correction_frame(self._reader)

    def findings(self) -> pd.DataFrame:
        """Return the findings, with how much stands behind each."""
        return ledger.finding_frame(self._reader)

    def recommendations(self) -> pd.DataFrame:
        """Return the recommendations."""
        return ledger.recommendation_frame(self._reader)

    def actions(self) -> pd.DataFrame:
        """Return the actions."""
        return ledger.action_frame(self._reader)

    def returns(self, today: date | None = None) -> pd.DataFrame:
        """Return the return tracker, an agency a row; of a release nothing.

        Parameters
        ----------
        today : date, optional
            For what is late.
        """
        return returns.return_frame(self._reader, today or uk_time.today())
