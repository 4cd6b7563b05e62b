"""Fifteen agencies can be read on paper, and told apart by who sees no colour."""

from __future__ import annotations

import pytest

from silp_widgets.figures.palette import agency_style

FIFTEEN = [agency_style(place) for place in range(15)]
TEXT_RATIO = 4.5  # WCAG 2.2, 1.4.3


def luminance(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("style", FIFTEEN, ids=lambda style: style.colour)
def test_a_code_in_white_can_be_read_on_every_agencys_colour(style):
    assert contrast(style.colour, "#ffffff") >= TEXT_RATIO


def test_no_two_of_fifteen_agencies_have_the_same_colour():
    assert len({style.colour for style in FIFTEEN}) == len(FIFTEEN)


def test_shape_and_line_tell_fifteen_agencies_apart_without_colour():
    assert len({(style.shape, style.line) for style in FIFTEEN}) == len(FIFTEEN)
