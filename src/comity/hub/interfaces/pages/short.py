"""Addresses that clients print: `/account/name` is a model's, and what follows stays.

Only for a model that the caller may know of; anything else is no page, as it was before there was
a hub, so that nothing of the site is ever shadowed and nothing private shows.
"""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from comity.hub.domain.policy import Deed
from comity.hub.domain.refusals import RepositoryUnknown
from comity.hub.domain.repositories import RepositoryKind
from comity.hub.domain.repository_ids import RESERVED_NAMESPACES
from comity.hub.interfaces.pages.links import links_of
from comity.hub.interfaces.pages.visiting import caller_of, reads
from comity.hub.queries.find_repository import find_repository
from comity.kernel.domain.errors import NotPermitted


@reads
def to_model(request: HttpRequest, account: str, name: str, rest: str = "") -> HttpResponse:
    if account.lower() in RESERVED_NAMESPACES:
        raise Http404
    try:
        found = find_repository(
            caller_of(request), RepositoryKind.MODEL, f"{account}/{name}", Deed.KNOW
        )
    except (RepositoryUnknown, NotPermitted):
        raise Http404 from None
    query = request.META.get("QUERY_STRING", "")
    return redirect(
        links_of(found).home + (f"/{rest}" if rest else "") + (f"?{query}" if query else "")
    )
