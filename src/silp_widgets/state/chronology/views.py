"""Saved views of the chronology: kept under a name, so that a colleague finds them too."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Final

from silp_widgets.domain.errors import BadInput, NotInCase
from silp_widgets.domain.ports import ReadingSurface
from silp_widgets.domain.records import new_id
from silp_widgets.domain.views import SavedView
from silp_widgets.state.asking import asked_text
from silp_widgets.state.chronology.view_filter import asked_filter
from silp_widgets.state.over_case import CasePart
from silp_widgets.state.screen import verb

if TYPE_CHECKING:
    from collections.abc import Mapping

    from silp_widgets.domain.ports import CaseWriter
    from silp_widgets.domain.records import Json

MOST_VIEWS: Final = 200
LONGEST_NAME: Final = 80


class Views(CasePart[ReadingSurface]):
    """Lists what was saved; saves, renames and removes, each an act that can be undone.

    A release holds none: what a chair searches for is not for its readers.
    """

    name: ClassVar[str] = "views"

    def view(self) -> Json:
        """Return the saved views by name."""
        if self.read_only:
            return {"list": []}
        return {
            "list": [
                {"id": one.id, "name": one.name, "filter": dict(one.filter)}
                for one in self._writer.views()
            ]
        }

    @verb
    def save_view(self, filter: Mapping[str, Any], name: str = "", id: str = "") -> Json:  # noqa: A002 - the message's own words
        """Save what is looked at as a new view, or as the view that is given, in its place."""
        writer = self._writer
        looked = asked_filter(filter)
        if id:
            was = _view(writer, id)
            after = SavedView(id=was.id, name=was.name, filter=looked)
            said = f"“{was.name}” saved as it is now."
        else:
            if len(writer.views()) >= MOST_VIEWS:
                raise BadInput(f"There are {MOST_VIEWS} views already. Remove one first.")
            after = SavedView(id=new_id(), name=_name(writer, name), filter=looked)
            said = f"“{after.name}” saved. Who works on this case finds it under Views."
        # A name may say something private, and the log is kept for ever: the note leaves it out.
        with writer.act("View saved"):
            writer.save(after)
        return {"said": said, "id": after.id}

    @verb
    def rename_view(self, id: str, name: str) -> Json:  # noqa: A002 - the message's own word
        """Give a view another name; addresses that lead to it go on leading to it."""
        writer = self._writer
        was = _view(writer, id)
        after = SavedView(id=was.id, name=_name(writer, name, but=was.id), filter=was.filter)
        with writer.act("View renamed"):
            writer.save(after)
        return {"said": f"“{was.name}” is called “{after.name}” now.", "id": was.id}

    @verb
    def remove_view(self, id: str) -> Json:  # noqa: A002 - the message's own word
        """Remove a view. The entries that it showed stay as they are."""
        writer = self._writer
        was = _view(writer, id)
        with writer.act("View removed"):
            writer.remove(was)
        return {"said": f"View “{was.name}” removed. Undo brings it back."}


def _view(writer: CaseWriter, view_id: object) -> SavedView:
    found = next((one for one in writer.views() if one.id == view_id), None)
    if found is None:
        raise NotInCase("That view is no longer in this case.")
    return found


def _name(writer: CaseWriter, name: object, *, but: str = "") -> str:
    words = " ".join(asked_text(name, "The name of the view", longest=LONGEST_NAME).split())
    if not words:
        raise BadInput("Give the view a name, such as “Late notices”.")
    taken = {one.name.casefold() for one in writer.views() if one.id != but}
    if words.casefold() in taken:
        raise BadInput(f"There is a view called “{words}” already. Choose another name.")
    return words
