from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from silp_widgets.store.text import as_json, keepable

ANY = st.text(st.characters(exclude_categories=()))


@given(ANY)
def test_kept_text_can_be_written_anywhere_and_stays_as_it_is(text):
    kept = keepable(text)
    kept.encode()
    assert "\x00" not in kept
    assert keepable(kept) == kept


@given(st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\x00")))
def test_text_that_can_be_kept_is_not_touched(text):
    assert keepable(text) == text
    assert json.loads(as_json({"text": text, "more": [{text: [text]}]}))["more"] == [{text: [text]}]


@given(ANY)
def test_json_of_any_text_is_kept_alike(text):
    assert json.loads(as_json({"text": text})) == {"text": keepable(text)}
