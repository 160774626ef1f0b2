"""What the secretariat can do: each deed is a form and the action that it calls."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from comity.parties.actions.create_organisation import create_organisation
from comity.parties.actions.deactivate_person import deactivate_person
from comity.parties.actions.end_membership import end_membership
from comity.parties.actions.end_role import end_role
from comity.parties.actions.erase_person import erase_person
from comity.parties.actions.grant_role import grant_role
from comity.parties.actions.reactivate_person import reactivate_person
from comity.parties.actions.reset_second_factors import reset_second_factors
from comity.parties.actions.revoke_token import revoke_token
from comity.parties.domain.permissions import EVERYWHERE, ROLES, Actor, OrganisationKind
from comity.parties.interfaces.organisations.forms import OrganisationForm
from comity.parties.queries.find_person import find_person

Given = Mapping[str, Any]


class RoleForm(forms.Form):
    """A role, where it holds, and until when."""

    name = forms.ChoiceField(label=_("Role"), choices=[(name, name) for name in ROLES])
    scope = forms.CharField(
        label=_("Scope"),
        max_length=255,
        initial=EVERYWHERE,
        help_text=_("An object such as organisation:KEY, or * for everywhere."),
    )
    until = forms.DateField(
        label=_("First day without it"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
    )


@dataclass(frozen=True, slots=True)
class Deed:
    """`run` gets the actor, the key of the record, and what the form was given."""

    name: str
    title: str | Promise
    warning: str | Promise
    run: Callable[[Actor, UUID | None, Given], object]
    form: type[forms.Form] = forms.Form
    on_record: bool = True


def _enter(actor: Actor, key: UUID | None, given: Given) -> object:
    return create_organisation(
        actor=actor,
        name=given["name"],
        kind=OrganisationKind(given["kind"]),
        jurisdiction=given["jurisdiction"],
        owner=find_person(given["owner"]).id,
        on=timezone.now().date(),
        ror=given["ror"] or None,
        lei=given["lei"] or None,
    )


def _known(key: UUID | None) -> UUID:
    if key is None:
        raise TypeError("this deed is done to a record")
    return key


def _grant(party: str) -> Callable[[Actor, UUID | None, Given], object]:
    def run(actor: Actor, key: UUID | None, given: Given) -> object:
        return grant_role(
            actor=actor,
            name=given["name"],
            on=timezone.now().date(),
            scope=given["scope"],
            until=given["until"],
            **{party: _known(key)},
        )

    return run


GRANT = _("The role holds from today.")
ON_PEOPLE = (
    Deed("grant-role", _("Grant a role"), GRANT, _grant("user"), RoleForm),
    Deed(
        "reset-second-factors",
        _("Take away second factors"),
        _("Make sure first that it is this person who asks. They are signed out everywhere."),
        lambda actor, key, _given: reset_second_factors(actor=actor, user=_known(key)),
    ),
    Deed(
        "deactivate",
        _("Shut out"),
        _("The person is signed out everywhere and can't sign in; their tokens are revoked."),
        lambda actor, key, _given: deactivate_person(actor=actor, user=_known(key)),
    ),
    Deed(
        "reactivate",
        _("Let in again"),
        _("The person may sign in again; revoked tokens stay revoked."),
        lambda actor, key, _given: reactivate_person(actor=actor, user=_known(key)),
    ),
    Deed(
        "erase",
        _("Erase personal data"),
        _("Name, addresses and all ways to sign in are erased for ever; places and roles end."),
        lambda actor, key, _given: erase_person(actor=actor, user=_known(key)),
    ),
)
ON_ORGANISATIONS = (
    Deed(
        "enter",
        _("Enter an organisation"),
        _("Its first owner manages who else belongs to it."),
        _enter,
        OrganisationForm,
        on_record=False,
    ),
    Deed("grant-role", _("Grant a role"), GRANT, _grant("organisation"), RoleForm),
)
ON_MEMBERSHIPS = (
    Deed(
        "end",
        _("End the membership"),
        _("It ends today and stays on record."),
        lambda actor, key, _given: end_membership(
            actor=actor, membership=_known(key), on=timezone.now().date()
        ),
    ),
)
ON_ROLES = (
    Deed(
        "end",
        _("End the role"),
        _("It ends today and stays on record."),
        lambda actor, key, _given: end_role(
            actor=actor, role=_known(key), on=timezone.now().date()
        ),
    ),
)
ON_TOKENS = (
    Deed(
        "revoke",
        _("Revoke the token"),
        _("Programs that use it are refused from now on."),
        lambda actor, key, _given: revoke_token(actor=actor, token=_known(key)),
    ),
)
