"""The file that an agency fills in, as a Word document: a note, what to write, an empty table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from silp_widgets.reports.document import add_table, document_bytes, new_document, say
from silp_widgets.returns.template import asked_words

if TYPE_CHECKING:
    from silp_widgets.reports.template import Template
    from silp_widgets.returns.template import AskedColumn

_EMPTY_ROWS: Final = 12
_BLANK: Final = "________________________"


def template_document(template: Template) -> bytes:
    """Return the file as .docx: the columns that a page has room for.

    The instructions are paragraphs, not a second table, so that what comes back has one table.
    """
    words = asked_words()
    columns = [column for column in template.columns if column.cm]
    document = new_document(template.title)
    # Where the agency's name is read from when the file comes back.
    say(document, f"Agency: {template.agency or _BLANK}")
    for text in (*template.facts, *words.opening):
        say(document, text)
    document.add_heading(words.guide, level=2)
    for column in columns:
        say(document, _said(column), opening=f"{column.heading}. ")
    document.add_heading(words.sheet, level=2)
    add_table(
        document,
        [column.heading for column in columns],
        [column.cm for column in columns],
        [[""] * len(columns)] * _EMPTY_ROWS,
    )
    say(document, "For more rows, press Tab in the last cell.")
    return document_bytes(document)


def _said(column: AskedColumn) -> str:
    said = [column.ask]
    if column.choices:
        said.append(f"The words are: {', '.join(column.choices)}.")
    if column.example:
        said.append(f"For example: {column.example}")
    return " ".join(said)
