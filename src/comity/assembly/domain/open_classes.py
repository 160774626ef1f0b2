"""To which kinds of party a class of members is open."""

from __future__ import annotations

from comity.assembly.domain.statute import Statute
from comity.kernel.domain.errors import Conflict
from comity.parties.domain.permissions import OrganisationKind


def check_open(statute: Statute, member_class: str, kind: OrganisationKind) -> None:
    """Raises `UnknownName("member-class-unknown")`, `Conflict("application-kind")`."""
    open_to = statute.member_class(member_class).open_to
    if open_to and kind not in open_to:
        kinds = tuple(sorted(each.value for each in open_to))
        raise Conflict("application-kind", kind=kind.value, kinds=kinds)
