"""Making small files as agencies send them; everything in them is invented."""

from __future__ import annotations

import zipfile

import openpyxl
import pytest

_CONTENT_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/'
    'content-types"><Default Extension="xml" ContentType="application/xml"/></Types>'
)
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@pytest.fixture
def workbook(tmp_path):
    """Return a function that writes rows to an .xlsx and gives its path."""

    def write(rows, name="health visiting.xlsx", *, change=None):
        book = openpyxl.Workbook()
        sheet = book.active
        sheet.title = "Chronology"
        for row in rows:
            sheet.append(row)
        if change is not None:
            change(book, sheet)
        path = tmp_path / name
        book.save(path)
        return path

    return write


@pytest.fixture
def text_file(tmp_path):
    """Return a function that writes text in an encoding and gives its path."""

    def write(text, name="health visiting.csv", *, encoding="utf-8"):
        path = tmp_path / name
        path.write_bytes(text.encode(encoding) if isinstance(text, str) else text)
        return path

    return write


@pytest.fixture
def document(tmp_path):
    """Return a function that writes the body of a Word document and gives its path."""

    def write(body, name="health visiting.docx", *, parts=()):
        path = tmp_path / name
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("[Content_Types].xml", _CONTENT_TYPES)
            archive.writestr(
                "word/document.xml",
                f'<w:document xmlns:w="{_W}"><w:body>{body}</w:body></w:document>',
            )
            for part, content in parts:
                archive.writestr(part, content)
        return path

    return write
