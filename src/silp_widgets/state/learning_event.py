"""The learning event: capturing what practitioners say, as they say it (handbook part 6)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from silp_widgets.domain.chronology import Episode
from silp_widgets.domain.errors import (
    BadInput,
    NotYet,
)
from silp_widgets.domain.narrative import Account, FactorMark
from silp_widgets.domain.vocabulary import FactorLevel, FactorScie, ParticipationMode
from silp_widgets.state import drafting, narrating
from silp_widgets.state import learning_event_view as show
from silp_widgets.state.frame import case_frame
from silp_widgets.state.learning_event_acts import OwnActs
from silp_widgets.state.prompts import EVENTS, guide
from silp_widgets.state.screen import quiet_verb, verb
from silp_widgets.state.typed import TypedState

if TYPE_CHECKING:
    from silp_widgets.domain.ports import CaseReader, CaseWriter
    from silp_widgets.domain.records import Json


class LearningEventState(TypedState):
    """What the scribe's screen knows and may do.

    Parameters
    ----------
    case : CaseReader
        The open case.
    writer : CaseWriter, optional
        The same case, open for writing; without it the screen only shows.
    event : str
        ``"learning_event"`` or ``"recall_event"``.
    """

    def __init__(
        self, case: CaseReader, writer: CaseWriter | None = None, event: str = "learning_event"
    ) -> None:
        if event not in EVENTS:
            raise BadInput(f"“{event}” isn't one of: {', '.join(EVENTS)}.")
        super().__init__(case, writer)
        self._event = event
        self._acts = OwnActs()

    # What is shown

    def view(self) -> Json:
        """Return all that the screen shows."""
        case, held = self._case, guide(self._event)
        episodes = show.episodes_view(case)
        focus = self._focus()
        return {
            "case": case_frame(case),
            "read_only": self.read_only,
            "event": self._event,
            "event_name": EVENTS[self._event],
            "episodes": episodes,
            "focus": self._focus_view(focus, episodes),
            "record": show.record_view(case, show.entries_of(case, focus)),
            "people": show.people_view(case),
            "recent": show.accounts_view(case, self._event),
            "choices": show.CHOICES,
            **show.guide_view(held),
        }

    # What was said

    @verb
    def capture(self, text: str, context: Json, page: str = "", place: str = "") -> Json:
        """Make the words an account; what corrects the record enters the ledger with it.

        Raises
        ------
        NotYet
            If nobody is chosen as the speaker; the words stay where they are.
        """
        writer = self._writer
        self._check(text, context)
        well = str(context.get("well") or "")
        if not text.strip() and not well.strip():
            raise NotYet("There are no words to capture yet.")
        if not context.get("speaker"):
            raise NotYet("Who said this? Choose the speaker; the words are kept meanwhile.")
        with writer.act("What was said", actor="scribe"):
            account = narrating.record_account(
                writer,
                contributor=str(context["speaker"]),
                text=text,
                about=str(context.get("about") or "") or None,
                relation=str(context.get("relation") or "adds"),
                frame=str(context.get("frame") or "at_the_time"),
                what_went_well=well,
                factors=_factors(context.get("factors")),
                proposed=str(context.get("proposed") or ""),
                event=self._event,
            )
            draft = writer.draft(place or self._words)
            if draft and (drafting.is_of(draft, page) or draft.text == text):
                writer.clear_draft(draft.place)
        self._acts.did(writer, account.id)
        code = narrating.find_participant(writer, account.contributor).code
        return {"id": account.id, "said": f"Kept: what {code} said"}

    @verb
    def set_about(self, account: str, context: Json) -> Json:
        """Set what stands beside captured words: about what, relation, frame, factors."""
        writer = self._writer
        changed = narrating.set_about(
            writer,
            account,
            about=str(context.get("about") or "") or None,
            relation=str(context.get("relation") or "adds"),
            frame=str(context.get("frame") or "at_the_time"),
            factors=_factors(context.get("factors")),
        )
        return self._done(changed, "Set")

    @verb
    def record_good_practice(self, account: str, text: str) -> Json:
        """Add to an account what its contributor says went well; read back and agreed like it."""
        writer = self._writer
        known = writer.get(Account, account)
        both = f"{known.what_went_well}\n{text}" if known.what_went_well else text
        changed = narrating.amend(
            writer,
            account,
            known.text_verbatim,
            contributor=known.contributor,
            what_went_well=both,
        )
        return self._done(changed, "What went well is kept")

    # Read back, agree, change, take back

    @verb
    def read_back(self, account: str) -> Json:
        """Note that the words were read back as they stand."""
        return self._done(narrating.read_back(self._writer, account), "Read back")

    @verb
    def agree(self, account: str, attribution: str) -> Json:
        """Note that the contributor agrees, and how they may be named."""
        return self._done(narrating.agree(self._writer, account, attribution), "Agreed")

    @verb
    def choose_attribution(self, account: str, attribution: str) -> Json:
        """Note another choice of how the contributor may be named."""
        chosen = narrating.choose_attribution(self._writer, account, attribution)
        return self._done(chosen, "Their choice is kept")

    @verb
    def amend(self, account: str, text: str, contributor: str) -> Json:
        """Change the words to the contributor's own new ones, to be read back again."""
        writer = self._writer
        with writer.act("Changed by its contributor", actor="scribe"):
            changed = narrating.amend(writer, account, text, contributor=contributor)
            writer.clear_draft(self._amending(account))
        return self._done(changed, "Changed; read it back once more")

    @verb
    def withdraw(self, account: str) -> Json:
        """Take the words back: in no later release."""
        return self._done(narrating.withdraw(self._writer, account), "Taken back")

    # The room

    @verb
    def set_focus(self, episode: str = "") -> Json:
        """Turn to an episode; its minutes begin now. It survives a restart."""
        writer = self._writer
        if episode:
            writer.get(Episode, episode)
        writer.save_draft(self._focus_place, episode, context=datetime.now(UTC).isoformat())
        return {}

    @verb
    def set_mode(self, person: str, mode: str) -> Json:
        """Note how somebody takes part today; an empty mode takes the note away."""
        writer = self._writer
        chosen = narrating.code(ParticipationMode, mode) if mode else None
        known = narrating.find_participant(writer, person)
        writer.save(replace(known, mode=chosen), note="How they take part", actor="scribe")
        return {}

    @quiet_verb
    def find(self, words: str) -> Json:
        """Find entries by ref, date or words."""
        return show.record_view(self._case, show.matching(self._case, words))

    @verb
    def undo(self) -> Json:
        """Undo what was done last on this page; captured words come back to be typed on."""
        writer = self._writer
        account = self._acts.undo(writer)
        if account is None:
            return {"said": "Undone"}
        draft, _ = drafting.keep(
            writer,
            self._words,
            account.text_verbatim,
            context=_context_of(account),
            base=0,
            page=account.id,
        )
        return {"said": "Undone; the words are back", "draft": drafting.as_view(draft)}

    @verb
    def redo(self) -> Json:
        """Do again what was undone last on this page."""
        writer = self._writer
        account = self._acts.redo(writer)
        for draft in drafting.waiting(writer, self._words):
            if account and draft.text == account.text_verbatim:
                writer.clear_draft(draft.place)
        return {"said": "Done again", "captured": account.text_verbatim if account else ""}

    # Inside

    @property
    def _words(self) -> str:
        return f"{self._event}/words"

    @property
    def _focus_place(self) -> str:
        return f"{self._event}/focus"

    def _amending(self, account: str) -> str:
        return f"{self._event}/amend/{account}"

    def _stem(self, place: str) -> str:
        """Return the text a place belongs to; a page can type in these and nowhere else."""
        if not place or place == self._words or place.startswith(f"{self._words}/"):
            return self._words
        account, _, _ = place.removeprefix(self._amending("")).partition("/")
        if place.startswith(self._amending("")) and self._case.get(Account, account):
            return self._amending(account)
        raise BadInput("There is nothing to write in that place; nothing was changed.")

    def _done(self, account: Account, said: str) -> Json:
        self._acts.did(self._writer, account.id)
        return {"id": account.id, "said": said}

    def _focus(self) -> Episode | None:
        episodes = self._case.episodes()
        kept = self._case.draft(self._focus_place)
        chosen = next((e for e in episodes if kept and e.id == kept.text), None)
        return chosen or (episodes[0] if episodes else None)

    def _focus_view(self, focus: Episode | None, episodes: list[Json]) -> Json:
        if focus is None:
            return {"id": "", "number": 0, "of": 0, "title": "", "since": "", "minutes": 0}
        kept = self._case.draft(self._focus_place)
        shown = next(one for one in episodes if one["id"] == focus.id)
        return {
            **shown,
            "of": len(episodes),
            "since": kept.context if kept else "",
            "minutes": guide(self._event).minutes_each(len(episodes)),
        }


def _factors(chosen: Any) -> tuple[FactorMark, ...]:
    marks = []
    for one in chosen if isinstance(chosen, list) else []:
        code, _, level = str(one).partition("/")
        known = narrating.code(FactorScie, code)
        at = narrating.code(FactorLevel, level).value if level else ""
        marks.append(FactorMark(code=known.value, level=at))
    return tuple(marks)


def _context_of(account: Account) -> Json:
    """Return the choices that stood beside words which were captured."""
    anchor = account.anchors[0] if account.anchors else None
    return {
        "speaker": account.contributor,
        "about": anchor.target or "general" if anchor else "general",
        "relation": anchor.relation.value if anchor else "adds",
        "frame": account.frame.value,
        "well": account.what_went_well,
        "factors": [f"{f.code}/{f.level}" if f.level else f.code for f in account.factors],
    }
