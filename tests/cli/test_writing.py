from datetime import date

import pandas as pd
import pytest
from click.testing import CliRunner

from silp_widgets.cli.writing import export
from silp_widgets.domain.chronology import Agency, Entry
from silp_widgets.domain.errors import BadInput
from silp_widgets.domain.records import new_id
from silp_widgets.domain.release import SignOff
from silp_widgets.domain.review import Review
from silp_widgets.domain.vocabulary import ReleaseLevel
from silp_widgets.domain.when import When
from silp_widgets.release import publish
from silp_widgets.store import create_case

WORD = "a passphrase for tests"
SIGNED = (SignOff(name="A", role="independent chair"), SignOff(name="B", role="board manager"))


@pytest.fixture
def place(tmp_path):
    """A folder with a case of one entry, and a release of it."""
    review = Review(id=new_id(), title="Child K", profile="cspr_local")
    with create_case(tmp_path / "k.silp", review, passphrase=WORD) as case:
        case.save(
            Agency(id="a1", key="police", name="Police", code="PO"),
            Entry(
                id="e1", ref="PO-001", agency="police", when=When.day(date(2022, 3, 14)),
                text="A call.", source="log",
            ),
        )  # fmt: skip
        publish(case, tmp_path / "k.silprel", level=ReleaseLevel.PANEL, sign_off=SIGNED)
    return tmp_path


@pytest.fixture
def run(place):
    """Run the verb in that folder."""

    def with_arguments(*arguments, word=WORD):
        given = [str(place / a) if "." in a else a for a in arguments]
        return CliRunner().invoke(export, given, env={"SILP_PASSPHRASE": word})

    return with_arguments


def test_a_case_is_written_and_the_person_told_that_it_is_not_pseudonymised(run, place):
    done = run("k.silp", "-o", "out.parquet")
    assert done.exit_code == 0
    assert "neither pseudonymised nor encrypted" in done.stderr
    assert list(pd.read_parquet(place / "out.parquet").index) == ["PO-001"]


def test_a_release_is_written_without_a_passphrase_or_a_warning(run, place):
    done = run("k.silprel", "-o", "out.csv", word="")
    assert done.exit_code == 0
    assert not done.stderr
    assert "PO-001" in (place / "out.csv").read_text(encoding="utf-8-sig")


def test_a_name_that_cannot_be_written_is_refused_before_the_passphrase_is_asked(run):
    done = run("k.silp", "-o", "out.pdf", word="wrong")
    assert isinstance(done.exception, BadInput)
    assert "out.pdf" in str(done.exception)
