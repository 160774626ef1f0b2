"""What buttons on a repository's pages do."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme

from comity.hub.actions.like_repository import like_repository, unlike_repository
from comity.hub.domain.policy import Deed
from comity.hub.interfaces.pages.repository.frame import framed, show
from comity.hub.interfaces.pages.visiting import does, reads
from comity.hub.queries.uploads import uploads_to


@does
def like(request: HttpRequest, plural: str, account: str, name: str) -> HttpResponse:
    frame = framed(request, plural, account, name, Deed.DISCUSS)
    change = unlike_repository if request.POST.get("like") == "no" else like_repository
    change(caller=frame.caller, repository=frame.repository)
    back = request.META.get("HTTP_REFERER", "")
    here = url_has_allowed_host_and_scheme(back, {request.get_host()}, request.is_secure())
    return redirect(back if here else frame.links.home)


@reads
def show_uploads(request: HttpRequest, plural: str, account: str, name: str) -> HttpResponse:
    frame = framed(request, plural, account, name, Deed.WRITE)
    return show(
        request,
        "uploads.html",
        frame,
        "uploads",
        uploads=uploads_to(frame.caller, frame.repository),
    )
