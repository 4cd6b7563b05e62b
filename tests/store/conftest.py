from __future__ import annotations

from functools import partial

import pytest

from silp_widgets.domain.records import new_id
from silp_widgets.domain.review import Review
from silp_widgets.store import create_case, open_case

PASSPHRASE = 'it\'s a "fine" — пароль; DROP é'  # noqa: S105 - odd on purpose, and opens nothing real


@pytest.fixture
def place(tmp_path):
    """Where a new case may be made."""
    return tmp_path / "child k.silp"


@pytest.fixture
def case(place, tmp_path):
    review = Review(id=new_id(), title="Child K", profile="cspr_local")
    register = tmp_path / "names.silpreg"
    with create_case(place, review, passphrase=PASSPHRASE, register_path=register) as writer:
        yield writer


@pytest.fixture
def reopen(place, tmp_path):
    """Open the same case again; for reading, unless asked."""
    return partial(
        open_case, place, passphrase=PASSPHRASE, register_path=tmp_path / "names.silpreg"
    )
