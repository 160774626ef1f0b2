"""Who may listen to a session: read from the cookie of the site, since no other sign is sent."""

from __future__ import annotations

from importlib import import_module
from uuid import UUID

from django.conf import settings
from django.contrib.auth import get_user
from django.http import HttpRequest
from django.utils import timezone

from comity.assembly.interfaces.live.listeners import Wanted
from comity.assembly.queries.find_assembly import find_assembly
from comity.assembly.queries.people import PUBLIC, Person, visible_to
from comity.assembly.queries.sessions import find_session
from comity.parties.domain.permissions import Actor
from comity.parties.models import User


def entry(slug: str, session: UUID, language: str, key: str) -> Wanted:
    """What whoever holds the session key `key` ("" for nobody) may listen to, now. Raises
    `UnknownName`: `assembly-unknown`, `session-unknown` also where they may not know of it."""
    person = Person(_actor(key), find_assembly(slug), timezone.now().date())
    found = find_session(person, session)
    known = {code for code, _name in settings.LANGUAGES}
    return found.id, language if language in known else "en", tuple(visible_to(person))


def _actor(key: str) -> Actor:
    """By the rules of Django's own middleware: after a session that ended or a password that was
    changed they are nobody, and so is whoever may no longer sign in."""
    if not key:
        return PUBLIC
    request = HttpRequest()
    request.session = import_module(settings.SESSION_ENGINE).SessionStore(key)
    user = get_user(request)
    return Actor(user.reference) if isinstance(user, User) else PUBLIC
