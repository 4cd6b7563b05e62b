"""Zip archives (.xlsx, .docx, .ods) from strangers: looked over before anything is unpacked."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import Final

from lxml import etree

from silp_widgets.domain.errors import FileNotUnderstood

_MOST_UNPACKED: Final = 300_000_000
_MOST_UNPACKED_WHEN_DENSE: Final = 30_000_000
_DENSEST: Final = 120
_MOST_PARTS: Final = 5_000


def open_archive(data: bytes, name: str) -> zipfile.ZipFile:
    """Open an archive after checking that it is whole and unpacks to a sane size.

    Parameters
    ----------
    data : bytes
        The file.
    name : str
        Its name, for the sentence.

    Returns
    -------
    zipfile.ZipFile

    Raises
    ------
    FileNotUnderstood
        If it is damaged, cut short, protected, or made to fill the memory when unpacked.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        parts = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError) as error:
        raise FileNotUnderstood(
            f"“{name}” is damaged or was cut short, so nothing was read. "
            "Ask the agency to send it again."
        ) from error
    unpacked = sum(part.file_size for part in parts)
    dense = unpacked > _DENSEST * len(data) and unpacked > _MOST_UNPACKED_WHEN_DENSE
    if len(parts) > _MOST_PARTS:
        raise FileNotUnderstood(
            f"“{name}” holds {len(parts):,} parts, far more than any workbook or document has, so "
            "it was not opened. Ask the agency to copy its table into a new file and send that."
        )
    if unpacked > _MOST_UNPACKED or dense:
        raise FileNotUnderstood(
            f"“{name}” would grow to {max(1, unpacked // 1_000_000):,} MB when opened, far more "
            "than a chronology holds, so it was not opened. Ask the agency to copy its table "
            "into a new file and send that."
        )
    if any(part.flag_bits & 1 for part in parts):
        raise FileNotUnderstood(locked(name))
    return archive


def part_of(archive: zipfile.ZipFile, part: str, name: str) -> bytes:
    """Return one part of an archive; empty bytes if it has no such part.

    Raises
    ------
    FileNotUnderstood
        If the part is damaged, or declares entities (which no office program writes).
    """
    try:
        body = archive.read(part)
    except KeyError:
        return b""
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError) as error:
        raise FileNotUnderstood(
            f"“{name}” is damaged inside, so nothing was read. Ask the agency to send it again."
        ) from error
    if b"<!DOCTYPE" in body or b"<!ENTITY" in body:
        raise FileNotUnderstood(
            f"“{name}” holds declarations that no office program writes and that can harm the "
            "computer that reads them, so nothing was read. Ask the agency to copy its table "
            "into a new file and send that."
        )
    return body


def parse(body: bytes, name: str) -> etree._Element:
    """Parse XML without entities, DTDs or the network.

    Raises
    ------
    FileNotUnderstood
        If it is not well-formed, or nested absurdly deep.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_pis=True
    )
    try:
        return etree.fromstring(body, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise FileNotUnderstood(
            f"“{name}” is damaged inside, so nothing was read. Open it in the program that made "
            "it, save it again, and send that."
        ) from error


def locked(name: str) -> str:
    """Return the sentence for a file with a password."""
    return (
        f"“{name}” is locked with a password, so it can't be read. Ask the agency to send it "
        "without one by a secure route."
    )
