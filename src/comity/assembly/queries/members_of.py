"""Members as the domain knows them, and who stands for each."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from fractions import Fraction

from django.db.models import Prefetch, Q

from comity.assembly.domain.delegations import Delegate, Place
from comity.assembly.domain.members import Member, Seat
from comity.assembly.domain.standing import EventKind, StandingEvent
from comity.assembly.models import Assembly, StatedWeight
from comity.assembly.models import Delegate as DelegateRow
from comity.assembly.models import Member as MemberRow
from comity.kernel.domain.errors import unknown_name
from comity.kernel.domain.periods import PartialDate, Period
from comity.parties.domain.terms import Term


def member_rows(assembly: Assembly, on: date) -> tuple[MemberRow, ...]:
    """All that ever were members, by code, with all that `domain_member` asks for."""
    in_force = Q(valid_until=None) | Q(valid_until__gt=on)
    weights = StatedWeight.objects.filter(in_force, valid_from__lte=on)
    rows = MemberRow.objects.filter(assembly=assembly).select_related("organisation")
    return tuple(
        rows.prefetch_related("events", "seats", Prefetch("weights", weights)).order_by("code")
    )


def domain_members(rows: Iterable[MemberRow]) -> tuple[Member, ...]:
    return tuple(domain_member(each) for each in rows)


def domain_member(row: MemberRow) -> Member:
    """Of a row that `member_rows` gave, with the weights that hold on the day asked about."""
    return Member(
        id=row.code,
        events=tuple(
            StandingEvent(
                kind=EventKind(each.kind),
                on=PartialDate.parse(each.on) if each.on else None,
                member_class=each.member_class,
                decision=each.decision,
            )
            for each in row.events.all()
        ),
        weights={each.weight: Fraction(each.value) for each in row.weights.all()},
        seats=tuple(
            Seat(body=each.body, term=_period(each.valid_from, each.valid_until))
            for each in row.seats.all()
        ),
    )


def members_of(assembly: Assembly, on: date) -> tuple[Member, ...]:
    """With the weights that hold on the day; events and seats of all days."""
    return domain_members(member_rows(assembly, on))


def find_member(assembly: Assembly, code: str) -> MemberRow:
    """Raises `UnknownName("member-unknown")`."""
    found = MemberRow.objects.filter(assembly=assembly, code=code).first()
    if found is None:
        known = MemberRow.objects.filter(assembly=assembly).values_list("code", flat=True)
        raise unknown_name("member-unknown", code, known)
    return found


def delegates_of(assembly: Assembly, member: MemberRow | None = None) -> tuple[Delegate, ...]:
    """All delegates of all days, of one member where it is given, as they were appointed. A
    `member` is its code."""
    rows = DelegateRow.objects.filter(member__assembly=assembly).select_related("member", "user")
    if member is not None:
        rows = rows.filter(member=member)
    return tuple(domain_delegate(each) for each in rows)


def domain_delegate(row: DelegateRow) -> Delegate:
    credentials = None
    if row.credentials_from is not None:
        credentials = Term(row.credentials_from, row.credentials_until)
    return Delegate(
        person=row.user.reference,
        member=row.member.code,
        place=Place(row.place),
        term=Term(row.valid_from, row.valid_until),
        credentials=credentials,
    )


def _period(start: date, end: date | None) -> Period:
    return Period(
        start=PartialDate.parse(start.isoformat()),
        end=PartialDate.parse(end.isoformat()) if end else None,
    )
