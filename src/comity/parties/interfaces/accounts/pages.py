"""The account of whoever is signed in."""

from __future__ import annotations

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from comity.parties.actions.change_profile import change_profile
from comity.parties.actions.erase_person import erase_person
from comity.parties.interfaces.accounts.forms import DeleteForm, ProfileForm
from comity.parties.interfaces.form_errors import told_in
from comity.parties.interfaces.organisations.reading import organisations_of
from comity.parties.interfaces.signed_in import actor_of, person_of, signed_in, signed_in_anew
from comity.parties.models import Token
from comity.parties.queries.personal_data import personal_data


@require_safe
@signed_in
def overview(request: HttpRequest) -> HttpResponse:
    """Everything about the account at a glance, each leading to where it is changed."""
    person, now = person_of(request), timezone.now()
    factors = Authenticator.objects.filter(user=person)
    keys = factors.filter(type=Authenticator.Type.WEBAUTHN)
    context = {
        "person": person,
        "addresses": EmailAddress.objects.filter(user=person).order_by("-primary", "email"),
        "has_password": person.has_usable_password(),
        "app": factors.filter(type=Authenticator.Type.TOTP).exists(),
        "keys": keys.count(),
        "codes": factors.filter(type=Authenticator.Type.RECOVERY_CODES).exists(),
        "services": SocialAccount.objects.filter(user=person),
        "memberships": organisations_of(person, on=now.date()),
        "tokens": Token.objects.filter(user=person, revoked_at=None, expires_at__gt=now).count(),
    }
    return render(request, "parties/overview.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def profile(request: HttpRequest) -> HttpResponse:
    """Name, language, time zone."""
    person = person_of(request)
    kept = {"name": person.name, "language": person.language, "timezone": person.timezone}
    form = ProfileForm(request.POST or None, initial=kept)
    if request.method == "POST" and form.is_valid():
        with told_in(form):
            change_profile(actor=actor_of(request), user=person.id, **form.cleaned_data)
            messages.success(request, _("Your profile is changed."))
            return redirect("parties:overview")
    return render(request, "parties/profile.html", {"form": form})


@require_safe
@signed_in_anew
def data(request: HttpRequest) -> HttpResponse:
    """All that is kept of the person, as a file."""
    response = JsonResponse(
        personal_data(person_of(request)), json_dumps_params={"indent": 2, "ensure_ascii": False}
    )
    response["Content-Disposition"] = 'attachment; filename="comity-account.json"'
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in_anew
def delete(request: HttpRequest) -> HttpResponse:
    """Erase the person, after they said so twice."""
    person = person_of(request)
    form = DeleteForm(request.POST or None, expected=person.email)
    if request.method == "POST" and form.is_valid():
        with told_in(form):
            erase_person(actor=actor_of(request), user=person.id)
            logout(request)
            messages.success(request, _("Your account is deleted."))
            return redirect("account_login")
    return render(request, "parties/delete.html", {"form": form})
