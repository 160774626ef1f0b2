"""What a party did about a treaty: received and kept by the depositary (VCLT Art. 77), or notified
by whoever stands for the party."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from comity.assembly.domain.treaty_deed_checks import check_deed, check_strike
from comity.assembly.domain.treaty_deeds import Deed, next_number
from comity.assembly.models import Member, Treaty, TreatyDeed
from comity.assembly.queries.people import Person
from comity.assembly.queries.treaty_state import domain_deed, standing_rows, terms_of
from comity.kernel.actions.append_audit import append_audit
from comity.kernel.domain.audit import Visibility
from comity.kernel.domain.errors import Conflict, InvalidInput, NotPermitted, UnknownName
from comity.regulation.adapters.rulebook_files import shipped_jurisdictions
from comity.regulation.domain.treaty_actions import ActionKind

DEPOSITARY = "keep-treaties"


def enter_deed(*, person: Person, treaty: UUID, deed: Deed) -> TreatyDeed:
    """`deed.number` is given here. Needs `keep-treaties`, or that they are head or alternate, with
    good credentials, of the member that is the party; entry into force is the depositary's to
    state. `entered_by` says who it was. A right that the member lost in the organisation does not
    matter: it is a party of its own. Raises `NotPermitted`: `not-permitted`, `no-delegate`,
    `no-credentials`; `UnknownName`: `adopted-treaty-unknown`, `treaty-party-unknown`; and as
    `check_deed` does."""
    _require(person, deed)
    with transaction.atomic():
        row = _locked(person, treaty)
        _check_party(person, deed.party)
        rows = list(row.deeds.all())
        taken = [(each.party, each.kind, each.number) for each in rows]
        new = replace(deed, number=next_number(taken, deed.party, deed.kind))
        before = [domain_deed(each) for each in standing_rows(rows)]
        check_deed(new, before, terms_of(row), person.on)
        made = TreatyDeed.objects.create(
            treaty=row,
            party=new.party,
            kind=new.kind.value,
            number=new.number,
            on=new.on.text,
            until=new.until.text if new.until else "",
            about=new.about,
            opposes_entry=new.opposes_entry,
            citation=new.citation,
            with_members=new.with_members,
            text=new.text,
            source=new.source,
            confidence=new.confidence.value,
            entered_by=person.actor.reference,
        )
        _log(person, "enter_deed", row, made)
    return made


def strike_deed(*, person: Person, treaty: UUID, deed: UUID, why: str) -> TreatyDeed:
    """It was entered wrongly: it counts no more, and stays on view with the reason. Needs
    `keep-treaties`. Raises `UnknownName("deed-unknown")`, `InvalidInput("deed-strike-why")`,
    `Conflict`: `deed-struck-already`, `deed-others-rest-on-it`."""
    person.require(DEPOSITARY)
    if not why.strip():
        raise InvalidInput("deed-strike-why")
    with transaction.atomic():
        row = _locked(person, treaty)
        found = row.deeds.filter(id=deed).first()
        if found is None:
            raise UnknownName("deed-unknown", key=str(deed))
        if found.struck_at is not None:
            raise Conflict("deed-struck-already", deed=str(found))
        before = [domain_deed(each) for each in standing_rows(row.deeds.all())]
        check_strike(domain_deed(found), before, terms_of(row), person.on)
        found.struck_at, found.why_struck = timezone.now(), why.strip()
        found.save(update_fields=["struck_at", "why_struck"])
        _log(person, "strike_deed", row, found)
    return found


def own_party(person: Person) -> Member:
    """The member for which they may notify. Raises `NotPermitted`: `no-delegate`,
    `no-credentials`."""
    if person.member is None:
        raise NotPermitted("no-delegate", assembly=person.assembly.slug)
    if not person.casts_for:
        raise NotPermitted("no-credentials", member=person.member.code)
    return person.member


def _require(person: Person, deed: Deed) -> None:
    if person.may(DEPOSITARY):
        return
    if own_party(person).code != deed.party or deed.kind is ActionKind.ENTRY_INTO_FORCE:
        person.require(DEPOSITARY)


def _locked(person: Person, treaty: UUID) -> Treaty:
    rows = Treaty.objects.select_for_update().filter(assembly=person.assembly, id=treaty)
    found = rows.first()
    if found is None:
        raise UnknownName("adopted-treaty-unknown", name=str(treaty))
    return found


def _check_party(person: Person, code: str) -> None:
    """A member, or whatever the list of jurisdictions has: treaties are open to others too."""
    members = Member.objects.filter(assembly=person.assembly, code=code)
    if code not in shipped_jurisdictions() and not members.exists():
        raise UnknownName("treaty-party-unknown", name=code)


def _log(person: Person, action: str, treaty: Treaty, row: TreatyDeed) -> None:
    append_audit(
        actor=person.actor.reference,
        action=action,
        object=row.reference,
        payload={
            "treaty": treaty.reference,
            "party": row.party,
            "kind": row.kind,
            "number": row.number,
            "on": row.on,
            "until": row.until,
            "about": row.about,
            "opposes_entry": row.opposes_entry,
            "citation": row.citation,
            "with_members": row.with_members,
            "text": row.text,
            "source": row.source,
            "confidence": row.confidence,
            "why_struck": row.why_struck,
        },
        visibility=Visibility.PUBLIC,
    )
