"""Organisations: what one belongs to, who belongs to them, and changes of that."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from comity.kernel.domain.errors import NotPermitted, UnknownName
from comity.parties.actions.add_member import add_member
from comity.parties.actions.authorise import authorise
from comity.parties.actions.create_organisation import create_organisation
from comity.parties.actions.end_membership import end_membership
from comity.parties.actions.hand_over import hand_over
from comity.parties.domain.permissions import MembershipRole, OrganisationKind
from comity.parties.interfaces.form_errors import told_in
from comity.parties.interfaces.organisations.forms import (
    MemberForm,
    OrganisationForm,
    SuccessorForm,
)
from comity.parties.interfaces.organisations.reading import (
    OrganisationPage,
    organisation_page,
    organisations_of,
)
from comity.parties.interfaces.signed_in import actor_of, person_of, signed_in, signed_in_anew
from comity.parties.models import Membership
from comity.parties.queries.find_person import find_person

ask_or_do = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@signed_in
def mine(request: HttpRequest) -> HttpResponse:
    """Where one belongs, and what one is there."""
    today = timezone.now().date()
    try:
        authorise(actor=actor_of(request), permission="create-organisation")
        may_create = True
    except NotPermitted:
        may_create = False
    held = organisations_of(person_of(request), on=today)
    context = {"memberships": held, "may_create": may_create}
    return render(request, "parties/organisations.html", context)


@ask_or_do
@signed_in_anew
def create(request: HttpRequest) -> HttpResponse:
    """Enter an organisation: the secretariat's work."""
    authorise(actor=actor_of(request), permission="create-organisation")
    form = OrganisationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        with told_in(form):
            made = create_organisation(
                actor=actor_of(request),
                name=given["name"],
                kind=OrganisationKind(given["kind"]),
                jurisdiction=given["jurisdiction"],
                owner=find_person(given["owner"]).id,
                on=timezone.now().date(),
                ror=given["ror"] or None,
                lei=given["lei"] or None,
            )
            messages.success(request, _("%(name)s is entered.") % {"name": made.name})
            return redirect("parties:organisation", key=made.id)
    return render(request, "parties/organisation_new.html", {"form": form})


@require_safe
@signed_in
def shown(request: HttpRequest, key: UUID) -> HttpResponse:
    """One organisation and its people."""
    return render(request, "parties/organisation.html", {"page": _page(request, key)})


@ask_or_do
@signed_in_anew
def add(request: HttpRequest, key: UUID) -> HttpResponse:
    """Add a person by address."""
    page = _managed(request, key)
    form = MemberForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with told_in(form):
            person = find_person(form.cleaned_data["person"])
            add_member(
                actor=actor_of(request),
                organisation=key,
                user=person.id,
                role=MembershipRole(form.cleaned_data["role"]),
                on=timezone.now().date(),
            )
            messages.success(request, _("%(person)s is added.") % {"person": person})
            return redirect("parties:organisation", key=key)
    return render(request, "parties/member_add.html", {"page": page, "form": form})


@ask_or_do
@signed_in_anew
def end(request: HttpRequest, key: UUID, membership: UUID) -> HttpResponse:
    """End somebody's place, or leave."""
    page = _page(request, key)
    place = _place(page, membership)
    own = place.user == person_of(request)
    if not (own or page.may_manage):
        raise NotPermitted(
            "not-permitted", permission="manage-members", object=page.organisation.reference
        )
    if request.method == "POST":
        end_membership(actor=actor_of(request), membership=place.id, on=timezone.now().date())
        messages.success(request, _("The place in the organisation is ended."))
        if own:
            return redirect("parties:organisations")
        return redirect("parties:organisation", key=key)
    context = {"page": page, "place": place, "own": own}
    return render(request, "parties/membership_end.html", context)


@ask_or_do
@signed_in_anew
def pass_on(request: HttpRequest, key: UUID, membership: UUID) -> HttpResponse:
    """Hand a place over to a successor, from today."""
    page = _managed(request, key)
    place = _place(page, membership)
    form = SuccessorForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with told_in(form):
            successor = find_person(form.cleaned_data["person"])
            hand_over(
                actor=actor_of(request),
                organisation=key,
                from_user=place.user_id,
                to_user=successor.id,
                on=timezone.now().date(),
            )
            messages.success(request, _("Handed over to %(person)s.") % {"person": successor})
            # Whoever handed their own place over may not see the organisation any more.
            return redirect("parties:organisations")
    context = {"page": page, "place": place, "form": form}
    return render(request, "parties/hand_over.html", context)


def _page(request: HttpRequest, key: UUID) -> OrganisationPage:
    return organisation_page(actor=actor_of(request), organisation=key, on=timezone.now().date())


def _managed(request: HttpRequest, key: UUID) -> OrganisationPage:
    """The organisation, for whoever manages its members. Raises `NotPermitted`, and as `_page`."""
    page = _page(request, key)
    authorise(
        actor=actor_of(request),
        permission="manage-members",
        object=page.organisation.reference,
    )
    return page


def _place(page: OrganisationPage, membership: UUID) -> Membership:
    found = next((each for each in page.current if each.id == membership), None)
    if found is None:
        raise UnknownName("membership-key-unknown", key=str(membership))
    return found
