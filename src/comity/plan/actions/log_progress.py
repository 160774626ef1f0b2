"""A line of the log about a commitment, seen by nobody who does not see the commitment."""

from __future__ import annotations

from comity.kernel.actions.append_audit import append_audit
from comity.kernel.domain.audit import Visibility
from comity.kernel.domain.errors import UnknownName
from comity.plan.models import Commitment
from comity.plan.queries.people import Person

_ORDER = list(Visibility)
"""From everybody to few."""


def log_progress(
    person: Person,
    commitment: Commitment,
    action: str,
    reference: str,
    visibility: Visibility = Visibility.PUBLIC,
    /,
    **payload: object,
) -> None:
    """`visibility` is that of what the line is about, where it is for fewer."""
    append_audit(
        actor=person.actor.reference,
        action=action,
        object=reference,
        payload={"commitment": commitment.reference, **payload},
        visibility=max(visibility, Visibility(commitment.visibility), key=_ORDER.index),
    )


def locked(person: Person, commitment: Commitment) -> Commitment:
    """As it stands once nobody else changes it. Raises `UnknownName("commitment-unknown")` for one
    of another plan."""
    rows = Commitment.objects.select_for_update(no_key=True).filter(
        plan=person.plan, id=commitment.id
    )
    found = rows.first()
    if found is None:
        raise UnknownName("commitment-unknown", number=commitment.number, plan=person.plan.slug)
    return found
