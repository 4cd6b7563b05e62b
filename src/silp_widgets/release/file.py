"""The release file: a zip with a manifest, its contents, and a seal over them.

Written once, whole or not at all, and read-only from then on. Its bytes depend on its contents
alone: no times of files, no user, no machine.
"""

from __future__ import annotations

import hashlib
import json
import os
import zipfile
import zlib
from contextlib import suppress
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from silp_widgets.domain.errors import ReleaseDamaged, ReleaseRefused

if TYPE_CHECKING:
    from pathlib import Path

    from silp_widgets.domain.records import Json

FORMAT: Final = "silp-release"
VERSION: Final = 1
_UNREADABLE: Final = (
    OSError, KeyError, ValueError, EOFError, RuntimeError, NotImplementedError, RecursionError,
    MemoryError,
)  # fmt: skip
"""What reading a file that is no release may end in."""

_MANIFEST: Final = "manifest.json"
_CONTENTS: Final = "release.json"
_LARGEST: Final = 512 * 1024 * 1024
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
_READ_ONLY: Final = 0o444
_UNIX: Final = 3  # said whatever system writes it: the same contents make the same bytes


def sealed(manifest: Json, contents: Json) -> Json:
    """Return a manifest with its seal.

    The seal is the SHA-256 over manifest and contents in their canonical form, as hexadecimal. It
    shows what was changed or damaged; that it is the one that was signed off, the case's own list
    of releases says.
    """
    said = {**manifest, "format": FORMAT, "version": VERSION}
    said.pop("seal", None)
    return {**said, "seal": hashlib.sha256(_canonical([said, contents])).hexdigest()}


def _canonical(body: Any) -> bytes:
    text = json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode("utf-8")


def write_release(path: Path, manifest: Json, contents: Json) -> None:
    """Write a release file, whole or not at all.

    Parameters
    ----------
    path : Path
        Must not be there yet: a release is never changed, only followed by another.
    manifest : dict
        From :func:`sealed`: number, level, who signed off by role, when.
    contents : dict
        What it holds.

    Raises
    ------
    ReleaseRefused
        If there is a file already, or it can't be written there.
    """
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in ((_MANIFEST, manifest), (_CONTENTS, contents)):
            member = zipfile.ZipInfo(name, _EPOCH)
            member.create_system, member.external_attr = _UNIX, _READ_ONLY << 16
            archive.writestr(member, _canonical(body), zipfile.ZIP_DEFLATED)
    partial = path.with_name(path.name + ".partial")
    try:
        partial.unlink(missing_ok=True)  # left by a publishing that was cut off
        with partial.open("xb") as file:
            file.write(buffer.getvalue())
            file.flush()
            os.fsync(file.fileno())
        partial.chmod(_READ_ONLY)
        _give_its_name(partial, path)
    except FileExistsError:
        raise ReleaseRefused(
            f"There is a file {path.name} already, and a release is never changed. Choose another "
            "name."
        ) from None
    except OSError as error:
        raise ReleaseRefused(f"{path.name} can't be written: {error.strerror}.") from None
    finally:
        with suppress(OSError):
            partial.unlink()


def _give_its_name(partial: Path, path: Path) -> None:
    """Name a finished file, in one step, unless there is something of that name already."""
    try:
        # A link fails where something is there already; a rename would replace it.
        os.link(partial, path)
    except FileExistsError:
        raise
    except OSError:
        # Memory sticks know no links.
        if os.path.lexists(path):
            raise FileExistsError from None
        partial.rename(path)


def read_release(path: Path) -> tuple[Json, Json]:
    """Return a release file's manifest and contents, after checking its seal.

    Raises
    ------
    ReleaseDamaged
        If it is no release, was changed, or was cut short.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            manifest, contents = (_read(archive, name) for name in _members(archive, path.name))
    except FileNotFoundError:
        raise ReleaseDamaged(f"There is no file {path.name}.") from None
    except (*_UNREADABLE, zipfile.BadZipFile, zlib.error):
        raise ReleaseDamaged(
            f"{path.name} is not a release, or was cut short. Ask the chair for it again."
        ) from None
    if not isinstance(manifest, dict) or manifest.get("format") != FORMAT:
        raise ReleaseDamaged(f"{path.name} is not a release of SILP Workbook.")
    version = manifest.get("version")
    if isinstance(version, int) and version > VERSION:
        raise ReleaseDamaged(f"{path.name} was made by a later version; bring this one up to date.")
    if manifest != sealed(manifest, contents):
        raise ReleaseDamaged(
            f"{path.name} is not what was signed off: it was changed or damaged. "
            "Ask the chair for it again."
        )
    return manifest, contents


def _members(archive: zipfile.ZipFile, name: str) -> tuple[str, str]:
    """Say which parts to read, after looking that there are these two and nothing beside them."""
    parts = archive.infolist()
    if sum(part.file_size for part in parts) > _LARGEST:
        raise ReleaseDamaged(f"{name} is larger than any release.")
    beside = [part.filename for part in parts] != [_MANIFEST, _CONTENTS]
    hidden = archive.comment or any(part.extra or part.comment for part in parts)
    if beside or hidden or parts[0].header_offset:
        raise ReleaseDamaged(
            f"{name} holds more, or other things, than a release does. Ask the chair for it again."
        )
    return _MANIFEST, _CONTENTS


def _read(archive: zipfile.ZipFile, name: str) -> Any:
    """Read one part and no more of it than it says it has."""
    with archive.open(name) as part:
        return json.loads(part.read(archive.getinfo(name).file_size))
