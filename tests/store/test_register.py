from __future__ import annotations

import pytest

from silp_widgets.domain.errors import BadInput, CaseNotOpened, WrongPassphrase
from silp_widgets.domain.people import Identity
from silp_widgets.domain.records import new_id
from silp_widgets.domain.review import Review
from silp_widgets.store import create_case, open_case

ONE, TWO = "one", "two"
REVIEW = Review(id=new_id(), title="Child K", profile="cspr_local")


def identity(name: str, pseudonym: str) -> Identity:
    return Identity(id=new_id(), name=name, pseudonym=pseudonym, aliases=("Zed",))


def test_names_come_back_from_their_own_file_and_are_in_no_other(case, reopen, tmp_path):
    people = [identity("Zoë Quillfeather", "HV1"), identity("Kit Quillfeather", "Child K")]
    case.set_register(people)
    with reopen() as reader:
        found = {one.id: one for one in reader.register()}
    assert found == {one.id: one for one in people}
    for path in tmp_path.iterdir():
        assert b"Quillfeather" not in path.read_bytes()
    assert "Quillfeather" not in str([(c.before, c.after, c.note) for c in case.changes()])


def test_a_new_register_takes_the_place_of_the_old(case):
    case.set_register([identity("Zoë", "HV1")])
    case.set_register([identity("Kit", "Child K")])
    assert [one.pseudonym for one in case.register()] == ["Child K"]


def test_every_opening_of_the_register_is_logged_without_a_name(case):
    case.set_register([identity("Zoë", "HV1")])
    case.register()
    written, opened = case.changes()[-2:]
    assert (written.verb, written.noun) == ("change", "register")
    assert (opened.verb, opened.noun, opened.record) == ("reveal", "register", "")
    assert case.verify().is_whole


def test_a_register_with_two_people_under_one_pseudonym_changes_nothing(case):
    case.set_register([identity("Zoë", "HV1")])
    with pytest.raises(BadInput, match="share the pseudonym"):
        case.set_register([identity("A", "HV2"), identity("B", "hv2")])
    with pytest.raises(BadInput, match="identities only"):
        case.set_register([identity("A", "HV2"), "B"])
    assert [one.name for one in case.register()] == ["Zoë"]


def test_the_register_lies_beside_the_case_under_its_own_passphrase(tmp_path):
    path = tmp_path / "child k.silp"
    with create_case(path, REVIEW, passphrase=ONE, register_passphrase=TWO) as case:
        case.set_register([identity("Zoë", "HV1")])
    assert (tmp_path / "child k.silpreg").exists()
    with open_case(path, passphrase=ONE) as case, pytest.raises(WrongPassphrase, match="silpreg"):
        case.register()
    with open_case(path, passphrase=ONE, register_passphrase=TWO) as case:
        assert len(case.register()) == 1


def test_a_case_does_not_open_as_a_register(tmp_path):
    path = tmp_path / "k.silp"
    create_case(path, REVIEW, passphrase=ONE).close()
    with (
        open_case(path, passphrase=ONE, register_path=path, write=True) as case,
        pytest.raises(CaseNotOpened, match="no register"),
    ):
        case.set_register([identity("Zoë", "HV1")])


@pytest.mark.postgresql
@pytest.mark.parametrize("place", ["postgresql"], indirect=True)
def test_a_case_in_a_database_asks_where_the_register_is(place, tmp_path, monkeypatch):
    monkeypatch.delenv("SILP_REGISTER", raising=False)
    with (
        create_case(place, REVIEW, passphrase=ONE) as case,
        pytest.raises(CaseNotOpened, match="SILP_REGISTER"),
    ):
        case.register()
    monkeypatch.setenv("SILP_REGISTER", str(tmp_path / "names.silpreg"))
    with open_case(place, passphrase=ONE, write=True) as case:
        assert len(case.register()) == 0
        case.set_register([identity("Zoë", "HV1")])
        assert len(case.register()) == 1
