"""Take away everything by which a person gets in: sessions and tokens."""

from __future__ import annotations

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.utils import timezone

from comity.parties.models import Token, User


def end_sessions(person: User) -> None:
    """Sign the person out everywhere. Runs inside the caller's transaction."""
    kept = UserSession.objects.filter(user=person)
    Session.objects.filter(
        session_key__in=list(kept.values_list("session_key", flat=True))
    ).delete()
    kept.delete()


def end_tokens(person: User) -> None:
    """Revoke every token of the person. Runs inside the caller's transaction."""
    Token.objects.filter(user=person, revoked_at=None).update(revoked_at=timezone.now())
