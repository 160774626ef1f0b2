"""Views of django-allauth that change an account in several steps, mail and log among them: all of
them are kept, or none where one fails."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import wraps
from importlib import import_module
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver

Pattern = URLPattern | URLResolver
WRITING = frozenset(
    {
        "account_confirm_email",
        "account_email",
        "mfa_add_webauthn",
        "mfa_deactivate_totp",
        "mfa_remove_webauthn",
        "socialaccount_connections",
    }
)
"""By the names of their addresses. Where allauth opens a transaction itself, it tells what it did
only after that; what waits for another server, or is open to everybody, holds none open."""


def whole_writes(urls: str) -> list[Pattern]:
    """The patterns of the module `urls`, each view in `WRITING` in one transaction."""
    patterns: list[Pattern] = import_module(urls).urlpatterns
    for pattern in _each(patterns):
        if pattern.name in WRITING and not hasattr(pattern.callback, "__wrapped_whole__"):
            pattern.callback = _whole(pattern.callback)
    return patterns


def _each(patterns: Iterable[Pattern]) -> Iterable[URLPattern]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from _each(pattern.url_patterns)
        else:
            yield pattern


def _whole(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    @wraps(view)
    def shown(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:  # noqa: ANN401
        if request.method != "POST":
            return view(request, *args, **kwargs)
        with transaction.atomic():
            return view(request, *args, **kwargs)

    setattr(shown, "__wrapped_whole__", True)  # noqa: B010 - for whoever loads the addresses again
    return shown
