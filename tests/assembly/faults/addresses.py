"""The platform's addresses, and one that closes a ballot for whoever's token is shown: a clerk whom
the server may die under."""

from __future__ import annotations

from http import HTTPStatus
from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import path
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt

from comity.assembly.actions.close_ballot import close_ballot
from comity.assembly.queries.find_assembly import find_assembly
from comity.assembly.queries.people import Person
from comity.kernel.domain.errors import ComityError
from comity.kernel.interfaces.api.problems import problem_response
from comity.parties.domain.permissions import Actor
from comity.parties.interfaces.api.bearer import BearerToken
from comity.site.urls import handler404, handler500
from comity.site.urls import urlpatterns as platform

__all__ = ["handler404", "handler500", "urlpatterns"]


@csrf_exempt
def close(request: HttpRequest, slug: str, ballot: UUID) -> HttpResponse:
    actor = BearerToken()(request)
    if not isinstance(actor, Actor):
        return HttpResponse(status=HTTPStatus.UNAUTHORIZED)
    try:
        person = Person(actor, find_assembly(slug), timezone.now().date())
        closed = close_ballot(person=person, ballot=ballot)
    except ComityError as error:
        return problem_response(error)
    return JsonResponse({"outcome": closed.outcome})


urlpatterns = [path("closing/<slug:slug>/<uuid:ballot>", close), *platform]
