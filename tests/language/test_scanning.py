"""Other readings of a text, and looking at each text once."""

import pytest

from silp_widgets.domain.people import Register
from silp_widgets.language import Scan

REGISTER = Register.from_records(
    [{"name": "Kay Moss", "pseudonym": "Child K", "identifiers": ["ZE2 9XX"]}]
)


@pytest.mark.parametrize(
    "text",
    ["&#75;&#97;&#121; was seen", "K%61y was seen", "\\x4bay was seen", "K a y   M o s s",
     "<i>K</i>ay was seen", "Z E 2 9 X X"],
)  # fmt: skip
def test_what_a_reader_sees_and_a_search_does_not_is_found(text):
    scan = Scan(REGISTER)
    assert not [s for s in scan.find(text) if s.identity]
    assert scan.find_disguised(text)


@pytest.mark.parametrize("text", ["Kay was seen", "Fish & chips", "100% of them", "McLeod", "A B"])
def test_plain_text_has_no_other_reading(text):
    assert Scan(REGISTER).find_disguised(text) == []


def test_what_was_written_can_be_asked_for():
    scan = Scan(REGISTER)
    assert scan.replace("Kay rang") == "Child K rang"
    assert scan.as_written("Child K rang") == "Kay rang"
