"""A file is written whole or not at all, for its owner's eyes, and never over another."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING, TypeVar

from silp_widgets.domain.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Mapping

M = TypeVar("M")


def refuse_to_replace(path: Path) -> None:
    """Refuse a path where something is already, or whose folder isn't there.

    Raises
    ------
    BadInput
        With a sentence that says which.
    """
    if not path.parent.is_dir():
        raise BadInput(f"There is no folder for {path.name}. Make it first, or choose another.")
    if path.exists():
        raise BadInput(
            f"There is a file {path.name} already; nothing was changed. Choose another name."
        )


def chosen_by_ending(path: Path, makers: Mapping[str, M], otherwise: str) -> M:
    """Return what makes a file of this name, before anything is read.

    Parameters
    ----------
    path : Path
        Its ending chooses; must not be there yet.
    makers : Mapping
        From ending (``".docx"``, lower case) to what makes such a file.
    otherwise : str
        The endings there are, as a sentence.

    Raises
    ------
    BadInput
        If nothing makes such a file, or it can't be written there.
    """
    make = makers.get(path.suffix.casefold())
    if make is None:
        raise BadInput(
            f"“{path.name}” doesn't end in a kind of file that is made here. {otherwise}"
        )
    refuse_to_replace(path)
    return make


def write_whole(path: Path, content: bytes) -> None:
    """Write a new file.

    Parameters
    ----------
    path : Path
        Must not be there yet.
    content : bytes
        All of it.

    Raises
    ------
    BadInput
        If there is something there already, or it can't be written.
    """
    refuse_to_replace(path)
    partial: Path | None = None
    try:
        # Beside the file, not in the machine's common folder: these are private words.
        with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
            partial = Path(file.name)
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        _put_in_place(partial, path)
    except OSError as error:
        raise BadInput(f"{path.name} can't be written: {error.strerror}.") from None
    finally:
        if partial is not None:
            with suppress(OSError):
                partial.unlink()


def _put_in_place(partial: Path, path: Path) -> None:
    try:
        os.link(partial, path)
    except FileExistsError:
        refuse_to_replace(path)
        raise
    except OSError:
        # Some memory sticks know no links: take the name first, then fill it at one stroke.
        with path.open("xb"):
            pass
        partial.replace(path)
