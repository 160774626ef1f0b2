"""What the pages of organisations show, and to whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from comity.kernel.domain.errors import UnknownName
from comity.parties.actions.authorise import grants_of
from comity.parties.domain.permissions import Actor, permitted
from comity.parties.models import Membership, Organisation, User


@dataclass(frozen=True, slots=True)
class OrganisationPage:
    """The organisation, who belongs to it, who did, and whether the reader may change that."""

    organisation: Organisation
    current: Sequence[Membership]
    ended: Sequence[Membership]
    may_manage: bool


def organisation_page(*, actor: Actor, organisation: UUID, on: date) -> OrganisationPage:
    """Raises `UnknownName` for whoever may not see it as for what there is not: a stranger who
    guesses an address learns nothing."""
    grants = grants_of(actor, on=on)
    reference = f"organisation:{organisation}"
    found = Organisation.objects.filter(id=organisation).first()
    if found is None or not permitted(actor, "view", reference, grants):
        raise UnknownName("organisation-unknown", key=str(organisation))
    memberships = Membership.objects.filter(organisation=found).select_related("user")
    holds = Q(valid_until=None) | Q(valid_until__gt=on)
    return OrganisationPage(
        organisation=found,
        current=list(memberships.filter(holds)),
        ended=list(memberships.exclude(holds).order_by("-valid_until", "id")[:100]),
        may_manage=permitted(actor, "manage-members", reference, grants),
    )


def organisations_of(user: User, *, on: date) -> Sequence[Membership]:
    """The memberships of the person that hold on that day, with their organisations."""
    holds = Q(valid_until=None) | Q(valid_until__gt=on)
    found = Membership.objects.filter(holds, user=user, valid_from__lte=on)
    return list(found.select_related("organisation").order_by("organisation__name", "id"))
