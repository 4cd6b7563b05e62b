"""An open case for a test to fill, and a second door to it."""

from __future__ import annotations

import contextlib
from functools import partial

import pytest

from silp_widgets.domain.review import Review
from silp_widgets.store.doors import create_case, open_case

CASE = "k.silp"
PASSPHRASE = "for tests only"


@pytest.fixture
def make_case(tmp_path):
    """Make an open case of a review with these fields; it is closed after the test."""
    with contextlib.ExitStack() as opened:

        def make(**fields):
            review = Review(**{"id": "r", "title": "Child K", "profile": "cspr_local", **fields})
            case = create_case(tmp_path / CASE, review, passphrase=PASSPHRASE)
            return opened.enter_context(case)

        yield make


@pytest.fixture
def open_again(tmp_path):
    """Open the same case once more, as a colleague would; for reading, unless asked."""
    return partial(open_case, tmp_path / CASE, passphrase=PASSPHRASE)
