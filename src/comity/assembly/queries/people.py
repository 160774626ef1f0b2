"""What a person may do in an organisation: by the offices that they hold, and by the member that
they stand for. Every action of the room asks here first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from comity.assembly.domain.delegations import voters_of
from comity.assembly.domain.member_classes import Right
from comity.assembly.domain.rights import has_right
from comity.assembly.models import Assembly, Delegate, Member
from comity.assembly.queries.find_assembly import statute_on
from comity.assembly.queries.members_of import delegates_of, domain_member, member_rows
from comity.kernel.domain.audit import Visibility
from comity.kernel.domain.errors import NotPermitted
from comity.parties.actions.authorise import grants_of
from comity.parties.domain.permissions import PUBLIC as PUBLIC
from comity.parties.domain.permissions import Actor, Grant, permitted
from comity.regulation.domain.truth import Truth

REPRESENT = "represent-member"
"""What a token must be narrowed to, on `assembly:<slug>`, to act for a member."""


@dataclass(frozen=True)
class Person:
    """An actor before an organisation on a day."""

    actor: Actor
    assembly: Assembly
    on: date

    def may(self, permission: str, *objects: str) -> bool:
        """By an office, in the organisation or on one of `objects` in it (`body:...`)."""
        places = (self.assembly.reference, *objects)
        return any(permitted(self.actor, permission, it, self._grants) for it in places)

    def require(self, permission: str, *objects: str) -> None:
        """Raises `NotPermitted("not-permitted")`."""
        if not self.may(permission, *objects):
            place = objects[-1] if objects else self.assembly.reference
            raise NotPermitted("not-permitted", permission=permission, object=place)

    def may_preside(self, body: str) -> bool:
        return self.may("preside", self.assembly.body_reference(body))

    @cached_property
    def places(self) -> tuple[Delegate, ...]:
        """Those that they hold on the day: one at most, since nobody stands for two."""
        kind, _, key = self.actor.reference.partition(":")
        if kind != "user":
            return ()
        rows = Delegate.objects.filter(member__assembly=self.assembly, user_id=key)
        return tuple(
            each
            for each in rows.select_related("member__organisation", "user")
            if each.valid_from <= self.on and not (each.valid_until and each.valid_until <= self.on)
        )

    @cached_property
    def member(self) -> Member | None:
        """The member that they stand for, in whatever place."""
        return self.places[0].member if self.places else None

    @cached_property
    def casts_for(self) -> str:
        """The code of the member whose vote they may cast, as head or alternate with good
        credentials; "" for nobody."""
        member = self.member
        if member is None or not self._unnarrowed:
            return ""
        rules = statute_on(self.assembly, self.on).delegations
        standing = delegates_of(self.assembly, member)
        voters = voters_of(standing, member.code, self.on, rules)
        return member.code if self.actor.reference in voters else ""

    def own_member(self) -> str:
        """`casts_for`. Raises `NotPermitted`: `no-delegate`, `no-credentials`."""
        member = self.member
        if member is None or not self._unnarrowed:
            raise NotPermitted("no-delegate", assembly=self.assembly.slug)
        if not self.casts_for:
            raise NotPermitted("no-credentials", member=member.code)
        return self.casts_for

    def acts_for(self, right: Right) -> Member:
        """The member for which they may use `right`, as its head or alternate. Raises as
        `own_member`, and `NotPermitted("right-missing")` where the member does not have it, or
        nobody knows whether it has."""
        self.own_member()
        member = self.member
        assert member is not None  # noqa: S101  # `own_member` is one
        if not self.member_has(right):
            raise NotPermitted("right-missing", member=member.code, right=str(right))
        return member

    def member_has(self, right: Right) -> bool:
        if self.member is None:
            return False
        return member_has(self.assembly, self.on, self.member, right)

    def sees(self, visibility: Visibility | str) -> bool:
        """Delegates, and whoever has an office, see what is for members."""
        match Visibility(visibility):
            case Visibility.PUBLIC:
                return True
            case Visibility.MEMBERS:
                return self.is_inside
        return self.may("read-restricted")

    @cached_property
    def is_inside(self) -> bool:
        return self.member is not None or any(self._offices())

    @cached_property
    def _grants(self) -> tuple[Grant, ...]:
        return grants_of(self.actor, on=self.on)

    @property
    def _unnarrowed(self) -> bool:
        narrowed = self.actor.narrowed
        return narrowed is None or any(
            it.allows(REPRESENT, self.assembly.reference) for it in narrowed
        )

    def _offices(self) -> Iterator[bool]:
        yield self.may("read-members")
        bodies = (it.id for it in statute_on(self.assembly, self.on).bodies)
        yield any(self.may_preside(each) for each in bodies)


def member_has(assembly: Assembly, on: date, member: Member, right: Right) -> bool:
    """Whether it is known to have the right on the day."""
    (row,) = (it for it in member_rows(assembly, on) if it.id == member.id)
    statute = statute_on(assembly, on)
    standing = domain_member(row).standing(statute, on)
    return has_right(statute, standing, right) is Truth.TRUE


def visible_to(person: Person) -> list[str]:
    """The visibilities that they see, for a filter of rows."""
    return [each.value for each in Visibility if person.sees(each)]
