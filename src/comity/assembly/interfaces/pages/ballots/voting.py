"""Vote, object, and let others vote."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from comity.assembly.actions.cast_secret_vote import cast_secret_vote
from comity.assembly.actions.cast_vote import cast_vote
from comity.assembly.actions.grant_proxy import grant_proxy, withdraw_proxy
from comity.assembly.actions.object_to import object_to, withdraw_objection
from comity.assembly.domain.choices import Choice
from comity.assembly.interfaces.pages.ballots.ballot_view import BallotView
from comity.assembly.interfaces.pages.ballots.words import CHOICES, choice_words
from comity.assembly.interfaces.pages.frame import show
from comity.assembly.interfaces.pages.visiting import does
from comity.assembly.queries.people import Person
from comity.assembly.queries.seen_ballots import seen_ballot
from comity.kernel.domain.errors import Conflict, InvalidInput, UnknownName
from comity.kernel.interfaces.error_text import error_text
from comity.kernel.interfaces.web.parameters import LONGEST_SHOWN
from comity.kernel.interfaces.web.translations import translations


@does
def vote(request: HttpRequest, person: Person, key: UUID) -> HttpResponse:
    """By name at once; in secret, what was chosen is asked about first."""
    view = BallotView(person, seen_ballot(person, key))
    choice, member = _choice(request), request.POST.get("member", "")[:LONGEST_SHOWN]
    if view.is_secret:
        return _secretly(request, view, choice, member)

    def cast() -> str:
        given = cast_vote(person=person, ballot=key, choice=choice, member=member)
        about = {
            "member": view.names.get(given.member, given.member),
            "choice": choice_words(given.choice),
        }
        return _("Recorded for %(member)s: %(choice)s.") % about

    return _done(request, person, key, cast)


@does
def object_here(request: HttpRequest, person: Person, key: UUID) -> HttpResponse:
    def objected() -> str:
        object_to(person=person, ballot=key)
        return _("Your member's objection is recorded.")

    return _done(request, person, key, objected)


@does
def take_objection_back(request: HttpRequest, person: Person, key: UUID) -> HttpResponse:
    def taken_back() -> str:
        withdraw_objection(person=person, ballot=key)
        return _("Your member no longer objects.")

    return _done(request, person, key, taken_back)


@does
def grant(request: HttpRequest, person: Person, key: UUID) -> HttpResponse:
    holder = request.POST.get("holder", "")[:LONGEST_SHOWN]

    def granted() -> str:
        grant_proxy(person=person, ballot=key, holder=holder)
        return _("The proxy is recorded.")

    return _done(request, person, key, granted)


@does
def withdraw(request: HttpRequest, person: Person, key: UUID) -> HttpResponse:
    def withdrawn() -> str:
        withdraw_proxy(person=person, ballot=key)
        return _("The proxy is withdrawn.")

    return _done(request, person, key, withdrawn)


def _secretly(request: HttpRequest, view: BallotView, choice: Choice, member: str) -> HttpResponse:
    """The receipt stands on the answer itself: it is kept nowhere from which it could be shown."""
    person, ballot = view.person, view.ballot
    sign, word = CHOICES[choice]
    about = {
        "view": view,
        "ballot": ballot,
        "choice": choice.value,
        "sign": sign,
        "word": word,
        "member": member or person.casts_for,
        "name": view.names.get(member or person.casts_for, ""),
    }
    if request.POST.get("step") != "cast":
        return show(request, "ballot_secret.html", person, "ballots", **about)
    try:
        receipt = cast_secret_vote(person=person, ballot=ballot.id, choice=choice, member=member)
    except (Conflict, InvalidInput) as error:
        return _refused(request, person, ballot.id, error)
    return show(request, "ballot_receipt.html", person, "ballots", receipt=receipt, **about)


def _choice(request: HttpRequest) -> Choice:
    given = request.POST.get("choice", "")
    try:
        return Choice(given)
    except ValueError:
        shown = given[:LONGEST_SHOWN]
        raise InvalidInput("web-no-such-choice", value=shown, name="choice") from None


def _done(request: HttpRequest, person: Person, key: UUID, deed: Callable[[], str]) -> HttpResponse:
    """Back to the ballot, with what came of it."""
    try:
        messages.success(request, deed())
    except (Conflict, InvalidInput, UnknownName) as error:
        return _refused(request, person, key, error)
    return redirect("assembly:ballot", person.assembly.slug, key)


def _refused(
    request: HttpRequest,
    person: Person,
    key: UUID,
    error: Conflict | InvalidInput | UnknownName,
) -> HttpResponse:
    messages.error(request, error_text(error, translations()))
    return redirect("assembly:ballot", person.assembly.slug, key)
