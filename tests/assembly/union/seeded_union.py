"""A union of as many States as one likes, each with a head of delegation who has a token, and two
clerks beside the secretary: for loads and faults. Its statute has a matter for each way of voting.

`python -m tests.assembly.union.seeded_union MEMBERS` seeds the database of its environment and
prints the union as JSON, with a cookie of a session for each person who signs in.
"""

from __future__ import annotations

import json
import sys
from dataclasses import asdict, dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from comity.parties.models import User

STATUTE = Path(__file__).with_name("union.yaml")


@dataclass
class Union:
    """Tokens and cookies by the code of the member, or the name of the officer."""

    slug: str
    tokens: dict[str, str] = field(default_factory=dict)
    cookies: dict[str, str] = field(default_factory=dict)
    users: dict[str, str] = field(default_factory=dict)
    """ids of the same people"""

    @property
    def members(self) -> list[str]:
        return sorted(each for each in self.tokens if each.isupper())


def seed_union(members: int) -> Union:
    """All in one transaction, since each of so many commits would wait for the disk."""
    from django.db import transaction
    from tests.assembly.seeding import SINCE, seed_member, seeded
    from tests.parties.people import person

    from comity.assembly.actions.appoint_officer import appoint_officer
    from comity.assembly.domain.offices import Office
    from comity.parties.domain.terms import Term
    from comity.regulation.adapters.rulebook_files import shipped_jurisdictions

    states = [each.id for each in shipped_jurisdictions() if each.kind == "country"][:members]
    if len(states) < members:
        raise ValueError(f"there are only {len(states)} countries and areas")
    with transaction.atomic():
        made = seeded(*states[:1], statute=STATUTE)
        for code in states[1:]:
            seed_member(made, code)
        people = {"secretary": made.secretary, **made.heads}
        for name in ("clerk-one", "clerk-two"):
            people[name] = person(name)
            appoint_officer(
                person=made.as_operator(),
                user=people[name].id,
                office=Office.CLERK,
                term=Term(SINCE),
            )
        union = Union(made.assembly.slug)
        for name, user in people.items():
            union.users[name] = str(user.id)
            union.tokens[name] = _token(union.slug, user)
            union.cookies[name] = _cookie(user)
    return union


def _token(slug: str, user: User) -> str:
    from django.utils import timezone

    from comity.assembly.queries.people import REPRESENT
    from comity.parties.actions.issue_token import issue_token
    from comity.parties.domain.permissions import Actor

    scopes = [f"{each}@assembly:{slug}" for each in (REPRESENT, "keep-ballots", "read-members")]
    _, secret = issue_token(
        actor=Actor(user.reference),
        user=user.id,
        name="votes",
        scopes=scopes,
        expires_at=timezone.now() + timedelta(days=1),
    )
    return secret.text


def _cookie(user: User) -> str:
    """Of a session in which they are signed in."""
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    return session.session_key


if __name__ == "__main__":
    import django

    django.setup()
    print(json.dumps(asdict(seed_union(int(sys.argv[1])))))
