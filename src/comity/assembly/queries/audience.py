"""Whom something concerns: the delegates of members, and whoever holds an office."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db.models import Q

from comity.assembly.domain.offices import Office
from comity.assembly.domain.who_votes import may_attend
from comity.assembly.models import Assembly, Delegate
from comity.assembly.queries.find_assembly import statute_on
from comity.assembly.queries.members_of import domain_member, member_rows
from comity.assembly.queries.people import Person
from comity.kernel.domain.audit import Visibility
from comity.parties.domain.permissions import Actor
from comity.parties.models import Role


def audience(
    assembly: Assembly, on: date, visibility: Visibility = Visibility.MEMBERS, *, body: str = ""
) -> frozenset[UUID]:
    """The ids of the active people inside the organisation who may see what has that visibility;
    with a `body`, delegates of the members that may be in its sessions alone."""
    people = officers(assembly, on) | delegates_in_place(assembly, on, body=body)
    if visibility is not Visibility.PRIVATE:
        return people
    named = {each: Person(Actor(f"user:{each}"), assembly, on) for each in people}
    return frozenset(each for each, person in named.items() if person.sees(visibility))


def delegates_in_place(assembly: Assembly, on: date, *, body: str = "") -> frozenset[UUID]:
    rows = Delegate.objects.filter(_holds(on), member__assembly=assembly, user__is_active=True)
    if body:
        statute = statute_on(assembly, on)
        made_of = statute.body(body)
        members = (domain_member(row) for row in member_rows(assembly, on))
        codes = [each.id for each in members if may_attend(statute, made_of, each, on)]
        rows = rows.filter(member__code__in=codes)
    return frozenset(rows.values_list("user_id", flat=True))


def officers(assembly: Assembly, on: date) -> frozenset[UUID]:
    places = Q(scope=assembly.reference) | Q(scope__startswith=assembly.body_reference(""))
    rows = Role.objects.filter(
        _holds(on), places, name__in=[each.value for each in Office], user__is_active=True
    )
    return frozenset(key for key in rows.values_list("user_id", flat=True) if key is not None)


def _holds(on: date) -> Q:
    return Q(valid_from__lte=on) & (Q(valid_until=None) | Q(valid_until__gt=on))
