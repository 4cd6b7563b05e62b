"""What every screen can do that people type long words into: keep them, whatever happens."""

from __future__ import annotations

from abc import abstractmethod
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from silp_widgets.domain.errors import BadInput
from silp_widgets.domain.uk_time import clock
from silp_widgets.state import drafting
from silp_widgets.state.over_case import CaseScreenState
from silp_widgets.state.screen import quiet_verb

if TYPE_CHECKING:
    from silp_widgets.domain.ports import CaseReader, CaseWriter
    from silp_widgets.domain.records import Json


class TypedState(CaseScreenState["CaseReader"]):
    """A state with texts that are kept while they are typed (design decision 5).

    Parameters
    ----------
    case : CaseReader
        The open case.
    writer : CaseWriter, optional
        The same case, open for writing; without it nothing can be typed.
    """

    def __init__(self, case: CaseReader, writer: CaseWriter | None = None) -> None:
        super().__init__(writer or case, writer)

    @abstractmethod
    def _stem(self, place: str) -> str:
        """Return the text that a place belongs to; :class:`BadInput` if it may not be typed in."""

    @quiet_verb
    def hello(self, place: str = "") -> Json:
        """Greet a text that was just opened: the key for its local copies, and words waiting.

        Neither is part of the view, for a view may be saved with a notebook.
        """
        writer, stem = self._writer, self._stem(place)
        return {
            "case": writer.review().id,
            "place": stem,
            "key": drafting.page_key(writer),
            "drafts": [drafting.as_view(draft) for draft in drafting.waiting(writer, stem)],
        }

    @quiet_verb
    def keep_draft(
        self,
        *,
        text: str,
        context: Json,
        base: int,
        page: str = "",
        place: str = "",
        took: Json | None = None,
    ) -> Json:
        """Keep the words as they are now; another page's are never overwritten.

        Parameters
        ----------
        text : str
            All the words.
        context : dict
            The choices beside them; ``typed`` counts this page's changes.
        base : int
            The revision the page knew last.
        page, place : str
            The page's id; where it kept its words last.
        took : dict, optional
            ``place`` and ``revision`` of words that lay beside these and are now among them.

        Returns
        -------
        dict
            ``place``, ``revision``, ``at`` and ``other``: another page's words, or ``None``.
        """
        writer, stem = self._writer, self._stem(place)
        self._check(text, context)
        with writer.act("Words being typed", actor="scribe"):
            kept, other = drafting.keep(
                writer, stem, text, context=context, base=base, page=page, place=place
            )
            if took:
                self._let_go(took, but=kept.place)
        return {
            "place": kept.place,
            "revision": kept.revision,
            "at": clock(kept.at),
            "other": drafting.as_view(other),
        }

    @quiet_verb
    def bring_back(self, local: Json, page: str) -> Json:
        """Take in words that a browser kept while nobody answered."""
        stem = self._stem(str(local.get("place") or ""))
        self._check(local.get("text"), local.get("context"))
        outcome, draft, said = drafting.bring_back(self._writer, stem, local, page=page)
        return {"outcome": outcome, "draft": drafting.as_view(draft), "said": said}

    @quiet_verb
    def beat(self, base: int = 0, page: str = "", place: str = "") -> Json:
        """Say that the kernel is there, and whether another page wrote in this one's place."""
        there = self._case.draft(place) if place else None
        overtaken = there and there.revision != base and not drafting.is_of(there, page)
        return {"at": clock(datetime.now(UTC)), "overtaken": bool(overtaken)}

    def _check(self, text: object, context: object) -> None:
        if not isinstance(text, str) or not isinstance(context, dict):
            raise BadInput("This page sent words of another form; reload it.")

    def _let_go(self, took: Json, *, but: str) -> None:
        """Clear words that now stand among others, unless somebody typed on them since."""
        place = str(took.get("place"))
        there = self._writer.draft(place) if self._stem(place) and place != but else None
        if there and there.revision == took.get("revision"):
            self._writer.clear_draft(place)
