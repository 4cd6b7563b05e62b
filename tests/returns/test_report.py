"""The report that goes back to the agency names the cell and can't be turned on its reader."""

from __future__ import annotations

from datetime import date

import openpyxl

from silp_widgets.returns.reading import read_return
from silp_widgets.returns.report import error_report, write_error_report

ROWS = 'Date,Source,Event\n31/4/2022,log 1,Visit\n"=1+1",log 2,Call\n'


def test_each_problem_is_one_row_with_the_cell_and_how_to_mend_it(text_file, tmp_path):
    result = read_return(text_file(ROWS), received=date(2023, 9, 1))
    first = error_report(result.problems)[0]
    assert (first["Row"], first["Column"], first["Code"]) == ("2", "Date", "C112")
    assert first["What stands there"] == "31/4/2022"
    assert first["How to mend it"]
    path = tmp_path / "report.xlsx"
    write_error_report(result.problems, path)
    cells = [cell for row in openpyxl.load_workbook(path).active.iter_rows() for cell in row]
    assert any(cell.value == "=1+1" for cell in cells)
    assert all(cell.data_type != "f" for cell in cells)
