"""Opening a file: what it truly is, whatever it is called, and which reader takes it."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Final

from silp_widgets.domain.errors import FileNotUnderstood
from silp_widgets.returns.found import in_file
from silp_widgets.returns.readers.archive import locked, open_archive, part_of
from silp_widgets.returns.readers.delimited import read_delimited
from silp_widgets.returns.readers.open_document import read_odt
from silp_widgets.returns.readers.spreadsheet import read_ods, read_xls, read_xlsx
from silp_widgets.returns.readers.web import read_html
from silp_widgets.returns.readers.word import read_docx
from silp_widgets.returns.table import MOST_ROWS, MOST_TEXT, Opened, too_long
from silp_widgets.returns.unshown import leave_out_unshown

if TYPE_CHECKING:
    from collections.abc import Callable


_LARGEST: Final = 100_000_000
_UNSHOWN: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
_TABLE: Final = re.compile(rb"<table\b", re.IGNORECASE)
_LARGEST_TEXT: Final = 60_000_000
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ASK: Final = "Ask the agency to send its chronology as .xlsx, .csv or .docx."

_READERS: Final[dict[str, Callable[[bytes, str], Opened]]] = {
    "xlsx": read_xlsx,
    "xls": read_xls,
    "ods": read_ods,
    "docx": read_docx,
    "odt": read_odt,
    "html": read_html,
    "text": read_delimited,
}
_CALLED: Final = {
    "xlsx": "an Excel workbook",
    "xls": "an Excel workbook of an older kind",
    "ods": "an OpenDocument spreadsheet",
    "docx": "a Word document",
    "odt": "an OpenDocument text",
    "html": "a web page",
    "text": "a text file",
}
_ENDINGS: Final = {
    "xlsx": {".xlsx", ".xlsm", ".xltx", ".xltm"},
    "xls": {".xls", ".xlt"},
    "ods": {".ods"},
    "docx": {".docx", ".docm", ".dotx"},
    "odt": {".odt", ".ott"},
    "html": {".html", ".htm"},
    "text": {".csv", ".tsv", ".txt", ".tab", ""},
}
_PICTURES: Final = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*", b"RIFF")
_OTHERS: Final = (
    (b"%PDF", "a PDF, whose tables can't be read reliably"),
    (b"{\\rtf", "a Rich Text file"),
    (b"7z\xbc\xaf", "an archive"),
    (b"Rar!", "an archive"),
    (b"\x1f\x8b", "an archive"),
    (b"MZ", "a program"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a database"),
)


@dataclass(frozen=True, slots=True, repr=False)
class SentFile:
    """A file that arrived without being on this disk: dropped on a page, say.

    Attributes
    ----------
    name : str
        What it was called.
    data : bytes
        All of it.
    """

    name: str
    data: bytes


@dataclass(slots=True, kw_only=True)
class OpenedFile:
    """A file, opened.

    Attributes
    ----------
    name, digest : str
        Its name without folder, and the SHA-256 of its bytes.
    opened : Opened
        Its tables and what was found beside them.
    """

    name: str
    digest: str
    opened: Opened


def open_file(path: str | Path | SentFile) -> OpenedFile:
    """Open a file as what it is.

    Parameters
    ----------
    path : str, Path or SentFile
        Where it is, or the file itself.

    Returns
    -------
    OpenedFile

    Raises
    ------
    FileNotUnderstood
        With a sentence for the agency, if nothing can be read (C701).
    """
    if isinstance(path, SentFile):
        name = _printable(Path(path.name).name)
        data = _whole(path.data, name)
    else:
        name = _printable(Path(path).name)
        data = _bytes(Path(path), name)
    kind = _kind(data, name)
    opened = _READERS[kind](data, name)
    _refuse_long(opened, name)
    opened.problems.extend(leave_out_unshown(opened.tables, name))
    if Path(name).suffix.lower() not in _ENDINGS[kind]:
        opened.problems.append(
            in_file(
                "C704",
                f"“{name}” is {_CALLED[kind]}, whatever its name says; it was read as that.",
                file=name,
                suggestion="Give the file the ending that belongs to it.",
            )
        )
    return OpenedFile(name=name, digest=hashlib.sha256(data).hexdigest(), opened=opened)


def _printable(name: str) -> str:
    """Return a file's name without what no page, terminal or database can show as it is.

    A name may turn its own ending round, hold commands to a terminal, or be no Unicode at all.
    """
    return "".join(
        "\N{REPLACEMENT CHARACTER}" if unicodedata.category(letter) in _UNSHOWN else letter
        for letter in name
    )


def _refuse_long(opened: Opened, name: str) -> None:
    for table in opened.tables:
        filled = sum(map(any, table.rows)) if len(table.rows) > MOST_ROWS else 0
        where = f"Sheet “{table.name}” of “{name}”" if table.name else f"“{name}”"
        if filled > MOST_ROWS:
            raise FileNotUnderstood(
                f"{where} has {filled:,} rows, far more than a chronology holds, so nothing was "
                f"read. {_ASK}"
            )
        if sum(map(len, chain.from_iterable(table.rows))) > MOST_TEXT:
            raise FileNotUnderstood(too_long(where))


def _bytes(path: Path, name: str) -> bytes:
    name = name or str(path)
    try:
        if path.is_dir():
            raise FileNotUnderstood(f"“{name}” is a folder. Choose the files inside it instead.")
        if not path.exists():
            raise FileNotUnderstood(
                f"There is no file “{name}” there. Check its name and its folder."
            )
        if not path.is_file():
            raise FileNotUnderstood(f"“{name}” is not a file that can be read. {_ASK}")
        _refuse_large(path.stat().st_size, name)
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        if isinstance(error, FileNotUnderstood):
            raise
        raise FileNotUnderstood(
            f"“{name}” can't be opened. It may be open in another program, or you may not be "
            "allowed to read it. Close it there and try again."
        ) from error
    return _whole(data, name)


def _refuse_large(size: int, name: str, most: int = _LARGEST) -> None:
    if size > most:
        raise FileNotUnderstood(
            f"“{name}” has {size // 1_000_000:,} MB, far more than a chronology holds, so it "
            "was not opened. Ask the agency to remove pictures, or to send its table alone."
        )


def _whole(data: bytes, name: str) -> bytes:
    _refuse_large(len(data), name)
    if not data:
        raise FileNotUnderstood(f"“{name}” is empty (0 bytes). Ask the agency to send it again.")
    return data


def _kind(data: bytes, name: str) -> str:
    """Return which reader takes the file, by its content alone."""
    if data.startswith(b"PK"):
        return _zipped(data, name)
    if data.startswith(_OLE):
        return _compound(data, name)
    if data.startswith(_PICTURES) and not data[:200].isascii():
        raise FileNotUnderstood(f"“{name}” is a picture, so there is no table to read. {_ASK}")
    for start, what in _OTHERS:
        if data.startswith(start) and (start != b"MZ" or not data[:200].isascii()):
            raise FileNotUnderstood(f"“{name}” is {what}, so nothing was read. {_ASK}")
    start = _beginning(data)
    if start.startswith((b"<!doctype html", b"<html", b"<table", b"<head", b"<body", b"<meta")):
        return "html"
    if start.startswith(b"<!--") and _TABLE.search(data):
        return "html"
    if start.startswith(b"<?xml"):
        if b"<html" in start:
            return "html"
        raise FileNotUnderstood(f"“{name}” is an XML file, so nothing was read. {_ASK}")
    _refuse_large(len(data), name, _LARGEST_TEXT)
    return "text"


def _beginning(data: bytes) -> bytes:
    """Return how a text begins, in small letters of one byte each."""
    start = data[:2_000]
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        start = start.decode("utf-16", "ignore").encode()
    return start.lstrip(b"\xef\xbb\xbf \r\n\t").lower()


def _zipped(data: bytes, name: str) -> str:
    archive = open_archive(data, name)
    names = set(archive.namelist())
    if "xl/workbook.xml" in names:
        return "xlsx"
    if "word/document.xml" in names:
        return "docx"
    if "content.xml" in names:
        mime = part_of(archive, "mimetype", name)[:100]
        if b"spreadsheet" in mime:
            return "ods"
        return "odt"
    if "xl/workbook.bin" in names:
        raise FileNotUnderstood(f"“{name}” is a binary Excel workbook (.xlsb). {_ASK}")
    raise FileNotUnderstood(
        f"“{name}” is an archive, not a workbook or document, so nothing was read. "
        "Unpack it and choose the files inside."
    )


def _compound(data: bytes, name: str) -> str:
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise FileNotUnderstood(locked(name))
    if "WordDocument".encode("utf-16-le") in data:
        raise FileNotUnderstood(
            f"“{name}” is a Word document of an older kind (.doc). Open it in Word, save it as "
            ".docx, and send that."
        )
    if any(stream.encode("utf-16-le") in data for stream in ("Workbook", "Book")):
        return "xls"
    raise FileNotUnderstood(f"“{name}” is not a workbook or document, so nothing was read. {_ASK}")
