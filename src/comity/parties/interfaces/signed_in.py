"""Views of one person: signed in, in their time zone."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast
from zoneinfo import ZoneInfo

from allauth.account.decorators import reauthentication_required
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from comity.parties.domain.permissions import Actor
from comity.parties.models import User

P = ParamSpec("P")


def person_of(request: HttpRequest) -> User:
    """Who is signed in; for views behind `signed_in`."""
    return cast(User, request.user)


def actor_of(request: HttpRequest) -> Actor:
    """The same, as the actor of an action."""
    return Actor(person_of(request).reference)


def signed_in(
    view: Callable[Concatenate[HttpRequest, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """Whoever is not signed in is asked to; moments show in the person's time zone."""

    @wraps(view)
    def shown(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        with timezone.override(ZoneInfo(person_of(request).timezone)):
            return view(request, *args, **kwargs)

    return cast(Callable[Concatenate[HttpRequest, P], HttpResponse], login_required(shown))


def signed_in_anew(
    view: Callable[Concatenate[HttpRequest, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """As `signed_in`, for what matters: asks for the password, or a second factor, once more, where
    that is more than ten minutes ago."""
    return signed_in(
        cast(Callable[Concatenate[HttpRequest, P], HttpResponse], reauthentication_required(view))
    )
