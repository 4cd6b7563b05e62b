"""The house style: calm, the same fonts and greys in every figure, and words that say what is seen.

A figure of ours is a plain ``plotly.graph_objects.Figure``. It shows itself as data alone, which
JupyterLab and Voilà draw with what they have; plotly's own way would bring in a script and name
another host.
"""

from __future__ import annotations

import json
from html import escape
from textwrap import shorten, wrap
from typing import TYPE_CHECKING, Any, Final

import plotly.graph_objects as go
import plotly.io as pio

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

INK: Final = "#1f2a30"
QUIET: Final = "#56646c"
RULE: Final = "#dfe5e8"
PAPER: Final = "#ffffff"
ACCENT: Final = "#0b5c63"
PALE: Final = "#c3d3d6"
AMBER: Final = "#b97309"
FONTS: Final = "Seravek, 'Gill Sans Nova', Ubuntu, Calibri, 'DejaVu Sans', 'Segoe UI', sans-serif"

LANE_HEIGHT: Final = 44
"""Pixels for each lane or bar, so that none is squeezed when there are many."""

_CONFIG: Final = {"displayModeBar": False, "responsive": True}
_AXIS: Final = {
    "automargin": True,
    "gridcolor": RULE,
    "linecolor": RULE,
    "zeroline": False,
    "title": {"font": {"color": QUIET, "size": 14}},
}
_ROOM_FOR_WORDS: Final = 118
_WIDEST_LINE: Final = 100
_WIDEST_HOVER: Final = 60
_LONGEST_HOVER: Final = 240

pio.templates["silp"] = go.layout.Template(
    layout={
        "font": {"family": FONTS, "size": 14, "color": INK},
        "title": {
            "x": 0,
            "xanchor": "left",
            "y": 1,
            "yanchor": "top",
            "pad": {"t": 16, "l": 16},
            "font": {"size": 19},
            "subtitle": {"font": {"size": 14, "color": QUIET}},
        },
        "paper_bgcolor": PAPER,
        "plot_bgcolor": PAPER,
        "xaxis": _AXIS,
        "yaxis": _AXIS,
        "hoverlabel": {"bgcolor": PAPER, "bordercolor": QUIET, "font": {"family": FONTS}},
        "hovermode": "closest",
        "dragmode": False,
        "legend": {
            "orientation": "h",
            "traceorder": "normal",
            "x": 0,
            "y": 0,
            "yref": "container",
            "yanchor": "bottom",
        },
        "margin": {"l": 16, "r": 24, "t": _ROOM_FOR_WORDS, "b": 84},
        "bargap": 0.35,
    }
)


class HouseFigure(go.Figure):  # type: ignore[misc]  # plotly has no types
    """A figure that shows itself as data, and in words where nothing can draw it."""

    # Plotly's own would be asked too, and send its script along.
    _ipython_display_ = None
    _repr_html_ = None

    def _repr_mimebundle_(self, *_: object, **__: object) -> dict[str, Any]:
        drawn, words = json.loads(self.to_json()), self.layout.title
        return {
            "application/vnd.plotly.v1+json": {**drawn, "config": _CONFIG},
            "text/plain": f"{words.text}. {words.subtitle.text.replace('<br>', ' ')}",
        }


def house_figure(title: str, subtitle: str, *, lanes: int, **layout: object) -> HouseFigure:
    """Return an empty figure in the house style.

    Parameters
    ----------
    title, subtitle : str
        What it shows, in words; plain text.
    lanes : int
        How many lanes or bars there will be; sets its height.
    **layout
        What else plotly's layout should have.
    """
    figure = HouseFigure()
    figure.update_layout(
        template="silp",
        title={
            "text": said(title),
            "subtitle": {"text": "<br>".join(map(said, wrap(subtitle, _WIDEST_LINE)))},
        },
        height=_ROOM_FOR_WORDS + 96 + LANE_HEIGHT * lanes,
        **layout,
    )
    return figure


def said(text: object) -> str:
    """Return text that plotly shows as it is: it would take what looks like a tag for one."""
    return escape(str(text), quote=False)


def said_on_hover(*lines: str) -> str:
    """Return lines for a hover label, wrapped, and cut where they are long."""
    folded = (
        "<br>".join(said(part) for part in wrap(shorten(line, _LONGEST_HOVER, placeholder=" …"),
                                                _WIDEST_HOVER))
        for line in lines
    )  # fmt: skip
    return "<br>".join(part for part in folded if part)


def each(frame: pd.DataFrame) -> Iterator[Any]:
    """Return a frame's rows one after the other, their cells as attributes."""
    return iter(frame.itertuples())
