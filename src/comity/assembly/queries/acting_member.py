"""For which member somebody acts: their own, or, as the secretariat, one that asked it to."""

from __future__ import annotations

from comity.assembly.domain.member_classes import Right
from comity.assembly.models import Member
from comity.assembly.queries.members_of import find_member
from comity.assembly.queries.people import Person, member_has
from comity.kernel.domain.errors import NotPermitted


def acting_member(person: Person, right: Right, on_behalf: str = "") -> Member:
    """`on_behalf` is the code of a member, for whoever has `keep-motions`; the member needs the
    right either way. Raises as `Person.acts_for` does, and `UnknownName("member-unknown")`."""
    if not on_behalf:
        return person.acts_for(right)
    person.require("keep-motions")
    member = find_member(person.assembly, on_behalf)
    if not member_has(person.assembly, person.on, member, right):
        raise NotPermitted("right-missing", member=member.code, right=str(right))
    return member
