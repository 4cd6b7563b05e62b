"""Figures that count: entries by month, who was heard, and factors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from silp_widgets.domain.saying import counted, long_month
from silp_widgets.figures.house import (
    ACCENT,
    INK,
    PALE,
    QUIET,
    HouseFigure,
    each,
    house_figure,
    said,
)
from silp_widgets.figures.palette import agency_style

if TYPE_CHECKING:
    import pandas as pd

_TICKS: Final = 8
_PATTERNS: Final = ("", "/", "\\", "x", "-", "|", "+", ".")


def by_month(months: pd.DataFrame) -> HouseFigure:
    """Draw how many events each agency recorded, month by month.

    Parameters
    ----------
    months : pandas.DataFrame
        As :meth:`~silp_widgets.analysis.frames.Frames.months` gives it. Events whose date reaches
        over several months are in none of them, and counted in the subtitle.

    Returns
    -------
    plotly.graph_objects.Figure
    """
    placed = months.dropna(subset=["month"])
    busiest = placed.groupby("month")["entries"].sum().nlargest(1).reset_index()
    words = [f"{counted(int(placed['entries'].sum()), 'event')} by month and agency."]
    words += [
        f"Most in {long_month(row.month)} {row.month.year}: {row.entries:,}."
        for row in each(busiest)
    ]
    if wide := int(months["entries"].sum() - placed["entries"].sum()):
        words.append(f"Not drawn: {wide:,} whose month isn't known.")
    figure = house_figure(
        "How much was recorded, month by month", " ".join(words), lanes=6, barmode="stack"
    )
    for lane, own in placed.groupby("lane", sort=True):
        place = int(str(lane))
        code, name = own["agency_code"].iloc[0], own["agency_name"].iloc[0]
        figure.add_bar(
            name=said(f"{code}  {name}"),
            x=list(own["month"]),
            y=list(own["entries"]),
            marker={
                "color": agency_style(place).colour,
                "pattern": {
                    "shape": _PATTERNS[place % len(_PATTERNS)],
                    "fillmode": "overlay",
                    "fgcolor": "#ffffff",
                    "fgopacity": 0.55,
                    "solidity": 0.2,
                    "size": 6,
                },
            },
            hovertemplate=f"{said(code)}, %{{x|%B %Y}}: %{{y}}<extra></extra>",
        )
    figure.update_xaxes(type="date", showgrid=False)
    figure.update_yaxes(title="events", rangemode="tozero")
    figure.update_layout(showlegend=True, bargap=0.1)
    return figure


def coverage(coverage: pd.DataFrame) -> HouseFigure:
    """Draw how many of those who did the work were heard.

    Parameters
    ----------
    coverage : pandas.DataFrame
        As :meth:`~silp_widgets.analysis.frames.Frames.coverage` gives it.

    Returns
    -------
    plotly.graph_objects.Figure
    """
    everyone = coverage[coverage["by"] == "everyone"]
    words = [
        f"{row.heard:,} of {counted(row.people, 'person', 'people')} who did the work were heard."
        for row in each(everyone)
    ] or ["Nobody is on the list yet."]
    words.append("Groups smaller than five are not shown.")
    figure = house_figure(
        "Who was heard", " ".join(words), lanes=max(len(coverage), 1), barmode="stack"
    )
    names = [
        said(row.group if row.by == "everyone" else f"{row.by}: {row.group}")
        for row in each(coverage)
    ]
    hatched = {"shape": "/", "fillmode": "overlay", "fgcolor": QUIET, "solidity": 0.1}
    parts = (
        ("heard", "heard", {"color": ACCENT}, "#ffffff"),
        ("not_yet_heard", "not yet heard", {"color": PALE, "pattern": hatched}, INK),
    )
    for column, name, marker, ink in parts:
        figure.add_bar(
            orientation="h",
            name=name,
            x=list(coverage[column]),
            y=names,
            text=[f"{number} {name}" if number else "" for number in coverage[column]],
            textposition="inside",
            insidetextfont={"color": ink},
            marker=marker,
            hoverinfo="skip",
        )
    figure.update_xaxes(title="people", rangemode="tozero", dtick=_step(coverage["people"]))
    figure.update_yaxes(autorange="reversed", showgrid=False)
    return figure


def factors(factors: pd.DataFrame) -> HouseFigure:
    """Draw which conditions accounts name, and where they lie.

    Parameters
    ----------
    factors : pandas.DataFrame
        As :meth:`~silp_widgets.analysis.frames.Frames.factors` gives it. An account counts once
        for a factor; findings, which rest on accounts, aren't counted again.

    Returns
    -------
    plotly.graph_objects.Figure
    """
    said_by = factors[factors["named_by"] == "account"]
    once = said_by.drop_duplicates(["number", "factor_name"])
    totals = once["factor_name"].value_counts()
    totals = totals[totals > 0]
    words = [f"{counted(once['number'].nunique(), 'account')} name at least one condition."]
    if len(totals):
        words.append(f"Most often: {totals.index[0]} ({totals.iloc[0]:,}).")
    figure = house_figure(
        "What made the work easier or harder", " ".join(words), lanes=max(len(totals), 1),
        barmode="stack", showlegend=True,
    )  # fmt: skip
    levels = once["level"].cat.add_categories("level not said").fillna("level not said")
    looks = zip(levels.cat.categories, (ACCENT, "#5f9aa0", PALE, "#ffffff"), strict=True)
    for place, (level, colour) in enumerate(looks):
        counts = once[levels == level]["factor_name"].value_counts()
        own = [int(counts.get(name, 0)) for name in totals.index]
        if any(own):
            figure.add_bar(
                orientation="h",
                name=level.replace("_", " "),
                x=own,
                y=[said(name) for name in totals.index],
                marker={
                    "color": colour,
                    "line": {"color": QUIET, "width": 1},
                    "pattern": {
                        "shape": _PATTERNS[place],
                        "fillmode": "overlay",
                        "fgcolor": INK,
                        "solidity": 0.1,
                    },
                },
                hovertemplate="%{y}: %{x} " + level.replace("_", " ") + "<extra></extra>",
            )
    figure.update_xaxes(title="accounts", rangemode="tozero", dtick=_step(totals))
    figure.update_yaxes(autorange="reversed", showgrid=False)
    return figure


def _step(counts: pd.Series[int]) -> int:
    """Return a distance between ticks that never falls between two people."""
    most = int(counts.max()) if len(counts) else 1
    return next(step for step in (1, 2, 5, 10, 20, 50, most) if most <= _TICKS * step)
