import json
import re
import subprocess
import sys

import plotly.graph_objects as go
import pytest
from IPython.core.formatters import DisplayFormatter

from silp_widgets import figures

TAKES = {
    "timeline": "entries",
    "by_month": "months",
    "silences": "silences",
    "coverage": "coverage",
    "factors": "factors",
}
EVERY = pytest.mark.parametrize("name", TAKES)


def words(figure):
    return figure.layout.title.subtitle.text.replace("<br>", " ")


@EVERY
def test_a_figure_says_in_words_what_it_shows(name, request):
    figure = getattr(figures, name)(request.getfixturevalue(TAKES[name]))
    assert isinstance(figure, go.Figure)
    assert figure.layout.title.text
    assert words(figure).endswith(".")


@EVERY
def test_a_figure_of_nothing_is_drawn_without_complaint(name, nothing):
    figure = getattr(figures, name)(nothing[TAKES[name]])
    assert not any(len(trace.x) for trace in figure.data)


@EVERY
def test_a_figure_shows_itself_as_data_and_brings_no_script(name, request):
    figure = getattr(figures, name)(request.getfixturevalue(TAKES[name]))
    bundle, _ = DisplayFormatter().format(figure)
    assert set(bundle) == {"application/vnd.plotly.v1+json", "text/plain"}
    assert figure._ipython_display_ is None  # asked before any format
    assert not re.findall(r"//(?!example\.org)", json.dumps(bundle))  # what an entry says, stays
    assert bundle["text/plain"].startswith(figure.layout.title.text)


def test_words_that_look_like_markup_are_shown_and_not_taken_for_it(entries, silences, months):
    drawn = json.dumps(
        [f.to_json() for f in (
            figures.timeline(entries), figures.silences(silences), figures.by_month(months)
        )]
    )  # fmt: skip
    assert "<a " not in drawn
    assert "<script" not in drawn
    assert "<b>Police" not in drawn
    assert "&lt;b&gt;Police" in drawn


def test_the_timeline_draws_doubt_as_it_is(entries):
    figure = figures.timeline(entries)
    shown = {
        said.split(" ")[0]: symbol
        for trace in figure.data
        if trace.type == "scatter"
        for said, symbol in zip(trace.hovertext, trace.marker.symbol, strict=True)
    }
    assert shown == {
        "HV-001": "circle",
        "HV-002": "circle-open",
        "PO-001": "triangle-left-open",
    }
    (bar,) = (trace for trace in figure.data if trace.type == "bar")
    assert bar.hovertext[0].startswith("HV-003")
    assert bar.x[0] == 10 * 24 * 60 * 60 * 1000


def test_entries_of_one_day_stand_beside_each_other(entries):
    first = next(t for t in figures.timeline(entries).data if t.type == "scatter")
    assert len(set(zip(first.x, first.y, strict=True))) == len(first.x)


def test_the_timeline_says_what_it_leaves_out_and_can_be_asked_for_it(entries):
    assert "Not drawn: 1 outside the scope and 1 without a date." in words(
        figures.timeline(entries)
    )
    assert "outside the scope" not in words(figures.timeline(entries, background=True))


def test_an_agency_keeps_its_colour_and_shape_when_the_frame_is_filtered(entries):
    whole = figures.timeline(entries).data[-1]
    alone = figures.timeline(entries[entries["agency_code"] == "PO"]).data[-1]
    assert whole.marker.color == alone.marker.color


def test_months_that_are_not_known_are_counted_in_words(months):
    figure = figures.by_month(months)
    assert "8 events" in words(figure)
    assert "Most in February 2022: 5." in words(figure)
    assert "Not drawn: 2" in words(figure)


def test_who_was_heard_is_said_in_numbers(coverage):
    assert "18 of 22 people" in words(figures.coverage(coverage))


def test_an_account_counts_once_for_a_factor_and_a_finding_not_at_all(factors):
    figure = figures.factors(factors)
    assert {trace.name: list(trace.x) for trace in figure.data} == {
        "frontline": [1],
        "level not said": [1],
    }


def test_the_palette_alone_costs_no_plotly():
    code = "import sys, silp_widgets.figures.palette; sys.exit('plotly' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], check=False)  # noqa: S603 - our own code
    assert done.returncode == 0
