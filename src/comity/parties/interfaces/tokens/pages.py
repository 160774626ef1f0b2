"""Tokens of whoever is signed in."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods, require_safe

from comity.parties.actions.issue_token import issue_token
from comity.parties.actions.revoke_token import revoke_token
from comity.parties.interfaces.form_errors import told_in
from comity.parties.interfaces.signed_in import actor_of, person_of, signed_in, signed_in_anew
from comity.parties.interfaces.tokens.forms import IssueForm
from comity.parties.models import Token


@require_safe
@signed_in
def listed(request: HttpRequest) -> HttpResponse:
    """Those that hold, and below them those that do not any more."""
    now = timezone.now()
    own = Token.objects.filter(user=person_of(request))
    holds = own.filter(revoked_at=None, expires_at__gt=now)
    context = {"current": holds, "ended": own.exclude(id__in=holds).order_by("-created_at")[:50]}
    return render(request, "parties/tokens.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in_anew
@sensitive_variables("secret")
def issue(request: HttpRequest) -> HttpResponse:
    """Ask for a token; the answer shows its secret, this once."""
    person = person_of(request)
    form = IssueForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with told_in(form):
            token, secret = issue_token(
                actor=actor_of(request),
                user=person.id,
                name=form.cleaned_data["name"],
                scopes=form.scopes,
                expires_at=form.cleaned_data["last_day"],
            )
            shown = {"token": token, "secret": secret.text}
            return render(request, "parties/token_issued.html", shown)
    return render(request, "parties/token_new.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in_anew
def revoke(request: HttpRequest, key: UUID) -> HttpResponse:
    """Ask first, then revoke. Of other people's tokens it says only that there is none."""
    token = Token.objects.filter(id=key, user=person_of(request)).first()
    if token is None:
        raise Http404
    if request.method == "POST":
        revoke_token(actor=actor_of(request), token=token.id)
        messages.success(request, _("The token is revoked."))
        return redirect("parties:tokens")
    return render(request, "parties/token_revoke.html", {"token": token})
