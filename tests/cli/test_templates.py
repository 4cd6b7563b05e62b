from datetime import date

import openpyxl
import pytest

from silp_widgets.domain.records import new_id
from silp_widgets.domain.returns import ReturnFile
from silp_widgets.store import open_case


def words_of(path):
    book = openpyxl.load_workbook(path)
    return [str(c.value) for s in book.worksheets for row in s.iter_rows() for c in row if c.value]


def test_a_file_can_be_made_before_there_is_a_case(silp, tmp_path):
    code, out, _ = silp("template", "-o", tmp_path / "return.docx")
    assert (code, "is written" in out) == (0, True)
    assert (tmp_path / "return.docx").read_bytes().startswith(b"PK")


def test_a_case_s_title_dates_and_due_day_are_put_in(silp, demo, tmp_path):
    with open_case(demo.case, write=True) as case:
        case.save(ReturnFile(id=new_id(), agency="police", due=date(2023, 11, 30)))
        name = next(one.name for one in case.agencies() if one.key == "police")
    path = tmp_path / "return.xlsx"
    code, out, _ = silp("template", "-o", path, "--case", demo.case, "--agency", "police")
    assert (code, name in out) == (0, True)
    words = words_of(path)
    assert "Dates to cover: 1 January 2022 to 30 June 2023." in words
    assert "Please send it back by 30 November 2023." in words
    assert openpyxl.load_workbook(path).sheetnames[0] == name


def test_no_name_of_the_register_is_sent_out(silp, demo, tmp_path):
    path = tmp_path / "return.xlsx"
    silp("template", "-o", path, "--case", demo.case)
    with open_case(demo.case) as case:
        names = [one.name for one in case.register()]
    assert [name for name in names if any(name in word for word in words_of(path))] == []


@pytest.mark.parametrize("name", ["return.pdf", "there.xlsx"])
def test_another_ending_or_a_file_that_is_there_is_refused(silp, tmp_path, name):
    (tmp_path / "there.xlsx").write_bytes(b"kept")
    code, _, err = silp("template", "-o", tmp_path / name, "--case", "wherever.silp")
    assert (code, name in err) == (2, True)
    assert (tmp_path / "there.xlsx").read_bytes() == b"kept"
    assert not (tmp_path / "return.pdf").exists()
