from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from silp_widgets.domain.chronology import Agency
from silp_widgets.domain.errors import FileNotUnderstood
from silp_widgets.domain.people import Identity
from silp_widgets.domain.vocabulary import AgencyKind, ReturnStatus, ScopeStatus
from silp_widgets.returns.opening import SentFile
from silp_widgets.state import return_tracker
from silp_widgets.state.importing import import_return, read_for

HEAD = "No.,Date,Time,Event,Source,Action taken"
ROWS = (
    "1,3 January 2022,,Home visit. Child seen and well.,visit sheet 4,None needed",
    "2,14 February 2022,,Telephone call from the school nurse about lunches.,phone log,Noted",
    "3,2 March 2022,10:15,Clinic. Weighed; no worries recorded.,clinic card,Next clinic in May",
    "4,9 May 2022,,Clinic missed. Text message sent to Adult M.,clinic card,Rang next day",
)


def sent(*rows, head=HEAD, name="returns of january.csv"):
    return SentFile(name, "\n".join((head, *(rows or ROWS))).encode())


def bring(case, file, agency="Health visiting", mapping=None):
    return import_return(case, read_for(case, file, agency=agency, mapping=mapping), agency=agency)


def codes(case):
    return sorted(p.code for p in case.problems())


@pytest.fixture
def case(make_case):
    return make_case(title="Child Q", scope_from=date(2022, 1, 1), scope_to=date(2022, 4, 30))


def test_a_return_comes_in_whole_with_agency_tracker_and_scope(case):
    done = bring(case, sent())
    assert (done.added, done.said) == (4, "4 entries from 4 rows.")
    (agency,) = case.agencies()
    assert (agency.key, agency.code) == ("health_visiting", "HV")
    assert [e.ref for e in case.entries()] == ["HV-001", "HV-002", "HV-003", "HV-004"]
    assert [e.scope_status for e in case.entries()][-1] is ScopeStatus.BACKGROUND
    (line,) = case.returns()
    assert (line.status, line.entries, line.agency) == (ReturnStatus.RECEIVED, 4, agency.key)
    assert {e.provenance.raw_cells["Event"] for e in case.entries()} >= {
        "Home visit. Child seen and well."
    }


def test_undo_takes_all_of_an_import_back_and_redo_brings_it_again(case):
    bring(case, sent())
    case.undo()
    assert (case.entries(), case.agencies(), case.returns(), case.problems()) == ((),) * 4
    case.redo()
    assert len(case.entries()) == 4
    case.undo()
    assert bring(case, sent()).added == 4


def test_the_same_file_twice_changes_nothing_and_says_so(case):
    bring(case, sent())
    before = (case.entries(), case.problems(), case.returns())
    again = bring(case, sent(name="another name.csv"))
    assert again.already
    assert again.said == "was imported before; nothing changed."
    assert (case.entries(), case.problems(), case.returns()) == before


def test_a_corrected_file_adds_tells_and_overwrites_nothing(case):
    bring(case, sent())
    before = {e.id: e for e in case.entries()}
    asked = [p.code for p in case.problems() if p.entry == "HV-004"]
    assert asked
    fixed = ROWS[1].replace("14 February", "15 February")
    new = "5,1 April 2022,,Visit with the nursery nurse. Child seen.,visit sheet 9,None needed"
    done = bring(case, sent(ROWS[0], fixed, ROWS[3], new))
    assert (done.added, done.changed, done.missing) == (1, 1, 1)
    assert "Nothing here was overwritten or taken out." in done.said
    after = {e.id: e for e in case.entries()}
    assert {i: after[i] for i in before} == before
    (added,) = after.keys() - before.keys()
    assert after[added].ref == "HV-005"
    told = {p.code: p for p in case.problems()}
    assert told["C405"].entry == "HV-002"
    assert "“14 February 2022” → “15 February 2022”" in told["C405"].text
    assert told["C406"].entry == "HV-003"
    assert [p.code for p in case.problems() if p.entry == "HV-004"] == asked, "asked once"


def test_a_row_changed_here_and_there_is_told_as_both(case):
    bring(case, sent())
    entry = next(e for e in case.entries() if e.ref == "HV-002")
    case.save(replace(entry, text="Telephone call from the school nurse about breakfast."))
    bring(case, sent(*ROWS[:1], ROWS[1].replace("lunches", "dinners"), *ROWS[2:]))
    assert [p.entry for p in case.problems() if p.code == "C407"] == ["HV-002"]
    assert "C405" not in codes(case)


def test_what_we_corrected_is_not_told_as_the_agencys_change(case):
    bring(case, sent())
    entry = next(e for e in case.entries() if e.ref == "HV-002")
    case.save(replace(entry, text="Telephone call from the school nurse about breakfast."))
    extra = "5,1 April 2022,,Visit with the nursery nurse.,visit sheet 9,None needed"
    done = bring(case, sent(*ROWS, extra))
    assert (done.added, done.changed, done.missing) == (1, 0, 0)


def test_a_further_file_of_the_same_agency_is_all_new_and_nothing_is_missing(case):
    bring(case, sent())
    more = [
        f"{n},{n} March 2022,,{what},school file,None"
        for n, what in enumerate(("Sports day", "Parents' evening, aunt came", "Trip to zoo"), 11)
    ]
    done = bring(case, sent(*more, name="second part.csv"))
    assert (done.added, done.changed, done.missing) == (3, 0, 0)
    assert not {"C405", "C406"} & set(codes(case))


def test_one_file_of_several_agencies_keeps_their_rows_apart(case):
    head = "Agency,Date,Event,Source"
    rows = ("Police,3 January 2022,Call from neighbour,log 1",) * 1 + (
        "Health visiting,4 January 2022,Home visit,sheet 2",
        "Police,5 January 2022,Visit to the flat,log 3",
        "Housing,6 January 2022,Repair ordered,file 4",
    )
    done = bring(case, sent(*rows, head=head), agency="")
    assert done.added == 4
    assert {e.ref for e in case.entries()} == {"PO-001", "PO-002", "HV-001", "HO-001"}
    assert {a.key for a in case.agencies()} == {"police", "health_visiting", "housing"}


def test_references_and_codes_never_collide(case):
    case.save(Agency(id="a1", key="harbour_trust", name="Harbour Trust", code="HS"))
    bring(case, sent(), agency="Harbour Support")
    codes_now = {a.key: a.code for a in case.agencies()}
    assert codes_now == {"harbour_trust": "HS", "harbour_support": "HS2"}
    assert {e.ref for e in case.entries()} == {f"HS2-00{n}" for n in range(1, 5)}
    assert {p.entry for p in case.problems() if p.entry} <= {e.ref for e in case.entries()}
    assert next(a.name for a in case.agencies() if a.code == "HS2") == "Harbour Support"


def test_a_renamed_agency_is_the_one_it_was(case):
    case.save(
        Agency(
            id="a1",
            key="health_visiting",
            name="Family nursing",
            code="HV",
            kind=AgencyKind.HEALTH_VISITING,
            also_known_as=("Northmoor 0-19",),
        )
    )
    bring(case, sent(), agency="Northmoor 0-19")
    assert [a.name for a in case.agencies()] == ["Family nursing"]
    assert {e.agency for e in case.entries()} == {"health_visiting"}


@pytest.mark.parametrize("data", [b"", b"\x00\xff\xfe<script>", b"PK\x03\x04 not a workbook"])
def test_a_file_that_cannot_be_read_is_refused_in_a_sentence_and_leaves_nothing(case, data):
    before = case.last_change()
    with pytest.raises(FileNotUnderstood, match=r"\.$"):
        bring(case, SentFile("from an agency.xlsx", data))
    assert not case.entries()
    # Not even its register was opened, which would be logged.
    assert case.last_change() == before


def test_a_file_without_a_date_column_keeps_nothing_and_shows_its_columns(case):
    before = case.last_change()
    file = sent("blue,seven,lamp", "red,eight,chair", head="Colour,Number,Thing")
    read = read_for(case, file, agency="Housing")
    assert [c.heading for c in read.columns] == ["Colour", "Number", "Thing"]
    done = import_return(case, read)
    assert "nothing was kept" in done.said
    assert not case.agencies()
    assert case.last_change() == before


def test_a_mapping_that_was_settled_is_used_for_the_agencys_next_file(case):
    head = "Nr,Tag,Was,Wo,Intern"
    row = "1,3 January 2022,Home visit. Child seen.,sheet 4,ab12"
    mapping = {
        "Nr": "event_ref",
        "Tag": "date_text",
        "Was": "event_fact",
        "Wo": "source",
        "Intern": "",
    }
    bring(case, sent(row, head=head), agency="Housing", mapping=mapping)
    (line,) = case.returns()
    assert dict(line.mapping) == mapping
    later = sent(
        "7,8 June 2022,Repair ordered; nobody in.,sheet 9,zz", head=head, name="part 2.csv"
    )
    read = read_for(case, later, agency="Housing")
    (entry,) = read.entries
    assert (entry.text, entry.source) == ("Repair ordered; nobody in.", "sheet 9")
    assert read.mapping["Intern"] == ""
    assert entry.provenance.raw_cells["Intern"] == "zz"


def test_the_settled_mapping_is_used_where_only_the_file_tells_the_agency(case):
    mapping = {"Date": "date_text", "Event": "event_fact", "Source": "", "No.": "event_ref"}
    bring(case, sent(name="housing one.csv"), agency="Housing", mapping=mapping)
    read = read_for(case, sent(*ROWS[:2], name="housing two.csv"))
    assert read.agency == "housing"
    assert read.mapping["Source"] == ""


@pytest.mark.parametrize("agency", ["Health visiting", ""])
def test_another_kind_of_file_is_not_measured_by_the_headings_of_the_last(case, agency):
    bring(case, sent(name="health visiting log.csv"), agency=agency)
    head = "Meeting on,What was discussed,Agreed,Minuted in,Attendees"
    rows = ("9 March 2022,Growth and feeding were talked over,HV1 to ring,Minutes 3,HV1",)
    bring(case, sent(*rows, head=head, name="health visiting minutes.csv"), agency=agency)
    assert "C703" not in codes(case)
    assert "Growth and feeding were talked over" in {entry.text for entry in case.entries()}


def test_a_requested_return_becomes_the_received_one(case):
    return_tracker.request(case, "Health visiting", date(2023, 9, 30))
    return_tracker.request(case, "health visitors", None)
    assert len(case.returns()) == 1, "asked twice is one request"
    bring(case, sent())
    (line,) = case.returns()
    assert (line.status, line.due) == (ReturnStatus.RECEIVED, date(2023, 9, 30))


def test_names_that_nobody_registered_are_asked_about_without_logging_any(case):
    case.set_register([Identity(id="i1", name="Ada Lovell", pseudonym="Adult M")])
    bring(case, sent("1,3 January 2022,,Mr Tobias Quillfeather rang the team.,phone log,Noted"))
    assert "C601" in codes(case)
    notes = " ".join(c.note for c in case.changes())
    assert "Quillfeather" not in notes
    assert "returns of january" not in notes


def test_a_dry_run_reports_and_keeps_nothing(case):
    read = read_for(case, sent(), agency="Housing")
    assert import_return(case, read, dry_run=True).added == 4
    assert not case.entries()
    assert not case.returns()
