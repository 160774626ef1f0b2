"""Plays a session in the database that the environment names, from a process beside the server:
`python -m tests.assembly.live.playing WHAT ...`. Prints JSON."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable

import django


def main(what: str, *given: str) -> None:
    django.setup()
    known: dict[str, Callable[..., object]] = {"seed": seed, "move": move, "sign-out": sign_out}
    print(json.dumps(known[what](*given)))


def seed() -> dict[str, str]:
    """A public session and one for members, both open; a head of delegation is signed in."""
    from django.conf import settings
    from tests.assembly.seeding import seeded
    from tests.assembly.sitting import opened
    from tests.hashing import HASHERS

    from comity.kernel.domain.audit import Visibility

    settings.PASSWORD_HASHERS = HASHERS
    made = seeded()
    public = opened(made, "KE", visibility=Visibility.PUBLIC)
    members = opened(made, visibility=Visibility.MEMBERS)
    user = made.heads["KE"]
    return {"public": str(public.id), "members": str(members.id), "key": _signed_in(user)}


def _signed_in(user: object) -> str:
    from importlib import import_module

    from django.conf import settings
    from django.contrib.auth import login
    from django.http import HttpRequest

    request = HttpRequest()
    request.META["REMOTE_ADDR"] = "127.0.0.1"
    request.session = import_module(settings.SESSION_ENGINE).SessionStore()
    login(request, user, backend=settings.AUTHENTICATION_BACKENDS[0])  # type: ignore[arg-type]
    request.session.save()
    return str(request.session.session_key)


def move(session: str, member: str, arrives: str) -> float:
    """When it was committed."""
    from uuid import UUID

    from django.utils import timezone

    from comity.assembly.actions.record_movement import record_movement
    from comity.assembly.models import Assembly
    from comity.assembly.queries.people import Person
    from comity.parties.domain.permissions import OPERATOR

    person = Person(OPERATOR, Assembly.objects.get(), timezone.now().date())
    record_movement(person=person, session=UUID(session), members=[member], arrives=arrives == "in")
    return time.time()


def sign_out(key: str) -> bool:
    from django.contrib.sessions.models import Session

    return Session.objects.filter(session_key=key).delete()[0] == 1


if __name__ == "__main__":
    main(*sys.argv[1:])
