from __future__ import annotations

import html
import json

import pytest

from silp_widgets.domain.people import Identity
from silp_widgets.language import encoded_forms, find_in_bytes, folded_variants

NAME = "\u0141ukasz M\u00fcller"


@pytest.mark.parametrize(
    "data",
    [
        NAME.encode(),
        json.dumps({"x": f"saw {NAME}"}).encode(),
        json.dumps({"x": "saw\n" + NAME}).encode(),
        b"<p>M&uuml;ller</p>",
        b"M&#252;ller",
        b"href=?q=M%C3%BCller",
        html.escape("O'Neil").encode(),
        b"\xff\xfe\x00 Kayleigh \x00\x81",
    ],
)
def test_a_name_is_found_in_a_file_however_it_was_written(data, register):
    assert find_in_bytes(data, register)


def test_a_file_without_names_holds_nobody(register):
    assert find_in_bytes(b'{"x": "Child K saw \\u00e9t\\u00e9 &amp; HV1"}', register) == []


def test_encoded_forms_hold_what_json_and_html_write():
    forms = encoded_forms(NAME)
    assert json.dumps(NAME)[1:-1].encode() in forms
    assert NAME.encode("ascii", "xmlcharrefreplace") in forms
    assert html.escape("O'Neil").encode() in encoded_forms("O'Neil")


def test_folded_variants_hold_each_part_and_both_orders():
    forms = folded_variants(
        Identity(id="1", name="Ann-Marie O'Neil", pseudonym="GP1", aliases=("A.O.",))
    )
    assert {"ann marie o neil", "o neil ann marie", "oneil", "annmarie", "neil", "a o"} <= forms
