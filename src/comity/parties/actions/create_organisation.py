"""Enter an organisation and its first owner."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction

from comity.kernel.actions.append_audit import append_audit
from comity.kernel.domain.audit import Visibility
from comity.kernel.domain.errors import Conflict, InvalidInput
from comity.parties.actions.authorise import authorise
from comity.parties.actions.find_party import get_user
from comity.parties.domain.identifiers import parse_jurisdiction_code, parse_lei, parse_ror
from comity.parties.domain.permissions import Actor, MembershipRole, OrganisationKind
from comity.parties.models import Membership, Organisation


def create_organisation(
    *,
    actor: Actor,
    name: str,
    kind: OrganisationKind,
    jurisdiction: str,
    owner: UUID,
    on: date,
    ror: str | None = None,
    lei: str | None = None,
) -> Organisation:
    """The new organisation, owned by `owner` from the day `on`.

    Needs `create-organisation` everywhere: nobody names themselves a ministry. Raises
    `InvalidInput` for a malformed identifier and `Conflict` for a ROR or LEI that is taken.
    """
    authorise(actor=actor, permission="create-organisation")
    return enter_organisation(
        actor=actor,
        name=name,
        kind=kind,
        jurisdiction=jurisdiction,
        owner=owner,
        on=on,
        ror=ror,
        lei=lei,
    )


def enter_organisation(
    *,
    actor: Actor,
    name: str,
    kind: OrganisationKind,
    jurisdiction: str,
    owner: UUID,
    on: date,
    ror: str | None = None,
    lei: str | None = None,
) -> Organisation:
    """The same for an action that asked by a rule of its own whether the actor may. Raises as
    `create_organisation` does."""
    if not name.strip():
        raise InvalidInput("organisation-name-missing")
    organisation = Organisation(
        name=name.strip(),
        kind=kind.value,
        jurisdiction=parse_jurisdiction_code(jurisdiction),
        ror=parse_ror(ror) if ror else None,
        lei=parse_lei(lei) if lei else None,
    )
    with transaction.atomic():
        first = get_user(owner)
        try:
            with transaction.atomic():
                organisation.save(force_insert=True)
        except IntegrityError as error:
            raise Conflict("organisation-exists", name=organisation.name) from error
        Membership.objects.create(
            organisation=organisation,
            user=first,
            role=MembershipRole.OWNER.value,
            valid_from=on,
        )
        append_audit(
            actor=actor.reference,
            action="create_organisation",
            object=organisation.reference,
            payload={
                "name": organisation.name,
                "kind": organisation.kind,
                "jurisdiction": organisation.jurisdiction,
                "ror": organisation.ror,
                "lei": organisation.lei,
                "owner": first.reference,
                "on": on.isoformat(),
            },
            visibility=Visibility.MEMBERS,
        )
    return organisation
