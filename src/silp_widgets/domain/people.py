"""People: the register of real names, and those who take part (handbook parts 6 and 9).

Real names live in the register and nowhere else; it is a file of its own (I14). Everything else
speaks of people by code.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from silp_widgets.domain.errors import BadInput
from silp_widgets.domain.records import Record, new_id
from silp_widgets.domain.vocabulary import ParticipationMode, Role


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Identity(Record):
    """A real person (or a place that would identify one), and the pseudonym that stands for them.

    Its ``repr`` shows the pseudonym alone, so that no log or notebook shows the name.

    Attributes
    ----------
    name : str
        The real name.
    pseudonym : str
        What is shown instead: ``"Child K"``, ``"HV1"``.
    aliases : tuple of str
        Other names, spellings, nicknames, initials.
    identifiers : tuple of str
        NHS number, telephone, e-mail, address, case numbers …
    kind : str
        ``"person"``, ``"family"``, ``"practitioner"``, ``"supporter"``, ``"place"`` …
    role, agency : str
        For practitioners: what they do, and the agency's key.
    born, died : date or None
        Birth date, and day of death, if known.
    """

    name: str
    pseudonym: str
    aliases: tuple[str, ...] = ()
    identifiers: tuple[str, ...] = ()
    kind: str = "person"
    role: str = ""
    agency: str = ""
    born: date | None = None
    died: date | None = None

    def __repr__(self) -> str:
        return f"Identity({self.pseudonym!r})"


def _day(value: Any) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) and value else value or None


@dataclass(frozen=True, slots=True, repr=False)
class Register:
    """The register: who stands behind each pseudonym.

    Parameters
    ----------
    identities : tuple of Identity
        In no particular order.
    """

    identities: tuple[Identity, ...] = ()

    @classmethod
    def from_records(cls, records: Iterable[Mapping[str, Any]]) -> Register:
        """Make a register from plain records.

        Parameters
        ----------
        records : iterable of Mapping
            Each with ``name`` and ``pseudonym``, and, if known, ``aliases`` and ``identifiers``
            (lists of str), ``kind``, ``role``, ``agency``, ``born`` and ``died`` (date or ISO
            text).

        Returns
        -------
        Register

        Raises
        ------
        BadInput
            If a record has no name or no pseudonym, or two people share a pseudonym (C910).
        """
        made: list[Identity] = []
        for number, record in enumerate(records, start=1):
            name = str(record.get("name") or "").strip()
            pseudonym = str(record.get("pseudonym") or "").strip()
            if not name or not pseudonym:
                missing = "name" if not name else "pseudonym"
                raise BadInput(f"Record {number} of the register has no {missing}; give it one.")
            made.append(
                Identity(
                    id=str(record.get("id") or new_id()),
                    name=name,
                    pseudonym=pseudonym,
                    aliases=tuple(record.get("aliases") or ()),
                    identifiers=tuple(str(i) for i in record.get("identifiers") or ()),
                    kind=str(record.get("kind") or "person"),
                    role=str(record.get("role") or ""),
                    agency=str(record.get("agency") or ""),
                    born=_day(record.get("born")),
                    died=_day(record.get("died")),
                )
            )
        register = cls(tuple(made))
        if clash := register.shared_pseudonym():
            raise BadInput(f"Two people share the pseudonym “{clash}”; give each their own.")
        return register

    def shared_pseudonym(self) -> str:
        """Return a pseudonym that two people share (check C910), or an empty string."""
        taken: set[str] = set()
        for identity in self.identities:
            if identity.pseudonym.casefold() in taken:
                return identity.pseudonym
            taken.add(identity.pseudonym.casefold())
        return ""

    def __iter__(self) -> Iterator[Identity]:
        return iter(self.identities)

    def __len__(self) -> int:
        return len(self.identities)

    def __repr__(self) -> str:
        return f"Register({len(self.identities)} identities)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant(Record):
    """Somebody who takes part in the review, known here by code alone.

    Attributes
    ----------
    code : str
        Role code such as ``"HV1"``, unique in the case; the pseudonym in the register.
    role : Role
        Their part in the review.
    job : str
        Their work then, generalised: ``"health visitor"``.
    agency : str
        The agency's key.
    was_there : bool
        Whether they did the work (and so should be heard).
    """

    code: str
    role: Role = Role.PRACTITIONER
    job: str = ""
    agency: str = ""
    was_there: bool = True
    mode: ParticipationMode | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Support(Record):
    """The support record of one participant: minimal, never released, destroyed first.

    No health notes and no free text about feelings, by design (handbook part 6).

    Attributes
    ----------
    participant : str
        The participant's id; one support record each.
    supporter : str
        The supporter's code in the register (``"S-HV1"``); empty when there is none (C801).
    supporter_role : str
        Such as ``"named nurse"``.
    briefed_on, caught_up_on : date or None
        When they attended the briefing, or caught up with it (C802 when neither).
    """

    participant: str
    supporter: str = ""
    supporter_role: str = ""
    briefed_on: date | None = None
    caught_up_on: date | None = None
    pack_sent_on: date | None = None
    notice_shown_on: date | None = None
    notice_acknowledged_on: date | None = None
    needs: tuple[str, ...] = ()
    check_ins: tuple[date, ...] = ()
    breaks_offered: bool = False
    thanked_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Question(Record):
    """A question from a participant or supporter before the event, and its answer (R12)."""

    participant: str
    text: str
    asked_on: date | None = None
    answer: str = ""
    answered_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyContact(Record):
    """An offer to a family member or other, what came of it, and what they were told (R18)."""

    person: str
    method: str = ""
    offered_on: date | None = None
    response: str = ""
    view: str = ""
    told_on: date | None = None
    extra: Mapping[str, str] = field(default_factory=dict)
