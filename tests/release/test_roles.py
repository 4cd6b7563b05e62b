"""A role that one person alone held says who they are (C904)."""

from silp_widgets.domain.people import Participant
from silp_widgets.release.roles import told_apart, unique, voices

MIDWIFE = Participant(id="m", code="MW1", job="community midwife")
HV1 = Participant(id="h1", code="HV1", job="health visitor")
HV2 = Participant(id="h2", code="HV2", job="Health visitor")
OFFICER = Participant(id="o", code="HO1", job="officer")
AWAY = Participant(id="a", code="MW2", job="community midwife", was_there=False)


def test_only_those_who_were_there_share_a_role():
    assert unique([MIDWIFE, AWAY, HV1, HV2]) == (MIDWIFE, AWAY)


def test_a_shared_role_is_said_and_a_unique_one_is_not():
    who = voices([MIDWIFE, HV1, HV2], {"m", "h1"})
    assert {k: v.code for k, v in who.items()} == {
        "m": "a practitioner", "h1": "a health visitor",
    }  # fmt: skip


def test_an_officer_is_an_officer():
    both = [OFFICER, Participant(id="o2", code="HO2", job="officer")]
    assert voices(both, {"o"})["o"].code == "an officer"


def test_where_a_unique_role_shows_is_named_in_one_sentence():
    texts = [
        ("finding 2, what the evidence shows", "MW1 lent a heater."),
        ("account 1, the account in the third person", "The midwife told the event."),
        ("entry AH-001, people", "MW1"),
        ("entry AH-001, what happened", "MW1 rang. MW10 did not."),
    ]
    (warning,) = told_apart([MIDWIFE], texts)
    assert warning.startswith("C904 · MW1")
    for place in ("finding 2", "account 1", "1 entry"):
        assert place in warning


def test_nothing_is_said_where_nothing_shows():
    assert list(told_apart([MIDWIFE], [("finding 1, title", "MW10 and a heater")])) == []
