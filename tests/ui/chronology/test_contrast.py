"""What is drawn on the timeline can be told from its paper, light and dark (WCAG 1.4.11)."""

from __future__ import annotations

import re
from itertools import product

import pytest
from tests.ui.chronology.mounting import mount

from silp_widgets.domain.chronology import Agency
from silp_widgets.state.chronology.screen import ChronologyState
from silp_widgets.widgets.esm import asset

pytestmark = pytest.mark.ui

AGENCIES = 15
LEAST_OF_A_MARK = 3.0
LEAST_OF_WORDS = 4.5


def luminance(colour):
    if colour.startswith("#"):
        channels = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
    else:
        channels = [float(number) for number in re.findall(r"[\d.]+", colour)[:3]]
    shares = [c / 255 for c in channels]
    linear = [s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("asked", ["no-preference", "more"])
def test_every_agency_s_marks_stand_out_from_the_paper_and_their_words_from_them(
    page, tmp_path, case, scheme, asked
):
    for number in range(2, AGENCIES):
        code = f"{chr(65 + number)}{chr(65 + number)}"
        name = f"agency_{number}"
        case.save(Agency(id=f"more{number}", key=name, name=name, code=code, place=number))
    state = ChronologyState(case, case)
    page.emulate_media(color_scheme=scheme, contrast=asked)
    mount(page, tmp_path, state)
    colours = [agency["colour"] for agency in state.view()["agencies"]]
    palette = asset("chronology/palette.js")
    drawn = page.evaluate(
        """async ([code, colours]) => {
        const url = URL.createObjectURL(new Blob([code], { type: "text/javascript" }));
        const p = (await import(url)).paletteOf(document.querySelector(".chron-timeline"));
        const { paper, paper2, ink, soft, accent, on } = p;
        const marks = colours.map((colour) => p.agency(colour));
        return { paper: [paper, paper2], ink: [ink, soft], accent, on, marks };
        }""",
        [palette, colours],
    )
    assert page.complaints == []
    assert len(set(colours)) == AGENCIES
    for mark, paper in product([*drawn["marks"], drawn["accent"]], drawn["paper"]):
        assert contrast(mark, paper) >= LEAST_OF_A_MARK, (scheme, mark, paper)
    for mark in drawn["marks"]:
        assert contrast(drawn["on"], mark) >= LEAST_OF_WORDS, (scheme, mark)
    for ink, paper in product(drawn["ink"], drawn["paper"]):
        assert contrast(ink, paper) >= LEAST_OF_WORDS, (scheme, ink)
