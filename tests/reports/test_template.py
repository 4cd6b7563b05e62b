"""What we send to be filled in, we read back: every column, every word of every drop-down."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO

import openpyxl
import pytest
from docx import Document

from silp_widgets.domain.review import Review
from silp_widgets.domain.vocabulary import EventType, Impact, RowKind, Seen, Severity, label
from silp_widgets.reports.template import make_template
from silp_widgets.reports.template_document import template_document
from silp_widgets.reports.template_workbook import template_workbook
from silp_widgets.returns.headings import match
from silp_widgets.returns.reading import read_return
from silp_widgets.returns.template import asked_words

REVIEW = Review(
    id="r1",
    title="Child K",
    profile="cspr_local",
    scope_from=date(2022, 1, 1),
    scope_to=date(2023, 6, 30),
    lines_of_enquiry=("What did the school know?",),
)
NOISE = {"C605", "C702", "C703", "C704", "C705", "C708"}
COLUMNS = asked_words().columns
LONGEST_PROMPT, LONGEST_PROMPT_TITLE = 255, 32


def filled_workbook(path, template, rows):
    """Fill the workbook in as an agency would; each row is a dict of field to words."""
    book = openpyxl.load_workbook(BytesIO(template_workbook(template)))
    sheet = book.worksheets[0]
    for number, row in enumerate(rows, start=2):
        for column, asked in enumerate(template.columns, start=1):
            if row.get(asked.field):
                sheet.cell(number, column).value = row[asked.field]
    book.save(path)
    return path


def filled_document(path, template, rows):
    document = Document(BytesIO(template_document(template)))
    fields = [column.field for column in template.columns if column.cm]
    for number, row in enumerate(rows, start=1):
        for cell, field in zip(document.tables[0].rows[number].cells, fields, strict=True):
            cell.text = row.get(field, "")
    document.save(path)
    return path


def example(**changed):
    return {column.field: column.example for column in COLUMNS} | changed


def read(path):
    return read_return(path, received=date(2023, 9, 1))


@pytest.mark.parametrize("column", COLUMNS, ids=lambda column: column.field)
def test_each_heading_is_read_as_its_own_field_beyond_doubt(column):
    assert match(column.heading) == (column.field, 1.0)


@pytest.mark.parametrize("column", COLUMNS, ids=lambda column: column.field)
def test_each_instruction_fits_where_excel_shows_it(column):
    assert 0 < len(column.ask) <= LONGEST_PROMPT
    assert len(column.heading) <= LONGEST_PROMPT_TITLE


def test_the_example_comes_back_as_one_faultless_row(tmp_path):
    path = filled_workbook(tmp_path / "a.xlsx", make_template(), [example()])
    found = read(path)
    assert [p.message for p in found.problems if p.severity is not Severity.INFORMATION] == []
    assert {p.code for p in found.problems} & NOISE == set()
    (entry,) = found.entries
    assert (entry.agency, entry.when.edtf) == ("health_visiting", "2022-03-14T15:30:00")
    assert (entry.event_type, entry.impact) == (EventType.VISIT, Impact.POSITIVE)
    assert [mark.code for mark in entry.seen] == [Seen.SEEN_NOT_ALONE]
    assert entry.people == ("Child K", "Adult M")
    assert entry.date_recorded == date(2022, 3, 15)
    assert entry.text == example()["event_fact"]
    assert entry.good_practice_note == example()["good_practice_note"]
    assert entry.author_comment == example()["author_comment"]


def test_every_word_of_every_drop_down_is_understood(tmp_path):
    template = make_template(agency="Northmoor Police")
    coded = {column.field: column.choices for column in template.columns if column.choices}
    assert set(coded) == {"row_kind", "event_type", "seen", "seen_alone", "impact"}
    rows = [
        example(**{"sequence": "", "time_text": "", "date_text": f"{day}/3/2022", field: word})
        for field, words in coded.items()
        for day, word in enumerate(words, start=1)
    ]
    found = read(filled_workbook(tmp_path / "a.xlsx", template, rows))
    assert len(found.entries) == len(rows)
    read_as = {
        "row_kind": lambda entry: entry.row_kind,
        "event_type": lambda entry: entry.event_type,
        "seen": lambda entry: entry.seen[0].code,
        "seen_alone": lambda entry: entry.seen[0].code,
        "impact": lambda entry: entry.impact,
    }
    entries = iter(found.entries)
    got = {field: [read_as[field](next(entries)) for _ in coded[field]] for field in coded}
    assert got["row_kind"] == [RowKind.EVENT, RowKind.NO_CONTACT, RowKind.CONTEXT]
    assert got["event_type"] == list(EventType)
    assert got["impact"] == list(Impact)
    # Each is read beside “no” in the column “Seen alone”, and that beside “seen”.
    assert got["seen"][1:] == [
        Seen.NOT_SEEN, Seen.ATTEMPTED, Seen.NOT_APPLICABLE, Seen.NOT_RECORDED,
    ]  # fmt: skip
    assert got["seen_alone"] == [Seen.SEEN_ALONE, Seen.SEEN_NOT_ALONE, Seen.SEEN]


@pytest.mark.parametrize("agency", ["Northmoor Police", "Children's social care / MASH (north)"])
@pytest.mark.parametrize("fill", [filled_workbook, filled_document])
def test_a_filled_file_says_whose_it_is_and_makes_no_noise(tmp_path, fill, agency):
    template = make_template(REVIEW, agency=agency)
    ending = "xlsx" if fill is filled_workbook else "docx"
    found = read(fill(tmp_path / f"return.{ending}", template, [example(), example()]))
    assert found.agency in {"police", "childrens_social_care"}
    assert len(found.entries) == 2
    assert all(found.mapping.values())
    assert {p.code for p in found.problems} & NOISE == set()


@pytest.mark.parametrize("make", [template_workbook, template_document])
def test_a_file_that_comes_back_empty_has_no_entries(tmp_path, make):
    path = tmp_path / ("a.xlsx" if make is template_workbook else "a.docx")
    path.write_bytes(make(make_template(REVIEW, agency="Northmoor Police")))
    assert read(path).entries == ()


def test_no_instruction_is_mistaken_for_the_name_of_an_agency(tmp_path):
    path = filled_document(tmp_path / "a.docx", make_template(REVIEW), [example()])
    assert read(path).agency == "other"


def test_the_workbook_helps_whoever_fills_it_in():
    template = make_template(REVIEW, agencies=("Northmoor Police", "Alder & Oak School"))
    book = openpyxl.load_workbook(BytesIO(template_workbook(template)))
    sheet, guide = book.worksheets
    assert (sheet.freeze_panes, sheet.print_title_rows) == ("C2", "$1:$1")
    dates = [n for n, c in enumerate(template.columns, start=1) if "date" in c.field]
    assert {sheet.cell(row, n).number_format for n in dates for row in (2, 40)} == {"@"}
    assert all(cell.alignment.wrap_text for cell in sheet[2])
    rules = [rule for rule in sheet.data_validations.dataValidation if rule.type == "list"]
    offered = {rule.promptTitle: in_range(book, rule.formula1) for rule in rules}
    assert offered["Agency *"] == ["Northmoor Police", "Alder & Oak School"]
    assert offered["Impact"] == [label(code) for code in Impact]
    prompts = {str(rule.sqref).split(":")[0] for rule in sheet.data_validations.dataValidation}
    assert {f"{cell.column_letter}1" for cell in sheet[1]} <= prompts
    said = [str(cell.value) for row in guide.iter_rows() for cell in row if cell.value]
    assert "Chronology for a learning review: Child K" in said
    assert "Dates to cover: 1 January 2022 to 30 June 2023." in said
    assert {column.ask for column in template.columns} <= set(said)


def test_a_long_purpose_does_not_make_a_workbook_that_excel_has_to_repair():
    review = replace(REVIEW, purpose="For learning & for nothing else. " * 40)
    book = openpyxl.load_workbook(BytesIO(template_workbook(make_template(review))))
    footer = book.worksheets[0].oddFooter
    assert len(footer.left.text) + len(footer.right.text) < LONGEST_PROMPT
    assert "For learning && for" in footer.left.text


def in_range(book, formula):
    name, cells = formula.rsplit("!", 1)
    rows = book[name.strip("'")][cells.replace("$", "")]
    return [row[0].value for row in rows]


def test_the_document_repeats_its_headings_on_every_page():
    document = Document(BytesIO(template_document(make_template(REVIEW))))
    (table,) = document.tables
    heading, row = table.rows[0]._tr, table.rows[1]._tr
    assert heading.xpath("./w:trPr/w:tblHeader")
    assert row.xpath("./w:trPr/w:cantSplit")
    assert not row.xpath("./w:trPr/w:tblHeader")
    widths = sum(column.width.cm for column in table.columns)
    assert widths <= document.sections[0].page_width.cm - 2
