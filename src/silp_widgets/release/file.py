"""The release file: a zip with a manifest, its contents, and a seal over them.

Written once, whole or not at all, and read-only from then on. Its bytes depend on its contents
alone: no times of files, no user, no machine.
"""

from __future__ import annotations

import hashlib
import json
import os
import zipfile
from contextlib import suppress
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from silp_widgets.domain.errors import ReleaseDamaged, ReleaseRefused

if TYPE_CHECKING:
    from pathlib import Path

    from silp_widgets.domain.records import Json

FORMAT: Final = "silp-release"
VERSION: Final = 1
_MANIFEST: Final = "manifest.json"
_CONTENTS: Final = "release.json"
_LARGEST: Final = 512 * 1024 * 1024
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
_READ_ONLY: Final = 0o444


def seal_of(contents: Json) -> str:
    """Return the SHA-256 over contents in their canonical form, as hexadecimal."""
    return hashlib.sha256(_canonical(contents)).hexdigest()


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
        What it is: number, level, who signed off by role, when.
    contents : dict
        What it holds.

    Raises
    ------
    ReleaseRefused
        If there is a file already, or it can't be written there.
    """
    sealed = {**manifest, "format": FORMAT, "version": VERSION, "seal": seal_of(contents)}
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in ((_MANIFEST, sealed), (_CONTENTS, contents)):
            archive.writestr(zipfile.ZipInfo(name, _EPOCH), _canonical(body), zipfile.ZIP_DEFLATED)
    partial = path.with_name(path.name + ".partial")
    try:
        with partial.open("xb") as file:
            file.write(buffer.getvalue())
            file.flush()
            os.fsync(file.fileno())
        partial.chmod(_READ_ONLY)
        # A link fails where something is there already; a rename would replace it.
        os.link(partial, path)
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


def read_release(path: Path) -> tuple[Json, Json]:
    """Return a release file's manifest and contents, after checking its seal.

    Raises
    ------
    ReleaseDamaged
        If it is no release, was changed, or was cut short.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            if sum(info.file_size for info in archive.infolist()) > _LARGEST:
                raise ReleaseDamaged(f"{path.name} is larger than any release.")
            manifest = json.loads(archive.read(_MANIFEST))
            contents = json.loads(archive.read(_CONTENTS))
    except FileNotFoundError:
        raise ReleaseDamaged(f"There is no file {path.name}.") from None
    except (OSError, zipfile.BadZipFile, KeyError, ValueError, EOFError, RuntimeError):
        raise ReleaseDamaged(
            f"{path.name} is not a release, or was cut short. Ask the chair for it again."
        ) from None
    if not isinstance(manifest, dict) or manifest.get("format") != FORMAT:
        raise ReleaseDamaged(f"{path.name} is not a release of SILP Workbook.")
    if manifest.get("version", 0) > VERSION:
        raise ReleaseDamaged(f"{path.name} was made by a later version; bring this one up to date.")
    if manifest.get("seal") != seal_of(contents):
        raise ReleaseDamaged(
            f"{path.name} is not what was signed off: it was changed or damaged. "
            "Ask the chair for it again."
        )
    return manifest, contents
