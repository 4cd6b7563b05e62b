import csv
import json
from dataclasses import replace
from datetime import date
from io import StringIO

import openpyxl
import pandas as pd
import pytest

from silp_widgets.analysis.entries import ENTRIES
from silp_widgets.domain.chronology import Agency, Entry, Provenance
from silp_widgets.domain.errors import BadInput
from silp_widgets.domain.narrative import Account
from silp_widgets.domain.people import Participant, Register
from silp_widgets.domain.records import new_id
from silp_widgets.domain.returns import ReturnFile
from silp_widgets.domain.review import Review
from silp_widgets.domain.vocabulary import NarrativeState
from silp_widgets.domain.when import When
from silp_widgets.reports.export import export
from silp_widgets.store import create_case

FORMULA = '=HYPERLINK("https://example.org","call")'
TEXTS = [
    FORMULA, "+44", "-1 day", "@home", "\tindented", "'quoted'", "#N/A", "née Ångström",
    'two\nlines; and, a "quote"', "a bell \x07 rang", "x" * 40_000,
]  # fmt: skip
ENDINGS = ["xlsx", "csv", "parquet", "json"]


def entry(number, text, day=date(2022, 3, 14)):
    return Entry(
        id=f"e{number}", ref=f"HV-{number:03}", agency="health_visiting", when=When.day(day),
        text=text, provenance=Provenance(file="sent.docx", row=number),
    )  # fmt: skip


@pytest.fixture
def case(tmp_path):
    review = Review(id=new_id(), title="Child K", profile="cspr_local")
    with create_case(tmp_path / "k.silp", review, passphrase="only for tests") as made:
        said = Account(id="s1", contributor="p1", text_verbatim="I walked.", captured_by="scribe")
        gone = replace(said, id="s2", text_verbatim="Take it back.", state=NarrativeState.WITHDRAWN)
        made.set_register(
            Register.from_records([{"name": "Corinne Ashby", "pseudonym": "Adult M"}])
        )
        made.save(
            Agency(id="a1", key="health_visiting", name="Health visiting", code="HV"),
            Participant(id="p1", code="HV1", job="health visitor", agency="health_visiting"),
            said,
            gone,
            *(entry(number, text) for number, text in enumerate(TEXTS, start=1)),
            entry(99, "Long ago.", date(1066, 10, 14)),
        )
        yield made


@pytest.fixture
def written(case, tmp_path):
    """Export the case to a file of a kind."""

    def write(ending):
        export(case, tmp_path / f"out.{ending}")
        return tmp_path / f"out.{ending}"

    return write


def test_a_workbook_has_a_sheet_for_each_noun_and_nothing_in_it_is_a_formula(written):
    book = openpyxl.load_workbook(written("xlsx"))
    assert book.sheetnames == [
        "About", "Entries", "Episodes", "Accounts", "Corrections", "Findings", "Recommendations",
        "Actions", "Columns",
    ]  # fmt: skip
    assert not [c for sheet in book for row in sheet for c in row if c.data_type in {"f", "e"}]
    about = {row[0]: row[1] for row in book["About"].iter_rows(values_only=True)}
    assert about["Review"] == "Child K"
    assert about["Purpose"].startswith("This review is for learning.")
    assert "Not pseudonymised" in about["Made from"]
    assert about["Entries"] == "12 rows"


def test_a_workbook_holds_the_return_tracker_once_anybody_was_asked(written, case):
    case.save(ReturnFile(id="r1", agency="health_visiting", due=date(2026, 3, 1)))
    heading, line = openpyxl.load_workbook(written("xlsx"))["Returns"].iter_rows(values_only=True)
    asked = dict(zip(heading, line, strict=True))
    assert (asked["agency_name"], asked["status"]) == ("Health visiting", "requested")
    assert asked["due"].date() == date(2026, 3, 1)


def test_a_workbook_keeps_every_word_that_a_cell_of_excel_can_hold(written):
    sheet = openpyxl.load_workbook(written("xlsx"))["Entries"]
    head = [cell.value for cell in sheet[1]]
    texts = [row[head.index("text")] for row in sheet.iter_rows(min_row=2)]
    by_ref = {sheet.cell(cell.row, 1).value: cell for cell in texts}
    assert by_ref["HV-001"].value == FORMULA
    assert by_ref["HV-001"].quotePrefix
    assert by_ref["HV-007"].value == "#N/A"
    assert by_ref["HV-010"].value == "a bell � rang"
    assert by_ref["HV-011"].value.startswith("x" * 30_000)
    assert "have all of it" in by_ref["HV-011"].value


def test_days_are_days_in_a_workbook_also_where_excel_has_none(written):
    sheet = openpyxl.load_workbook(written("xlsx"))["Entries"]
    column = [cell.value for cell in sheet[1]].index("first_day") + 1
    days = {sheet.cell(row, 1).value: sheet.cell(row, column).value for row in range(2, 14)}
    assert days["HV-001"].date() == date(2022, 3, 14)
    assert days["HV-099"] == "1066-10-14"


def test_a_csv_opens_with_its_accents_runs_nothing_and_can_be_read_back(written):
    raw = written("csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(StringIO(raw.decode("utf-8-sig"), newline="")))
    cells = {row["ref"]: row["text"] for row in rows}
    assert not any(text.startswith(("=", "+", "-", "@", "\t")) for text in cells.values())
    back = {ref: text.removeprefix("'") for ref, text in cells.items()}
    assert [back[f"HV-{n:03}"] for n in range(1, len(TEXTS) + 1)] == TEXTS
    assert {row["first_day"] for row in rows} == {"2022-03-14", "1066-10-14"}


def test_a_parquet_file_keeps_the_types(written):
    frame = pd.read_parquet(written("parquet"))
    assert list(frame.columns) == [column.name for column in ENTRIES.columns]
    assert frame.loc["HV-001", "text"] == FORMULA
    assert str(frame["row_kind"].dtype) == "category"
    assert frame.loc["HV-099", "first_day"] == pd.Timestamp("1066-10-14").as_unit("ms")


def test_json_holds_every_record_as_it_is_kept(written, case):
    body = json.loads(written("json").read_text(encoding="utf-8"))
    assert (body["schema"], body["version"]) == ("silp-export", 1)
    assert body["entries"] == [entry.to_json() for entry in case.entries()]
    assert body["review"]["title"] == "Child K"


@pytest.mark.parametrize("ending", ENDINGS)
def test_no_export_holds_the_register_or_words_that_were_taken_back(ending, written):
    path = written(ending)
    text = path.read_bytes().decode("utf-8", "ignore")
    if ending == "xlsx":
        sheets = openpyxl.load_workbook(path)
        text = " ".join(str(c.value) for sheet in sheets for row in sheet for c in row)
        assert "I walked." in text
    assert "Corinne" not in text
    assert "Take it back" not in text


@pytest.mark.parametrize("ending", ENDINGS)
def test_an_export_is_its_owners_alone_and_leaves_nothing_beside_it(ending, written, tmp_path):
    before = {path.name for path in tmp_path.iterdir()}
    path = written(ending)
    assert path.stat().st_mode & 0o077 == 0
    assert {p.name for p in tmp_path.iterdir()} - before == {path.name}


def test_a_file_that_is_there_is_never_written_over(case, tmp_path):
    kept = tmp_path / "kept.csv"
    kept.write_text("mine")
    with pytest.raises(BadInput, match=r"There is a file kept\.csv already"):
        export(case, kept)
    assert kept.read_text() == "mine"


def test_an_unknown_ending_is_refused_with_those_that_are_known(case, tmp_path):
    with pytest.raises(BadInput, match=r"\.xlsx, \.docx, \.csv, \.parquet or \.json"):
        export(case, tmp_path / "out.pdf")


def test_a_folder_that_is_not_there_is_named(case, tmp_path):
    with pytest.raises(BadInput, match="There is no folder for out"):
        export(case, tmp_path / "nowhere" / "out.csv")
