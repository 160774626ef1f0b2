"""A member states a weight that rules count by: its contribution, its population."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from django.db import transaction
from django.db.models import Q

from comity.assembly.models import Member, StatedWeight
from comity.assembly.queries.find_assembly import statute_on
from comity.assembly.queries.members_of import find_member
from comity.assembly.queries.people import Person
from comity.kernel.actions.append_audit import append_audit
from comity.kernel.domain.audit import Visibility
from comity.kernel.domain.errors import Conflict, InvalidInput, UnknownName


def state_weight(
    *, person: Person, member: str, weight: str, value: Fraction, since: date, source: str = ""
) -> StatedWeight:
    """It holds from `since` on; the one before ends on that day. Needs `keep-members`. Raises
    `UnknownName`: `member-unknown`, `weight-name-unknown` for one that members don't state;
    `InvalidInput("weight-malformed")`; `Conflict("weight-before-another")`."""
    person.require("keep-members")
    row = find_member(person.assembly, member)
    stated = {it.id for it in statute_on(person.assembly, person.on).weights if not it.by_class}
    if weight not in stated:
        raise UnknownName("weight-name-unknown", weight=weight[:64])
    if value < 0 or len(str(value)) > 121 or len(source) > 500:
        raise InvalidInput("weight-malformed", text=str(value)[:60])
    with transaction.atomic():
        Member.objects.select_for_update().get(id=row.id)
        earlier = StatedWeight.objects.filter(member=row, weight=weight)
        later = earlier.filter(valid_from__gte=since).exclude(valid_until=since)
        if other := later.order_by("valid_from").first():
            raise Conflict("weight-before-another", other=other.valid_from.isoformat())
        goes_on = Q(valid_until=None) | Q(valid_until__gt=since)
        earlier.filter(goes_on).update(valid_until=since)
        made = StatedWeight.objects.create(
            member=row, weight=weight, value=str(value), valid_from=since, source=source.strip()
        )
        append_audit(
            actor=person.actor.reference,
            action="state_weight",
            object=row.reference,
            payload={
                "member": row.code,
                "weight": weight,
                "value": made.value,
                "from": since.isoformat(),
                "source": made.source,
            },
            visibility=Visibility.PUBLIC,
        )
    return made
