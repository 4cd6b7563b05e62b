"""Code frames for analysis: SCIE, SEIPS, Yorkshire, and the starter themes (handbook part 7).

A frame is data, in ``data/code_frames.toml``; its codes are those of the vocabulary of the same
name. One passage may carry codes of several frames.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from silp_widgets.domain.errors import BadInput


@dataclass(frozen=True, slots=True)
class Code:
    """One code: permanent key, the words people read, and what it covers."""

    key: str
    label: str
    definition: str


@dataclass(frozen=True, slots=True)
class CodeFrame:
    """A set of codes from one source.

    Attributes
    ----------
    key, name, source : str
        What marks carry, what people read, and where the labels come from.
    codes : tuple of Code
        In the source's order.
    levels : bool
        Whether a code of it is also given a level (frontline, local strategic, national).
    """

    key: str
    name: str
    source: str
    codes: tuple[Code, ...]
    levels: bool = False

    def code(self, key: str) -> Code:
        """Return one of its codes.

        Raises
        ------
        BadInput
            If it has none of that key; the sentence names the frame.
        """
        found = next((code for code in self.codes if code.key == key), None)
        if found is None:
            raise BadInput(f"“{key}” is no code of {self.name}.")
        return found


@cache
def code_frames() -> dict[str, CodeFrame]:
    """Return every code frame by its key."""
    source = files("silp_widgets").joinpath("data", "code_frames.toml")
    rows = tomllib.loads(source.read_text(encoding="utf-8"))
    return {
        key: CodeFrame(
            key=key,
            name=row["name"],
            source=row["source"],
            codes=tuple(
                Code(code, words["label"], words["definition"])
                for code, words in row["codes"].items()
            ),
            levels=row.get("levels", False),
        )
        for key, row in rows.items()
    }
