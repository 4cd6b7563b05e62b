"""Themes: added from the handbook's list or in the review's own words, renamed, and taken out."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar

from silp_widgets.domain.chronology import Theme
from silp_widgets.domain.code_frames import code_frames
from silp_widgets.domain.errors import BadInput
from silp_widgets.domain.ports import ReadingSurface
from silp_widgets.domain.records import new_id
from silp_widgets.domain.saying import counted
from silp_widgets.state.asking import asked_form, asked_text
from silp_widgets.state.over_case import CasePart
from silp_widgets.state.screen import verb

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from silp_widgets.domain.chronology import Entry
    from silp_widgets.domain.records import Json


class Themes(CasePart[ReadingSurface]):
    """Makes themes. Which entries carry them is set on the entries."""

    name: ClassVar[str] = "theme_desk"

    def view(self) -> Json:
        """Return every theme, and those of the handbook's starter list that aren't used yet."""
        if self.read_only:
            return {}
        themes = self._case.themes()
        return {
            "themes": [
                {"id": one.id, "key": one.key, "name": one.name, "definition": one.definition}
                for one in themes
            ],
            "starters": _starters(themes),
        }

    @verb
    def save_theme(self, form: Mapping[str, Any], theme: str = "") -> Json:
        """Add a theme, or change its name or what it means."""
        writer, given = self._writer, asked_form(form)
        name = asked_text(given.get("name"), "Name", longest=100)
        if not name:
            raise BadInput("Give the theme a name.")
        others = [one for one in writer.themes() if one.id != theme]
        if name.casefold() in {one.name.casefold() for one in others}:
            raise BadInput(f"There is a theme “{name}” already.")
        was = writer.get(Theme, theme) if theme else None
        made = Theme(
            id=was.id if was else new_id(),
            key=was.key if was else _key(name, {one.key for one in others}),
            name=name,
            definition=asked_text(given.get("definition"), "What it means", longest=2_000),
        )
        writer.save(made, note=f"Theme {'changed' if was else 'added'}")
        return {"said": f"Theme “{name}” kept."}

    @verb
    def remove_theme(self, theme: str) -> Json:
        """Take a theme out, and off the entries that carry it. Not while an account carries it."""
        writer = self._writer
        gone = writer.get(Theme, theme)
        carried = {
            *(key for account in writer.accounts() for key in account.themes),
            *(key for finding in writer.findings() for key in finding.themes),
        }
        if gone.key in carried:
            raise BadInput(f"Accounts or findings carry “{gone.name}”, so it stays.")
        freed = [e for e in writer.entries() if gone.key in e.themes]
        with writer.act("Theme taken out"):
            writer.save(*(_without(entry, gone.key) for entry in freed))
            writer.remove(gone)
        carriers = counted(len(freed), "entry", "entries")
        return {"said": f"Taken out, and off {carriers}. Undo brings it back."}


def _without(entry: Entry, theme: str) -> Entry:
    return replace(entry, themes=tuple(key for key in entry.themes if key != theme))


def _starters(themes: Iterable[Theme]) -> list[str]:
    """Return the names of starter themes (handbook part 7) that the review hasn't."""
    taken = {theme.name.casefold() for theme in themes}
    names = [code.label for code in code_frames()["themes"].codes]
    return [name[0].upper() + name[1:] for name in names if name.casefold() not in taken]


def _key(name: str, taken: set[str]) -> str:
    known = next(
        (c.key for c in code_frames()["themes"].codes if c.label.casefold() == name.casefold()), ""
    )
    stem = known or re.sub(r"[^a-z0-9]+", "_", name.casefold()).strip("_") or "theme"
    return next(
        key
        for key in (stem, *(f"{stem}_{n}" for n in range(2, len(taken) + 3)))
        if key not in taken
    )
