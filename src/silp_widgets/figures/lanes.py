"""Figures with a lane for each agency: the timeline, and silence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from silp_widgets.domain.saying import counted, short_day
from silp_widgets.figures.house import (
    AMBER,
    PALE,
    QUIET,
    HouseFigure,
    each,
    house_figure,
    said,
    said_on_hover,
)
from silp_widgets.figures.palette import agency_style

if TYPE_CHECKING:
    from collections.abc import Iterable

_STEPS: Final = (0.0, 0.2, -0.2, 0.3, -0.3, 0.1, -0.1)
"""Where entries of one day stand beside each other in their lane, in lanes."""

_MILLISECONDS: Final = 86_400_000
_DRAWN: Final = ("event", "context")


@dataclass(frozen=True, slots=True)
class _Lane:
    """One agency's lane: where it is, counted from the top, and how it looks."""

    code: str
    name: str
    place: int
    row: int


def timeline(entries: pd.DataFrame, *, background: bool = False) -> HouseFigure:
    """Draw every entry in its agency's lane.

    A date that may be any of several days is a soft bar over all of them, a doubtful one is hollow,
    and where a bound is open the mark is an arrow that points that way. Entries without any date
    are counted in the subtitle.

    Parameters
    ----------
    entries : pandas.DataFrame
        As :meth:`~silp_widgets.analysis.frames.Frames.entries` gives it, whole or filtered.
    background : bool
        Whether to draw what lies outside the scope too; else it is counted in the subtitle.

    Returns
    -------
    plotly.graph_objects.Figure
    """
    rows = entries[entries["row_kind"].isin(_DRAWN)]
    dated = rows.dropna(subset=["first_day", "last_day"], how="all")
    if not background:
        dated = dated[dated["scope_status"] != "background"]
    lanes = _lanes(rows)
    figure = _lane_figure("What was recorded, and by whom", _timeline_words(rows, dated), lanes)
    figure.update_layout(margin_b=24)
    for lane in lanes:
        own = dated[dated["agency_code"] == lane.code]
        _soft_bars(figure, own[own["doubt_days"].fillna(0) > 0], lane)
        _marks(figure, own, lane)
    return figure


def silences(silences: pd.DataFrame) -> HouseFigure:
    """Draw stretches without contact: nothing recorded, said to be none, and joint.

    Parameters
    ----------
    silences : pandas.DataFrame
        As :meth:`~silp_widgets.analysis.frames.Frames.silences` gives it.

    Returns
    -------
    plotly.graph_objects.Figure
    """
    counts = silences["kind"].value_counts()
    longest = silences[silences["kind"] == "nothing_recorded"].nlargest(1, "days")
    words = [
        counted(int(counts.get("nothing_recorded", 0)), "stretch", "stretches")
        + " with nothing recorded",
        counted(int(counts.get("no_contact", 0)), "time") + " somebody says there was no contact",
        counted(int(counts.get("joint", 0)), "stretch", "stretches") + " without contact by anyone",
    ]
    words += [f"the longest: {r.agency_name}, {r.days:,} days" for r in each(longest)]
    lanes = _lanes(silences.dropna(subset=["agency_code"]))
    figure = _lane_figure("Where the record is silent", "; ".join(words) + ".", lanes)
    for row in each(silences[silences["kind"] == "joint"]):
        figure.add_vrect(
            x0=row.first_day, x1=row.last_day + pd.Timedelta(days=1),
            fillcolor=AMBER, opacity=0.14, line_width=0, layer="below",
        )  # fmt: skip
    rows = {lane.code: lane.row for lane in lanes}
    for kind, name, look in _SILENT:
        own = silences[silences["kind"] == kind]
        if own.empty:
            continue
        figure.add_bar(
            orientation="h",
            name=name,
            base=list(own["first_day"]),
            x=[int(days) * _MILLISECONDS for days in own["days"]],
            y=[rows[code] for code in own["agency_code"]],
            width=0.5,
            marker=look,
            hoverinfo="text",
            hovertext=[_silence_words(row, name) for row in each(own)],
        )
    figure.update_layout(showlegend=True, barmode="overlay")
    return figure


_SILENT: Final = (
    ("nothing_recorded", "nothing recorded, and nobody says why",
     {"color": "#ffffff", "line": {"color": QUIET, "width": 1},
      "pattern": {"shape": "/", "fgcolor": QUIET, "size": 7, "solidity": 0.2}}),
    ("no_contact", "recorded: no contact", {"color": PALE, "line": {"color": QUIET, "width": 1}}),
)  # fmt: skip


def _silence_words(row: Any, name: str) -> str:
    days = f"{short_day(row.first_day)} to {short_day(row.last_day)}, {counted(row.days, 'day')}"
    return said_on_hover(f"{row.agency_code} {row.agency_name}", days, name, row.entry)


def _lanes(rows: pd.DataFrame) -> list[_Lane]:
    agencies = rows[["agency_code", "agency_name", "lane"]].drop_duplicates().sort_values("lane")
    return [
        _Lane(str(a.agency_code), str(a.agency_name), int(a.lane), row)
        for row, a in enumerate(each(agencies))
    ]


def _lane_figure(title: str, words: str, lanes: Iterable[_Lane]) -> HouseFigure:
    listed = list(lanes)
    figure = house_figure(
        title, words, lanes=max(len(listed), 2), showlegend=False, dragmode="zoom"
    )
    figure.update_xaxes(type="date", side="top", ticks="outside", tickcolor=QUIET)
    figure.update_yaxes(
        tickvals=[lane.row for lane in listed],
        ticktext=[f"<b>{said(lane.code)}</b>  {said(lane.name)}" for lane in listed],
        range=[max(len(listed), 2) - 0.5, -0.5],
        fixedrange=True,
        showgrid=False,
    )
    return figure


def _timeline_words(rows: pd.DataFrame, dated: pd.DataFrame) -> str:
    days = pd.concat([dated["first_day"], dated["last_day"]]).dropna()
    span = f", {short_day(days.min())} to {short_day(days.max())}" if len(days) else ""
    soft = int((dated["doubt_days"].fillna(0) > 0).sum())
    agencies = counted(rows["agency_code"].nunique(), "agency", "agencies")
    words = [f"{counted(len(rows), 'entry', 'entries')} from {agencies}{span}."]
    if soft:
        words.append(f"A soft bar is one of several days ({soft:,}).")
    if doubtful := int((dated["date_certainty"] == "uncertain").sum()):
        words.append(f"Hollow is in doubt ({doubtful:,}).")
    undated = int((rows["first_day"].isna() & rows["last_day"].isna()).sum())
    outside = len(rows) - len(dated) - undated
    missing = [f"{outside:,} outside the scope"] * bool(outside)
    missing += [f"{undated:,} without a date"] * bool(undated)
    if missing:
        words.append(f"Not drawn: {' and '.join(missing)}.")
    return " ".join(words)


def _soft_bars(figure: HouseFigure, wide: pd.DataFrame, lane: _Lane) -> None:
    style = agency_style(lane.place)
    if wide.empty:
        return
    figure.add_bar(
        orientation="h",
        base=list(wide["first_day"]),
        x=[(int(days) + 1) * _MILLISECONDS for days in wide["doubt_days"]],
        y=[lane.row] * len(wide),
        width=0.3,
        marker={"color": style.colour, "opacity": 0.28, "cornerradius": 8, "line": {"width": 0}},
        hoverinfo="text",
        hovertext=[_entry_words(row) for row in each(wide)],
    )


def _marks(figure: HouseFigure, own: pd.DataFrame, lane: _Lane) -> None:
    style = agency_style(lane.place)
    points = own[own["doubt_days"].fillna(0) == 0]
    if points.empty:
        return
    days = points["first_day"].fillna(points["last_day"])
    order = points.groupby(days).cumcount()
    figure.add_scatter(
        mode="markers",
        x=list(days),
        y=[lane.row + _STEPS[place % len(_STEPS)] for place in order],
        marker={
            "color": style.colour,
            "size": 9,
            "opacity": 0.85,
            "symbol": [_symbol(row, style.shape) for row in each(points)],
            "line": {"width": 1.5, "color": style.colour},
        },
        hoverinfo="text",
        hovertext=[_entry_words(row) for row in each(points)],
    )


def _symbol(row: Any, shape: str) -> str:
    if pd.isna(row.first_day):
        return "triangle-left-open"
    if pd.isna(row.last_day):
        return "triangle-right-open"
    return f"{shape}-open" if row.date_certainty == "uncertain" else shape


def _entry_words(row: Any) -> str:
    return said_on_hover(f"{row.Index} · {row.when}", f"as written: {row.date_text}", row.text)
