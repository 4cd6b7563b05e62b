"""The register of real names, participants, and the support each of them has (R9, R10)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from silp_widgets.domain.errors import BadInput, NotInCase
from silp_widgets.domain.people import Identity, Participant, Register, Support
from silp_widgets.domain.records import new_id
from silp_widgets.domain.vocabulary import NarrativeState, Role
from silp_widgets.state.asking import asked_code, asked_day, asked_flag, asked_lines, asked_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from silp_widgets.domain.ports import CaseReader, CaseWriter
    from silp_widgets.domain.records import Json, Record

_SUPPORT_DAYS = (
    ("briefed_on", "Briefing attended on"),
    ("caught_up_on", "Caught up on"),
    ("pack_sent_on", "Pack sent on"),
    ("notice_shown_on", "Notice shown on"),
    ("notice_acknowledged_on", "Notice acknowledged on"),
    ("thanked_on", "Thanked on"),
)


def register_rows(register: Register) -> list[Json]:
    """Return the register as rows for a form; only ever sent when the chair asks to see it."""
    return [
        {
            "id": one.id,
            "name": one.name,
            "pseudonym": one.pseudonym,
            "aliases": list(one.aliases),
            "identifiers": list(one.identifiers),
            "kind": one.kind,
            "born": one.born.isoformat() if one.born else "",
            "died": one.died.isoformat() if one.died else "",
        }
        for one in sorted(register, key=lambda i: (i.kind, i.pseudonym))
    ]


def put_identity(writer: CaseWriter, form: Mapping[str, Any]) -> Identity:
    """Add or change a person in the register.

    Raises
    ------
    BadInput
        If the name or the pseudonym is missing, or the pseudonym is somebody else's (C910).
    """
    name = asked_text(form.get("name"), "Name", longest=300)
    pseudonym = asked_text(form.get("pseudonym"), "Pseudonym", longest=100)
    if not name or not pseudonym:
        raise BadInput("Give both the real name and the pseudonym that stands for it.")
    if name.casefold() == pseudonym.casefold():
        raise BadInput("The pseudonym is the real name. Choose another: “Adult M”, “HV1”.")
    register = writer.register()
    known = {one.id: one for one in register}
    base = known.get(asked_text(form.get("id"), "Id"))
    identity = replace(
        base or Identity(id=new_id(), name=name, pseudonym=pseudonym),
        name=name,
        pseudonym=pseudonym,
        aliases=asked_lines(form.get("aliases"), "Other spellings"),
        identifiers=asked_lines(form.get("identifiers"), "Numbers and addresses"),
        kind=asked_text(form.get("kind"), "Kind", longest=40) or "person",
        born=asked_day(form.get("born"), "Born"),
        died=asked_day(form.get("died"), "Died"),
    )
    others = tuple(i for i in register if i.id != identity.id)
    changed = Register((*others, identity))
    if shared := changed.shared_pseudonym():
        raise BadInput(f"“{shared}” stands for somebody else already. Choose another pseudonym.")
    writer.set_register(changed.identities)
    return identity


def drop_identity(writer: CaseWriter, identity_id: str) -> None:
    """Take a person out of the register."""
    register = writer.register()
    if not any(one.id == identity_id for one in register):
        raise NotInCase("That person is no longer in the register.")
    writer.set_register(one for one in register if one.id != identity_id)


def put_participant(writer: CaseWriter, form: Mapping[str, Any]) -> Participant:
    """Add or change someone who takes part.

    Raises
    ------
    BadInput
        If the code is missing or taken.
    """
    code = asked_text(form.get("code"), "Code", longest=40)
    if not code:
        raise BadInput("Give a role code, such as HV1 for the first health visitor.")
    participant_id = asked_text(form.get("id"), "Id")
    known = {p.id: p for p in writer.participants()}
    if any(p.code.casefold() == code.casefold() and p.id != participant_id for p in known.values()):
        raise BadInput(f"There is a {code} already. Give this person another code.")
    base = known.get(participant_id) or Participant(id=new_id(), code=code)
    participant = replace(
        base,
        code=code,
        job=asked_text(form.get("job"), "Work then", longest=200),
        agency=asked_text(form.get("agency"), "Agency", longest=200),
        role=asked_code(form.get("role") or base.role, Role, "Part in the review"),
        was_there=asked_flag(form.get("was_there", base.was_there), "Was there"),
    )
    writer.save(participant, note=f"{code}: who they are and their part")
    return participant


def drop_participant(writer: CaseWriter, participant_id: str) -> str:
    """Take out someone who was entered by mistake, with support and questions; return the code.

    Raises
    ------
    BadInput
        If they were heard: their words keep their place in the case.
    """
    found = next((p for p in writer.participants() if p.id == participant_id), None)
    if found is None:
        raise NotInCase("That participant is no longer in this case.")
    spoken = any(a.contributor == found.id for a in writer.accounts())
    if spoken or any(c.raised_by == found.id for c in writer.corrections()):
        raise BadInput(f"{found.code} has been heard, and can't be taken out.")
    theirs: list[Record] = [s for s in writer.support() if s.participant == found.id]
    theirs += [q for q in writer.questions() if q.participant == found.id]
    with writer.act(f"{found.code} taken out"):
        for record in (*theirs, found):
            writer.remove(record)
    return found.code


def put_support(writer: CaseWriter, participant_id: str, form: Mapping[str, Any]) -> Support:
    """Record who supports a participant, and that they were briefed.

    Only dates and names of roles: no health notes and nothing about feelings (handbook part 6).
    """
    participant = next((p for p in writer.participants() if p.id == participant_id), None)
    if participant is None:
        raise NotInCase("That participant is no longer in this case.")
    held = support_of(writer, participant_id) or Support(id=new_id(), participant=participant_id)
    days: dict[str, Any] = {
        name: asked_day(form[name], f"{participant.code}, {what.lower()}")
        for name, what in _SUPPORT_DAYS
        if name in form
    }
    named: dict[str, Any] = {
        name: asked_text(form[name], what, longest=200)
        for name, what in (("supporter", "Supporter"), ("supporter_role", "Supporter's role"))
        if name in form
    }
    support = replace(held, **days, **named)
    writer.save(support, note=f"{participant.code}: briefing and support")
    return support


def support_of(case: CaseReader, participant_id: str) -> Support | None:
    """Return a participant's support record, if there is one."""
    return next((s for s in case.support() if s.participant == participant_id), None)


def heard_from(case: CaseReader) -> set[str]:
    """Return the ids of those whose words were captured; a draft is not yet heard."""
    return {a.contributor for a in case.accounts() if a.state is not NarrativeState.DRAFT}


def participant_rows(case: CaseReader) -> list[Json]:
    """Return those who take part, each with support and whether they were heard, by code."""
    names = {a.key: a.name for a in case.agencies()}
    support = {s.participant: s for s in case.support()}
    heard = heard_from(case)
    rows: list[Json] = []
    for one in case.participants():
        held = support.get(one.id)
        days = {
            name: day.isoformat() if held and (day := getattr(held, name)) else ""
            for name, _ in _SUPPORT_DAYS
        }
        rows.append(
            {
                "id": one.id,
                "code": one.code,
                "job": one.job,
                "agency": one.agency,
                "agency_name": names.get(one.agency, one.agency),
                "role": one.role.value,
                "was_there": one.was_there,
                "supporter": held.supporter if held else "",
                "supporter_role": held.supporter_role if held else "",
                "heard": one.id in heard,
                **days,
            }
        )
    return rows
