"""Feeds and calendars that were made lately, as long as nothing has changed since.

Readers ask again and again for what seldom changes. What is kept is found by the last entry of the
audit log, which is written together with each change, so that nobody is given an older state.
"""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from threading import Lock

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language

from comity.plan.interfaces.pages.feeds.scopes import Named
from comity.plan.queries.open_data.scope import public_scope
from comity.plan.queries.open_data.state import data_state
from comity.plan.queries.people import Person

KEPT = 16
"""files in each process, of 1 MB at most"""
_FILES: dict[str, bytes] = {}
_CHANGING = Lock()


def kept_file(
    request: HttpRequest, asked: Named, person: Person, make: Callable[[], bytes]
) -> bytes:
    """What `make` makes, or made of the same state for the same address and language."""
    state = data_state(public_scope(person), asked.name).digest
    whole = (
        state,
        request.build_absolute_uri(request.path),
        get_language() or "",
        settings.ADDRESS,
    )
    key = sha256("\n".join(whole).encode()).hexdigest()
    found = _FILES.get(key)
    if found is None:
        found = make()
        with _CHANGING:
            _FILES[key] = found
            while len(_FILES) > KEPT:
                del _FILES[next(iter(_FILES))]
    return found
