"""Zip archives (.xlsx, .docx, .ods) from strangers: looked over before anything is unpacked."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import Final

from lxml import etree

from silp_widgets.domain.errors import FileNotUnderstood

_MOST_UNPACKED: Final = 200_000_000
_MOST_UNPACKED_WHEN_DENSE: Final = 30_000_000
_DENSEST: Final = 120
_MOST_PARTS: Final = 5_000
_LARGEST_TREE: Final = 100_000_000
_MOST_TAGS: Final = 2_400_000
# Word can be told to write "strict" names; what they name is the same.
_STRICT: Final = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_USUAL: Final = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PIECE: Final = 1_000_000


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
        raise FileNotUnderstood(damaged(name)) from error
    if _declares(body):
        raise FileNotUnderstood(_declarations(name))
    return body


def refuse_declarations(archive: zipfile.ZipFile, part: str, name: str) -> None:
    """Refuse a part that declares entities, without holding all of it in memory.

    Raises
    ------
    FileNotUnderstood
        As :func:`part_of` does.
    """
    try:
        with archive.open(part) as stream:
            before = b""
            while piece := stream.read(_PIECE):
                if _declares(before + piece):
                    raise FileNotUnderstood(_declarations(name))
                before = piece[-20:]
    except KeyError:
        return
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError) as error:
        raise FileNotUnderstood(damaged(name)) from error


def _declares(body: bytes) -> bool:
    # The mark itself is rare, and looking for one byte is far cheaper than for the words.
    if b"!" not in body:
        return False
    if b"<!DOCTYPE" in body or b"<!ENTITY" in body:
        return True
    # In UTF-16 every other byte is nought.
    return b"<\0!\0" in body[:_PIECE] or b"\0<\0!" in body[:_PIECE]


def _declarations(name: str) -> str:
    return (
        f"“{name}” holds declarations that no office program writes and that can harm the "
        "computer that reads them, so nothing was read. Ask the agency to copy its table "
        "into a new file and send that."
    )


def _too_full(name: str, size: int) -> str:
    return (
        f"“{name}” holds {max(1, size // 1_000_000):,} MB inside, far more than a chronology, so "
        "nothing was read. Ask the agency to copy its table into a new file and send that."
    )


def damaged(name: str) -> str:
    """Return the sentence for a file whose parts can't be read."""
    return f"“{name}” is damaged inside, so nothing was read. Ask the agency to send it again."


def tree_of(archive: zipfile.ZipFile, part: str, name: str) -> etree._Element:
    """Return one part of an archive, parsed; see :func:`part_of` and :func:`parse`."""
    size = archive.getinfo(part).file_size if part in archive.namelist() else 0
    if size > _LARGEST_TREE:
        raise FileNotUnderstood(_too_full(name, size))
    return parse(part_of(archive, part, name).replace(_STRICT, _USUAL), name)


def parse(body: bytes, name: str) -> etree._Element:
    """Parse XML without entities, DTDs or the network.

    Raises
    ------
    FileNotUnderstood
        If it is not well-formed, or nested absurdly deep.
    """
    if len(body) > _LARGEST_TREE or body.count(b"<") > _MOST_TAGS:
        raise FileNotUnderstood(_too_full(name, len(body)))
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_pis=True
    )
    try:
        root = etree.fromstring(body, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise FileNotUnderstood(
            f"“{name}” is damaged inside, so nothing was read. Open it in the program that made "
            "it, save it again, and send that."
        ) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise FileNotUnderstood(_declarations(name))
    return root


def locked(name: str) -> str:
    """Return the sentence for a file with a password."""
    return (
        f"“{name}” is locked with a password, so it can't be read. Ask the agency to send it "
        "without one by a secure route."
    )
