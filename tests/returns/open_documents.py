"""Writing small OpenDocument files, as other office programs leave them."""

from __future__ import annotations

import io
import zipfile

_NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "table", "text", "style")
)


def zipped(mime, content):
    """Return an OpenDocument file."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("mimetype", f"application/vnd.oasis.opendocument.{mime}")
        archive.writestr(
            "content.xml",
            f"<office:document-content {_NAMES}><office:body>{content}</office:body>"
            "</office:document-content>",
        )
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
    return held.getvalue()


def cells(row):
    return "".join(
        '<table:table-cell office:value-type="string"><text:p>' + cell + "</text:p>"
        "</table:table-cell>"
        for cell in row
    )


def ods(rows, *, hidden_rows=(), hidden_columns=()):
    """Return an .ods with one sheet; rows and columns are counted from 1."""
    hide = ' table:visibility="collapse"'
    columns = "".join(
        f"<table:table-column{hide if n in hidden_columns else ''}/>"
        for n in range(1, len(rows[0]) + 1)
    )
    body = "".join(
        f"<table:table-row{hide if n in hidden_rows else ''}>{cells(row)}</table:table-row>"
        for n, row in enumerate(rows, start=1)
    )
    sheet = f'<table:table table:name="Sheet1">{columns}{body}</table:table>'
    return zipped("spreadsheet", f"<office:spreadsheet>{sheet}</office:spreadsheet>")
