"""The web platform with a few more addresses: slow, writing, and enqueueing ones."""

from __future__ import annotations

import time
from pathlib import Path

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django_tasks import task

from comity.kernel.actions.append_audit import append_audit
from comity.site.urls import handler404, handler500
from comity.site.urls import urlpatterns as site_urls

__all__ = ["handler404", "handler500", "urlpatterns"]


def slow(request: HttpRequest) -> HttpResponse:
    if folder := request.GET.get("folder", ""):
        (Path(folder) / f"begun-{time.monotonic_ns()}").touch()
    time.sleep(float(request.GET["seconds"]))
    return HttpResponse("at last")


def write(request: HttpRequest) -> HttpResponse:
    with transaction.atomic():
        entry = append_audit(actor="user:1", action="write", object="thing:1", payload={})
    return HttpResponse(str(entry.sequence))


@task
def leave_marks(folder: str, seconds: float) -> None:
    """A mark when it begins, one when it has ended."""
    (Path(folder) / f"begun-{time.monotonic_ns()}").touch()
    time.sleep(seconds)
    (Path(folder) / "ended").touch()


def enqueue(request: HttpRequest) -> HttpResponse:
    leave_marks.enqueue(request.GET["folder"], float(request.GET["seconds"]))
    return HttpResponse("enqueued")


urlpatterns = [
    path("slow", slow),
    path("write", write),
    path("enqueue", enqueue),
    *site_urls,
]
