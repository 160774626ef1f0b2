"""One's own account: its name, new repositories, tokens, uploads, and how to set a client up."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.messages import get_messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables

from comity.hub.actions.create_repository import create_repository
from comity.hub.actions.open_account import open_account
from comity.hub.domain.repositories import RepositoryKind, Visibility
from comity.hub.interfaces.pages.links import links_of
from comity.hub.interfaces.pages.people.forms import AccountForm, RepositoryForm, TokenForm
from comity.hub.interfaces.pages.visiting import asks, caller_of, reads
from comity.hub.queries.own_accounts import (
    own_account,
    owned_without_account,
    writable_accounts,
    writable_repositories,
)
from comity.hub.queries.uploads import own_uploads
from comity.parties.actions.issue_token import issue_token
from comity.parties.interfaces.form_errors import told_in
from comity.parties.interfaces.signed_in import actor_of, person_of, signed_in, signed_in_anew


@asks
@signed_in
def choose_account(request: HttpRequest) -> HttpResponse:
    """The accounts that the person has a hand in, and a form for those that are missing."""
    caller = caller_of(request)
    parties: list[tuple[str, str | Promise]] = []
    if own_account(caller) is None:
        parties.append(("self", _("yourself")))
    parties += [(str(each.id), each.name) for each in owned_without_account(caller)]
    form = AccountForm(request.POST or None, parties=parties)
    if request.method == "POST" and form.is_valid():
        party = form.cleaned_data["party"]
        with told_in(form, "name"):
            account = open_account(
                caller=caller,
                name=form.cleaned_data["name"],
                user=person_of(request).id if party == "self" else None,
                organisation=UUID(party) if party != "self" else None,
            )
            messages.success(request, _("%(name)s is taken for you.") % {"name": account.name})
            return redirect("hub:account")
    context = {"form": form if parties else None, "accounts": writable_accounts(caller)}
    return _show(request, "account.html", **context)


@asks
@signed_in
def new_repository(request: HttpRequest) -> HttpResponse:
    caller = caller_of(request)
    accounts = writable_accounts(caller)
    if not accounts:
        messages.info(request, _("First choose the name under which you publish."))
        return redirect("hub:account")
    initial = {each: request.GET[each] for each in ("kind", "account") if each in request.GET}
    form = RepositoryForm(
        request.POST or None,
        accounts=[(each.name, each.name) for each in accounts],
        initial=initial,
    )
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        with told_in(form):
            made = create_repository(
                caller=caller,
                kind=RepositoryKind(given["kind"]),
                account=given["account"],
                name=given["name"],
                visibility=Visibility(given["visibility"]),
            )
            messages.success(request, _("%(name)s is made.") % {"name": made})
            return redirect(links_of(made).home)
    return _show(request, "new.html", form=form)


@asks
@signed_in_anew
@sensitive_variables("secret")
def new_token(request: HttpRequest) -> HttpResponse:
    """Ask for a token; the answer shows its secret, this once, and how a client gets it."""
    caller, person = caller_of(request), person_of(request)
    objects: list[tuple[str, str | Promise]] = [
        (each.reference, _("all of %(account)s") % {"account": each.name})
        for each in writable_accounts(caller)
    ]
    objects += [(each.reference, str(each)) for each in writable_repositories(caller)]
    form = TokenForm(request.POST or None, objects=objects)
    if request.method == "POST" and form.is_valid():
        with told_in(form):
            token, secret = issue_token(
                actor=actor_of(request),
                user=person.id,
                name=form.cleaned_data["name"],
                scopes=form.scopes,
                expires_at=form.cleaned_data["last_day"],
            )
            context = {"token": token, "secret": secret.text, "endpoint": _endpoint(request)}
            return _show(request, "token.html", **context)
    return _show(request, "token_new.html", form=form)


@reads
def set_up_client(request: HttpRequest) -> HttpResponse:
    """For everybody: what to set so that clients ask this node."""
    return _show(request, "client.html", endpoint=_endpoint(request))


@reads
@signed_in
def show_uploads(request: HttpRequest) -> HttpResponse:
    return _show(request, "own_uploads.html", uploads=own_uploads(caller_of(request)))


def _endpoint(request: HttpRequest) -> str:
    return request.build_absolute_uri("/").rstrip("/")


def _show(request: HttpRequest, template: str, **context: object) -> HttpResponse:
    own = own_account(caller_of(request))
    given = {"own": own, "told": get_messages(request)}
    return render(request, f"hub/{template}", given | context)
