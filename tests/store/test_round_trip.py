from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from silp_widgets.domain.chronology import Agency, Entry, Provenance, SeenMark
from silp_widgets.domain.errors import BadInput, NotInCase
from silp_widgets.domain.narrative import Account, Anchor, FactorMark
from silp_widgets.domain.people import Participant
from silp_widgets.domain.records import new_id
from silp_widgets.domain.returns import ResentRow
from silp_widgets.domain.review import Review
from silp_widgets.domain.views import SavedView
from silp_widgets.domain.vocabulary import Seen
from silp_widgets.domain.when import When

WORDS = "Zażółć “gęślą” \N{FAMILY} שלום العربية \N{THUMBS UP SIGN}\N{ZERO WIDTH JOINER}\t\r\n"


def test_what_is_saved_is_what_another_reader_finds(case, reopen, entry):
    full = entry(
        "HV-001",
        text=WORDS,
        sequence=Decimal("1.50"),
        date_recorded=date(2022, 3, 15),
        people=("Child K", "HV1"),
        seen=(SeenMark(person="K", code=Seen("seen_alone")),),
        provenance=Provenance(
            file="a.xlsx",
            row=7,
            imported_at=datetime(2023, 9, 1, 9, 30, tzinfo=UTC),
            raw_cells={"Date": "14/03/22", "What": WORDS},
        ),
    )
    account = Account(
        id=new_id(),
        contributor=new_id(),
        anchors=(Anchor(kind="entry", target=full.id),),
        text_verbatim=WORDS,
        factors=(FactorMark(code="role"),),
        captured_at=datetime(2023, 9, 2, 10, 0, tzinfo=UTC),
    )
    case.save(full, account)
    with reopen() as reader:
        assert reader.entries() == (full,)
        assert reader.accounts() == (account,)
        assert reader.get(Entry, full.id) == full
        assert reader.review().title == "Child K"


def test_a_saved_view_comes_back_as_it_was_looked_at_and_by_name(case, reopen):
    looked = {"theme": ["neglect"], "good": False, "known": {"agency": "gp"}, "zoom": None}
    views = [SavedView(id=new_id(), name=f"{WORDS[:5]} {n}", filter=looked) for n in (10, 2)]
    case.save(*views)
    with reopen() as reader:
        assert reader.views() == (views[1], views[0])


def test_a_row_that_was_sent_again_comes_back_with_both_readings(case, reopen, entry):
    before = entry("HV-001", provenance=Provenance(file="a.xlsx", row=7, raw_cells={"What": "a"}))
    sent = Provenance(
        file="b.xlsx",
        row=8,
        imported_at=datetime(2023, 9, 2, tzinfo=UTC),
        raw_cells={"What": WORDS},
    )
    now = replace(before, text=WORDS, sequence=Decimal("1.50"), provenance=sent)
    kept = ResentRow(id=new_id(), entry=before.id, problem=new_id(), before=before, now=now)
    case.save(kept)
    with reopen() as reader:
        assert reader.resent() == (kept,)


def test_an_entry_that_was_taken_out_is_kept_beside_the_chronology(case, reopen, entry):
    stays, goes = entry("HV-001"), entry("HV-002")
    case.save(stays, goes)
    case.save(replace(goes, withdrawn=True))
    with reopen() as reader:
        assert reader.entries() == (stays,)
        assert reader.taken_out() == (replace(goes, withdrawn=True),)
        assert reader.get(Entry, goes.id).withdrawn
    case.undo()
    assert (case.entries(), case.taken_out()) == ((stays, goes), ())


def test_a_cell_of_30_000_characters_comes_back_whole(case, reopen, entry):
    text = "Long words — ё. " * 1875
    case.save(entry("HV-001", text=text))
    with reopen() as reader:
        assert reader.entries()[0].text == text


def test_a_nul_and_half_a_surrogate_become_a_mark_and_the_words_stay(case, reopen, entry):
    case.save(entry("HV\x00001", text="be\x00fore \\u0000 \ud83dafter"))
    with reopen() as reader:
        kept = reader.entries()[0]
    assert kept.text == "be\ufffdfore \\u0000 \ufffdafter"
    assert kept.ref == "HV\ufffd001"


def test_entries_come_in_chronological_order_whatever_order_they_were_saved_in(case, entry):
    day = date(2022, 5, 22)
    afternoon = When.day(day, text="22/5/22 15:00")
    rows = [
        entry("HV-003", date(2022, 6, 1)),
        entry("HV-002", sequence=Decimal(2), when=afternoon),
        entry("HV-010", sequence=Decimal("1.5"), when=afternoon),
        entry("GP-001", agency="gp", when=afternoon),
        entry("HV-001", date(2022, 1, 1)),
        entry("HV-009", when=When.unknown("some time")),
    ]
    case.save(*rows)
    order = [found.ref for found in case.entries()]
    assert order == ["HV-001", "GP-001", "HV-010", "HV-002", "HV-003", "HV-009"]


def test_participants_come_in_the_order_people_count(case):
    case.save(*(Participant(id=new_id(), code=code) for code in ("HV10", "HV2", "GP1")))
    assert [one.code for one in case.participants()] == ["GP1", "HV2", "HV10"]


def test_saving_what_is_kept_already_logs_nothing(case, entry):
    one = entry("HV-001")
    case.save(one)
    before = case.last_change()
    case.save(one)
    assert case.last_change() == before


def test_a_second_entry_with_the_same_reference_is_refused_and_nothing_kept(case, entry):
    case.save(entry("HV-001"))
    before = case.last_change()
    with pytest.raises(BadInput, match="same reference"):
        case.save(entry("HV-002"), entry("HV-001", text="private words"))
    assert [one.ref for one in case.entries()] == ["HV-001"]
    assert case.last_change() == before


def test_a_case_holds_one_review(case):
    with pytest.raises(BadInput, match="one review"):
        case.save(Review(id=new_id(), title="Another", profile="sar"))


def test_what_is_not_there_is_said_to_be_missing(case, entry):
    with pytest.raises(NotInCase):
        case.get(Agency, new_id())
    with pytest.raises(NotInCase):
        case.remove(entry("HV-001"))


def test_a_reader_sees_what_a_writer_did_since_it_last_looked(case, reopen, entry):
    with reopen() as reader:
        assert reader.entries() == ()
        one, two = entry("HV-001"), entry("HV-002", date(2022, 4, 1))
        case.save(one, two)
        assert reader.entries() == (one, two)
        assert reader.entries() is reader.entries()
        case.remove(one)
        assert reader.entries() == (two,)
