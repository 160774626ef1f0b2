"""Who asks for a page."""

from __future__ import annotations

from django.http import HttpRequest

from comity.parties.domain.permissions import Actor
from comity.parties.models import User
from comity.regulation.actions.file_report import ANONYMOUS


def actor_of(request: HttpRequest) -> Actor:
    """The person signed in, or somebody to whom nothing is granted."""
    user = request.user
    return Actor(user.reference) if isinstance(user, User) else ANONYMOUS
