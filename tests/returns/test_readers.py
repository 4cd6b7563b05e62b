"""Every kind of file gives the same rows, and what is hidden in it is said."""

from __future__ import annotations

import zipfile
from datetime import date, datetime

import pytest
from openpyxl.comments import Comment
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from silp_widgets.domain.errors import FileNotUnderstood
from silp_widgets.returns.reading import read_return

RECEIVED = date(2023, 9, 1)
HEADINGS = ["Date", "Time", "Source", "Event", "Child seen?", "Action taken"]
ROW = ["22/05/2022", "14:30", "HV1 contact sheet", "Home visit to K", "Yes", "Advice given"]
POUND = "Date;Source;Event\n1/5/22;file 3;Owed £40 – said “it’s gone”\n"
INSERTED = "<w:p><w:ins><w:r><w:t>Seen today</w:t></w:r></w:ins>"
DELETED = "<w:del><w:r><w:delText>Not seen</w:delText></w:r></w:del></w:p>"


def word_table(rows):
    """Return the XML of a Word table; a cell is text, or XML of its own."""

    def cell(content):
        return f"<w:tc>{content if content.startswith('<') else paragraph(content)}</w:tc>"

    body = ["<w:tr>" + "".join(map(cell, row)) + "</w:tr>" for row in rows]
    return f"<w:tbl>{''.join(body)}</w:tbl>"


def paragraph(text):
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def codes(result):
    return {problem.code for problem in result.problems}


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252", "mac_roman"]
)
def test_text_is_read_in_the_encoding_that_it_was_written_in(text_file, encoding):
    result = read_return(text_file(POUND, encoding=encoding), received=RECEIVED)
    assert result.entries[0].text == "Owed £40 – said “it’s gone”"
    assert ("C706" in codes(result)) == (encoding in {"cp1252", "mac_roman"})


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_any_usual_separator_is_found(text_file, separator):
    rows = [HEADINGS, [*ROW[:3], "A visit; to K, and L | all well", *ROW[4:]]]
    text = "\n".join(separator.join(f'"{cell}"' for cell in row) for row in rows)
    assert read_return(text_file(text), received=RECEIVED).entries[0].source == ROW[2]


def test_a_line_break_inside_a_cell_does_not_shift_the_rows_after_it(text_file):
    text = 'Date,Source,Event\n1/5/22,f 1,"one\ntwo"\n\n31/4/22,f 2,three\n'
    result = read_return(text_file(text), received=RECEIVED)
    assert [entry.provenance.row for entry in result.entries] == [2, 4]
    assert result.entries[0].text == "one\ntwo"


def test_words_decoded_wrongly_before_they_reached_us_are_told(text_file):
    wrong = "it’s £40".encode().decode("cp1252")
    result = read_return(text_file(f"Date,Source,Event\n1/5/22,f 1,{wrong}\n"), received=RECEIVED)
    problem = next(p for p in result.problems if p.code == "C706")
    assert "it’s £40" in problem.suggestion


def test_cells_of_a_workbook_read_as_the_agency_sees_them(workbook):
    row = [datetime(2022, 4, 1), "14:30", 44652, 7, "", "044652"]  # noqa: DTZ001 - a cell has no zone
    result = read_return(workbook([HEADINGS, row]), received=RECEIVED)
    raw = result.entries[0].provenance.raw_cells
    assert raw["Date"] == "2022-04-01"
    assert (raw["Source"], raw["Event"], raw["Action taken"]) == ("44652", "7", "044652")


def test_bare_numbers_count_from_1904_where_the_workbook_says_so(workbook):
    def change(book, _sheet):
        book.epoch = CALENDAR_MAC_1904

    result = read_return(workbook([HEADINGS, [43190, *ROW[1:]]], change=change), received=RECEIVED)
    assert result.entries[0].when.first_day == date(2022, 4, 1)


def test_hidden_rows_columns_and_sheets_are_read_and_told(workbook):
    def change(book, sheet):
        sheet.row_dimensions[2].hidden = True
        sheet.column_dimensions["F"].hidden = True
        other = book.create_sheet("Old rows")
        other.sheet_state = "hidden"
        other.append(HEADINGS)
        other.append(["1/1/2021", *ROW[1:]])

    result = read_return(workbook([HEADINGS, ROW], change=change), received=RECEIVED)
    told = [problem.message for problem in result.problems if problem.code == "C705"]
    assert len(result.entries) == 2
    assert any("row 2 is hidden" in message for message in told)
    assert any("column F is hidden" in message for message in told)
    assert any("“Old rows” is hidden" in message for message in told)


def test_formulas_and_comments_are_told_and_none_is_run(workbook):
    def change(_book, sheet):
        sheet["D3"] = '=HYPERLINK("x")'
        sheet["D2"].comment = Comment("Ask the manager", "A")

    result = read_return(workbook([HEADINGS, ROW, ROW], change=change), received=RECEIVED)
    told = " ".join(problem.message for problem in result.problems if problem.code == "C708")
    assert "a formula" in told
    assert "comments" in told


def test_a_date_merged_over_several_rows_dates_each_of_them(workbook):
    rows = [HEADINGS, ROW, [None, *ROW[1:3], "Call from the school", *ROW[4:]]]
    path = workbook(rows, change=lambda _, sheet: sheet.merge_cells("A2:A3"))
    days = [entry.when.first_day for entry in read_return(path, received=RECEIVED).entries]
    assert days == [date(2022, 5, 22)] * 2


def test_two_rows_of_headings_are_read_together(workbook):
    rows = [
        ["When", None, "Source", "What happened", "Child", None],
        ["Date", "Time", None, None, "Seen?", "Views"],
        ["22/05/2022", "14:30", "sheet 1", "Home visit", "Yes", "Smiled at HV1"],
    ]
    path = workbook(rows, change=lambda _, sheet: sheet.merge_cells("A1:B1"))
    entry = read_return(path, received=RECEIVED).entries[0]
    assert (entry.time_text, entry.voice, entry.provenance.row) == ("14:30", "Smiled at HV1", 3)


def test_a_word_table_split_over_pages_is_one_chronology(document):
    first = word_table([["Date", "Source", "Event"], ["1/5/22", "f 1", "one"]])
    again = word_table([["Date", "Source", "Event"], ["2/5/22", "f 2", "two"]])
    bare = word_table([["3/5/22", "f 3", "three"]])
    body = paragraph("Chronology of the school") + first + again + paragraph("") + bare
    result = read_return(document(body, "return.docx"), received=RECEIVED)
    assert [entry.text for entry in result.entries] == ["one", "two", "three"]
    assert result.agency == "school"


def test_tracked_changes_are_read_as_accepted_and_told(document):
    table = word_table([["Date", "Source", "Event"], ["1/5/22", "f 1", INSERTED + DELETED]])
    result = read_return(document(table), received=RECEIVED)
    assert result.entries[0].text == "Seen today"
    assert "C708" in codes(result)


def test_cells_merged_down_and_across_keep_their_columns(document):
    down = '<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>' + paragraph("1/5/22")
    on = "<w:tcPr><w:vMerge/></w:tcPr>" + paragraph("")
    title = '<w:tcPr><w:gridSpan w:val="3"/></w:tcPr>' + paragraph("2022")
    rows = [["Date", "Source", "Event"], [title], [down, "f 1", "one"], [on, "f 2", "two"]]
    result = read_return(document(word_table(rows)), received=RECEIVED)
    assert [(e.date_text, e.text) for e in result.entries] == [("1/5/22", "one"), ("1/5/22", "two")]


def test_a_web_page_is_read_by_its_tables_and_its_scripts_are_left_out(text_file):
    page = (
        "<html><table><tr><th>Date<th>Source<th>Event</tr><tr><td>1/5/22<td>f 1"
        "<td>Visit<script>alert(1)</script><br>K well</tr></table></html>"
    )
    result = read_return(text_file(page, "gp.html"), received=RECEIVED)
    assert result.entries[0].text == "Visit\nK well"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_page_that_does_not_say_how_it_is_written_keeps_its_accents(text_file, encoding):
    page = (
        "<html><table><tr><th>Date<th>Source<th>Event</tr><tr><td>1/5/22<td>f 1"
        "<td>Seen at the café – well</tr></table></html>"
    )
    result = read_return(text_file(page, "gp.html", encoding=encoding), received=RECEIVED)
    assert result.entries[0].text == "Seen at the café – well"
    assert "C706" not in {p.code for p in result.problems}


def test_a_document_without_a_table_says_what_is_needed(document):
    with pytest.raises(FileNotUnderstood, match="one row for each event"):
        read_return(document(paragraph("We have nothing to add.")))


_ODS = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body>'
    '<office:spreadsheet><table:table table:name="Log">{}</table:table></office:spreadsheet>'
    "</office:body></office:document-content>"
)


def ods(tmp_path, rows, more=""):
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    body = [
        "<table:table-row>" + "".join(map(cell.format, row)) + "</table:table-row>" for row in rows
    ]
    path = tmp_path / "housing.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr("content.xml", _ODS.format("".join(body) + more))
    return path


def test_an_opendocument_sheet_is_read_and_its_empty_edge_costs_nothing(tmp_path):
    cell = "<table:table-cell/>"
    edge = f'<table:table-row table:number-rows-repeated="1048000">{cell}</table:table-row>'
    rows = [["Date", "Source", "Event"], ["1/5/2022", "log 1", "Damp reported"]]
    result = read_return(ods(tmp_path, rows, edge), received=RECEIVED)
    assert [(entry.agency, entry.text) for entry in result.entries] == [
        ("housing", "Damp reported")
    ]


def test_a_filled_cell_repeated_without_end_is_refused(tmp_path):
    bomb = (
        '<table:table-row table:number-rows-repeated="1000000"><table:table-cell '
        'office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row>'
    )
    with pytest.raises(FileNotUnderstood, match="reaches to row 1,000,000"):
        read_return(ods(tmp_path, [["Date", "Event"]], bomb))


def test_a_cell_of_a_web_page_that_spans_rows_says_the_same_for_each_of_them(text_file):
    page = (
        "<table><tr><th>Date<th>Event<th>Source</tr>"
        "<tr><td rowspan=2>1/5/2022<td>A call<td>Log 4</tr><tr><td>A visit<td>Log 5</tr>"
        "<tr><td>3/5/2022<td>A letter<td>Log 6</tr></table>"
    )
    result = read_return(text_file(page, name="hv.html"), received=RECEIVED)
    assert [(e.date_text, e.text, e.source) for e in result.entries] == [
        ("1/5/2022", "A call", "Log 4"),
        ("1/5/2022", "A visit", "Log 5"),
        ("3/5/2022", "A letter", "Log 6"),
    ]


def test_a_table_after_a_page_break_may_leave_out_its_last_columns(document):
    first = [["Date", "Event", "Source", "Action"], ["1/5/2022", "Late", "Register 1", "Rang home"]]
    body = word_table(first) + paragraph("") + word_table([["3/5/2022", "Fell", "Register 2"]])
    result = read_return(document(body), received=RECEIVED)
    assert [(e.text, e.source) for e in result.entries] == [
        ("Late", "Register 1"),
        ("Fell", "Register 2"),
    ]
