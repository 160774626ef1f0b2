"""The web platform as one ASGI application: `comity serve` runs it in each of its workers."""

from __future__ import annotations

import gc
import os
from contextlib import suppress
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

if TYPE_CHECKING:
    from starlette.types import ASGIApp

    from comity.site.front.application import FrontSettings

SECONDS_BELIEVED = 0.2
"""How old a worker's knowledge may be of which release is current."""
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "comity.site.settings")


def _application() -> ASGIApp:
    """Raises `ImproperlyConfigured` without a key that all workers share."""
    pages = get_wsgi_application()  # sets Django up: what needs its models is imported after it
    from comity.assembly.interfaces.live.routes import live_routes
    from comity.assembly.interfaces.live.stream import Stream
    from comity.hub.actions.record_access import flush_accesses
    from comity.hub.interfaces.api.addresses import AsSent
    from comity.hub.interfaces.api.routes import hub_routes
    from comity.site.front.application import build_front

    if settings.SECRET_KEY_IS_EPHEMERAL and not settings.DEBUG:
        raise ImproperlyConfigured("a server needs COMITY_SECRET_KEY")
    _warm()
    stream = Stream()
    return build_front(
        pages,
        _front_settings(),
        mounts=[*live_routes(stream), AsSent(hub_routes())],
        endings=[stream.stop, flush_accesses],
    )


def _front_settings() -> FrontSettings:
    from django.contrib.staticfiles.storage import staticfiles_storage

    from comity.site.front.application import FrontSettings

    named: dict[str, str] = getattr(staticfiles_storage, "hashed_files", {})
    return FrontSettings(
        threads=settings.THREADS,
        largest_body=settings.LARGEST_BODY,
        rate=settings.RATE_LIMIT,
        loopback_rate=settings.RATE_LIMIT_LOOPBACK,
        mount_rate=settings.HUB_RATE_LIMIT,
        trusted_proxies=settings.TRUSTED_PROXIES,
        metrics_token=settings.METRICS_TOKEN,
        static_folder=settings.STATIC_FOLDER,
        static_prefix=settings.STATIC_URL,
        hashed=frozenset(named.values()),
    )


def _warm() -> None:
    """Load views and rules now rather than with the first request. A database that does not answer
    yet is no reason not to start."""
    from django.db import DatabaseError, connections
    from django.urls import get_resolver

    from comity.kernel.domain.errors import ComityError
    from comity.plan.queries.known_names import KNOWN_NAMES
    from comity.regulation.queries.current_rulebook import ask_every, current_rulebook

    _ = get_resolver().url_patterns
    with suppress(ComityError, DatabaseError):
        current_rulebook()
    with suppress(ComityError, DatabaseError):
        KNOWN_NAMES.brought_up()  # a second for thousands of organisations
    connections.close_all()
    # All that is loaded now stays: Python need not look through it, for tens of milliseconds in the
    # middle of a request, to find what is garbage.
    gc.collect()
    gc.freeze()
    ask_every(SECONDS_BELIEVED)


application = _application()
