from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from itertools import pairwise

import pytest
from lxml import etree
from PIL import Image

from silp_widgets.domain.chronology import Entry
from silp_widgets.domain.vocabulary import DateCertainty, DatePrecision, PracticeQuality
from silp_widgets.domain.when import When
from silp_widgets.figures.palette import agency_style
from silp_widgets.reports.picture.frame import Scale, hatching
from silp_widgets.reports.picture.lanes import lane_drawing
from silp_widgets.reports.picture.png import drawable, png_bytes
from silp_widgets.reports.picture.shapes import Box, Mark, Words
from silp_widgets.reports.picture.svg import svg_bytes
from silp_widgets.reports.picture.timeline import timeline_picture

SVG = "{http://www.w3.org/2000/svg}"
YEAR = Scale(date(2022, 1, 1), date(2022, 12, 31))
STYLE = agency_style(0)


def when(first, last, certainty=DateCertainty.STATED):
    return When(
        earliest=first, latest=last, precision=DatePrecision.RANGE, certainty=certainty, text="x"
    )


def entry(stated, number=1):
    return Entry(id=f"e{number}", ref=f"HV-{number:03}", agency="hv", when=stated)


def drawn(*entries):
    return lane_drawing(entries, YEAR, STYLE, most=6).shapes


@pytest.fixture
def picture(fictional_case):
    return timeline_picture(fictional_case, mark="Chair's copy: not pseudonymised")


def test_a_day_is_a_mark_and_one_of_several_days_a_bar_over_all_of_them():
    day, bar = date(2022, 3, 1), when(date(2022, 3, 1), date(2022, 5, 31))
    (mark,), (stretch,) = drawn(entry(When.day(day))), drawn(entry(bar))
    assert isinstance(mark, Mark)
    assert isinstance(stretch, Box)
    assert stretch.x == YEAR.x(day)
    assert stretch.x + stretch.width == pytest.approx(YEAR.x(date(2022, 6, 1)))


def test_a_day_in_doubt_is_hollow_and_an_open_bound_points_its_way():
    day = date(2022, 3, 1)
    (certain,) = drawn(entry(When.day(day)))
    (doubtful,) = drawn(entry(when(day, day, DateCertainty.UNCERTAIN)))
    (completed,) = drawn(entry(when(day, day, DateCertainty.INFERRED)))
    (before,) = drawn(entry(when(None, day)))
    assert completed.inner
    assert completed.inner != completed.colour
    assert (certain.hollow, doubtful.hollow) == (False, True)
    assert (before.shape, before.hollow) == ("triangle-left", True)


def test_a_bar_is_soft_where_it_was_stated_and_dashed_where_it_is_in_doubt():
    days = (date(2022, 3, 1), date(2022, 5, 31))
    (soft,) = drawn(entry(when(*days)))
    (doubtful,) = drawn(entry(when(*days, DateCertainty.UNCERTAIN)))
    assert (soft.soft, soft.dashed) == (True, False)
    assert (doubtful.soft, doubtful.dashed) == (False, True)


def test_good_practice_has_a_ring_about_it_and_is_said():
    well = replace(entry(When.day(date(2022, 3, 1))), practice_quality=PracticeQuality.GOOD)
    ring, mark = drawn(well)
    assert ring.size > mark.size
    assert "good practice" in mark.says


def test_entries_of_one_day_stand_above_one_another():
    day = When.day(date(2022, 3, 1))
    heights = {mark.y for mark in drawn(*(entry(day, n) for n in range(4)))}
    assert len(heights) == 4


def test_a_dense_lane_is_drawn_closer_and_leaves_nothing_out():
    crowd = [entry(When.day(date(2022, 3, 1)), n) for n in range(9)]
    loose, close = (lane_drawing(crowd, YEAR, STYLE, most=most) for most in (6, 1))
    assert loose.height > close.height
    for drawing, number in ((loose, "4"), (close, "9")):
        said = " ".join(s.says for s in drawing.shapes if not isinstance(s, Words))
        assert all(f"HV-{n:03}" in said for n in range(9))
        assert [s.text for s in drawing.shapes if isinstance(s, Words)] == [number]
    assert close.counted == 9


def test_numbers_of_a_dense_lane_cover_no_other_and_stand_where_their_entries_are():
    crowd = [entry(When.day(date(2022, 1, 1) + timedelta(days=n % 300)), n) for n in range(900)]
    pills = [s for s in lane_drawing(crowd, YEAR, STYLE, most=1).shapes if isinstance(s, Box)]
    assert sum(int(p.says.split(" entries")[0]) for p in pills) == 900
    assert all(b.x >= a.x + a.width - 3 for a, b in pairwise(pills))
    for pill in pills:
        first = date(2022, 1, 1) + timedelta(days=int(pill.says.split("HV-")[1][:3]) % 300)
        assert abs(pill.x + pill.width / 2 - YEAR.x(first)) < 32


def test_every_agency_is_said_by_code_and_name_and_every_entry_by_reference(picture):
    root = etree.fromstring(svg_bytes(picture))
    texts = [t.text for t in root.iter(f"{SVG}text")]
    assert {"HV", "Health visiting", "PO", "Police", "no contact"} <= set(texts)
    assert "Chair's copy: not pseudonymised" in texts
    said = [t.text for t in root.iter(f"{SVG}title")]
    assert any(s.startswith("HV-001, ") for s in said)
    assert root.get("role") == "img"


def test_what_is_not_drawn_is_counted(picture, fictional_case):
    drawn_entries = int(picture.told.split(" entries")[0])
    entries = [e for e in fictional_case.entries() if not e.is_author_note]
    assert "18 outside these dates and 1 without a date" in picture.told
    assert drawn_entries + 19 == len(entries)


def test_a_svg_holds_no_script_whatever_a_title_holds(picture):
    bad = replace(picture, title="<script>alert(1)</script>\x00", told="&")
    root = etree.fromstring(svg_bytes(bad))
    assert not list(root.iter(f"{SVG}script"))
    assert root[0].text == "<script>alert(1)</script>�"


def test_a_png_is_the_picture_twice_as_fine_and_the_same_each_time(picture):
    content = png_bytes(picture)
    image = Image.open(BytesIO(content))
    assert image.size == (round(picture.width * 2), round(picture.height * 2))
    assert len(image.getcolors(1_000_000)) > 20
    assert content == png_bytes(picture)
    assert not image.info.get("Software")


def test_letters_that_the_picture_s_typeface_lacks_lose_their_accents_not_themselves():
    assert drawable("Tŷ Hafan – café’s") == "Ty Hafan - cafe’s"


def test_silence_is_hatched_and_said_and_a_row_that_says_no_contact_is_not(fictional_case):
    picture = timeline_picture(fictional_case)
    said = [shape.says for shape in picture.shapes if isinstance(shape, Box) and shape.says]
    assert "nothing recorded 82 days, 29 Sep 2022 to 19 Dec 2022" in said
    assert "Hatched: nothing recorded (2)." in picture.told


@pytest.mark.parametrize("width", [1, 5, 16, 200])
def test_hatching_stays_within_its_box(width):
    for line in hatching(100, 100 + width, 40, 16):
        assert 100 <= line.x1 <= line.x2 <= 100 + width
        assert 40 <= line.y2 <= line.y1 <= 56
