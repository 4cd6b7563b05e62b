"""Tables of OpenDocument texts (.odt) are read as those of Word are."""

from __future__ import annotations

from datetime import date

import pytest
from tests.returns.open_documents import cells, zipped

from silp_widgets.domain.errors import FileNotUnderstood
from silp_widgets.returns.opening import SentFile
from silp_widgets.returns.reading import read_return

RECEIVED = date(2023, 9, 1)
HEAD = ["Date", "Event", "Source"]
WIDE = (
    '<table:table-cell table:number-columns-repeated="900000"><text:p>x</text:p></table:table-cell>'
)


def text(*rows, before="", inside=""):
    body = "".join(f"<table:table-row>{cells(row)}</table:table-row>" for row in rows)
    table = f'<table:table table:name="T">{body}{inside}</table:table>'
    return SentFile("hv.odt", zipped("text", f"<office:text>{before}{table}</office:text>"))


def test_the_rows_of_a_table_are_read_with_their_numbers():
    result = read_return(
        text(["FICTIONAL"], HEAD, ["1/5/2022", "Home visit", "Log 4"]), received=RECEIVED
    )
    (entry,) = result.entries
    assert (entry.text, entry.provenance.sheet, entry.provenance.row) == (
        "Home visit",
        "Table 1",
        3,
    )


def test_the_words_of_a_cell_keep_their_lines_and_lose_its_comments():
    said = (
        "One<text:s text:c='2'/>space<text:line-break/>two<office:annotation><text:p>secret"
        "</text:p></office:annotation></text:p><text:p>three"
    )
    result = read_return(text(HEAD, ["1/5/2022", said, "Log 4"]), received=RECEIVED)
    assert result.entries[0].text == "One  space\ntwo\nthree"
    assert any(p.code == "C708" for p in result.problems)


def test_rows_in_a_repeated_heading_and_in_groups_are_found():
    more = (
        f"<table:table-row-group><table:table-row>{cells(['2/5/2022', 'Call', 'Log 5'])}"
        "</table:table-row></table:table-row-group>"
    )
    result = read_return(text(HEAD, ["1/5/2022", "Visit", "Log 4"], inside=more), received=RECEIVED)
    assert [entry.provenance.row for entry in result.entries] == [2, 3]


def test_a_paragraph_above_the_table_says_whose_return_it_is():
    file = text(HEAD, ["1/5/2022", "Visit", "x"], before="<text:p>Northmoor Police</text:p>")
    file = SentFile("return.odt", file.data)
    assert read_return(file, received=RECEIVED).agency == "police"


@pytest.mark.parametrize(
    "content",
    [
        "<office:text><text:p>Only words</text:p></office:text>",
        f"<office:text><table:table><table:table-row>{WIDE}</table:table-row></table:table></office:text>",
    ],
    ids=["no table", "a cell that stands 900,000 times"],
)
def test_a_text_that_is_no_return_ends_in_a_sentence(content):
    with pytest.raises(FileNotUnderstood, match=r"hv\.odt"):
        read_return(SentFile("hv.odt", zipped("text", content)), received=RECEIVED)
