"""What a member may do on a day: the rights of its class, without those that it lost."""

from __future__ import annotations

from comity.assembly.domain.member_classes import Right
from comity.assembly.domain.standing import Standing
from comity.assembly.domain.statute import Statute
from comity.regulation.domain.truth import Truth, conjunction, negation


def has_right(statute: Statute, standing: Standing, right: Right) -> Truth:
    """Unknown where its membership, class, arrears or suspension are, and that matters. Raises
    `UnknownName("member-class-unknown")` where the statute does not have its class."""
    parts = [standing.member, class_has(statute, standing, right)]
    if suspension_takes(statute, right):
        parts.append(negation(standing.suspended))
    if right is Right.VOTE:
        parts.append(negation(standing.in_arrears))
    return conjunction(parts)


def class_has(statute: Statute, standing: Standing, right: Right) -> Truth:
    """Of all classes that the member may be of; of none, it has no right."""
    given = {right in statute.member_class(each).rights for each in standing.classes}
    if len(given) > 1:
        return Truth.UNKNOWN
    return Truth.TRUE if True in given else Truth.FALSE


def suspension_takes(statute: Statute, right: Right) -> bool:
    """Where the statute knows no suspension, somebody suspended all the same has no rights."""
    return statute.suspension is None or right in statute.suspension.rights_lost
