"""The fictional case, opened to be read, and its release."""

import pytest

from silp_widgets.demo import PASSPHRASE
from silp_widgets.release import open_release
from silp_widgets.store import open_case


@pytest.fixture
def fictional_case(made_demo):
    with open_case(made_demo.case, passphrase=PASSPHRASE) as case:
        yield case


@pytest.fixture
def fictional_release(made_demo):
    return open_release(made_demo.release)
