"""Enter many members from a CSV file: all of them or none, after a dry run that tells each."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from django.db import transaction

from comity.assembly.actions.appoint_delegate import appoint_delegate
from comity.assembly.actions.enter_member import enter_member
from comity.assembly.domain.delegations import Place
from comity.assembly.formats.csv_lines import BrokenLine
from comity.assembly.formats.members_csv import MemberLine, read_members
from comity.assembly.models import Member
from comity.assembly.queries.people import Person
from comity.kernel.domain.errors import ComityError, Conflict, InvalidInput, NotPermitted, Problems
from comity.parties.actions.authorise import authorise
from comity.parties.actions.create_organisation import create_organisation
from comity.parties.domain.identifiers import parse_jurisdiction_code, parse_lei, parse_ror
from comity.parties.domain.terms import Term
from comity.parties.models import Organisation
from comity.parties.queries.find_person import find_person


class RowState(StrEnum):
    ENTERED = "entered"
    """or, in a dry run, would be"""
    EXISTS = "exists"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class RowOutcome:
    """What became of a line. `error` says why it was refused; `is_new` where the organisation is
    new, too."""

    line: int
    name: str
    state: RowState
    code: str = ""
    is_new: bool = False
    error: ComityError | None = None


def import_members(
    *, person: Person, source: bytes, dry_run: bool, keep_going: bool = False
) -> tuple[RowOutcome, ...]:
    """Each line's outcome. A dry run does everything and takes it back. Needs `keep-members`, and
    `create-organisation` for organisations that are not here; such a one is owned by its
    `owner_email`, else by the head of its delegation. A member that is here already is
    passed over, so that a file can be sent twice. Raises as `read_members` does, and, but in a dry
    run or with `keep_going`, `Problems("members-refused")` with every refusal; nothing is entered
    then."""
    person.require("keep-members")
    lines = read_members(source)
    with transaction.atomic():
        outcomes = tuple(_outcome(person, each) for each in lines)
        if dry_run:
            transaction.set_rollback(True)
        elif not keep_going:
            require_all(outcomes)
    return outcomes


def require_all(outcomes: tuple[RowOutcome, ...]) -> None:
    refused = [
        InvalidInput(
            "members-line",
            line=each.line,
            name=each.name,
            remedy=each.error.message,
        )
        for each in outcomes
        if each.error is not None
    ]
    if refused:
        raise Problems("members-refused", refused)


def _outcome(person: Person, line: MemberLine | BrokenLine) -> RowOutcome:
    if isinstance(line, BrokenLine):
        return RowOutcome(line.line, line.name, RowState.REFUSED, error=line.error)
    try:
        with transaction.atomic():
            return _enter(person, line)
    except ComityError as error:
        return RowOutcome(line.line, line.name, RowState.REFUSED, error=error)


def _enter(person: Person, line: MemberLine) -> RowOutcome:
    found = _organisation(line)
    state = parse_jurisdiction_code(line.state) if line.state else ""
    member = _member(person, found, state)
    if member is not None:
        return RowOutcome(line.line, line.name, RowState.EXISTS, member.code)
    key = found.id if found else _create(person, line)
    entered = enter_member(
        person=person,
        organisation=key,
        member_class=line.member_class,
        admitted_on=line.admitted_on,
        state=state,
        weights=line.weights,
    )
    if line.head_email:
        appoint_delegate(
            person=person,
            member=entered,
            user=find_person(line.head_email).id,
            place=Place.HEAD,
            term=Term(person.on),
        )
    return RowOutcome(line.line, line.name, RowState.ENTERED, entered.code, found is None)


def _organisation(line: MemberLine) -> Organisation | None:
    """By ROR or LEI where there is one, else by name, kind and jurisdiction. Raises
    `Conflict("members-ambiguous")` where several have these."""
    rows = Organisation.objects.all()
    if line.ror and (found := rows.filter(ror=parse_ror(line.ror)).first()):
        return found
    if line.lei and (found := rows.filter(lei=parse_lei(line.lei)).first()):
        return found
    same = rows.filter(
        name=line.name,
        kind=line.kind.value,
        jurisdiction=parse_jurisdiction_code(line.jurisdiction),
    )[:2]
    if len(same) > 1:
        raise Conflict("members-ambiguous", name=line.name)
    return same[0] if same else None


def _member(person: Person, found: Organisation | None, state: str) -> Member | None:
    rows = Member.objects.filter(assembly=person.assembly)
    if state and (row := rows.filter(code=state).first()):
        if found is None or row.organisation_id != found.id:
            raise Conflict("member-exists", member=state)
        return row
    return rows.filter(organisation=found).first() if found else None


def _create(person: Person, line: MemberLine) -> UUID:
    owner = line.owner_email or line.head_email
    if not owner:
        raise InvalidInput("csv-owner-missing", name=line.name)
    try:
        authorise(actor=person.actor, permission="create-organisation")
    except NotPermitted as error:
        raise NotPermitted("csv-organisation-new", name=line.name) from error
    made = create_organisation(
        actor=person.actor,
        name=line.name,
        kind=line.kind,
        jurisdiction=line.jurisdiction,
        owner=find_person(owner).id,
        on=person.on,
        ror=line.ror or None,
        lei=line.lei or None,
    )
    return made.id
