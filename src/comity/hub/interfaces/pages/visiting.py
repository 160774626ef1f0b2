"""Who reads a page of the hub: somebody signed in, or nobody; tokens count for nothing here."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from ipaddress import IPv4Address, IPv6Address
from typing import Concatenate, ParamSpec, cast
from zoneinfo import ZoneInfo

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from comity.hub.domain.refusals import Gated, SignInNeeded
from comity.hub.queries.callers import Caller, caller_of_person
from comity.parties.models import User

Address = IPv4Address | IPv6Address | None
P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


def caller_of(request: HttpRequest) -> Caller:
    """The same for the whole request, so that what is looked up about them is looked up once."""
    known = getattr(request, "_hub_caller", None)
    if known is None:
        user = request.user
        known = caller_of_person(user if isinstance(user, User) else None)
        request._hub_caller = known  # type: ignore[attr-defined]
    return cast(Caller, known)


def address_of(request: HttpRequest) -> Address:
    """The client's, as the front settled it; `None` where there is no front."""
    found: Address = request.META.get("asgi.scope", {}).get("comity.address")
    return found


def reads(view: View[P]) -> View[P]:
    """A page that is only read. Whoever must be signed in for it is asked to; who must first ask
    for access is sent to the repository's gate."""
    return _visited(view, ["GET", "HEAD"])


def asks(view: View[P]) -> View[P]:
    """A page with a form that comes back to it."""
    return _visited(view, ["GET", "HEAD", "POST"])


def does(view: View[P]) -> View[P]:
    """What a button of another page does; it has no page of its own."""
    return _visited(view, ["POST"])


def _visited(view: View[P], methods: list[str]) -> View[P]:
    @wraps(view)
    def shown(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        person = caller_of(request).user
        zone = ZoneInfo(person.timezone) if person is not None else None
        try:
            with timezone.override(zone):
                return view(request, *args, **kwargs)
        except Gated:
            place = [str(kwargs[each]) for each in ("plural", "account", "name")]
            return redirect(reverse("hub:repository", args=place) + "#gate")
        except SignInNeeded:
            if person is not None:
                raise
            back = request.get_full_path() if request.method != "POST" else _page_before(request)
            return redirect_to_login(back)

    return cast("View[P]", require_http_methods(methods)(shown))


def _page_before(request: HttpRequest) -> str:
    """To where somebody returns who pressed a button before they signed in: the page that the
    button stands on, one level up from what the button asks for."""
    return request.path.rpartition("/")[0] or "/"
