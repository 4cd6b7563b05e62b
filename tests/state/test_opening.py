from __future__ import annotations

import pytest

from silp_widgets.domain.errors import BadInput, WrongPassphrase
from silp_widgets.state.opening import OpeningState


def test_a_case_is_opened_with_both_and_the_passphrase_is_never_shown():
    taken = []
    state = OpeningState(lambda path, secret: taken.append((path, secret)), path="q.silp")
    state.call("open", {"path": " q.silp ", "passphrase": "for tests only"})
    assert taken == [("q.silp", "for tests only")]
    assert "for tests only" not in str(state.view())


@pytest.mark.parametrize(
    ("path", "secret"), [("", "x"), ("q.silp", ""), ("q.silp", ["x"]), (3, "x")]
)
def test_what_is_missing_or_forged_opens_nothing(path, secret):
    taken = []
    state = OpeningState(lambda *named: taken.append(named))
    with pytest.raises(BadInput):
        state.call("open", {"path": path, "passphrase": secret})
    assert not taken


def test_why_a_case_was_not_opened_reaches_the_form():
    def take(*_named):
        raise WrongPassphrase("The passphrase does not open this file.")

    with pytest.raises(WrongPassphrase, match="does not open"):
        OpeningState(take).call("open", {"path": "q.silp", "passphrase": "x"})
